<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: the geometry comes from Prepare, the look from here. Areas differ by shade and by pattern, so that
     they can be told apart in black and white and by who does not see colours. -->
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
      <xsl:call-template name="media"/>
    </figure>
  </xsl:template>

  <xsl:template name="media">
    <mediaobject>
      <alt><xsl:value-of select="@alternatif"/></alt>
      <imageobject>
        <xsl:choose>
          <xsl:when test="s:citra"><xsl:apply-templates select="s:citra"/></xsl:when>
          <xsl:otherwise><imagedata format="svg"><xsl:apply-templates select="s:grafik"/></imagedata></xsl:otherwise>
        </xsl:choose>
      </imageobject>
    </mediaobject>
  </xsl:template>

  <!-- A picture that the planner brought: the address holds all of it. The size is the picture's own as long as
       it fits the width of the text (about 640 pixels of 1/96 inch). -->
  <xsl:template match="s:citra">
    <imagedata fileref="{@alamat}">
      <xsl:choose>
        <xsl:when test="@lebar and @lebar &lt;= 640">
          <xsl:attribute name="contentwidth"><xsl:value-of select="@lebar"/>px</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="width">100%</xsl:attribute>
          <xsl:attribute name="scalefit">1</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
    </imagedata>
  </xsl:template>

  <xsl:template match="s:grafik">
    <svg:svg viewBox="-1 -1 {@lebar} {@tinggi}" width="{@lebar}" height="{@tinggi}" font-size="13"
        font-family="Arial, 'Liberation Sans', Helvetica, 'TeX Gyre Heros', sans-serif" fill="#1a232c">
      <xsl:if test="s:kotak[starts-with(@isi, 'seri-')]"><xsl:call-template name="pola"/></xsl:if>
      <xsl:apply-templates select="*"/>
    </svg:svg>
  </xsl:template>

  <!-- Patterns of the series that are not one plain shade; their ids carry the id of the figure. -->
  <xsl:template name="pola">
    <svg:defs>
      <svg:pattern id="{../@id}.1" width="8" height="8" patternUnits="userSpaceOnUse">
        <svg:rect width="8" height="8" fill="#f6dfae"/>
        <svg:path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" stroke="#8a5a00" stroke-width="1.6"/>
      </svg:pattern>
      <svg:pattern id="{../@id}.3" width="8" height="8" patternUnits="userSpaceOnUse">
        <svg:rect width="8" height="8" fill="#fff"/>
        <svg:path d="M1 1 h2 v2 h-2 Z M5 5 h2 v2 h-2 Z" fill="#55606a"/>
      </svg:pattern>
      <svg:pattern id="{../@id}.4" width="8" height="6" patternUnits="userSpaceOnUse">
        <svg:rect width="8" height="6" fill="#dbe9d5"/>
        <svg:path d="M0 3 H8" stroke="#2f5d2a" stroke-width="1.6"/>
      </svg:pattern>
      <svg:pattern id="{../@id}.6" width="10" height="10" patternUnits="userSpaceOnUse">
        <svg:rect width="10" height="10" fill="#eceff1"/>
        <svg:path d="M0 0 L10 10 M10 0 L0 10" stroke="#455a64" stroke-width="1.2"/>
      </svg:pattern>
      <svg:pattern id="{../@id}.7" width="6" height="8" patternUnits="userSpaceOnUse">
        <svg:rect width="6" height="8" fill="#e6dcf0"/>
        <svg:path d="M3 0 V8" stroke="#4a2d6b" stroke-width="1.6"/>
      </svg:pattern>
    </svg:defs>
  </xsl:template>

  <xsl:template match="s:kotak">
    <svg:rect x="{@x}" y="{@y}" width="{@lebar}" height="{@tinggi}" stroke="#1a232c">
      <xsl:attribute name="fill"><xsl:apply-templates select="@isi" mode="warna"/></xsl:attribute>
      <xsl:if test="starts-with(@isi, 'panas-') or @isi = 'pita'"><xsl:attribute name="stroke">#8a857a</xsl:attribute></xsl:if>
    </svg:rect>
  </xsl:template>

  <!-- Mode warna: the colour or pattern of an area. -->
  <xsl:template match="@isi" mode="warna">
    <xsl:value-of select="concat('url(#', ../../../@id, '.', substring-after(., '-'), ')')"/>
  </xsl:template>
  <xsl:template match="@isi[. = 'seri-0' or . = 'kepala']" mode="warna">#17445c</xsl:template>
  <xsl:template match="@isi[. = 'seri-2']" mode="warna">#7fa6c9</xsl:template>
  <xsl:template match="@isi[. = 'seri-5' or . = 'kertas' or . = 'panas-0']" mode="warna">#fff</xsl:template>
  <xsl:template match="@isi[. = 'pita']" mode="warna">#f0ede5</xsl:template>
  <xsl:template match="@isi[. = 'panas-1']" mode="warna">#e4edf1</xsl:template>
  <xsl:template match="@isi[. = 'panas-2']" mode="warna">#c3d6df</xsl:template>
  <xsl:template match="@isi[. = 'panas-3']" mode="warna">#93b6c5</xsl:template>
  <xsl:template match="@isi[. = 'panas-4']" mode="warna">#1f5068</xsl:template>

  <xsl:template match="s:teks">
    <svg:text x="{@x}" y="{@y}">
      <xsl:if test="@jangkar">
        <xsl:attribute name="text-anchor">
          <xsl:choose>
            <xsl:when test="@jangkar = 'tengah'">middle</xsl:when>
            <xsl:otherwise>end</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="@ragam = 'tebal'"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
      <xsl:if test="@terang"><xsl:attribute name="fill">#fff</xsl:attribute></xsl:if>
      <xsl:if test="@putar">
        <xsl:attribute name="transform"><xsl:value-of select="concat('rotate(-90 ', @x, ' ', @y, ')')"/></xsl:attribute>
      </xsl:if>
      <!-- Letters of unknown width are drawn into the room that Prepare gave them. -->
      <xsl:if test="@panjang">
        <xsl:attribute name="textLength"><xsl:value-of select="@panjang"/></xsl:attribute>
        <xsl:attribute name="lengthAdjust">spacingAndGlyphs</xsl:attribute>
      </xsl:if>
      <xsl:value-of select="."/>
    </svg:text>
  </xsl:template>

  <xsl:template match="s:garis">
    <svg:path d="M{@x1} {@y1} L{@x2} {@y2}" stroke="#1a232c"/>
  </xsl:template>

  <xsl:template match="s:garis[@gaya = 'kisi']">
    <svg:path d="M{@x1} {@y1} L{@x2} {@y2}" stroke="#c8c3b6"/>
  </xsl:template>

  <!-- An arrow that points down; its head is drawn from its end. -->
  <xsl:template match="s:garis[@gaya = 'panah']">
    <svg:path d="M{@x1} {@y1} L{@x2} {@y2}" stroke="#1a232c" stroke-width="2"/>
    <svg:path d="M{@x2} {@y2} m-6 -3 h12 l-6 8 Z"/>
  </xsl:template>
</xsl:stylesheet>
