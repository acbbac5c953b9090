/// A workbook as values: what its cells show, with their places, and nothing of its look.
public struct Workbook: Sendable {
  /// Sheets in the order of the workbook, hidden ones included.
  public var sheets: [Sheet]

  public init(sheets: [Sheet] = []) { self.sheets = sheets }
}

/// A sheet of a workbook.
public struct Sheet: Sendable {
  public var name: String
  public var isHidden: Bool
  /// Rows that hold at least one cell with a value, in order.
  public var rows: [Row]
  /// Ranges whose cells were merged into one. A program shows the first cell of each only; values of
  /// the others, which few programs leave there, are among the rows all the same.
  public var merges: [CellRange]
  /// Why the sheet could not be read to its end; the rows before the defect are there.
  public var failure: WorkbookFailure?

  public init(name: String, isHidden: Bool = false, rows: [Row] = [], merges: [CellRange] = []) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.merges = merges
  }
}

/// A row with its cells.
public struct Row: Sendable {
  /// Number as the workbook shows it, counted from 1.
  public var number: Int
  public var isHidden: Bool
  /// Cells that hold a value, by ascending column.
  public var cells: [Cell]

  public init(number: Int, isHidden: Bool = false, cells: [Cell] = []) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }

  /// The value in a column, counted from 1; nil when the cell is empty.
  public func value(_ column: Int) -> CellValue? {
    // Rows are short and sorted; most cells stand where their column says.
    if column <= cells.count, cells[column - 1].column == column { return cells[column - 1].value }
    return cells.first { $0.column == column }?.value
  }
}

/// A cell that holds a value.
public struct Cell: Sendable {
  /// Column, counted from 1.
  public var column: Int
  public var value: CellValue
  /// Whether the number is shown as a percentage: the cell shows 80% where its value is `0.8`.
  public var isPercent: Bool

  public init(column: Int, value: CellValue, isPercent: Bool = false) {
    self.column = column
    self.value = value
    self.isPercent = isPercent
  }
}

/// What a cell shows.
public enum CellValue: Sendable, Hashable {
  /// Text of any kind: shared, inline, rich (its runs joined), or the text result of a formula. Line
  /// breaks are `\n`. Also what a number shows that is a time of day (`08:30:00`), a duration
  /// (`36:15:00`) or a code with leading zeros (`0062`) by its format.
  case text(String)
  /// A number as plain decimal digits with a point and no exponent, such as `1250000000` or `0.5`.
  case number(String)
  /// A day, `2026-03-31`, also the 1900-02-29 that Excel knows; a time of day that is not midnight follows as `2026-03-31T08:30:00`.
  case date(String)
  case boolean(Bool)
  /// An error such as `#REF!`.
  case error(String)
  /// A formula for which the workbook holds no result.
  case formulaWithoutResult
}

/// A rectangle of cells, all bounds counted from 1 and included.
public struct CellRange: Sendable, Hashable {
  public var firstRow: Int
  public var firstColumn: Int
  public var lastRow: Int
  public var lastColumn: Int

  public init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
    self.firstRow = firstRow
    self.firstColumn = firstColumn
    self.lastRow = lastRow
    self.lastColumn = lastColumn
  }
}
