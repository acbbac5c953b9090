<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared instrument (Schemas/siap/peraturan.xsd) to DocBook 5.1: an article whose sections are BAB, Bagian,
     Paragraf and Pasal, whose lists are ayat, huruf and angka, and whose colophon is the closing. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:naskah:siap-peraturan:1"
    xmlns="http://docbook.org/ns/docbook"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    exclude-result-prefixes="p">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/">
    <xsl:apply-templates select="p:peraturan"/>
  </xsl:template>

  <xsl:template match="p:peraturan">
    <article version="5.1" xml:lang="id" role="{@jenis} publik {@status}">
      <info>
        <title><xsl:value-of select="@tentang"/></title>
        <subtitle><xsl:value-of select="@judul"/></subtitle>
        <titleabbrev><xsl:value-of select="@nama"/></titleabbrev>
        <org><orgname><xsl:value-of select="@pemerintah"/></orgname></org>
        <releaseinfo role="edisi"><xsl:value-of select="@kata-edisi"/></releaseinfo>
        <releaseinfo role="status"><xsl:value-of select="@kata-status"/></releaseinfo>
      </info>
      <xsl:apply-templates select="p:kepala | p:pembukaan | p:batang-tubuh"/>
      <xsl:apply-templates select="p:penutup | p:penjelasan | p:lampiran"/>
    </article>
  </xsl:template>

  <xsl:template match="p:kepala">
    <blockquote role="kepala"><xsl:apply-templates/></blockquote>
  </xsl:template>

  <xsl:template match="p:baris">
    <para role="{@kunci}"><xsl:apply-templates/></para>
  </xsl:template>

  <xsl:template match="p:pembukaan"><xsl:apply-templates/></xsl:template>

  <xsl:template match="p:konsiderans">
    <variablelist role="konsiderans">
      <varlistentry role="{@kunci}">
        <term><xsl:value-of select="@nama"/></term>
        <listitem><xsl:apply-templates/></listitem>
      </varlistentry>
    </variablelist>
  </xsl:template>

  <xsl:template match="p:batang-tubuh"><xsl:apply-templates/></xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'bab' or @jenis = 'bagian' or @jenis = 'paragraf']">
    <section role="{@jenis}" label="{@marka}">
      <xsl:apply-templates select="@id"/>
      <title><xsl:apply-templates select="p:judul/node()"/></title>
      <xsl:apply-templates select="*[not(self::p:judul)]"/>
      <xsl:if test="not(*[not(self::p:judul)])"><para/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'pasal']">
    <section role="pasal">
      <xsl:apply-templates select="@id"/>
      <title><xsl:value-of select="@marka"/></title>
      <xsl:apply-templates/>
      <xsl:if test="not(*)"><para/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'diktum']">
    <variablelist role="diktum">
      <varlistentry>
        <xsl:apply-templates select="@id"/>
        <term><xsl:value-of select="@marka"/></term>
        <listitem><xsl:apply-templates/></listitem>
      </varlistentry>
    </variablelist>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'kalimat']"><xsl:apply-templates/></xsl:template>

  <!-- Provisions of the amended instrument: DocBook has no sections here and counts lists itself, so marks are words. -->
  <xsl:template match="p:ketentuan[@jenis = 'kutipan']">
    <blockquote role="kutipan"><xsl:apply-templates mode="kutipan"/></blockquote>
  </xsl:template>

  <!-- Mode kutipan: a provision that is quoted. -->
  <xsl:template match="p:ketentuan" mode="kutipan">
    <para role="marka {@jenis}"><xsl:value-of select="@marka"/></para>
    <xsl:apply-templates mode="kutipan"/>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'kalimat' or not(@marka)]" mode="kutipan">
    <xsl:apply-templates mode="kutipan"/>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'tabel']" mode="kutipan">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="p:judul" mode="kutipan">
    <para role="judul"><xsl:apply-templates/></para>
  </xsl:template>

  <xsl:template match="p:teks" mode="kutipan"><xsl:apply-templates select="."/></xsl:template>

  <xsl:template match="p:daftar" mode="kutipan">
    <variablelist role="rincian"><xsl:apply-templates mode="kutipan"/></variablelist>
  </xsl:template>

  <xsl:template match="p:daftar/p:ketentuan" mode="kutipan" priority="1">
    <varlistentry>
      <term><xsl:value-of select="@marka"/></term>
      <listitem><xsl:apply-templates mode="kutipan"/></listitem>
    </varlistentry>
  </xsl:template>

  <xsl:template match="p:daftar">
    <orderedlist numeration="arabic" role="titik"><xsl:apply-templates/></orderedlist>
  </xsl:template>
  <xsl:template match="p:daftar[@jenis = 'ayat']">
    <orderedlist numeration="arabic" role="kurung-ganda"><xsl:apply-templates/></orderedlist>
  </xsl:template>
  <xsl:template match="p:daftar[@jenis = 'huruf']">
    <orderedlist numeration="loweralpha" role="titik"><xsl:apply-templates/></orderedlist>
  </xsl:template>
  <xsl:template match="p:daftar[@jenis = 'subhuruf']">
    <orderedlist numeration="loweralpha" role="kurung"><xsl:apply-templates/></orderedlist>
  </xsl:template>
  <xsl:template match="p:daftar[@jenis = 'subangka']">
    <orderedlist numeration="arabic" role="kurung"><xsl:apply-templates/></orderedlist>
  </xsl:template>
  <xsl:template match="p:daftar[@jenis = 'butir']">
    <itemizedlist><xsl:apply-templates/></itemizedlist>
  </xsl:template>

  <xsl:template match="p:daftar/p:ketentuan">
    <listitem>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates/>
      <xsl:if test="not(*)"><para/></xsl:if>
    </listitem>
  </xsl:template>

  <xsl:template match="p:ketentuan[@jenis = 'tabel']">
    <table frame="all" label="{@marka}">
      <xsl:apply-templates select="@id"/>
      <title><xsl:apply-templates select="p:judul/node()"/></title>
      <tgroup cols="{count(*[self::p:kepala-tabel or self::p:baris-tabel][1]/p:sel)}">
        <xsl:apply-templates select="p:kepala-tabel"/>
        <tbody><xsl:apply-templates select="p:baris-tabel"/></tbody>
      </tgroup>
    </table>
  </xsl:template>

  <xsl:template match="p:kepala-tabel"><thead><row><xsl:apply-templates/></row></thead></xsl:template>
  <xsl:template match="p:baris-tabel"><row><xsl:apply-templates/></row></xsl:template>
  <xsl:template match="p:sel"><entry><xsl:apply-templates/></entry></xsl:template>

  <xsl:template match="p:teks"><para><xsl:apply-templates/></para></xsl:template>
  <xsl:template match="p:rentang"><phrase role="rentang"><xsl:apply-templates/></phrase></xsl:template>
  <xsl:template match="p:asing"><foreignphrase><xsl:apply-templates/></foreignphrase></xsl:template>
  <xsl:template match="p:isi"><phrase role="isi"><xsl:apply-templates/></phrase></xsl:template>
  <xsl:template match="p:rujuk"><xsl:apply-templates/></xsl:template>
  <xsl:template match="p:rujuk[@ke]"><link linkend="{@ke}"><xsl:apply-templates/></link></xsl:template>
  <xsl:template match="@id">
    <xsl:attribute name="xml:id"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>

  <xsl:template match="p:penutup">
    <colophon role="penutup"><xsl:apply-templates select="*[not(self::p:paraf)]"/></colophon>
  </xsl:template>

  <xsl:template match="p:tanda-tangan">
    <blockquote role="tanda-tangan"><xsl:apply-templates/></blockquote>
  </xsl:template>

  <xsl:template match="p:tembusan">
    <orderedlist numeration="arabic" role="titik">
      <title><xsl:value-of select="@nama"/></title>
      <xsl:apply-templates/>
    </orderedlist>
  </xsl:template>

  <xsl:template match="p:tembusan/p:baris">
    <listitem><para><xsl:value-of select="."/></para></listitem>
  </xsl:template>

  <xsl:template match="p:penjelasan">
    <appendix role="penjelasan">
      <title><xsl:value-of select="p:baris[1]"/></title>
      <blockquote role="kepala"><xsl:apply-templates select="p:baris"/></blockquote>
      <xsl:apply-templates select="*[not(self::p:baris)]"/>
    </appendix>
  </xsl:template>

  <xsl:template match="p:lampiran">
    <appendix label="{@nama}">
      <xsl:apply-templates select="@id"/>
      <title>
        <xsl:apply-templates select="p:judul/node()"/>
        <xsl:if test="not(p:judul)"><xsl:value-of select="@nama"/></xsl:if>
      </title>
      <blockquote role="kepala-lampiran"><xsl:apply-templates select="p:baris"/></blockquote>
      <xsl:apply-templates select="*[not(self::p:baris or self::p:judul)]"/>
    </appendix>
  </xsl:template>

  <xsl:template match="p:naskah">
    <para role="naskah"><xsl:value-of select="concat(@kata, ': ')"/><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="p:naskah[@alamat]">
    <para role="naskah">
      <xsl:value-of select="concat(@kata, ': ')"/>
      <link xlink:href="{@alamat}.xml"><xsl:value-of select="."/></link>
    </para>
  </xsl:template>

  <!-- Anything that no template knows stops the run: a hole in the templates is a defect of ours. -->
  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
