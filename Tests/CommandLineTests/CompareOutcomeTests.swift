import TestSupport
import Testing

/// What `naskah banding` does with edits: prose in the form that it was read from, files that are not of
/// the plan, instruments, reports.
@Suite struct CompareOutcomeTests {
  private let documents: EditedDocuments
  private var folder: TemporaryFolder { documents.folder }

  init() throws { documents = try EditedDocuments() }

  /// Changes the first paragraph that holds some words, those of the footer before all others.
  private let change = """
    import sys
    from docx import Document
    source, target, *pairs = sys.argv[1:]
    document = Document(source)
    lines = document.sections[0].footer.paragraphs + list(document.paragraphs)
    for old, new in zip(pairs[::2], pairs[1::2]):
        found = next(p for p in lines if old in p.text and p.runs)
        run = next(r for r in found.runs if r.text.strip())
        text = found.text
        for other in found.runs:
            other.text = ""
        run.text = text.replace(old, new)
    document.save(target)
    """

  /// A small plan with notes of the planner in it, and its document.
  private func small(_ name: String = "rencana.xml") throws -> (plan: String, document: String) {
    let text = try Files.text(Repository.small)
      .replacing(
        "<p>Maksud dokumen", with: "<!-- dari rapat 3 Mei -->\n      <p>Maksud <!-- asli -->dokumen"
      )
      .replacing("<narasi>", with: "<!-- narasi disusun Bappeda -->\n  <narasi>")
    let plan = try folder.write(Array(text.utf8), as: name)
    return (plan, try draft(plan))
  }

  private func draft(_ plan: String, _ kind: String = "arsitektur") throws -> String {
    let made = try Naskah.run(
      "susun", plan, "--rancangan", "--dokumen", kind, "--format", "docx", "-o",
      folder.file("asli"))
    let path = folder.file("asli/\(kind).docx")
    #expect(Files.exists(path), "\(made.report)")
    return path
  }

  /// The new plan is the old one but for the words: comments, line breaks and blanks stay.
  @Test func planKeepsEveryOtherByte() throws {
    let (plan, document) = try small()
    let target = folder.file("sunting.docx")
    try documents.python(
      change, document, target, "memberi contoh.", "memberi teladan.", "butir tegas;",
      "butir tegas dan jelas;", "RANCANGAN", "NASKAH")
    let found = try documents.edits(target, plan, "satu")
    #expect(found.map(\.sumber).sorted() == ["kepala-kaki", "narasi", "narasi"], "\(found)")
    #expect(found.filter(\.masuk).count == 2)
    let margin = try #require(found.first { $0.sumber == "kepala-kaki" })
    #expect(margin.semula.hasPrefix("RANCANGAN") && margin.menjadi.hasPrefix("NASKAH"))
    let old = try Files.text(plan)
    let expected = old.replacing(
      "<p>Maksud <!-- asli -->dokumen ini adalah memberi contoh.</p>",
      with: "<!-- asli -->\n      <p>Maksud dokumen ini adalah memberi teladan.</p>"
    ).replacing("</tegas>;", with: "</tegas> dan jelas;")
    #expect(try Files.text(folder.file("satu/rencana.xml")) == expected)
  }

  /// Title and heads of a table of the planner's own are prose; numbers are the program's.
  @Test func tableOfThePlannerTakesItsEdits() throws {
    let (plan, document) = try small()
    let target = folder.file("sunting.docx")
    let script = """
      import sys
      from docx import Document
      document = Document(sys.argv[1])
      title = next(p for p in document.paragraphs if p.text.endswith("Tabel milik perencana")
                   and p.style.name == "Judul Tabel")
      title.runs[-1].text = title.runs[-1].text + " daerah"
      table = next(t for t in document.tables if t.cell(0, 0).text == "Hal")
      table.cell(0, 1).paragraphs[0].runs[0].text = "Uraian"
      document.save(sys.argv[2])
      """
    try documents.python(script, document, target)
    let found = try documents.edits(target, plan, "satu")
    #expect(found.map(\.sumber) == ["narasi", "narasi"] && found.allSatisfy(\.masuk), "\(found)")
    let new = try Files.text(folder.file("satu/rencana.xml"))
    #expect(new.contains("<judul>Tabel milik perencana daerah</judul>"))
    #expect(new.contains("<sel>Hal</sel><sel>Uraian</sel>"))
  }

  /// Both editions of the Buku Register have the same sections; its rows are fields of objects.
  @Test func registerOfEachEditionLeadsToItsFields() throws {
    let books = folder.file("buku")
    #expect(try Naskah.run("ekspor", Repository.small, "-o", books).code == 0)
    let made = try Naskah.run(
      "susun", books, "--rancangan", "--dokumen", "register", "--edisi", "terbatas", "--format",
      "docx", "-o", folder.file("asli"))
    let target = folder.file("sunting.docx")
    let script = """
      import sys
      from docx import Document
      document = Document(sys.argv[1])
      row = next(r for t in document.tables for r in t.rows
                 if r.cells[0].text == "Uraian" and r.cells[1].text != "Jumlah")
      row.cells[1].paragraphs[0].runs[-1].text += " dan lainnya"
      title = next(p for p in document.paragraphs if p.text.startswith("DAA-001"))
      title.runs[-1].text += " Daerah"
      document.save(sys.argv[2])
      """
    #expect(Files.exists(folder.file("asli/register.docx")), "\(made.report)")
    try documents.python(script, folder.file("asli/register.docx"), target)
    let found = try documents.edits(target, books, "satu")
    #expect(found.map(\.sumber) == ["data", "data"], "\(found)")
    #expect(found.allSatisfy { $0.sel != nil && $0.judul != nil }, "\(found)")
    #expect(found.contains { $0.judul == "Nama Aplikasi" && $0.pokok.hasPrefix("DAA-001") })
  }

  /// A footnote is prose too: its words go back to where its mark stands.
  @Test func footnoteGoesBackToItsMark() throws {
    let (plan, document) = try small()
    let target = folder.file("sunting.docx")
    let deeds = try documents.edit(document, target, plan, seed: 4, count: 1, ["kaki"])
    let found = try documents.edits(target, plan, "satu")
    _ = documents.match(deeds, found)
    #expect(found.map(\.sumber) == ["narasi"] && found.allSatisfy(\.masuk), "\(found)")
    #expect(
      try Files.text(folder.file("satu/rencana.xml")).contains(
        "Menurut dinas. suntingan4x0</catatan-kaki>"))
  }

  /// Words written over the mark of what is missing begin the section.
  @Test func wordsOverAMarkBeginTheSection() throws {
    let (plan, document) = try small()
    let target = folder.file("sunting.docx")
    let script = """
      import sys
      from docx import Document
      document = Document(sys.argv[1])
      mark = next(p for p in document.paragraphs if p.text.startswith("[ISI"))
      for run in mark.runs[1:]:
          run.text = ""
      mark.runs[0].text = "Bagian ini ditulis di Word."
      document.save(sys.argv[2])
      """
    try documents.python(script, document, target)
    let found = try documents.edits(target, plan, "satu")
    #expect(found.count == 1 && found[0].sumber == "narasi" && found[0].masuk, "\(found)")
    let new = folder.file("satu/rencana.xml")
    #expect(
      try Files.text(new).contains(
        "<bagian kunci=\"\(found[0].pokok)\"><p>Bagian ini ditulis di Word.</p></bagian>"))
    // What is computed follows: the new draft counts one section less that is missing.
    let again = try documents.edits(target, new, "dua")
    #expect(!again.contains { $0.menjadi.contains("ditulis di Word") }, "\(again)")
  }

  /// Prose that came as Word goes back as Word, and reads as it was but for the edit.
  @Test func proseInWordGoesBackAsWord() throws {
    let books = folder.file("buku")
    #expect(try Naskah.run("ekspor", Repository.small, "-o", books).code == 0)
    let script = """
      import os, shutil, sys
      from docx import Document
      shutil.rmtree(os.path.join(sys.argv[1], "narasi"))
      document = Document()
      for title, text in [("Latar Belakang", "Naskah ini ditulis di Word."),
                          ("Penutup", "Dokumen ini ditinjau kembali.")]:
          document.add_heading(title, 1)
          document.add_paragraph(text)
      document.save(os.path.join(sys.argv[1], "narasi.docx"))
      """
    try documents.python(script, books)
    let target = folder.file("sunting.docx")
    try documents.python(
      change, try draft(books), target, "ditulis di Word.", "ditulis bersama di Word.")
    let found = try documents.edits(target, books, "satu")
    #expect(found.count == 1 && found[0].masuk, "\(found)")
    #expect(found[0].place.berkas == "narasi.docx")
    let look = """
      import sys
      from docx import Document
      text = [p.text for p in Document(sys.argv[1]).paragraphs]
      assert "Naskah ini ditulis bersama di Word." in text, text
      assert "Dokumen ini ditinjau kembali." in text, text
      """
    try documents.python(look, folder.file("satu/narasi.docx"))
    #expect(!Files.exists(folder.file("satu/narasi")))
  }

  /// The same kind of document of another region, or of other years, is told apart.
  @Test func documentOfAnotherPlanIsRefused() throws {
    let (_, document) = try small()
    let text = try Files.text(Repository.small)
    for (number, pair) in [
      ("Kabupaten Kecil", "Kabupaten Lain"), ("selesai=\"2029\"", "selesai=\"2028\""),
    ]
    .enumerated() {
      let other = try folder.write(
        Array(text.replacing(pair.0, with: pair.1).utf8), as: "lain-\(number).xml")
      let result = try Naskah.run("banding", document, other, "-o", folder.file("lain"))
      #expect(
        result.code == 1 && result.report.contains("sedangkan rencana ini"), "\(result.report)")
      #expect(!Files.exists(folder.file("lain")))
      let forced = try Naskah.run(
        "banding", document, other, "--paksa", "-o", folder.file("paksa-\(number)"))
      #expect(forced.code == 0 && forced.report.contains("--paksa"), "\(forced.report)")
    }
  }

  /// The instrument that a plan sets is compared with the plan itself.
  @Test func instrumentOfAPlanNeedsNoFileOfItsOwn() throws {
    let plan = Repository.path("Examples/lebak/rencana.xml")
    let made = try Naskah.run(
      "susun", plan, "--dokumen", "penetapan", "--format", "docx", "-o", folder.file("asli"))
    let name = try #require(
      Files.names(folder.file("asli")).first { $0.hasSuffix("arsitektur.docx") })
    #expect(made.code == 0, "\(made.report)")
    let target = folder.file("sunting.docx")
    try documents.python(
      change, folder.file("asli/\(name)"), target, "mulai berlaku", "mulai dilaksanakan")
    let found = try documents.edits(target, plan, "satu")
    #expect(found.count == 1 && found[0].sumber == "ketentuan", "\(found)")
    #expect(found.first?.dasar?.contains("-instrumen.xml") == true)
  }

  /// The list goes out as findings too, for other programs.
  @Test func listGoesOutAsReports() throws {
    let (plan, document) = try small()
    let target = folder.file("sunting.docx")
    try documents.python(
      change, document, target, "memberi contoh.", "memberi teladan.", "RANCANGAN", "NASKAH")
    let json = try Naskah.run(
      "banding", target, plan, "--laporan", "json", "-o", folder.file("satu"))
    #expect(json.code == 0)
    #expect(json.text.contains("\"BDG006\"") && !json.text.contains("\"BDG001\""), "\(json.text)")
    #expect(json.text.hasPrefix("{"))
    let sarif = folder.file("daftar.sarif")
    #expect(
      try Naskah.run(
        "banding", target, plan, "--laporan", "sarif=\(sarif)", "-o", folder.file("dua")
      ).code == 0)
    #expect(try Files.text(sarif).contains("BDG006"))
    let wrong = try Naskah.run("banding", target, plan, "--laporan", "yaml")
    #expect(wrong.code == 2 && wrong.report.contains("--laporan"))
  }
}
