import Testing

@testable import Prepare

@Suite struct TableTests {
  private func text(_ cell: Cell?) -> String? {
    guard case .text(let text)? = cell?.parts.first else { return nil }
    return text
  }

  @Test func cellsAreFoundByTheirColumn() {
    var cells: RowCells = ["a": Cell("1"), "b": Cell("2")]
    #expect(text(cells["a"]) == "1" && text(cells["b"]) == "2" && cells["c"] == nil)
    cells["b"] = Cell("3")
    cells["c"] = Cell("4")
    cells["a"] = nil
    cells["d"] = nil
    #expect(cells["a"] == nil && text(cells["b"]) == "3" && text(cells["c"]) == "4")
    let merged = cells.merging(["c": Cell("5"), "e": Cell("6")])
    #expect(text(merged["b"]) == "3" && text(merged["c"]) == "5" && text(merged["e"]) == "6")
    #expect(text(cells["c"]) == "4")
  }

  /// Words are told by blanks, tabs, line breaks and no-break spaces, and measured in characters.
  @Test func longWordsAreFoundWhereverTheyStand() {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\u{A0}"]
    let around = [("", ""), ("kata ", ""), ("a b ", " c"), ("x\u{A0}", "\ty"), ("", "\n")]
    var long = 0
    for length in 26...31 {
      for letter in ["a", "é", "…", "\u{A9}"] {
        for (front, behind) in around {
          let text = front + String(repeating: letter, count: length) + behind
          let words = text.unicodeScalars.split(whereSeparator: blanks.contains)
          let isLong = words.contains { $0.count > 28 }
          #expect(text.hasLongWord == isLong, "\(text)")
          long += isLong ? 1 : 0
        }
      }
    }
    #expect(long == 3 * 4 * 5)
    #expect(!String(repeating: "dua puluh delapan ", count: 20).hasLongWord)
  }
}
