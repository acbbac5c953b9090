<?xml version="1.0" encoding="UTF-8"?>
<!-- The document itself: root, info, statements about edition and status. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s">

  <xsl:template match="s:dokumen">
    <book version="5.1" xml:lang="id">
      <xsl:attribute name="xml:id"><xsl:value-of select="@kunci"/></xsl:attribute>
      <xsl:attribute name="role">
        <xsl:value-of select="concat(@kunci, ' ', ../@edisi, ' ', ../@status)"/>
        <xsl:if test="../@contoh = 'ya'"> contoh</xsl:if>
        <xsl:if test="s:kepala-lampiran"> sebagai-lampiran</xsl:if>
      </xsl:attribute>
      <info>
        <title><xsl:apply-templates select="@judul"/></title>
        <subtitle><xsl:apply-templates select="@anak-judul"/></subtitle>
        <titleabbrev><xsl:value-of select="@singkatan"/></titleabbrev>
        <org><orgname><xsl:value-of select="@pemerintah"/></orgname></org>
        <xsl:apply-templates select="s:pernyataan"/>
        <xsl:if test="s:kepala-lampiran">
          <legalnotice role="kepala-lampiran"><xsl:apply-templates select="s:kepala-lampiran"/></legalnotice>
        </xsl:if>
        <keywordset>
          <keyword><xsl:value-of select="@singkatan"/></keyword>
          <keyword><xsl:value-of select="@instansi"/></keyword>
          <keyword><xsl:value-of select="@periode"/></keyword>
        </keywordset>
      </info>
      <xsl:apply-templates select="s:bagian"/>
    </book>
  </xsl:template>

  <!-- Its period in a title is not cut at the end of a line. -->
  <xsl:template match="s:dokumen/@judul | s:dokumen/@anak-judul"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="s:dokumen/@judul[contains(., ../@periode) and contains(../@periode, '–')]
      | s:dokumen/@anak-judul[contains(., ../@periode) and contains(../@periode, '–')]" priority="1">
    <xsl:value-of select="substring-before(., ../@periode)"/>
    <phrase role="rentang"><xsl:value-of select="../@periode"/></phrase>
    <xsl:value-of select="substring-after(., ../@periode)"/>
  </xsl:template>

  <!-- What the document says about itself. -->
  <xsl:template match="s:pernyataan">
    <releaseinfo role="{@kunci}"><xsl:value-of select="."/></releaseinfo>
  </xsl:template>

  <!-- The heading block of an annex. -->
  <xsl:template match="s:kepala-lampiran">
    <para><xsl:value-of select="."/></para>
  </xsl:template>

  <!-- The signature stands at the end of the last chapter, so that chapter asks for it. -->
  <xsl:template match="s:tanda-tangan">
    <blockquote role="tanda-tangan">
      <xsl:apply-templates select="@tempat | @tanggal | @titimangsa"/>
      <para role="jabatan"><xsl:value-of select="@jabatan"/></para>
      <xsl:apply-templates select="@tanda"/>
      <para role="nama"><xsl:value-of select="@nama"/></para>
      <xsl:apply-templates select="@nip"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="s:tanda-tangan/@tempat">
    <para role="tempat"><xsl:value-of select="concat(key('kata', 'ditetapkan-di')[1], ' ', .)"/></para>
  </xsl:template>

  <xsl:template match="s:tanda-tangan/@tanggal">
    <para role="tanggal"><xsl:value-of select="concat(key('kata', 'pada-tanggal')[1], ' ', .)"/></para>
  </xsl:template>

  <!-- Place and day of a report, which nobody sets. -->
  <xsl:template match="s:tanda-tangan/@titimangsa">
    <para role="tempat"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:tanda-tangan/@nip">
    <para role="nip"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:tanda-tangan/@tanda">
    <para role="ttd"><xsl:value-of select="."/></para>
  </xsl:template>
</xsl:stylesheet>
