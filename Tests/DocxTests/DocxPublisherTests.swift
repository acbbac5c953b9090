import Docx
import References
import TestSupport
import Testing
import TextDocument
import Workbook
import XMLTree

/// Word documents of small drafts.
@Suite struct DocxPublisherTests {
  private let publisher: DocxPublisher

  init() throws {
    let folder = try Shared.folder.get()
    publisher = try DocxPublisher(folder, from: .docbook, style: HouseStyle(from: folder))
  }

  /// A document with this content in its chapter.
  private func book(_ content: String, role: String = "pendahuluan") -> [UInt8] {
    Array(
      """
      <book xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink"
        version="5.1" xml:lang="id" xml:id="buku" role="buku publik ditetapkan">
        <info><title>Buku</title><subtitle>Uji</subtitle><titleabbrev>Buku</titleabbrev>
          <org><orgname>Pemerintah</orgname></org>
          <releaseinfo role="edisi">Publik</releaseinfo><releaseinfo role="status">Ditetapkan</releaseinfo>
        </info>
        <chapter xml:id="bab" label="I" role="\(role)"><title>Bab</title>\(content)</chapter>
      </book>
      """.utf8)
  }

  private func document(_ content: String) throws -> TextDocument {
    try TextDocument(docx: publisher.draft(book(content)).file().bytes)
  }

  private func part(_ name: String, of content: String) throws -> Element {
    let archive = try Archive(publisher.draft(book(content)).file().bytes)
    let found = archive.entry(name)
    let entry = try #require(found)
    return try #require(XMLSource(parsing: try archive.read(entry)).root)
  }

  private func table(_ id: String, role: String = "register lanskap") -> String {
    """
    <table xml:id="\(id)" label="1" role="\(role)"><title>Tabel</title><tgroup cols="2">
    <colspec colname="c1" colwidth="1*"/><colspec colname="c2" colwidth="3*"/>
    <thead><row role="kepala"><entry>A</entry><entry>B</entry></row>
    <row role="nomor-kolom"><entry>(1)</entry><entry>(2)</entry></row></thead>
    <tbody><row><entry>a</entry><entry>b</entry></row></tbody></tgroup></table>
    """
  }

  @Test(arguments: ["arabic", "loweralpha", "upperalpha", "lowerroman", "upperroman"])
  func marksOfListsAreThoseOfThePage(_ numeration: String) throws {
    for form in ["titik", "kurung", "kurung-ganda"] {
      let items = (1...60).map { "<listitem><para>Butir \($0)</para></listitem>" }.joined()
      let document = try document(
        "<orderedlist numeration=\"\(numeration)\" role=\"\(form)\">\(items)</orderedlist>")
      let texts = document.blocks.map(\.text).filter { $0.contains("Butir ") }
      #expect(
        texts == (1...60).map { "\(PageText.mark(numeration, form, $0))\tButir \($0)" })
    }
  }

  @Test func tablesRepeatTheirHeadsAndKeepTheirRows() throws {
    let rows = try part("word/document.xml", of: table("tabel", role: "rekap")).descendants("tr")
    let properties = rows.compactMap { $0.first("trPr") }
    #expect(properties.map { $0.first("tblHeader") != nil } == [true, true, false])
    #expect(properties.allSatisfy { $0.first("cantSplit") != nil })
    let widths = try part("word/document.xml", of: table("tabel", role: "rekap"))
      .descendants("gridCol").compactMap { $0[attribute: "w:w"].flatMap { Int($0) } }
    #expect(widths.count == 2)
    #expect(widths.reduce(0, +) <= 9072 && widths.reduce(0, +) > 9060)
    #expect(abs(widths[1] - 3 * widths[0]) < 4)
  }

  /// Pages of each kind of paper: width of the section's sheet.
  private func sheets(_ content: String) throws -> [String] {
    try part("word/document.xml", of: content).descendants("sectPr").map {
      $0.first("pgSz")?[attribute: "w:w"] ?? ""
    }
  }

  @Test func wideTablesSideBySideShareTheirPages() throws {
    let (upright, across) = ("12189", "18709")
    let words = "<para>Kata.</para>"
    #expect(try sheets(words) == [upright])
    #expect(try sheets(words + table("a") + words) == [upright, across, upright])
    #expect(try sheets(words + table("a") + table("b") + words) == [upright, across, upright])
    // Nothing follows: no empty sheet at the end.
    #expect(try sheets(words + table("a") + table("b")) == [upright, across])
  }

  @Test func onlyTheFirstPageBearsNoNumber() throws {
    let sections = try part(
      "word/document.xml", of: table("a") + "<para>Kata.</para>"
    ).descendants("sectPr")
    #expect(sections.map { $0.first("titlePg") != nil } == [true, false, false])
    #expect(sections.allSatisfy { $0.elements(named: "headerReference").count == 2 })
    let header = try part("word/header1.xml", of: "<para/>")
    #expect(header.descendants("t").map(\.text).joined() == "- 1 -")
  }

  @Test func annexGoesOnCounting() throws {
    let file = try publisher.draft(book("<para>Kata.</para>"), firstPage: 12).file()
    let archive = try Archive(file.bytes)
    let found = archive.entry("word/document.xml")
    let text = String(decoding: try archive.read(try #require(found)), as: UTF8.self)
    #expect(text.contains("<w:pgNumType w:start=\"12\"/>"))
    #expect(!text.contains("titlePg"))
  }

  @Test(arguments: [
    ("../a b/[x].xlsx#Aplikasi!C7", "../a%20b/%5Bx%5D.xlsx#Aplikasi!C7"),
    ("https://contoh.go.id/é?a=1#b#c", "https://contoh.go.id/%C3%A9?a=1#b%23c"),
  ]) func addressesHoldOnlyWhatTheyMay(_ address: String, _ written: String) throws {
    let links = try part(
      "word/_rels/document.xml.rels", of: "<para><link xlink:href=\"\(address)\">x</link></para>")
    #expect(
      links.elements.filter { $0[attribute: "TargetMode"] == "External" }
        .map { $0[attribute: "Target"] } == [written])
  }

  @Test func linksToOtherDocumentsLeadToTheirBookmarks() throws {
    let content = "<para><link xlink:href=\"register.html#DAA-001\">x</link></para>"
    let link = try #require(
      try part("word/document.xml", of: content).descendants("hyperlink").last)
    #expect(link[attribute: "w:anchor"] == BookmarkNames.name(for: "DAA-001"))
    let links = try part("word/_rels/document.xml.rels", of: content).elements
    #expect(links.contains { $0[attribute: "Target"] == "register.docx" })
  }

  @Test func blocksNameWhatTheyStandFor() throws {
    let file = try publisher.draft(
      book("<para>Satu.</para><para>Dua.</para>" + table("tabel", role: "rekap"))
    ).file()
    let blocks = try file.blocks().filter { !$0.id.isEmpty }
    #expect(blocks.contains { $0.kind == .heading(1) && $0.id == "bab" })
    #expect(blocks.first { $0.texts == ["Dua."] }?.id == "bab.p2")
    let row = try #require(blocks.first { $0.texts == ["a", "b"] })
    #expect(row.kind == .row(table: "tabel", isHead: false))
    #expect(row.id == "tabel.b2")
  }

  /// A table that nothing was entered in keeps its heads; one without any row is none.
  @Test func tablesWithoutRowsAreSound() throws {
    let heads = table("kosong").replacing(
      "<tbody><row><entry>a</entry><entry>b</entry></row></tbody>", with: "<tbody/>")
    let rows = try #require(try part("word/document.xml", of: heads).descendants("tbl").first)
    #expect(rows.elements(named: "tr").count == 2)
    let none = """
      <table xml:id="t" label="1"><title>Tabel</title><tgroup cols="1"><tbody/></tgroup></table>
      """
    let text = try part("word/document.xml", of: none)
    #expect(text.descendants("tbl").isEmpty)
    #expect(try document(none).blocks.contains { $0.text == "Tabel 1 Tabel" })
  }

  /// A row does not leave the sum below it alone on a page.
  @Test func rowsStayWithTheirSum() throws {
    let summed = table("jumlah").replacing(
      "</tbody>",
      with: "<row><entry>c</entry><entry><para>d</para></entry></row>"
        + "<row role=\"jumlah\"><entry>Jumlah</entry><entry>2</entry></row></tbody>")
    let rows = try part("word/document.xml", of: summed).descendants("tr")
    let kept = rows.map { row in
      row.descendants("p").allSatisfy { $0.first("pPr")?.first("keepNext") != nil }
    }
    #expect(kept.suffix(3) == [false, true, false])
  }

  @Test func unknownElementsStopTheRun() {
    #expect(throws: BrokenData.self) { try publisher.draft(book("<sidebar><para/></sidebar>")) }
  }

  @Test func figureWithoutItsPictureIsNoDocument() throws {
    let figure = """
      <figure xml:id="g" label="1"><title>G</title><mediaobject><alt>g</alt><imageobject>
      <imagedata format="svg"><svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 4 2"
       width="4" height="2"><svg:rect width="4" height="2"/></svg:svg></imagedata>
      </imageobject></mediaobject></figure>
      """
    let draft = try publisher.draft(book(figure))
    #expect(draft.drawings.count == 1)
    #expect(throws: BrokenData.self) { try draft.file() }
    #expect(try draft.file(with: [[1]]).bytes.count > 1000)
  }
}
