<?xml version="1.0" encoding="UTF-8"?>
<!-- Provisions: BAB is a chapter, Bagian a section, Paragraf a subsection, Pasal an article, ayat a paragraph, huruf a
     point, angka a subparagraph, a diktum a clause. A provision keeps its name; one without is named by its place. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:naskah:siap-peraturan:1"
    xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    exclude-result-prefixes="p">

  <!-- The name of a provision: its own, or that of what holds it with its kind and place. -->
  <xsl:template name="name">
    <xsl:param name="base"/>
    <xsl:choose>
      <xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat($base, '__', @jenis, '-')"/>
        <xsl:if test="parent::p:daftar"><xsl:value-of select="concat(count(../preceding-sibling::p:daftar) + 1, '-')"/></xsl:if>
        <xsl:value-of select="count(preceding-sibling::p:ketentuan) + 1"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="id">
    <xsl:param name="base"/>
    <xsl:attribute name="eId">
      <xsl:call-template name="name"><xsl:with-param name="base" select="$base"/></xsl:call-template>
    </xsl:attribute>
  </xsl:template>

  <!-- The provisions below a part. -->
  <xsl:template name="inner">
    <xsl:param name="base"/>
    <xsl:apply-templates select="p:ketentuan | p:daftar/p:ketentuan">
      <xsl:with-param name="base" select="$base"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p:ketentuan">
    <xsl:param name="base"/>
    <xsl:variable name="kind"><xsl:apply-templates select="@jenis" mode="element"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:call-template name="name"><xsl:with-param name="base" select="$base"/></xsl:call-template>
    </xsl:variable>
    <xsl:element name="{$kind}">
      <xsl:attribute name="eId"><xsl:value-of select="$name"/></xsl:attribute>
      <xsl:if test="$kind = 'hcontainer'"><xsl:attribute name="name"><xsl:value-of select="@jenis"/></xsl:attribute></xsl:if>
      <xsl:if test="@marka"><num><xsl:value-of select="@marka"/></num></xsl:if>
      <xsl:if test="p:judul and @jenis != 'tabel'"><heading><xsl:apply-templates select="p:judul/node()"/></heading></xsl:if>
      <xsl:choose>
        <xsl:when test="@jenis = 'tabel'">
          <content><xsl:call-template name="table"/></content>
        </xsl:when>
        <xsl:when test="p:ketentuan[@jenis = 'kutipan']">
          <content>
            <p>
              <xsl:apply-templates select="p:teks/node()"/>
              <mod eId="{$name}__mod">
                <quotedStructure eId="{$name}__kutipan">
                  <xsl:for-each select="p:ketentuan[@jenis = 'kutipan']">
                    <xsl:call-template name="inner">
                      <xsl:with-param name="base" select="concat($name, '__kutipan')"/>
                    </xsl:call-template>
                  </xsl:for-each>
                </quotedStructure>
              </mod>
            </p>
          </content>
        </xsl:when>
        <xsl:when test="p:ketentuan or p:daftar">
          <xsl:if test="p:teks"><intro><p><xsl:apply-templates select="p:teks/node()"/></p></intro></xsl:if>
          <xsl:call-template name="inner"><xsl:with-param name="base" select="$name"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <content><p><xsl:apply-templates select="p:teks/node()"/></p></content>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- Mode element: the element of a level. -->
  <xsl:template match="@jenis" mode="element">hcontainer</xsl:template>
  <xsl:template match="@jenis[. = 'bab']" mode="element">chapter</xsl:template>
  <xsl:template match="@jenis[. = 'bagian']" mode="element">section</xsl:template>
  <xsl:template match="@jenis[. = 'paragraf']" mode="element">subsection</xsl:template>
  <xsl:template match="@jenis[. = 'pasal']" mode="element">article</xsl:template>
  <xsl:template match="@jenis[. = 'diktum']" mode="element">clause</xsl:template>
  <xsl:template match="@jenis[. = 'ayat']" mode="element">paragraph</xsl:template>
  <xsl:template match="@jenis[. = 'huruf']" mode="element">point</xsl:template>
  <xsl:template match="@jenis[. = 'angka']" mode="element">subparagraph</xsl:template>
  <xsl:template match="@jenis[. = 'subhuruf']" mode="element">indent</xsl:template>
  <xsl:template match="@jenis[. = 'subangka']" mode="element">alinea</xsl:template>

  <xsl:template name="table">
    <table>
      <xsl:if test="p:judul"><caption><xsl:apply-templates select="p:judul/node()"/></caption></xsl:if>
      <xsl:for-each select="p:kepala-tabel | p:baris-tabel">
        <tr>
          <xsl:for-each select="p:sel">
            <xsl:choose>
              <xsl:when test="parent::p:kepala-tabel"><th><p><xsl:apply-templates/></p></th></xsl:when>
              <xsl:otherwise><td><p><xsl:apply-templates/></p></td></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template match="p:rentang"><xsl:apply-templates/></xsl:template>
  <xsl:template match="p:asing"><i><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="p:isi"><placeholder originalText="{.}"><xsl:apply-templates/></placeholder></xsl:template>
  <xsl:template match="p:rujuk"><xsl:apply-templates/></xsl:template>
  <xsl:template match="p:rujuk[@ke]"><ref href="#{@ke}"><xsl:apply-templates/></ref></xsl:template>
</xsl:stylesheet>
