import Diagnostics
import Testing

@Suite struct TextPrinterTests {
  private let source = "<a>\n  <b kode='é' warna='hijau'/>\n\tx\u{1B}[31m</a>\n"

  private func text(_ location: Location, color: Bool = false, source: String? = nil) -> String {
    let printer = TextPrinter(
      words: TextPrinter.Words(remedy: "Lakukan:", basis: "Dasar:"), color: color,
      sources: ["r.xml": SourceLines(Array((source ?? self.source).utf8))])
    return printer.text(
      Catatan(
        id: "SKM004", level: .kesalahan, message: "nilai 'hijau' salah",
        suggestion: "pakai 'biru'", citation: "Pasal 4", location: location))
  }

  @Test func findingNamesPlaceLevelSentenceAndId() {
    let lines = text(Location(file: "r.xml", line: 2, column: 14)).split(separator: "\n")
    #expect(lines.first == "r.xml:2:14: kesalahan: nilai 'hijau' salah [SKM004]")
    #expect(lines.suffix(2) == ["  Lakukan: pakai 'biru'", "  Dasar: Pasal 4"])
  }

  @Test func caretStandsUnderTheColumn() throws {
    let lines = text(Location(file: "r.xml", line: 2, column: 14)).split(separator: "\n")
    try #require(lines.count > 2)
    #expect(lines[1] == "  2 |   <b kode='é' warna='hijau'/>")
    #expect(lines[2].count == lines[1].prefix { $0 != "w" }.count)
  }

  @Test func controlCharactersOfTheSourceAreNotPrinted() {
    let printed = text(Location(file: "r.xml", line: 3, column: 2))
    #expect(!printed.contains("\u{1B}"))
    #expect(!printed.contains("\t"))
    #expect(printed.contains("  3 |  x [31m</a>"))
  }

  @Test func longLineIsCutAroundTheColumn() throws {
    let line = String(repeating: "a", count: 5_000) + "Z" + String(repeating: "b", count: 5_000)
    let lines = text(Location(file: "r.xml", line: 1, column: 5_001), source: line)
      .split(separator: "\n")
    #expect(lines[1].count <= 96 + 6)
    let caret = lines[2].distance(
      from: lines[2].startIndex, to: try #require(lines[2].firstIndex(of: "^")))
    #expect(Array(lines[1])[caret] == "Z")
  }

  @Test(arguments: [(0, 0), (9, 1), (2, 0), (2, 900)])
  func placeOutsideTheSourceIsHarmless(_ place: (Int, Int)) {
    let printed = text(Location(file: "r.xml", line: place.0, column: place.1))
    #expect(printed.contains("[SKM004]"))
  }

  @Test func rowOfAWorkbookIsNamedBySheetAndCell() {
    let printed = text(Location(file: "data.xlsx", sheet: "Aplikasi", cell: "7"))
    #expect(printed.hasPrefix("data.xlsx » Aplikasi » 7: kesalahan: "))
  }

  @Test func colourIsWrittenOnlyWhenAsked() {
    #expect(!text(Location(file: "r.xml")).contains("\u{1B}"))
    #expect(text(Location(file: "r.xml"), color: true).contains("\u{1B}[1;31mkesalahan\u{1B}[0m"))
  }

  @Test func linesAreFoundByNumber() {
    let lines = SourceLines(Array("satu\ndua\r\n\ntiga".utf8))
    #expect(lines[0] == nil)
    #expect(lines[4] != nil)
    #expect(lines[5] == nil)
  }
}
