import Testing

@testable import Instruments

@Suite struct YearRangesTests {
  /// Only four digits on both sides of an en dash are a range, and nothing beside them is one.
  @Test(arguments: [
    ("Tahun 2025–2029 yang", ["Tahun ", "2025–2029", " yang"]), ("2025–2029", ["2025–2029"]),
    ("2025–2029.", ["2025–2029", "."]), ("–2029", ["–2029"]), ("2025–", ["2025–"]), ("", []),
    ("12025–2029", ["12025–2029"]), ("2025–20291", ["2025–20291"]), ("2025-2029", ["2025-2029"]),
    ("2020–2024–2029", ["2020–2024", "–2029"]), ("“2025–2029”", ["“", "2025–2029", "”"]),
    ("a – b 2025–2029 c 2030–2034", ["a – b ", "2025–2029", " c ", "2030–2034"]),
  ])
  func rangesAreCutOut(_ sample: (String, [String])) {
    let pieces = YearRanges.pieces(sample.0)
    #expect(pieces.map(\.text) == sample.1)
    for piece in pieces {
      #expect(
        piece.isRange == (piece.text.count == 9 && piece.text.wholeMatch(of: /\d{4}–\d{4}/) != nil))
    }
  }
}
