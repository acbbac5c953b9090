<?xml version="1.0" encoding="UTF-8"?>
<!-- A regulation with the notes of its review beside the text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:t="urn:naskah:telaah:1"
    xmlns="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="t">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- The whole text of telaah.css; it becomes the <style> element. -->
  <xsl:param name="css" select="''"/>

  <xsl:template match="/t:telaah">
    <html lang="id">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="concat(@judul, ': ', @naskah)"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body>
        <main>
          <header>
            <h1><xsl:value-of select="@judul"/></h1>
            <p class="naskah"><xsl:value-of select="@naskah"/></p>
            <p class="ringkas"><strong><xsl:value-of select="@ringkas"/></strong></p>
            <p><xsl:value-of select="@pengantar"/></p>
          </header>
          <xsl:if test="t:jenis">
            <section aria-labelledby="daftar">
              <h2 id="daftar"><xsl:value-of select="@daftar"/></h2>
              <div class="gulung" role="region" tabindex="0" aria-labelledby="daftar">
                <table>
                  <thead>
                    <tr>
                      <th scope="col"><xsl:value-of select="@jenis"/></th>
                      <th scope="col"><xsl:value-of select="@keyakinan"/></th>
                      <th scope="col"><xsl:value-of select="@jumlah"/></th>
                    </tr>
                  </thead>
                  <tbody><xsl:apply-templates select="t:jenis"/></tbody>
                </table>
              </div>
            </section>
          </xsl:if>
          <section aria-labelledby="teks">
            <h2 id="teks"><xsl:value-of select="@teks"/></h2>
            <xsl:apply-templates select="t:blok"/>
          </section>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="t:jenis">
    <tr>
      <td><b><xsl:value-of select="@nama"/></b><br/><xsl:value-of select="@alasan"/></td>
      <td><span class="yakin {@tingkat}"><xsl:value-of select="@keyakinan"/></span></td>
      <td class="angka"><xsl:value-of select="@jumlah"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="t:blok">
    <div class="blok {@gaya} dalam-{@dalam}">
      <xsl:if test="t:catatan">
        <xsl:attribute name="class"><xsl:value-of select="concat('blok bercatatan ', @gaya, ' dalam-', @dalam)"/></xsl:attribute>
      </xsl:if>
      <div class="kiri">
        <span class="baris"><span class="sembunyi"><xsl:value-of select="concat(../@baris, ' ')"/></span><xsl:value-of select="@n"/></span>
        <p>
          <xsl:if test="@gaya = 'derau'">
            <span class="label"><xsl:value-of select="../@derau"/></span>
          </xsl:if>
          <xsl:apply-templates select="t:teks/node()"/>
        </p>
      </div>
      <xsl:if test="t:catatan">
        <ul class="kanan"><xsl:apply-templates select="t:catatan"/></ul>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="t:tanda">
    <mark class="{@tingkat}"><a href="#{@ke}"><xsl:value-of select="."/></a></mark>
  </xsl:template>

  <xsl:template match="t:catatan">
    <li id="{@id}" class="{@tingkat}">
      <p class="kepala">
        <b><xsl:value-of select="concat(@nomor, '. ', @jenis)"/></b>
        <xsl:text> </xsl:text>
        <span class="yakin {@tingkat}"><xsl:value-of select="@keyakinan"/></span>
      </p>
      <p><xsl:value-of select="t:pesan"/><xsl:text> </xsl:text><span class="id"><xsl:value-of select="concat('[', @aturan, ']')"/></span></p>
      <xsl:if test="t:benar">
        <p><b><xsl:value-of select="../../@seharusnya"/></b><xsl:text> </xsl:text><ins><xsl:value-of select="t:benar"/></ins></p>
      </xsl:if>
      <xsl:if test="t:saran">
        <p><b><xsl:value-of select="../../@saran"/></b><xsl:text> </xsl:text><xsl:value-of select="t:saran"/></p>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
