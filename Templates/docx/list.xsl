<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: the marks are text with a tab, so that no program counts anew; terms. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:template match="d:itemizedlist | d:orderedlist">
    <xsl:param name="depth" select="1"/>
    <xsl:param name="style" select="'Butir'"/>
    <xsl:apply-templates select="d:listitem">
      <xsl:with-param name="depth" select="$depth"/>
      <xsl:with-param name="style" select="$style"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="d:preface[@role = 'ringkasan-eksekutif']/d:itemizedlist | d:preface[@role = 'ringkasan-eksekutif']/d:orderedlist">
    <xsl:apply-templates select="d:listitem">
      <xsl:with-param name="depth" select="1"/>
      <xsl:with-param name="style" select="'Ringkas'"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The first paragraph of an item bears its mark. -->
  <xsl:template match="d:listitem">
    <xsl:param name="depth" select="1"/>
    <xsl:param name="style" select="'Butir'"/>
    <xsl:variable name="mark">
      <xsl:apply-templates select=".." mode="m:mark-of"><xsl:with-param name="n" select="position()"/></xsl:apply-templates>
    </xsl:variable>
    <xsl:for-each select="*">
      <xsl:choose>
        <xsl:when test="self::d:para">
          <w:p>
            <w:pPr>
              <w:pStyle w:val="{$style}"/>
              <w:ind w:left="{$depth * 425}">
                <xsl:if test="position() = 1"><xsl:attribute name="w:hanging">425</xsl:attribute></xsl:if>
              </w:ind>
            </w:pPr>
            <w:bookmarkStart w:id="0">
              <xsl:attribute name="w:name">
                <xsl:choose>
                  <xsl:when test="position() = 1 and ../@xml:id"><xsl:value-of select="../@xml:id"/></xsl:when>
                  <xsl:otherwise>.p</xsl:otherwise>
                </xsl:choose>
              </xsl:attribute>
            </w:bookmarkStart>
            <w:bookmarkEnd w:id="0"/>
            <xsl:if test="position() = 1">
              <xsl:call-template name="t:item-mark"><xsl:with-param name="mark" select="$mark"/></xsl:call-template>
            </xsl:if>
            <xsl:apply-templates/>
          </w:p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select=".">
            <xsl:with-param name="depth" select="$depth + 1"/>
            <xsl:with-param name="style" select="$style"/>
          </xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- The mark in front of the first paragraph of an item, the current one. -->
  <xsl:template name="t:item-mark">
    <xsl:param name="mark"/>
    <w:r><w:t><xsl:value-of select="$mark"/></w:t><w:tab/></w:r>
  </xsl:template>

  <!-- Mode m:mark-of: the mark of the n-th item, as CSS writes it in the page. -->
  <xsl:template match="d:itemizedlist" mode="m:mark-of">•</xsl:template>

  <xsl:template match="d:orderedlist" mode="m:mark-of">
    <xsl:param name="n"/>
    <xsl:if test="@role = 'kurung-ganda'">(</xsl:if>
    <xsl:choose>
      <xsl:when test="@numeration = 'loweralpha'">
        <xsl:call-template name="t:letters">
          <xsl:with-param name="n" select="$n"/>
          <xsl:with-param name="digits" select="'abcdefghijklmnopqrstuvwxyz'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@numeration = 'upperalpha'">
        <xsl:call-template name="t:letters">
          <xsl:with-param name="n" select="$n"/>
          <xsl:with-param name="digits" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@numeration = 'lowerroman' or @numeration = 'upperroman'">
        <xsl:variable name="roman">
          <xsl:call-template name="t:roman"><xsl:with-param name="n" select="$n"/></xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="translate($roman, substring('ivxlcdm', 1, 7 * (@numeration = 'upperroman')), 'IVXLCDM')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$n"/></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@role = 'kurung' or @role = 'kurung-ganda'">)</xsl:when>
      <xsl:otherwise>.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- a … z, aa, ab … -->
  <xsl:template name="t:letters">
    <xsl:param name="n"/>
    <xsl:param name="digits"/>
    <xsl:if test="$n &gt; 26">
      <xsl:call-template name="t:letters">
        <xsl:with-param name="n" select="floor(($n - 1) div 26)"/>
        <xsl:with-param name="digits" select="$digits"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="substring($digits, ($n - 1) mod 26 + 1, 1)"/>
  </xsl:template>

  <!-- i … mmmcmxcix: each decimal digit by its letters. -->
  <xsl:template name="t:roman">
    <xsl:param name="n"/>
    <xsl:value-of select="substring('mmm', 1, floor($n div 1000))"/>
    <xsl:value-of select="normalize-space(substring('    c   cc  ccc cd  d   dc  dcc dccccm  ', floor($n mod 1000 div 100) * 4 + 1, 4))"/>
    <xsl:value-of select="normalize-space(substring('    x   xx  xxx xl  l   lx  lxx lxxxxc  ', floor($n mod 100 div 10) * 4 + 1, 4))"/>
    <xsl:value-of select="normalize-space(substring('    i   ii  iii iv  v   vi  vii viiiix  ', $n mod 10 * 4 + 1, 4))"/>
  </xsl:template>

  <!-- Definitions: the term above what it means. -->
  <xsl:template match="d:variablelist">
    <xsl:apply-templates select="d:varlistentry"/>
  </xsl:template>

  <xsl:template match="d:varlistentry">
    <w:p>
      <w:pPr><w:pStyle w:val="Istilah"/></w:pPr>
      <w:bookmarkStart w:id="0">
        <xsl:attribute name="w:name"><xsl:value-of select="@xml:id"/><xsl:if test="not(@xml:id)">.p</xsl:if></xsl:attribute>
      </w:bookmarkStart>
      <w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates select="d:term/node()"/>
    </w:p>
    <xsl:apply-templates select="d:listitem/*" mode="m:definition"/>
  </xsl:template>

  <!-- Mode m:definition: a block of a definition. -->
  <xsl:template match="d:para" mode="m:definition">
    <w:p>
      <w:pPr><w:pStyle w:val="Arti"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <xsl:template match="*" mode="m:definition">
    <xsl:apply-templates select="."><xsl:with-param name="depth" select="2"/></xsl:apply-templates>
  </xsl:template>

  <!-- The fields of an object: a table of two columns. -->
  <xsl:template match="d:variablelist[@role = 'rincian']">
    <w:tbl>
      <w:tblPr>
        <w:tblStyle w:val="TabelRincian"/>
        <w:tblW w:w="{$lebar-tegak}" w:type="dxa"/>
        <w:tblLayout w:type="fixed"/>
        <w:tblLook w:val="0000"/>
      </w:tblPr>
      <w:tblGrid><w:gridCol w:w="2608"/><w:gridCol w:w="{$lebar-tegak - 2608}"/></w:tblGrid>
      <xsl:apply-templates select="d:varlistentry" mode="m:field"/>
    </w:tbl>
  </xsl:template>

  <!-- Mode m:field: one field as a row. -->
  <xsl:template match="d:varlistentry" mode="m:field">
    <w:tr>
      <w:trPr><w:cantSplit/></w:trPr>
      <w:tc>
        <w:tcPr><w:tcW w:w="2608" w:type="dxa"/></w:tcPr>
        <w:p>
          <w:pPr><w:pStyle w:val="SelIstilah"/></w:pPr>
          <w:bookmarkStart w:id="0">
            <xsl:attribute name="w:name"><xsl:value-of select="@xml:id"/><xsl:if test="not(@xml:id)">.b</xsl:if></xsl:attribute>
          </w:bookmarkStart>
          <w:bookmarkEnd w:id="0"/>
          <xsl:apply-templates select="d:term/node()"/>
        </w:p>
      </w:tc>
      <w:tc>
        <w:tcPr><w:tcW w:w="{$lebar-tegak - 2608}" w:type="dxa"/></w:tcPr>
        <xsl:apply-templates select="d:listitem/*" mode="m:cell"/>
        <xsl:if test="not(d:listitem/d:para[last()])"><w:p/></xsl:if>
      </w:tc>
    </w:tr>
  </xsl:template>

  <!-- Mode m:cell: a block inside a cell. -->
  <xsl:template match="d:para" mode="m:cell">
    <xsl:param name="style" select="'Sel'"/>
    <w:p><w:pPr><w:pStyle w:val="{$style}"/></w:pPr><xsl:apply-templates/></w:p>
  </xsl:template>

  <xsl:template match="*" mode="m:cell">
    <xsl:param name="style" select="'Sel'"/>
    <xsl:apply-templates select="."><xsl:with-param name="style" select="$style"/></xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
