import FoundationEssentials
import TestSupport
import Testing

/// `naskah banding`: what was edited in Word, led back to its sources.
@Suite struct CompareCommandTests {
  private let folder: TemporaryFolder
  private let plan = Repository.path("Examples/lebak/rencana.xml")

  init() throws { folder = try TemporaryFolder() }

  /// An edit as the report has it.
  private struct Edit: Decodable {
    let jenis: String
    let semula: String
    let menjadi: String
    let sumber: String
    let pokok: String
    let masuk: Bool
    let terlacak: Bool
    let baris: Int?
    let bidang: String?
  }

  private struct Report: Decodable {
    let suntingan: [Edit]
  }

  /// What the script did.
  private struct Deed: Decodable {
    let jenis: String
    let tanda: String
    let semula: String
  }

  private func build(_ document: String = "rencana-induk", as name: String) throws -> String {
    let result = try Naskah.run(
      "susun", plan, "--dokumen", document, "--format", "docx", "-o", folder.file(name))
    #expect(result.code == 0, "\(result.report)")
    return folder.file("\(name)/\(document).docx")
  }

  private func edits(
    _ file: String, _ plan: String, _ output: String, _ options: String...
  ) throws -> [Edit] {
    let result = try Naskah.run(
      arguments: ["banding", file, plan, "-o", folder.file(output)] + options)
    #expect(result.code == 0, "\(result.report)")
    let bytes = try Files.bytes(folder.file("\(output)/banding.json"))
    return try JSONDecoder().decode(Report.self, from: Data(bytes)).suntingan
  }

  private func script(_ source: String, _ target: String, seed: Int, count: Int) throws -> [Deed] {
    let python = Repository.path(".build/venv/bin/python")
    let result = try Command.run(
      python, [Repository.test("Skrip/sunting.py"), source, target, String(seed), String(count)])
    #expect(result.code == 0, "\(result.report)")
    return try result.text.split(separator: "\n").map {
      try JSONDecoder().decode(Deed.self, from: Data($0.utf8))
    }
  }

  private func settled(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Every deed of the script is one edit, and there is no other.
  private func match(_ deeds: [Deed], _ edits: [Edit]) {
    #expect(edits.count == deeds.count)
    for deed in deeds {
      let found = edits.filter { edit in
        deed.jenis == "hapus"
          ? edit.jenis == "hapus" && settled(edit.semula) == settled(deed.semula)
          : edit.menjadi.contains(deed.tanda + " ") || edit.menjadi.hasSuffix(deed.tanda)
      }
      #expect(found.count == 1, "\(deed)")
      guard let edit = found.first else { continue }
      let kinds = [
        "kata": "ubah", "sel": "ubah", "hapus": "hapus", "sisip": "tambah", "terlacak": "ubah",
        "komentar": "komentar",
      ]
      #expect(edit.jenis == kinds[deed.jenis], "\(deed)")
      #expect(edit.terlacak == (deed.jenis == "terlacak"), "\(deed)")
    }
  }

  @Test func fiftyRandomEditsAreFoundEachOnce() throws {
    let source = try build(as: "asli")
    for seed in 1...5 {
      let target = folder.file("sunting-\(seed).docx")
      let deeds = try script(source, target, seed: seed, count: 10)
      match(deeds, try edits(target, plan, "banding-\(seed)"))
    }
  }

  /// A draft shows findings at their place; they are no edits of anybody.
  @Test func notesOfADraftAreNoEdits() throws {
    let sample = Repository.test("Fixtures/kecil.xml")
    let made = try Naskah.run(
      "susun", sample, "--rancangan", "--dokumen", "arsitektur", "--format", "docx", "-o",
      folder.file("rancangan"))
    let draft = folder.file("rancangan/arsitektur.docx")
    #expect(Files.exists(draft), "\(made.report)")
    #expect(try edits(draft, sample, "banding-rancangan").count == 0)
  }

  /// LibreOffice writes the file anew: without edits there are none, with edits the same.
  @Test func fileSavedByLibreOfficeGivesTheSame() throws {
    let source = try build(as: "asli")
    let edited = folder.file("sunting.docx")
    let deeds = try script(source, edited, seed: 11, count: 8)
    let result = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "docx:MS Word 2007 XML", "--outdir", folder.file("lo"), source, edited,
      ])
    #expect(result.code == 0, "\(result.report)")
    #expect(try edits(folder.file("lo/rencana-induk.docx"), plan, "utuh").count == 0)
    match(deeds, try edits(folder.file("lo/sunting.docx"), plan, "banding"))
  }

  /// Edits of prose go into a new plan; a document that was edited so asks for nothing more.
  @Test func proseTakesItsEditsAndAsksForNothingMore() throws {
    let source = try build(as: "asli")
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
    let python = Repository.path(".build/venv/bin/python")
    let made = try Command.run(python, ["-c", script, source, target, settled(String(words))])
    #expect(made.code == 0, "\(made.report)")
    let found = try edits(target, plan, "satu")
    #expect(found.map(\.sumber) == ["narasi"] && found.allSatisfy(\.masuk), "\(found)")
    #expect(found[0].baris != nil)
    let new = folder.file("satu/rencana.xml")
    #expect(try Files.text(new).contains("Menurut kesepakatan, "))
    #expect(try Naskah.run("periksa", new).code == (try Naskah.run("periksa", plan).code))
    #expect(try edits(target, new, "dua").count == 0)
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
    let made = try Command.run(
      Repository.path(".build/venv/bin/python"),
      ["-c", script, folder.file("asli/perbup.docx"), target])
    #expect(made.code == 0, "\(made.report)")
    let found = try edits(target, path, "banding")
    #expect(found.count == 1)
    #expect(found.first?.sumber == "ketentuan" && found.first?.pokok == "Pasal 2 ayat (2)")
    #expect(found.first?.baris == 60)
  }

  @Test func badFilesAreRefusedInWords() throws {
    let good = try Files.bytes(try build(as: "asli"))
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
