<?xml version="1.0" encoding="UTF-8"?>
<!-- DocBook (the subset of Documentation/docbook.md) to one XHTML-shaped tree, which Swift writes as HTML5. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- The whole text of naskah.css; it becomes the <style> element, with the two below behind it. -->
  <xsl:param name="css" select="''"/>

  <!-- The text of surat.css, for pages that hold a paper. -->
  <xsl:param name="css-surat" select="''"/>

  <!-- The text of a house style. -->
  <xsl:param name="css-gaya" select="''"/>

  <!-- The text of naskah.js, and the policy that allows it and nothing else; without the script a page has no
       controls, and without the policy no policy. -->
  <xsl:param name="skrip" select="''"/>
  <xsl:param name="kebijakan" select="''"/>

  <!-- ya: the page looks for newer builds of itself (naskah susun, pantau). -->
  <xsl:param name="pantau" select="''"/>

  <!-- Address of the document that holds the words: <kata xmlns="urn:naskah:kata:1"><k id="…">. -->
  <xsl:param name="kata" select="'naskah:locale/html-id.xml'"/>

  <!-- How many levels of section stand under a chapter in the table of contents: 0, 1, 2 … -->
  <xsl:param name="kedalaman" select="2"/>

  <xsl:include href="common.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="cover.xsl"/>
  <xsl:include href="annex.xsl"/>
  <xsl:include href="surat.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="division.xsl"/>
  <xsl:include href="block.xsl"/>
  <xsl:include href="list.xsl"/>
  <xsl:include href="table.xsl"/>
  <xsl:include href="figure.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="footnote.xsl"/>
  <xsl:include href="perubahan.xsl"/>

  <xsl:template match="/">
    <xsl:apply-templates select="*"/>
  </xsl:template>
</xsl:stylesheet>
