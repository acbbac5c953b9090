import TestSupport
import Testing
import Workbook
import XMLTree

/// A Laporan Reviu in every form that there is, in both editions.
@Suite struct ReviewFormsTests {
  private static let tools = Repository.path(".build/venv/bin")

  /// Both editions of the report on the pair (Tests/Fixtures/reviu), made once.
  private static let built: Result<TemporaryFolder, any Error> = Result {
    guard Files.exists("\(tools)/weasyprint") else {
      throw TestFailure(
        "\(tools)/weasyprint is missing; 'make test' installs Tests/requirements.txt there")
    }
    let folder = try TemporaryFolder()
    for edition in ["publik", "terbatas"] {
      let fixtures = Repository.test("Fixtures/reviu")
      let result = try Naskah.run(
        arguments: [
          "reviu", "\(fixtures)/lama.xml", "\(fixtures)/baru.xml", "--penilaian",
          "\(fixtures)/penilaian.xml", "--format", "html,docbook,docx,pdf", "--edisi", edition,
          "-o", folder.file(edition),
        ] + ReviewCommandTests.usual, environment: ["PATH": "\(tools):/usr/bin:/bin"])
      guard result.code == 0 else { throw TestFailure(result.report) }
    }
    return folder
  }

  /// Everything that the files of an edition hold, by name; of an archive its parts.
  private func contents(_ edition: String) throws -> [String: [UInt8]] {
    let folder = try Self.built.get()
    var contents: [String: [UInt8]] = [:]
    for name in Files.names(folder.file(edition)) {
      let path = folder.file("\(edition)/\(name)")
      if name.hasSuffix(".docx") {
        let archive = try Archive(Files.bytes(path))
        for entry in archive.entries { contents["\(name)/\(entry.name)"] = try archive.read(entry) }
      } else if name.hasSuffix(".pdf") {
        contents[name] = try text(ofPages: path).joined(separator: "\n").utf8.map(\.self)
        contents["\(name) info"] = try poppler("pdfinfo", [path]).utf8.map(\.self)
      } else {
        contents[name] = try Files.bytes(path)
      }
    }
    return contents
  }

  private func poppler(_ program: String, _ arguments: [String]) throws -> String {
    try Command.require(program, package: "poppler-utils")
    let result = try Command.run(program, arguments)
    try #require(result.code == 0, "\(result.report)")
    return result.text
  }

  private func text(ofPages path: String) throws -> [String] {
    try poppler("pdftotext", ["-layout", path, "-"]).split(separator: "\u{C}").map(String.init)
  }

  private static let forms = [
    "laporan-reviu.html", "laporan-reviu.xml", "laporan-reviu.docx/word/document.xml",
    "laporan-reviu.pdf",
  ]

  @Test func publicFormsTellNothingRestricted() throws {
    let open = try contents("publik")
    for form in Self.forms {
      let words = "perubahan pada objek terbatas tidak dimuat"
      #expect(Haystack(try #require(open[form])).contains(words), "\(form)")
    }
    for (name, bytes) in open { #expect(!Haystack(bytes).contains("RAHASIA"), "\(name)") }
    // The same words are in the restricted edition, or nothing would be shown.
    let closed = try contents("terbatas")
    for form in Self.forms {
      #expect(Haystack(try #require(closed[form])).contains("RAHASIA-mitigasi"), "\(form)")
    }
  }

  /// Invitation, attendance, minutes, berita acara and nota dinas are papers: each begins a page.
  @Test func papersBeginPagesOfTheirOwn() throws {
    let folder = try Self.built.get()
    let docbook = try #require(
      XMLSource(parsing: try Files.bytes(folder.file("publik/laporan-reviu.xml"))).root)
    let papers = docbook.descendants("section").filter {
      $0[attribute: "role"]?.hasSuffix("naskah-dinas") == true
    }
    #expect(papers.count == 5)
    let titles = papers.compactMap { $0.first("title")?.foldedText }
    let pages = try text(ofPages: folder.file("publik/laporan-reviu.pdf"))
    let word = try #require(
      try contents("publik")["laporan-reviu.docx/word/document.xml"])
    let headings = try #require(XMLSource(parsing: word).root).descendants("p")
      .filter { $0.first("pPr")?.first("pageBreakBefore") != nil }.map(\.foldedText)
    for title in titles {
      let words = title.split(separator: ":")[0]
      let holders = pages.filter { page in
        let lines = page.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
        return lines.prefix(3).contains { $0.contains(". ") && $0.contains(words) }
      }
      #expect(holders.count == 1, "\(title)")
      #expect(headings.contains { $0.hasSuffix(title) }, "\(title): \(headings)")
    }
  }

  /// A report is set by nobody: place and day stand above who signs, and the number below.
  @Test func reportIsSignedAsAReport() throws {
    let closed = try contents("terbatas")
    for form in Self.forms {
      let bytes = Haystack(try #require(closed[form]))
      #expect(bytes.contains("Kota Kecil, 18 Juni 2027"), "\(form)")
      #expect(bytes.contains("NIP 197501012000031001"), "\(form)")
      #expect(!bytes.contains("Ditetapkan di "), "\(form)")
    }
  }

  @Test func pagesAreValid() throws {
    let folder = try Self.built.get()
    for edition in ["publik", "terbatas"] {
      #expect(try Validator.docbook([folder.file("\(edition)/laporan-reviu.xml")]) == [])
      #expect(try Validator.html([folder.file("\(edition)/laporan-reviu.html")]) == [])
    }
  }
}
