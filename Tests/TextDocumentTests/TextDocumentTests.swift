import TestSupport
import Testing
import TextDocument
import Workbook

@Suite struct TextDocumentTests {
  private func paragraphs(_ document: TextDocument) -> [TextParagraph] {
    document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  @Test func runsOfOneLookAreOneText() throws {
    let document = try Docx.read(
      """
      <w:p><w:r><w:t>sa</w:t></w:r><w:r><w:t xml:space="preserve">tu </w:t></w:r>\
      <w:r><w:rPr><w:b/></w:rPr><w:t>dua</w:t></w:r>\
      <w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>tiga</w:t><w:tab/><w:t>x</w:t></w:r>\
      <w:r><w:br/><w:noBreakHyphen/><w:t>\u{2060}</w:t></w:r></w:p>
      """)
    #expect(
      paragraphs(document).first?.inlines == [
        .text("satu ", []), .text("dua", .bold), .text("tiga\tx", .italic), .lineBreak,
        .text("\u{2011}", []),
      ])
  }

  @Test func headingsAreFoundByLevelByStyleAndByName() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/>\
      <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="Bab"><w:name w:val="Bab"/><w:basedOn w:val="Judul1"/>\
      </w:style>\
      <w:style w:type="paragraph" w:styleId="J3"><w:name w:val="Judul 3"/></w:style>\
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>\
      <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
      """
    let body = ["Judul1", "Bab", "J3", "A", "Entah"].map {
      Docx.paragraph("x", "<w:pStyle w:val=\"\($0)\"/>")
    }
    let direct =
      Docx.paragraph("x", "<w:outlineLvl w:val=\"1\"/>")
      + Docx.paragraph("x", "<w:pStyle w:val=\"Judul1\"/><w:outlineLvl w:val=\"9\"/>")
    let document = try Docx.read(body.joined() + direct, parts: ["styles": styles])
    #expect(paragraphs(document).map(\.level) == [1, 1, 3, nil, nil, 2, nil])
    #expect(paragraphs(document)[0].style == "heading 1")
  }

  @Test func listsAreCountedWithTheirLabels() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
      <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">\
      <w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>\
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>\
      <w:lvlText w:val="•"/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\
      <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>\
      <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">\
      <w:startOverride w:val="5"/></w:lvlOverride></w:num>
      """
    let body = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 0), (0, 0), (9, 0)].map
    {
      Docx.paragraph(
        "x", "<w:numPr><w:ilvl w:val=\"\($0.1)\"/><w:numId w:val=\"\($0.0)\"/></w:numPr>")
    }
    let marks = paragraphs(try Docx.read(body.joined(), parts: ["numbering": numbering])).map(
      \.mark)
    #expect(
      marks.map { $0?.label } == [
        "1.", "1.a)", "1.b)", "2.", "2.a)", "•", "5.", "6.", nil, nil,
      ])
    #expect(marks[5]?.number == nil && marks[6]?.number == 5)
  }

  @Test func trackedChangesAreResolvedAndSaid() throws {
    let document = try Docx.read(
      """
      <w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>baru</w:t></w:r></w:ins>\
      <w:del><w:r><w:delText>lama</w:delText></w:r></w:del>\
      <w:moveFrom><w:r><w:t>pindah</w:t></w:r></w:moveFrom></w:p>\
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>satu</w:t></w:r></w:p>\
      <w:p><w:r><w:t>dua</w:t></w:r></w:p>\
      <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>\
      <w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>
      """)
    #expect(paragraphs(document).map(\.text) == ["abaru", "satudua"])
    #expect(document.remarks.map(\.kind) == [.insertion, .deletion, .deletion, .deletion])
    #expect(document.remarks.map(\.text) == ["baru", "lama", "pindah", "x"])
  }

  @Test func tablesHaveSpansAndHeads() throws {
    let cell = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    let document = try Docx.read(
      """
      <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\
      \(cell)</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>\(cell)</w:tc>\
      <w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>\
      <w:sdt><w:sdtContent><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>\
      <w:tbl><w:tr><w:tc>\(cell)</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:sdtContent></w:sdt>\
      </w:tbl>
      """)
    guard case .table(let table) = try #require(document.blocks.first) else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.map(\.isHead) == [true, false, false])
    #expect(table.rows.map { $0.cells.map(\.columns) } == [[2], [1, 1], [63]])
    #expect(table.rows[1].cells.map(\.isContinued) == [false, true])
    #expect(table.rows[2].cells[0].blocks.count == 2)
  }

  @Test func notesAreReadOnceAtTheirMarks() throws {
    let notes = """
      <w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>\
      <w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> isi</w:t>\
      </w:r></w:p></w:footnote><w:footnote w:id="5"><w:p><w:r><w:t>diri</w:t></w:r>\
      <w:r><w:footnoteReference w:id="5"/></w:r></w:p></w:footnote>
      """
    let document = try Docx.read(
      """
      <w:p><w:r><w:footnoteReference w:id="4"/></w:r><w:r><w:footnoteReference w:id="5"/></w:r>\
      <w:r><w:footnoteReference w:id="4"/><w:footnoteReference w:id="77"/></w:r></w:p>
      """, parts: ["footnotes": notes])
    #expect(paragraphs(document).first?.inlines == [.note(0), .note(1), .note(0)])
    #expect(document.notes.map { $0.map(\.text) } == [["isi"], ["diri"]])
  }

  @Test func picturesHaveWordsAndAreNeverFetched() throws {
    let drawing = { (id: String) in
      """
      <w:r><w:drawing><wp:inline><wp:extent cx="100" cy="50"/>\
      <wp:docPr id="1" name="Peta" descr="keterangan" title="judul"/><a:graphic><a:graphicData>\
      <pic:pic><pic:blipFill><a:blip \(id)/></pic:blipFill></pic:pic></a:graphicData></a:graphic>\
      </wp:inline></w:drawing></w:r>
      """
    }
    let document = try Docx.read(
      "<w:p>\(drawing("r:embed=\"m1\""))\(drawing("r:link=\"m2\""))</w:p>",
      links: [("m1", "image", "media/a.png")], external: [("m2", "http://a.id/x.png")])
    let picture = TextPicture(
      part: "word/media/a.png", name: "Peta", title: "judul", description: "keterangan", width: 100,
      height: 50)
    var outside = picture
    outside.part = nil
    #expect(paragraphs(document).first?.inlines == [.picture(picture), .picture(outside)])
    #expect(document.pictures == ["word/media/a.png": Array("gambar".utf8)])
    #expect(document.remarks == [TextRemark(.externalPicture, "Peta")])
  }

  @Test func textBoxesStandBehindTheirParagraphOnce() throws {
    let box = "<w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent>"
    let document = try Docx.read(
      """
      <w:p><w:r><w:t>teks</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">\
      <w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>\
      <v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """)
    #expect(paragraphs(document).map(\.text) == ["teks", "kotak"])
    #expect(document.remarks == [TextRemark(.textBox, "kotak")])
  }

  @Test func resultsOfFieldsAreTextAndInstructionsAreNot() throws {
    let field = { (kind: String) in "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let run = { (text: String) in "<w:r><w:instrText>SEQ</w:instrText><w:t>\(text)</w:t></w:r>" }
    let document = try Docx.read(
      """
      <w:p>\(field("begin"))\(run("no"))\(field("separate"))\(run("3"))\(field("end"))\(run(" a"))\
      <w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>\
      <w:hyperlink><w:r><w:t>laman</w:t></w:r></w:hyperlink></w:p>\
      <w:p>\(field("begin"))\(run("no"))</w:p><w:p>\(run("tetap ada"))</w:p>
      """)
    #expect(paragraphs(document).map(\.text) == ["3 a7laman", "", "tetap ada"])
  }

  @Test func commentsQuoteWhatTheyAreAbout() throws {
    let document = try Docx.read(
      """
      <w:p><w:r><w:t>a</w:t></w:r><w:commentRangeStart w:id="2"/><w:r><w:t>bagian ini</w:t></w:r>\
      <w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r></w:p>
      """,
      parts: [
        "comments": """
        <w:comment w:id="2" w:author="Sekda"><w:p><w:r><w:annotationRef/><w:t>Perjelas.</w:t></w:r>\
        </w:p></w:comment>
        """
      ])
    #expect(
      document.comments == [
        TextComment(author: "Sekda", text: "Perjelas.", anchor: "bagian ini")
      ])
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let document = try Docx.read(
      """
      <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>\
      <w:r><w:object><o:OLEObject xmlns:o="urn:o" ProgID="Excel.Sheet"/></w:object></w:r>\
      <w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bagan"/><c:chart r:id="x"/></wp:inline>\
      </w:drawing></w:r><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p><w:altChunk r:id="q"/>
      """, parts: ["vbaProject": ""])
    #expect(paragraphs(document).map(\.text) == ["x+y"])
    #expect(
      document.remarks == [
        TextRemark(.hidden, "rahasia"), TextRemark(.object, "Excel.Sheet"),
        TextRemark(.object, "Bagan"), TextRemark(.formula, "x+y"), TextRemark(.foreignPart),
        TextRemark(.macros),
      ])
  }

  // MARK: Refusals

  @Test func otherFilesAreRefusedByTheirKind() throws {
    #expect(throws: TextDocumentFailure.notADocument) { try TextDocument(docx: []) }
    #expect(throws: TextDocumentFailure.notADocument) {
      try TextDocument(docx: Array("teks".utf8))
    }
    #expect(throws: TextDocumentFailure.otherFormat("rtf")) {
      try TextDocument(docx: Array("{\\rtf1 x}".utf8))
    }
    var archive = ArchiveWriter()
    archive.add("content.xml", Array("<x/>".utf8))
    let odt = try archive.finish()
    #expect(throws: TextDocumentFailure.otherFormat("odt")) { try TextDocument(docx: odt) }
    var empty = ArchiveWriter()
    empty.add("x", [])
    let zip = try empty.finish()
    #expect(throws: TextDocumentFailure.notADocument) { try TextDocument(docx: zip) }
  }

  @Test func cutOffFilesAreRefused() throws {
    let whole = try Docx.bytes(Docx.paragraph("teks"))
    for count in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: TextDocumentFailure.self) {
        try TextDocument(docx: Array(whole.prefix(count)))
      }
    }
  }

  @Test func entitiesAndBrokenPartsAreRefused() throws {
    var archive = ArchiveWriter()
    archive.add(
      "_rels/.rels",
      Array(
        """
        <Relationships><Relationship Id="a" Type="x/officeDocument" Target="d.xml"/></Relationships>
        """.utf8))
    archive.add(
      "d.xml", Array("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document/>".utf8))
    let bytes = try archive.finish()
    #expect(throws: TextDocumentFailure.doctype(part: "d.xml")) {
      try TextDocument(docx: bytes)
    }
  }

  @Test func bombsAreRefused() throws {
    let bytes = try Docx.bytes(
      "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
      parts: ["styles": String(repeating: " ", count: 65 << 20)])
    #expect(throws: TextDocumentFailure.tooLarge(part: "word/styles.xml")) {
      try TextDocument(docx: bytes)
    }
  }

  @Test func compoundFilesAreToldApart() throws {
    let old = try Files.bytes(Repository.test("Fixtures/prosa/lama.doc"))
    #expect(throws: TextDocumentFailure.otherFormat("doc")) { try TextDocument(docx: old) }
    #expect(throws: TextDocumentFailure.encrypted) {
      try TextDocument(docx: try Files.bytes(Repository.test("Fixtures/prosa/sandi.docx")))
    }
  }

  /// Any elements in any order are read: no schema stands before the reader.
  @Test(arguments: 0..<20) func anyElementsAreRead(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      var body = ""
      for _ in 0..<5 { body += TextDocumentTests.element(&random, depth: 0) }
      let parts = Dictionary(
        uniqueKeysWithValues: ["styles", "numbering", "footnotes", "comments"].map {
          ($0, TextDocumentTests.element(&random, depth: 0))
        })
      let document = try Docx.read(body, parts: parts, links: [("m1", "image", "media/a.png")])
      // What was read can be written.
      _ = try document.docx(styles: [TextStyle("Normal")], language: "id-ID")
    }
  }

  private static let names = [
    "p", "r", "t", "tbl", "tr", "tc", "ins", "del", "sdt", "sdtContent", "hyperlink", "pPr", "rPr",
    "numPr", "numId", "ilvl", "pStyle", "outlineLvl", "drawing", "txbxContent", "fldChar", "br",
    "footnoteReference", "footnote", "comment", "commentRangeStart", "style", "basedOn", "lvl",
    "abstractNum", "num", "abstractNumId", "lvlOverride", "tcPr", "gridSpan", "vMerge", "trPr",
    "sym",
    "bookmarkStart", "object", "delText", "vanish", "b", "start", "numFmt", "lvlText",
  ]

  private static func element(_ random: inout SeededGenerator, depth: Int) -> String {
    let name = names.randomElement(using: &random) ?? "p"
    let values = [
      "0", "1", "-1", "99999999999999999999", "begin", "separate", "end", "m1", "", "F0B7",
    ]
    var text = "<w:\(name)"
    for attribute in [
      "val", "id", "numId", "ilvl", "abstractNumId", "styleId", "fldCharType", "char",
    ]
    where Bool.random(using: &random) {
      text += " w:\(attribute)=\"\(values.randomElement(using: &random) ?? "0")\""
    }
    var inside = ""
    for _ in 0..<Int.random(in: 0...(depth < 6 ? 3 : 0), using: &random) {
      inside += element(&random, depth: depth + 1)
    }
    return text + ">" + (inside.isEmpty ? "x" : inside) + "</w:\(name)>"
  }

  @Test func anyDamageIsRefusedOrRead() throws {
    let whole = try Docx.bytes(
      Docx.paragraph("teks") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
      parts: ["styles": "", "numbering": ""])
    var random = SeededGenerator(seed: 7)
    var read = 0
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0...Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if (try? TextDocument(docx: bytes)) != nil { read += 1 }
    }
    #expect(read < 400)
  }
}
