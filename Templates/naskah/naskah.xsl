<?xml version="1.0" encoding="UTF-8"?>
<!-- Prepared tree (Schemas/siap) to DocBook 5.1 (Documentation/docbook.md). Templates lay out; every
     value, title and width comes ready from Prepare. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:naskah:siap:1"
    exclude-result-prefixes="s">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Words that templates print themselves, by id. -->
  <xsl:key name="kata" match="s:kata/s:k" use="@id"/>

  <xsl:include href="dokumen.xsl"/>
  <xsl:include href="bagian.xsl"/>
  <xsl:include href="teks.xsl"/>
  <xsl:include href="tabel.xsl"/>
  <xsl:include href="gambar.xsl"/>
  <xsl:include href="rincian.xsl"/>
  <xsl:include href="surat.xsl"/>

  <xsl:template match="/">
    <xsl:apply-templates select="s:siap/s:dokumen | s:siap/s:surat"/>
  </xsl:template>

  <!-- Anything that no template knows stops the run: a hole in the templates is a defect of ours. -->
  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
