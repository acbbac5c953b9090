import TestSupport
import Testing

/// `--gaya` with stylesheets of the house: they change pages, and reach nothing else.
@Suite struct HouseStyleTests {
  private let folder: TemporaryFolder
  private static let head = """
    <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
      xmlns:d="http://docbook.org/ns/docbook" xmlns="http://www.w3.org/1999/xhtml"
      xmlns:p="urn:naskah:siap-peraturan:1" xmlns:exsl="http://exslt.org/common"
      extension-element-prefixes="exsl" exclude-result-prefixes="d p">
    """

  init() throws { folder = try TemporaryFolder() }

  private func build(_ stylesheet: String, as name: String = "html.xsl") throws -> CommandResult {
    _ = try folder.write(
      HouseStyleTests.head + stylesheet + "</xsl:stylesheet>", as: "gaya/\(name)")
    return try Naskah.run(
      "susun", Repository.small, "--rancangan", "--dokumen", "arsitektur,penetapan", "--format",
      "html", "--gaya", folder.file("gaya"), "-o", folder.file("k"))
  }

  private func page(_ name: String = "arsitektur") throws -> String {
    try Files.text(folder.file("k/\(name).html"))
  }

  @Test func coverIsThatOfTheHouse() throws {
    _ = try folder.write(
      "<k xmlns=\"urn:x\">Sekretariat Bagian Hukum</k>", as: "gaya/kata.xml")
    let result = try build(
      """
      <xsl:import href="naskah:html/html.xsl"/>
      <xsl:template match="d:info">
        <header class="n-sampul gaya-kami">
          <p><xsl:value-of select="document('kata.xml')/*"/></p>
          <h1><xsl:apply-templates select="d:title/node()"/></h1>
        </header>
      </xsl:template>
      """)
    #expect(result.code < 2, "\(result.report.suffix(400))")
    let page = try page()
    #expect(page.contains("<header class=\"n-sampul gaya-kami\">"))
    #expect(page.contains("Sekretariat Bagian Hukum"))
    // All that the house says nothing about stays as it is.
    #expect(page.contains("id=\"_daftar-isi\"") && page.contains("Pendahuluan"))
    #expect(try !self.page("penetapan-arsitektur").contains("gaya-kami"))
    #expect(try Files.text(folder.file("k/manifes.json")).contains("html.xsl"))
  }

  @Test func headOfInstrumentsIsThatOfTheHouse() throws {
    let result = try build(
      """
      <xsl:import href="naskah:peraturan/html.xsl"/>
      <xsl:template match="p:baris[@kunci = 'pembentuk']">
        <p class="pembentuk kop"><xsl:value-of select="."/></p>
      </xsl:template>
      """, as: "peraturan.xsl")
    #expect(result.code < 2, "\(result.report.suffix(400))")
    #expect(try page("penetapan-arsitektur").contains("<p class=\"pembentuk kop\">"))
    #expect(try !page().contains("pembentuk kop"))
  }

  /// Whatever a stylesheet tries, no file outside the two folders is read, and none is written.
  @Test(arguments: [
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><h1><xsl:value-of select=\"document('RAHASIA')\"/></h1></xsl:template>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><h1><xsl:value-of select=\"document('../rahasia.xml')\"/></h1></xsl:template>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><h1><xsl:value-of select=\"document('tautan.xml')\"/></h1></xsl:template>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><h1><xsl:value-of select=\"document('naskah:../../../../../../RAHASIA')\"/></h1></xsl:template>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><h1><xsl:value-of select=\"document('http://127.0.0.1:9/x.xml')\"/></h1></xsl:template>",
    "<xsl:import href=\"../rahasia.xsl\"/>", "<xsl:import href=\"RAHASIA\"/>",
    "<xsl:include href=\"naskah:../../etc/passwd\"/>", "<xsl:import href=\"html.xsl\"/>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><exsl:document href=\"TULIS\"><x>ditulis</x></exsl:document></xsl:template>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><xsl:apply-templates select=\".\"/></xsl:template>",
    "<xsl:import href=\"naskah:html/html.xsl\"/><xsl:template match=\"d:info\"><h1><xsl:value-of select=\"unparsed-text('RAHASIA')\"/></h1></xsl:template>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"RAHASIA\">]>", "<xsl:template",
  ]) func hostileStylesheetsReachNothing(_ stylesheet: String) throws {
    let secret = try folder.write("<x>kata-rahasia-7</x>", as: "rahasia.xml")
    _ = try folder.write(
      HouseStyleTests.head + "<xsl:template match=\"/\"><html>kata-rahasia-7</html></xsl:template>"
        + "</xsl:stylesheet>", as: "rahasia.xsl")
    _ = try folder.write("", as: "gaya/kosong.css")
    let link = try Command.run("ln", ["-s", secret, folder.file("gaya/tautan.xml")])
    #expect(link.code == 0)
    let target = folder.file("ditulis.xml")
    let result = try build(
      stylesheet.replacing("RAHASIA", with: secret).replacing("TULIS", with: target))
    #expect(!Files.exists(target))
    #expect(result.code < 2 || result.code == 4, "\(result.code) \(result.report.suffix(300))")
    for name in Files.tree(folder.file("k"), ending: "") {
      #expect(try !Files.text(folder.file("k/\(name)")).contains("kata-rahasia-7"), "\(name)")
    }
    #expect(!result.report.contains("kata-rahasia-7"))
  }

  @Test func emptyFolderIsNoHouseStyle() throws {
    _ = try folder.write("x", as: "gaya/lain.txt")
    let result = try Naskah.run(
      "susun", Repository.small, "--gaya", folder.file("gaya"), "-o", folder.file("k"))
    #expect(result.code == 4)
  }
}
