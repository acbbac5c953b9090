<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: the drawing is a part of its own, SVG; Swift prints the PNG that stands beside it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:template match="d:figure">
    <w:p>
      <w:pPr><w:pStyle w:val="Gambar"/></w:pPr>
      <xsl:apply-templates select="d:mediaobject"/>
    </w:p>
    <w:p>
      <w:pPr><w:pStyle w:val="JudulGambar"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="{@xml:id}"/><w:bookmarkEnd w:id="0"/>
      <xsl:call-template name="t:caption"><xsl:with-param name="key" select="'html.gambar'"/></xsl:call-template>
    </w:p>
  </xsl:template>

  <!-- Label and title of a table or figure; the number is a field that counts, its result our own. -->
  <xsl:template name="t:caption">
    <xsl:param name="key"/>
    <xsl:variable name="kata-label">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="$key"/></xsl:call-template>
    </xsl:variable>
    <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="concat($kata-label, ' ')"/></w:t></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space="preserve"><xsl:value-of select="concat(' SEQ ', $kata-label, ' \* ARABIC ')"/></w:instrText></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:t><xsl:value-of select="@label"/></w:t></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>
    <w:r><w:t xml:space="preserve"> </w:t></w:r>
    <xsl:apply-templates select="d:title/node()"/>
  </xsl:template>

  <xsl:template match="d:mediaobject"/>
  <xsl:template match="d:figure" mode="m:drawing"/>
</xsl:stylesheet>
