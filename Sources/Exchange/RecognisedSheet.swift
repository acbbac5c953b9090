internal import Diagnostics
internal import Workbook

/// A sheet that was recognised: which layout it follows, where its head is, what each column holds.
///
/// What every row of the sheet needs to know of it is worked out once.
public final class RecognisedSheet: Sendable {
  /// A column that was recognised.
  final class Column: Sendable {
    /// Number in the sheet, counted from 1.
    let number: Int
    /// Heading as written.
    let heading: String
    let layout: ColumnLayout
    /// The field as a finding names it, with the year in its place.
    let field: String
    /// The field taken apart at its slashes.
    let path: [String]
    /// Whether the column is a field of the plan and not only a help for reading it.
    let isField: Bool

    /// A column whose heading may hold a year.
    init(number: Int, heading: String, layout: ColumnLayout, year: Int?) {
      self.number = number
      self.heading = heading
      self.layout = layout
      field = year.map { layout.field.replacing("%tahun%", with: String($0)) } ?? layout.field
      path = field.split(separator: "/").map(String.init)
      isField = !layout.field.hasPrefix("#") && layout.field != "@kode"
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
  /// Columns that hold one level of a reference each.
  let levelColumns: [Column]
  /// All other columns.
  let plainColumns: [Column]
  /// Fields that an element must have, with their layouts.
  let needed: [ColumnLayout]
  /// Fields that have a column for each kind of object that they lead to.
  let linkFields: [String]
  /// Elements of which a column holds an attribute, so that they may be there before their text.
  private let elementsWithAttributes: Set<String>
  private let names: Set<String>
  private let byField: [String: Column]

  init(
    file: String, sheet: Sheet, layout: SheetLayout, headRow: Int, columns: [Column],
    ignored: [(number: Int, heading: String)], rows: Range<Int>
  ) {
    self.file = file
    self.sheet = sheet
    self.layout = layout
    self.headRow = headRow
    self.columns = columns
    self.ignored = ignored
    self.rows = rows
    levelColumns = columns.filter { $0.layout.level != nil }
    plainColumns = columns.filter { $0.layout.level == nil }
    needed = layout.columns.filter {
      ($0.role == .row || $0.isRequired) && !$0.field.hasPrefix("#")
    }
    linkFields = Set(layout.columns.compactMap { $0.linkKind == nil ? nil : $0.field }).sorted()
    elementsWithAttributes = Set(
      columns.compactMap { column in
        guard let last = column.path.last, last.hasPrefix("@"), column.path.count > 1 else {
          return nil
        }
        return column.path[column.path.count - 2]
      })
    names = Set(columns.flatMap(\.path))
    byField = Dictionary(
      columns.map { ($0.layout.field, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether an element or attribute of this name can come from the sheet.
  func holds(_ name: String) -> Bool { names.contains(name) }

  /// Whether an element may be there already when its text comes.
  func mayComeEarlier(_ name: String) -> Bool { elementsWithAttributes.contains(name) }

  /// A place in the sheet for findings.
  func location(row: Int, column: Column?) -> Location {
    Location(
      file: file, row: row, column: column?.number ?? columns.first?.number ?? 1,
      sheet: sheet.name, heading: column?.heading)
  }

  /// The first column of a field.
  func column(_ field: String) -> Column? { byField[field] }
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
