<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: bullets, numbers and letters with their markers, terms. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d m t">

  <xsl:template match="d:itemizedlist">
    <ul>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates/>
    </ul>
  </xsl:template>

  <!-- The numeration becomes a class; naskah.css joins it with the role to a marker: 1. 1) (1) -->
  <xsl:template match="d:orderedlist">
    <ol>
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="@numeration"/></xsl:call-template>
      <xsl:apply-templates/>
    </ol>
  </xsl:template>

  <xsl:template match="d:itemizedlist/d:listitem | d:orderedlist/d:listitem">
    <li>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates select="processing-instruction('nomor')" mode="m:nomor"/>
      <xsl:apply-templates select="@revisionflag"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <xsl:template match="d:variablelist">
    <dl>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates/>
    </dl>
  </xsl:template>

  <xsl:template match="d:varlistentry">
    <div>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="d:term">
    <dt>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates select="../@revisionflag"/>
      <xsl:apply-templates/>
    </dt>
  </xsl:template>

  <xsl:template match="d:varlistentry/d:listitem">
    <dd>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates select="@revisionflag"/>
      <xsl:apply-templates/>
    </dd>
  </xsl:template>
</xsl:stylesheet>
