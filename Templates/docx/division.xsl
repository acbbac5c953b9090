<?xml version="1.0" encoding="UTF-8"?>
<!-- Preface, chapters, appendices and sections, with their headings. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:template match="d:preface | d:chapter | d:appendix | d:section">
    <xsl:param name="level" select="1"/>
    <xsl:variable name="role" select="concat(' ', @role, ' ')"/>
    <xsl:variable name="melintang" select="contains($role, ' lanskap ')"/>
    <!-- The heading of a chapter that begins with such a section is across already. -->
    <xsl:variable name="lanjut" select="$melintang and not(preceding-sibling::*[not(self::d:title)])
        and contains(concat(' ', ../@role, ' '), ' lanskap-awal ')"/>
    <xsl:if test="not($lanjut) and ($melintang or contains($role, ' lanskap-awal '))">
      <xsl:call-template name="t:end-portrait"/>
    </xsl:if>
    <xsl:apply-templates select="." mode="m:heading"><xsl:with-param name="level" select="$level"/></xsl:apply-templates>
    <xsl:apply-templates select="*[not(self::d:title)]">
      <xsl:with-param name="level" select="$level + 1"/>
      <xsl:with-param name="melintang" select="$melintang"/>
    </xsl:apply-templates>
    <xsl:if test="$melintang"><xsl:call-template name="t:end-landscape"/></xsl:if>
  </xsl:template>

  <!-- Mode m:heading: "BAB I" above its title; the label of a section beside it. -->
  <xsl:template match="*" mode="m:heading">
    <w:p>
      <w:pPr><w:pStyle w:val="Heading1"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="{@xml:id}"/><w:bookmarkEnd w:id="0"/>
      <xsl:variable name="label"><xsl:apply-templates select="." mode="m:label"/></xsl:variable>
      <xsl:if test="$label != ''">
        <xsl:call-template name="t:label-run">
          <xsl:with-param name="label" select="$label"/>
          <xsl:with-param name="behind"><w:br/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="d:title/node()"/>
    </w:p>
  </xsl:template>

  <xsl:template match="d:section" mode="m:heading">
    <xsl:param name="level"/>
    <w:p>
      <w:pPr>
        <w:pStyle w:val="Heading{substring('123456789', $level, 1)}"/>
          <xsl:if test="contains(concat(' ', @role, ' '), ' naskah-dinas ')"><w:pageBreakBefore/></xsl:if>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name="{@xml:id}"/><w:bookmarkEnd w:id="0"/>
      <xsl:variable name="label"><xsl:apply-templates select="." mode="m:label"/></xsl:variable>
      <xsl:if test="$label != ''">
        <xsl:call-template name="t:label-run">
          <xsl:with-param name="label" select="$label"/>
          <xsl:with-param name="behind"><w:tab/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="d:title/node()"/>
    </w:p>
  </xsl:template>

  <!-- The label of the current part, with what stands behind it. -->
  <xsl:template name="t:label-run">
    <xsl:param name="label"/>
    <xsl:param name="behind"/>
    <w:r><w:t xml:space="preserve"><xsl:value-of select="$label"/></w:t><xsl:copy-of select="$behind"/></w:r>
  </xsl:template>

  <!-- The details of an object: below the levels that the table of contents gathers. -->
  <xsl:template match="d:section[@role = 'rincian']" mode="m:heading">
    <w:p>
      <w:pPr><w:pStyle w:val="JudulRincian"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="{@xml:id}"/><w:bookmarkEnd w:id="0"/>
      <xsl:variable name="label"><xsl:apply-templates select="." mode="m:label"/></xsl:variable>
      <xsl:call-template name="t:label-run"><xsl:with-param name="label" select="concat($label, ' ')"/></xsl:call-template>
      <xsl:apply-templates select="d:title/node()"/>
    </w:p>
  </xsl:template>
</xsl:stylesheet>
