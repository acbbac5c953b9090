<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts that all documents have beside their text: header, footers, settings, properties. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:template name="t:common-parts">
    <xsl:param name="title"/>
    <xsl:param name="creator"/>
    <xsl:param name="keywords"/>
    <xsl:param name="marks"/>
    <xsl:param name="use" select="'naskah'"/>
    <pkg:part pkg:name="word/styles.xml">
      <xsl:call-template name="t:styles"><xsl:with-param name="use" select="$use"/></xsl:call-template>
    </pkg:part>
    <pkg:part pkg:name="word/fontTable.xml">
      <w:fonts>
        <w:font w:name="{$huruf}"><w:altName w:val="URW Bookman"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
        <w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
      </w:fonts>
    </pkg:part>
    <pkg:part pkg:name="word/settings.xml"><xsl:call-template name="t:settings"/></pkg:part>
    <pkg:part pkg:name="word/header1.xml">
      <w:hdr>
        <w:p>
          <w:pPr><w:pStyle w:val="Header"/></w:pPr>
          <w:r><w:t xml:space="preserve">- </w:t></w:r>
          <w:r><w:fldChar w:fldCharType="begin"/></w:r>
          <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
          <w:r><w:fldChar w:fldCharType="separate"/></w:r>
          <w:r><w:t>1</w:t></w:r>
          <w:r><w:fldChar w:fldCharType="end"/></w:r>
          <w:r><w:t xml:space="preserve"> -</w:t></w:r>
        </w:p>
      </w:hdr>
    </pkg:part>
    <pkg:part pkg:name="word/header2.xml">
      <w:hdr><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>
    </pkg:part>
    <pkg:part pkg:name="word/footer1.xml">
      <w:ftr>
        <w:p>
          <w:pPr><w:pStyle w:val="Footer"/></w:pPr>
          <xsl:if test="string($marks) != ''"><w:r><w:t><xsl:value-of select="$marks"/></w:t></w:r></xsl:if>
        </w:p>
      </w:ftr>
    </pkg:part>
    <pkg:part pkg:name="docProps/core.xml">
      <cp:coreProperties>
        <dc:title><xsl:value-of select="normalize-space($title)"/></dc:title>
        <dc:creator><xsl:value-of select="normalize-space($creator)"/></dc:creator>
        <xsl:if test="string($keywords) != ''"><cp:keywords><xsl:value-of select="$keywords"/></cp:keywords></xsl:if>
        <dc:language>id-ID</dc:language>
      </cp:coreProperties>
    </pkg:part>
  </xsl:template>

  <!-- The cached contents have no page numbers yet, so Word is asked to compute its fields. -->
  <xsl:template name="t:settings">
    <w:settings>
      <w:defaultTabStop w:val="567"/>
      <w:characterSpacingControl w:val="doNotCompress"/>
      <w:updateFields w:val="true"/>
      <w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
      <w:compat>
        <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
      </w:compat>
      <w:themeFontLang w:val="id-ID"/>
      <w:decimalSymbol w:val=","/>
      <w:listSeparator w:val=";"/>
    </w:settings>
  </xsl:template>
</xsl:stylesheet>
