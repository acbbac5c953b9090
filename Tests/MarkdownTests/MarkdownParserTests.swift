import Markdown
import Testing

@Suite struct MarkdownParserTests {
  private func parse(_ text: String) throws -> [MarkdownNode] {
    try MarkdownParser.parse(Array(text.utf8)).children
  }

  @Test func blocksHaveTheirLines() throws {
    let nodes = try parse("satu\n\n# dua\n\n> tiga\n\n```\nempat\n```\n\n---\n")
    #expect(nodes.map(\.line) == [1, 3, 5, 7, 11])
    #expect(
      nodes.map(\.kind) == [
        .paragraph, .heading(level: 1), .quote, .codeBlock(language: ""), .thematicBreak,
      ])
    #expect(nodes[3].literal == "empat\n")
  }

  @Test func listsKnowTheirFirstNumber() throws {
    #expect(try parse("3. tiga\n4. empat\n").first?.kind == .list(start: 3))
    #expect(try parse("- satu\n").first?.kind == .list(start: nil))
  }

  @Test func tablesHaveHeadAndRows() throws {
    let table = try #require(try parse("| A | B |\n| --- | --- |\n| 1 | 2 |\n").first)
    #expect(table.kind == .table)
    #expect(table.children.map(\.kind) == [.row(isHead: true), .row(isHead: false)])
    #expect(table.children[1].line == 3)
    #expect(table.children[1].children.map { $0.children.first?.literal } == ["1", "2"])
  }

  @Test func footnotesStandAtTheEndInTheOrderOfTheirMarks() throws {
    let nodes = try parse("[^b]: dua\n\n[^a]: satu\n\n[^c]: tak dirujuk\n\nx[^a] y[^b] z[^a]\n")
    #expect(nodes.map(\.kind) == [.paragraph, .footnote, .footnote])
    #expect(nodes[1].children[0].children[0].literal == "satu")
    #expect(nodes.map(\.line) == [7, 3, 1])
    let marks = nodes[0].children.filter {
      if case .footnoteMark = $0.kind { true } else { false }
    }
    #expect(marks.map(\.kind) == [.footnoteMark(1), .footnoteMark(2), .footnoteMark(1)])
  }

  @Test func picturesHaveAddressAndTitle() throws {
    let nodes = try parse("![alt *teks*](gambar/a.svg \"Judul\")\n")
    let image = try #require(nodes.first?.children.first)
    #expect(image.kind == .image(address: "gambar/a.svg", title: "Judul"))
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "> ", count: 500) + "x"
    #expect(throws: MarkdownFailure.tooDeep(line: 1)) { try parse(text) }
  }

  @Test func longTextsAreRefused() {
    let text = String(repeating: "a", count: MarkdownParser.longest + 1)
    #expect(throws: MarkdownFailure.tooLarge) { try parse(text) }
  }

  @Test func anyBytesAreParsed() throws {
    for bytes: [UInt8] in [[], [0], [0xFF, 0xFE], [0xEF, 0xBB], [10, 13, 0, 92]] {
      _ = try MarkdownParser.parse(bytes)
    }
  }

  /// Inputs that cost quadratic time in older versions of the library: within the limit on the
  /// length, each must end.
  @Test(arguments: ["[", "![", "*a_", "`", "<", "&", "[^a]", "|a", "> ", "- ", "**x", "_ ", "]("])
  func hostileRepetitionsEnd(_ piece: String) {
    let text = String(repeating: piece, count: MarkdownParser.longest / piece.utf8.count)
    let tree = try? parse(text)
    #expect(tree == nil || tree?.isEmpty == false)
  }
}
