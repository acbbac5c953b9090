<?xml version="1.0" encoding="UTF-8"?>
<!-- The findings of one perangkat daerah as a page that Diskominfo can send. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:naskah:catatan:1"
    xmlns="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="c">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- The whole text of naskah.css; it becomes the <style> element. -->
  <xsl:param name="css" select="''"/>

  <xsl:template match="/c:catatan">
    <html lang="id">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="@judul"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body class="n-catatan">
        <main>
          <h1><xsl:value-of select="@judul"/></h1>
          <p><xsl:value-of select="@pengantar"/></p>
          <div class="n-gulung" role="region" tabindex="0" aria-labelledby="daftar">
            <table>
              <caption id="daftar"><xsl:value-of select="@ringkas"/></caption>
              <thead>
                <tr><xsl:apply-templates select="c:kolom"/></tr>
              </thead>
              <tbody><xsl:apply-templates select="c:butir"/></tbody>
            </table>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="c:kolom">
    <th scope="col"><xsl:value-of select="."/></th>
  </xsl:template>

  <xsl:template match="c:butir">
    <tr class="{@tingkat}"><xsl:apply-templates select="c:sel"/></tr>
  </xsl:template>

  <xsl:template match="c:sel">
    <td><xsl:value-of select="."/></td>
  </xsl:template>

  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
