<?xml version="1.0" encoding="UTF-8"?>
<!-- Preface, chapters, appendices and sections, with their headings. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d m t">

  <xsl:template match="d:preface | d:chapter | d:appendix" name="t:division">
    <section>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class">
          <xsl:text>n-bagian-utama </xsl:text>
          <xsl:if test="self::d:preface">n-pengantar</xsl:if>
          <xsl:if test="self::d:chapter">n-bab</xsl:if>
          <xsl:if test="self::d:appendix">n-lampiran</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="." mode="m:heading"/>
      <xsl:apply-templates select="*[not(self::d:title)]"/>
      <xsl:call-template name="t:footnotes"/>
      <p class="n-kembali">
        <a href="#_daftar-isi">
          <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.kembali'"/></xsl:call-template>
        </a>
      </p>
    </section>
  </xsl:template>

  <xsl:template match="d:section" name="t:section">
    <xsl:param name="level" select="1"/>
    <section>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" select="concat('n-bagian n-tingkat-', $level)"/>
      </xsl:call-template>
      <xsl:apply-templates select="." mode="m:heading">
        <xsl:with-param name="level" select="$level"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="*[not(self::d:title)]">
        <xsl:with-param name="level" select="$level + 1"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <!-- A section on landscape pages: its text, whose lines would be too long to read there, in a box of its
       own, which is set in two columns. -->
  <xsl:template match="d:section[contains(concat(' ', @role, ' '), ' lanskap ')][d:table/preceding-sibling::d:para]">
    <xsl:param name="level" select="1"/>
    <section>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" select="concat('n-bagian n-tingkat-', $level)"/>
      </xsl:call-template>
      <xsl:apply-templates select="." mode="m:heading">
        <xsl:with-param name="level" select="$level"/>
      </xsl:apply-templates>
      <div class="n-teks">
        <xsl:apply-templates select="*[following-sibling::d:table][not(self::d:title or self::d:table)]
            [not(preceding-sibling::d:table)]"/>
      </div>
      <xsl:apply-templates select="d:table | *[preceding-sibling::d:table][not(self::d:table)]">
        <xsl:with-param name="level" select="$level + 1"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <!-- Mode m:heading: h2 for level 0, h3 to h6 for sections (h6 for all that lie deeper), and a
       link to itself beside it, so that the name of the heading stays clean. -->
  <xsl:template match="*" mode="m:heading">
    <xsl:param name="level" select="0"/>
    <div class="n-kepala">
      <xsl:element name="{substring('h2h3h4h5h6h6h6h6', 2 * $level + 1, 2)}">
        <xsl:apply-templates select="@revisionflag"/>
        <xsl:variable name="label"><xsl:apply-templates select="." mode="m:label"/></xsl:variable>
        <xsl:if test="$label != ''">
          <span class="n-label"><xsl:value-of select="$label"/></span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <span class="n-judul"><xsl:apply-templates select="d:title/node()"/></span>
      </xsl:element>
      <xsl:call-template name="t:self-link"/>
    </div>
  </xsl:template>

  <xsl:template name="t:self-link">
    <a class="n-jangkar" href="#{@xml:id}">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="t:text"><xsl:with-param name="key" select="'html.tautan'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="." mode="m:label"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="d:title" mode="m:plain"/>
      </xsl:attribute>
      <xsl:text>#</xsl:text>
    </a>
  </xsl:template>
</xsl:stylesheet>
