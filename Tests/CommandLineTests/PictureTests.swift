import References
import TestSupport
import Testing
import XMLTree

/// Pictures on their way from the folder beside a plan into its documents.
@Suite struct PictureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let plan = try Files.text(Repository.test("Aturan/GBR001/lulus.xml"))
    _ = try folder.write(plan, as: "rencana.xml")
    let picture = try Files.bytes(Repository.test("Aturan/GBR001/gambar/peta.svg"))
    _ = try folder.write(picture, as: "gambar/peta.svg")
  }

  private func build(_ options: String...) throws -> CommandResult {
    try Naskah.run(
      arguments: [
        "susun", folder.file("rencana.xml"), "--dokumen", "arsitektur", "--rancangan", "-o",
        folder.file("keluaran"),
      ] + options)
  }

  @Test func picturesStandInTheDocumentsWithTitleNumberAndWords() throws {
    let result = try build()
    #expect(!result.report.contains("GBR"))
    let page = try Files.text(folder.file("keluaran/arsitektur.html"))
    let start = try #require(page.firstRange(of: "<img src=\"data:image/svg+xml;base64,"))
    let rest = page[start.upperBound...].prefix(3_000)
    #expect(rest.contains("alt=\"Peta jaringan intra antargedung\""))
    #expect(rest.contains("Gambar") && rest.contains("Peta Jaringan"))
    let docbook = try #require(
      XMLSource(parsing: try Files.bytes(folder.file("keluaran/arsitektur.xml"))).root)
    let figure = try #require(
      PictureTests.first("figure", in: docbook) {
        $0[attribute: "xml:id"] == "gambar-latar-belakang-1"
      })
    let number = try #require(figure[attribute: "label"])
    #expect(rest.contains("Gambar\u{A0}\(number)") || rest.contains("Gambar \(number)"))
    #expect(figure.first("title")?.text == "Peta Jaringan")
    let manifest = try Files.text(folder.file("keluaran/manifes.json"))
    #expect(manifest.contains("\"gambar/peta.svg\""))
  }

  @Test func everyStageIsValid() throws {
    _ = try build("--simpan-tahap", folder.file("tahap"), "--format", "html,docbook")
    let schema = try Shared.folder.get().compiledSchema("siap/siap.xsd")
    let siap = try Files.bytes(folder.file("tahap/siap-arsitektur-publik.xml"))
    let source = XMLSource(parsing: siap, schema: schema)
    #expect(source.issues.map(\.detail) == [])
    #expect(source.root.flatMap { PictureTests.first("citra", in: $0) } != nil)
    #expect(try Validator.docbook([folder.file("keluaran/arsitektur.xml")]) == [])
    #expect(try Validator.html([folder.file("keluaran/arsitektur.html")]) == [])
  }

  @Test func missingPictureIsAFindingAndAVisibleMark() throws {
    let other = try TemporaryFolder()
    let plan = try other.write(
      try Files.text(folder.file("rencana.xml")), as: "rencana.xml")
    let result = try Naskah.run(
      "susun", plan, "--dokumen", "arsitektur", "--rancangan", "-o", other.file("keluaran"))
    #expect(result.report.contains("[GBR001]"))
    let page = try Files.text(other.file("keluaran/arsitektur.html"))
    #expect(page.contains("[ISI: gambar “Peta Jaringan” (berkas peta.svg)]"))
    #expect(try Naskah.run("periksa", plan).code == 1)
  }

  /// Nothing outside of the folder is read, whatever the plan says.
  @Test(arguments: ["../rahasia.png", "/etc/hostname", "..", "tautan.png"])
  func nothingElseIsRead(_ name: String) throws {
    _ = try folder.write("RAHASIA", as: "rahasia.png")
    let link = try Command.run(
      "ln", ["-s", folder.file("rahasia.png"), folder.file("gambar/tautan.png")])
    #expect(link.code == 0)
    let plan = try Files.text(folder.file("rencana.xml"))
    let named = plan.replacing("peta.svg", with: name)
    _ = try folder.write(named, as: "rencana.xml")
    let result = try build()
    #expect(result.report.contains("[GBR002]"))
    #expect(!(try Files.text(folder.file("keluaran/arsitektur.html"))).contains("<img"))
  }

  /// A picture of 20 MB, or a drawing that runs: refused with its file, and a visible mark in its place.
  @Test(arguments: [
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>curi()</script></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" onload=\"curi()\"><g/></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g onclick=\"curi()\"/></svg>",
    "20 MB",
  ]) func hugeAndRunningPicturesReachNoPage(_ content: String) throws {
    var bytes = Array(content.utf8)
    if content == "20 MB" {
      // A drawing that is well-formed to its end, so that only its size is wrong.
      let start = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g>".utf8)
      let end = Array("</g></svg>".utf8)
      bytes = start + [UInt8](repeating: 0x20, count: 20 << 20) + end
    }
    _ = try folder.write(bytes, as: "gambar/peta.svg")
    let result = try build("--format", "html,docbook")
    #expect(result.code < 2, "\(result.code)")
    #expect(result.report.contains("[GBR00") && result.report.contains("peta.svg"))
    for name in ["arsitektur.html", "arsitektur.xml"] {
      let written = try Files.bytes(folder.file("keluaran/\(name)"))
      #expect(written.count < 2_000_000)
      let text = String(decoding: written, as: UTF8.self)
      #expect(!text.contains("curi()") && !text.contains("data:image"))
      #expect(text.contains("[ISI: gambar"))
    }
  }

  @Test func restrictedPictureStaysOutOfThePublicEdition() throws {
    let plan = try Files.text(folder.file("rencana.xml"))
    let restricted = plan.replacing(
      "kunci=\"latar-belakang\"", with: "kunci=\"latar-belakang\" keterbukaan=\"terbatas\"")
    _ = try folder.write(restricted, as: "rencana.xml")
    _ = try build()
    for name in ["arsitektur.html", "arsitektur.xml"] {
      let text = try Files.text(folder.file("keluaran/\(name)"))
      #expect(!text.contains("data:image") && !text.contains("Peta Jaringan"))
    }
    _ = try build("--edisi", "terbatas")
    #expect(try Files.text(folder.file("keluaran/arsitektur.html")).contains("data:image"))
  }

  private static func first(
    _ name: String, in element: Element, where isMeant: (Element) -> Bool = { _ in true }
  ) -> Element? {
    if element.name == name, isMeant(element) { return element }
    for child in element.elements {
      if let found = first(name, in: child, where: isMeant) { return found }
    }
    return nil
  }
}
