<?xml version="1.0" encoding="UTF-8"?>
<!-- Inside a line: emphasis, foreign words, codes, placeholders, changes, links. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    exclude-result-prefixes="d t m xlink">

  <xsl:template match="d:emphasis">
    <em><xsl:call-template name="t:attributes"/><xsl:apply-templates/></em>
  </xsl:template>

  <xsl:template match="d:emphasis[@role = 'tegas']">
    <strong><xsl:apply-templates select="@xml:id" mode="m:attribute"/><xsl:apply-templates/></strong>
  </xsl:template>

  <xsl:template match="d:foreignphrase">
    <i><xsl:call-template name="t:attributes"/><xsl:apply-templates/></i>
  </xsl:template>

  <xsl:template match="d:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates select="@revisionflag | node()"/></span>
  </xsl:template>

  <!-- A hole that the planner still has to fill. -->
  <xsl:template match="d:phrase[@role = 'isi']">
    <mark><xsl:call-template name="t:attributes"/><xsl:apply-templates/></mark>
  </xsl:template>

  <xsl:template match="d:phrase[@revisionflag = 'added']">
    <ins><xsl:call-template name="t:attributes"/><xsl:apply-templates select="@revisionflag | node()"/></ins>
  </xsl:template>

  <xsl:template match="d:phrase[@revisionflag = 'deleted']">
    <del><xsl:call-template name="t:attributes"/><xsl:apply-templates select="@revisionflag | node()"/></del>
  </xsl:template>

  <xsl:template match="d:link[@linkend]">
    <a href="#{@linkend}"><xsl:call-template name="t:attributes"/><xsl:apply-templates/></a>
  </xsl:template>

  <!-- Another document of the same build (no scheme), or the web. -->
  <xsl:template match="d:link[@xlink:href and not(contains(@xlink:href, ':'))]">
    <a href="{@xlink:href}">
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'n-dokumen-lain'"/></xsl:call-template>
      <xsl:apply-templates/>
    </a>
  </xsl:template>

  <xsl:template match="d:link[starts-with(@xlink:href, 'https://') or starts-with(@xlink:href, 'http://')]">
    <a href="{@xlink:href}">
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class">
          <xsl:text>n-luar</xsl:text>
          <xsl:if test="normalize-space(.) = @xlink:href"> n-alamat</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </a>
  </xsl:template>

  <!-- Any other scheme keeps its words and loses its target. -->
  <xsl:template match="d:link" priority="-0.5">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
