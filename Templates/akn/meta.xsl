<?xml version="1.0" encoding="UTF-8"?>
<!-- What identifies an act: work, expression, manifestation (FRBR), from parameters that the program fills. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">

  <!-- Address of the work, such as /akn/id-kabupaten-x/act/peraturan-bupati/2025/7 -->
  <xsl:param name="alamat"/>
  <!-- Its day, and what that day is. -->
  <xsl:param name="tanggal"/>
  <xsl:param name="arti-tanggal"/>
  <xsl:param name="negara"/>
  <xsl:param name="bahasa"/>
  <xsl:param name="nomor"/>
  <xsl:param name="judul"/>
  <xsl:param name="jenis"/>
  <!-- Who makes it: key and name. -->
  <xsl:param name="pembentuk"/>
  <xsl:param name="nama-pembentuk"/>
  <!-- Promulgation, where it is known. -->
  <xsl:param name="diundangkan"/>
  <xsl:param name="lembaran"/>
  <xsl:param name="nomor-lembaran"/>

  <xsl:template name="meta">
    <xsl:param name="part"/>
    <xsl:param name="name" select="$judul"/>
    <meta>
      <identification source="#{$pembentuk}">
        <FRBRWork>
          <FRBRthis value="{$alamat}/{$part}"/>
          <FRBRuri value="{$alamat}"/>
          <FRBRdate date="{$tanggal}" name="{$arti-tanggal}"/>
          <FRBRauthor href="#{$pembentuk}"/>
          <FRBRcountry value="{$negara}"/>
          <FRBRsubtype value="{$jenis}"/>
          <xsl:if test="$nomor != ''"><FRBRnumber value="{$nomor}"/></xsl:if>
          <FRBRname value="{$name}"/>
        </FRBRWork>
        <FRBRExpression>
          <FRBRthis value="{$alamat}/{$bahasa}@/{$part}"/>
          <FRBRuri value="{$alamat}/{$bahasa}@"/>
          <FRBRdate date="{$tanggal}" name="{$arti-tanggal}"/>
          <FRBRauthor href="#{$pembentuk}"/>
          <FRBRlanguage language="{$bahasa}"/>
        </FRBRExpression>
        <FRBRManifestation>
          <FRBRthis value="{$alamat}/{$bahasa}@/{$part}.xml"/>
          <FRBRuri value="{$alamat}/{$bahasa}@.akn"/>
          <FRBRdate date="{$tanggal}" name="{$arti-tanggal}"/>
          <FRBRauthor href="#{$pembentuk}"/>
          <FRBRformat value="application/akn+xml"/>
        </FRBRManifestation>
      </identification>
      <xsl:if test="$diundangkan != '' and $part = ''">
        <publication date="{$diundangkan}" name="{$lembaran}" showAs="{$lembaran}">
          <xsl:if test="$nomor-lembaran != ''">
            <xsl:attribute name="number"><xsl:value-of select="$nomor-lembaran"/></xsl:attribute>
          </xsl:if>
        </publication>
      </xsl:if>
      <!-- A name stands once in an act, its annexes among it. -->
      <xsl:if test="$part = ''">
        <references source="#{$pembentuk}">
          <TLCOrganization eId="{$pembentuk}" href="/ontology/organization/{$negara}/{$pembentuk}" showAs="{$nama-pembentuk}"/>
        </references>
      </xsl:if>
    </meta>
  </xsl:template>
</xsl:stylesheet>
