<?xml version="1.0" encoding="UTF-8"?>
<!-- Provisions of an instrument: divisions, Pasal, ayat, huruf, angka, diktum, considerations. Each paragraph has a lead,
     the marks before its text with a tab behind each; $start is where the lead begins and $left where the text does. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:naskah:siap-peraturan:1"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="p m t">

  <!-- Where the colon and the text of a consideration stand. -->
  <xsl:variable name="titik-dua" select="1757"/>
  <xsl:variable name="isi" select="2041"/>

  <!-- Divisions and articles: headings whose level follows the depth. -->
  <xsl:template match="p:ketentuan[@jenis = 'bab' or @jenis = 'bagian' or @jenis = 'paragraf' or @jenis = 'pasal']">
    <xsl:param name="level" select="1"/>
    <xsl:param name="left" select="0"/>
    <w:p>
      <w:pPr><w:pStyle w:val="Heading{$level}"/></w:pPr>
      <xsl:call-template name="t:place"><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <w:r><w:t xml:space="preserve"><xsl:value-of select="@marka"/></w:t></w:r>
      <xsl:if test="p:judul">
        <w:r><w:br/></w:r>
        <xsl:apply-templates select="p:judul/node()"/>
      </xsl:if>
    </w:p>
    <xsl:apply-templates select="*[not(self::p:judul)]">
      <xsl:with-param name="level" select="$level + 1"/>
      <xsl:with-param name="left" select="$left"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Provisions of the amended instrument stand below the item that brings them. -->
  <xsl:template match="p:ketentuan[@jenis = 'kutipan']">
    <xsl:param name="left" select="0"/>
    <xsl:apply-templates>
      <xsl:with-param name="level" select="2"/>
      <xsl:with-param name="left" select="$left"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- "Menimbang : a. bahwa …", and the rulings of a Keputusan. -->
  <xsl:template match="p:konsiderans | p:ketentuan[@jenis = 'diktum']">
    <xsl:apply-templates select="*">
      <xsl:with-param name="lead" select="concat(@marka, @nama[not(../@marka)], '&#9;:&#9;')"/>
      <xsl:with-param name="start" select="0"/>
      <xsl:with-param name="left" select="$isi"/>
      <xsl:with-param name="id" select="string(@id)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The lead belongs to the first paragraph; what follows it begins where its text did. -->
  <xsl:template match="p:ketentuan[@jenis = 'kalimat']">
    <xsl:param name="lead" select="''"/>
    <xsl:param name="start" select="0"/>
    <xsl:param name="left" select="0"/>
    <xsl:param name="id" select="''"/>
    <xsl:variable name="first" select="position() = 1"/>
    <xsl:apply-templates>
      <xsl:with-param name="lead" select="substring($lead, 1, 999 * $first)"/>
      <xsl:with-param name="start" select="$start * $first + $left * not($first)"/>
      <xsl:with-param name="left" select="$left"/>
      <xsl:with-param name="id" select="substring(concat($id, substring(@id, 1, 999 * ($id = ''))), 1, 999 * boolean($first or @id))"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p:daftar">
    <xsl:param name="lead" select="''"/>
    <xsl:param name="start" select="0"/>
    <xsl:param name="left" select="0"/>
    <xsl:param name="id" select="''"/>
    <xsl:variable name="first" select="position() = 1 and $lead != ''"/>
    <xsl:for-each select="p:ketentuan">
      <xsl:variable name="joined" select="$first and position() = 1"/>
      <xsl:apply-templates>
        <xsl:with-param name="lead" select="concat(substring($lead, 1, 999 * $joined), @marka, '&#9;')"/>
        <xsl:with-param name="start" select="$start * $joined + $left * not($joined)"/>
        <xsl:with-param name="left" select="$left + 567 - 142 * ($left &gt; 0)"/>
        <xsl:with-param name="id" select="string(@id)"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:teks">
    <xsl:param name="lead" select="''"/>
    <xsl:param name="start" select="0"/>
    <xsl:param name="left" select="0"/>
    <xsl:param name="id" select="''"/>
    <xsl:variable name="first" select="position() = 1"/>
    <xsl:call-template name="t:line">
      <xsl:with-param name="lead" select="substring($lead, 1, 999 * $first)"/>
      <xsl:with-param name="start" select="$start"/>
      <xsl:with-param name="left" select="$left"/>
      <xsl:with-param name="id" select="substring($id, 1, 999 * $first)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- One paragraph: its lead hangs before its text. -->
  <xsl:template name="t:line">
    <xsl:param name="lead" select="''"/>
    <xsl:param name="start" select="0"/>
    <xsl:param name="left" select="0"/>
    <xsl:param name="id" select="''"/>
    <w:p>
      <w:pPr>
        <w:pStyle w:val="Kalimat"/>
        <!-- The signature never stands alone on its page: the last words of the body come along. -->
        <xsl:if test="(ancestor::p:batang-tubuh and not(ancestor-or-self::*[ancestor::p:batang-tubuh][following-sibling::*]))
            or (ancestor::p:lampiran and not(ancestor-or-self::*[ancestor::p:lampiran][following-sibling::*[not(self::p:tanda-tangan)]]))">
          <w:keepNext/>
        </xsl:if>
        <xsl:if test="contains($lead, ':')">
          <w:tabs><w:tab w:val="left" w:pos="{$titik-dua}"/><w:tab w:val="left" w:pos="{$isi}"/></w:tabs>
        </xsl:if>
        <xsl:if test="$left &gt; 0">
          <w:ind w:left="{$left}">
            <xsl:if test="$lead != ''"><xsl:attribute name="w:hanging"><xsl:value-of select="$left - $start"/></xsl:attribute></xsl:if>
          </w:ind>
        </xsl:if>
      </w:pPr>
      <xsl:call-template name="t:place"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:call-template name="t:lead"><xsl:with-param name="text" select="$lead"/></xsl:call-template>
      <xsl:apply-templates select="node()"/>
    </w:p>
  </xsl:template>

  <!-- The marks of a lead, each with its tab. -->
  <xsl:template name="t:lead">
    <xsl:param name="text"/>
    <xsl:if test="contains($text, '&#9;')">
      <w:r>
        <xsl:if test="substring-before($text, '&#9;') != ''">
          <w:t xml:space="preserve"><xsl:value-of select="substring-before($text, '&#9;')"/></w:t>
        </xsl:if>
        <w:tab/>
      </w:r>
      <xsl:call-template name="t:lead">
        <xsl:with-param name="text" select="substring-after($text, '&#9;')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="t:place">
    <xsl:param name="id"/>
    <w:bookmarkStart w:id="0">
      <xsl:attribute name="w:name"><xsl:value-of select="$id"/><xsl:if test="string($id) = ''">.p</xsl:if></xsl:attribute>
    </w:bookmarkStart>
    <w:bookmarkEnd w:id="0"/>
  </xsl:template>

  <!-- Tables of an annex. -->
  <xsl:template match="p:ketentuan[@jenis = 'tabel']">
    <w:p>
      <w:pPr><w:pStyle w:val="JudulTabel"/></w:pPr>
      <xsl:call-template name="t:place"><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:if test="p:judul"><w:r><w:t xml:space="preserve"><xsl:value-of select="@marka"/></w:t></w:r></xsl:if>
      <xsl:if test="@marka and p:judul"><w:r><w:t xml:space="preserve"><xsl:text> </xsl:text></w:t></w:r></xsl:if>
      <xsl:apply-templates select="p:judul/node()"/>
    </w:p>
    <xsl:variable name="columns" select="count(*[self::p:kepala-tabel or self::p:baris-tabel][1]/p:sel)"/>
    <!-- A column of numbers is narrow; the others share the rest. -->
    <xsl:variable name="nomor" select="680 * ($columns &gt; 1 and string-length(p:kepala-tabel/p:sel[1]) &lt; 5
        and p:kepala-tabel)"/>
    <w:tbl>
      <w:tblPr>
        <w:tblStyle w:val="Kisi"/>
        <w:tblW w:w="{$lebar-tegak}" w:type="dxa"/>
        <w:tblLayout w:type="fixed"/>
        <w:tblLook w:val="0020"/>
      </w:tblPr>
      <w:tblGrid>
        <xsl:for-each select="*[self::p:kepala-tabel or self::p:baris-tabel][1]/p:sel">
          <xsl:choose>
            <xsl:when test="position() = 1 and $nomor"><w:gridCol w:w="{$nomor}"/></xsl:when>
            <xsl:otherwise><w:gridCol w:w="{floor(($lebar-tegak - $nomor) div ($columns - boolean($nomor)))}"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </w:tblGrid>
      <xsl:apply-templates select="p:kepala-tabel | p:baris-tabel"/>
    </w:tbl>
    <w:p>
      <w:pPr>
        <w:pStyle w:val="Batas"/>
        <xsl:if test="following-sibling::*[1][self::p:tanda-tangan]"><w:keepNext/></xsl:if>
      </w:pPr>
    </w:p>
  </xsl:template>

  <xsl:template match="p:kepala-tabel | p:baris-tabel">
    <xsl:variable name="head" select="boolean(self::p:kepala-tabel)"/>
    <!-- The signature of an annex never stands alone on its page: the last row comes along. -->
    <xsl:variable name="last" select="not(following-sibling::p:baris-tabel) and ../following-sibling::*[1][self::p:tanda-tangan]"/>
    <w:tr>
      <w:trPr><w:cantSplit/><xsl:if test="$head"><w:tblHeader/></xsl:if></w:trPr>
      <xsl:for-each select="p:sel">
        <w:tc>
          <w:p>
            <w:pPr>
              <w:pStyle w:val="{concat('Sel', substring('Kepala', 1, 6 * $head))}"/>
              <xsl:if test="$last"><w:keepNext/></xsl:if>
            </w:pPr>
            <xsl:if test="position() = 1"><w:bookmarkStart w:id="0" w:name=".b"/><w:bookmarkEnd w:id="0"/></xsl:if>
            <xsl:apply-templates/>
          </w:p>
        </w:tc>
      </xsl:for-each>
    </w:tr>
  </xsl:template>

  <!-- Inside a line. -->
  <xsl:template match="text()">
    <w:r><w:t xml:space="preserve"><xsl:value-of select="translate(., '&#10;', ' ')"/></w:t></w:r>
  </xsl:template>

  <!-- A word joiner behind the dash keeps a range of years on one line. -->
  <xsl:template match="p:rentang">
    <w:r><w:t><xsl:value-of select="concat(substring-before(., '–'), '–&#x2060;', substring-after(., '–'))"/></w:t></w:r>
  </xsl:template>

  <xsl:template match="p:asing"><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r></xsl:template>

  <xsl:template match="p:isi">
    <w:r><w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r>
  </xsl:template>

  <xsl:template match="p:rujuk"><xsl:apply-templates/></xsl:template>

  <xsl:template match="p:rujuk[@ke]">
    <w:hyperlink w:anchor="{@ke}" w:history="1"><xsl:apply-templates/></w:hyperlink>
  </xsl:template>

  <xsl:template match="p:rujuk[key('terpisah', @ke)]" priority="1">
    <w:hyperlink r:id="{key('terpisah', @ke)/p:naskah/@alamat}.docx" w:history="1"><xsl:apply-templates/></w:hyperlink>
  </xsl:template>
</xsl:stylesheet>
