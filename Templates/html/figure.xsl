<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: SVG that stands in the document itself, with its text alternative. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    exclude-result-prefixes="d m t svg xlink">

  <xsl:template match="d:figure" name="t:figure">
    <figure>
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'n-gambar'"/></xsl:call-template>
      <div class="n-kanvas" role="region" tabindex="0" aria-labelledby="{@xml:id}_judul">
        <xsl:apply-templates select="d:mediaobject[not(@revisionflag = 'deleted')]"/>
      </div>
      <xsl:if test="d:mediaobject[@revisionflag = 'deleted']"><xsl:call-template name="t:former-drawing"/></xsl:if>
      <figcaption id="{@xml:id}_judul">
        <xsl:apply-templates select="@revisionflag"/>
        <xsl:apply-templates select="." mode="m:caption"/>
      </figcaption>
    </figure>
  </xsl:template>

  <xsl:template match="d:mediaobject">
    <xsl:apply-templates select="d:imageobject/d:imagedata/*" mode="m:svg">
      <xsl:with-param name="alt" select="normalize-space(d:alt)"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="d:imageobject/d:imagedata[@fileref]"/>
  </xsl:template>

  <!-- A picture whose address holds all of it: the page stays one file. -->
  <xsl:template match="d:imagedata[starts-with(@fileref, 'data:image/')]">
    <img src="{@fileref}" alt="{normalize-space(../../d:alt)}">
      <xsl:if test="@width = '100%'"><xsl:attribute name="class">n-penuh</xsl:attribute></xsl:if>
    </img>
  </xsl:template>

  <xsl:template match="d:imagedata[@fileref]" priority="-1">
    <xsl:message terminate="yes">TPL003 '<xsl:value-of select="@fileref"/>' in a figure</xsl:message>
  </xsl:template>

  <!-- Mode m:svg: a copy of the drawing without its namespace prefixes. -->
  <xsl:template match="svg:svg" mode="m:svg">
    <xsl:param name="alt"/>
    <svg xmlns="http://www.w3.org/2000/svg">
      <xsl:apply-templates select="@*" mode="m:svg"/>
      <xsl:if test="$alt">
        <xsl:attribute name="role">img</xsl:attribute>
        <xsl:attribute name="aria-label"><xsl:value-of select="$alt"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates mode="m:svg"/>
    </svg>
  </xsl:template>

  <xsl:template match="svg:*" mode="m:svg">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/2000/svg">
      <xsl:apply-templates select="@* | node()" mode="m:svg"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="@*" mode="m:svg"><xsl:copy/></xsl:template>

  <!-- Nothing that runs or loads: a figure is a drawing. -->
  <xsl:template match="@*[starts-with(name(), 'on')] | @href | @xlink:*" mode="m:svg"/>

  <xsl:template match="@href[starts-with(., '#')] | @xlink:href[starts-with(., '#')]" mode="m:svg">
    <xsl:attribute name="href"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>

  <xsl:template match="svg:script | svg:foreignObject | svg:image | svg:a" mode="m:svg" priority="1">
    <xsl:message terminate="yes">TPL003 '<xsl:value-of select="name()"/>' in a figure</xsl:message>
  </xsl:template>

  <xsl:template match="*" mode="m:svg" priority="-1">
    <xsl:message terminate="yes">TPL003 '<xsl:value-of select="name()"/>' in a figure</xsl:message>
  </xsl:template>
</xsl:stylesheet>
