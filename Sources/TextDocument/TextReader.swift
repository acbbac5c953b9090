internal import XMLTree

extension TextDocument {
  /// Reads a document of WordprocessingML (`.docx`, ECMA-376), which nobody trusts: macros are not
  /// run, nothing outside of the file is fetched, sizes are held to limits.
  ///
  /// - Throws: `TextDocumentFailure` when the bytes are no such document or a part of it is broken.
  public init(docx bytes: [UInt8]) throws(TextDocumentFailure) {
    let package = try TextPackage(bytes)
    let reader = TextReader(package)
    self.init(blocks: reader.body(), notes: [], pictures: package.pictures)
    notes = reader.notes
    comments = reader.comments()
    margins = reader.margins()
    title = package.title
    remarks = reader.remarks
    properties = package.properties
    if package.hasMacros { remarks.append(TextRemark(.macros)) }
  }
}

/// Reads the blocks of one document.
final class TextReader {
  private let package: TextPackage
  let styles: TextStyles
  private var numbering: TextNumbering
  private(set) var notes: [[TextBlock]] = []
  var remarks: [TextRemark] = []
  /// Notes by the kind of their part and their id.
  private var noteSources: [String: [String: Element]] = [:]
  private var notePlaces: [String: Int] = [:]
  /// Comments whose text is being passed, and the text passed so far.
  var openComments: Set<String> = []
  var anchors: [String: String] = [:]
  /// Bookmarks of the paragraph that each comment begins in.
  private var commentPlaces: [String: [String]] = [:]
  /// Open fields: whether each has come to its result.
  var fields: [Bool] = []
  /// Part that is being read, for the targets of its pictures.
  private var part = "document"
  /// Text boxes found in the paragraph that is being read.
  var boxes: [TextBlock] = []

  init(_ package: TextPackage) {
    self.package = package
    styles = TextStyles(package.trees["styles"])
    numbering = TextNumbering(package.trees["numbering"], styles: styles)
    for (kind, name) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
      for note in package.trees[kind]?.elements(named: name) ?? [] {
        if let id = note[local: "id"] { noteSources[kind, default: [:]][id] = note }
      }
    }
  }

  /// The blocks of the text.
  func body() -> [TextBlock] {
    package.trees["document"]?.first("body").map(blocks) ?? []
  }

  /// The comments in the order of their part.
  func comments() -> [TextComment] {
    (package.trees["comments"]?.elements(named: "comment") ?? []).map { comment in
      let id = comment[local: "id"] ?? ""
      var result = TextComment(
        author: comment[local: "author"] ?? "",
        text: blocks(comment).map(\.text).joined(separator: "\n"), anchor: anchors[id] ?? "")
      result.bookmarks = commentPlaces[id] ?? []
      return result
    }
  }

  /// The lines of headers and footers, headers first, each text once.
  func margins() -> [TextMargin] {
    var result: [TextMargin] = []
    for (isHeader, tree) in package.margins {
      let found = remarks
      for block in blocks(tree) {
        let margin = TextMargin(isHeader: isHeader, text: block.text)
        if !result.contains(margin), margin.text.contains(where: { !$0.isWhitespace }) {
          result.append(margin)
        }
      }
      // A page number that was put in is no change of the text.
      remarks = found
    }
    return result
  }

  /// Part of a picture by the id of its relationship.
  func target(_ id: String?) -> String? {
    id.flatMap { package.targets[part]?[$0] }.flatMap { package.pictures[$0] == nil ? nil : $0 }
  }

  /// Why a picture is not there: it lies outside of the file, or is larger than is read.
  func lack(_ id: String?) -> TextRemark.Kind {
    let target = id.flatMap { package.targets[part]?[$0] } ?? ""
    return package.largePictures.contains(target) ? .largePicture : .externalPicture
  }

  /// Position of a note, which is read when its first mark is met.
  func note(_ kind: String, _ id: String) -> Int? {
    if let place = notePlaces["\(kind) \(id)"] { return place }
    guard let source = noteSources[kind]?[id] else { return nil }
    let place = notes.count
    notePlaces["\(kind) \(id)"] = place
    notes.append([])
    let (outer, outerBoxes, outerFields) = (part, boxes, fields)
    (part, boxes, fields) = (kind, [], [])
    notes[place] = blocks(source)
    // The number of the note and the blank behind it are no text of the note.
    if case .paragraph(var first) = notes[place].first,
      case .text(let text, let look) = first.inlines.first,
      let blank = text.first, blank == " " || blank == "\t"
    {
      let rest = String(text.dropFirst())
      first.inlines[0] = .text(rest, look)
      if rest.isEmpty { first.inlines.removeFirst() }
      notes[place][0] = .paragraph(first)
    }
    (part, boxes, fields) = (outer, outerBoxes, outerFields)
    return place
  }

  /// The blocks of a container: body, cell, text box, note.
  func blocks(_ container: Element) -> [TextBlock] {
    var result: [TextBlock] = []
    /// Pieces of paragraphs whose end was deleted: they begin the next one.
    var carried: [TextInline] = []
    read(container, &result, &carried)
    if !carried.isEmpty { result.append(.paragraph(TextParagraph(carried))) }
    return result
  }

  private func read(
    _ container: Element, _ result: inout [TextBlock], _ carried: inout [TextInline]
  ) {
    var changes: [TextChange] = []
    for element in container.elements {
      switch element.name {
      case "p":
        var paragraph = self.paragraph(element)
        paragraph.inlines = carried + paragraph.inlines
        paragraph.changes = changes + paragraph.changes
        carried = []
        changes = []
        if endIsDeleted(element) {
          carried = paragraph.inlines
          changes = paragraph.changes
        } else {
          result.append(.paragraph(TextLine.joined(paragraph)))
        }
        result += boxes
        boxes = []
      case "tbl": result.append(.table(table(element)))
      case "sdt": element.first("sdtContent").map { read($0, &result, &carried) }
      case "ins", "moveTo", "smartTag", "customXml": read(element, &result, &carried)
      case "AlternateContent": choice(element).map { read($0, &result, &carried) }
      case "altChunk": remarks.append(TextRemark(.foreignPart))
      case "oMathPara": result.append(.paragraph(TextParagraph([formula(element)])))
      default: break
      }
    }
  }

  /// The branch of alternatives that is read: the newest one, else the fallback.
  func choice(_ element: Element) -> Element? {
    element.elements(named: "Choice").first { !$0.elements.isEmpty } ?? element.first("Fallback")
  }

  private func endIsDeleted(_ paragraph: Element) -> Bool {
    let run = paragraph.first("pPr")?.first("rPr")
    return run?.first("del") != nil || run?.first("moveFrom") != nil
  }

  private func paragraph(_ element: Element) -> TextParagraph {
    let properties = element.first("pPr")
    let style = properties?.first("pStyle")?[local: "val"]
    var line = TextLine()
    read(element, into: &line, hiddenBy: styles.isHidden(style))
    // Instructions of a field that never comes to its result must not swallow the text behind it.
    if fields.contains(false) { fields = [] }
    for comment in line.comments where commentPlaces[comment] == nil {
      commentPlaces[comment] = line.bookmarks
    }
    let direct = properties.flatMap(TextStyles.level)
    var result = TextParagraph(
      line.inlines, style: styles.name(style),
      level: direct.map { $0 > 0 ? $0 : nil } ?? styles.level(style), bookmarks: line.bookmarks)
    result.changes = line.changes
    let own = properties?.first("numPr")
    let inherited = styles.list(style)
    let list = own?.first("numId")?[local: "val"].flatMap { Int($0) } ?? inherited?.list
    if let list {
      let depth = own?.first("ilvl")?[local: "val"].flatMap { Int($0) } ?? inherited?.depth ?? 0
      result.mark = numbering.next(list, depth: depth)
    }
    return result
  }

  // MARK: Tables

  private func table(_ element: Element) -> TextTable {
    var rows: [TextRow] = []
    for row in members("tr", of: element) {
      let properties = row.first("trPr")
      if properties?.first("del") != nil {
        remarks.append(
          TextRemark(.deletion, members("tc", of: row).map(text).joined(separator: " ")))
        continue
      }
      let cells = members("tc", of: row).map(cell)
      rows.append(
        TextRow(cells, isHead: properties.flatMap { TextStyles.flag($0, "tblHeader") } ?? false))
    }
    let look = element.first("tblPr")?.first("tblLook")
    // Files of older programs write the same as bits: 0x20 is the first row (ECMA-376, 17.4.55).
    let bits = look?[local: "val"].flatMap { Int($0, radix: 16) } ?? 0
    let isSet = look?[local: "firstRow"].map { $0 == "1" || $0 == "true" } ?? (bits & 0x20 != 0)
    return TextTable(rows, firstRowIsHead: isSet)
  }

  /// Rows of a table or cells of a row, those inside of content controls included.
  private func members(_ name: String, of element: Element) -> [Element] {
    element.elements.flatMap { child -> [Element] in
      switch child.name {
      case name: [child]
      case "sdt": child.first("sdtContent").map { members(name, of: $0) } ?? []
      case "ins", "customXml", "smartTag": members(name, of: child)
      case "AlternateContent": choice(child).map { members(name, of: $0) } ?? []
      default: []
      }
    }
  }

  private func cell(_ element: Element) -> TextCell {
    let properties = element.first("tcPr")
    let span = properties?.first("gridSpan")?[local: "val"].flatMap { Int($0) } ?? 1
    let merge = properties?.first("vMerge").map { $0[local: "val"] ?? "continue" }
    let across = properties?.first("hMerge").map { $0[local: "val"] ?? "continue" }
    // A table of Word has at most 63 columns; a hostile span must not make a million cells.
    return TextCell(
      blocks(element), columns: min(max(span, 1), 63),
      isContinued: merge == "continue" || across == "continue")
  }

  /// All text below an element, deleted text included, for remarks.
  func text(_ element: Element) -> String {
    if element.name == "t" || element.name == "delText" { return element.text }
    return element.elements.map(text).joined()
  }

  /// A formula as its characters in their order.
  func formula(_ element: Element) -> TextInline {
    let text = text(element)
    remarks.append(TextRemark(.formula, text))
    return .text(text, [])
  }
}
