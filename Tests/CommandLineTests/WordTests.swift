import Docx
import References
import TestSupport
import Testing
import TextDocument
import Workbook
import XMLTree

/// `--format docx`: documents and instruments as Word gets them.
@Suite struct WordTests {
  /// The small plan in both editions, with its instruments, made once.
  private static let built: Result<TemporaryFolder, any Error> = Result {
    let folder = try TemporaryFolder()
    for edition in ["publik", "terbatas"] {
      let result = try Naskah.run(
        "susun", Repository.small, "--rancangan", "--dokumen", "semua,penetapan", "--edisi",
        edition,
        "--format", "docx,html,docbook", "-o", folder.file(edition))
      guard result.code < 2 else { throw TestFailure(result.report) }
    }
    return folder
  }

  /// Names of all Word documents, with their edition.
  static let files: [String] = {
    guard let folder = try? built.get() else { return [] }
    return Files.tree(folder.path, ending: ".docx").map { String($0.dropLast(5)) }
  }()

  private func file(_ name: String, _ ending: String = "docx") throws -> String {
    try WordTests.built.get().file("\(name).\(ending)")
  }

  /// The parts of a document by their names.
  private func parts(_ name: String) throws -> [String: [UInt8]] {
    let archive = try Archive(Files.bytes(file(name)))
    var parts: [String: [UInt8]] = [:]
    for entry in archive.entries { parts[entry.name] = try archive.read(entry) }
    return parts
  }

  private func part(_ name: String, _ part: String) throws -> [UInt8] {
    try #require(try parts(name)[part])
  }

  /// Words of blocks as the page has them: what keeps a range of years on one line there is CSS, here a
  /// word joiner, and nothing else has one.
  private func words(_ blocks: [TextBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph):
        paragraph.text.split(whereSeparator: PageText.isBlank).map {
          String($0.replacing(/(\d{4}–)\x{2060}(\d{4})/) { $0.output.1 + $0.output.2 })
        }
      case .table(let table):
        table.rows.flatMap { row in row.cells.flatMap { words($0.blocks) } }
      }
    }
  }

  @Test func everyDocumentIsThere() {
    #expect(WordTests.files.count >= 10, "\(WordTests.files)")
  }

  @Test(arguments: files) func textEqualsThatOfThePage(_ name: String) throws {
    let page = PageText(try Files.text(file(name, "html")))
    let document = try TextDocument(docx: Files.bytes(file(name)))
    let words = words(document.blocks)
    let place = zip(words, page.words).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let around = { (list: [String]) in
      list.dropFirst(max(0, (place ?? min(words.count, page.words.count)) - 5)).prefix(12)
    }
    #expect(
      words == page.words, "word \(place ?? -1): \(around(words)) and \(around(page.words))")
    #expect(document.notes.flatMap(self.words) == page.notes)
    #expect(words.count > 100)
  }

  @Test(arguments: files) func bookmarksAreNamesOfWord(_ name: String) throws {
    let text = try XMLSource(parsing: part(name, "word/document.xml")).root
    let starts = try #require(text).descendants("bookmarkStart")
    let names = starts.compactMap { $0[attribute: "w:name"] }
    #expect(names.count > 20)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 40 && $0.first?.isLetter == true })
    #expect(
      names.allSatisfy { name in
        name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      })
    let ids = starts.compactMap { $0[attribute: "w:id"] }
    #expect(Set(ids).count == ids.count)
    // Every link inside of the document leads somewhere.
    let anchors = try #require(text).descendants("hyperlink").filter {
      $0[attribute: "r:id"] == nil
    }
    #expect(anchors.allSatisfy { $0[attribute: "w:anchor"].map(names.contains) == true })
  }

  @Test(arguments: files) func everyParagraphAndRowHasItsBookmark(_ name: String) throws {
    let text = try #require(try XMLSource(parsing: part(name, "word/document.xml")).root)
    let body = try #require(text.first("body"))
    let free = ["Batas", "Gambar", "Alat", "TOC1", "TOC2", "TOC3", "TableofFigures"]
    for block in body.elements {
      if block.name == "p" {
        let style = block.first("pPr")?.first("pStyle")?[attribute: "w:val"] ?? ""
        let hasText = !block.descendants("t").isEmpty
        #expect(free.contains(style) || !hasText || block.first("bookmarkStart") != nil, "\(style)")
      } else if block.name == "tbl" {
        for row in block.elements(named: "tr") where row.first("trPr")?.first("tblHeader") == nil {
          #expect(row.descendants("bookmarkStart").count == 1)
        }
      }
    }
  }

  @Test(arguments: files) func headingsMakeTheOutline(_ name: String) throws {
    let document = try TextDocument(docx: Files.bytes(file(name)))
    let levels = document.blocks.compactMap { block -> Int? in
      if case .paragraph(let paragraph) = block { paragraph.level } else { nil }
    }
    #expect(levels.count > 3 && levels.contains(1))
    // No level is left out on the way down.
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 || $1 == 5 })
  }

  @Test func publicDocumentsHoldNoSecret() throws {
    for name in WordTests.files where name.hasPrefix("publik/") {
      for (entry, bytes) in try parts(name) {
        #expect(!Haystack(bytes).contains("RAHASIA"), "\(name) \(entry)")
      }
    }
    // The same words are in the restricted edition, or nothing would be shown.
    let register = try part("terbatas/register", "word/document.xml")
    #expect(Haystack(register).contains("RAHASIA"))
  }

  @Test(arguments: files) func propertiesNameNoMachineAndNoTime(_ name: String) throws {
    let properties = String(decoding: try part(name, "docProps/core.xml"), as: UTF8.self)
    #expect(properties.contains("<dc:language>id-ID</dc:language>"))
    #expect(properties.contains("<dc:title>") && !properties.contains("<dc:title/>"))
    let folder = try WordTests.built.get().path
    for mark in ["lastModifiedBy", "dcterms:created", "dcterms:modified", folder, Repository.root] {
      #expect(!properties.contains(mark))
    }
  }

  @Test func sameInputGivesSameBytes() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "--rancangan", "--dokumen", "semua,penetapan", "--format", "docx",
      "-o", folder.file("lain"))
    #expect(result.code < 2)
    for name in WordTests.files where name.hasPrefix("publik/") {
      let other = try Files.bytes(folder.file("lain/\(name.dropFirst("publik/".count)).docx"))
      #expect(try Files.bytes(file(name)) == other, "\(name)")
    }
  }

  @Test func partsKeepToTheSchemas() throws {
    for name in WordTests.files {
      let findings = try Validator.ooxml(file(name))
      #expect(findings == [], "\(name)")
    }
  }

  /// An annex that is a document of its own has its heading and signature there; the instrument leads
  /// to it.
  @Test func annexesOfTheirOwnStandOnlyInTheirDocument() throws {
    let instrument = try TextDocument(docx: Files.bytes(file("publik/penetapan-arsitektur")))
    let annex = try TextDocument(docx: Files.bytes(file("publik/arsitektur")))
    let isHead = { (word: String) in word == "LAMPIRAN" }
    #expect(words(annex.blocks).contains(where: isHead))
    #expect(!words(instrument.blocks).contains(where: isHead))
    #expect(words(instrument.blocks).contains("Lampiran"))
    let links = try part("publik/penetapan-arsitektur", "word/_rels/document.xml.rels")
    #expect(Haystack(links).contains("Target=\"arsitektur.docx\" TargetMode=\"External\""))
  }

  @Test func pythonReadsHeadingsTablesAndSections() throws {
    let script = """
      import sys, docx
      for name in sys.argv[1:]:
          book = docx.Document(name)
          heads = sum(p.style.name.startswith('Heading') for p in book.paragraphs)
          wide = sum(s.page_width > s.page_height for s in book.sections)
          rows = sum(len(t.rows) for t in book.tables)
          print(heads > 3, rows >= 0, len(book.sections), wide, len(book.inline_shapes))
      """
    let names = ["publik/arsitektur", "terbatas/peta-rencana"]
    let result = try Command.run(
      Repository.path(".build/venv/bin/python"), ["-c", script] + names.map { try file($0) })
    try #require(result.code == 0, "\(result.report.suffix(400))")
    let lines = result.text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.count == names.count)
    #expect(lines.allSatisfy { $0[0] == "True" && $0[1] == "True" })
    #expect(lines.contains { $0[3] != "0" }, "no page lies across")
    #expect(lines.allSatisfy { $0[4] != "0" }, "no figure")
  }

  @Test func everyDrawingHasItsPicture() throws {
    let parts = try parts("publik/arsitektur")
    let drawings = parts.keys.filter { $0.hasSuffix(".svg") }
    #expect(!drawings.isEmpty)
    for drawing in drawings {
      let picture = try #require(parts[String(drawing.dropLast(3)) + "png"])
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(picture.count > 500)
    }
    let links = String(
      decoding: try #require(parts["word/_rels/document.xml.rels"]), as: UTF8.self)
    #expect(drawings.allSatisfy { links.contains(String($0.dropFirst(5))) })
  }

  @Test func picturesOfThePlannerStandInTheDocument() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      Files.bytes(Repository.test("Aturan/GBR001/lulus.xml")), as: "rencana.xml")
    _ = try folder.write(
      Files.bytes(Repository.test("Aturan/GBR001/gambar/peta.svg")), as: "gambar/peta.svg")
    let result = try Naskah.run(
      "susun", plan, "--dokumen", "arsitektur", "--rancangan", "--format", "docx", "-o",
      folder.file("k"))
    #expect(result.code < 2)
    let document = try TextDocument(docx: Files.bytes(folder.file("k/arsitektur.docx")))
    let pictures = document.blocks.flatMap { block -> [TextPicture] in
      guard case .paragraph(let paragraph) = block else { return [] }
      return paragraph.inlines.compactMap { inline in
        if case .picture(let picture) = inline { picture } else { nil }
      }
    }
    let own = try #require(
      pictures.first { $0.description == "Peta jaringan intra antargedung" })
    #expect(own.width > 100_000 && own.height > 100_000 && own.height <= 7_920_000)
    #expect(own.part.flatMap { document.pictures[$0] }?.isEmpty == false)
  }

  @Test(arguments: ["", "9\nkurang", "0\n", "x\n", "3\nabc", "-1\n"])
  func printerRefusesWhatIsNoDrawing(_ input: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(input, as: "masukan")
    let printer = Naskah.path + "-gambar"
    let result = try Command.run("sh", ["-c", "\"$0\" 100 < \"$1\"", printer, file])
    #expect(result.code == (input.isEmpty ? 0 : 1))
    #expect(result.output.isEmpty)
  }

  /// Colours in every shade, more than a palette holds.
  private static let shades = """
    <defs><linearGradient id="a"><stop offset="0"/><stop offset="1" stop-color="#f00"/>
    </linearGradient><linearGradient id="b" x2="0" y2="1"><stop offset="0"/>
    <stop offset="1" stop-color="#00f"/></linearGradient></defs>
    <rect width="40" height="20" fill="url(#a)"/>
    <rect width="40" height="20" fill="url(#b)" style="mix-blend-mode:screen"/>
    """

  /// Flat drawings become palettes, with the colours that are drawn; the others keep theirs as well.
  @Test(arguments: [("<rect width=\"40\" height=\"20\" fill=\"#17445c\"/>", 3), (shades, 2)])
  func picturesArePalettesWhereTheyServe(_ content: String, _ kind: Int) throws {
    let folder = try TemporaryFolder()
    let drawing = """
      <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">\(content)</svg>
      """
    let file = try folder.write("\(drawing.utf8.count)\n\(drawing)", as: "masukan")
    let words = ["-c", "\"$0\" 400 < \"$1\"", Naskah.path + "-gambar", file]
    let result = try Command.run("sh", words)
    #expect(result.code == 0, "\(result.report)")
    let start = try #require(result.output.firstIndex(of: 0x89))
    let picture = Array(result.output[start...])
    // The header of PNG: width, height, depth, and the kind of its colours.
    #expect(picture[16..<24] == [0, 0, 1, 144, 0, 0, 0, 200])
    #expect(picture[25] == UInt8(kind))
    #expect(kind == 2 || picture.firstRange(of: [0x17, 0x44, 0x5C]) != nil)
    #expect(try Command.run("sh", words).output == result.output)
  }

  @Test func missingPrinterIsNamed() throws {
    let folder = try TemporaryFolder()
    let program = folder.file("naskah")
    _ = try Command.run("cp", [Naskah.path, program])
    let result = try Command.run(
      program,
      ["susun", Repository.small, "--rancangan", "--format", "docx", "-o", folder.file("k")],
      environment: ["PATH": folder.file("kosong"), "NASKAH_DATA": Repository.root])
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL006]"), "\(result.report.suffix(400))")
    #expect(!Files.exists(folder.file("k/arsitektur.docx")))
  }

  @Test(arguments: HostilePlans.names.map(\.label)) func hostileNamesMakeSoundDocuments(
    _ label: String
  ) throws {
    let folder = try TemporaryFolder()
    let name = try #require(HostilePlans.names.first { $0.label == label }).name
    let plan = try folder.write(HostilePlans.renamed(Repository.small, name), as: "rencana.xml")
    let result = try Naskah.run(
      "susun", plan, "--rancangan", "--dokumen", "arsitektur,register", "--format", "docx", "-o",
      folder.file("k"))
    try #require(result.code < 2, "\(result.report.suffix(400))")
    for key in ["arsitektur", "register"] {
      let document = try TextDocument(docx: Files.bytes(folder.file("k/\(key).docx")))
      #expect(document.blocks.count > 50)
      #expect(document.remarks.isEmpty)
    }
  }
}
