import TestSupport
import Testing
import Workbook

/// `--format pdf`: pages of F4 as a printer and a screen reader get them, and clear words where
/// WeasyPrint is missing.
@Suite struct PDFTests {
  private static let tools = Repository.path(".build/venv/bin")

  private func path(_ first: String) -> [String: String] { ["PATH": "\(first):/usr/bin:/bin"] }

  private func susun(_ output: String, _ environment: [String: String], _ more: [String] = [])
    throws -> CommandResult
  {
    try Naskah.run(
      arguments: ["susun", Repository.small, "--rancangan", "--format", "pdf", "-o", output] + more,
      environment: environment)
  }

  /// The small plan as PDF, made once.
  private static let built: Result<TemporaryFolder, any Error> = Result {
    guard Files.exists("\(tools)/weasyprint") else {
      throw TestFailure(
        "\(tools)/weasyprint is missing; 'make test' installs Tests/requirements.txt there")
    }
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      arguments: [
        "susun", Repository.small, "--rancangan", "--format", "pdf", "--dokumen", "semua", "-o",
        folder.file("k"),
      ], environment: ["PATH": "\(tools):/usr/bin:/bin"])
    guard result.code < 2 else { throw TestFailure(result.report) }
    return folder
  }

  private func file(_ document: String) throws -> String {
    try PDFTests.built.get().file("k/\(document).pdf")
  }

  private func poppler(_ program: String, _ arguments: [String]) throws -> String {
    try Command.require(program, package: "poppler-utils")
    let result = try Command.run(program, arguments)
    try #require(result.code == 0, "\(result.report)")
    return result.text
  }

  @Test func missingProgramIsNamed() throws {
    let folder = try TemporaryFolder()
    let result = try susun(folder.file("k"), ["PATH": folder.file("kosong")])
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL003]"))
    #expect(result.report.contains("weasyprint"))
    #expect(!Files.exists(folder.file("k/arsitektur.pdf")))
  }

  @Test(arguments: [
    ("echo 'WeasyPrint version 57.2'", "[KEL004]"),
    ("[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' || exit 3", "[KEL005]"),
    ("[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' || exit 0", "[KEL005]"),
    ("echo tidak dikenal", "[KEL005]"),
  ]) func brokenProgramsLeaveNothing(_ script: String, _ id: String) throws {
    let folder = try TemporaryFolder()
    let program = try folder.write("#!/bin/sh\n\(script)\n", as: "bin/weasyprint")
    _ = try Command.run("chmod", ["755", program])
    let result = try susun(folder.file("k"), path(folder.file("bin")))
    #expect(result.code == 5)
    #expect(result.report.contains(id), "\(result.report.suffix(300))")
    #expect(!Files.exists(folder.file("k/arsitektur.pdf")))
  }

  @Test func pagesAreF4AndSomeLie() throws {
    let info = try poppler("pdfinfo", ["-l", "999", file("arsitektur")])
    let sizes = Set(
      info.split(separator: "\n").filter { $0.hasPrefix("Page ") && $0.contains("size:") }
        .map { $0.split(separator: ":").last.map { String($0).trimmed } ?? "" })
    // 215 x 330 mm.
    #expect(sizes == ["609.449 x 935.433 pts", "935.433 x 609.449 pts"])
  }

  @Test(arguments: Build.keys) func fileIsTaggedForEveryReader(_ key: String) throws {
    let info = try poppler("pdfinfo", [file(key)])
    #expect(info.contains(/Tagged: +yes/))
    #expect(info.contains(/Title: +\S/))
    #expect(try poppler("pdfinfo", ["-meta", file(key)]).contains("pdfuaid:part=\"1\""))
    let structure = try poppler("pdfinfo", ["-struct", file(key)])
    let tags = key == "register" ? ["H1", "H2", "Figure"] : ["H1", "H2", "Table", "TH", "Figure"]
    for tag in tags { #expect(structure.contains("\(tag)"), "\(tag)") }
    let outline = try poppler("pdftohtml", ["-xml", "-i", "-stdout", file(key)])
    #expect(outline.contains("<outline>"))
  }

  @Test(arguments: Build.keys) func nothingIsSmallerThanEightPoints(_ key: String) throws {
    let xml = try poppler("pdftohtml", ["-xml", "-i", "-zoom", "1", "-stdout", file(key)])
    let sizes = xml.matches(of: /<fontspec [^>]*size="(\d+)"/).compactMap { Int($0.output.1) }
    #expect(sizes.count > 4)
    #expect(sizes.allSatisfy { $0 >= 8 }, "\(sizes.sorted())")
  }

  @Test func textReadsInOrderWithNumbersAndMarks() throws {
    let text = try poppler("pdftotext", [file("arsitektur"), "-"])
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    // The first page bears no number, the second does, above its text.
    #expect(!pages[0].contains(/-\s*1\s*-/))
    #expect(pages[1].prefix(12).contains(/-\s*2\s*-/))
    for page in pages.dropLast() { #expect(page.contains("RANCANGAN")) }
    let phrases = [
      "DAFTAR ISI", "DAFTAR TABEL", "BAB I", "Dasar Hukum", "Peraturan Presiden", "Pengertian",
      "RINGKASAN ARSITEKTUR", "Jumlah Objek Arsitektur per Domain", "Lapisan Arsitektur",
      "DOMAIN ARSITEKTUR", "Register Proses Bisnis", "KETERKAITAN ANTARDOMAIN",
      "ANALISIS KESENJANGAN", "PENUTUP", "BUPATI KECIL,",
    ]
    var rest = text[...]
    // The contents name the chapters too, so the order is looked for behind them.
    if let start = text.ranges(of: "PENDAHULUAN").last { rest = text[start.lowerBound...] }
    let head = text[..<rest.startIndex]
    for phrase in phrases {
      if head.contains(phrase), ["DAFTAR ISI", "DAFTAR TABEL", "BAB I"].contains(phrase) {
        continue
      }
      let range = rest.firstRange(of: phrase)
      #expect(range != nil, "'\(phrase)' is not where it should be")
      if let range { rest = rest[range.upperBound...] }
    }
  }

  @Test(arguments: ["arsitektur", "peta-rencana", "rencana-induk"])
  func summaryIsOnePage(_ key: String) throws {
    let text = try poppler("pdftotext", [file(key), "-"])
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    let summary = try #require(pages.firstIndex { $0.contains("RINGKASAN EKSEKUTIF") })
    #expect(pages[summary].contains("Pembaca dokumen ini diminta"))
    #expect(pages[summary + 1].contains("PENDAHULUAN"))
  }

  @Test(.enabled(if: Judges.areAsked)) func sameInputGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let result = try susun(
      folder.file("k"), path(PDFTests.tools), ["--dokumen", "semua"])
    #expect(result.code < 2)
    for key in Build.keys {
      #expect(try Files.bytes(folder.file("k/\(key).pdf")) == Files.bytes(file(key)))
    }
  }

  @Test func linksLeadToPDF() throws {
    let links = try poppler("pdfinfo", ["-url", file("arsitektur")])
    #expect(links.contains("register.pdf#"), "\(links.prefix(300))")
    #expect(!links.contains("register.html"))
  }

  /// An instrument with catchwords, and its annex, whose numbers continue.
  @Test(.enabled(if: Judges.areAsked)) func annexContinuesTheInstrument() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "<gaya xmlns=\"urn:naskah:gaya:1\" versi=\"1.0\"><halaman kata-penyambung=\"ya\"/></gaya>",
      as: "gaya/gaya.xml")
    let own = "jenis=\"peta-rencana\" instrumen=\"peraturan\""
    let text = try Files.text(Repository.small)
    #expect(text.contains(own))
    let plan = try folder.write(
      text.replacing(own, with: "jenis=\"peta-rencana\" bersama=\"arsitektur\""), as: "r.xml")
    let result = try Naskah.run(
      arguments: [
        "susun", plan, "--rancangan", "--dokumen", "arsitektur,peta-rencana,penetapan", "--format",
        "pdf,html,docx", "--gaya", folder.file("gaya"), "-o", folder.file("k"),
      ], environment: path(PDFTests.tools))
    #expect(result.code < 2, "\(result.report.suffix(300))")
    func pages(_ name: String) throws -> [String] {
      try poppler("pdftotext", [folder.file("k/\(name).pdf"), "-"])
        .split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
    let body = try pages("penetapan-arsitektur")
    let annex = try pages("arsitektur")
    #expect(body.count > 2)
    let number = try #require(annex[0].firstMatch(of: /-\s*(\d+)\s*-/))
    #expect(Int(number.output.1) == body.count + 1, "\(annex[0].prefix(60))")
    #expect(annex[0].contains("LAMPIRAN I\n"))
    // Lampiran II continues Lampiran I.
    let second = try pages("peta-rencana")
    let later = try #require(second[0].firstMatch(of: /-\s*(\d+)\s*-/))
    #expect(Int(later.output.1) == body.count + annex.count + 1, "\(second[0].prefix(60))")
    #expect(second[0].contains("LAMPIRAN II\n"))
    // So do the Word documents, whose first page then bears a number.
    for (name, first) in [
      ("arsitektur", body.count + 1), ("peta-rencana", body.count + annex.count + 1),
    ] {
      let word = try Archive(Files.bytes(folder.file("k/\(name).docx"))).read("word/document.xml")
      let sections = Haystack(word)
      #expect(sections.contains("<w:pgNumType w:start=\"\(first)\"/>"), "\(name)")
      #expect(!sections.contains("<w:titlePg/>"))
    }
    // The page beside it begins with the same number, and the sheet that only names the annex is gone.
    let html = try Files.text(folder.file("k/arsitektur.html"))
    #expect(html.contains("counter-increment: page \(body.count + 1);"))
    #expect(!body.contains { $0.contains("LAMPIRAN\n") })
    // What a page promises at its foot is what the next one begins with.
    var promised = 0
    for (page, next) in zip(body, body.dropFirst()) {
      let lines = page.split(separator: "\n").map(String.init)
      guard let words = lines.last(where: { $0.hasSuffix("...") }) else { continue }
      promised += 1
      let head = next.split(whereSeparator: \.isWhitespace).drop { word in
        word.allSatisfy { $0 == "-" || $0.isNumber }
      }
      #expect(head.joined(separator: " ").hasPrefix(String(words.dropLast(3))), "\(words)")
    }
    #expect(promised > 0)
  }

  @Test func catchwordsNeedTheProgramThatReadsPages() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "<gaya xmlns=\"urn:naskah:gaya:1\" versi=\"1.0\"><halaman kata-penyambung=\"ya\"/></gaya>",
      as: "gaya/gaya.xml")
    let program = try folder.write(
      "#!/bin/sh\n[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' && exit 0\n"
        + "for last; do :; done; printf '%%PDF-1.7' > \"$last\"\n", as: "bin/weasyprint")
    _ = try Command.run("/bin/chmod", ["755", program])
    let result = try Naskah.run(
      arguments: [
        "susun", Repository.test("Fixtures/perbup.xml"), "--format", "pdf", "--gaya",
        folder.file("gaya"), "-o", folder.file("k"),
      ], environment: ["PATH": folder.file("bin")])
    #expect(result.code == 5 && result.report.contains("[KEL007]"), "\(result.report)")
    #expect(!Files.exists(folder.file("k/perbup.pdf")))
  }

  @Test func noPathOfTheMachineIsInside() throws {
    for key in Build.keys {
      let xml = try poppler("pdftohtml", ["-xml", "-i", "-stdout", file(key)])
      #expect(!xml.contains("file:"), "\(key)")
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
