internal import Diagnostics
internal import Workbook

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

extension RecognisedSheet {
  /// How a sheet was read, in words of the user.
  public struct Explanation: Sendable {
    /// A column with its field; nil when it is not read.
    public struct Column: Sendable {
      public let letters: String
      public let heading: String
      public let field: String?
    }

    public let file: String
    public let sheet: String
    public let layout: String
    /// Row of the head; 0 for a form, which has none.
    public let headRow: Int
    /// Columns from left to right.
    public let columns: [Column]
  }

  /// How the sheet was read.
  public var explanation: Explanation {
    var all = ignored.map { (number: $0.number, heading: $0.heading, field: String?.none) }
    if layout.form != .form {
      all += columns.map { (number: $0.number, heading: $0.heading, field: $0.field) }
    }
    return Explanation(
      file: file, sheet: sheet.name, layout: layout.name, headRow: headRow,
      columns: all.sorted { $0.number < $1.number }.map {
        Explanation.Column(
          letters: CellName.letters($0.number), heading: $0.heading, field: $0.field)
      })
  }
}
