import Prepare
import TestSupport
import Testing

@Suite struct MoneyTests {
  @Test func uncountedLineAddsNoZero() {
    var money = Money()
    money.add(nil)
    #expect(money.isEmpty)
    #expect(money.lines == 1)
    #expect(money.uncounted == 1)
    money.add(0)
    #expect(!money.isEmpty)
    #expect(money.rupiah == 0)
  }

  @Test func sumIsExactBeyond64Bits() {
    var money = Money()
    for _ in 0..<1_000 { money.add(Int64.max) }
    #expect(money.rupiah == Int128(Int64.max) * 1_000)
  }

  @Test func rowsAndColumnsGiveTheSameTotal() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      var table = MoneyTable(rows: ["kosong", "A"])
      var expected = Money()
      let years = 2025...2029
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let amount: Int64? =
          Int.random(in: 0..<5, using: &random) == 0
          ? nil : Int64.random(in: 0...999_999_999_999_999_999, using: &random)
        let row = ["A", "B", "C", "D"][Int.random(in: 0..<4, using: &random)]
        table.add(amount, row: row, year: Int.random(in: years, using: &random))
        expected.add(amount)
      }
      var rows = Money()
      for row in table.rows { rows.add(table.total(row: row)) }
      var columns = Money()
      for year in years { columns.add(table.total(year: year)) }
      #expect(rows == expected)
      #expect(columns == expected)
      #expect(table.total == expected)
    }
  }

  @Test func rowsKeepTheirOrderAndEmptyOnesStay() {
    var table = MoneyTable(rows: ["b", "a", "b"])
    table.add(1, row: "c", year: 2025)
    table.add(1, row: "a", year: 2025)
    #expect(table.rows == ["b", "a", "c"])
    table.sort { $0 < $1 }
    #expect(table.rows == ["a", "b", "c"])
    #expect(table["b", 2025].lines == 0)
    #expect(table["tidak ada", 2025].lines == 0)
  }
}
