<?xml version="1.0" encoding="UTF-8"?>
<!-- The styles of all documents. Styles that Word knows keep its names, so that its outline and its contents work;
     the names of ours are words: a name that begins with @ is their key. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:k="urn:naskah:kata:1"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="k m t">

  <!-- Address of the document of the names of styles. -->
  <xsl:param name="kata-gaya" select="'naskah:locale/docx-id.xml'"/>

  <!-- Font and size (half points) of the text. -->
  <xsl:param name="huruf" select="'Bookman Old Style'"/>
  <xsl:param name="ukuran" select="24"/>

  <!-- The styles of a use: naskah (planning documents) or peraturan (instruments). -->
  <xsl:template name="t:styles">
    <xsl:param name="use"/>
    <w:styles>
      <w:docDefaults>
        <w:rPrDefault>
          <w:rPr>
            <w:rFonts w:ascii="{$huruf}" w:hAnsi="{$huruf}" w:eastAsia="{$huruf}" w:cs="{$huruf}"/>
            <w:sz w:val="{$ukuran}"/><w:szCs w:val="{$ukuran}"/>
            <w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>
          </w:rPr>
        </w:rPrDefault>
        <w:pPrDefault/>
      </w:docDefaults>
      <xsl:apply-templates select="document('')/*/m:gaya[not(@untuk) or @untuk = $use]/w:style" mode="m:style"/>
    </w:styles>
  </xsl:template>

  <!-- Mode m:style: a style, its name looked up. -->
  <xsl:template match="@* | node()" mode="m:style">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="m:style"/></xsl:copy>
  </xsl:template>

  <xsl:template match="text()[normalize-space(.) = '']" mode="m:style"/>

  <xsl:template match="w:name/@w:val[starts-with(., '@')]" mode="m:style">
    <xsl:variable name="key" select="concat('docx.gaya.', substring(., 2))"/>
    <xsl:attribute name="w:val">
      <xsl:for-each select="document($kata-gaya)">
        <xsl:if test="not(key('kata', $key))">
          <xsl:message terminate="yes">TEXT001 no word '<xsl:value-of select="$key"/>'</xsl:message>
        </xsl:if>
        <xsl:value-of select="key('kata', $key)"/>
      </xsl:for-each>
    </xsl:attribute>
  </xsl:template>

  <m:gaya>
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
      <w:name w:val="Normal"/><w:qFormat/>
    </w:style>
    <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
      <w:name w:val="Default Paragraph Font"/>
    </w:style>
    <w:style w:type="paragraph" w:styleId="BodyText">
      <w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="160" w:line="360" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Title">
      <w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Subtitle"/><w:uiPriority w:val="10"/><w:qFormat/>
      <w:pPr><w:spacing w:before="3400" w:after="240" w:line="340" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:b/><w:caps/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Subtitle">
      <w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="11"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="3400"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Header">
      <w:name w:val="header"/><w:basedOn w:val="Normal"/>
      <w:pPr><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Footer">
      <w:name w:val="footer"/><w:basedOn w:val="Normal"/>
      <w:pPr><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:caps/><w:spacing w:val="14"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Caption">
      <w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="35"/><w:qFormat/>
      <w:pPr><w:spacing w:before="120" w:after="120"/></w:pPr>
      <w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="TOCHeading">
      <w:name w:val="TOC Heading"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="39"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:spacing w:before="360" w:after="240"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:b/><w:caps/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="TOC1">
      <w:name w:val="toc 1"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="39"/>
      <w:pPr><w:spacing w:before="60" w:after="40"/><w:ind w:left="454" w:right="567" w:hanging="454"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="TOC2">
      <w:name w:val="toc 2"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="39"/>
      <w:pPr><w:spacing w:before="0" w:after="40"/><w:ind w:left="908" w:right="567" w:hanging="454"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="TOC3">
      <w:name w:val="toc 3"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="39"/>
      <w:pPr><w:spacing w:before="0" w:after="40"/><w:ind w:left="1362" w:right="567" w:hanging="454"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="TableofFigures">
      <w:name w:val="table of figures"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>
      <w:pPr><w:spacing w:before="0" w:after="40"/><w:ind w:left="454" w:right="567" w:hanging="454"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="FootnoteText">
      <w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
      <w:pPr><w:spacing w:before="0" w:after="40"/></w:pPr>
      <w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>
    </w:style>
    <w:style w:type="character" w:styleId="FootnoteReference">
      <w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>
      <w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
    </w:style>
    <w:style w:type="character" w:styleId="Hyperlink">
      <w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/>
      <w:rPr><w:color w:val="17445C"/><w:u w:val="single"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SampulInstansi">
      <w:name w:val="@sampul-instansi"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:pBdr><w:bottom w:val="double" w:sz="12" w:space="10" w:color="auto"/></w:pBdr><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:b/><w:caps/><w:spacing w:val="18"/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SampulKeadaan">
      <w:name w:val="@sampul-keadaan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="80"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:caps/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SampulCatatan">
      <w:name w:val="@sampul-catatan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="80" w:after="40"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="LampiranKepala">
      <w:name w:val="@lampiran-kepala"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:ind w:left="4423"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="LampiranJudul">
      <w:name w:val="@lampiran-judul"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="480" w:after="340"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:caps/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Butir">
      <w:name w:val="@butir"/><w:basedOn w:val="BodyText"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="80" w:line="360" w:lineRule="auto"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Ringkas">
      <w:name w:val="@ringkas"/><w:basedOn w:val="BodyText"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="57" w:line="312" w:lineRule="auto"/></w:pPr>
      <w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Istilah">
      <w:name w:val="@istilah"/><w:basedOn w:val="BodyText"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:spacing w:before="120" w:after="20" w:line="360" w:lineRule="auto"/></w:pPr>
      <w:rPr><w:b/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Arti">
      <w:name w:val="@arti"/><w:basedOn w:val="BodyText"/><w:qFormat/>
      <w:pPr><w:ind w:left="425"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Pernyataan">
      <w:name w:val="@pernyataan"/><w:basedOn w:val="BodyText"/><w:qFormat/>
      <w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="auto"/></w:pBdr><w:ind w:left="240"/></w:pPr>
      <w:rPr><w:i/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Sumber">
      <w:name w:val="@sumber"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="60" w:after="320"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="333333"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="CatatanRancangan">
      <w:name w:val="@catatan-rancangan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="auto"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FAF8F2"/><w:spacing w:before="80" w:after="120"/><w:ind w:left="200"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="TandaTangan">
      <w:name w:val="@tanda-tangan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:keepLines/><w:ind w:left="4252"/><w:jc w:val="center"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="JudulTabel">
      <w:name w:val="@judul-tabel"/><w:basedOn w:val="Caption"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:spacing w:before="280" w:after="120"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="JudulGambar">
      <w:name w:val="@judul-gambar"/><w:basedOn w:val="Caption"/><w:qFormat/>
      <w:pPr><w:spacing w:before="60" w:after="320"/><w:jc w:val="center"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Gambar">
      <w:name w:val="@gambar"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:jc w:val="center"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="JudulRincian">
      <w:name w:val="@judul-rincian"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="255" w:after="85"/><w:outlineLvl w:val="4"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Sel">
      <w:name w:val="@sel"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKepala">
      <w:name w:val="@sel-kepala"/><w:basedOn w:val="Sel"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:b/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelNomor">
      <w:name w:val="@sel-nomor"/><w:basedOn w:val="Sel"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:i/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelJumlah">
      <w:name w:val="@sel-jumlah"/><w:basedOn w:val="Sel"/><w:qFormat/>
      <w:rPr><w:b/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKelompok">
      <w:name w:val="@sel-kelompok"/><w:basedOn w:val="Sel"/><w:qFormat/>
      <w:pPr><w:keepNext/></w:pPr>
      <w:rPr><w:b/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKecil">
      <w:name w:val="@sel-kecil"/><w:basedOn w:val="Sel"/><w:qFormat/>
      <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKecilKepala">
      <w:name w:val="@sel-kecil-kepala"/><w:basedOn w:val="SelKepala"/><w:qFormat/>
      <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKecilNomor">
      <w:name w:val="@sel-kecil-nomor"/><w:basedOn w:val="SelNomor"/><w:qFormat/>
      <w:rPr><w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKecilJumlah">
      <w:name w:val="@sel-kecil-jumlah"/><w:basedOn w:val="SelJumlah"/><w:qFormat/>
      <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelKecilKelompok">
      <w:name w:val="@sel-kecil-kelompok"/><w:basedOn w:val="SelKelompok"/><w:qFormat/>
      <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="SelIstilah">
      <w:name w:val="@sel-istilah"/><w:basedOn w:val="Sel"/><w:qFormat/>
      <w:rPr><w:b/><w:color w:val="333333"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Alat">
      <w:name w:val="@alat"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="480" w:after="0"/><w:jc w:val="center"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="333333"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Batas">
      <w:name w:val="@batas"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>
      <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
    </w:style>
    <w:style w:type="table" w:default="1" w:styleId="TableNormal">
      <w:name w:val="Normal Table"/>
      <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
    </w:style>
    <w:style w:type="table" w:customStyle="1" w:styleId="Kisi">
      <w:name w:val="@kisi"/><w:basedOn w:val="TableNormal"/>
      <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:left w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:right w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="555555"/></w:tblBorders><w:tblCellMar><w:top w:w="32" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="32" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
    </w:style>
    <w:style w:type="table" w:customStyle="1" w:styleId="TabelRincian">
      <w:name w:val="@tabel-rincian"/><w:basedOn w:val="TableNormal"/>
      <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="555555"/></w:tblBorders><w:tblCellMar><w:top w:w="32" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="32" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
    </w:style>
  </m:gaya>

  <m:gaya untuk="naskah">
    <w:style w:type="paragraph" w:styleId="Heading1">
      <w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing w:before="0" w:after="480"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>
      <w:rPr><w:b/><w:caps/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading2">
      <w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="454" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="1"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="25"/><w:szCs w:val="25"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading3">
      <w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="312" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="2"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading4">
      <w:name w:val="heading 4"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="312" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="3"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading5">
      <w:name w:val="heading 5"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="4"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading6">
      <w:name w:val="heading 6"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="5"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading7">
      <w:name w:val="heading 7"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="6"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading8">
      <w:name w:val="heading 8"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="7"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading9">
      <w:name w:val="heading 9"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="8"/></w:pPr>
      <w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
    </w:style>
  </m:gaya>

  <m:gaya untuk="peraturan">
    <w:style w:type="paragraph" w:styleId="Heading1">
      <w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading2">
      <w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading3">
      <w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="2"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading4">
      <w:name w:val="heading 4"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="3"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading5">
      <w:name w:val="heading 5"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="4"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading6">
      <w:name w:val="heading 6"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="5"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading7">
      <w:name w:val="heading 7"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="6"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading8">
      <w:name w:val="heading 8"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="7"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Heading9">
      <w:name w:val="heading 9"/><w:basedOn w:val="Normal"/><w:next w:val="Kalimat"/><w:uiPriority w:val="9"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="8"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Kepala">
      <w:name w:val="@kepala"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:jc w:val="center"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Salinan">
      <w:name w:val="@salinan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="320"/><w:jc w:val="right"/></w:pPr>
      <w:rPr><w:spacing w:val="24"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Kalimat">
      <w:name w:val="@kalimat"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:before="0" w:after="100"/><w:jc w:val="both"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Penetapan">
      <w:name w:val="@penetapan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:keepLines/><w:ind w:left="4252"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Pengundangan">
      <w:name w:val="@pengundangan"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:keepLines/><w:ind w:right="3402"/></w:pPr>
    </w:style>
  </m:gaya>
</xsl:stylesheet>
