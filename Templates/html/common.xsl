<?xml version="1.0" encoding="UTF-8"?>
<!-- What every family needs: words, attributes, change marks, plain titles, labels, the catch-all. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:naskah:templat:mode"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:k="urn:naskah:kata:1"
    exclude-result-prefixes="d m t k">

  <xsl:key name="kata" match="k:k" use="@id"/>

  <!-- Tokens of the root, with a blank on both sides: kind, edition, status, contoh. -->
  <xsl:variable name="peran" select="concat(' ', normalize-space(/*/@role), ' ')"/>

  <xsl:strip-space elements="d:book d:article d:informaltable d:textobject d:info d:org d:keywordset d:legalnotice d:abstract d:preface
      d:chapter d:appendix d:section d:itemizedlist d:orderedlist d:listitem d:variablelist
      d:varlistentry d:table d:tgroup d:thead d:tbody d:tfoot d:row d:figure d:mediaobject
      d:imageobject d:imagedata d:alt d:footnote d:blockquote"/>

  <!-- The word with this key; without it the run stops (TEXT001), since a document must not have holes. -->
  <xsl:template name="t:text">
    <xsl:param name="key"/>
    <xsl:for-each select="document($kata)">
      <xsl:if test="not(key('kata', $key))">
        <xsl:message terminate="yes">TEXT001 no word '<xsl:value-of select="$key"/>'</xsl:message>
      </xsl:if>
      <xsl:value-of select="key('kata', $key)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- id, lang and class of the current element: base class, its role tokens, its change mark.
       Called for nearly every element, hence plain tests, and no string where there is nothing to join. -->
  <xsl:template name="t:attributes">
    <xsl:param name="class" select="''"/>
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="@revisionflag">
        <xsl:attribute name="class">
          <xsl:value-of select="normalize-space(concat($class, ' ', @role, ' n-rev-', @revisionflag,
              substring(' n-rev-pindah', 1, 13 * boolean(@revision))))"/>
        </xsl:attribute>
      </xsl:when>
      <xsl:when test="@role">
        <xsl:attribute name="class"><xsl:value-of select="normalize-space(concat($class, ' ', @role))"/></xsl:attribute>
      </xsl:when>
      <xsl:when test="$class != ''"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Mode m:attribute: a DocBook attribute as its HTML namesake. -->
  <xsl:template match="@xml:id" mode="m:attribute">
    <xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="m:attribute">
    <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>

  <!-- A change mark in words, for those who do not see the line in the margin. -->
  <xsl:template match="@revisionflag">
    <span class="n-tersembunyi">
      <xsl:call-template name="t:text">
        <xsl:with-param name="key" select="concat('html.perubahan.', .)"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="@revisionflag[. = 'off']"/>

  <!-- Mode m:plain: the text of a title for lists, names and attributes: no notes, no links. -->
  <xsl:template match="d:footnote | d:remark | processing-instruction()" mode="m:plain"/>

  <!-- Mode m:label: "BAB I", "A.", "Tabel 3" from @label; a label that ends in a
       bracket gets no dot, nor does the kode of an object (section role="rincian"). -->
  <xsl:template match="*" mode="m:label"/>

  <xsl:template match="d:section[@label]" mode="m:label">
    <xsl:value-of select="@label"/>
    <xsl:if test="not(contains(@label, ')') or contains(concat(' ', @role, ' '), ' rincian '))">.</xsl:if>
  </xsl:template>

  <xsl:template match="*[@label = '']" mode="m:label" priority="1"/>

  <xsl:template match="d:chapter[@label] | d:appendix[@label] | d:table[@label] | d:figure[@label]"
      mode="m:label">
    <xsl:variable name="jenis" select="local-name()"/>
    <xsl:call-template name="t:text">
      <xsl:with-param name="key">
        <xsl:choose>
          <xsl:when test="$jenis = 'chapter'">html.bab</xsl:when>
          <xsl:when test="$jenis = 'appendix'">html.lampiran</xsl:when>
          <xsl:when test="$jenis = 'table'">html.tabel</xsl:when>
          <xsl:otherwise>html.gambar</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat(' ', @label)"/>
  </xsl:template>

  <!-- Mode m:name: label and title in one line of inline HTML, used by headings, captions and lists. -->
  <xsl:template match="*" mode="m:name">
    <xsl:variable name="label"><xsl:apply-templates select="." mode="m:label"/></xsl:variable>
    <xsl:if test="$label != ''">
      <span class="n-label"><xsl:value-of select="$label"/></span>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:apply-templates select="@revisionflag[(. = 'added' or . = 'deleted') and not(../@revision)]">
      <xsl:with-param name="langkah" select="false()"/>
    </xsl:apply-templates>
    <span class="n-judul"><xsl:apply-templates select="d:title" mode="m:plain"/></span>
  </xsl:template>

  <xsl:template match="processing-instruction() | comment()"/>

  <!-- The catch-all: an element outside the contract is our fault, never dropped in silence. -->
  <xsl:template match="*" priority="-1">
    <xsl:message terminate="yes">TPL001 no template for '<xsl:value-of select="name()"/>'</xsl:message>
  </xsl:template>
</xsl:stylesheet>
