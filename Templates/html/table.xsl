<?xml version="1.0" encoding="UTF-8"?>
<!-- CALS tables. Columns are named by a letter and their number (c1, c2 …), so that a span is the
     difference of two names. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d m t">

  <!-- The region scrolls when the table is wider than the screen, hence it takes the focus. -->
  <xsl:template match="d:table" name="t:table">
    <xsl:variable name="peran-tabel" select="concat(' ', @role, ' ')"/>
    <div role="region" tabindex="0" aria-labelledby="{@xml:id}_judul" style="--kolom: {d:tgroup/@cols}">
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class">
          <xsl:text>n-gulung</xsl:text>
          <xsl:if test="not(contains($peran-tabel, ' lanskap ') or contains($peran-tabel, ' lebar '))
              and (d:tgroup/@cols &lt; 8 or contains($peran-tabel, ' tegak '))"> n-muat</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="d:tgroup/d:tbody/d:row/@revisionflag = 'off'"><xsl:call-template name="t:fold-rows"/></xsl:if>
      <table>
        <caption id="{@xml:id}_judul">
          <xsl:apply-templates select="@revisionflag"/>
          <xsl:apply-templates select="." mode="m:caption"/>
        </caption>
        <xsl:apply-templates select="d:tgroup"/>
      </table>
    </div>
  </xsl:template>

  <!-- Mode m:caption: label and title of a table or figure, with the notes of the title. -->
  <xsl:template match="*" mode="m:caption">
    <span class="n-nama">
      <span class="n-label"><xsl:apply-templates select="." mode="m:label"/></span>
      <xsl:text> </xsl:text>
      <span class="n-judul"><xsl:apply-templates select="d:title/node()"/></span>
    </span>
  </xsl:template>

  <!-- HTML wants the foot after the body, DocBook before it. -->
  <xsl:template match="d:tgroup">
    <colgroup><xsl:call-template name="t:columns"/></colgroup>
    <xsl:apply-templates select="d:thead"/>
    <xsl:apply-templates select="d:tbody"/>
    <xsl:apply-templates select="d:tfoot"/>
  </xsl:template>

  <!-- Widths are shares, "2*"; HTML wants them of 100. Adding them is the one sum made here, over
       the columns of one table: a width is layout, not a figure that anyone reads. -->
  <xsl:template match="d:colspec">
    <xsl:param name="total"/>
    <col>
      <xsl:if test="@colwidth">
        <xsl:attribute name="style">
          <xsl:text>width: </xsl:text>
          <xsl:value-of select="format-number(100 * substring-before(@colwidth, '*') div $total, '0.##')"/>
          <xsl:text>%</xsl:text>
        </xsl:attribute>
      </xsl:if>
    </col>
  </xsl:template>

  <xsl:template name="t:columns">
    <xsl:param name="nth" select="1"/>
    <xsl:param name="total" select="0"/>
    <xsl:choose>
      <xsl:when test="d:colspec[$nth]/@colwidth">
        <xsl:call-template name="t:columns">
          <xsl:with-param name="nth" select="$nth + 1"/>
          <xsl:with-param name="total"
              select="$total + substring-before(d:colspec[$nth]/@colwidth, '*')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="d:colspec">
          <xsl:with-param name="total" select="$total"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:thead | d:tbody | d:tfoot">
    <xsl:element name="{local-name()}"><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <!-- The row of column numbers names nothing: plain cells. -->
  <xsl:template match="d:thead/d:row">
    <tr>
      <xsl:call-template name="t:attributes"/>
      <xsl:choose>
        <xsl:when test="contains(concat(' ', @role, ' '), ' nomor-kolom ')"><xsl:apply-templates select="d:entry"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="d:entry" mode="m:head-cell"/></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <!-- Most rows have no attribute, and tables have thousands of them. The head of a row of totals is its first
       cell. Kinds are told apart here and not by patterns, each of which would be tried on every row. -->
  <xsl:template match="d:row">
    <xsl:choose>
      <xsl:when test="not(@*)"><tr><xsl:call-template name="t:bare-cells"/></tr></xsl:when>
      <xsl:when test="contains(concat(' ', @role, ' '), ' kelompok ')"><xsl:call-template name="t:group-row"/></xsl:when>
      <xsl:when test="contains(concat(' ', @role, ' '), 'jumlah ')">
        <tr>
          <xsl:call-template name="t:attributes"/>
          <xsl:apply-templates select="d:entry[1]" mode="m:row-head"/>
          <xsl:apply-templates select="d:entry[position() &gt; 1]"/>
        </tr>
      </xsl:when>
      <xsl:otherwise>
        <tr><xsl:call-template name="t:attributes"/><xsl:apply-templates select="d:entry"/></tr>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The head of a group of rows: mostly one cell over all columns without any mark, and a table can have
       hundreds. -->
  <xsl:template name="t:group-row">
    <xsl:choose>
      <xsl:when test="not(@*[2] or d:entry[@*[4] or not(@align and @namest and @nameend)])">
        <tr class="{@role}">
          <xsl:for-each select="d:entry">
            <th scope="colgroup" class="n-rata-{@align}" colspan="{substring(@nameend, 2) - substring(@namest, 2) + 1}">
              <xsl:apply-templates/>
            </th>
          </xsl:for-each>
        </tr>
      </xsl:when>
      <xsl:otherwise>
        <tr>
          <xsl:call-template name="t:attributes"/>
          <xsl:for-each select="d:entry"><th scope="colgroup"><xsl:call-template name="t:cell"/></th></xsl:for-each>
        </tr>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mode m:head-cell: a cell of the column heads; an empty one is no head. -->
  <xsl:template match="d:entry" mode="m:head-cell">
    <th scope="{substring('colgroupcol', 1 + 8 * not(@namest), 8)}">
      <xsl:call-template name="t:cell"/>
    </th>
  </xsl:template>

  <xsl:template match="d:entry[not(node())]" mode="m:head-cell">
    <td><xsl:call-template name="t:cell"/></td>
  </xsl:template>

  <!-- Mode m:row-head: a cell that heads its row. -->
  <xsl:template match="d:entry" mode="m:row-head">
    <th scope="row"><xsl:call-template name="t:cell"/></th>
  </xsl:template>

  <!-- Most cells have no attribute or only their alignment, and tables have thousands of them. A kode in the
       first column heads its row. -->
  <xsl:template match="d:entry">
    <xsl:choose>
      <xsl:when test="not(@* or ../@revisionflag)"><td><xsl:apply-templates/></td></xsl:when>
      <xsl:when test="@role = 'kode' and position() = 1">
        <xsl:choose>
          <xsl:when test="@*[2] or ../@revisionflag">
            <th scope="row"><xsl:call-template name="t:cell-marks"/><xsl:apply-templates/></th>
          </xsl:when>
          <xsl:otherwise><th scope="row" class="kode"><xsl:apply-templates/></th></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="@align and not(@*[2] or ../@revisionflag)">
        <td class="n-rata-{@align}"><xsl:apply-templates/></td>
      </xsl:when>
      <xsl:otherwise><td><xsl:call-template name="t:cell"/></td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same for the cells of a row without any mark: those of most rows, hence one after the other. -->
  <xsl:template name="t:bare-cells">
    <xsl:for-each select="d:entry">
      <xsl:choose>
        <xsl:when test="not(@*)"><td><xsl:apply-templates/></td></xsl:when>
        <xsl:when test="@align = 'right' and not(@*[2])"><td class="n-rata-right"><xsl:apply-templates/></td></xsl:when>
        <xsl:when test="position() = 1 and @role = 'kode'">
          <xsl:choose>
            <xsl:when test="@*[2]"><th scope="row"><xsl:call-template name="t:cell-marks"/><xsl:apply-templates/></th></xsl:when>
            <xsl:otherwise><th scope="row" class="kode"><xsl:apply-templates/></th></xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise><td><xsl:call-template name="t:cell-marks"/><xsl:apply-templates/></td></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- What all cells share; most have no attribute, and tables have thousands of them. A change mark of
       the row is said in its first cell. -->
  <xsl:template name="t:cell">
    <xsl:if test="@* or ../@revisionflag"><xsl:call-template name="t:cell-marks"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template name="t:cell-marks">
    <xsl:call-template name="t:attributes">
      <xsl:with-param name="class" select="concat(substring('n-rata-', 1, 7 * boolean(@align)), @align)"/>
    </xsl:call-template>
    <xsl:if test="@namest">
      <xsl:attribute name="colspan">
        <xsl:value-of select="substring(@nameend, 2) - substring(@namest, 2) + 1"/>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="@morerows">
      <xsl:attribute name="rowspan"><xsl:value-of select="@morerows + 1"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="../@revisionflag and not(preceding-sibling::d:entry)">
      <xsl:apply-templates select="../@revisionflag"/>
    </xsl:if>
    <xsl:apply-templates select="@revisionflag"/>
  </xsl:template>

  <!-- A single paragraph in a cell needs no box of its own. -->
  <xsl:template match="d:entry/d:para[not(../*[2]) and not(@role) and not(@xml:id)]">
    <xsl:apply-templates select="@revisionflag"/>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
