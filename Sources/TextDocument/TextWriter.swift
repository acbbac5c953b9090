public import Workbook
internal import XMLTree

extension TextDocument {
  /// The document as WordprocessingML (`.docx`); the same document gives the same bytes.
  ///
  /// - Parameters:
  ///   - styles: styles that paragraphs name; the first is the default. Paragraphs of other styles
  ///     are written in the default.
  ///   - language: language tag of the text, such as `id-ID`.
  /// - Returns: the bytes of the file. Comments and remarks are not written.
  /// - Throws: `ArchiveFailure` when the archive cannot be made.
  public func docx(styles: [TextStyle], language: String) throws(ArchiveFailure) -> [UInt8] {
    var writer = TextWriter(self, styles: styles)
    let body = writer.body()
    let footnotes = writer.footnotes()
    var archive = ArchiveWriter()
    archive.add("[Content_Types].xml", writer.contentTypes())
    archive.add(
      "_rels/.rels",
      PackageLink.part([
        PackageLink(
          id: "rId1", type: PackageLink.office("officeDocument"), target: "word/document.xml")
      ]))
    archive.add("word/document.xml", body)
    archive.add("word/_rels/document.xml.rels", writer.documentRelationships())
    archive.add("word/styles.xml", writer.styleSheet(language))
    archive.add("word/numbering.xml", writer.numbering())
    archive.add("word/footnotes.xml", footnotes)
    for (index, part) in writer.parts.enumerated() {
      archive.add(writer.mediaName(part, index), pictures[part] ?? [])
    }
    return try archive.finish()
  }
}

/// Writes the parts of one document.
struct TextWriter {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006"

  let document: TextDocument
  let styles: [TextStyle]
  /// Parts of the pictures that the text names, in the order of their first use.
  private(set) var parts: [String] = []
  /// Lists in the order of their first use: number of the list, and whether it counts.
  private(set) var lists: [(number: Int, isCounted: Bool)] = []
  private var listPlaces: [Int: Int] = [:]
  private var bookmarks = 0
  /// Whether the next paragraph is the first one of a note.
  private var isAtNote = false
  var drawings = 0

  init(_ document: TextDocument, styles: [TextStyle]) {
    self.document = document
    self.styles = styles
  }

  static let namespaces: [(String, String?)] = [
    ("xmlns:w", word), ("xmlns:r", office),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
  ]

  mutating func body() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:document", TextWriter.namespaces)
    xml.start("w:body")
    write(document.blocks, to: &xml)
    // F4 of Indonesian offices, 215 × 330 mm, in twentieths of a point.
    xml.start("w:sectPr")
    xml.element("w:pgSz", [("w:w", "12189"), ("w:h", "18709")])
    xml.element(
      "w:pgMar",
      [
        ("w:top", "1418"), ("w:right", "1418"), ("w:bottom", "1418"), ("w:left", "1701"),
        ("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0"),
      ])
    xml.end()
    return xml.finish()
  }

  mutating func footnotes() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:footnotes", TextWriter.namespaces)
    for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
      xml.start("w:footnote", [("w:type", kind), ("w:id", id)])
      xml.start("w:p")
      xml.start("w:r")
      xml.element("w:\(kind)")
      xml.end()
      xml.end()
      xml.end()
    }
    for (index, blocks) in document.notes.enumerated() {
      xml.start("w:footnote", [("w:id", String(index + 1))])
      isAtNote = true
      write(blocks.isEmpty ? [.paragraph(TextParagraph())] : blocks, to: &xml)
      xml.end()
    }
    return xml.finish()
  }

  /// Writes the number of a note before its text.
  private mutating func writeNoteMark(to xml: inout XMLWriter) {
    guard isAtNote else { return }
    isAtNote = false
    xml.start("w:r")
    writeLook(.raised, to: &xml)
    xml.element("w:footnoteRef")
    xml.end()
    xml.start("w:r")
    xml.element("w:t", [("xml:space", "preserve")], text: " ")
    xml.end()
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [TextBlock], to xml: inout XMLWriter) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): write(paragraph, to: &xml)
      case .table(let table): write(table, to: &xml)
      }
    }
  }

  private mutating func write(_ paragraph: TextParagraph, to xml: inout XMLWriter) {
    xml.start("w:p")
    xml.start("w:pPr")
    if let style = styles.first(where: { $0.name == paragraph.style }) {
      xml.element("w:pStyle", [("w:val", style.id)])
    }
    if let mark = paragraph.mark {
      xml.start("w:numPr")
      xml.element("w:ilvl", [("w:val", String(mark.depth))])
      xml.element("w:numId", [("w:val", String(list(mark)))])
      xml.end()
    }
    xml.end()
    for name in paragraph.bookmarks {
      bookmarks += 1
      xml.element("w:bookmarkStart", [("w:id", String(bookmarks)), ("w:name", name)])
      xml.element("w:bookmarkEnd", [("w:id", String(bookmarks))])
    }
    writeNoteMark(to: &xml)
    for inline in paragraph.inlines { write(inline, to: &xml) }
    xml.end()
  }

  /// Number of a list in this file, counted from 1.
  private mutating func list(_ mark: TextListMark) -> Int {
    if let place = listPlaces[mark.list] { return place }
    lists.append((mark.list, mark.number != nil))
    listPlaces[mark.list] = lists.count
    return lists.count
  }

  private mutating func write(_ inline: TextInline, to xml: inout XMLWriter) {
    xml.start("w:r")
    switch inline {
    case .text(let text, let look):
      writeLook(look, to: &xml)
      for (index, piece) in text.split(separator: "\t", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { xml.element("w:tab") }
        if !piece.isEmpty {
          xml.element("w:t", [("xml:space", "preserve")], text: String(piece))
        }
      }
    case .lineBreak: xml.element("w:br")
    case .note(let index):
      writeLook(.raised, to: &xml)
      xml.element("w:footnoteReference", [("w:id", String(index + 1))])
    case .picture(let picture): writePicture(picture, to: &xml)
    }
    xml.end()
  }

  private func writeLook(_ look: TextLook, to xml: inout XMLWriter) {
    guard !look.isEmpty else { return }
    xml.start("w:rPr")
    if look.contains(.bold) { xml.element("w:b") }
    if look.contains(.italic) { xml.element("w:i") }
    if look.contains(.struckOut) { xml.element("w:strike") }
    if look.contains(.underlined) { xml.element("w:u", [("w:val", "single")]) }
    if look.contains(.raised) { xml.element("w:vertAlign", [("w:val", "superscript")]) }
    if look.contains(.lowered) { xml.element("w:vertAlign", [("w:val", "subscript")]) }
    xml.end()
  }

  private mutating func write(_ table: TextTable, to xml: inout XMLWriter) {
    let width = table.rows.map { $0.cells.map(\.columns).reduce(0, +) }.max() ?? 1
    xml.start("w:tbl")
    xml.start("w:tblPr")
    xml.element("w:tblW", [("w:w", "5000"), ("w:type", "pct")])
    xml.start("w:tblBorders")
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      xml.element(
        "w:\(side)",
        [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")])
    }
    xml.end()
    if table.firstRowIsHead { xml.element("w:tblLook", [("w:val", "0020"), ("w:firstRow", "1")]) }
    xml.end()
    xml.start("w:tblGrid")
    for _ in 0..<max(width, 1) {
      xml.element("w:gridCol", [("w:w", String(9070 / max(width, 1)))])
    }
    xml.end()
    for row in table.rows {
      xml.start("w:tr")
      if row.isHead {
        xml.start("w:trPr")
        xml.element("w:tblHeader")
        xml.end()
      }
      for cell in row.cells { write(cell, width: 9070 / max(width, 1), to: &xml) }
      xml.end()
    }
    xml.end()
  }

  private mutating func write(_ cell: TextCell, width: Int, to xml: inout XMLWriter) {
    xml.start("w:tc")
    xml.start("w:tcPr")
    xml.element("w:tcW", [("w:w", String(width * cell.columns)), ("w:type", "dxa")])
    if cell.columns > 1 { xml.element("w:gridSpan", [("w:val", String(cell.columns))]) }
    if cell.isContinued { xml.element("w:vMerge") }
    xml.end()
    write(cell.blocks, to: &xml)
    // A cell must end with a paragraph.
    if case .paragraph = cell.blocks.last {} else { write(TextParagraph(), to: &xml) }
    xml.end()
  }

  /// Position of a picture's part among those that are written.
  mutating func media(_ part: String) -> Int {
    if let index = parts.firstIndex(of: part) { return index }
    parts.append(part)
    return parts.count - 1
  }

  func mediaName(_ part: String, _ index: Int) -> String {
    let ending = part.split(separator: ".").last.map { $0.lowercased() } ?? "png"
    return "word/media/image\(index + 1).\(ending)"
  }
}
