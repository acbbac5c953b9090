<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: one template for all, since columns and rows come ready from Prepare. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s">

  <xsl:template match="s:tabel">
    <table role="{@peran}">
      <xsl:call-template name="id"/>
      <title><xsl:value-of select="@judul"/></title>
      <tgroup cols="{count(s:kolom)}">
        <xsl:apply-templates select="s:kolom" mode="lebar"/>
        <thead>
          <xsl:call-template name="kepala"/>
          <row role="nomor-kolom"><xsl:apply-templates select="s:kolom" mode="nomor"/></row>
        </thead>
        <tbody><xsl:apply-templates select="s:baris"/></tbody>
      </tgroup>
    </table>
    <xsl:apply-templates select="s:keterangan"/>
  </xsl:template>

  <xsl:template match="s:keterangan">
    <para role="sumber"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="s:kolom" mode="lebar">
    <colspec colname="k{position()}" colwidth="{@lebar}*"><xsl:call-template name="rata"/></colspec>
  </xsl:template>

  <!-- Alignment of a column or cell. -->
  <xsl:template name="rata">
    <xsl:choose>
      <xsl:when test="@rata = 'kanan'"><xsl:attribute name="align">right</xsl:attribute></xsl:when>
      <xsl:when test="@rata = 'tengah'"><xsl:attribute name="align">center</xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The head: one row, or two where columns stand in groups. -->
  <xsl:template name="kepala">
    <xsl:choose>
      <xsl:when test="s:kolom/@kelompok">
        <row role="kepala"><xsl:apply-templates select="s:kolom" mode="kepala-atas"/></row>
        <row role="kepala"><xsl:apply-templates select="s:kolom[@kelompok]" mode="kepala"/></row>
      </xsl:when>
      <xsl:otherwise>
        <row role="kepala"><xsl:apply-templates select="s:kolom" mode="kepala"/></row>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="s:kolom" mode="kepala">
    <entry><xsl:value-of select="@judul"/></entry>
  </xsl:template>

  <!-- Upper row: a column of its own reaches over both rows; the first of a group spans the group.
       A table has one group at most, so its columns are all those that name a group. -->
  <xsl:template match="s:kolom" mode="kepala-atas">
    <entry morerows="1"><xsl:value-of select="@judul"/></entry>
  </xsl:template>

  <xsl:template match="s:kolom[@kelompok]" mode="kepala-atas">
    <xsl:variable name="sebelum" select="position() - 1"/>
    <xsl:if test="not(../s:kolom[$sebelum]/@kelompok)">
      <entry align="center">
        <xsl:if test="../s:kolom[$sebelum + 2]/@kelompok">
          <xsl:attribute name="namest"><xsl:value-of select="concat('k', $sebelum + 1)"/></xsl:attribute>
          <xsl:attribute name="nameend">
            <xsl:value-of select="concat('k', $sebelum + count(../s:kolom[@kelompok]))"/>
          </xsl:attribute>
        </xsl:if>
        <xsl:value-of select="@kelompok"/>
      </entry>
    </xsl:if>
  </xsl:template>

  <xsl:template match="s:kolom" mode="nomor">
    <entry><xsl:value-of select="concat('(', position(), ')')"/></entry>
  </xsl:template>

  <!-- Every printed value of a table goes through here; most have no attribute, or only the alignment of
       numbers or the role of a kode, and tables have thousands of them. -->
  <xsl:template match="s:baris">
    <row>
      <xsl:if test="@*"><xsl:call-template name="tanda-baris"/></xsl:if>
      <xsl:for-each select="s:sel">
        <xsl:choose>
          <xsl:when test="not(@*)"><entry><xsl:apply-templates/></entry></xsl:when>
          <xsl:when test="@rata = 'kanan' and not(@*[2])"><entry align="right"><xsl:apply-templates/></entry></xsl:when>
          <xsl:when test="@peran = 'kode' and not(@*[2])"><entry role="kode"><xsl:apply-templates/></entry></xsl:when>
          <xsl:otherwise><entry><xsl:call-template name="tanda-sel"/><xsl:apply-templates/></entry></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </row>
  </xsl:template>

  <xsl:template name="tanda-baris">
    <xsl:if test="@id"><xsl:call-template name="id"/></xsl:if>
    <xsl:if test="@peran"><xsl:attribute name="role"><xsl:value-of select="@peran"/></xsl:attribute></xsl:if>
    <xsl:if test="@asal"><xsl:processing-instruction name="naskah"><xsl:value-of select="concat('asal=&quot;', @asal, '&quot;')"/></xsl:processing-instruction></xsl:if>
  </xsl:template>

  <xsl:template name="tanda-sel">
    <xsl:if test="@peran"><xsl:attribute name="role"><xsl:value-of select="@peran"/></xsl:attribute></xsl:if>
    <xsl:call-template name="rata"/>
    <xsl:if test="@rentang">
      <xsl:attribute name="namest">k1</xsl:attribute>
      <xsl:attribute name="nameend"><xsl:value-of select="concat('k', @rentang)"/></xsl:attribute>
      <xsl:attribute name="align">left</xsl:attribute>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
