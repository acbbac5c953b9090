import Testing
import Workbook

@Suite struct WorkbookXLSXTests {
  @Test func workbookOfOpenpyxlIsRead() throws {
    let book = try Cells.workbook("openpyxl.xlsx")
    #expect(book.sheets.map(\.name) == ["Aplikasi", "Daftar", "Kosong"])
    #expect(book.sheets.map(\.isHidden) == [false, true, false])
    #expect(book.sheets.allSatisfy { $0.failure == nil })
    let sheet = book.sheets[0]
    #expect(sheet.merges.map(\.name) == ["A1:D1"])
    #expect(sheet.rows.filter(\.isHidden).map(\.number) == [6])
    #expect(sheet.rows.map(\.number) == [1, 2, 3, 4, 5, 6, 8, 9])
    let cells = Cells.values(sheet)
    #expect(cells["A4"] == .text("e-Surat\nversi 2"))
    #expect(cells["B4"] == .number("1250000000"))
    #expect(cells["C4"] == .date("2026-03-31"))
    #expect(cells["D4"] == .boolean(true))
    #expect(cells["E4"] == .number("0.8"))
    #expect(sheet.rows[3].cells.map(\.isPercent) == [false, false, false, false, true, false])
    #expect(cells["F4"] == .formulaWithoutResult)
    #expect(cells["A5"] == .text("SIM & <RS>"))
    #expect(cells["B5"] == .number("0.3"))
    #expect(cells["C5"] == .date("2026-03-31T08:30:00"))
    #expect(cells["D5"] == .boolean(false))
    #expect(cells["E5"] == .number("-0.00000015"))
    #expect(cells["B6"] == .number("1250000000000000000000"))
    #expect(cells["C6"] == .text("08:30:00"))
    #expect(cells["A8"] == .text("teks tebal lagi"))
    #expect(cells["B8"] == .error("#N/A"))
    #expect(cells["C8"] == .date("2025-01-05"))
    #expect(cells["D8"] == .text("0062"))
    #expect(cells["E8"] == .text("36:15:00"))
    #expect(cells["A9"] == .text("Rp 1.250.000.000\u{A0}"))
    #expect(Cells.values(book.sheets[1]) == ["B3": .text("isi")])
    #expect(book.sheets[2].rows.isEmpty)
  }

  @Test func workbookOfLibreOfficeSaysTheSameAndTheResultsOfItsFormulas() throws {
    let own = try Cells.workbook("libreoffice.xlsx")
    let other = try Cells.workbook("openpyxl.xlsx")
    #expect(own.sheets.map(\.name) == ["Aplikasi", "Daftar", "Kosong", "Rumus"])
    var expected = Cells.values(other.sheets[0])
    expected["F4"] = .number("2500000000")
    #expect(Cells.values(own.sheets[0]) == expected)
    #expect(own.sheets[0].rows.filter(\.isHidden).map(\.number) == [6])
    #expect(own.sheets[0].merges == other.sheets[0].merges)
    #expect(
      Cells.values(own.sheets[3]) == [
        "A1": .number("0.25"), "A2": .text("ab"), "A3": .boolean(true), "A4": .error("#DIV/0!"),
        "A6": .date("2026-03-31"), "A7": .number("1250000000"),
      ])
  }

  @Test func workbookOfExcelIsReadThroughItsRelationships() throws {
    let book = try Cells.workbook("excel.xlsx")
    #expect(book.sheets.map(\.name) == ["Pertama", "Grafik", "Kedua"])
    #expect(book.sheets.map(\.isHidden) == [false, false, true])
    #expect(Cells.values(book.sheets[2]) == ["A1": .text("kedua")])
    #expect(book.sheets[1].rows.isEmpty)
    let sheet = book.sheets[0]
    let cells = Cells.values(sheet)
    #expect(cells["B1"] == .text("  dua spasi  "))
    #expect(cells["C1"] == .text("baris 1\nbaris 2"))
    #expect(cells["D1"] == .text("tebal biasa"))
    #expect(cells["E1"] == .text("_x0041_ dan A dan _xZZZZ_"))
    #expect(cells["F1"] == .text("tepi"))
    #expect(sheet.merges.map(\.name) == ["A1:B1"])
    #expect(sheet.rows.map(\.number) == [1, 2, 3, 4, 5, 1_048_576])
    #expect(sheet.rows.last?.cells.map(\.column) == [16_384])
  }

  @Test func serialNumbersAreDaysOfTheirFormat() throws {
    let cells = Cells.values(try Cells.workbook("excel.xlsx").sheets[0])
    #expect(cells["A2"] == .date("2026-03-31"))
    #expect(cells["B2"] == .date("1900-02-29"))
    #expect(cells["C2"] == .date("1900-02-28"))
    #expect(cells["D2"] == .date("1900-03-01"))
    #expect(cells["E2"] == .date("1900-01-01"))
    #expect(cells["F2"] == .date("2026-03-31T08:30:00"))
    #expect(cells["G2"] == .text("36:15:00"))
    #expect(cells["H2"] == .date("2026-03-31"))
    #expect(cells["A3"] == .number("1250000000"))
    #expect(cells["B3"] == .number("2.5"))
    #expect(cells["C3"] == .number("0.3"))
    #expect(cells["D3"] == .number("1250000000"))
    #expect(cells["E3"] == .number("-0.00001"))
    #expect(cells["F3"] == .number("123456789012345678"))
    #expect(cells["G3"] == .number("-1"))
    #expect(cells["H3"] == .number("3000000"))
  }

  @Test func resultsOfFormulasAreRead() throws {
    let cells = Cells.values(try Cells.workbook("excel.xlsx").sheets[0])
    #expect(cells["A4"] == .number("2"))
    #expect(cells["B4"] == .text("a"))
    #expect(cells["C4"] == .boolean(true))
    #expect(cells["D4"] == .error("#DIV/0!"))
    #expect(cells["E4"] == nil)
    #expect(cells["F4"] == .formulaWithoutResult)
    #expect(cells["G4"] == .number("2"))
    #expect(cells["A5"] == .boolean(false))
    #expect(cells["B5"] == nil)
  }

  @Test func strictVariantWithPrefixesAndWithoutReferencesIsRead() throws {
    let book = try Cells.workbook("strict.xlsx")
    #expect(book.sheets.map(\.name) == ["Strict"])
    #expect(
      Cells.values(book.sheets[0]) == [
        "A1": .text("satu dua"), "B1": .date("2026-03-31"), "C1": .date("2026-03-31"),
        "C3": .number("3"), "D3": .number("4"),
      ])
  }

  @Test func rowsAndCellsInDisorderArePutInOrder() throws {
    let sheet = try Cells.workbook("wps.xlsx").sheets[0]
    #expect(sheet.failure == nil)
    #expect(sheet.rows.map(\.number) == [2, 3])
    #expect(sheet.rows[1].cells.map(\.column) == [1, 2])
    #expect(
      Cells.values(sheet) == [
        "A2": .text("teks é"), "A3": .number("1"), "B3": .text("日本 & \t"),
      ])
  }

  @Test func secondDateSystemIsKnown() throws {
    let cells = Cells.values(try Cells.workbook("mac1904.xlsx").sheets[0])
    #expect(cells == ["A1": .date("2026-03-31"), "A2": .date("1904-01-02T12:00:00")])
  }

  @Test func workbookOfXlsxWriterIsRead() throws {
    let book = try Cells.workbook("xlsxwriter.xlsx")
    let cells = Cells.values(book.sheets[0])
    #expect(cells["B40"] == .number("39000019.5"))
    #expect(cells["C2"] == .date("2026-01-02"))
    #expect(cells["A41"] == .text("a b c"))
    #expect(cells["B41"] == .number("780000019.5"))
    #expect(Cells.values(book.sheets[1]) == ["C10": .text("jauh")])
  }

  @Test func valueOfARowIsFoundByColumn() {
    let row = Row(
      number: 1, cells: [Cell(column: 2, value: .text("a")), Cell(column: 4, value: .text("b"))])
    #expect(row.value(2) == .text("a"))
    #expect(row.value(4) == .text("b"))
    #expect(row.value(1) == nil)
    #expect(row.value(9) == nil)
  }
}
