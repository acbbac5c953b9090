<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, notes to the draft, the block of the signature. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:template match="d:para">
    <w:p>
      <w:pPr><w:pStyle w:val="BodyText"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <!-- The last words before a signature share its page, and what stands between a heading and its table. -->
  <xsl:template match="d:para[following-sibling::*[1][self::d:blockquote]]
      | d:para[following-sibling::*[1][self::d:table] and preceding-sibling::*[1][self::d:title]]">
    <w:p>
      <w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <!-- The summary fits one page. -->
  <xsl:template match="d:preface[@role = 'ringkasan-eksekutif']/d:para" priority="0.6">
    <w:p>
      <w:pPr><w:pStyle w:val="Ringkas"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <!-- What follows a table stands off from it. -->
  <xsl:template match="d:para[preceding-sibling::*[1][self::d:table]]">
    <w:p>
      <w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:before="240"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <xsl:template match="d:para[@role = 'pernyataan']" priority="1">
    <w:p>
      <w:pPr><w:pStyle w:val="Pernyataan"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <!-- The line under a table shares its page. -->
  <xsl:template match="d:para[@role = 'sumber']" priority="1">
    <xsl:param name="melintang" select="false()"/>
    <w:p>
      <w:pPr><w:pStyle w:val="Sumber"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
    <xsl:if test="not($melintang)">
      <xsl:variable name="lintang"><xsl:apply-templates select="preceding-sibling::*[1][self::d:table]" mode="m:landscape"/></xsl:variable>
      <xsl:if test="$lintang = 'ya'"><xsl:call-template name="t:end-landscape"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:blockquote[contains(concat(' ', @role, ' '), ' tanda-tangan ')]">
    <xsl:apply-templates select="d:para" mode="m:signature"/>
  </xsl:template>

  <!-- Mode m:signature: a line of the signature, kept on one page with the next; without ttd there is room to sign. -->
  <xsl:template match="d:para" mode="m:signature">
    <w:p>
      <w:pPr>
        <w:pStyle w:val="TandaTangan"/>
        <xsl:if test="position() != last()"><w:keepNext/></xsl:if>
        <xsl:choose>
          <xsl:when test="position() = 1"><w:spacing w:before="480"/></xsl:when>
          <xsl:when test="@role = 'ttd' or (@role = 'nama' and ../d:para[@role = 'ttd'])"><w:spacing w:before="360"/></xsl:when>
          <xsl:when test="@role = 'nama'"><w:spacing w:before="1361"/></xsl:when>
        </xsl:choose>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <!-- Notes to the draft print only where readers work on it: restricted edition, or a draft. -->
  <xsl:template match="d:remark">
    <xsl:if test="contains($peran, ' terbatas ') or contains($peran, ' rancangan ')">
      <w:p>
        <w:pPr><w:pStyle w:val="CatatanRancangan"/></w:pPr>
        <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
        <xsl:call-template name="t:remark"/>
      </w:p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="t:remark">
    <xsl:variable name="lead">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.catatan-rancangan'"/></xsl:call-template>
    </xsl:variable>
    <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="concat($lead, ' ')"/></w:t></w:r>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
