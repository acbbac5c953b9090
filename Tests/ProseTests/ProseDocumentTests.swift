import Diagnostics
import Pictures
import Prose
import References
import TestSupport
import Testing
import TextDocument
import Workbook
import XMLTree

@Suite struct ProseDocumentTests {
  private static let styles = [
    TextStyle("Normal"), TextStyle("heading 1", level: 1), TextStyle("heading 2", level: 2),
    TextStyle("caption"),
  ]

  private func catalogue() throws -> SectionCatalogue {
    try SectionCatalogue(profile: try Shared.profile.get(), library: try Shared.library.get())
  }

  private func read(_ bytes: [UInt8]) throws -> ProseReading {
    ProseDocument.read(
      bytes, path: "narasi.docx", catalogue: try catalogue(), library: try Shared.library.get())
  }

  private func read(_ document: TextDocument) throws -> ProseReading {
    try read(try document.docx(styles: ProseDocumentTests.styles, language: "id-ID"))
  }

  private func heading(_ text: String, level: Int = 1) -> TextBlock {
    .paragraph(TextParagraph([.text(text, [])], style: "heading \(level)", level: level))
  }

  private func paragraph(_ text: String, _ look: TextLook = []) -> TextBlock {
    .paragraph(TextParagraph([.text(text, look)], style: "Normal"))
  }

  private func keys(_ reading: ProseReading) -> [String] { reading.sections.map(\.key) }

  private func ids(_ reading: ProseReading) -> [String] { reading.catatan.map(\.id) }

  /// The blocks of the only section as text.
  private func blocks(_ reading: ProseReading) throws -> String {
    try #require(reading.elements.first).elements.map(ProseElements.text).joined()
  }

  // MARK: The law of the pair

  /// What was written is read back; sections without text are what a form may drop.
  @Test(arguments: 0..<30) func whatIsWrittenIsReadBack(_ seed: UInt64) throws {
    var random = RandomProse(seed: 5_000 + seed)
    let catalogue = try catalogue()
    for _ in 0..<5 {
      let sections = random.sections()
      let bytes = try ProseDocument.docx(
        catalogue, sections: sections, library: try Shared.library.get())
      let reading = try read(bytes)
      let expected = ProseForm.sorted(sections).filter { !$0.children.isEmpty }
      let difference = ProseElements.difference(reading.elements, expected)
      #expect(difference == nil, "\(difference ?? "")")
      #expect(reading.catatan.map(\.message) == [])
    }
  }

  @Test func emptyFormHasAHeadingForEverySectionAndReadsAsNothing() throws {
    let catalogue = try catalogue()
    let bytes = try ProseDocument.docx(catalogue, library: try Shared.library.get())
    let document = try TextDocument(docx: bytes)
    let headings = document.blocks.compactMap { block -> String? in
      if case .paragraph(let paragraph) = block, paragraph.level == 1 {
        paragraph.text
      } else {
        nil
      }
    }
    #expect(headings == catalogue.headings.map(\.title))
    #expect(headings.contains("Latar Belakang") && headings.contains("Penutup"))
    let reading = try read(bytes)
    #expect(reading.sections.isEmpty && reading.catatan.isEmpty)
    #expect(try ProseDocument.docx(catalogue, library: try Shared.library.get()) == bytes)
  }

  @Test func proseOfTheExampleIsReadBack() throws {
    let plan = try #require(XMLSource(parsing: try Files.bytes(Repository.example)).root)
    let sections = try #require(plan.first("narasi")).elements(named: "bagian")
    let bytes = try ProseDocument.docx(
      try catalogue(), sections: sections, library: try Shared.library.get())
    let reading = try read(bytes)
    #expect(sections.count > 20)
    #expect(ProseElements.difference(reading.elements, ProseForm.sorted(sections)) == nil)
    #expect(reading.catatan.isEmpty)
  }

  @Test func picturesTravelWithTheText() throws {
    let png = try Files.bytes(Repository.path("Documentation/gambar/halaman.png"))
    let picture = try Picture(png)
    let section = Element(
      "bagian", attributes: [Attribute("kunci", "penutup")],
      children: ["satu.png", "dua.svg"].map {
        .element(
          Element(
            "gambar", attributes: [Attribute("berkas", $0)],
            children: [ProseElements.text("judul", "J"), ProseElements.text("keterangan", "K")]))
      })
    let bytes = try ProseDocument.docx(
      try catalogue(), sections: [section], pictures: ["satu.png": picture],
      library: try Shared.library.get())
    let reading = try read(bytes)
    #expect(ProseElements.difference(reading.elements, [section]) == nil)
    #expect(reading.pictures.map(\.name) == ["satu.png"])
    #expect(reading.pictures.first?.bytes == picture.bytes)
  }

  // MARK: Headings

  @Test(arguments: [
    ("Latar Belakang", "latar-belakang"), ("A. LATAR BELAKANG", "latar-belakang"),
    ("1.1 Latar belakang", "latar-belakang"), ("latar-belakang", "latar-belakang"),
    ("BAB V Penutup", "penutup"), ("Apa saja {isu-strategis}", "isu-strategis"),
    ("Domain Arsitektur Layanan SPBE", "pengantar-layanan"),
  ])
  func headingsAreFound(_ heading: String, _ key: String) throws {
    let reading = try read(TextDocument(blocks: [self.heading(heading), paragraph("teks")]))
    #expect(keys(reading) == [key])
    #expect(ids(reading) == [])
  }

  @Test func marksNameDocumentAndOpenness() throws {
    let reading = try read(
      TextDocument(
        blocks: [heading("Latar Belakang {latar-belakang@arsitektur, terbatas}"), paragraph("x")]))
    let section = try #require(reading.elements.first)
    #expect(section[attribute: "dokumen"] == "arsitektur")
    #expect(section[attribute: "keterbukaan"] == "terbatas")
  }

  @Test func unknownHeadingsAreSaidWithWhatWasMeant() throws {
    let reading = try read(
      TextDocument(blocks: [heading("Latar Belakng"), paragraph("a"), paragraph("b")]))
    #expect(ids(reading) == ["NAR035", "NAR036"])
    #expect(reading.catatan[0].suggestion?.contains("Latar Belakang") == true)
    #expect(reading.catatan[1].message.contains("2 alinea"))
    #expect(reading.sections.isEmpty)
  }

  @Test func headingsOfGroupsOnlyOrder() throws {
    let reading = try read(
      TextDocument(blocks: [
        heading("BAB I Pendahuluan"), heading("Latar Belakang", level: 2), paragraph("a"),
        heading("Ruang Lingkup", level: 2), paragraph("b"),
      ]))
    #expect(keys(reading) == ["latar-belakang", "ruang-lingkup"])
    #expect(ids(reading) == [])
  }

  @Test func headingsInsideASectionBecomeStrong() throws {
    let reading = try read(
      TextDocument(blocks: [heading("Penutup"), heading("Anak", level: 2), paragraph("a")]))
    #expect(try blocks(reading) == "<p><tegas>Anak</tegas></p><p>a</p>")
    #expect(ids(reading) == ["NAR012"])
    #expect(reading.catatan.first?.location.path == nil)
  }

  @Test func textOutsideOfSectionsIsSaid() throws {
    let reading = try read(TextDocument(blocks: [paragraph("lepas"), heading("Penutup")]))
    #expect(ids(reading) == ["NAR036"])
    #expect(reading.catatan.first?.message.contains("lepas") == true)
  }

  // MARK: What the plan lacks

  @Test func looksListsAndNotesAreKeptOrSaid() throws {
    var document = TextDocument(blocks: [heading("Penutup")])
    document.notes = [[paragraph("satu"), paragraph("dua")]]
    let looks: [(String, TextLook)] = [
      ("a ", []), ("tebal", .bold), (" ", []), ("miring", .italic), (" ganda", [.bold, .italic]),
      ("garis", .underlined), ("coret", .struckOut), ("2", .raised),
    ]
    document.blocks.append(
      .paragraph(
        TextParagraph(
          looks.map { TextInline.text($0.0, $0.1) } + [.lineBreak, .note(0)], style: "Normal")))
    let reading = try read(document)
    #expect(
      try blocks(reading) == """
        <p>a <tegas>tebal</tegas> <miring>miring</miring> <tegas>ganda</tegas>gariscoret2 \
        <catatan-kaki>satu dua</catatan-kaki></p>
        """)
    #expect(
      ids(reading) == ["NAR016", "NAR016", "NAR016", "NAR016", "NAR016", "NAR028"])
  }

  @Test func marksAreReadAndBrokenOnesSaid() throws {
    let reading = try read(
      TextDocument(blocks: [
        heading("Penutup"),
        paragraph("lihat {#DAA-001}, {bagian:reviu}, {nilai:x}, \\{#A}, {#A B}"),
      ]))
    #expect(
      try blocks(reading) == """
        <p>lihat <rujuk kode="DAA-001"/>, <rujuk bagian="reviu"/>, <nilai fakta="x"/>, {#A}, {#A B}</p>
        """)
    #expect(ids(reading) == ["NAR022"])
  }

  @Test func listsOfSeveralLevelsAreJoined() throws {
    let item = { (text: String, depth: Int, number: Int?) in
      TextBlock.paragraph(
        TextParagraph(
          [.text(text, [])], style: "Normal",
          mark: TextListMark(list: 1, depth: depth, number: number, label: "")))
    }
    let reading = try read(
      TextDocument(blocks: [
        heading("Penutup"), item("satu", 0, 1), item("anak", 1, 1), item("dua", 0, 2),
      ]))
    #expect(
      try blocks(reading) == """
        <daftar urut="ya"><butir>satu a. anak</butir><butir>dua</butir></daftar>
        """)
    #expect(ids(reading) == ["NAR011"])
  }

  @Test func tablesNeedTitlesAndLoseMerges() throws {
    let cell = { (text: String) in TextCell([paragraph(text)]) }
    let wide = TextCell([paragraph("lebar"), paragraph("lagi")], columns: 2)
    let table = TextBlock.table(TextTable([TextRow([cell("a"), cell("b")]), TextRow([wide])]))
    let reading = try read(
      TextDocument(blocks: [
        heading("Penutup"), table, paragraph("Tabel 3. Pembagian Peran"), table,
      ]))
    let rows = """
      <baris><sel>a</sel><sel>b</sel></baris><baris><sel>lebar lagi</sel><sel/></baris></tabel>
      """
    #expect(
      try blocks(reading)
        == "<tabel><judul>[ISI: judul tabel]</judul>\(rows)<tabel><judul>Pembagian Peran</judul>\(rows)"
    )
    #expect(ids(reading) == ["NAR017", "NAR028", "NAR018", "NAR028", "NAR018"])
  }

  @Test func picturesNeedTitleAndWords() throws {
    let picture = TextPicture(
      part: "word/media/a.png", name: "Picture 1", width: 9525, height: 9525)
    let block = TextBlock.paragraph(TextParagraph([.picture(picture)], style: "Normal"))
    let reading = try read(
      TextDocument(
        blocks: [heading("Penutup"), block, paragraph("Gambar 2: Peta")],
        pictures: ["word/media/a.png": [1]]))
    #expect(
      try blocks(reading) == """
        <gambar berkas="penutup-1.png"><judul>Peta</judul>\
        <keterangan>[ISI: keterangan gambar]</keterangan></gambar>
        """)
    #expect(ids(reading) == ["NAR020"])
    #expect(reading.pictures.map(\.name) == ["penutup-1.png"])
  }

  @Test func commentsChangesAndLeftoversAreSaid() throws {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var archive = ArchiveWriter()
    let parts = [
      "_rels/.rels": """
      <Relationships><Relationship Id="a" Type="\(office)/officeDocument" Target="w/d.xml"/>\
      </Relationships>
      """,
      "w/_rels/d.xml.rels": """
      <Relationships><Relationship Id="c" Type="\(office)/comments" Target="c.xml"/>\
      <Relationship Id="m" Type="\(office)/vbaProject" Target="m.bin"/></Relationships>
      """,
      "w/c.xml": """
      <w:comments xmlns:w="\(namespace)"><w:comment w:id="1" w:author="Sekda"><w:p><w:r>\
      <w:t>Perjelas.</w:t></w:r></w:p></w:comment></w:comments>
      """,
      "w/d.xml": """
      <w:document xmlns:w="\(namespace)"><w:body><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>\
      <w:r><w:t>Penutup</w:t></w:r></w:p><w:p><w:commentRangeStart w:id="1"/><w:r><w:t>teks</w:t>\
      </w:r><w:commentRangeEnd w:id="1"/><w:ins><w:r><w:t> baru</w:t></w:r></w:ins><w:del><w:r>\
      <w:delText>lama</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t>\
      </w:r><w:r><w:object/></w:r></w:p></w:body></w:document>
      """,
    ]
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      archive.add(name, Array(text.utf8))
    }
    let reading = try read(try archive.finish())
    #expect(try blocks(reading) == "<p>teks baru</p>")
    #expect(ids(reading) == ["NAR038", "NAR040", "NAR039", "NAR043", "NAR037"])
    let messages = reading.catatan.map(\.message).joined(separator: "\n")
    for text in ["1 sisipan, 1 penghapusan", "rahasia", "Sekda", "Perjelas.", "'teks'", "makro"] {
      #expect(messages.contains(text), "\(text)")
    }
    #expect(!messages.contains("%") && !messages.contains("⟦"))
  }

  // MARK: Bad files

  @Test(arguments: ["", "bukan zip", "PK\u{3}\u{4}", "{\\rtf1}"])
  func unreadableFilesAreFindings(_ text: String) throws {
    let reading = try read(Array(text.utf8))
    #expect(ids(reading) == ["NAR034"])
    #expect(reading.catatan.first?.location.file == "narasi.docx")
    #expect(reading.catatan.first?.message.contains("%") == false)
  }

  @Test func cutOffFilesAreFindings() throws {
    let whole = try ProseDocument.docx(try catalogue(), library: try Shared.library.get())
    for count in stride(from: 1, to: whole.count, by: 501) {
      #expect(ids(try read(Array(whole.prefix(count)))) == ["NAR034"])
    }
  }
}
