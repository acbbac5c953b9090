<?xml version="1.0" encoding="UTF-8"?>
<!-- The cover: who, what, when, in which state; the heading block of an annex; the summary. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:variable name="lampiran" select="contains($peran, ' sebagai-lampiran ')"/>

  <xsl:template match="d:info">
    <xsl:apply-templates select="d:legalnotice[@role = 'kepala-lampiran']/d:para" mode="m:cover"/>
    <xsl:if test="not($lampiran)"><xsl:apply-templates select="d:org/d:orgname" mode="m:cover"/></xsl:if>
    <xsl:apply-templates select="d:title" mode="m:cover"/>
    <xsl:if test="not($lampiran)"><xsl:apply-templates select="d:subtitle" mode="m:cover"/></xsl:if>
    <xsl:apply-templates select="d:pubdate | d:releaseinfo[@role != 'alat']" mode="m:cover"/>
    <xsl:apply-templates select="d:legalnotice[not(@role)]/d:para" mode="m:cover"/>
  </xsl:template>

  <!-- Mode m:cover: one line of the cover. -->
  <xsl:template match="*" mode="m:cover">
    <w:p>
      <w:pPr>
        <w:pStyle>
          <xsl:attribute name="w:val"><xsl:apply-templates select="." mode="m:cover-style"/></xsl:attribute>
        </w:pStyle>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates select="node()"/>
    </w:p>
  </xsl:template>

  <!-- Mode m:cover-style: the style of that line. -->
  <xsl:template match="*" mode="m:cover-style">SampulKeadaan</xsl:template>
  <xsl:template match="d:orgname" mode="m:cover-style">SampulInstansi</xsl:template>
  <xsl:template match="d:title" mode="m:cover-style">
    <xsl:choose>
      <xsl:when test="$lampiran">LampiranJudul</xsl:when>
      <xsl:otherwise>Title</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="d:subtitle" mode="m:cover-style">Subtitle</xsl:template>
  <xsl:template match="d:releaseinfo[@role = 'pernyataan'] | d:legalnotice/d:para" mode="m:cover-style">SampulCatatan</xsl:template>
  <xsl:template match="d:legalnotice[@role = 'kepala-lampiran']/d:para" mode="m:cover-style">LampiranKepala</xsl:template>

  <!-- The edition and the status of an annex that is set are said by its instrument. -->
  <xsl:template match="d:releaseinfo[@role = 'edisi' or @role = 'status']" mode="m:cover">
    <xsl:if test="not($lampiran) or contains($peran, ' rancangan ')">
      <w:p>
        <w:pPr><w:pStyle w:val="SampulKeadaan"/></w:pPr>
        <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
        <xsl:apply-templates/>
      </w:p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:releaseinfo[@role = 'alat']">
    <w:p><w:pPr><w:pStyle w:val="Alat"/></w:pPr><xsl:apply-templates/></w:p>
  </xsl:template>

  <xsl:template match="d:abstract">
    <w:p>
      <w:pPr><w:pStyle w:val="Heading1"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="_ringkasan"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates select="d:title/node()"/>
      <xsl:if test="not(d:title)">
        <w:r>
          <w:t>
            <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.ringkasan'"/></xsl:call-template>
          </w:t>
        </w:r>
      </xsl:if>
    </w:p>
    <xsl:apply-templates select="*[not(self::d:title)]"/>
  </xsl:template>
</xsl:stylesheet>
