<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, lists, definitions and the marks inside running text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s xlink">

  <xsl:template match="s:p | s:kalimat">
    <para><xsl:apply-templates/></para>
  </xsl:template>

  <!-- A gap that the planner has to fill, as a block of its own. -->
  <xsl:template match="s:bagian/s:isi">
    <para role="rumpang"><phrase role="isi"><xsl:value-of select="."/></phrase></para>
  </xsl:template>

  <!-- The same inside a sentence. -->
  <xsl:template match="s:isi">
    <phrase role="isi"><xsl:value-of select="."/></phrase>
  </xsl:template>

  <xsl:template match="s:daftar[@urut = 'ya' and (@huruf = 'ya' or parent::s:butir)]">
    <orderedlist numeration="loweralpha" role="titik"><xsl:apply-templates select="s:butir"/></orderedlist>
  </xsl:template>

  <xsl:template match="s:daftar[@urut = 'ya']" priority="0.4">
    <orderedlist numeration="arabic" role="titik"><xsl:apply-templates select="s:butir"/></orderedlist>
  </xsl:template>

  <xsl:template match="s:daftar" priority="0.3">
    <itemizedlist><xsl:apply-templates select="s:butir"/></itemizedlist>
  </xsl:template>

  <!-- An item: its sentence, then the list inside it. -->
  <xsl:template match="s:butir">
    <listitem>
      <para><xsl:apply-templates select="node()[not(self::s:daftar)]"/></para>
      <xsl:apply-templates select="s:daftar"/>
    </listitem>
  </xsl:template>

  <xsl:template match="s:pengertian">
    <variablelist role="pengertian"><xsl:apply-templates select="s:istilah"/></variablelist>
  </xsl:template>

  <xsl:template match="s:istilah">
    <varlistentry>
      <term><xsl:value-of select="@nama"/></term>
      <listitem>
        <para>
          <xsl:value-of select="."/>
          <xsl:if test="@dasar">
            <xsl:value-of select="concat(' (', @dasar, ')')"/>
          </xsl:if>
        </para>
      </listitem>
    </varlistentry>
  </xsl:template>

  <xsl:template match="s:tegas">
    <emphasis role="tegas"><xsl:value-of select="."/></emphasis>
  </xsl:template>

  <xsl:template match="s:miring">
    <emphasis><xsl:value-of select="."/></emphasis>
  </xsl:template>

  <xsl:template match="s:catatan-kaki">
    <footnote><para><xsl:value-of select="."/></para></footnote>
  </xsl:template>

  <!-- A note to the draft, with its place in a file that the plan was read from. -->
  <xsl:template match="s:catatan">
    <remark>
      <xsl:value-of select="."/>
      <xsl:text> (</xsl:text>
      <xsl:apply-templates select="@tempat"/>
      <xsl:text>)</xsl:text>
    </remark>
  </xsl:template>

  <xsl:template match="s:catatan/@tempat"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="s:catatan[@alamat]/@tempat" priority="1">
    <link xlink:href="{../@alamat}"><xsl:value-of select="."/></link>
  </xsl:template>

  <!-- A file that the plan was read from. -->
  <xsl:template match="s:rujuk[@alamat]" priority="1">
    <link xlink:href="{@alamat}"><xsl:value-of select="."/></link>
  </xsl:template>

  <!-- A reference to a section; Draft writes its words. -->
  <xsl:template match="s:rujuk[@bagian]">
    <xref linkend="{@bagian}"/>
  </xsl:template>

  <!-- A reference to the details of an object, in the Buku Register beside this document. -->
  <xsl:template match="s:rujuk[@dokumen]">
    <link xlink:href="{@dokumen}.html#{@ke}"><xsl:value-of select="."/></link>
  </xsl:template>

  <!-- In the Buku Register itself the details are in the same document. -->
  <xsl:template match="s:rujuk[@sini = 'ya']" priority="1">
    <link linkend="{@ke}"><xsl:value-of select="."/></link>
  </xsl:template>

  <!-- No register is built: the kode alone. -->
  <xsl:template match="s:rujuk" priority="-0.5">
    <phrase role="kode"><xsl:value-of select="."/></phrase>
  </xsl:template>
</xsl:stylesheet>
