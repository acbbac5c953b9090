import FoundationEssentials
import TestSupport
import Testing

/// Documents of one year, from the workbooks of thirty perangkat daerah.
@Suite struct ProposalCommandTests {
  /// One run over the example, which all checks share.
  private struct Run: Sendable {
    let folder: TemporaryFolder
    let result: CommandResult
    var docbook: String { folder.file("out/rencana-anggaran-2027.xml") }
    var page: String { folder.file("out/rencana-anggaran-2027.html") }
    var report: String { folder.file("catatan.json") }
  }

  private struct Report: Decodable {
    struct Item: Decodable {
      let id: String
      let berkas: String?
      let lembar: String?
      let sel: String?
      let rujukan: String?
    }

    let catatan: [Item]
  }

  private static let example = Repository.path("Examples/kapuas-tahun")

  private static let run: Result<Run, any Error> = Result {
    let folder = try TemporaryFolder()
    let plan = folder.file("rencana.xml")
    let read = try Naskah.run(
      "impor", Repository.path("Examples/kapuas-buku"), example, "-o", plan)
    guard read.code == 0 else { throw TestFailure(read.report) }
    let result = try Naskah.run(
      "susun", plan, "--dokumen", "rencana-anggaran,surat-rekomendasi", "--tahun", "2027", "-o",
      folder.file("out"), "--format", "html,docbook,docx", "--laporan",
      "json=\(folder.file("catatan.json"))")
    return Run(folder: folder, result: result)
  }

  @Test func documentOfTheYearIsValidInEveryForm() throws {
    let run = try Self.run.get()
    #expect(run.result.code == 0, "\(run.result.report)")
    #expect(try Validator.docbook([run.docbook]) == [])
    #expect(try Validator.html([run.page]) == [])
    let text = try Files.text(run.docbook)
    #expect(text.contains("Rencana dan Anggaran SPBE Kabupaten Kapuas Tahun Anggaran 2027"))
    #expect(!text.contains("⟦") && !text.contains("[ISI"))
    #expect(
      text.contains("dibaca 300 baris usulan: 294 diperhitungkan dan 6 ditolak"))
    for verdict in ["Selaras", "Perlu rekomendasi", "Tidak ada di Peta Rencana", "Duplikat"] {
      #expect(text.contains("<entry>\(verdict)</entry>"), "\(verdict)")
    }
  }

  /// The last row of a table that goes over pages takes the row before it along.
  @Test(.enabled(if: Judges.areAsked)) func noRowStandsAloneOnAPage() throws {
    let run = try Self.run.get()
    let printed = run.folder.file("cetak.pdf")
    #expect(try Browser.faults(["print", run.page, printed]) == [])
    try Command.require("pdftotext", package: "poppler-utils")
    let text = try Command.run("pdftotext", ["-layout", printed, "-"]).text
    let rows = text.split(separator: "\u{0C}").map { $0.matches(of: /(?m)^ *US-\d+/).count }
    #expect(rows.reduce(0, +) > 250)
    #expect(!rows.contains(1), "\(rows)")
  }

  @Test func everyRefusedLineHasItsFindingWithCellAndCitation() throws {
    let data = Data(try Files.bytes(try Self.run.get().report))
    let items = try JSONDecoder().decode(Report.self, from: data).catatan
    let refusals = ["USL001", "USL002", "USL003", "USL004", "USL005"]
    let found = items.filter { refusals.contains($0.id) }
    #expect(found.count == 6 && Set(found.map(\.id)) == Set(refusals))
    for item in found {
      #expect(item.berkas?.hasSuffix("/Usulan.xlsx") == true && item.lembar == "Usulan")
      #expect(item.sel != nil && item.rujukan?.contains("Pasal\u{A0}8") == true, "\(item.id)")
    }
  }

  /// What is asked for twice, under another name or by another unit: each with its cell and citation.
  @Test func everyDuplicateHasItsFindingWithCellAndCitation() throws {
    let data = Data(try Files.bytes(try Self.run.get().report))
    let items = try JSONDecoder().decode(Report.self, from: data).catatan
    let found = items.filter { $0.id == "USL006" }
    #expect(found.count >= 10)
    for item in found {
      #expect(item.berkas?.hasSuffix("/Usulan.xlsx") == true && item.lembar == "Usulan")
      #expect(item.sel != nil && item.rujukan?.contains("Pasal\u{A0}8") == true)
    }
  }

  /// The sums of the document against a spreadsheet made from the workbooks by openpyxl.
  @Test func sumsAreThoseOfAnIndependentSpreadsheet() throws {
    let run = try Self.run.get()
    let result = try Command.run(
      Browser.python,
      [
        Repository.test("Tahun/rekap.py"), Self.example, run.docbook,
        run.folder.file("rekap.xlsx"),
      ])
    #expect(result.code == 0, "\(result.text)\(result.report)")
    #expect(result.text.contains("300 lines"))
  }

  /// A letter for each of the thirty units, to its head; the writer's own goes to who drafts the
  /// document by law.
  @Test func everyUnitGetsItsLetter() throws {
    let run = try Self.run.get()
    let folder = run.folder.file("out")
    let letters = Files.names(folder).filter { $0.hasPrefix("surat-rekomendasi-2027-") }
    let drafts = letters.filter { $0.hasSuffix(".xml") }
    #expect(drafts.count == 30 && letters.count == 90)
    #expect(try Validator.docbook(drafts.map { "\(folder)/\($0)" }) == [])
    func text(_ unit: String) throws -> String {
      try Files.text("\(folder)/surat-rekomendasi-2027-\(unit).xml")
        .replacing("\u{A0}", with: " ")
    }
    let tourism = try text("distan")
    #expect(tourism.contains("DINAS KOMUNIKASI, INFORMATIKA, STATISTIK DAN PERSANDIAN"))
    #expect(tourism.contains("Yth. Kepala Dinas Pertanian"))
    #expect(tourism.contains("Perbup Kapuas 26/2024 Pasal 8 ayat (3)"))
    #expect(
      tourism.contains("Kepala Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah"))
    let own = try text("diskominfo")
    #expect(
      own.contains("Yth. Kepala Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah"))
    for draft in drafts {
      let text = try Files.text("\(folder)/\(draft)")
      #expect(!text.contains("⟦") && !text.contains("%") && !text.contains("(nol)"), "\(draft)")
    }
  }

  /// Where the law asks for the recommendation of the writer, the letter is that recommendation; what
  /// a minister gives is waited for.
  @Test func letterGivesWhatItsWriterHasToGive() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.test("Fixtures/usulan.xml"), "--profil", "banjarbaru-5-2022",
      "--dokumen", "surat-rekomendasi", "--tahun", "2026", "--format", "docbook", "--rancangan",
      "-o", folder.path)
    #expect([0, 1].contains(result.code), "\(result.report)")
    let text = try Files.text(folder.file("surat-rekomendasi-2026-dinkes.xml"))
      .replacing("\u{A0}", with: " ")
    #expect(text.contains("dengan surat ini (Perda Kota Banjarbaru 5/2022 Pasal 30 ayat (1))"))
    #expect(text.contains("Menunggu pertimbangan dari Menteri"))
    #expect(Files.names(folder.path).filter { $0.hasSuffix(".xml") }.count == 3)
  }

  /// A region brings its own list of codes as a file of data.
  @Test func ownNomenclatureIsData() throws {
    let data = try DataCopy()
    func unknownCodes() throws -> Int {
      try Naskah.run(
        arguments: ["periksa", Repository.test("Fixtures/usulan.xml")],
        environment: ["NASKAH_DATA": data.folder.path]
      ).report.split(separator: "\n").count { $0.contains("[USL002]") }
    }
    #expect(try unknownCodes() == 1)
    _ = try data.folder.write(
      """
      <nomenklatur-acuan xmlns="urn:naskah:acuan:1" versi="1" sumber="Daftar daerah">
        <entri kode="9.99.99.9.99.9999" nama="Sub kegiatan daerah" tingkat="sub-kegiatan"
          status="dipakai" sumber="DPA"/>
      </nomenklatur-acuan>
      """, as: "Schemas/acuan/nomenklatur/daerah.xml")
    #expect(try unknownCodes() == 0)
  }

  /// A document of a year is no annex, so that it is drafted without the instruments of the plan.
  @Test func instrumentsAreDraftedOnlyForTheirDocuments() throws {
    let data = try DataCopy()
    try FileManager.default.removeItem(atPath: data.path("Templates/klausul"))
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      try Files.text(Repository.test("Fixtures/usulan.xml")).replacing(
        "</identitas>",
        with: """
          </identitas><penetapan><dokumen jenis="peta-rencana" instrumen="peraturan">
          <tentang>Peta Rencana SPBE</tentang></dokumen></penetapan>
          """), as: "rencana.xml")
    func code(_ options: [String]) throws -> Int32 {
      try Naskah.run(
        arguments: [
          "susun", plan, "--rancangan", "--format", "docbook", "-o", folder.file("out"),
          "--dokumen",
        ] + options, environment: ["NASKAH_DATA": data.folder.path]
      ).code
    }
    #expect([0, 1].contains(try code(["rencana-anggaran", "--tahun", "2026"])))
    #expect(try code(["peta-rencana"]) == 4)
  }

  @Test func sameWorkbooksGiveTheSameBytes() throws {
    let run = try Self.run.get()
    let again = run.folder.file("lagi")
    _ = try Naskah.run(
      "susun", run.folder.file("rencana.xml"), "--dokumen", "rencana-anggaran", "--tahun", "2027",
      "--format", "docbook", "-o", again)
    #expect(
      try Files.bytes("\(again)/rencana-anggaran-2027.xml") == Files.bytes(run.docbook))
  }

  @Test(arguments: [
    (["--dokumen", "rencana-anggaran"], "memerlukan --tahun"),
    (["--tahun", "2026"], "--tahun hanya dipakai"),
    (["--dokumen", "rencana-anggaran", "--tahun", "26"], "tahun empat angka"),
    (["--dokumen", "rencana-anggaran", "--tahun", "2031"], "di luar periode 2025–2029"),
  ])
  func wrongYearIsAWrongCommandLine(_ options: [String], _ words: String) throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      arguments: ["susun", Repository.test("Fixtures/usulan.xml"), "-o", folder.file("out")]
        + options)
    #expect(result.code == 2 && result.report.contains(words), "\(result.report)")
    #expect(!Files.exists(folder.file("out")))
  }

  /// A law without such a document, and one that gives it another name and form.
  @Test(arguments: [
    ("kapuas-hulu-56-2020", "Rencana dan Anggaran SPBE", "tidak mengatur penyusunan rencana"),
    ("lebak-24-2024", "Rencana dan Anggaran SPBE", "inventarisasi kebutuhan anggaran SPBE"),
    ("kuantan-singingi-33-2020", "Anggaran dan Belanja TIK", "Pasal 8 ayat (6)"),
  ])
  func nameAndBasisFollowTheLaw(_ profile: String, _ title: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.test("Fixtures/usulan.xml"), "--profil", profile, "--dokumen",
      "rencana-anggaran", "--tahun", "2026", "--format", "docbook", "--rancangan", "-o",
      folder.path)
    #expect([0, 1].contains(result.code), "\(result.report)")
    let text = try Files.text(folder.file("rencana-anggaran-2026.xml"))
      .replacing("\u{A0}", with: " ")
    #expect(text.contains("<title>\(title) Kabupaten Uji Tahun Anggaran 2026</title>"))
    #expect(text.contains(words))
  }
}
