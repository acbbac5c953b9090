<?xml version="1.0" encoding="UTF-8"?>
<!-- Inside a line: every piece of text is a run; its look follows from the elements around it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m xlink">

  <xsl:template match="text()">
    <w:r>
      <w:t xml:space="preserve"><xsl:value-of select="."/></w:t>
    </w:r>
  </xsl:template>

  <!-- Line breaks in a text are those of the file, not of the document. -->
  <xsl:template match="text()[contains(., '&#10;')]" priority="2">
    <xsl:variable name="text" select="normalize-space(.)"/>
    <xsl:variable name="before"
        select="preceding-sibling::node() and normalize-space(substring(., 1, 1)) = ''"/>
    <xsl:variable name="after" select="$text != '' and following-sibling::node()
        and normalize-space(substring(., string-length(.))) = ''"/>
    <xsl:if test="$text != '' or (preceding-sibling::node() and following-sibling::node())">
      <w:r>
        <xsl:call-template name="t:look"/>
        <w:t xml:space="preserve"><xsl:value-of select="concat(substring(' ', 1, $before), $text, substring(' ', 1, $after))"/></w:t>
      </w:r>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:emphasis/text() | d:foreignphrase/text() | d:phrase/text()" priority="1">
    <w:r>
      <xsl:call-template name="t:look"/>
      <w:t xml:space="preserve"><xsl:value-of select="."/></w:t>
    </w:r>
  </xsl:template>

  <!-- A word joiner behind the dash keeps a range of years on one line. -->
  <xsl:template match="d:phrase[@role = 'rentang']/text()" priority="3">
    <w:r>
      <xsl:call-template name="t:look"/>
      <w:t><xsl:value-of select="concat(substring-before(., '–'), '–&#x2060;', substring-after(., '–'))"/></w:t>
    </w:r>
  </xsl:template>

  <!-- The look of the current text. -->
  <xsl:template name="t:look">
    <xsl:variable name="around" select="ancestor::*[self::d:emphasis or self::d:foreignphrase or self::d:phrase or self::d:link]"/>
    <xsl:if test="$around[not(self::d:link) or contains(@xlink:href, ':')]">
      <w:rPr>
        <xsl:if test="$around[@xlink:href][contains(@xlink:href, ':')]"><w:rStyle w:val="Hyperlink"/></xsl:if>
        <xsl:if test="$around[@role = 'tegas' or @role = 'isi']"><w:b/></xsl:if>
        <xsl:if test="$around[self::d:foreignphrase or (self::d:emphasis and not(@role = 'tegas'))]"><w:i/></xsl:if>
        <xsl:if test="$around[@role = 'isi']"><w:highlight w:val="yellow"/></xsl:if>
      </w:rPr>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:emphasis | d:foreignphrase | d:phrase">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="d:link[@linkend]">
    <w:hyperlink w:anchor="{@linkend}" w:history="1"><xsl:apply-templates/></w:hyperlink>
  </xsl:template>

  <!-- Another file; a document of the same build is there as a Word document too. -->
  <xsl:template match="d:link[@xlink:href and not(contains(@xlink:href, ':'))]">
    <w:hyperlink r:id="{@xlink:href}" w:history="1"><xsl:apply-templates/></w:hyperlink>
  </xsl:template>

  <xsl:template match="d:link[contains(@xlink:href, '.html#') and not(contains(@xlink:href, ':'))]" priority="1">
    <w:hyperlink r:id="{substring-before(@xlink:href, '.html#')}.docx" w:anchor="{substring-after(@xlink:href, '#')}"
        w:history="1">
      <xsl:apply-templates/>
    </w:hyperlink>
  </xsl:template>

  <xsl:template match="d:link[starts-with(@xlink:href, 'https://') or starts-with(@xlink:href, 'http://')]">
    <w:hyperlink r:id="{@xlink:href}" w:history="1"><xsl:apply-templates/></w:hyperlink>
  </xsl:template>

  <xsl:template match="d:link[starts-with(@xlink:href, 'https://') or starts-with(@xlink:href, 'http://')]/text()" priority="1">
    <w:r>
      <w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>
      <w:t xml:space="preserve"><xsl:value-of select="."/></w:t>
    </w:r>
  </xsl:template>

  <!-- Any other scheme keeps its words and loses its target. -->
  <xsl:template match="d:link" priority="-0.5"><xsl:apply-templates/></xsl:template>

  <!-- A note to the draft inside a line or a cell. -->
  <xsl:template match="d:para/d:remark | d:entry/d:remark | d:title/d:remark | d:term/d:remark">
    <xsl:if test="contains($peran, ' terbatas ') or contains($peran, ' rancangan ')">
      <xsl:if test="preceding-sibling::node()"><w:r><w:br/></w:r></xsl:if>
      <xsl:call-template name="t:remark"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
