<?xml version="1.0" encoding="UTF-8"?>
<!-- What has changed: marks of whole parts with a sign and words, both places of what was moved, and what has
     not changed folded away. Nothing here needs a script. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d m t">

  <!-- The mark of a part: a sign for who sees it, words for who hears it. -->
  <xsl:template match="@revisionflag[not(parent::d:phrase)]" priority="1">
    <xsl:param name="langkah" select="true()"/>
    <span class="n-lambang" aria-hidden="true">
      <xsl:call-template name="t:text">
        <xsl:with-param name="key" select="concat('html.lambang.', .)"/>
      </xsl:call-template>
    </span>
    <span class="n-tersembunyi">
      <xsl:call-template name="t:text">
        <xsl:with-param name="key" select="concat('html.perubahan.', .)"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
    </span>
    <xsl:if test="$langkah"><xsl:apply-templates select="../processing-instruction('urut')" mode="m:urut"/></xsl:if>
  </xsl:template>

  <!-- Both places of what was moved name each other: the old one carries the id of the new one behind lama. -->
  <xsl:template match="@revisionflag[../@revision = 'pindah']" priority="2">
    <a class="n-pindah">
      <xsl:attribute name="href">
        <xsl:choose>
          <xsl:when test=". = 'deleted'"><xsl:value-of select="concat('#', substring-after(../@xml:id, 'lama.'))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('#lama.', ../@xml:id)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="t:text">
        <xsl:with-param name="key" select="concat('html.dipindah.', .)"/>
      </xsl:call-template>
    </a>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="../processing-instruction('urut')" mode="m:urut"/>
  </xsl:template>

  <xsl:template match="@revisionflag[. = 'off']" priority="3"/>

  <!-- Words of a line that is marked as a whole have their mark already. -->
  <xsl:template match="d:phrase[@revisionflag = ../@revisionflag or @revisionflag = ../../@revisionflag]/@revisionflag"
      priority="1"/>

  <!-- A title in a list is what it is now; what was deleted as a whole keeps its title. -->
  <xsl:template match="d:phrase[@revisionflag = 'deleted'][not(../../@revisionflag = 'deleted')]" mode="m:plain"/>

  <!-- A part without any change, folded away: a program shows it, or its place in a list is followed. -->
  <xsl:template match="d:preface[@revisionflag = 'off'] | d:chapter[@revisionflag = 'off'] | d:appendix[@revisionflag = 'off']"
      priority="3">
    <xsl:call-template name="t:fold-begin"/>
  </xsl:template>

  <xsl:template match="d:section[@revisionflag = 'off'] | d:table[@revisionflag = 'off'] | d:figure[@revisionflag = 'off']"
      priority="3">
    <xsl:param name="level" select="1"/>
    <xsl:choose>
      <xsl:when test="ancestor::*[@revisionflag = 'off']">
        <xsl:call-template name="t:unfolded"><xsl:with-param name="level" select="$level"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="t:fold-begin"><xsl:with-param name="level" select="$level"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="t:fold-begin">
    <xsl:param name="level" select="1"/>
    <details class="n-lipat">
      <summary>
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.tetap'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="." mode="m:name"/>
      </summary>
      <xsl:call-template name="t:unfolded"><xsl:with-param name="level" select="$level"/></xsl:call-template>
    </details>
  </xsl:template>

  <!-- The part as every document shows it. -->
  <xsl:template name="t:unfolded">
    <xsl:param name="level" select="1"/>
    <xsl:choose>
      <xsl:when test="self::d:table"><xsl:call-template name="t:table"/></xsl:when>
      <xsl:when test="self::d:figure"><xsl:call-template name="t:figure"/></xsl:when>
      <xsl:when test="self::d:section">
        <xsl:call-template name="t:section"><xsl:with-param name="level" select="$level"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="t:division"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a figure that was drawn anew looked like, folded away. -->
  <xsl:template name="t:former-drawing">
    <xsl:variable name="nama">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.gambar-semula'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="d:title" mode="m:plain"/>
    </xsl:variable>
    <details class="n-lipat n-semula">
      <summary><xsl:value-of select="$nama"/></summary>
      <div class="n-kanvas" role="region" tabindex="0" aria-label="{normalize-space($nama)}">
        <xsl:apply-templates select="d:mediaobject[@revisionflag = 'deleted']"/>
      </div>
    </details>
  </xsl:template>

  <!-- The number of an item among those that are there now; what is gone keeps the one that it had. -->
  <xsl:template match="processing-instruction('nomor')" mode="m:nomor">
    <xsl:attribute name="value">
      <xsl:choose>
        <xsl:when test="starts-with(., '-')"><xsl:value-of select="substring-after(., ' ')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring-before(., ' ')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <!-- The way to the changes before and after the current one. -->
  <xsl:template match="processing-instruction('urut')" mode="m:urut">
    <span class="n-langkah">
      <a href="#{substring-before(., ' ')}">
        <xsl:attribute name="aria-label">
          <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.perubahan-sebelumnya'"/></xsl:call-template>
        </xsl:attribute>
        <xsl:text>‹</xsl:text>
      </a>
      <a href="#{substring-after(., ' ')}">
        <xsl:attribute name="aria-label">
          <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.perubahan-berikutnya'"/></xsl:call-template>
        </xsl:attribute>
        <xsl:text>›</xsl:text>
      </a>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A table in which some rows have changed: its other rows can be hidden. -->
  <xsl:template name="t:fold-rows">
    <input type="checkbox" class="n-lipat-baris" id="{@xml:id}_lipat"/>
    <label for="{@xml:id}_lipat">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.lipat-baris'"/></xsl:call-template>
    </label>
  </xsl:template>
</xsl:stylesheet>
