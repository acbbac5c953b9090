<?xml version="1.0" encoding="UTF-8"?>
<!-- DocBook (the subset of Documentation/docbook.md) to the parts of a WordprocessingML package, all in one tree
     (the flat form of ECMA-376, Part 2). Swift numbers the bookmarks, prints the figures and packs the parts. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:import href="../html/common.xsl"/>
  <xsl:import href="../html/figure.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Address of the document of the words that HTML shares. -->
  <xsl:param name="kata" select="'naskah:locale/html-id.xml'"/>

  <!-- How many levels of section stand under a chapter in the table of contents: 0, 1, 2 … -->
  <xsl:param name="kedalaman" select="2"/>

  <xsl:include href="package.xsl"/>
  <xsl:include href="styles.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="cover.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="division.xsl"/>
  <xsl:include href="block.xsl"/>
  <xsl:include href="list.xsl"/>
  <xsl:include href="table.xsl"/>
  <xsl:include href="head.xsl"/>
  <xsl:include href="figure.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="footnote.xsl"/>
  <xsl:include href="surat.xsl"/>

  <xsl:template match="/">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="d:book">
    <pkg:package>
      <pkg:part pkg:name="word/document.xml">
        <w:document>
          <w:body>
            <xsl:apply-templates select="d:info"/>
            <xsl:call-template name="t:contents"/>
            <xsl:apply-templates select="d:info/d:abstract"/>
            <xsl:apply-templates select="d:preface | d:chapter | d:appendix"/>
            <xsl:apply-templates select="d:info/d:releaseinfo[@role = 'alat']"/>
            <xsl:call-template name="t:page-portrait"/>
          </w:body>
        </w:document>
      </pkg:part>
      <pkg:part pkg:name="word/footnotes.xml"><xsl:call-template name="t:footnotes"/></pkg:part>
      <xsl:apply-templates select="key('bernomor', 'figure')" mode="m:drawing"/>
      <xsl:call-template name="t:common-parts">
        <xsl:with-param name="title"><xsl:apply-templates select="d:info/d:title" mode="m:plain"/></xsl:with-param>
        <xsl:with-param name="creator" select="d:info/d:org/d:orgname"/>
        <xsl:with-param name="keywords"><xsl:apply-templates select="d:info/d:keywordset" mode="m:head"/></xsl:with-param>
        <xsl:with-param name="marks"><xsl:apply-templates select="$tanda" mode="m:mark"/></xsl:with-param>
      </xsl:call-template>
    </pkg:package>
  </xsl:template>

  <!-- Mode m:head: the keywords in one line. -->
  <xsl:template match="d:keywordset" mode="m:head">
    <xsl:for-each select="d:keyword">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- The words of the marks that every page must carry. -->
  <xsl:variable name="tanda" select="/*/d:info/d:releaseinfo[
      (@role = 'status' and contains($peran, ' rancangan '))
      or (@role = 'edisi' and contains($peran, ' terbatas '))
      or (@role = 'contoh' and contains($peran, ' contoh '))]"/>

  <!-- Mode m:mark: one mark in the line at the foot of the page. -->
  <xsl:template match="d:releaseinfo" mode="m:mark">
    <xsl:if test="position() != 1"> · </xsl:if>
    <xsl:value-of select="normalize-space(.)"/>
  </xsl:template>
</xsl:stylesheet>
