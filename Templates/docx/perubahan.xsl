<?xml version="1.0" encoding="UTF-8"?>
<!-- Changes as Word tracks them: words, rows and whole paragraphs can be accepted or rejected one by one. Numbers
     of changes are written afterwards; there is no date, so that the same document gives the same bytes. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d t">

  <xsl:template match="text()[ancestor::d:phrase/@revisionflag = 'added']" priority="3">
    <w:ins w:id="0" w:author="Naskah">
      <w:r>
        <xsl:call-template name="t:look"/>
        <w:t xml:space="preserve"><xsl:value-of select="."/></w:t>
      </w:r>
    </w:ins>
  </xsl:template>

  <xsl:template match="text()[ancestor::d:phrase/@revisionflag = 'deleted']" priority="4">
    <w:del w:id="0" w:author="Naskah">
      <w:r>
        <xsl:call-template name="t:look"/>
        <w:delText xml:space="preserve"><xsl:value-of select="."/></w:delText>
      </w:r>
    </w:del>
  </xsl:template>

  <!-- The mark of a row: the last of its properties. -->
  <xsl:template name="t:row-mark">
    <xsl:choose>
      <xsl:when test="@revisionflag = 'added'"><w:ins w:id="0" w:author="Naskah"/></xsl:when>
      <xsl:when test="@revisionflag = 'deleted'"><w:del w:id="0" w:author="Naskah"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The mark of the end of a paragraph that came or went as a whole: the last of its properties. -->
  <xsl:template name="t:paragraph-mark">
    <xsl:variable name="whole" select="(self::d:para/d:phrase | d:title/d:phrase)[count(../node()) = 1]/@revisionflag"/>
    <xsl:choose>
      <xsl:when test="$whole = 'added'"><w:rPr><w:ins w:id="0" w:author="Naskah"/></w:rPr></xsl:when>
      <xsl:when test="$whole = 'deleted'"><w:rPr><w:del w:id="0" w:author="Naskah"/></w:rPr></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The label of a heading, tracked with it. -->
  <xsl:template name="t:tracked-label">
    <xsl:param name="run"/>
    <xsl:variable name="whole" select="d:title/d:phrase[count(../node()) = 1]/@revisionflag"/>
    <xsl:choose>
      <xsl:when test="$whole = 'added'"><w:ins w:id="0" w:author="Naskah"><xsl:copy-of select="$run"/></w:ins></xsl:when>
      <!-- The label of what was deleted is no part of any numbering that is left. -->
      <xsl:when test="$whole = 'deleted'"/>
      <xsl:otherwise><xsl:copy-of select="$run"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
