<?xml version="1.0" encoding="UTF-8"?>
<!-- A short page of tables with places for signatures: the overview of what was received, and the sheet that a
     perangkat daerah signs. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:naskah:lembar:1"
    xmlns="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="b">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- The whole text of naskah.css; it becomes the <style> element. -->
  <xsl:param name="css" select="''"/>

  <xsl:template match="/b:lembar">
    <html lang="id">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="@judul"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body class="n-lembar n-{@arah}">
        <main>
          <h1><xsl:value-of select="@judul"/></h1>
          <xsl:apply-templates select="b:paragraf|b:tabel"/>
          <xsl:apply-templates select="b:penutup|b:pengesahan"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="b:paragraf|b:penutup">
    <p><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="b:tabel">
    <div class="n-gulung" role="region" tabindex="0" aria-label="{@judul}">
      <table>
        <caption><xsl:value-of select="@judul"/></caption>
        <thead>
          <tr><xsl:apply-templates select="b:kolom"/></tr>
        </thead>
        <tbody><xsl:apply-templates select="b:baris"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="b:kolom">
    <th scope="col"><xsl:value-of select="."/></th>
  </xsl:template>

  <xsl:template match="b:baris">
    <tr><xsl:apply-templates select="b:sel"/></tr>
  </xsl:template>

  <xsl:template match="b:sel">
    <td><xsl:value-of select="."/></td>
  </xsl:template>

  <xsl:template match="b:pengesahan">
    <div class="n-pengesahan"><xsl:apply-templates select="b:tanda-tangan"/></div>
  </xsl:template>

  <xsl:template match="b:tanda-tangan">
    <div>
      <xsl:apply-templates select="b:atas"/>
      <div class="n-ruang"/>
      <xsl:apply-templates select="b:bawah"/>
    </div>
  </xsl:template>

  <xsl:template match="b:atas|b:bawah">
    <p><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
