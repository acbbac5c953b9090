public import XMLTree

/// Why a workbook, or a sheet of it, cannot be read.
public enum WorkbookFailure: Error, Sendable, Hashable {
  /// The archive around the workbook is refused or damaged.
  case archive(ArchiveFailure)
  /// A workbook of the binary format before 2007 (`.xls`).
  case oldFormat
  /// A workbook that needs a password.
  case encrypted
  /// A file of another program or kind, by the usual ending of its name, such as `xlsb`, `ods` or
  /// `docx`.
  case otherFormat(String)
  /// Bytes of no known kind.
  case notAWorkbook
  /// There is no sheet of this name.
  case missingSheet(String)
  /// A part that the workbook names is not there.
  case missingPart(String)
  /// A part is not well-formed, or holds what is refused (a DOCTYPE).
  case brokenPart(String, XMLIssue)
  /// More rows, columns, cells or texts than are read.
  case tooLarge(WorkbookExtent)
  /// A quotation mark of a CSV file that is never closed: the row where it opens.
  case unclosedQuote(row: Int)
}

/// What there can be too much of in a workbook.
public enum WorkbookExtent: String, Sendable, Hashable {
  /// More than 1,048,576 rows, the most that Excel knows.
  case rows
  /// More than 16,384 columns, the most that Excel knows.
  case columns
  /// More than 8 million cells with a value in all sheets together.
  case cells
  /// More than 4 million shared texts.
  case texts

  /// The most that is read.
  public var limit: Int {
    switch self {
    case .rows: 1_048_576
    case .columns: 16_384
    case .cells: 8_000_000
    case .texts: 4_000_000
    }
  }
}
