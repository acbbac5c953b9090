<?xml version="1.0" encoding="UTF-8"?>
<!-- A document with its changes as Word tracks them: words, paragraphs and rows can be accepted or rejected one by
     one. What became of words stands around their runs as p:ubah, which Swift writes as Word wants it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:p="urn:naskah:perubahan:1"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d p t m">

  <xsl:import href="docx.xsl"/>

  <xsl:template match="d:phrase[@masuk or @keluar]" priority="5">
    <p:ubah><xsl:copy-of select="@masuk | @keluar | @pindah"/><xsl:apply-templates/></p:ubah>
  </xsl:template>

  <!-- A drawing is a paragraph of its own. -->
  <xsl:template match="d:mediaobject[@masuk or @keluar]">
    <p:ubah><xsl:copy-of select="@masuk | @keluar | @pindah"/><xsl:apply-imports/></p:ubah>
  </xsl:template>

  <!-- A title in a list is what it is now. -->
  <xsl:template match="d:phrase[@keluar]" mode="m:plain"/>

  <!-- What is gone stands in no list, but the field of a list begins where it would. -->
  <xsl:template match="*[@revisionflag = 'deleted'] | d:table[ancestor::*/@revisionflag = 'deleted']
      | d:figure[ancestor::*/@revisionflag = 'deleted']" mode="m:toc" priority="1">
    <xsl:param name="field"/>
    <xsl:if test="$field != '' and position() = 1">
      <w:p>
        <w:pPr><w:pStyle w:val="Batas"/></w:pPr>
        <xsl:call-template name="t:field-start"><xsl:with-param name="code" select="$field"/></xsl:call-template>
      </w:p>
    </xsl:if>
  </xsl:template>

  <!-- A label that is another one now. -->
  <xsl:template name="t:label-run">
    <xsl:param name="label"/>
    <xsl:param name="behind"/>
    <xsl:variable name="semula" select="processing-instruction('semula')"/>
    <xsl:if test="$semula != ''">
      <p:ubah keluar="kata">
        <w:r>
          <w:t xml:space="preserve"><xsl:value-of select="concat(substring-before($label, @label), $semula, substring-after($label, @label))"/></w:t>
          <xsl:copy-of select="$behind"/>
        </w:r>
      </p:ubah>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$semula">
        <p:ubah masuk="kata">
          <w:r><w:t xml:space="preserve"><xsl:value-of select="$label"/></w:t><xsl:copy-of select="$behind"/></w:r>
        </p:ubah>
      </xsl:when>
      <xsl:otherwise>
        <w:r><w:t xml:space="preserve"><xsl:value-of select="$label"/></w:t><xsl:copy-of select="$behind"/></w:r>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="t:caption-number">
    <xsl:variable name="semula" select="processing-instruction('semula')"/>
    <xsl:choose>
      <xsl:when test="$semula">
        <p:ubah keluar="kata"><w:r><w:rPr><w:b/></w:rPr><w:t><xsl:value-of select="$semula"/></w:t></w:r></p:ubah>
        <p:ubah masuk="kata"><w:r><w:rPr><w:b/></w:rPr><w:t><xsl:value-of select="@label"/></w:t></w:r></p:ubah>
      </xsl:when>
      <xsl:otherwise><w:r><w:rPr><w:b/></w:rPr><w:t><xsl:value-of select="@label"/></w:t></w:r></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The mark of an item counts the items that are there now, and those that were. -->
  <xsl:template name="t:item-mark">
    <xsl:param name="mark"/>
    <xsl:variable name="nomor" select="../processing-instruction('nomor')"/>
    <xsl:variable name="kini" select="substring-before($nomor, ' ')"/>
    <xsl:variable name="dulu" select="substring-after($nomor, ' ')"/>
    <xsl:choose>
      <xsl:when test="not($nomor)"><w:r><w:t><xsl:value-of select="$mark"/></w:t><w:tab/></w:r></xsl:when>
      <xsl:when test="$kini = $dulu">
        <xsl:call-template name="t:mark-of"><xsl:with-param name="n" select="$kini"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$kini = '-' or $dulu = '-'">
        <xsl:call-template name="t:mark-of"><xsl:with-param name="n" select="translate(concat($kini, $dulu), '-', '')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <p:ubah keluar="kata"><xsl:call-template name="t:mark-of"><xsl:with-param name="n" select="$dulu"/></xsl:call-template></p:ubah>
        <p:ubah masuk="kata"><xsl:call-template name="t:mark-of"><xsl:with-param name="n" select="$kini"/></xsl:call-template></p:ubah>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="t:mark-of">
    <xsl:param name="n"/>
    <w:r>
      <w:t><xsl:apply-templates select="../.." mode="m:mark-of"><xsl:with-param name="n" select="number($n)"/></xsl:apply-templates></w:t>
      <w:tab/>
    </w:r>
  </xsl:template>
</xsl:stylesheet>
