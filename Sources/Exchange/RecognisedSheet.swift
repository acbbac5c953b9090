internal import Diagnostics
public import Workbook

/// A sheet that was recognised: which layout it follows, where its head is, what each column holds.
public struct RecognisedSheet: Sendable {
  /// A column that was recognised.
  struct Column: Sendable {
    /// Number in the sheet, counted from 1.
    let number: Int
    /// Heading as written.
    let heading: String
    let layout: ColumnLayout
    /// Year that the heading holds.
    let year: Int?

    /// The field as a finding names it, with the year in its place.
    var field: String {
      year.map { layout.field.replacing("%tahun%", with: String($0)) } ?? layout.field
    }
  }

  /// File as the user named it, or its path inside a folder or archive.
  let file: String
  let sheet: Sheet
  let layout: SheetLayout
  /// Row of the head; 0 for a form, which has none.
  let headRow: Int
  let columns: [Column]
  /// Columns that were not recognised.
  let ignored: [(number: Int, heading: String)]
  /// Rows below the head that hold data, as positions in `sheet.rows`.
  let rows: Range<Int>

  /// A place in the sheet for findings.
  func location(row: Int, column: Column?) -> Location {
    Location(
      file: file, row: row, column: column?.number ?? columns.first?.number ?? 1,
      sheet: sheet.name, heading: column?.heading)
  }

  /// The first column of a field.
  func column(_ field: String) -> Column? { columns.first { $0.layout.field == field } }
}
