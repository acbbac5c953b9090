<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: a drawing is a part of its own, SVG, and beside it the picture that Swift prints of it; lengths are EMU,
     360,000 to a centimetre. What may stand in a drawing is said where HTML copies it (mode m:svg). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m svg asvg">

  <!-- Drawings are as wide as the text on upright paper and at most 22 cm high, as CSS prints them. -->
  <xsl:variable name="lebar-gambar" select="$lebar-tegak * 635"/>
  <xsl:variable name="tinggi-gambar" select="7920000"/>

  <xsl:template match="d:figure">
    <xsl:apply-templates select="d:mediaobject"/>
    <w:p>
      <w:pPr><w:pStyle w:val="JudulGambar"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name="{@xml:id}"/><w:bookmarkEnd w:id="0"/>
      <xsl:call-template name="t:caption"><xsl:with-param name="key" select="'html.gambar'"/></xsl:call-template>
    </w:p>
  </xsl:template>

  <xsl:template match="d:mediaobject">
    <w:p>
      <w:pPr><w:pStyle w:val="Gambar"/></w:pPr>
      <w:r>
        <w:drawing><xsl:apply-templates select="d:imageobject/d:imagedata"/></w:drawing>
      </w:r>
    </w:p>
  </xsl:template>

  <!-- Our own drawing: its part bears the id of the figure, or one of its own. -->
  <xsl:template match="d:imagedata[svg:svg]">
    <xsl:variable name="ratio" select="svg:svg/@height div svg:svg/@width"/>
    <xsl:variable name="width">
      <xsl:choose>
        <xsl:when test="$lebar-gambar * $ratio &gt; $tinggi-gambar"><xsl:value-of select="floor($tinggi-gambar div $ratio)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="floor($lebar-gambar)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="t:picture">
      <xsl:with-param name="source" select="(../../../@xml:id | ../../@xml:id)[last()]"/>
      <xsl:with-param name="width" select="$width"/>
      <xsl:with-param name="height" select="floor($width * $ratio)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A picture whose address holds all of it; Swift knows its height. -->
  <xsl:template match="d:imagedata[starts-with(@fileref, 'data:image/')]">
    <xsl:variable name="own" select="substring-before(@contentwidth, 'px') * 9525"/>
    <xsl:call-template name="t:picture">
      <xsl:with-param name="source" select="@fileref"/>
      <xsl:with-param name="width">
        <xsl:choose>
          <xsl:when test="$own &gt; 0 and $own &lt; $lebar-gambar"><xsl:value-of select="$own"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="floor($lebar-gambar)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="height" select="0"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The picture in the line. Swift writes numbers and relationships, and takes out the extension for pictures
       that are no drawings. -->
  <xsl:template name="t:picture">
    <xsl:param name="source"/>
    <xsl:param name="width"/>
    <xsl:param name="height"/>
    <xsl:variable name="alt" select="normalize-space(../../d:alt)"/>
    <xsl:variable name="name"><xsl:apply-templates select="../../.." mode="m:label"/></xsl:variable>
    <wp:inline distT="0" distB="0" distL="0" distR="0">
      <wp:extent cx="{$width}" cy="{$height}"/>
      <wp:docPr id="0" name="{$name}" descr="{$alt}"/>
      <a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
          <pic:pic>
            <pic:nvPicPr><pic:cNvPr id="0" name="{$name}"/><pic:cNvPicPr/></pic:nvPicPr>
            <pic:blipFill>
              <a:blip r:embed="{$source}">
                <a:extLst>
                  <a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip r:embed="{$source}"/></a:ext>
                </a:extLst>
              </a:blip>
              <a:stretch><a:fillRect/></a:stretch>
            </pic:blipFill>
            <pic:spPr>
              <a:xfrm><a:off x="0" y="0"/><a:ext cx="{$width}" cy="{$height}"/></a:xfrm>
              <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
            </pic:spPr>
          </pic:pic>
        </a:graphicData>
      </a:graphic>
    </wp:inline>
  </xsl:template>

  <!-- Mode m:drawing: the drawing of a figure as a part, named by the id of the figure. -->
  <xsl:template match="d:figure" mode="m:drawing">
    <xsl:apply-templates select="d:mediaobject/d:imageobject/d:imagedata/svg:svg" mode="m:drawing"/>
  </xsl:template>

  <xsl:template match="svg:svg" mode="m:drawing">
    <pkg:part pkg:name="{(../../../../@xml:id | ../../../@xml:id)[last()]}" pkg:contentType="image/svg+xml">
      <xsl:apply-templates select="." mode="m:svg"/>
    </pkg:part>
  </xsl:template>

  <!-- Label and title of a table or figure; the number is a field that counts, its result our own. -->
  <xsl:template name="t:caption">
    <xsl:param name="key"/>
    <xsl:variable name="lead">
      <xsl:call-template name="t:text"><xsl:with-param name="key" select="$key"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="code" select="concat(' SEQ ', $lead, ' \* ARABIC ')"/>
    <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="concat($lead, ' ')"/></w:t></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space="preserve"><xsl:value-of select="$code"/></w:instrText></w:r>
    <w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>
    <xsl:call-template name="t:caption-number"/>
    <w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>
    <w:r><w:t xml:space="preserve"> </w:t></w:r>
    <xsl:apply-templates select="d:title/node()"/>
  </xsl:template>

  <xsl:template name="t:caption-number">
    <w:r><w:rPr><w:b/></w:rPr><w:t><xsl:value-of select="@label"/></w:t></w:r>
  </xsl:template>
</xsl:stylesheet>
