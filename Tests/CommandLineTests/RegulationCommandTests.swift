import TestSupport
import Testing

/// `naskah baca` and `naskah telaah` from the command line.
@Suite struct RegulationCommandTests {
  private let folder: TemporaryFolder
  private let text = Repository.test("Fixtures/peraturan/kapuas-hulu-56-2020.txt")

  init() throws { folder = try TemporaryFolder() }

  @Test func regulationBecomesXMLThatTheReviewReads() throws {
    let xml = folder.file("peraturan.xml")
    let read = try Naskah.run("baca", text, "-o", xml)
    #expect(read.code == 0 && read.text.isEmpty)
    #expect(read.report.contains("33 Pasal, 53 ayat, 94 huruf, 33 definisi"))
    #expect(try Naskah.run("read", text).output == Files.bytes(xml))
    let review = try Naskah.run("telaah", xml, "--laporan", "json")
    #expect(review.code == 1)
    for id in ["TLH001", "TLH005", "TLH020", "TLH022", "TLH050"] {
      #expect(review.text.contains("\"id\": \"\(id)\""), "\(id)")
    }
  }

  @Test func referencesAreListedWithTheirTargets() throws {
    let result = try Naskah.run("baca", text, "--rujukan")
    #expect(result.code == 0)
    let rows = result.text.split(separator: "\n")
    #expect(rows.contains("112\tayat (1) huruf a\tPasal 2 ayat (1) huruf a"))
    #expect(rows.contains("182\tPasal 1 ayat (2)\t"))
  }

  @Test func reportHoldsTheKeysOfLegalTexts() throws {
    let json = try Naskah.run("telaah", text, "--laporan", "json")
    #expect(json.code == 1 && json.report.isEmpty)
    #expect(
      json.text.contains(
        "\"baris\": 422, \"kolom\": 109, \"jalur\": \"penutup\", \"jenis\": \"penutup-bertentangan\", "
          + "\"kutipan\": \"Lembaran Daerah\", \"seharusnya\": \"Berita Daerah\", \"keyakinan\": \"pasti\"}"
      ))
    let sarif = try Naskah.run("telaah", text, "--laporan", "sarif")
    #expect(sarif.text.contains("\"ruleId\": \"TLH050\""))
  }

  @Test func pageIsCleanAndTheSameEveryTime() throws {
    let (first, second) = (folder.file("satu.html"), folder.file("dua.html"))
    for path in [first, second] {
      #expect(try Naskah.run("telaah", text, "--laporan", "html=\(path)").code == 1)
    }
    #expect(try Files.bytes(first) == Files.bytes(second))
    let page = try Files.text(first)
    #expect(page.contains("<mark class=\"pasti\"><a href=\"#c"))
    #expect(page.contains("Literasi digital adalah"))
    #expect(try Validator.html([first]).isEmpty)
  }

  @Test func likelyDefectsCountWhenStrict() throws {
    let path = try folder.write("Pasal 1\n\nDaerah adalah adalah Kabupaten Contoh.\n", as: "p.txt")
    #expect(try Naskah.run("telaah", path).code == 0)
    #expect(try Naskah.run("telaah", path, "--ketat").code == 1)
  }

  @Test(arguments: [
    ("a.pdf", "%PDF-1.4\n", "PDF"), ("a.docx", "PK\u{3}\u{4}rusak", "Word"),
    ("a.bin", "a\u{0}b", "bukan teks"),
  ])
  func whatIsNoTextIsRefused(_ name: String, _ content: String, _ word: String) throws {
    let path = try folder.write(content, as: name)
    for command in ["baca", "telaah"] {
      let result = try Naskah.run(command, path)
      #expect(result.code == 3 && result.report.contains(word), "\(result.report)")
      #expect(result.text.isEmpty)
    }
  }

  @Test func missingFileAndFolderAreUnreadable() throws {
    #expect(try Naskah.run("baca", folder.file("tidak-ada.txt")).code == 3)
    #expect(try Naskah.run("telaah", folder.path).code == 3)
  }

  @Test func wrongFormOfReportIsRefused() throws {
    let result = try Naskah.run("telaah", text, "--laporan", "pdf")
    #expect(result.code == 2 && result.report.contains("json, sarif, html"))
  }

  @Test func foreignXMLIsReported() throws {
    let path = try folder.write("<?xml version=\"1.0\"?><rencana/>", as: "lain.xml")
    #expect(try Naskah.run("telaah", path).code == 1)
    let broken = try folder.write("<?xml version=\"1.0\"?><instrumen>", as: "rusak.xml")
    #expect(try Naskah.run("telaah", broken).code == 3)
  }
}
