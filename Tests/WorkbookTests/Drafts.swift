import TestSupport
import Workbook

/// Drafts that tests write.
enum Drafts {
  /// A draft that uses everything that can be drafted.
  static func everything() -> WorkbookDraft {
    var sheet = SheetDraft(name: "Aplikasi 'A' 1")
    sheet.columns = [
      ColumnDraft(width: 30, style: .wrapped), ColumnDraft(width: 18, style: .rupiah),
      ColumnDraft(width: 12, style: .date), ColumnDraft(width: 9.5, isHidden: true),
    ]
    sheet.rows = [
      RowDraft([CellDraft("DAFTAR APLIKASI", .title)], height: 24),
      RowDraft([
        CellDraft("Nama", .requiredHead), CellDraft("Anggaran", .head), CellDraft("Mulai", .head),
        CellDraft("Status", .head),
      ]),
      RowDraft((1...4).map { CellDraft(.number(String($0)), .numberRow) }),
      RowDraft([CellDraft("contoh: e-Surat", .example), CellDraft("isi", .hint)]),
      RowDraft([
        CellDraft("=1+1", .wrapped), CellDraft(.number("1250000000"), .rupiah),
        CellDraft(.date("2026-03-31"), .date), CellDraft("Ya", .text),
      ]),
      RowDraft([
        CellDraft(
          "ke baris", .link,
          link: LinkDraft(place: LinkDraft.place(sheet: "Lain", row: 3, column: 2))
        ),
        CellDraft(
          "berkas", .link,
          link: LinkDraft(target: "dinas a.xlsx", place: "Aplikasi!A5", tip: "buka")),
        CellDraft(nil, .locked), CellDraft(.boolean(true), .faulty),
      ]),
      RowDraft([
        CellDraft(" tepi\nbaris_x0041_\u{1}", .wrapped), CellDraft(.number("0.8"), .percent),
      ]),
      RowDraft([], isHidden: true),
    ]
    sheet.merges = [CellRange(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 4)]
    sheet.frozenRows = 3
    sheet.frozenColumns = 1
    sheet.filter = CellRange(firstRow: 2, firstColumn: 1, lastRow: 8, lastColumn: 4)
    sheet.notes = [
      NoteDraft(row: 2, column: 1, text: "Nama resmi & lengkap"),
      NoteDraft(row: 5, column: 2, text: "baris 1\nbaris 2"),
    ]
    sheet.page = PageDraft(paper: .f4, isLandscape: true, repeatedRows: 2...3)
    sheet.isProtected = true
    sheet.choices = choices
    var other = SheetDraft(name: "Lain")
    other.rows = (1...5).map {
      RowDraft([CellDraft("kode \($0)"), CellDraft(.number("\($0)"), .number)])
    }
    other.page = PageDraft(paper: .a4, isLandscape: false, footer: nil)
    var hidden = SheetDraft(name: "Tersembunyi")
    hidden.isHidden = true
    return WorkbookDraft(
      sheets: [sheet, other, hidden], title: "Buku & isian", creator: "Program", listSheet: "Daftar"
    )
  }

  private static var choices: [ChoiceDraft] {
    func column(_ column: Int) -> CellRange {
      CellRange(firstRow: 4, firstColumn: column, lastRow: 500, lastColumn: column)
    }
    return [
      ChoiceDraft(
        column(4), .list(["Ya", "Tidak"]), prompt: ("Pilih", "Pilih satu & simpan."),
        error: ("Tidak ada", "Pilih dari daftar.")),
      ChoiceDraft(column(1), .list(["satu, dua", "tiga \"empat\""]), isStrict: false),
      ChoiceDraft(
        column(2),
        .range(
          sheet: "Lain", CellRange(firstRow: 1, firstColumn: 1, lastRow: 5, lastColumn: 1))),
      ChoiceDraft(column(3), .list((1...200).map { "pilihan nomor \($0)" })),
    ]
  }

  /// A random sheet, its rows without empty ends, and what reading it back must give.
  static func random(_ generator: inout SeededGenerator) -> (SheetDraft, [[CellValue?]]) {
    var sheet = SheetDraft(name: "S")
    var expected: [[CellValue?]] = []
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let values = (0..<Int.random(in: 0...6, using: &generator)).map { _ in value(&generator) }
      sheet.rows.append(
        RowDraft(
          values.map { CellDraft($0, CellStyle.allCases.randomElement(using: &generator) ?? .text) }
        ))
      expected.append(values)
    }
    return (sheet, expected)
  }

  private static func value(_ generator: inout SeededGenerator) -> CellValue? {
    switch Int.random(in: 0...6, using: &generator) {
    case 0: nil
    case 1: .boolean(Bool.random(using: &generator))
    case 2: .error("#N/A")
    case 3: .number(number(&generator))
    case 4: .date(day(&generator))
    default: .text(text(&generator))
    }
  }

  private static func number(_ generator: inout SeededGenerator) -> String {
    let whole = Int64.random(in: 0...999_999_999_999, using: &generator)
    let sign = Bool.random(using: &generator) && whole > 0 ? "-" : ""
    guard Bool.random(using: &generator) else { return sign + String(whole) }
    return sign + "\(whole % 1_000_000).\(Int.random(in: 0...99_999_999, using: &generator))1"
  }

  private static func day(_ generator: inout SeededGenerator) -> String {
    func two(_ range: ClosedRange<Int>) -> String {
      let number = Int.random(in: range, using: &generator)
      return number < 10 ? "0\(number)" : String(number)
    }
    let day = "\(Int.random(in: 1900...9999, using: &generator))-\(two(1...12))-\(two(1...28))"
    guard Bool.random(using: &generator) else { return day }
    return "\(day)T\(two(0...23)):\(two(0...59)):\(two(1...59))"
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", " ", "\n", "_x0041_", "_", "x", "=", "&", "<", "\"", "é", "日", "😀", "\u{1}", "\t", "]]>",
      "_x005F_", "\u{FFFF}", "0", "'", "\u{A0}", "e\u{301}",
    ]
    let count = Int.random(in: 1...12, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
