<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: the geometry comes from Prepare, the look from here. Series differ by shade and by
     outline, so that they can be told apart in black and white. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s">

  <xsl:template match="s:gambar">
    <figure>
      <xsl:call-template name="id"/>
      <title><xsl:value-of select="@judul"/></title>
      <mediaobject>
        <alt><xsl:value-of select="@alternatif"/></alt>
        <imageobject>
          <imagedata format="svg"><xsl:apply-templates select="s:grafik"/></imagedata>
        </imageobject>
      </mediaobject>
    </figure>
  </xsl:template>

  <xsl:template match="s:grafik">
    <svg:svg viewBox="0 0 {@lebar} {@tinggi}" width="{@lebar}" height="{@tinggi}" font-size="13"
        font-family="Arial, Helvetica, sans-serif">
      <xsl:apply-templates select="*"/>
    </svg:svg>
  </xsl:template>

  <xsl:template match="s:batang">
    <svg:rect x="{@x}" y="{@y}" width="{@lebar}" height="{@tinggi}" stroke="#1b2a41" stroke-width="1">
      <xsl:attribute name="fill">
        <xsl:choose>
          <xsl:when test="@seri = 0">#1f4e79</xsl:when>
          <xsl:when test="@seri = 1">#f2c879</xsl:when>
          <xsl:when test="@seri = 2">#7fa6c9</xsl:when>
          <xsl:when test="@seri = 3">#b7d3b0</xsl:when>
          <xsl:when test="@seri = 4">#5b3a29</xsl:when>
          <xsl:when test="@seri = 5">#cfd8dc</xsl:when>
          <xsl:when test="@seri = 6">#8c6bb1</xsl:when>
          <xsl:otherwise>#e8e3d3</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </svg:rect>
  </xsl:template>

  <xsl:template match="s:teks">
    <svg:text x="{@x}" y="{@y}" fill="#1b2a41">
      <xsl:attribute name="text-anchor">
        <xsl:choose>
          <xsl:when test="@jangkar = 'tengah'">middle</xsl:when>
          <xsl:when test="@jangkar = 'akhir'">end</xsl:when>
          <xsl:otherwise>start</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="."/>
    </svg:text>
  </xsl:template>

  <xsl:template match="s:garis">
    <svg:line x1="{@x1}" y1="{@y1}" x2="{@x2}" y2="{@y2}" stroke="#1b2a41" stroke-width="1"/>
  </xsl:template>
</xsl:stylesheet>
