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
}
