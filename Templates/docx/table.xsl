<?xml version="1.0" encoding="UTF-8"?>
<!-- CALS tables. Columns are named by a letter and their number (c1, c2 …), so that a span is the
     difference of two names. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <!-- Mode m:landscape: ya for a table that lies across, as CSS decides for paper. -->
  <xsl:template match="d:table" mode="m:landscape">
    <xsl:variable name="r" select="concat(' ', @role, ' ')"/>
    <xsl:if test="contains($r, ' lanskap ')
        or (not(contains($r, ' jadwal ') or contains($r, ' tegak ')) and (contains($r, ' lebar ') or d:tgroup/@cols &gt;= 8))">ya</xsl:if>
  </xsl:template>

  <!-- A table that lies across has a page of its own, unless its whole section does; the line under it comes
       along and ends that page. -->
  <xsl:template match="d:table">
    <xsl:param name="melintang" select="false()"/>
    <xsl:variable name="lintang"><xsl:apply-templates select="." mode="m:landscape"/></xsl:variable>
    <xsl:variable name="halaman" select="not($melintang) and $lintang = 'ya'"/>
    <xsl:if test="$halaman"><xsl:call-template name="t:end-portrait"/></xsl:if>
    <w:p>
      <w:pPr><w:pStyle w:val="JudulTabel"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="{@xml:id}"/><w:bookmarkEnd w:id="0"/>
      <xsl:call-template name="t:caption"><xsl:with-param name="key" select="'html.tabel'"/></xsl:call-template>
    </w:p>
    <!-- A table without any row is none, for Word. -->
    <xsl:if test="d:tgroup/*/d:row">
      <xsl:call-template name="t:table">
        <xsl:with-param name="width">
          <xsl:choose>
            <xsl:when test="$melintang or $halaman"><xsl:value-of select="$lebar-lanskap"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$lebar-tegak"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$halaman and not(following-sibling::*[1][self::d:para[@role = 'sumber']])">
      <xsl:call-template name="t:end-landscape"/>
    </xsl:if>
  </xsl:template>

  <!-- The table itself; small letters where CSS prints them. -->
  <xsl:template name="t:table">
    <xsl:param name="width"/>
    <xsl:variable name="r" select="concat(' ', @role, ' ')"/>
    <xsl:variable name="sel">
      <xsl:text>Sel</xsl:text>
      <xsl:if test="contains($r, ' kecil ') or contains($r, ' lanskap ') or contains($r, ' register ')">Kecil</xsl:if>
    </xsl:variable>
    <w:tbl>
      <w:tblPr>
        <w:tblStyle w:val="Kisi"/>
        <w:tblW w:w="{$width}" w:type="dxa"/>
        <w:tblLayout w:type="fixed"/>
        <w:tblLook w:val="0020"/>
      </w:tblPr>
      <w:tblGrid>
        <xsl:apply-templates select="d:tgroup" mode="m:grid"><xsl:with-param name="width" select="$width"/></xsl:apply-templates>
      </w:tblGrid>
      <xsl:apply-templates select="d:tgroup/d:thead/d:row" mode="m:head">
        <xsl:with-param name="sel" select="string($sel)"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="d:tgroup/d:tbody/d:row">
        <xsl:with-param name="sel" select="string($sel)"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="d:tgroup/d:tfoot/d:row">
        <xsl:with-param name="sel" select="string($sel)"/>
      </xsl:apply-templates>
    </w:tbl>
  </xsl:template>

  <!-- Mode m:grid: widths are shares, "2*", here of the width of the text. Adding them is layout, not a figure that
       anyone reads. -->
  <xsl:template match="d:tgroup" mode="m:grid">
    <xsl:param name="width"/>
    <xsl:param name="nth" select="1"/>
    <xsl:param name="total" select="0"/>
    <xsl:variable name="col" select="d:colspec[$nth]"/>
    <xsl:choose>
      <xsl:when test="$col/@colwidth">
        <xsl:apply-templates select="." mode="m:grid">
          <xsl:with-param name="width" select="$width"/>
          <xsl:with-param name="nth" select="$nth + 1"/>
          <xsl:with-param name="total" select="$total + substring-before($col/@colwidth, '*')"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:when test="$total &gt; 0">
        <xsl:for-each select="d:colspec">
          <w:gridCol w:w="{floor($width * substring-before(@colwidth, '*') div $total)}"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="t:equal-columns">
          <xsl:with-param name="count" select="@cols"/>
          <xsl:with-param name="width" select="floor($width div @cols)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="t:equal-columns">
    <xsl:param name="count"/>
    <xsl:param name="width"/>
    <xsl:if test="$count &gt; 0">
      <w:gridCol w:w="{$width}"/>
      <xsl:call-template name="t:equal-columns">
        <xsl:with-param name="count" select="$count - 1"/>
        <xsl:with-param name="width" select="$width"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Rows: their look stands in the style of their cells and in the shade behind them. -->
  <xsl:template match="d:row">
    <xsl:param name="sel"/>
    <w:tr>
      <w:trPr><w:cantSplit/></w:trPr>
      <xsl:apply-templates select="d:entry">
        <xsl:with-param name="sel" select="$sel"/>
        <xsl:with-param name="lekat" select="following-sibling::d:row[1]/@role"/>
      </xsl:apply-templates>
    </w:tr>
  </xsl:template>

  <xsl:template match="d:row[@role]">
    <xsl:param name="sel"/>
    <xsl:variable name="r" select="concat(' ', @role, ' ')"/>
    <xsl:variable name="look">
      <xsl:if test="contains($r, 'jumlah ')">Jumlah</xsl:if>
      <xsl:if test="contains($r, ' kelompok ')">Kelompok</xsl:if>
    </xsl:variable>
    <xsl:variable name="fill">
      <xsl:if test="contains($r, ' subjumlah ')">F8F7F3</xsl:if>
      <xsl:if test="contains($r, ' jumlah ') or contains($r, ' kelompok ')">EFECE4</xsl:if>
      <xsl:if test="contains($r, ' belum ')">FBEAE8</xsl:if>
    </xsl:variable>
    <w:tr>
      <w:trPr><w:cantSplit/></w:trPr>
      <xsl:apply-templates select="d:entry">
        <xsl:with-param name="sel" select="concat($sel, $look)"/>
        <xsl:with-param name="fill" select="string($fill)"/>
        <xsl:with-param name="lekat" select="following-sibling::d:row[1]/@role"/>
      </xsl:apply-templates>
    </w:tr>
  </xsl:template>

  <!-- A cell; most have no attribute, and tables have thousands of them. Its row stays on the page of a sum below it:
       a sum alone on a page sums what nobody sees. -->
  <xsl:template match="d:entry">
    <xsl:param name="sel"/>
    <xsl:param name="fill" select="''"/>
    <xsl:param name="lekat" select="''"/>
    <xsl:variable name="tahan" select="contains($lekat, 'jumlah')"/>
    <w:tc>
      <xsl:choose>
        <xsl:when test="starts-with(@role, 'heat-')">
          <w:tcPr>
            <w:shd w:val="clear" w:color="auto">
              <xsl:attribute name="w:fill">
                <xsl:value-of select="substring('FFFFFFEBEBEBD3D3D3B5B5B5949494', substring(@role, 6) * 6 - 5, 6)"/>
              </xsl:attribute>
            </w:shd>
          </w:tcPr>
        </xsl:when>
        <xsl:when test="@namest or $fill != ''">
          <w:tcPr>
            <xsl:if test="@namest"><w:gridSpan w:val="{substring(@nameend, 2) - substring(@namest, 2) + 1}"/></xsl:if>
            <xsl:if test="$fill != ''"><w:shd w:val="clear" w:color="auto" w:fill="{$fill}"/></xsl:if>
          </w:tcPr>
        </xsl:when>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="*[self::d:para or self::d:itemizedlist or self::d:orderedlist]">
          <xsl:call-template name="t:cell-blocks">
            <xsl:with-param name="sel" select="$sel"/>
            <xsl:with-param name="tahan" select="$tahan"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <w:p>
            <w:pPr>
              <w:pStyle w:val="{$sel}"/>
              <xsl:if test="$tahan"><w:keepNext/></xsl:if>
              <xsl:if test="@align or @role"><xsl:call-template name="t:align"/></xsl:if>
            </w:pPr>
            <xsl:if test="position() = 1"><xsl:call-template name="t:row-name"/></xsl:if>
            <xsl:apply-templates/>
          </w:p>
        </xsl:otherwise>
      </xsl:choose>
    </w:tc>
  </xsl:template>

  <!-- Where a row begins: its id, or its place in the table. -->
  <xsl:template name="t:row-name">
    <w:bookmarkStart w:id="0">
      <xsl:attribute name="w:name">
        <xsl:choose>
          <xsl:when test="../@xml:id"><xsl:value-of select="../@xml:id"/></xsl:when>
          <xsl:otherwise>.b</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </w:bookmarkStart>
    <w:bookmarkEnd w:id="0"/>
  </xsl:template>

  <xsl:template name="t:align">
    <xsl:choose>
      <xsl:when test="@align"><w:jc w:val="{@align}"/></xsl:when>
      <xsl:when test="contains(concat(' ', @role, ' '), ' angka ')"><w:jc w:val="right"/></xsl:when>
      <xsl:when test="starts-with(@role, 'heat-')"><w:jc w:val="center"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A cell of paragraphs and lists; it must end with a paragraph, and lists do. -->
  <xsl:template name="t:cell-blocks">
    <xsl:param name="sel"/>
    <xsl:param name="tahan"/>
    <xsl:variable name="first" select="position() = 1"/>
    <xsl:variable name="cell" select="."/>
    <xsl:for-each select="*">
      <xsl:choose>
        <xsl:when test="self::d:para">
          <w:p>
            <w:pPr>
              <w:pStyle w:val="{$sel}"/>
              <xsl:if test="$tahan"><w:keepNext/></xsl:if>
              <xsl:for-each select="$cell[@align or @role]"><xsl:call-template name="t:align"/></xsl:for-each>
            </w:pPr>
            <xsl:if test="$first and position() = 1">
              <xsl:for-each select="$cell"><xsl:call-template name="t:row-name"/></xsl:for-each>
            </xsl:if>
            <xsl:apply-templates/>
          </w:p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="."><xsl:with-param name="style" select="$sel"/></xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
