<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes: real ones, whose numbers Word counts in the order of @label. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:key name="kaki" match="d:footnote" use="'kaki'"/>

  <xsl:template match="d:footnote">
    <xsl:if test="not(@label and @xml:id)">
      <xsl:message terminate="yes">TPL004 footnote without label or xml:id</xsl:message>
    </xsl:if>
    <w:r>
      <w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>
      <w:footnoteReference w:id="{@label}"/>
    </w:r>
  </xsl:template>

  <xsl:template name="t:footnotes">
    <w:footnotes>
      <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
      <w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
      <xsl:apply-templates select="key('kaki', 'kaki')" mode="m:note"/>
    </w:footnotes>
  </xsl:template>

  <!-- Mode m:note: the text of a footnote. -->
  <xsl:template match="d:footnote" mode="m:note">
    <w:footnote w:id="{@label}">
      <xsl:apply-templates select="d:para" mode="m:note"/>
      <xsl:if test="not(d:para)"><w:p/></xsl:if>
    </w:footnote>
  </xsl:template>

  <xsl:template match="d:para" mode="m:note">
    <w:p>
      <w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>
      <xsl:if test="position() = 1">
        <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>
        <w:r><w:t xml:space="preserve"> </w:t></w:r>
      </xsl:if>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>
</xsl:stylesheet>
