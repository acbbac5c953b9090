import TestSupport
import Testing
import TextDocument

@Suite struct TextWriterTests {
  private static let styles = [
    TextStyle("Normal"), TextStyle("heading 1", level: 1, look: .bold), TextStyle("caption"),
  ]

  private func inlines(_ random: inout SeededGenerator, notes: Int) -> [TextInline] {
    var result: [TextInline] = []
    var last: TextLook?
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      switch Int.random(in: 0...5, using: &random) {
      case 0:
        result.append(.lineBreak)
        last = nil
      case 1 where notes > 0:
        result.append(.note(Int.random(in: 0..<notes, using: &random)))
        last = nil
      default:
        let look = TextLook(rawValue: Int.random(in: 0...15, using: &random))
        guard look != last else { continue }
        last = look
        let words = ["a", "dua kata", " tepi ", "\t", "<&>\"'", "\u{A0}", "é", "😀", "  "]
        result.append(.text(words.randomElement(using: &random) ?? "a", look))
      }
    }
    return result
  }

  private func paragraph(_ random: inout SeededGenerator, notes: Int) -> TextBlock {
    let style = TextWriterTests.styles.randomElement(using: &random)
    return .paragraph(
      TextParagraph(
        inlines(&random, notes: notes), style: style?.name, level: style?.level,
        bookmarks: Bool.random(using: &random) ? ["naskah_a"] : []))
  }

  /// The law of the pair: a document that was written is read as it was.
  @Test(arguments: 0..<60) func whatIsWrittenIsRead(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var document = TextDocument()
    // Notes stand in the order of their first marks.
    document.notes = [[.paragraph(TextParagraph([.text("catatan", [])], style: "Normal"))]]
    document.blocks.append(.paragraph(TextParagraph([.note(0)], style: "Normal")))
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      if Bool.random(using: &random) {
        document.blocks.append(paragraph(&random, notes: 1))
      } else {
        let rows = (0...Int.random(in: 0...3, using: &random)).map { _ in
          TextRow(
            (0...Int.random(in: 0...2, using: &random)).map { _ in
              TextCell(
                [paragraph(&random, notes: 1)], columns: Int.random(in: 1...3, using: &random),
                isContinued: Bool.random(using: &random))
            }, isHead: Bool.random(using: &random))
        }
        document.blocks.append(.table(TextTable(rows)))
      }
    }
    let bytes = try document.docx(styles: TextWriterTests.styles, language: "id-ID")
    let found = try TextDocument(docx: bytes)
    #expect(found.blocks == document.blocks)
    #expect(found.notes == document.notes)
    #expect(found.remarks.isEmpty)
    #expect(try document.docx(styles: TextWriterTests.styles, language: "id-ID") == bytes)
  }

  @Test func listsAndPicturesAreKept() throws {
    let mark = { (list: Int, number: Int?, label: String) in
      TextListMark(list: list, number: number, label: label)
    }
    let picture = TextPicture(
      part: "word/media/image1.png", name: "gambar/a.png", title: "j", description: "k",
      width: 1000, height: 500)
    let blocks = [
      TextParagraph([.text("satu", [])], style: "Normal", mark: mark(1, 1, "1.")),
      TextParagraph([.text("dua", [])], style: "Normal", mark: mark(1, 2, "2.")),
      TextParagraph([.text("butir", [])], style: "Normal", mark: mark(2, nil, "•")),
      TextParagraph([.text("lagi", [])], style: "Normal", mark: mark(3, 1, "1.")),
      TextParagraph([.picture(picture)], style: "Normal"),
    ].map(TextBlock.paragraph)
    let document = TextDocument(blocks: blocks, pictures: ["word/media/image1.png": [1, 2, 3]])
    let found = try TextDocument(
      docx: try document.docx(styles: TextWriterTests.styles, language: "id-ID"))
    #expect(found.blocks == blocks)
    #expect(found.pictures == document.pictures)
  }
}
