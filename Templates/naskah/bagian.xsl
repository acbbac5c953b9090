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
    <xsl:apply-templates select="*"/>
    <xsl:if test="not(*)">
      <para><xsl:value-of select="key('kata', 'nihil')[1]"/></para>
    </xsl:if>
    <xsl:if test="@terakhir = 'ya'">
      <xsl:apply-templates select="/s:siap/s:dokumen/s:tanda-tangan"/>
    </xsl:if>
  </xsl:template>

  <!-- Role: the kind, and lanskap for a section that is one wide table with its sentence, so that both
       share the page. -->
  <xsl:template name="peran">
    <xsl:attribute name="role">
      <xsl:value-of select="@jenis"/>
      <xsl:if test="s:tabel[contains(@peran, 'lanskap')] and not(s:tabel[not(contains(@peran, 'lanskap'))])
          and not(s:p | s:isi | s:daftar | s:gambar | s:bagian | s:pengertian) and not(@terakhir)"> lanskap</xsl:if>
    </xsl:attribute>
  </xsl:template>

  <!-- The id of an element, from the data. Written by instruction, since libxml2 reports xml:id="{@id}"
       in a stylesheet as an id that is no name. -->
  <xsl:template name="id">
    <xsl:attribute name="xml:id"><xsl:value-of select="@id"/></xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
