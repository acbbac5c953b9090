<?xml version="1.0" encoding="UTF-8"?>
<!-- Table of contents, list of tables, list of figures: fields of Word whose results are our own lists. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <!-- Figures of single objects are hundreds, and are found through their objects. -->
  <xsl:key name="bernomor" match="d:figure" use="'figure'"/>
  <xsl:key name="berdaftar" match="d:table | d:figure[not(parent::d:section[@role = 'rincian'])]" use="local-name()"/>

  <xsl:template name="t:contents">
    <xsl:call-template name="t:list">
      <xsl:with-param name="name" select="'daftar-isi'"/>
      <xsl:with-param name="nodes" select="d:preface | d:chapter | d:appendix"/>
      <xsl:with-param name="field" select="concat(' TOC \o &quot;1-', $kedalaman + 1, '&quot; \h \z ')"/>
    </xsl:call-template>
    <xsl:variable name="tabel">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.tabel'"/></xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="t:list">
      <xsl:with-param name="name" select="'daftar-tabel'"/>
      <xsl:with-param name="nodes" select="key('berdaftar', 'table')"/>
      <xsl:with-param name="field" select="concat(' TOC \h \z \c &quot;', $tabel, '&quot; ')"/>
    </xsl:call-template>
    <xsl:variable name="gambar">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.gambar'"/></xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="t:list">
      <xsl:with-param name="name" select="'daftar-gambar'"/>
      <xsl:with-param name="nodes" select="key('berdaftar', 'figure')"/>
      <xsl:with-param name="field" select="concat(' TOC \h \z \c &quot;', $gambar, '&quot; ')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- One list; nothing when it would be empty. -->
  <xsl:template name="t:list">
    <xsl:param name="name"/>
    <xsl:param name="nodes"/>
    <xsl:param name="field"/>
    <xsl:if test="$nodes">
      <w:p>
        <w:pPr>
          <w:pStyle w:val="TOCHeading"/>
          <xsl:if test="$name = 'daftar-isi' and not($lampiran)"><w:pageBreakBefore/></xsl:if>
        </w:pPr>
        <w:bookmarkStart w:id="0" w:name="_{$name}"/><w:bookmarkEnd w:id="0"/>
        <w:r>
          <w:t>
            <xsl:call-template name="t:text"><xsl:with-param name="key" select="concat('html.', $name)"/></xsl:call-template>
          </w:t>
        </w:r>
      </w:p>
      <xsl:apply-templates select="$nodes" mode="m:toc">
        <xsl:with-param name="field" select="$field"/>
      </xsl:apply-templates>
      <w:p><w:pPr><w:pStyle w:val="Batas"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
    </xsl:if>
  </xsl:template>

  <!-- Mode m:toc: an entry of a list, the field beginning in the first one, and the entries under it down to
       $kedalaman; details of objects are reached through the registers. -->
  <xsl:template match="*" mode="m:toc">
    <xsl:param name="field"/>
    <xsl:param name="level" select="1"/>
    <w:p>
      <w:pPr>
        <w:pStyle>
          <xsl:attribute name="w:val">
            <xsl:choose>
              <xsl:when test="self::d:table or self::d:figure">TableofFigures</xsl:when>
              <xsl:otherwise><xsl:value-of select="concat('TOC', $level)"/></xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
        </w:pStyle>
        <w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{$lebar-tegak}"/></w:tabs>
      </w:pPr>
      <xsl:if test="$field != '' and position() = 1">
        <xsl:call-template name="t:field-start"><xsl:with-param name="code" select="$field"/></xsl:call-template>
      </xsl:if>
      <xsl:variable name="label"><xsl:apply-templates select="." mode="m:label"/></xsl:variable>
      <xsl:variable name="judul"><xsl:apply-templates select="d:title" mode="m:plain"/></xsl:variable>
      <w:hyperlink w:anchor="{@xml:id}" w:history="1">
        <w:r><w:t><xsl:value-of select="normalize-space(concat($label, ' ', $judul))"/></w:t></w:r>
        <w:r><w:tab/></w:r>
        <xsl:call-template name="t:field-start">
          <xsl:with-param name="code" select="concat(' PAGEREF ', @xml:id, ' \h ')"/>
        </xsl:call-template>
        <w:r><w:fldChar w:fldCharType="end"/></w:r>
      </w:hyperlink>
    </w:p>
    <xsl:if test="$level &lt;= $kedalaman">
      <xsl:apply-templates select="d:section[not(@role = 'rincian')]" mode="m:toc">
        <xsl:with-param name="level" select="$level + 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- A field up to its result; Swift writes the name of the bookmark into a PAGEREF. -->
  <xsl:template name="t:field-start">
    <xsl:param name="code"/>
    <w:r><w:fldChar w:fldCharType="begin"/></w:r>
    <w:r><w:instrText xml:space="preserve"><xsl:value-of select="$code"/></w:instrText></w:r>
    <w:r><w:fldChar w:fldCharType="separate"/></w:r>
  </xsl:template>
</xsl:stylesheet>
