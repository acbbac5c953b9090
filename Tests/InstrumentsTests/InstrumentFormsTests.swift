import Diagnostics
import Instruments
import References
import TestSupport
import Testing
import XMLTree

/// Pages, DocBook and records of instruments.
@Suite struct InstrumentFormsTests {
  static let fixtures = ["perbup", "perda", "perbup-tertulis"]

  private let library: Library
  private let words: Words

  init() throws {
    library = try Shared.library.get()
    words = try Words("peraturan", from: library.folder)
  }

  private func instrument(_ name: String) throws -> Instrument {
    let path = Repository.test("Fixtures/\(name).xml")
    return try #require(
      try InstrumentReader(library).read(try Files.bytes(path), file: path).instrument)
  }

  private func files(
    _ instrument: Instrument, style: HouseStyle? = nil, isForcedDraft: Bool = false
  ) throws -> [String: String] {
    let forms = try InstrumentForms(library, style: try style ?? HouseStyle(from: library.folder))
    let files = try forms.files(
      of: instrument, named: "a", formats: ["html", "docbook"], isForcedDraft: isForcedDraft)
    return Dictionary(
      files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Text of a page without tags, white space folded.
  private func text(_ html: String) -> String {
    var result = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      if !isTag { result.append(character) }
      if character == ">" {
        isTag = false
        result.append(" ")
      }
    }
    return result.replacing("\u{A0}", with: " ").foldingSpace()
  }

  @Test(arguments: fixtures) func preparedTreeKeepsToItsSchema(_ name: String) throws {
    let schema = try library.folder.compiledSchema("siap/peraturan.xsd")
    let bytes = PreparedInstrument(
      try instrument(name), words, library, style: try HouseStyle(from: library.folder)
    ).bytes()
    let source = XMLSource(parsing: bytes, schema: schema)
    #expect(source.issues.map { "\($0.place.line) \($0.detail)" } == [])
    #expect(source.root != nil)
  }

  @Test func pagesAndDocBookAreValid() throws {
    let folder = try TemporaryFolder()
    var pages: [String] = []
    var books: [String] = []
    for name in InstrumentFormsTests.fixtures {
      let files = try files(try instrument(name))
      pages.append(try folder.write(try #require(files["a.html"]), as: "\(name).html"))
      books.append(try folder.write(try #require(files["a.xml"]), as: "\(name).xml"))
    }
    #expect(try Validator.docbook(books) == [])
    #expect(try Validator.html(pages) == [])
  }

  @Test func regionalRegulationReadsAsItsKindDoes() throws {
    let page = text(try #require(try files(try instrument("perda"))["a.html"]))
    let order = [
      "SALINAN", "WALI KOTA CONTOH", "PROVINSI CONTOH SELATAN", "PERATURAN DAERAH KOTA CONTOH",
      "NOMOR 5 TAHUN 2022", "TENTANG", "PENYELENGGARAAN CONTOH",
      "DENGAN RAHMAT TUHAN YANG MAHA ESA", "WALI KOTA CONTOH,", "Menimbang",
      "a. bahwa contoh perlu diselenggarakan secara tertib;", "dalam huruf a , perlu", "Mengingat",
      "Pasal 18 ayat (6)", "Dengan Persetujuan Bersama",
      "DEWAN PERWAKILAN RAKYAT DAERAH KOTA CONTOH", "dan WALI KOTA CONTOH", "MEMUTUSKAN:",
      "PERATURAN DAERAH TENTANG PENYELENGGARAAN CONTOH.", "BAB I KETENTUAN UMUM", "Pasal 1",
      "a. perencanaan; dan b. pelaksanaan: 1. oleh perangkat daerah: a) dinas; dan b) badan; atau",
      "2. oleh pihak ketiga.", "Bagian Kesatu Tugas", "Paragraf 1 Dinas", "Pasal 2",
      "sebagaimana dimaksud dalam Pasal 1 huruf a paling lambat 30 (tiga puluh) hari.",
      "sebagaimana dimaksud pada ayat (1)", "dalam Lampiran Tabel 1",
      "sebagaimana dimaksud dalam Pasal 1 huruf b angka 1 atau angka 2 menurut BAB I",
      "Agar setiap orang mengetahuinya", "dalam Lembaran Daerah Kota Contoh.",
      "Ditetapkan di Contoh pada tanggal 26 Agustus 2022", "TTD NAMA WALI KOTA",
      "Diundangkan di Contoh", "ttd NAMA SEKRETARIS",
      "LEMBARAN DAERAH KOTA CONTOH TAHUN 2022 NOMOR 5",
      "NOMOR REGISTRASI PERATURAN DAERAH KOTA CONTOH: 3-61/2022", "Salinan sesuai dengan aslinya",
      "Kepala Bagian Hukum, Nama Kepala Pembina NIP. 19700101 199001 1 001", "PENJELASAN", "ATAS",
      "Cukup jelas.", "LAMPIRAN", "DAFTAR CONTOH", "Tabel 1 Daftar", "WALI KOTA CONTOH,",
    ]
    var rest = page[...]
    for phrase in order {
      let found = rest.firstRange(of: phrase)
      #expect(found != nil, "\(phrase)")
      if let found { rest = rest[found.lowerBound...].dropFirst(1) }
    }
    // What a draft shows does not stand in a copy.
    #expect(!page.contains("RANCANGAN") && !page.contains("…"))
  }

  /// Status governs the mark, the dots, the signature and the numbers.
  @Test func statusGovernsMarkDotsAndNumbers() throws {
    var draft = try instrument("perbup")
    let drafted = try files(draft)
    #expect(try #require(drafted["a.html"]).contains("Rancangan</aside>"))
    #expect(text(try #require(drafted["a.html"])).contains("NOMOR … TAHUN 2025"))
    draft.status = .ready
    let ready = text(try #require(try files(draft)["a.html"]))
    #expect(!ready.contains("Rancangan ") && ready.contains("NOMOR … TAHUN 2025"))
    #expect(ready.contains("pada tanggal ……………"))
    #expect(try #require(try files(draft)["a.html"]).contains("class=\"ttd\"") == false)
    draft.status = .enacted
    draft.head.number = "7"
    draft.closing.setting?.date = "2025-03-01"
    let enacted = try files(draft)
    #expect(text(try #require(enacted["a.html"])).contains("pada tanggal 1 Maret 2025"))
    let kept = try #require(enacted["a-instrumen.xml"])
    #expect(
      kept.contains("penomoran=\"beku\"") && kept.contains("<pasal id=\"tinjauan\" nomor=\"3\""))
    // Frozen numbers stay when an article is taken out: the rule speaks, the numbers do not move.
    let again = try #require(
      try InstrumentReader(library).read(Array(kept.utf8), file: "a.xml").instrument)
    let cut = SampleInstrument.removing("susunan", from: again)
    let found = try InstrumentChecker(library).check(cut, file: "a.xml").map(\.id)
    #expect(found.contains("NOM002"))
    #expect(text(try #require(try files(cut)["a.html"])).contains("Pasal 3"))
    draft.status = .copy
    #expect(text(try #require(try files(draft)["a.html"])).contains("SALINAN"))
    #expect(
      text(try #require(try files(draft, isForcedDraft: true)["a.html"])).contains("Rancangan "))
  }

  @Test func recordHasTheNamesOfTheNetwork() throws {
    let record = JDIHRecord(
      try instrument("perda"), library, words, try JDIHCatalogue(from: library.folder))
    let fields = Dictionary(
      record.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    #expect(fields["idData"] == "peraturan-daerah-kota-contoh-5-2022")
    #expect(fields["tahun_pengundangan"] == "2022")
    #expect(fields["tanggal_pengundangan"] == "2022-08-26")
    #expect(fields["noPeraturan"] == "5")
    #expect(fields["singkatanJenis"] == "PERDA")
    #expect(fields["teuBadan"] == "Indonesia. Kota Contoh")
    #expect(fields["sumber"] == "Lembaran Daerah Kota Contoh Tahun 2022 Nomor 5")
    #expect(fields["status"] == "Berlaku")
    for name in ["bidangHukum", "urlDownload", "fileDownload", "judul", "operasi", "display"] {
      #expect(fields[name] != nil, "\(name)")
    }
    #expect(record.json.hasPrefix("{\n  \"idData\": \"peraturan-daerah"))
    #expect(fields["tanggal_penetapan"] == "2022-08-26")
  }

  /// Where it is said how sure something is that is filled in, something is; and nowhere else.
  @Test func recordFillsWhatTheCatalogueSaysItFills() throws {
    let catalogue = try JDIHCatalogue(from: library.folder)
    let record = JDIHRecord(try instrument("perda"), library, words, catalogue)
    #expect(record.fields.map(\.name) == catalogue.fields.map(\.name))
    for (field, filled) in zip(catalogue.fields, record.fields) {
      #expect(filled.value.isEmpty == (field.contentCertainty == nil), "\(field.name)")
    }
    let guide = try Files.text(Repository.path("Documentation/panduan.md"))
    for field in catalogue.fields {
      let row = "| `\(field.name)` | \(field.certainty) | \(field.contentCertainty ?? "–") |"
      #expect(guide.contains(row), "\(row)")
    }
  }

  @Test func houseStyleIsLaidOverTheSafestDefaults() throws {
    let plain = try HouseStyle(from: library.folder)
    #expect(!plain.printsEmblem && !plain.blessesDecisions && !plain.hasElectronicSignature)
    #expect(plain.css.contains("--marjin-kiri: 3cm;"))
    let folder = try TemporaryFolder()
    _ = try folder.write(
      """
      <gaya xmlns="urn:naskah:gaya:1" versi="1.0"><halaman marjin-kiri="2.25cm"/>
      <huruf nama="Cambria"/><kepala garuda="ya" rahmat-keputusan="ya"/>
      <tanda-tangan tanda="Cap/Ttd" elektronik="ya"/><paraf><petugas>Kepala Dinas</petugas></paraf></gaya>
      """, as: "gaya.xml")
    _ = try folder.write("p.teks { color: navy; }", as: "gaya.css")
    let style = try HouseStyle(from: library.folder, overlay: folder.path)
    #expect(style.css.contains("--marjin-kiri: 2.25cm;") && style.css.contains("\"Cambria\""))
    #expect(style.css.contains("--marjin-atas: 2.5cm;") && style.css.contains("color: navy"))
    #expect(style.printsEmblem && style.blessesDecisions)
    let page = try #require(try files(try instrument("perbup"), style: style)["a.html"])
    #expect(page.contains("class=\"lambang\"") && page.contains("Ditandatangani secara elektronik"))
    #expect(page.contains("Kepala Dinas") && page.contains("--marjin-kiri: 2.25cm;"))
    let copy = try #require(try files(try instrument("perda"), style: style)["a.html"])
    #expect(copy.contains("Cap/Ttd") && !copy.contains("Kepala Dinas"))
  }

  @Test(arguments: [
    "</style><script>x</script>", "@import \"x.css\";", "p { background: URL(x.png); }",
  ])
  func houseStyleThatReachesOutIsRefused(_ css: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(css, as: "gaya.css")
    #expect(throws: BrokenData.self) {
      try HouseStyle(from: library.folder, overlay: folder.path)
    }
  }

  @Test(arguments: ["halaman marjin-kiri=\"1px;x\"", "huruf nama=\"a&quot;;}\"", "lain"])
  func houseStyleOfAnotherShapeIsRefused(_ element: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "<gaya xmlns=\"urn:naskah:gaya:1\" versi=\"1.0\"><\(element)/></gaya>", as: "gaya.xml")
    #expect(throws: BrokenData.self) {
      try HouseStyle(from: library.folder, overlay: folder.path)
    }
  }
}
