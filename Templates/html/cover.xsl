<?xml version="1.0" encoding="UTF-8"?>
<!-- The cover: who, what, when, in which state; and the summary. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d t">

  <xsl:template match="d:info">
    <header class="n-sampul">
      <xsl:apply-templates select="d:legalnotice[@role = 'kepala-lampiran']"/>
      <xsl:apply-templates select="d:org"/>
      <div class="n-nama-dokumen">
        <h1><xsl:apply-templates select="d:title/node()"/></h1>
        <xsl:apply-templates select="d:subtitle"/>
      </div>
      <div class="n-keadaan">
        <xsl:apply-templates select="d:pubdate"/>
        <xsl:apply-templates select="d:releaseinfo[@role != 'alat']"/>
      </div>
      <xsl:apply-templates select="d:legalnotice[not(@role)]"/>
    </header>
  </xsl:template>

  <xsl:template match="d:org">
    <p class="n-instansi"><xsl:apply-templates select="d:orgname/node()"/></p>
  </xsl:template>

  <xsl:template match="d:subtitle">
    <p class="n-anak-judul"><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="d:pubdate">
    <p class="tanggal"><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="d:releaseinfo">
    <p class="{@role}"><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="d:legalnotice">
    <div class="n-catatan-hukum"><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="d:abstract">
    <section id="_ringkasan" class="n-ringkasan">
      <h2>
        <xsl:apply-templates select="d:title/node()"/>
        <xsl:if test="not(d:title)">
          <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.ringkasan'"/></xsl:call-template>
        </xsl:if>
      </h2>
      <xsl:apply-templates select="*[not(self::d:title)]"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
