<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, notes to the draft, the block of the signature. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d t">

  <xsl:template match="d:para">
    <p>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates select="@revisionflag"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="d:blockquote[contains(concat(' ', @role, ' '), ' tanda-tangan ')]">
    <div>
      <xsl:if test="@*"><xsl:call-template name="t:attributes"/></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- Notes to the draft print only where readers work on it: restricted edition, or a draft. -->
  <xsl:template match="d:remark">
    <xsl:if test="contains($peran, ' terbatas ') or contains($peran, ' rancangan ')">
      <span role="note">
        <xsl:call-template name="t:attributes">
          <xsl:with-param name="class" select="'n-catatan-rancangan'"/>
        </xsl:call-template>
        <span class="n-label">
          <xsl:call-template name="t:text">
            <xsl:with-param name="key" select="'html.catatan-rancangan'"/>
          </xsl:call-template>
        </span>
        <xsl:text> </xsl:text>
        <xsl:apply-templates/>
      </span>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
