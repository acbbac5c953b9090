<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapters and sections: the outline decides which there are, and in which order. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s">

  <xsl:template match="s:dokumen/s:bagian">
    <chapter label="{@label}">
      <xsl:call-template name="peran"/>
      <xsl:call-template name="id"/>
      <xsl:call-template name="isi-bagian"/>
    </chapter>
  </xsl:template>

  <!-- The summary, and the notes of a draft, stand before the text. -->
  <xsl:template match="s:dokumen/s:bagian[@jenis = 'ringkasan-eksekutif' or @jenis = 'catatan-rancangan']" priority="1">
    <preface role="{@jenis}">
      <xsl:call-template name="id"/>
      <xsl:call-template name="isi-bagian"/>
    </preface>
  </xsl:template>

  <!-- A section without a label is a working paper behind the text. -->
  <xsl:template match="s:dokumen/s:bagian[not(@label)]">
    <appendix>
      <xsl:call-template name="peran"/>
      <xsl:call-template name="id"/>
      <xsl:call-template name="isi-bagian"/>
    </appendix>
  </xsl:template>

  <xsl:template match="s:bagian/s:bagian">
    <section label="{@label}">
      <xsl:call-template name="peran"/>
      <xsl:call-template name="id"/>
      <xsl:call-template name="isi-bagian"/>
    </section>
  </xsl:template>

  <!-- Title, blocks, inner sections; a section that has nothing yet still needs a paragraph. The last
       section of all bears the signature, since DocBook allows no block after a section. -->
  <xsl:template name="isi-bagian">
    <title><xsl:value-of select="@judul"/></title>
    <!-- Wide tables come behind all that fits an upright page, so that text does not end half way down. -->
    <xsl:apply-templates select="*[not(self::s:bagian or self::s:tabel[contains(@peran, 'lanskap')])]"/>
    <xsl:apply-templates select="s:tabel[contains(@peran, 'lanskap')]"/>
    <xsl:apply-templates select="s:bagian"/>
    <xsl:if test="not(*)">
      <para><xsl:value-of select="key('kata', 'nihil')[1]"/></para>
    </xsl:if>
    <xsl:if test="@terakhir = 'ya'">
      <xsl:apply-templates select="/s:siap/s:dokumen/s:tanda-tangan"/>
    </xsl:if>
  </xsl:template>

  <!-- Role: the kind; lanskap for a section of wide tables with a text that is short enough to share their
       pages; lanskap-awal for a chapter that begins with such a section, whose heading goes with it; naskah-dinas for a
       section that holds a paper, which begins a page of its own. -->
  <xsl:template name="peran">
    <xsl:variable name="lanskap"><xsl:apply-templates select="." mode="lanskap"/></xsl:variable>
    <xsl:variable name="awal">
      <xsl:apply-templates select="*[1][self::s:bagian]" mode="lanskap"/>
    </xsl:variable>
    <xsl:attribute name="role">
      <xsl:value-of select="@jenis"/>
      <xsl:if test="$lanskap != ''"> lanskap</xsl:if>
      <xsl:if test="$awal != ''"> lanskap-awal</xsl:if>
      <xsl:if test="s:naskah-dinas"> naskah-dinas</xsl:if>
    </xsl:attribute>
  </xsl:template>

  <!-- Mode lanskap: something for a section whose text goes on the pages of its wide tables. About 2,200
       characters fill two thirds of a landscape page. -->
  <xsl:template match="s:bagian" mode="lanskap">
    <xsl:if test="s:tabel[contains(@peran, 'lanskap')] and not(s:tabel[not(contains(@peran, 'lanskap'))])
        and not(s:gambar | s:bagian | s:pengertian) and not(@terakhir)">
      <xsl:variable name="teks"><xsl:for-each select="s:p | s:kalimat | s:isi | s:daftar"><xsl:value-of select="."/></xsl:for-each></xsl:variable>
      <xsl:if test="string-length($teks) &lt; 2200">ya</xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- The id of an element, from the data. Written by instruction, since libxml2 reports xml:id="{@id}"
       in a stylesheet as an id that is no name. -->
  <xsl:template name="id">
    <xsl:attribute name="xml:id"><xsl:value-of select="@id"/></xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
