<?xml version="1.0" encoding="UTF-8"?>
<!-- Papers (naskah dinas): an article where one stands by itself, the same blocks inside a section. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s">

  <xsl:template match="s:surat">
    <article version="5.1" xml:lang="id">
      <xsl:attribute name="xml:id"><xsl:value-of select="@kunci"/></xsl:attribute>
      <xsl:attribute name="role">
        <xsl:value-of select="concat(@jenis, ' surat ', ../@edisi, ' ', ../@status)"/>
        <xsl:if test="../@contoh = 'ya'"> contoh</xsl:if>
      </xsl:attribute>
      <info>
        <title><xsl:value-of select="@judul"/></title>
        <subtitle><xsl:value-of select="@anak-judul"/></subtitle>
        <titleabbrev><xsl:value-of select="@anak-judul"/></titleabbrev>
        <org><orgname><xsl:value-of select="@pemerintah"/></orgname></org>
        <xsl:if test="@peristiwa">
          <biblioid class="other" otherclass="naskah-peristiwa"><xsl:value-of select="@peristiwa"/></biblioid>
        </xsl:if>
        <xsl:apply-templates select="s:pernyataan"/>
        <keywordset>
          <keyword><xsl:value-of select="@anak-judul"/></keyword>
          <keyword><xsl:value-of select="@instansi"/></keyword>
        </keywordset>
      </info>
      <xsl:apply-templates select="s:naskah-dinas"/>
    </article>
  </xsl:template>

  <xsl:template match="s:naskah-dinas">
    <xsl:if test="s:kop"><blockquote role="kop"><xsl:apply-templates select="s:kop"/></blockquote></xsl:if>
    <xsl:if test="s:kepala">
      <blockquote role="kepala-naskah"><xsl:apply-templates select="s:kepala"/></blockquote>
    </xsl:if>
    <xsl:apply-templates select="s:titimangsa | s:isian-kepala"/>
    <xsl:if test="s:tujuan"><blockquote role="tujuan"><xsl:apply-templates select="s:tujuan"/></blockquote></xsl:if>
    <xsl:apply-templates select="s:kalimat | s:subjudul | s:isian | s:daftar | s:tabel"/>
    <xsl:choose>
      <xsl:when test="s:penanda/s:orang[2]">
        <informaltable role="tanda-tangan">
          <tgroup cols="2">
            <colspec colname="c1" colwidth="1*"/><colspec colname="c2" colwidth="1*"/>
            <tbody><xsl:apply-templates select="s:penanda" mode="baris"/></tbody>
          </tgroup>
        </informaltable>
      </xsl:when>
      <xsl:when test="s:penanda">
        <blockquote role="tanda-tangan"><xsl:apply-templates select="s:penanda/s:orang/*"/></blockquote>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="s:tembusan"/>
  </xsl:template>

  <xsl:template match="s:kop">
    <para role="{@peran}"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:kepala | s:tujuan">
    <para><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:titimangsa | s:subjudul">
    <para role="{local-name()}"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:isian-kepala | s:isian">
    <variablelist role="isian"><xsl:apply-templates select="s:butir-isian"/></variablelist>
  </xsl:template>

  <xsl:template match="s:butir-isian">
    <varlistentry>
      <term><xsl:value-of select="@label"/></term>
      <listitem><xsl:apply-templates select="s:nilai"/></listitem>
    </varlistentry>
  </xsl:template>

  <!-- A table of a paper has no number and no title of its own: what it holds is said to who cannot see it. -->
  <xsl:template match="s:naskah-dinas/s:tabel">
    <informaltable role="{@peran}">
      <xsl:call-template name="id"/>
      <textobject><phrase><xsl:value-of select="@judul"/></phrase></textobject>
      <tgroup cols="{count(s:kolom)}">
        <xsl:apply-templates select="s:kolom" mode="lebar"/>
        <thead><row role="kepala"><xsl:apply-templates select="s:kolom" mode="kepala"/></row></thead>
        <tbody><xsl:apply-templates select="s:baris"/></tbody>
      </tgroup>
    </informaltable>
  </xsl:template>

  <!-- Two who sign side by side, in two rows, so that the names stand in line whatever the length of the
       offices; one who is left over stands in the middle. -->
  <xsl:template match="s:penanda" mode="baris">
    <row role="penanda"><xsl:apply-templates select="s:orang" mode="jabatan"/></row>
    <row role="nama-penanda"><xsl:apply-templates select="s:orang" mode="nama"/></row>
  </xsl:template>

  <xsl:template match="s:orang" mode="jabatan">
    <entry align="center">
      <xsl:call-template name="rentang-penanda"/>
      <xsl:apply-templates select="s:pengantar | s:jabatan"/>
    </entry>
  </xsl:template>

  <xsl:template match="s:orang" mode="nama">
    <entry align="center">
      <xsl:call-template name="rentang-penanda"/>
      <xsl:apply-templates select="s:nama | s:pangkat | s:nip"/>
    </entry>
  </xsl:template>

  <xsl:template name="rentang-penanda">
    <xsl:if test="not(../s:orang[2])">
      <xsl:attribute name="namest">c1</xsl:attribute>
      <xsl:attribute name="nameend">c2</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="s:orang/*">
    <para role="{local-name()}"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:tembusan">
    <blockquote role="tembusan">
      <para><xsl:value-of select="@judul"/></para>
      <orderedlist numeration="arabic" role="titik"><xsl:apply-templates select="s:nilai" mode="butir"/></orderedlist>
    </blockquote>
  </xsl:template>

  <xsl:template match="s:nilai" mode="butir">
    <listitem><para><xsl:value-of select="."/></para></listitem>
  </xsl:template>
</xsl:stylesheet>
