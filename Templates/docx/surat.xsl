<?xml version="1.0" encoding="UTF-8"?>
<!-- Papers (naskah dinas): a document of its own for an article; letterhead, fields, address, copies and plain
     tables wherever they stand. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"
    xmlns:op="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    xmlns:t="urn:naskah:templat:nama"
    xmlns:m="urn:naskah:templat:mode"
    exclude-result-prefixes="d t m">

  <xsl:template match="d:article">
    <pkg:package>
      <pkg:part pkg:name="word/document.xml">
        <w:document>
          <w:body>
            <xsl:apply-templates select="*[not(self::d:info)]"/>
            <xsl:call-template name="t:page-portrait"/>
          </w:body>
        </w:document>
      </pkg:part>
      <pkg:part pkg:name="word/footnotes.xml"><xsl:call-template name="t:footnotes"/></pkg:part>
      <xsl:call-template name="t:common-parts">
        <xsl:with-param name="title"><xsl:apply-templates select="d:info/d:title" mode="m:plain"/></xsl:with-param>
        <xsl:with-param name="creator" select="d:info/d:org/d:orgname"/>
        <xsl:with-param name="keywords"><xsl:apply-templates select="d:info/d:keywordset" mode="m:head"/></xsl:with-param>
        <xsl:with-param name="marks"><xsl:apply-templates select="$tanda" mode="m:mark"/></xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="d:info/d:biblioid[@otherclass = 'naskah-peristiwa']" mode="m:property"/>
    </pkg:package>
  </xsl:template>

  <!-- Mode m:property: which event a form belongs to, and which of its papers it is, so that a filled form is
       read back; Word and LibreOffice keep properties that they do not know. -->
  <xsl:template match="d:biblioid" mode="m:property">
    <pkg:part pkg:name="docProps/custom.xml">
      <op:Properties>
        <op:property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="naskah-peristiwa">
          <vt:lpwstr><xsl:value-of select="."/></vt:lpwstr>
        </op:property>
        <op:property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="3" name="naskah-jenis">
          <vt:lpwstr><xsl:value-of select="substring-before(concat(/*/@role, ' '), ' ')"/></vt:lpwstr>
        </op:property>
      </op:Properties>
    </pkg:part>
  </xsl:template>

  <!-- A letter is set closer than a chapter. -->
  <xsl:template match="d:article/d:para" priority="0.8">
    <w:p>
      <w:pPr>
        <w:pStyle w:val="BodyText"/>
        <!-- Signatures do not stand on a page by themselves. -->
        <xsl:if test="following-sibling::*[1][@role = 'tanda-tangan']"><w:keepNext/></xsl:if>
        <w:spacing w:before="60" w:after="120" w:line="290" w:lineRule="auto"/>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <xsl:template match="d:para[@role = 'titimangsa']" priority="2">
    <w:p>
      <w:pPr><w:spacing w:before="60" w:after="200"/><w:jc w:val="right"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <xsl:template match="d:para[@role = 'subjudul']" priority="2">
    <w:p>
      <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/></w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r>
    </w:p>
  </xsl:template>

  <!-- The letterhead, with a double line under its last line. -->
  <xsl:template match="d:blockquote[@role = 'kop']/d:para">
    <w:p>
      <w:pPr>
        <w:keepNext/>
        <xsl:if test="not(following-sibling::*)">
          <w:pBdr><w:bottom w:val="double" w:sz="6" w:space="4" w:color="auto"/></w:pBdr>
          <w:spacing w:after="240"/>
        </xsl:if>
        <w:jc w:val="center"/>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <w:r>
        <xsl:choose>
          <xsl:when test="@role = 'unit'"><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></xsl:when>
          <xsl:when test="@role = 'alamat'"><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></xsl:when>
        </xsl:choose>
        <w:t xml:space="preserve"><xsl:value-of select="."/></w:t>
      </w:r>
    </w:p>
  </xsl:template>

  <xsl:template match="d:blockquote[@role = 'kepala-naskah']/d:para">
    <w:p>
      <w:pPr>
        <w:keepNext/>
        <xsl:if test="not(following-sibling::*)"><w:spacing w:after="240"/></xsl:if>
        <w:jc w:val="center"/>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r>
    </w:p>
  </xsl:template>

  <xsl:template match="d:blockquote[@role = 'tujuan' or @role = 'tembusan']/d:para">
    <w:p>
      <w:pPr>
        <w:spacing>
          <xsl:if test="not(preceding-sibling::*)"><xsl:attribute name="w:before">240</xsl:attribute></xsl:if>
          <xsl:if test="../@role = 'tujuan' and not(following-sibling::*)"><xsl:attribute name="w:after">240</xsl:attribute></xsl:if>
        </w:spacing>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>

  <xsl:template match="d:blockquote" priority="-0.4"><xsl:apply-templates/></xsl:template>

  <!-- Labels with their values: three columns without lines, the colon in the middle one. -->
  <xsl:template match="d:variablelist[@role = 'isian']">
    <w:tbl>
      <w:tblPr>
        <w:tblW w:w="{$lebar-tegak}" w:type="dxa"/>
        <w:tblLayout w:type="fixed"/>
        <w:tblLook w:val="0000"/>
      </w:tblPr>
      <w:tblGrid><w:gridCol w:w="2154"/><w:gridCol w:w="284"/><w:gridCol w:w="{$lebar-tegak - 2438}"/></w:tblGrid>
      <xsl:apply-templates select="d:varlistentry" mode="m:form"/>
    </w:tbl>
    <w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>
  </xsl:template>

  <!-- Mode m:form: one label with its value as a row. -->
  <xsl:template match="d:varlistentry" mode="m:form">
    <w:tr>
      <w:trPr><w:cantSplit/></w:trPr>
      <w:tc>
        <w:tcPr><w:tcW w:w="2154" w:type="dxa"/></w:tcPr>
        <w:p>
          <w:bookmarkStart w:id="0" w:name=".b"/><w:bookmarkEnd w:id="0"/>
          <xsl:apply-templates select="d:term/node()"/>
        </w:p>
      </w:tc>
      <w:tc>
        <w:tcPr><w:tcW w:w="284" w:type="dxa"/></w:tcPr>
        <w:p><w:r><w:t>:</w:t></w:r></w:p>
      </w:tc>
      <w:tc>
        <w:tcPr><w:tcW w:w="{$lebar-tegak - 2438}" w:type="dxa"/></w:tcPr>
        <xsl:for-each select="d:listitem/d:para"><w:p><xsl:apply-templates/></w:p></xsl:for-each>
      </w:tc>
    </w:tr>
  </xsl:template>

  <!-- A table without caption. -->
  <xsl:template match="d:informaltable">
    <xsl:call-template name="t:table"><xsl:with-param name="width" select="$lebar-tegak"/></xsl:call-template>
    <w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>
  </xsl:template>

  <!-- Signatures side by side: no lines; room to sign above the names. -->
  <xsl:template match="d:informaltable[@role = 'tanda-tangan']">
    <w:tbl>
      <w:tblPr>
        <w:tblW w:w="{$lebar-tegak}" w:type="dxa"/>
        <w:tblLayout w:type="fixed"/>
        <w:tblLook w:val="0000"/>
      </w:tblPr>
      <w:tblGrid>
        <xsl:apply-templates select="d:tgroup" mode="m:grid"><xsl:with-param name="width" select="$lebar-tegak"/></xsl:apply-templates>
      </w:tblGrid>
      <xsl:apply-templates select="d:tgroup/d:tbody/d:row" mode="m:sign"/>
    </w:tbl>
    <w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>
  </xsl:template>

  <!-- Mode m:sign: a row of offices or of names. -->
  <xsl:template match="d:row" mode="m:sign">
    <w:tr>
      <w:trPr><w:cantSplit/></w:trPr>
      <xsl:for-each select="d:entry">
        <w:tc>
          <xsl:if test="@namest"><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></xsl:if>
          <xsl:apply-templates select="d:para" mode="m:sign"/>
        </w:tc>
      </xsl:for-each>
    </w:tr>
  </xsl:template>

  <xsl:template match="d:para" mode="m:sign">
    <w:p>
      <w:pPr>
        <w:keepNext/>
        <w:spacing>
          <xsl:if test="@role = 'nama'"><xsl:attribute name="w:before">1200</xsl:attribute></xsl:if>
          <xsl:if test="not(preceding-sibling::*) and @role != 'nama'"><xsl:attribute name="w:before">240</xsl:attribute></xsl:if>
        </w:spacing>
        <w:jc w:val="center"/>
      </w:pPr>
      <w:bookmarkStart w:id="0" w:name=".p"/><w:bookmarkEnd w:id="0"/>
      <xsl:apply-templates/>
    </w:p>
  </xsl:template>
</xsl:stylesheet>
