<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared instrument (Schemas/siap/peraturan.xsd) to one XHTML-shaped tree, which Swift writes as HTML5. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:naskah:siap-peraturan:1"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="p m">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- The whole text of peraturan.css and of a house style behind it. -->
  <xsl:param name="css" select="''"/>

  <xsl:template match="/">
    <xsl:apply-templates select="p:peraturan"/>
  </xsl:template>

  <xsl:template match="p:peraturan">
    <html lang="id">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light"/>
        <title><xsl:value-of select="@judul"/></title>
        <style><xsl:value-of select="$css"/></style>
        <xsl:if test="@status = 'rancangan'">
          <style>@page { @bottom-center { content: "<xsl:value-of select="translate(@kata-status, '&lt;&gt;\&quot;', '')"/>"; } }</style>
        </xsl:if>
      </head>
      <body class="{@bentuk} {@status}">
        <a class="loncat" href="#_isi"><xsl:value-of select="@loncat"/></a>
        <xsl:if test="@status = 'rancangan'">
          <aside class="pita" aria-label="{@nama-status}"><xsl:value-of select="@kata-status"/></aside>
        </xsl:if>
        <main id="_isi">
          <xsl:apply-templates/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="p:kepala">
    <header class="kepala">
      <xsl:apply-templates select="p:baris[@kunci = 'salinan' or @kunci = 'lambang' or @kunci = 'pembentuk' or @kunci = 'provinsi']"/>
      <h1><xsl:apply-templates select="p:baris[@kunci = 'nama' or @kunci = 'nomor' or @kunci = 'kata-tentang' or @kunci = 'tentang']" mode="m:judul"/></h1>
      <xsl:apply-templates select="p:baris[@kunci = 'rahmat' or @kunci = 'jabatan']"/>
    </header>
  </xsl:template>

  <!-- Mode m:judul: a line of the title. -->
  <xsl:template match="p:baris" mode="m:judul">
    <span class="{@kunci}"><xsl:apply-templates/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="p:baris">
    <p class="{@kunci}"><xsl:apply-templates/></p>
  </xsl:template>

  <!-- Room for the emblem; the picture belongs to the paper of the office. -->
  <xsl:template match="p:baris[@kunci = 'lambang']">
    <div class="lambang" role="img" aria-label="{.}"><xsl:text> </xsl:text></div>
  </xsl:template>

  <xsl:template match="p:pembukaan">
    <div class="pembukaan"><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="p:konsiderans">
    <section class="konsiderans">
      <h2 class="nama"><xsl:value-of select="@nama"/></h2>
      <span class="titik-dua" aria-hidden="true">:</span>
      <div class="isi"><xsl:apply-templates/></div>
    </section>
  </xsl:template>

  <xsl:template match="p:batang-tubuh">
    <div class="batang-tubuh"><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Divisions and articles: headings whose level follows the depth. -->
  <xsl:template match="p:ketentuan[@jenis = 'bab' or @jenis = 'bagian' or @jenis = 'paragraf']">
    <xsl:param name="tingkat" select="2"/>
    <section class="{@jenis}">
      <xsl:apply-templates select="@id"/>
      <xsl:element name="h{$tingkat}">
        <span class="marka"><xsl:value-of select="@marka"/></span>
        <xsl:text> </xsl:text>
        <span class="judul"><xsl:apply-templates select="p:judul/node()"/></span>
      </xsl:element>
      <xsl:apply-templates select="*[not(self::p:judul)]">
        <xsl:with-param name="tingkat" select="$tingkat + 1"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'pasal']">
    <xsl:param name="tingkat" select="2"/>
    <section class="pasal">
      <xsl:apply-templates select="@id"/>
      <xsl:element name="h{$tingkat}"><xsl:value-of select="@marka"/></xsl:element>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'diktum']">
    <section class="diktum konsiderans">
      <xsl:apply-templates select="@id"/>
      <h2 class="nama"><xsl:value-of select="@marka"/></h2>
      <span class="titik-dua" aria-hidden="true">:</span>
      <div class="isi"><xsl:apply-templates/></div>
    </section>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'kalimat']">
    <div class="kalimat"><xsl:apply-templates select="@id"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Provisions of the amended instrument, below the headings of this one. -->
  <xsl:template match="p:ketentuan[@jenis = 'kutipan']">
    <div class="kutipan">
      <xsl:apply-templates><xsl:with-param name="tingkat" select="3"/></xsl:apply-templates>
    </div>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'kutipan']/p:ketentuan[@jenis = 'diktum']">
    <section class="diktum konsiderans">
      <h3 class="nama"><xsl:value-of select="@marka"/></h3>
      <span class="titik-dua" aria-hidden="true">:</span>
      <div class="isi"><xsl:apply-templates/></div>
    </section>
  </xsl:template>

  <!-- A list: the marks are text of their own, since a browser cannot count them all. -->
  <xsl:template match="p:daftar">
    <ol class="rincian {@jenis}" role="list"><xsl:apply-templates/></ol>
  </xsl:template>

  <xsl:template match="p:daftar/p:ketentuan">
    <li>
      <xsl:apply-templates select="@id"/>
      <span class="marka"><xsl:value-of select="@marka"/></span>
      <div class="isi"><xsl:apply-templates/></div>
    </li>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'tabel']">
    <div class="gulung">
      <table>
        <xsl:apply-templates select="@id"/>
        <!-- The one table of an annex needs no title beside that of the annex. -->
        <xsl:if test="p:judul">
          <caption>
            <span class="marka"><xsl:value-of select="@marka"/></span>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="p:judul/node()"/>
          </caption>
        </xsl:if>
        <xsl:apply-templates select="p:kepala-tabel"/>
        <tbody><xsl:apply-templates select="p:baris-tabel"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="p:kepala-tabel">
    <thead><tr><xsl:apply-templates mode="m:kepala"/></tr></thead>
  </xsl:template>

  <!-- Mode m:kepala: a cell of the head row. -->
  <xsl:template match="p:sel" mode="m:kepala">
    <th scope="col"><xsl:apply-templates/></th>
  </xsl:template>

  <xsl:template match="p:baris-tabel"><tr><xsl:apply-templates/></tr></xsl:template>
  <!-- A code or a number is not cut at its hyphen. -->
  <xsl:template match="p:sel">
    <td>
      <xsl:if test="not(contains(., ' ')) and string-length(.) &lt; 13"><xsl:attribute name="class">utuh</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </td>
  </xsl:template>

  <xsl:template match="p:teks"><p class="teks"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="p:rentang"><span class="rentang"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="p:asing"><i><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="p:isi"><mark><xsl:apply-templates/></mark></xsl:template>
  <xsl:template match="p:rujuk"><xsl:apply-templates/></xsl:template>
  <xsl:template match="p:rujuk[@ke]"><a href="#{@ke}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="@id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:template>

  <xsl:template match="p:penutup">
    <footer class="penutup"><xsl:apply-templates/></footer>
  </xsl:template>

  <xsl:template match="p:tanda-tangan">
    <div class="tanda-tangan {@kunci}"><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="p:tembusan">
    <div class="tembusan">
      <p><xsl:value-of select="@nama"/></p>
      <ol><xsl:apply-templates/></ol>
    </div>
  </xsl:template>

  <xsl:template match="p:tembusan/p:baris"><li><xsl:value-of select="."/></li></xsl:template>

  <!-- Who puts initials on the draft. -->
  <xsl:template match="p:paraf">
    <table class="paraf">
      <caption><xsl:value-of select="@nama"/></caption>
      <tbody>
        <xsl:apply-templates/>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="p:paraf/p:baris">
    <tr><th scope="row"><xsl:value-of select="."/></th><td><xsl:text>&#160;</xsl:text></td></tr>
  </xsl:template>

  <xsl:template match="p:penjelasan">
    <section class="penjelasan">
      <h2><xsl:apply-templates select="p:baris" mode="m:judul"/></h2>
      <xsl:apply-templates select="*[not(self::p:baris)]">
        <xsl:with-param name="tingkat" select="3"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:template match="p:lampiran">
    <!-- An annex that is a document of its own has its own pages: on paper this one is left out. -->
    <section class="lampiran" aria-label="{@nama}">
      <xsl:if test="p:naskah/@alamat"><xsl:attribute name="class">lampiran terpisah</xsl:attribute></xsl:if>
      <xsl:apply-templates select="@id"/>
      <div class="kepala-lampiran"><xsl:apply-templates select="p:baris"/></div>
      <xsl:if test="p:judul"><h2><xsl:apply-templates select="p:judul/node()"/></h2></xsl:if>
      <xsl:apply-templates select="*[not(self::p:baris or self::p:judul)]"/>
    </section>
  </xsl:template>

  <xsl:template match="p:naskah">
    <p class="naskah"><xsl:value-of select="concat(@kata, ': ')"/><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="p:naskah[@alamat]">
    <p class="naskah">
      <xsl:value-of select="concat(@kata, ': ')"/>
      <a href="{@alamat}.html"><xsl:value-of select="."/></a>
    </p>
  </xsl:template>

  <!-- Anything that no template knows stops the run: a hole in the templates is a defect of ours. -->
  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
