<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes: numbered by @label, gathered at the end of their chapter, linked both ways. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:key name="kaki" match="d:footnote"
      use="ancestor::*[self::d:preface or self::d:chapter or self::d:appendix]/@xml:id"/>

  <!-- The mark in the text. -->
  <xsl:template match="d:footnote">
    <xsl:if test="not(@label and @xml:id)">
      <xsl:message terminate="yes">TPL004 footnote without label or xml:id</xsl:message>
    </xsl:if>
    <sup class="n-rujukan-kaki">
      <a id="{@xml:id}_rujuk" href="#{@xml:id}" role="doc-noteref">
        <xsl:call-template name="t:footnote-name"><xsl:with-param name="key" select="'html.catatan-kaki'"/></xsl:call-template>
        <xsl:value-of select="@label"/>
      </a>
    </sup>
  </xsl:template>

  <xsl:template name="t:footnote-name">
    <xsl:param name="key"/>
    <xsl:attribute name="aria-label">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="$key"/></xsl:call-template>
      <xsl:value-of select="concat(' ', @label)"/>
    </xsl:attribute>
  </xsl:template>

  <!-- The notes of the current chapter. -->
  <xsl:template name="t:footnotes">
    <xsl:variable name="catatan" select="key('kaki', @xml:id)"/>
    <xsl:if test="$catatan">
      <section class="n-catatan-kaki" role="doc-endnotes">
        <xsl:attribute name="aria-label">
          <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.catatan-kaki'"/></xsl:call-template>
        </xsl:attribute>
        <ol><xsl:apply-templates select="$catatan" mode="m:note"/></ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Mode m:note: the text of a footnote, and the way back. -->
  <xsl:template match="d:footnote" mode="m:note">
    <li id="{@xml:id}" value="{@label}">
      <xsl:apply-templates/>
      <a class="n-kembali-rujukan" href="#{@xml:id}_rujuk" role="doc-backlink">
        <xsl:call-template name="t:footnote-name">
          <xsl:with-param name="key" select="'html.kembali-rujukan'"/>
        </xsl:call-template>
        <xsl:text>↩</xsl:text>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
