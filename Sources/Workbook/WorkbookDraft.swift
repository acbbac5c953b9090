internal import Diagnostics

/// A workbook to be written: what its cells hold and how they look, from a closed set of looks.
public struct WorkbookDraft: Sendable {
  public var sheets: [SheetDraft]
  /// Title among the properties of the document.
  public var title: String
  /// Who made the workbook, for the properties and for notes: a program, never a person.
  public var creator: String
  /// Name of the hidden sheet that holds lists of choices too long for a cell's own rule; written
  /// only when there is such a list.
  public var listSheet: String

  public init(
    sheets: [SheetDraft] = [], title: String = "", creator: String = "", listSheet: String = "_"
  ) {
    self.sheets = sheets
    self.title = title
    self.creator = creator
    self.listSheet = listSheet
  }
}

/// A sheet to be written. Rows begin at 1 and cells at column 1, without gaps.
public struct SheetDraft: Sendable {
  /// At most 31 characters, none of `[ ] : * ? / \`.
  public var name: String
  public var isHidden = false
  /// Columns from the first on; those not named have the width of the program.
  public var columns: [ColumnDraft] = []
  public var rows: [RowDraft] = []
  public var merges: [CellRange] = []
  /// Rows at the top that stay in view.
  public var frozenRows = 0
  /// Columns at the left that stay in view.
  public var frozenColumns = 0
  /// Head row and data that can be filtered.
  public var filter: CellRange?
  public var choices: [ChoiceDraft] = []
  public var notes: [NoteDraft] = []
  public var page = PageDraft()
  /// Whether cells of the look ``CellStyle/locked`` cannot be changed; all others can.
  public var isProtected = false

  public init(name: String) { self.name = name }
}

/// A column to be written.
public struct ColumnDraft: Sendable, Hashable {
  /// Width in characters.
  public var width: Double
  /// The look of its cells where no row says otherwise.
  public var style: CellStyle?
  public var isHidden: Bool

  public init(width: Double, style: CellStyle? = nil, isHidden: Bool = false) {
    self.width = width
    self.style = style
    self.isHidden = isHidden
  }
}

/// A row to be written.
public struct RowDraft: Sendable {
  public var cells: [CellDraft]
  /// Height in points; nil lets the program fit it.
  public var height: Double?
  public var isHidden: Bool

  public init(_ cells: [CellDraft] = [], height: Double? = nil, isHidden: Bool = false) {
    self.cells = cells
    self.height = height
    self.isHidden = isHidden
  }
}

/// A cell to be written.
public struct CellDraft: Sendable {
  /// Nil leaves the cell empty; a formula without result is left empty too.
  ///
  /// Text stays text, whatever it begins with. A number of more than 15 significant digits, and a
  /// day before 1900, are written as text, since no spreadsheet holds them.
  public var value: CellValue?
  public var style: CellStyle
  public var link: LinkDraft?

  public init(_ value: CellValue? = nil, _ style: CellStyle = .text, link: LinkDraft? = nil) {
    self.value = value
    self.style = style
    self.link = link
  }

  /// A cell of text.
  public init(_ text: String, _ style: CellStyle = .text, link: LinkDraft? = nil) {
    self.init(.text(text), style, link: link)
  }
}

/// How a cell looks.
public enum CellStyle: Int, Sendable, Hashable, CaseIterable {
  /// One line of text that stays text when it is typed over, so that codes keep their zeros.
  case text
  case title
  case head
  /// The head of a column that must be filled.
  case requiredHead
  case hint
  /// The row of column numbers below the head.
  case numberRow
  case wrapped
  case number
  /// Whole rupiah, with a mark between thousands.
  case rupiah
  case percent
  case date
  case link
  /// A row that shows how to fill the sheet.
  case example
  /// Grey; cannot be changed when the sheet is protected.
  case locked
  /// A value that needs attention.
  case faulty
}

/// Where a cell leads to.
public struct LinkDraft: Sendable, Hashable {
  /// A URL or a relative file; nil leads inside the workbook.
  public var target: String?
  /// A place in the workbook or in the file, such as `'Aplikasi'!C12`.
  public var place: String?
  /// Words that appear beside the pointer.
  public var tip: String?

  public init(target: String? = nil, place: String? = nil, tip: String? = nil) {
    self.target = target
    self.place = place
    self.tip = tip
  }

  /// The place of a cell, with the name of its sheet quoted.
  public static func place(sheet: String, row: Int, column: Int) -> String {
    "\(SheetName.quoted(sheet))!\(CellName.name(row: row, column: column))"
  }
}

/// A rule that offers choices for cells.
public struct ChoiceDraft: Sendable {
  public enum Source: Sendable, Hashable {
    /// These texts.
    case list([String])
    /// The cells of a sheet of the same workbook.
    case range(sheet: String, CellRange)
  }

  public var range: CellRange
  public var source: Source
  /// Whether other values are refused; otherwise the program asks whether they are meant.
  public var isStrict: Bool
  /// Shown when a cell is entered: heading (32 characters at most) and words (255).
  public var prompt: (title: String, text: String)?
  /// Shown when another value is entered: heading (32 characters at most) and words (225).
  public var error: (title: String, text: String)?

  public init(
    _ range: CellRange, _ source: Source, isStrict: Bool = true,
    prompt: (title: String, text: String)? = nil, error: (title: String, text: String)? = nil
  ) {
    self.range = range
    self.source = source
    self.isStrict = isStrict
    self.prompt = prompt
    self.error = error
  }
}

/// A note at a cell.
public struct NoteDraft: Sendable, Hashable {
  public var row: Int
  public var column: Int
  public var text: String

  public init(row: Int, column: Int, text: String) {
    self.row = row
    self.column = column
    self.text = text
  }
}

/// How a sheet is printed: always one page wide, as many pages long as it needs.
public struct PageDraft: Sendable, Hashable {
  /// Sizes of paper by their numbers in workbooks (ECMA-376 part 1, 18.3.1.63).
  public enum Paper: Int, Sendable, Hashable {
    case a4 = 9
    /// Folio, 8.5 by 13 inches, which Indonesian offices call F4.
    case f4 = 14
  }

  public var paper: Paper
  public var isLandscape: Bool
  /// Rows that are repeated at the top of every page.
  public var repeatedRows: ClosedRange<Int>?
  /// Words and codes at the foot, such as `&C&P / &N`.
  public var footer: String?

  public init(
    paper: Paper = .a4, isLandscape: Bool = true, repeatedRows: ClosedRange<Int>? = nil,
    footer: String? = "&C&P / &N"
  ) {
    self.paper = paper
    self.isLandscape = isLandscape
    self.repeatedRows = repeatedRows
    self.footer = footer
  }
}

/// Why a workbook cannot be written as drafted.
public enum WorkbookDraftFailure: Error, Sendable, Hashable {
  /// A sheet has a name that programs refuse, or that another sheet has already.
  case sheetName(String)
  /// A workbook needs a sheet that can be seen.
  case noVisibleSheet
  /// A text of more than 32,767 characters.
  case textTooLong(sheet: String, row: Int, column: Int)
  /// More rows or columns than a sheet has.
  case tooLarge(sheet: String, WorkbookExtent)
  /// The archive cannot be made.
  case archive(ArchiveFailure)
}
