<?xml version="1.0" encoding="UTF-8"?>
<!-- Details of objects: the Buku Register. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    xmlns="http://docbook.org/ns/docbook"
    exclude-result-prefixes="s">

  <xsl:template match="s:rincian">
    <section role="rincian" label="{@kode}">
      <xsl:call-template name="id"/>
      <title><xsl:value-of select="@judul"/></title>
      <xsl:if test="@asal"><xsl:processing-instruction name="naskah"><xsl:value-of select="concat('asal=&quot;', @asal, '&quot;')"/></xsl:processing-instruction></xsl:if>
      <variablelist role="rincian"><xsl:apply-templates select="s:bidang"/></variablelist>
      <xsl:apply-templates select="s:gambar"/>
    </section>
  </xsl:template>

  <xsl:template match="s:bidang">
    <varlistentry>
      <term><xsl:value-of select="@label"/></term>
      <listitem><xsl:apply-templates select="s:nilai"/></listitem>
    </varlistentry>
  </xsl:template>

  <xsl:template match="s:nilai">
    <para><xsl:apply-templates/></para>
  </xsl:template>
</xsl:stylesheet>
