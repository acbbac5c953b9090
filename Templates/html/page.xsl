<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around the text: head, marks of status, skip link, contents, main, foot. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d m t">

  <!-- The words of the marks that every page must carry. -->
  <xsl:variable name="tanda" select="/*/d:info/d:releaseinfo[
      (@role = 'status' and contains($peran, ' rancangan '))
      or (@role = 'edisi' and contains($peran, ' terbatas '))
      or (@role = 'contoh' and contains($peran, ' contoh '))]"/>

  <xsl:template match="d:book">
    <xsl:call-template name="t:require-marks"/>
    <html>
      <xsl:apply-templates select="@xml:lang" mode="m:attribute"/>
      <xsl:call-template name="t:head"/>
      <body class="{@role}">
        <xsl:apply-templates select="@xml:id" mode="m:attribute"/>
        <a class="n-loncat" href="#_isi">
          <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.loncat'"/></xsl:call-template>
        </a>
        <xsl:if test="$tanda"><xsl:call-template name="t:marks"/></xsl:if>
        <xsl:apply-templates select="d:info"/>
        <div class="n-rangka">
          <xsl:call-template name="t:contents"/>
          <main id="_isi">
            <xsl:apply-templates select="d:info/d:abstract"/>
            <xsl:apply-templates select="d:preface | d:chapter | d:appendix"/>
          </main>
        </div>
        <xsl:apply-templates select="d:info/d:releaseinfo[@role = 'alat']"/>
        <xsl:if test="$skrip != ''"><xsl:call-template name="t:script"/></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- Search and filters; the script takes its words from its own attributes. -->
  <xsl:template name="t:script">
    <script>
      <xsl:attribute name="data-cari">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.cari'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="data-hasil">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.hasil'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="data-nihil">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.nihil'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="data-saring">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.saring'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="data-baris">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.baris'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:if test="$pantau != ''"><xsl:attribute name="data-pantau"><xsl:value-of select="$pantau"/></xsl:attribute></xsl:if>
      <xsl:value-of select="$skrip"/>
    </script>
  </xsl:template>

  <!-- A mark that the root asks for and the words do not give would be lost in silence: stop. -->
  <xsl:template name="t:require-marks">
    <xsl:if test="(contains($peran, ' rancangan ') and not($tanda[@role = 'status']))
        or (contains($peran, ' terbatas ') and not($tanda[@role = 'edisi']))
        or (contains($peran, ' contoh ') and not($tanda[@role = 'contoh']))">
      <xsl:message terminate="yes">TPL002 no releaseinfo for a mark in '<xsl:value-of select="@role"/>'</xsl:message>
    </xsl:if>
  </xsl:template>

  <xsl:template name="t:head">
    <head>
      <meta charset="utf-8"/>
      <xsl:if test="$kebijakan != ''"><meta http-equiv="Content-Security-Policy" content="{$kebijakan}"/></xsl:if>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light"/>
      <xsl:apply-templates select="d:info/d:keywordset" mode="m:head"/>
      <title>
        <xsl:apply-templates select="d:info/d:title" mode="m:plain"/>
        <xsl:apply-templates select="d:info/d:org/d:orgname" mode="m:head"/>
      </title>
      <xsl:variable name="surat"><xsl:apply-templates select="." mode="m:surat"/></xsl:variable>
      <style><xsl:value-of select="$css"/><xsl:if test="string($surat) != ''"><xsl:value-of select="$css-surat"/></xsl:if><xsl:value-of select="$css-gaya"/></style>
      <xsl:if test="$tanda"><xsl:call-template name="t:running-marks"/></xsl:if>
    </head>
  </xsl:template>

  <!-- Mode m:head: metadata of the page. -->
  <xsl:template match="d:orgname" mode="m:head">
    <xsl:text> – </xsl:text>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="d:keywordset" mode="m:head">
    <meta name="keywords">
      <xsl:attribute name="content">
        <xsl:for-each select="d:keyword">
          <xsl:if test="position() != 1">, </xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </xsl:attribute>
    </meta>
  </xsl:template>

  <!-- Marks in the page margin, for programs that print margin boxes. The words come from data, so
       what could end the CSS string or the element is replaced. -->
  <xsl:template name="t:running-marks">
    <style>
      <xsl:text>@page { @bottom-center { content: "</xsl:text>
      <xsl:for-each select="$tanda">
        <xsl:if test="position() != 1"> · </xsl:if>
        <xsl:value-of select="translate(normalize-space(.), '&lt;&gt;\&quot;', '‹›/”')"/>
      </xsl:for-each>
      <xsl:text>" } }</xsl:text>
    </style>
  </xsl:template>

  <!-- The banner on screen; on paper the marks stand in the margin of every page, where they do not
       run into the text that machines read. -->
  <xsl:template name="t:marks">
    <aside class="n-pita">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.status'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:apply-templates select="$tanda" mode="m:mark"/>
    </aside>
  </xsl:template>

  <!-- Mode m:mark: one mark as a small box. -->
  <xsl:template match="d:releaseinfo" mode="m:mark">
    <span class="tanda {@role}"><xsl:apply-templates/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="d:releaseinfo[@role = 'alat']">
    <footer class="n-alat"><p><xsl:apply-templates/></p></footer>
  </xsl:template>
</xsl:stylesheet>
