<?xml version="1.0" encoding="UTF-8"?>
<!-- Paper: F4, upright and across, with the margins of the house style; lengths are twentieths of a point. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <!-- Margins, and the width of the text on upright paper and across. -->
  <xsl:param name="marjin-atas" select="1417"/>
  <xsl:param name="marjin-kanan" select="1417"/>
  <xsl:param name="marjin-bawah" select="1417"/>
  <xsl:param name="marjin-kiri" select="1701"/>
  <xsl:param name="lebar-tegak" select="9071"/>
  <xsl:param name="lebar-lanskap" select="15591"/>

  <!-- Number of the first page of an annex that continues its instrument; such a page bears it. -->
  <xsl:param name="halaman-pertama" select="''"/>

  <!-- The properties of a section end it; Swift keeps w:titlePg in the first section only, and joins sections
       that would have no page between them. -->
  <xsl:template name="t:page-portrait">
    <w:sectPr>
      <xsl:call-template name="t:running"/>
      <w:pgSz w:w="12189" w:h="18709"/>
      <xsl:call-template name="t:margins"/>
    </w:sectPr>
  </xsl:template>

  <xsl:template name="t:page-landscape">
    <w:sectPr>
      <xsl:call-template name="t:running"/>
      <w:pgSz w:w="18709" w:h="12189" w:orient="landscape"/>
      <xsl:call-template name="t:margins"/>
    </w:sectPr>
  </xsl:template>

  <xsl:template name="t:running">
    <w:headerReference w:type="default" r:id="word/header1.xml"/>
    <w:headerReference w:type="first" r:id="word/header2.xml"/>
    <w:footerReference w:type="default" r:id="word/footer1.xml"/>
    <w:footerReference w:type="first" r:id="word/footer1.xml"/>
    <w:type w:val="nextPage"/>
  </xsl:template>

  <xsl:template name="t:margins">
    <w:pgMar w:top="{$marjin-atas}" w:right="{$marjin-kanan}" w:bottom="{$marjin-bawah}" w:left="{$marjin-kiri}"
        w:header="709" w:footer="709" w:gutter="0"/>
    <xsl:choose>
      <xsl:when test="$halaman-pertama = ''"><w:titlePg/></xsl:when>
      <xsl:otherwise><w:pgNumType w:start="{$halaman-pertama}"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Ends upright pages, and pages across. -->
  <xsl:template name="t:end-portrait">
    <w:p><w:pPr><w:pStyle w:val="Batas"/><xsl:call-template name="t:page-portrait"/></w:pPr></w:p>
  </xsl:template>

  <xsl:template name="t:end-landscape">
    <w:p><w:pPr><w:pStyle w:val="Batas"/><xsl:call-template name="t:page-landscape"/></w:pPr></w:p>
  </xsl:template>
</xsl:stylesheet>
