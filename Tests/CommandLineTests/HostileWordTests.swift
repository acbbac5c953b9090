import FoundationEssentials
import TestSupport
import Testing
import TextDocument

/// Word files that were damaged, that bring something hostile, or that other programs and hands have
/// changed, given to `banding` and to `impor`: what is wrong is said with what to do, nothing is run,
/// nothing is lost.
@Suite struct HostileWordTests {
  /// What becomes of a file.
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let code: Int32
    /// Words that must be said.
    let words: [String]
    /// What must be found: kind, source, whether tracked, whether it went into the prose.
    var edits: [String] = []

    init(_ file: String, _ code: Int32, _ words: [String], _ edits: [String] = []) {
      self.file = file
      self.code = code
      self.words = words
      self.edits = edits
    }

    var testDescription: String { file }
  }

  private struct Report: Decodable {
    struct Edit: Decodable {
      let jenis: String
      let sumber: String
      let terlacak: Bool
      let masuk: Bool
    }

    let suntingan: [Edit]
  }

  private static let sentence = "Maksud dokumen ini adalah memberi contoh."
  private static let aside = ["kecilkan", "64 MB", "256 MB"]

  /// The files, made once by a script from the Arsitektur of the small plan and from prose that a
  /// planner wrote.
  private static let made: Result<TemporaryFolder, any Error> = Result {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "--rancangan", "--dokumen", "arsitektur", "--format", "docx",
      "-o", folder.file("asli"))
    guard result.code < 2 else { throw TestFailure(result.report) }
    try make(folder.file("asli/arsitektur.docx"), in: folder, "banding")
    _ = try folder.write(try prose(), as: "asli/narasi.docx")
    try make(folder.file("asli/narasi.docx"), in: folder, "impor")
    return folder
  }

  private static func make(_ source: String, in folder: TemporaryFolder, _ name: String) throws {
    _ = try folder.write("", as: "\(name)/berkas/.ada")
    let script = try Command.run(
      Repository.path(".build/venv/bin/python"),
      [
        Repository.test("Skrip/berkas_word.py"), source, folder.file("\(name)/berkas"), sentence,
        "Maksud dan Tujuan", "Satu",
      ])
    guard script.code == 0 else { throw TestFailure(script.report) }
  }

  /// Prose for two sections, with a table.
  private static func prose() throws -> [UInt8] {
    func paragraph(_ text: String, _ style: String? = nil) -> TextBlock {
      .paragraph(
        TextParagraph([.text(text, [])], style: style, level: style == "heading 1" ? 1 : nil))
    }
    func row(_ texts: String...) -> TextRow {
      TextRow(texts.map { TextCell([paragraph($0)]) })
    }
    return try TextDocument(blocks: [
      paragraph("Latar Belakang", "heading 1"), paragraph("Kalimat pembuka."),
      paragraph("Maksud dan Tujuan", "heading 1"), paragraph(sentence),
      paragraph("Tabel: Sebaran"),
      .table(TextTable([row("Hal", "Isi"), row("Satu", "Dua"), row("Tiga", "Empat")])),
    ]).docx(styles: [TextStyle("Normal"), TextStyle("heading 1", level: 1)], language: "id-ID")
  }

  // MARK: banding

  static let returned = [
    Case("wps.docx", 0, ["0 suntingan"]),
    Case("makro.docm", 0, ["makro tidak dijalankan", "0 suntingan"]),
    Case("makro-tersembunyi.docx", 0, ["makro tidak dijalankan", "0 suntingan"]),
    Case(
      "terlacak.docx", 0, ["2 perubahan terlacak yang belum diterima", "2 untuk ditindaklanjuti"],
      ["hapus narasi true false", "hapus narasi true false"]),
    Case(
      "diterima.docx", 0, ["2 masuk ke narasi"],
      ["hapus narasi false true", "hapus narasi false true"]),
    Case("komentar.docx", 0, ["1 suntingan"], ["komentar narasi false false"]),
    Case("tanpa-judul.docx", 0, ["1 suntingan"], ["hapus kerangka false false"]),
    Case("tanpa-gaya.docx", 0, ["0 suntingan"]),
    Case("tanpa-gaya-dan-penanda.docx", 1, ["bukan hasil program ini", "periksa rencana"]),
    Case("gabung.docx", 0, ["1 suntingan"], ["ubah narasi false false"]),
    Case("jalur.docx", 0, ["0 suntingan"]),
    Case("tautan-luar.docx", 0, ["1 objek", "0 suntingan"]),
    Case("doctype.docx", 3, ["DOCTYPE", "'word/document.xml'", "simpan ulang"]),
    Case("doctype-gaya.docx", 3, ["DOCTYPE", "'word/styles.xml'", "simpan ulang"]),
    Case("doctype-tautan.docx", 3, ["DOCTYPE", "'_rels/.rels'", "simpan ulang"]),
    Case("kendali.docx", 3, ["rusak pada bagian 'word/document.xml'", "simpan ulang"]),
    Case("kendali-tertulis.docx", 3, ["rusak pada bagian 'word/document.xml'", "simpan ulang"]),
    Case("tanpa-isi.docx", 3, ["rusak pada bagian 'word/document.xml'", "simpan ulang"]),
    Case("rusak.docx", 3, ["rusak pada bagian 'word/document.xml'", "simpan ulang"]),
    Case("potong.docx", 3, ["bukan dokumen Word", "berkas yang utuh"]),
    Case("bom.docx", 3, ["word/document.xml mengembang", "64 MB", "256 MB"]),
    Case("besar.docx", 0, ["0 suntingan"]),
  ]

  @Test(arguments: returned) func returnedFilesAreReadOrRefusedInWords(_ sample: Case) throws {
    let folder = try HostileWordTests.made.get()
    let output = folder.file("banding/keluaran-\(sample.file)")
    let result = try Naskah.run(
      "banding", folder.file("banding/berkas/\(sample.file)"), Repository.small, "--dokumen",
      "arsitektur", "-o", output)
    #expect(result.code == sample.code, "\(result.report)")
    for words in sample.words { #expect(result.report.contains(words), "\(result.report)") }
    #expect(result.report.firstMatch(of: /%[a-z-]+%/) == nil, "\(result.report)")
    #expect(Files.exists(output) == (sample.code == 0))
    guard sample.code == 0 else { return }
    let bytes = try Files.bytes("\(output)/banding.json")
    let edits = try JSONDecoder().decode(Report.self, from: Data(bytes)).suntingan
    #expect(
      edits.map { "\($0.jenis) \($0.sumber) \($0.terlacak) \($0.masuk)" }.sorted()
        == sample.edits.sorted())
  }

  /// A deletion that nobody has accepted stays out of the prose, unless it is asked for.
  @Test func pendingDeletionsWaitForTheirWord() throws {
    let folder = try HostileWordTests.made.get()
    let plan = { (name: String) in folder.file("\(name)/rencana.xml") }
    for (name, options) in [("tunggu", []), ("terima", ["--terima"])] {
      let result = try Naskah.run(
        arguments: [
          "banding", folder.file("banding/berkas/terlacak.docx"), Repository.small, "--dokumen",
          "arsitektur", "-o", folder.file(name),
        ] + options)
      #expect(result.code == 0, "\(result.report)")
    }
    #expect(!Files.exists(plan("tunggu")))
    #expect(!(try Files.text(plan("terima")).contains(HostileWordTests.sentence)))
    #expect(try Files.text(Repository.small).contains(HostileWordTests.sentence))
  }

  // MARK: impor

  static let written = [
    Case("wps.docx", 0, ["Tidak ada catatan"]),
    Case("makro.docm", 0, ["[NAR043]", "makro tidak dijalankan", "tanpa makro (.docx)"]),
    Case("makro-tersembunyi.docx", 0, ["[NAR043]"]),
    Case("terlacak.docx", 0, ["[NAR038]", "2 penghapusan", "terima atau tolak"], [sentence]),
    Case("diterima.docx", 0, ["Tidak ada catatan"], [sentence]),
    Case("komentar.docx", 0, ["[NAR037]", "'Maksud dokumen", "Mohon disebut dasar hukumnya."]),
    Case("tanpa-judul.docx", 0, ["Tidak ada catatan"]),
    Case("tanpa-gaya.docx", 0, ["[NAR042]", "Heading 1"]),
    Case("tanpa-gaya-dan-penanda.docx", 0, ["[NAR042]", "Heading 1"]),
    Case("gabung.docx", 0, ["[NAR018]", "pecah sel gabungan"]),
    Case("jalur.docx", 0, ["Tidak ada catatan"]),
    Case("tautan-luar.docx", 0, ["gambar di luar berkas tidak ikut: 'Foto luar'"]),
    Case("doctype.docx", 1, ["[NAR034]", "DOCTYPE", "'word/document.xml'", "simpan ulang"]),
    Case("doctype-gaya.docx", 1, ["[NAR034]", "DOCTYPE", "simpan ulang"]),
    Case("doctype-tautan.docx", 1, ["[NAR034]", "DOCTYPE", "simpan ulang"]),
    Case("kendali.docx", 1, ["[NAR034]", "'word/document.xml' di dalamnya rusak"]),
    Case("kendali-tertulis.docx", 1, ["[NAR034]", "'word/document.xml' di dalamnya rusak"]),
    Case("tanpa-isi.docx", 1, ["[NAR034]", "'word/document.xml' di dalamnya rusak"]),
    Case("rusak.docx", 1, ["[NAR034]", "'word/document.xml' di dalamnya rusak"]),
    Case("potong.docx", 1, ["[NAR034]", "terpotong"]),
    Case("bom.docx", 1, ["[NAR034]", "word/document.xml mengembang"] + aside),
    Case("besar.docx", 0, ["gambar yang terlalu besar tidak ikut: 'Foto udara'"]),
  ]

  /// A folder with the workbook that no plan can be without and this prose.
  private func sources(_ bytes: [UInt8], as name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let book = "Identitas dan Penetapan.xlsx"
    _ = try folder.write(
      try Files.bytes(Repository.path("Examples/kapuas-buku/\(book)")), as: "buku/\(book)")
    _ = try folder.write(bytes, as: "buku/\(name)")
    return folder
  }

  @Test(arguments: written) func proseIsReadOrRefusedInWords(_ sample: Case) throws {
    let bytes = try Files.bytes(
      HostileWordTests.made.get().file("impor/berkas/\(sample.file)"))
    let ending = sample.file.split(separator: ".").last.map(String.init) ?? ""
    let folder = try sources(bytes, as: "narasi.\(ending)")
    let result = try Naskah.run("impor", folder.file("buku"), "-o", folder.file("rencana.xml"))
    #expect(result.code == sample.code, "\(result.report)")
    for words in sample.words { #expect(result.report.contains(words), "\(result.report)") }
    #expect(result.report.firstMatch(of: /%[a-z-]+%|: ''/) == nil, "\(result.report)")
    #expect(Files.names(folder.path).allSatisfy { ["buku", "rencana.xml"].contains($0) })
    guard sample.code == 0 else { return }
    let plan = try Files.text(folder.file("rencana.xml"))
    #expect(plan.contains("Kalimat pembuka."))
    #expect(plan.contains(HostileWordTests.sentence) == sample.edits.isEmpty)
    #expect(plan.contains("Empat") && !plan.contains("AutoOpen") && !plan.contains("root:"))
  }

  /// A document of another kind in the place of the prose is named, not passed over.
  @Test(arguments: ["doc", "odt", "rtf"]) func otherKindsOfProseAreNamed(_ ending: String) throws {
    let folder = try sources(Array("{\\rtf1 halo}".utf8), as: "narasi.\(ending)")
    let result = try Naskah.run("impor", folder.file("buku"), "-o", folder.file("rencana.xml"))
    #expect(result.code == 1)
    #expect(result.report.contains("narasi.\(ending)") && result.report.contains("[NAR034]"))
  }

  /// Names that lead out of an archive wrote nothing anywhere.
  @Test func nothingIsWrittenOutside() throws {
    let folder = try HostileWordTests.made.get()
    let strays = Files.tree(folder.path).filter { $0.contains("JEBOL") }
    #expect(strays == [])
    #expect(!Files.exists("\(folder.path)/../JEBOL") && !Files.exists("/JEBOL"))
  }
}
