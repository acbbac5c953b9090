<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared instrument (Schemas/siap/peraturan.xsd) to the parts of a WordprocessingML package. Marks, names and
     colons are text with tabs, as a legal drafter types them, so that nothing counts anew. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:naskah:siap-peraturan:1"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="p m t">

  <xsl:import href="../html/common.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="kata" select="'naskah:locale/html-id.xml'"/>

  <!-- Annexes that are documents of their own. -->
  <xsl:key name="terpisah" match="p:lampiran[p:naskah/@alamat]" use="@id"/>

  <xsl:include href="package.xsl"/>
  <xsl:include href="styles.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="provision.xsl"/>

  <xsl:strip-space elements="p:peraturan p:kepala p:pembukaan p:konsiderans p:batang-tubuh p:ketentuan p:daftar p:penutup
      p:tanda-tangan p:tembusan p:paraf p:penjelasan p:lampiran p:kepala-tabel p:baris-tabel"/>

  <xsl:template match="/">
    <xsl:apply-templates select="p:peraturan"/>
  </xsl:template>

  <xsl:template match="p:peraturan">
    <pkg:package>
      <pkg:part pkg:name="word/document.xml">
        <w:document>
          <w:body>
            <xsl:apply-templates/>
            <xsl:call-template name="t:page-portrait"/>
          </w:body>
        </w:document>
      </pkg:part>
      <pkg:part pkg:name="word/footnotes.xml"><xsl:call-template name="t:no-footnotes"/></pkg:part>
      <xsl:call-template name="t:common-parts">
        <xsl:with-param name="title" select="@judul"/>
        <xsl:with-param name="creator" select="@pemerintah"/>
        <xsl:with-param name="marks"><xsl:if test="@status = 'rancangan'"><xsl:value-of select="@kata-status"/></xsl:if></xsl:with-param>
        <xsl:with-param name="use" select="'peraturan'"/>
      </xsl:call-template>
    </pkg:package>
  </xsl:template>

  <!-- Lines: their style follows from their key. -->
  <xsl:template match="p:baris">
    <w:p>
      <w:pPr>
        <w:pStyle>
          <xsl:attribute name="w:val"><xsl:apply-templates select="." mode="m:style-of"/></xsl:attribute>
        </w:pStyle>
        <xsl:apply-templates select="." mode="m:spacing"/>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <!-- Mode m:style-of: the style of a line. -->
  <xsl:template match="p:baris" mode="m:style-of">Kalimat</xsl:template>
  <xsl:template match="p:kepala/p:baris | p:pembukaan/p:baris" mode="m:style-of">Kepala</xsl:template>
  <xsl:template match="p:kepala/p:baris[@kunci = 'salinan']" mode="m:style-of">Salinan</xsl:template>
  <xsl:template match="p:lampiran/p:baris" mode="m:style-of">LampiranKepala</xsl:template>
  <xsl:template match="p:tanda-tangan/p:baris" mode="m:style-of">Penetapan</xsl:template>
  <xsl:template match="p:tanda-tangan[@kunci = 'pengundangan' or @kunci = 'salinan']/p:baris" mode="m:style-of">Pengundangan</xsl:template>

  <!-- Mode m:spacing: room above a line, and what keeps lines on one page. -->
  <xsl:template match="p:baris" mode="m:spacing"/>
  <xsl:template match="p:kepala/p:baris[@kunci = 'kata-tentang' or @kunci = 'tentang' or @kunci = 'rahmat' or @kunci = 'jabatan']
      | p:pembukaan/p:baris" mode="m:spacing">
    <w:spacing w:before="240" w:after="0"/>
  </xsl:template>
  <!-- Two lines are left blank above Menimbang. -->
  <xsl:template match="p:kepala/p:baris[@kunci = 'jabatan']" mode="m:spacing" priority="1">
    <w:spacing w:before="240" w:after="360"/>
  </xsl:template>
  <xsl:template match="p:pembukaan/p:baris[@kunci = 'memutuskan']" mode="m:spacing">
    <w:spacing w:before="240" w:after="240"/>
  </xsl:template>
  <xsl:template match="p:penutup/p:baris[following-sibling::p:tanda-tangan]" mode="m:spacing"><w:keepNext/></xsl:template>
  <xsl:template match="p:lampiran/p:baris[1]" mode="m:spacing"><w:pageBreakBefore/></xsl:template>

  <!-- Room for the emblem; the picture belongs to the paper of the office. -->
  <xsl:template match="p:kepala/p:baris[@kunci = 'lambang']">
    <w:p><w:pPr><w:pStyle w:val="Kepala"/><w:spacing w:before="1474" w:after="160"/></w:pPr></w:p>
  </xsl:template>

  <xsl:template match="p:tanda-tangan/p:baris" mode="m:spacing">
    <xsl:variable name="signed" select="../p:baris[@kunci = 'ttd' or @kunci = 'elektronik']"/>
    <xsl:choose>
      <xsl:when test="not(preceding-sibling::p:baris)"><w:keepNext/><w:spacing w:before="480"/></xsl:when>
      <xsl:when test="@kunci = 'nama' and not($signed)"><w:keepNext/><w:spacing w:before="1361"/></xsl:when>
      <xsl:when test="@kunci = 'nama' or @kunci = 'ttd' or @kunci = 'elektronik'"><w:keepNext/><w:spacing w:before="240"/></xsl:when>
      <xsl:when test="following-sibling::p:baris"><w:keepNext/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:kepala | p:pembukaan | p:batang-tubuh | p:penutup | p:tanda-tangan">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Copies: a numbered list under its name. -->
  <xsl:template match="p:tembusan">
    <w:p>
      <w:pPr><w:pStyle w:val="Kalimat"/><w:spacing w:before="480"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <w:r><w:t xml:space="preserve"><xsl:value-of select="@nama"/></w:t></w:r>
    </w:p>
    <xsl:for-each select="p:baris">
      <xsl:call-template name="t:line">
        <xsl:with-param name="lead" select="concat(position(), '.&#9;')"/>
        <xsl:with-param name="left" select="567"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Who puts initials on the draft. -->
  <xsl:template match="p:paraf">
    <w:p>
      <w:pPr><w:pStyle w:val="JudulTabel"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <w:r><w:t xml:space="preserve"><xsl:value-of select="@nama"/></w:t></w:r>
    </w:p>
    <w:tbl>
      <w:tblPr><w:tblStyle w:val="Kisi"/><w:tblW w:w="4536" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>
      <w:tblGrid><w:gridCol w:w="3402"/><w:gridCol w:w="1134"/></w:tblGrid>
      <xsl:for-each select="p:baris">
        <w:tr>
          <w:trPr><w:cantSplit/></w:trPr>
          <w:tc>
            <w:p>
              <w:pPr><w:pStyle w:val="Sel"/></w:pPr>
              <w:bookmarkStart w:id="0" w:name=".b"/><w:bookmarkEnd w:id="0"/>
              <w:r><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r>
            </w:p>
          </w:tc>
          <w:tc><w:p><w:pPr><w:pStyle w:val="Sel"/></w:pPr></w:p></w:tc>
        </w:tr>
      </xsl:for-each>
    </w:tbl>
    <w:p><w:pPr><w:pStyle w:val="Batas"/></w:pPr></w:p>
  </xsl:template>

  <xsl:template match="p:penjelasan">
    <w:p>
      <w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="penjelasan"/><w:bookmarkEnd w:id="0"/>
      <xsl:for-each select="p:baris">
        <w:r>
          <xsl:if test="position() != 1"><w:br/></xsl:if>
          <w:t xml:space="preserve"><xsl:value-of select="."/></w:t>
        </w:r>
      </xsl:for-each>
    </w:p>
    <xsl:apply-templates select="*[not(self::p:baris)]"><xsl:with-param name="level" select="2"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p:lampiran">
    <xsl:apply-templates select="p:baris"/>
    <xsl:if test="p:judul">
      <w:p>
        <w:pPr><w:pStyle w:val="Heading1"/></w:pPr>
        <w:bookmarkStart w:id="0">
          <xsl:attribute name="w:name"><xsl:value-of select="@id"/><xsl:if test="not(@id)">.p</xsl:if></xsl:attribute>
        </w:bookmarkStart>
        <w:bookmarkEnd w:id="0"/>
        <xsl:apply-templates select="p:judul/node()"/>
      </w:p>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::p:baris or self::p:judul)]"/>
  </xsl:template>

  <!-- An annex that is a document of its own brings its own heading, pages and signature. -->
  <xsl:template match="p:lampiran[p:naskah/@alamat]"/>

  <xsl:template match="p:naskah">
    <w:p>
      <w:pPr><w:pStyle w:val="Kalimat"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <w:r><w:t xml:space="preserve"><xsl:value-of select="concat(@kata, ': ')"/></w:t></w:r>
      <w:r><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r>
    </w:p>
  </xsl:template>

  <xsl:template name="t:no-footnotes">
    <w:footnotes>
      <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
      <w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
    </w:footnotes>
  </xsl:template>
</xsl:stylesheet>
