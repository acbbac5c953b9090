<?xml version="1.0" encoding="UTF-8"?>
<!-- Papers (naskah dinas): a page of its own for an article; letterhead, fields, address, copies and plain
     tables wherever they stand. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    exclude-result-prefixes="d m t">

  <!-- Mode m:surat: ya where a division holds a paper, whose style the page then needs. Only divisions are
       looked into: a key would look at every cell. -->
  <xsl:template match="d:article" mode="m:surat">ya</xsl:template>

  <xsl:template match="*" mode="m:surat">
    <xsl:choose>
      <xsl:when test="d:variablelist[@role = 'isian'] or d:blockquote[@role = 'kop'] or d:informaltable">ya</xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="d:preface | d:chapter | d:appendix | d:section" mode="m:surat"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:article">
    <xsl:call-template name="t:require-marks"/>
    <html>
      <xsl:apply-templates select="@xml:lang" mode="m:attribute"/>
      <xsl:call-template name="t:head"/>
      <body class="{@role}">
        <xsl:apply-templates select="@xml:id" mode="m:attribute"/>
        <xsl:if test="$tanda"><xsl:call-template name="t:marks"/></xsl:if>
        <main id="_isi" class="n-surat">
          <h1 class="n-tersembunyi"><xsl:apply-templates select="d:info/d:title/node()"/></h1>
          <xsl:apply-templates select="*[not(self::d:info)]"/>
        </main>
        <footer class="n-keadaan n-kaki-surat"><xsl:apply-templates select="d:info/d:releaseinfo"/></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="d:blockquote">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- A heading inside a paper that stands by itself is one; in a section it is a line of the annex. -->
  <xsl:template match="d:article/d:para[@role = 'subjudul']">
    <h2 class="subjudul"><xsl:apply-templates/></h2>
  </xsl:template>

  <!-- A table without caption: who does not see it hears what it holds. -->
  <xsl:template match="d:informaltable">
    <div>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" select="'n-tabel-surat'"/>
      </xsl:call-template>
      <table>
        <xsl:if test="d:textobject">
          <xsl:attribute name="aria-label"><xsl:value-of select="d:textobject/d:phrase"/></xsl:attribute>
        </xsl:if>
        <!-- Where signatures stand side by side, the table is layout and no data. -->
        <xsl:if test="@role = 'tanda-tangan'"><xsl:attribute name="role">presentation</xsl:attribute></xsl:if>
        <xsl:apply-templates select="d:tgroup"/>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
