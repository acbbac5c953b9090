/// A text of a word processor as values: what it says and how it is built, with nothing of its look
/// but emphasis.
///
/// Tracked changes are resolved as if all were accepted; page layout is left out. What else is left
/// out is in ``remarks``.
public struct TextDocument: Sendable {
  public var blocks: [TextBlock]
  /// Footnotes and endnotes in the order of their marks; `TextInline.note` holds the position.
  public var notes: [[TextBlock]]
  public var comments: [TextComment]
  /// Pictures by the name of their part, such as `word/media/image1.png`.
  public var pictures: [String: [UInt8]]
  /// What stands above and below the text on its pages, each text once.
  public var margins: [TextMargin] = []
  /// Title that the properties of the file name; empty where they name none.
  public var title = ""
  /// What was resolved or left out, in the order of the text.
  public var remarks: [TextRemark]
  /// Properties of its own that the document carries, text by name (ECMA-376 part 1, 22.3).
  public var properties: [String: String] = [:]

  public init(
    blocks: [TextBlock] = [], notes: [[TextBlock]] = [], comments: [TextComment] = [],
    pictures: [String: [UInt8]] = [:], remarks: [TextRemark] = []
  ) {
    self.blocks = blocks
    self.notes = notes
    self.comments = comments
    self.pictures = pictures
    self.remarks = remarks
  }
}

/// A block of a text.
public enum TextBlock: Sendable, Hashable {
  case paragraph(TextParagraph)
  case table(TextTable)

  /// All text of the block, cells of tables separated by tabs and their rows by line breaks.
  public var text: String {
    switch self {
    case .paragraph(let paragraph): paragraph.text
    case .table(let table):
      table.rows.map { row in
        row.cells.map { $0.blocks.map(\.text).joined(separator: " ") }.joined(separator: "\t")
      }.joined(separator: "\n")
    }
  }
}

/// A paragraph.
public struct TextParagraph: Sendable, Hashable {
  /// Name of the style as the document's style sheet has it, such as `heading 1`; for built-in
  /// styles it is English whatever the language of the program.
  public var style: String?
  /// Level of a heading, from 1; nil for body text.
  public var level: Int?
  /// Place in a list; nil outside of lists.
  public var mark: TextListMark?
  /// Names of bookmarks that begin in the paragraph.
  public var bookmarks: [String]
  public var inlines: [TextInline]
  /// Changes that the program tracked in the paragraph and nobody has accepted or refused yet.
  public var changes: [TextChange] = []

  public init(
    _ inlines: [TextInline] = [], style: String? = nil, level: Int? = nil,
    mark: TextListMark? = nil, bookmarks: [String] = []
  ) {
    self.inlines = inlines
    self.style = style
    self.level = level
    self.mark = mark
    self.bookmarks = bookmarks
  }

  /// The text without its looks; line breaks are `\n`.
  public var text: String {
    inlines.map {
      switch $0 {
      case .text(let text, _): text
      case .lineBreak: "\n"
      case .note, .picture: ""
      }
    }.joined()
  }
}

/// A change that a program tracked: text is resolved as if it were accepted.
public struct TextChange: Sendable, Hashable {
  /// What was done.
  public enum Kind: String, Sendable, Hashable {
    case insertion
    case deletion
    /// Text came here from elsewhere.
    case arrival
    /// Text went elsewhere from here.
    case departure
  }

  public var kind: Kind
  public var author: String
  /// Day and time as the program wrote them; empty where it did not.
  public var date: String
  public var text: String

  public init(_ kind: Kind, author: String, date: String, text: String) {
    self.kind = kind
    self.author = author
    self.date = date
    self.text = text
  }
}

/// Place of a paragraph in a list.
public struct TextListMark: Sendable, Hashable {
  /// Number of the list; paragraphs with the same number continue each other.
  public var list: Int
  /// Depth, from 0.
  public var depth: Int
  /// Number of the item in its level; nil for a bullet.
  public var number: Int?
  /// The label as it is printed, such as `1.`, `a.` or `(2)`.
  public var label: String

  public init(list: Int, depth: Int = 0, number: Int?, label: String) {
    self.list = list
    self.depth = depth
    self.number = number
    self.label = label
  }
}

/// Looks of a piece of text.
public struct TextLook: OptionSet, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let bold = TextLook(rawValue: 1)
  public static let italic = TextLook(rawValue: 2)
  public static let underlined = TextLook(rawValue: 4)
  public static let struckOut = TextLook(rawValue: 8)
  public static let raised = TextLook(rawValue: 16)
  public static let lowered = TextLook(rawValue: 32)
}

/// A piece of a paragraph.
public enum TextInline: Sendable, Hashable {
  /// Text of one look; tabs are `\t`.
  case text(String, TextLook)
  /// Mark of the note at this position of ``TextDocument/notes``.
  case note(Int)
  case picture(TextPicture)
  case lineBreak
}

/// A picture in a paragraph.
public struct TextPicture: Sendable, Hashable {
  /// Name of the part in ``TextDocument/pictures``; nil when the picture lies outside of the file.
  public var part: String?
  /// Name that the program or the author gave it.
  public var name: String
  public var title: String
  /// Text alternative.
  public var description: String
  /// Size on the page in units of 1/914,400 inch (EMU); 0 where the document does not say.
  public var width: Int
  public var height: Int

  public init(
    part: String?, name: String, title: String = "", description: String = "", width: Int = 0,
    height: Int = 0
  ) {
    self.part = part
    self.name = name
    self.title = title
    self.description = description
    self.width = width
    self.height = height
  }
}

/// A table.
public struct TextTable: Sendable, Hashable {
  public var rows: [TextRow]
  /// Whether the look of the table sets its first row apart.
  public var firstRowIsHead: Bool

  public init(_ rows: [TextRow], firstRowIsHead: Bool = false) {
    self.rows = rows
    self.firstRowIsHead = firstRowIsHead
  }
}

/// A row of a table.
public struct TextRow: Sendable, Hashable {
  public var cells: [TextCell]
  /// Whether it is repeated at the top of every page.
  public var isHead: Bool

  public init(_ cells: [TextCell], isHead: Bool = false) {
    self.cells = cells
    self.isHead = isHead
  }
}

/// A cell of a table.
public struct TextCell: Sendable, Hashable {
  public var blocks: [TextBlock]
  /// Columns that it takes.
  public var columns: Int
  /// Whether it continues the cell above.
  public var isContinued: Bool

  public init(_ blocks: [TextBlock], columns: Int = 1, isContinued: Bool = false) {
    self.blocks = blocks
    self.columns = columns
    self.isContinued = isContinued
  }
}

/// A line above or below the text of pages.
public struct TextMargin: Sendable, Hashable {
  /// Whether it stands above the text.
  public var isHeader: Bool
  /// The text; numbers of pages are those that the program wrote last.
  public var text: String

  public init(isHeader: Bool, text: String) {
    self.isHeader = isHeader
    self.text = text
  }
}

/// A comment.
public struct TextComment: Sendable, Hashable {
  public var author: String
  public var text: String
  /// The text that the comment is about, at most 200 characters of it.
  public var anchor: String
  /// Bookmarks of the paragraph that it begins in.
  public var bookmarks: [String] = []

  public init(author: String, text: String, anchor: String) {
    self.author = author
    self.text = text
    self.anchor = anchor
  }
}

/// Something that reading resolved or left out.
public struct TextRemark: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Inserted text was kept.
    case insertion
    /// Deleted text was left out.
    case deletion
    /// Text that the program hides was left out.
    case hidden
    /// A text box stands behind its paragraph.
    case textBox
    /// A chart, a diagram or an object of another program was left out.
    case object
    /// A picture that lies outside of the file was not fetched.
    case externalPicture
    /// A picture was larger than is read.
    case largePicture
    /// A part of another format was not read.
    case foreignPart
    /// A formula was kept as plain text.
    case formula
    /// Macros were ignored.
    case macros
  }

  public var kind: Kind
  /// The text that it is about; empty where there is none.
  public var text: String

  public init(_ kind: Kind, _ text: String = "") {
    self.kind = kind
    self.text = text
  }
}

/// Why a text is not read.
public enum TextDocumentFailure: Error, Sendable, Hashable {
  /// The bytes are no document of the kind.
  case notADocument
  /// The document has a password.
  case encrypted
  /// A format of another kind or age, named by its usual ending: `doc`, `odt`, `xlsx`.
  case otherFormat(String)
  /// The archive is damaged, or unpacks to more than is read.
  case unreadable(part: String?, detail: String)
  /// A part, or all parts together, unpack to more than is read.
  case tooLarge(part: String?)
  /// A part is missing.
  case missing(String)
  /// A part is not well-formed XML.
  case broken(part: String, detail: String)
  /// A part holds a DOCTYPE, which no word processor writes.
  case doctype(part: String)
}
