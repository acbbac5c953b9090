<?xml version="1.0" encoding="UTF-8"?>
<!-- Table of contents, list of tables, list of figures: one copy each, for screen and print.
     The details element only carries the switch; the list is its next sibling, so that CSS can
     show it without the switch on wide screens and on paper, and no script is needed. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d m t">

  <!-- Figures of single objects are hundreds, and are found through their objects. -->
  <xsl:key name="bernomor" match="d:table | d:figure"
      use="local-name(self::*[self::d:table or not(parent::d:section[@role = 'rincian'])])"/>

  <xsl:template name="t:contents">
    <div class="n-samping">
      <xsl:call-template name="t:list">
        <xsl:with-param name="name" select="'daftar-isi'"/>
        <xsl:with-param name="nodes" select="d:preface | d:chapter | d:appendix"/>
      </xsl:call-template>
      <xsl:call-template name="t:list">
        <xsl:with-param name="name" select="'daftar-tabel'"/>
        <xsl:with-param name="nodes" select="key('bernomor', 'table')"/>
      </xsl:call-template>
      <xsl:call-template name="t:list">
        <xsl:with-param name="name" select="'daftar-gambar'"/>
        <xsl:with-param name="nodes" select="key('bernomor', 'figure')"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <!-- One list; nothing when it would be empty. -->
  <xsl:template name="t:list">
    <xsl:param name="name"/>
    <xsl:param name="nodes"/>
    <xsl:if test="$nodes">
      <xsl:variable name="judul">
        <xsl:call-template name="t:text">
          <xsl:with-param name="key" select="concat('html.', $name)"/>
        </xsl:call-template>
      </xsl:variable>
      <nav id="_{$name}" class="n-daftar n-{$name}" aria-labelledby="_{$name}_judul">
        <h2 id="_{$name}_judul"><xsl:value-of select="$judul"/></h2>
        <details class="n-saklar"><summary><xsl:value-of select="$judul"/></summary></details>
        <ol><xsl:apply-templates select="$nodes" mode="m:toc"/></ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Mode m:toc: an entry of a list, with the entries under it down to $kedalaman; details of objects
       are hundreds and are reached through the registers. -->
  <xsl:template match="*" mode="m:toc">
    <xsl:param name="level" select="0"/>
    <li>
      <xsl:if test="@revisionflag = 'off'"><xsl:attribute name="class">n-tetap</xsl:attribute></xsl:if>
      <a href="#{@xml:id}"><xsl:apply-templates select="." mode="m:name"/></a>
      <xsl:if test="d:section[not(@role = 'rincian')] and $level &lt; $kedalaman">
        <ol>
          <xsl:apply-templates select="d:section[not(@role = 'rincian')]" mode="m:toc">
            <xsl:with-param name="level" select="$level + 1"/>
          </xsl:apply-templates>
        </ol>
      </xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
