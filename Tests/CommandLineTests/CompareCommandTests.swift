import TestSupport
import Testing

/// `naskah banding`: what was edited in Word, led back to its sources.
@Suite struct CompareCommandTests {
  private let documents: EditedDocuments
  private var folder: TemporaryFolder { documents.folder }
  private let plan = Repository.path("Examples/lebak/rencana.xml")

  init() throws { documents = try EditedDocuments() }

  @Test func fiftyRandomEditsAreFoundEachOnceAtTheirSource() throws {
    var strict = 0
    for (seed, document) in ["rencana-induk", "peta-rencana", "arsitektur"].enumerated() {
      let source = try documents.build(plan, document, as: document)
      let target = folder.file("sunting-\(seed).docx")
      let deeds = try documents.edit(
        source, target, plan, seed: seed, count: 17,
        ["objek", "sel", "kata", "hapus", "objek", "sisip", "terlacak", "objek", "komentar"])
      strict += documents.match(deeds, try documents.edits(target, plan, "banding-\(seed)"))
    }
    // The others were put in, or are computed and say from what.
    #expect(strict > 20)
  }

  /// A plan of workbooks and prose in Markdown: sheet, cell and heading of the column.
  @Test(arguments: ["arsitektur", "peta-rencana"])
  func editsOfWorkbooksAreFoundInTheirCells(_ document: String) throws {
    let books = folder.file("buku")
    let made = try Naskah.run("ekspor", Repository.small, "-o", books)
    #expect(made.code == 0, "\(made.report)")
    let source = folder.file("asli/\(document).docx")
    let built = try Naskah.run(
      "susun", books, "--rancangan", "--dokumen", document, "--format", "docx", "-o",
      folder.file("asli"))
    #expect(Files.exists(source), "\(built.report)")
    let target = folder.file("sunting.docx")
    let deeds = try documents.edit(
      source, target, books, seed: 3, count: 12, ["objek", "objek", "objek", "kata"])
    let edits = try documents.edits(target, books, "banding")
    #expect(documents.match(deeds, edits) > 3)
    #expect(edits.contains { $0.sel != nil && $0.judul != nil })
  }

  /// Whatever is edited is in the list once: nothing is lost.
  @Test func everyKindOfEditIsCountedOnce() throws {
    let source = try documents.build(plan, "rencana-induk", as: "asli")
    let kinds = [
      "kata", "sel", "hapus", "sisip", "terlacak", "komentar", "baris-hapus", "baris-sisip",
      "gabung", "pindah", "keterangan", "judul", "kepala",
    ]
    for seed in 21...23 {
      let target = folder.file("sunting-\(seed).docx")
      let deeds = try documents.edit(source, target, plan, seed: seed, count: 13, kinds)
      _ = documents.match(deeds, try documents.edits(target, plan, "banding-\(seed)"))
    }
  }

  /// LibreOffice changes words, cells and paragraphs itself, recorded as changes or not.
  @Test(.enabled(if: Judges.areAsked), arguments: [false, true])
  func editsMadeInLibreOfficeAreFoundAtTheirSource(_ isTracked: Bool) throws {
    let source = try documents.build(plan, "rencana-induk", as: "asli")
    let target = folder.file("sunting.docx")
    let deeds = try documents.editInLibreOffice(
      source, target, plan, seed: isTracked ? 2 : 1, count: 12, isTracked: isTracked)
    #expect(deeds.count == 12)
    let edits = try documents.edits(target, plan, "banding")
    _ = documents.match(deeds, edits, isTracked: isTracked)
    // What nobody has accepted yet is not carried out.
    #expect(edits.contains(where: \.masuk) == !isTracked)
    #expect(Files.exists(folder.file("banding/rencana.xml")) == !isTracked)
  }

  /// A draft shows findings at their place; they are no edits of anybody.
  @Test func notesOfADraftAreNoEdits() throws {
    let sample = Repository.test("Fixtures/kecil.xml")
    let made = try Naskah.run(
      "susun", sample, "--rancangan", "--dokumen", "arsitektur", "--format", "docx", "-o",
      folder.file("rancangan"))
    let draft = folder.file("rancangan/arsitektur.docx")
    #expect(Files.exists(draft), "\(made.report)")
    #expect(try documents.edits(draft, sample, "banding-rancangan").count == 0)
  }

  /// LibreOffice writes the file anew: without edits there are none, with edits the same.
  @Test(.enabled(if: Judges.areAsked)) func fileSavedByLibreOfficeGivesTheSame() throws {
    let source = try documents.build(plan, "rencana-induk", as: "asli")
    let edited = folder.file("sunting.docx")
    let deeds = try documents.edit(source, edited, plan, seed: 11, count: 8)
    let result = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "docx:MS Word 2007 XML", "--outdir", folder.file("lo"), source, edited,
      ])
    #expect(result.code == 0, "\(result.report)")
    #expect(try documents.edits(folder.file("lo/rencana-induk.docx"), plan, "utuh").count == 0)
    _ = documents.match(deeds, try documents.edits(folder.file("lo/sunting.docx"), plan, "banding"))
  }

  /// Edits of prose go into a new plan; a document that was edited so asks for nothing more.
  @Test func proseTakesItsEditsAndAsksForNothingMore() throws {
    let source = try documents.build(plan, "rencana-induk", as: "asli")
    let text = try Files.text(plan)
    let start = try #require(text.firstRange(of: " dokumen=\"rencana-induk\">"))
    let paragraph = try #require(text[start.upperBound...].firstRange(of: "<p>"))
    let words = text[paragraph.upperBound...].prefix { $0 != "<" && $0 != "." }
    let target = folder.file("sunting.docx")
    let script = """
      import sys
      from docx import Document
      source, target, words = sys.argv[1:]
      document = Document(source)
      found = [p for p in document.paragraphs if words[:60] in p.text and p.runs]
      run = next(r for r in found[0].runs if r.text.strip())
      run.text = "Menurut kesepakatan, " + run.text
      document.save(target)
      """
    try documents.python(script, source, target, EditedDocuments.settled(String(words)))
    let found = try documents.edits(target, plan, "satu")
    #expect(found.map(\.sumber) == ["narasi"] && found.allSatisfy(\.masuk), "\(found)")
    #expect(found[0].baris != nil)
    let new = folder.file("satu/rencana.xml")
    #expect(try Files.text(new).contains("Menurut kesepakatan, "))
    #expect(try Naskah.run("periksa", new).code == (try Naskah.run("periksa", plan).code))
    #expect(try documents.edits(target, new, "dua").count == 0)
    #expect(!Files.exists(folder.file("satu/banding.xlsx")))
    #expect(!Files.exists(folder.file("dua/rencana.xml")))
  }

  @Test func instrumentLeadsToItsProvisions() throws {
    let path = Repository.test("Fixtures/perbup.xml")
    let result = try Naskah.run("susun", path, "--format", "docx", "-o", folder.file("asli"))
    #expect(result.code == 0, "\(result.report)")
    let target = folder.file("sunting.docx")
    let script = """
      import sys
      from docx import Document
      document = Document(sys.argv[1])
      found = [p for p in document.paragraphs if "tercantum dalam" in p.text]
      found[0].runs[-1].text = found[0].runs[-1].text + " dan seterusnya"
      document.save(sys.argv[2])
      """
    try documents.python(script, folder.file("asli/perbup.docx"), target)
    let found = try documents.edits(target, path, "banding")
    #expect(found.count == 1)
    #expect(found.first?.sumber == "ketentuan" && found.first?.pokok == "Pasal 2 ayat (2)")
    #expect(found.first?.baris == 60)
  }

  @Test func badFilesAreRefusedInWords() throws {
    let good = try Files.bytes(try documents.build(plan, "rencana-induk", as: "asli"))
    let samples: [(String, [UInt8], String)] = [
      ("potong.docx", Array(good.prefix(good.count / 2)), "bukan dokumen Word"),
      ("teks.docx", Array("halo".utf8), "bukan dokumen Word"),
      ("lama.docx", Array("{\\rtf1 halo}".utf8), "rtf"),
      ("kosong.docx", [], "bukan dokumen Word"),
    ]
    for (name, bytes, words) in samples {
      let path = try folder.write(bytes, as: name)
      let result = try Naskah.run("banding", path, plan, "-o", folder.file("keluaran"))
      #expect(result.code == 3, "\(name)")
      #expect(result.report.contains(words), "\(result.report)")
    }
    #expect(
      try Naskah.run("banding", folder.file("tidak-ada.docx"), plan, "-o", folder.file("keluaran"))
        .code == 3)
    // A Word file of somebody else, and one of another plan.
    let other = try Naskah.run(
      "banding", folder.file("asli/rencana-induk.docx"), Repository.small, "--dokumen",
      "peta-rencana", "-o", folder.file("keluaran"))
    #expect(other.code == 1 && other.report.contains("bukan hasil program"), "\(other.report)")
    #expect(!Files.exists(folder.file("keluaran")))
  }
}
