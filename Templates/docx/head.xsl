<?xml version="1.0" encoding="UTF-8"?>
<!-- The heads of tables, and the row of column numbers under them: every page repeats them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <!-- Mode m:head: the rows that every page repeats. A cell that reaches down begins here and goes on in the next
       row, which has no entry for it. -->
  <xsl:template match="d:row" mode="m:head">
    <xsl:param name="sel"/>
    <w:tr>
      <w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>
      <xsl:variable name="above" select="preceding-sibling::d:row[1]/d:entry"/>
      <xsl:choose>
        <xsl:when test="$above/@morerows">
          <xsl:call-template name="t:lower-head">
            <xsl:with-param name="sel" select="$sel"/>
            <xsl:with-param name="above" select="$above"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="d:entry" mode="m:head"><xsl:with-param name="sel" select="$sel"/></xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </w:tr>
  </xsl:template>

  <xsl:template match="d:row[@role = 'nomor-kolom']" mode="m:head">
    <xsl:param name="sel"/>
    <w:tr>
      <w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>
      <xsl:apply-templates select="d:entry" mode="m:head"><xsl:with-param name="sel" select="$sel"/></xsl:apply-templates>
    </w:tr>
  </xsl:template>

  <!-- Walks along the cells above: under one that reaches down, its continuation; under a group, its columns. -->
  <xsl:template name="t:lower-head">
    <xsl:param name="sel"/>
    <xsl:param name="above"/>
    <xsl:param name="nth" select="1"/>
    <xsl:param name="taken" select="0"/>
    <xsl:variable name="cell" select="$above[$nth]"/>
    <xsl:choose>
      <xsl:when test="$cell/@morerows">
        <w:tc>
          <w:tcPr>
            <xsl:if test="$cell/@namest">
              <w:gridSpan w:val="{substring($cell/@nameend, 2) - substring($cell/@namest, 2) + 1}"/>
            </xsl:if>
            <w:vMerge/>
            <w:shd w:val="clear" w:color="auto" w:fill="E9EDEF"/>
          </w:tcPr>
          <w:p><w:pPr><w:pStyle w:val="{$sel}Kepala"/></w:pPr></w:p>
        </w:tc>
      </xsl:when>
      <xsl:when test="$cell">
        <xsl:variable name="span">
          <xsl:choose>
            <xsl:when test="$cell/@namest"><xsl:value-of select="substring($cell/@nameend, 2) - substring($cell/@namest, 2) + 1"/></xsl:when>
            <xsl:otherwise>1</xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:apply-templates select="d:entry[position() &gt; $taken and position() &lt;= $taken + $span]" mode="m:head">
          <xsl:with-param name="sel" select="$sel"/>
        </xsl:apply-templates>
        <xsl:call-template name="t:lower-head">
          <xsl:with-param name="sel" select="$sel"/>
          <xsl:with-param name="above" select="$above"/>
          <xsl:with-param name="nth" select="$nth + 1"/>
          <xsl:with-param name="taken" select="$taken + $span"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="$cell/@morerows">
      <xsl:call-template name="t:lower-head">
        <xsl:with-param name="sel" select="$sel"/>
        <xsl:with-param name="above" select="$above"/>
        <xsl:with-param name="nth" select="$nth + 1"/>
        <xsl:with-param name="taken" select="$taken"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:entry" mode="m:head">
    <xsl:param name="sel"/>
    <w:tc>
      <w:tcPr>
        <xsl:if test="@namest"><w:gridSpan w:val="{substring(@nameend, 2) - substring(@namest, 2) + 1}"/></xsl:if>
        <xsl:if test="@morerows"><w:vMerge w:val="restart"/></xsl:if>
        <w:shd w:val="clear" w:color="auto" w:fill="E9EDEF"/>
        <w:vAlign w:val="center"/>
      </w:tcPr>
      <w:p>
        <w:pPr>
          <w:pStyle w:val="{$sel}Kepala"/>
          <xsl:if test="@align"><w:jc w:val="{@align}"/></xsl:if>
        </w:pPr>
        <xsl:if test="position() = 1 and not(../preceding-sibling::d:row)">
          <w:bookmarkStart w:id="0" w:name=".b"/><w:bookmarkEnd w:id="0"/>
        </xsl:if>
        <xsl:apply-templates/>
      </w:p>
    </w:tc>
  </xsl:template>

  <xsl:template match="d:row[@role = 'nomor-kolom']/d:entry" mode="m:head">
    <xsl:param name="sel"/>
    <w:tc>
      <w:p>
        <w:pPr><w:pStyle w:val="{$sel}Nomor"/></w:pPr>
        <xsl:apply-templates/>
      </w:p>
    </w:tc>
  </xsl:template>
</xsl:stylesheet>
