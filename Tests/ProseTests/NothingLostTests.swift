import Diagnostics
import Prose
import References
import TestSupport
import Testing
import TextDocument
import XMLTree

/// No word of a file disappears without a finding that says so.
@Suite struct NothingLostTests {
  private static let frames: [(String, String)] = [
    ("", ""), ("**", "**"), ("*", "*"), ("_", "_"), ("`", "`"),
    ("[", "](http://a.id/KATA \"KATA\")"),
    ("![", "](gambar/KATA.png \"KATA\")"), ("<", ">"), ("<!-- ", " -->"), ("<b>", "</b>"),
    ("(", ")"),
    ("{#", "}"), ("{nilai:", "}"), ("\\", "\\"), ("&", ";"), ("[^", "]"), ("~~", "~~"), ("[", "]"),
    ("<http://", ">"), ("``` ", " ```"), ("\"", "\""),
  ]
  private static let openings = [
    "", "", "", "# ", "> ", "- ", "1. ", "3) ", "    ", "  - ", "   1. ", "| ", "[^KATA]: ",
    "[KATA]: ", "```", "~~~ ", "Tabel: ", "<div>", "<!-- ", "--- ", "> > ", "* * ", "\t", "+ ",
  ]
  private static let between = [
    "\n", "\n", "\n\n", "  \n", "\\\n", "\n| --- | --- |\n", "\n---\n", " | ",
  ]

  /// Findings that say that something was left out.
  private static let losses: Set<String> = [
    "NAR023", "NAR026", "NAR029", "NAR031", "NAR032", "NAR033",
  ]

  private func text(_ element: Element) -> String {
    element.attributes.map(\.value).joined(separator: " ")
      + element.children.map {
        switch $0 {
        case .text(let text): text
        case .element(let element): " " + text(element) + " "
        case .instruction: ""
        }
      }.joined()
  }

  @Test(arguments: 0..<60) func everyWordIsKeptOrSaid(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let library = try Shared.library.get()
    for _ in 0..<40 {
      var source = ""
      var words: [String] = []
      func word() -> String {
        words.append("k\(words.count)k")
        return words[words.count - 1]
      }
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let opening = NothingLostTests.openings.randomElement(using: &random) ?? ""
        source += opening.replacing("KATA", with: "x")
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let frame = NothingLostTests.frames.randomElement(using: &random) ?? ("", "")
          source += frame.0 + word() + frame.1.replacing("KATA", with: "y")
          source += Bool.random(using: &random) ? " " : ""
        }
        source += NothingLostTests.between.randomElement(using: &random) ?? "\n"
      }
      let reading = ProseFolder.read(
        markdown: [("narasi/a.md", Array(source.utf8))], library: library)
      let kept = reading.elements.map(text).joined(separator: " ")
      let isSaid = reading.catatan.contains { NothingLostTests.losses.contains($0.id) }
      let lost = words.filter { !kept.contains($0) }
      #expect(lost.isEmpty || isSaid, "\(lost) of:\n\(source)\n\(kept)")
    }
  }

  // MARK: Word

  private func inlines(
    _ random: inout SeededGenerator, _ document: inout TextDocument, _ word: () -> String
  ) -> [TextInline] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      switch Int.random(in: 0...9, using: &random) {
      case 0:
        document.notes.append([
          .paragraph(TextParagraph([.text(word(), [])], style: "Normal")),
          .paragraph(TextParagraph([.text(word(), .bold)], style: "Normal")),
        ])
        return .note(document.notes.count - 1)
      case 1: return .lineBreak
      case 2:
        let picture = TextPicture(
          part: "word/media/a.png", name: "Picture 1", title: word(), description: word(), width: 9,
          height: 9)
        return .picture(picture)
      default:
        let shapes = [
          "{#KATA}", "{nilai:KATA}", "{#KATA KATA}", "\\{#KATA}", "KATA ", "KATA", "(KATA)",
        ]
        let shape = shapes.randomElement(using: &random) ?? "KATA"
        return .text(
          shape.replacing("KATA", with: word()),
          TextLook(rawValue: Int.random(in: 0...15, using: &random)))
      }
    }
  }

  private func block(
    _ random: inout SeededGenerator, _ document: inout TextDocument, depth: Int,
    _ word: () -> String
  ) -> TextBlock {
    let kind = Int.random(in: 0...9, using: &random)
    if kind == 0, depth < 2 {
      let rows = (0...Int.random(in: 0...2, using: &random)).map { row in
        TextRow(
          (0...Int.random(in: 0...2, using: &random)).map { _ in
            let blocks = (0...1).map { _ in
              block(&random, &document, depth: depth + 1, word)
            }
            return TextCell(blocks, columns: Int.random(in: 1...2, using: &random))
          }, isHead: row == 0)
      }
      return .table(TextTable(rows, firstRowIsHead: Bool.random(using: &random)))
    }
    var paragraph = TextParagraph(inlines(&random, &document, word), style: "Normal")
    switch kind {
    case 1, 2:
      let list = Int.random(in: 1...2, using: &random)
      paragraph.mark = TextListMark(
        list: list, depth: Int.random(in: 0...2, using: &random), number: list == 1 ? 1 : nil,
        label: "")
    case 3: paragraph.inlines.insert(.text("Tabel: ", []), at: 0)
    case 4: paragraph.inlines.insert(.text("Gambar 2. ", []), at: 0)
    case 5: paragraph.inlines.insert(.text("{gambar:x.png} ", []), at: 0)
    case 6 where depth == 0:
      let titles = ["Penutup ", "Latar Belakang ", "Pendahuluan ", "Entah ", ""]
      paragraph.inlines.insert(.text(titles.randomElement(using: &random) ?? "", []), at: 0)
      paragraph.level = Int.random(in: 1...2, using: &random)
      paragraph.style = "heading \(paragraph.level ?? 1)"
    case 7: paragraph.style = "caption"
    default: break
    }
    return .paragraph(paragraph)
  }

  @Test(arguments: 0..<40) func everyWordOfWordIsKeptOrSaid(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: 9_000 + seed)
    let library = try Shared.library.get()
    let catalogue = try SectionCatalogue(profile: try Shared.profile.get(), library: library)
    let styles = ["Normal", "heading 1", "heading 2", "caption"].enumerated().map {
      TextStyle($1, level: (1...2).contains($0) ? $0 : nil)
    }
    let losses: Set<String> = ["NAR023", "NAR029", "NAR035", "NAR036"]
    for _ in 0..<10 {
      var document = TextDocument(pictures: ["word/media/a.png": [1]])
      var words: [String] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        document.blocks.append(
          block(&random, &document, depth: 0) {
            words.append("k\(words.count)k")
            return words[words.count - 1]
          })
      }
      let bytes = try document.docx(styles: styles, language: "id-ID")
      let reading = ProseDocument.read(
        bytes, path: "narasi.docx", catalogue: catalogue, library: library)
      let kept = reading.elements.map(text).joined(separator: " ")
      let isSaid = reading.catatan.contains { losses.contains($0.id) }
      let lost = words.filter { !kept.contains($0) }
      #expect(lost.isEmpty || isSaid, "\(lost)\n\(document.blocks)\n\(kept)")
    }
  }
}
