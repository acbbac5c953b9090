import Diagnostics
import TestSupport
import Testing
import Workbook

@Suite struct WorkbookDraftTests {
  @Test func draftIsReadBackAsItWasDrafted() throws {
    let bytes = try Drafts.everything().xlsx()
    let book = try Workbook(xlsx: bytes)
    #expect(book.sheets.map(\.name) == ["Aplikasi 'A' 1", "Lain", "Tersembunyi", "Daftar"])
    #expect(book.sheets.map(\.isHidden) == [false, false, true, true])
    #expect(book.sheets.allSatisfy { $0.failure == nil })
    let cells = Cells.values(book.sheets[0])
    #expect(cells["A5"] == .text("=1+1"))
    #expect(cells["B5"] == .number("1250000000"))
    #expect(cells["C5"] == .date("2026-03-31"))
    #expect(cells["A7"] == .text(" tepi\nbaris_x0041_\u{1}"))
    #expect(book.sheets[0].rows.first { $0.number == 7 }?.cells.last?.isPercent == true)
    #expect(book.sheets[0].merges.map(\.name) == ["A1:D1"])
    let list = Cells.values(book.sheets[3])
    #expect(list["A1"] == .text("satu, dua"))
    #expect(list["B200"] == .text("pilihan nomor 200"))
  }

  @Test func sameDraftGivesTheSameBytes() throws {
    #expect(try Drafts.everything().xlsx() == Drafts.everything().xlsx())
  }

  @Test func whateverIsWrittenIsReadBack() throws {
    var generator = SeededGenerator(seed: 4)
    for round in 0..<300 {
      let (sheet, expected) = Drafts.random(&generator)
      let read = try Workbook(xlsx: WorkbookDraft(sheets: [sheet]).xlsx()).sheets[0]
      #expect(read.failure == nil)
      var values: [String: CellValue] = [:]
      for (row, cells) in expected.enumerated() {
        for (column, value) in cells.enumerated() {
          values[CellName.name(row: row + 1, column: column + 1)] = value
        }
      }
      #expect(Cells.values(read) == values, "round \(round)")
    }
  }

  @Test func valuesThatNoSpreadsheetHoldsAreText() throws {
    var sheet = SheetDraft(name: "S")
    sheet.rows = [
      RowDraft([
        CellDraft(.number("123456789012345678"), .number), CellDraft(.number("1,5"), .number),
        CellDraft(.date("1800-01-01"), .date), CellDraft(.date("2026-02-30"), .date),
        CellDraft(.formulaWithoutResult, .number), CellDraft(.number("1.50E3"), .number),
        CellDraft(.date("1900-02-29"), .date), CellDraft(.date("1900-01-01"), .date),
      ])
    ]
    let read = try Workbook(xlsx: WorkbookDraft(sheets: [sheet]).xlsx()).sheets[0]
    #expect(
      read.rows[0].cells.map(\.value) == [
        .text("123456789012345678"), .text("1,5"), .text("1800-01-01"), .text("2026-02-30"),
        .number("1500"), .date("1900-02-29"), .date("1900-01-01"),
      ])
  }

  @Test func draftsThatProgramsRefuseAreFailures() {
    func failure(_ draft: WorkbookDraft) -> WorkbookDraftFailure? {
      do throws(WorkbookDraftFailure) {
        _ = try draft.xlsx()
        return nil
      } catch { return error }
    }
    for name in ["", "a/b", "a:b", "'a", String(repeating: "x", count: 32), "a\nb"] {
      #expect(failure(WorkbookDraft(sheets: [SheetDraft(name: name)])) == .sheetName(name))
    }
    let twice = WorkbookDraft(sheets: [SheetDraft(name: "A"), SheetDraft(name: "a")])
    #expect(failure(twice) == .sheetName("a"))
    var hidden = SheetDraft(name: "A")
    hidden.isHidden = true
    #expect(failure(WorkbookDraft(sheets: [hidden])) == .noVisibleSheet)
    #expect(failure(WorkbookDraft()) == .noVisibleSheet)
    var long = SheetDraft(name: "A")
    long.rows = [RowDraft([CellDraft(), CellDraft(String(repeating: "x", count: 32_768))])]
    #expect(
      failure(WorkbookDraft(sheets: [long])) == .textTooLong(sheet: "A", row: 1, column: 2))
    var clash = SheetDraft(name: "_")
    clash.choices = [
      ChoiceDraft(CellRange(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 1), .list(["a,b"]))
    ]
    #expect(failure(WorkbookDraft(sheets: [clash])) == .sheetName("_"))
  }

  @Test(arguments: [
    ("Data dan Informasi", "Data dan Informasi"), ("a/b: c", "a b c"), ("", "_"),
    (
      "Dinas Komunikasi, Informatika, Persandian dan Statistik", "Dinas Komunikasi, Informatika,"
    ), ("'x'", "x"), (String(repeating: "y", count: 40), String(repeating: "y", count: 31)),
  ])
  func namesOfSheetsAreMadeValid(_ pair: (String, String)) {
    #expect(SheetName.valid(pair.0) == pair.1)
    #expect(SheetName.isValid(SheetName.valid(pair.0)))
  }

  @Test func rowsGrowWithTheirWrappedTexts() throws {
    var sheet = SheetDraft(name: "S")
    sheet.columns = [ColumnDraft(width: 10), ColumnDraft(width: 20)]
    let long = String(repeating: "kata ", count: 10)
    sheet.rows = [
      RowDraft([CellDraft(long, .wrapped), CellDraft(long, .wrapped)]),
      RowDraft([CellDraft(long, .text), CellDraft("pendek", .wrapped)]),
      RowDraft([CellDraft(long, .wrapped)], height: 20),
      RowDraft([CellDraft(String(repeating: "a\n", count: 500), .wrapped)]),
    ]
    let part = try Archive(WorkbookDraft(sheets: [sheet]).xlsx()).read("xl/worksheets/sheet1.xml")
    let rows = String(decoding: part, as: UTF8.self).split(separator: "\n").filter {
      $0.contains("<row ")
    }
    #expect(rows.map { $0.contains("ht=\"75.0\"") } == [true, false, false, false])
    #expect(!rows[1].contains("ht=") && !rows[0].contains("customHeight"))
    #expect(rows[2].contains("ht=\"20.0\"") && rows[2].contains("customHeight"))
    #expect(rows[3].contains("ht=\"409.5\""))
  }

  @Test func nothingTellsTheDayOrThePerson() throws {
    let archive = try Archive(Drafts.everything().xlsx())
    #expect(archive.entries.map(\.name).first == "[Content_Types].xml")
    let core = String(decoding: try archive.read("docProps/core.xml"), as: UTF8.self)
    #expect(core.contains("Buku &amp; isian"))
    #expect(!core.contains("created"))
    #expect(!core.contains("modified"))
    #expect(!core.contains("lastModifiedBy"))
  }
}
