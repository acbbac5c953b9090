public import TextDocument

/// A document of WordprocessingML, and what its bookmarks stand for.
public struct DocxFile: Sendable {
  /// The file: a zip archive, the same for the same source.
  public let bytes: [UInt8]
  /// For each bookmark the `xml:id` of DocBook that it stands for; `ID.p3` is the third paragraph that
  /// has no id of its own under the heading `ID`, `ID.b3` the third such row of the table `ID`.
  public let ids: [String: String]

  /// What was written, block by block, as a reader of the file gets it.
  ///
  /// - Returns: headings, paragraphs and rows in the order of the text.
  /// - Throws: `TextDocumentFailure` when the file cannot be read, which would be a defect of ours.
  public func blocks() throws(TextDocumentFailure) -> [DocxBlock] {
    try DocxBlock.list(TextDocument(docx: bytes), ids: ids)
  }
}

/// A block of a document: a heading, a paragraph, or a row of a table.
public struct DocxBlock: Sendable, Hashable {
  /// What kind of block it is.
  public enum Kind: Sendable, Hashable {
    /// A heading with its level in the outline, from 1.
    case heading(Int)
    case paragraph
    /// A row of the table of this bookmark; the rows that every page repeats are heads.
    case row(table: String, isHead: Bool)
  }

  public let kind: Kind
  /// Name of the bookmark in the block; empty for blocks without one, such as entries of contents.
  public let bookmark: String
  /// What the bookmark stands for; empty without one.
  public let id: String
  /// Name of the style of the paragraph, or of the first paragraph of a row.
  public let style: String
  /// Whether a program tracked a change in it that nobody has accepted yet.
  public let isTracked: Bool
  /// The text of a paragraph, or of each cell of a row, paragraphs of a cell parted by line breaks.
  public let texts: [String]

  /// The blocks of a document in the order of its text.
  ///
  /// - Parameters:
  ///   - document: the document, ours or an edited copy of it.
  ///   - ids: what bookmarks stand for.
  /// - Returns: headings, paragraphs and rows.
  public static func list(_ document: TextDocument, ids: [String: String]) -> [DocxBlock] {
    var blocks: [DocxBlock] = []
    var caption = ""
    for block in document.blocks {
      switch block {
      case .paragraph(let paragraph):
        let bookmark = paragraph.bookmarks.first { ids[$0] != nil } ?? ""
        if !bookmark.isEmpty { caption = bookmark }
        blocks.append(
          DocxBlock(
            kind: paragraph.level.map { .heading($0) } ?? .paragraph, bookmark: bookmark,
            id: ids[bookmark] ?? "", style: paragraph.style ?? "",
            isTracked: !paragraph.changes.isEmpty,
            texts: [paragraph.text]))
      case .table(let table):
        for row in table.rows { blocks.append(DocxBlock(row, of: caption, ids)) }
      }
    }
    return blocks
  }

  /// A line above or below the text of pages.
  ///
  /// - Parameter margin: its words.
  public init(margin: String) {
    self.init(
      kind: .paragraph, bookmark: "", id: "", style: DocxBlock.marginStyle, isTracked: false,
      texts: [margin])
  }

  /// Whether it stands above or below the text of pages.
  public var isMargin: Bool { style == DocxBlock.marginStyle }

  /// Style of lines above and below the text, which no document can have.
  private static let marginStyle = "\u{0}"

  private init(_ row: TextRow, of table: String, _ ids: [String: String]) {
    var first: TextParagraph?
    if case .paragraph(let paragraph) = row.cells.first?.blocks.first { first = paragraph }
    kind = .row(table: table, isHead: row.isHead)
    bookmark = first?.bookmarks.first { ids[$0] != nil } ?? ""
    id = ids[bookmark] ?? ""
    style = first?.style ?? ""
    isTracked = row.cells.contains { $0.blocks.contains(where: \.hasChanges) }
    texts = row.cells.map { $0.blocks.map(\.text).joined(separator: "\n") }
  }

  private init(
    kind: Kind, bookmark: String, id: String, style: String, isTracked: Bool, texts: [String]
  ) {
    self.isTracked = isTracked
    self.kind = kind
    self.bookmark = bookmark
    self.id = id
    self.style = style
    self.texts = texts
  }
}

extension TextBlock {
  /// Whether a change was tracked in the block.
  fileprivate var hasChanges: Bool {
    switch self {
    case .paragraph(let paragraph): !paragraph.changes.isEmpty
    case .table(let table):
      table.rows.contains { $0.cells.contains { $0.blocks.contains(where: \.hasChanges) } }
    }
  }
}
