<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared instrument (Schemas/siap/peraturan.xsd) to Akoma Ntoso 3.0 (OASIS LegalDocML): an act whose articles carry
     the names that they have here. What identifies it (FRBR) comes as parameters, from its data. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:naskah:siap-peraturan:1"
    xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    exclude-result-prefixes="p">

  <xsl:include href="meta.xsl"/>
  <xsl:include href="provision.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="p:peraturan p:kepala p:pembukaan p:konsiderans p:batang-tubuh p:ketentuan p:daftar p:penutup
      p:tanda-tangan p:tembusan p:paraf p:penjelasan p:lampiran p:kepala-tabel p:baris-tabel"/>

  <xsl:template match="/">
    <xsl:apply-templates select="p:peraturan"/>
  </xsl:template>

  <xsl:template match="p:peraturan">
    <akomaNtoso>
      <act name="{@jenis}" contains="originalVersion">
        <xsl:call-template name="meta"/>
        <xsl:apply-templates select="p:kepala | p:pembukaan | p:batang-tubuh | p:penutup"/>
        <xsl:if test="p:penjelasan or p:lampiran">
          <attachments><xsl:apply-templates select="p:penjelasan | p:lampiran"/></attachments>
        </xsl:if>
      </act>
    </akomaNtoso>
  </xsl:template>

  <xsl:template match="p:kepala">
    <preface eId="naskah__kepala"><xsl:apply-templates/></preface>
  </xsl:template>

  <xsl:template match="p:baris">
    <p class="{@kunci}"><xsl:value-of select="."/></p>
  </xsl:template>
  <xsl:template match="p:kepala/p:baris[@kunci = 'nama']">
    <p class="nama"><docType><xsl:value-of select="."/></docType></p>
  </xsl:template>
  <xsl:template match="p:kepala/p:baris[@kunci = 'nomor']">
    <p class="nomor"><docNumber><xsl:value-of select="."/></docNumber></p>
  </xsl:template>
  <xsl:template match="p:kepala/p:baris[@kunci = 'tentang']">
    <p class="tentang"><docTitle><xsl:value-of select="."/></docTitle></p>
  </xsl:template>

  <!-- Considerations are recitals, the legal basis citations, the decision a formula. -->
  <xsl:template match="p:pembukaan">
    <preamble eId="naskah__pembukaan"><xsl:apply-templates/></preamble>
  </xsl:template>

  <xsl:template match="p:pembukaan/p:baris">
    <formula name="{@kunci}"><p><xsl:value-of select="."/></p></formula>
  </xsl:template>

  <xsl:template match="p:konsiderans[@kunci = 'menetapkan']">
    <formula name="menetapkan">
      <p><xsl:value-of select="concat(@nama, ': ')"/><xsl:apply-templates select="p:ketentuan/p:teks/node()"/></p>
    </formula>
  </xsl:template>

  <xsl:template match="p:konsiderans">
    <recitals eId="naskah__{@kunci}">
      <intro><p><xsl:value-of select="concat(@nama, ':')"/></p></intro>
      <xsl:apply-templates select="p:ketentuan | p:daftar/p:ketentuan" mode="recital">
        <xsl:with-param name="base" select="concat('naskah__', @kunci)"/>
      </xsl:apply-templates>
    </recitals>
  </xsl:template>

  <xsl:template match="p:konsiderans[@kunci = 'mengingat']">
    <citations eId="naskah__{@kunci}">
      <intro><p><xsl:value-of select="concat(@nama, ':')"/></p></intro>
      <xsl:apply-templates select="p:ketentuan | p:daftar/p:ketentuan" mode="citation">
        <xsl:with-param name="base" select="concat('naskah__', @kunci)"/>
      </xsl:apply-templates>
    </citations>
  </xsl:template>

  <!-- Modes recital and citation: one item of the preamble. -->
  <xsl:template match="p:ketentuan" mode="recital">
    <xsl:param name="base"/>
    <recital>
      <xsl:call-template name="id"><xsl:with-param name="base" select="$base"/></xsl:call-template>
      <xsl:if test="@marka"><num><xsl:value-of select="@marka"/></num></xsl:if>
      <p><xsl:apply-templates select="p:teks/node()"/></p>
    </recital>
  </xsl:template>

  <xsl:template match="p:ketentuan" mode="citation">
    <xsl:param name="base"/>
    <citation>
      <xsl:call-template name="id"><xsl:with-param name="base" select="$base"/></xsl:call-template>
      <xsl:if test="@marka"><num><xsl:value-of select="@marka"/></num></xsl:if>
      <p><xsl:apply-templates select="p:teks/node()"/></p>
    </citation>
  </xsl:template>

  <xsl:template match="p:batang-tubuh">
    <body eId="naskah__batang-tubuh">
      <xsl:call-template name="inner"><xsl:with-param name="base" select="'naskah__isi'"/></xsl:call-template>
    </body>
  </xsl:template>

  <!-- Setting, promulgation, copies; who puts initials on a draft is no part of the act. -->
  <xsl:template match="p:penutup">
    <xsl:if test="*[not(self::p:paraf)]">
      <conclusions eId="naskah__penutup"><xsl:apply-templates select="*[not(self::p:paraf)]"/></conclusions>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:tanda-tangan">
    <blockContainer eId="naskah__tanda-tangan-{@kunci}"><xsl:apply-templates/></blockContainer>
  </xsl:template>
  <xsl:template match="p:lampiran/p:tanda-tangan">
    <blockContainer eId="{../@id}__tanda-tangan"><xsl:apply-templates/></blockContainer>
  </xsl:template>

  <xsl:template match="p:tanda-tangan[not(p:baris)]"/>
  <xsl:template match="p:tanda-tangan/p:baris[. = '']"/>

  <xsl:template match="p:tembusan">
    <blockContainer eId="naskah__tembusan">
      <p><xsl:value-of select="@nama"/></p>
      <xsl:apply-templates/>
    </blockContainer>
  </xsl:template>

  <!-- Annexes: documents of their own behind the act. -->
  <xsl:template match="p:lampiran">
    <attachment eId="naskah__lampiran-{position()}">
      <doc name="lampiran">
        <xsl:call-template name="meta">
          <xsl:with-param name="part" select="concat('!', @id)"/>
          <xsl:with-param name="name" select="@nama"/>
        </xsl:call-template>
        <preface><xsl:apply-templates select="p:baris"/></preface>
        <mainBody eId="{@id}">
          <xsl:if test="p:judul"><p class="judul"><xsl:apply-templates select="p:judul/node()"/></p></xsl:if>
          <xsl:apply-templates select="p:naskah"/>
          <xsl:if test="p:ketentuan or p:daftar">
            <hcontainer name="isi" eId="{@id}__isi">
              <xsl:call-template name="inner"><xsl:with-param name="base" select="@id"/></xsl:call-template>
            </hcontainer>
          </xsl:if>
        </mainBody>
        <xsl:if test="p:tanda-tangan/p:baris">
          <conclusions><xsl:apply-templates select="p:tanda-tangan"/></conclusions>
        </xsl:if>
      </doc>
    </attachment>
  </xsl:template>

  <xsl:template match="p:penjelasan">
    <attachment eId="naskah__penjelasan">
      <doc name="penjelasan">
        <xsl:call-template name="meta">
          <xsl:with-param name="part" select="'!penjelasan'"/>
          <xsl:with-param name="name" select="p:baris[1]"/>
        </xsl:call-template>
        <preface><xsl:apply-templates select="p:baris"/></preface>
        <mainBody>
          <hcontainer name="isi" eId="naskah__isi-penjelasan">
            <xsl:call-template name="inner"><xsl:with-param name="base" select="'naskah__penjelasan'"/></xsl:call-template>
          </hcontainer>
        </mainBody>
      </doc>
    </attachment>
  </xsl:template>

  <xsl:template match="p:naskah">
    <p class="naskah"><xsl:value-of select="concat(@kata, ': ', .)"/></p>
  </xsl:template>
  <xsl:template match="p:naskah[@alamat]">
    <p class="naskah">
      <xsl:value-of select="concat(@kata, ': ')"/>
      <ref href="{@alamat}.xml"><xsl:value-of select="."/></ref>
    </p>
  </xsl:template>

  <!-- Anything that no template knows stops the run: a hole in the templates is a defect of ours. -->
  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
