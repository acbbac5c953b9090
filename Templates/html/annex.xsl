<?xml version="1.0" encoding="UTF-8"?>
<!-- What a document has more when it is the annex of an instrument: its heading block. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="http://docbook.org/ns/docbook"
    xmlns="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="d">

  <xsl:template match="d:legalnotice[@role = 'kepala-lampiran']">
    <div class="n-kepala-lampiran"><xsl:apply-templates/></div>
  </xsl:template>
</xsl:stylesheet>
