internal import Diagnostics
internal import XMLTree

/// A cell that needs attention, and why.
public struct CellMark: Sendable, Hashable {
  public var sheet: String
  public var row: Int
  public var column: Int
  public var text: String

  public init(sheet: String, row: Int, column: Int, text: String) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.text = text
  }
}

/// Marks cells in a copy of a workbook of any producer: a colour and a note each.
///
/// Every other cell, style, sheet and part stays byte by byte as it was; notes that are there are
/// kept. Only the styles, the parts of marked sheets, their notes and drawings, and what links them
/// change.
public enum WorkbookMarks {
  /// The copy.
  ///
  /// - Parameters:
  ///   - bytes: the workbook (`.xlsx`, `.xlsm`).
  ///   - marks: cells, which need not exist yet; the texts of one cell are joined by line breaks.
  ///   - author: who wrote the notes: a program, never a person.
  ///   - colour: colour of marked cells as ARGB.
  ///   - limits: how much the file may unpack to.
  /// - Returns: the marked workbook; the same marks give the same bytes.
  /// - Throws: `WorkbookFailure` when the workbook or a marked sheet cannot be read, or there is no
  ///   such sheet or cell.
  public static func mark(
    _ bytes: [UInt8], _ marks: [CellMark], author: String, colour: String = "FFFFC7CE",
    limits: ArchiveLimits = .standard
  ) throws(WorkbookFailure) -> [UInt8] {
    let archive = try Archive.workbook(bytes, limits: limits)
    var copy = try MarkedPackage(archive, author: author, colour: colour)
    try copy.mark(marks, in: archive)
    return try copy.finish(bytes, archive)
  }
}

/// The parts of a workbook that change when cells are marked.
private struct MarkedPackage {
  private let package: WorkbookPackage
  private let author: String
  private let colour: String
  private let folder: String
  private var changed: [(name: String, bytes: [UInt8])] = []
  private var taken: Set<String> = []
  /// Kinds of new parts, for the list of content types.
  private var overrides: [(part: String, type: String)] = []
  private var needsDrawingType = false

  init(
    _ archive: borrowing Archive, author: String, colour: String
  ) throws(WorkbookFailure) {
    package = try WorkbookPackage(archive)
    self.author = author
    self.colour = colour
    let name = package.workbook
    folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }

  private var links: StaticString { package.isStrict ? OOXML.strictLinks : OOXML.links }

  // MARK: Marking

  mutating func mark(
    _ marks: [CellMark], in archive: borrowing Archive
  ) throws(WorkbookFailure) {
    let sheets = try bySheet(marks)
    var readers: [(part: String, notes: [NoteDraft], reader: MarkedSheet)] = []
    for (part, notes) in sheets {
      let text = try RawPart.read(part, in: archive)
      var wanted: [Int: [Int]] = [:]
      for note in notes { wanted[note.row, default: []].append(note.column) }
      let reader = MarkedSheet(text, wanted: wanted.mapValues { $0.sorted() })
      try RawPart.parse(text, part, to: reader)
      readers.append((part, notes, reader))
    }
    let styles = readers.reduce(into: Set<Int>()) { $0.formUnion($1.reader.styles) }
    let copies = try addStyles(styles, in: archive)
    for (part, notes, reader) in readers {
      let drawing = try addNotes(notes, to: part, drawing: reader.drawing, in: archive)
      guard
        let text = reader.marked(copies, drawing: drawing, isStrict: package.isStrict)
      else { throw .brokenPart(part, RawPart.issue("no sheet")) }
      changed.append((part, text))
    }
  }

  /// Notes by the part of their sheet, in the order of the workbook; by row and column, one a cell.
  private func bySheet(
    _ marks: [CellMark]
  ) throws(WorkbookFailure) -> [(part: String, notes: [NoteDraft])] {
    var cells: [String: [Int: [Int: [String]]]] = [:]
    for mark in marks {
      guard mark.row >= 1, mark.row <= WorkbookExtent.rows.limit else { throw .tooLarge(.rows) }
      guard mark.column >= 1, mark.column <= WorkbookExtent.columns.limit else {
        throw .tooLarge(.columns)
      }
      cells[mark.sheet, default: [:]][mark.row, default: [:]][mark.column, default: []].append(
        mark.text)
    }
    var result: [(part: String, notes: [NoteDraft])] = []
    for sheet in package.sheets {
      guard let rows = cells.removeValue(forKey: sheet.name) else { continue }
      guard let part = sheet.part, sheet.hasCells else { throw .missingPart(sheet.name) }
      let notes = rows.sorted { $0.key < $1.key }.flatMap { row, columns in
        columns.sorted { $0.key < $1.key }.map { column, texts in
          NoteDraft(row: row, column: column, text: texts.joined(separator: "\n"))
        }
      }
      result.append((part, notes))
    }
    if let unknown = cells.keys.min() { throw .missingSheet(unknown) }
    return result
  }

  private mutating func addStyles(
    _ styles: Set<Int>, in archive: borrowing Archive
  ) throws(WorkbookFailure) -> [Int: Int] {
    if styles.isEmpty { return [:] }
    let part: String
    let text: [UInt8]
    if let known = package.styles {
      (part, text) = (known, try RawPart.read(known, in: archive))
    } else {
      part = newName("styles", ".xml", in: archive)
      text = MarkedStyles.empty(package.isStrict ? OOXML.strictMain : OOXML.main)
      overrides.append((part, "spreadsheetml.styles+xml"))
      _ = try addLink("styles", part, to: package.workbook, in: archive)
    }
    let reader = MarkedStyles(text)
    try RawPart.parse(text, part, to: reader)
    guard let marked = reader.marked(styles, colour: colour) else {
      throw .brokenPart(part, RawPart.issue("no styles"))
    }
    changed.append((part, marked.text))
    return marked.copies
  }

  /// Adds notes to a sheet and gives the relationship of the drawing, when the sheet does not name
  /// it yet.
  private mutating func addNotes(
    _ notes: [NoteDraft], to sheet: String, drawing: String?, in archive: borrowing Archive
  ) throws(WorkbookFailure) -> String? {
    let links = try Relationships(of: sheet, in: archive)
    var fresh = notes
    if let part = links.first(ofType: "comments") {
      let text = try RawPart.read(part, in: archive)
      let reader = MarkedNotes(
        text, wanted: Set(notes.map { CellName.name(row: $0.row, column: $0.column) }))
      try RawPart.parse(text, part, to: reader)
      guard let marked = reader.marked(notes, author: author) else {
        throw .brokenPart(part, RawPart.issue("no notes"))
      }
      changed.append((part, marked))
      fresh.removeAll { reader.known.contains(CellName.name(row: $0.row, column: $0.column)) }
    } else {
      let part = newName("comments", ".xml", in: archive)
      let namespace = package.isStrict ? OOXML.strictMain : OOXML.main
      changed.append((part, Notes.comments(notes, author: author, namespace: namespace)))
      overrides.append((part, "spreadsheetml.comments+xml"))
      _ = try addLink("comments", part, to: sheet, in: archive)
    }
    if let drawing, let part = links.byID[drawing]?.target {
      let text = try RawPart.bytes(part, in: archive)
      guard let marked = MarkedDrawing.marked(text, fresh) else {
        throw .brokenPart(part, RawPart.issue("no end"))
      }
      if !fresh.isEmpty { changed.append((part, marked)) }
      return nil
    }
    let part = newName("drawings/vmlDrawing", ".vml", in: archive)
    changed.append((part, Notes.drawing(notes)))
    needsDrawingType = true
    return try addLink("vmlDrawing", part, to: sheet, in: archive)
  }

  // MARK: Parts and links

  private mutating func newName(
    _ stem: String, _ ending: String, in archive: borrowing Archive
  ) -> String {
    var number = 1
    while true {
      let name = "\(folder)\(stem)\(number)\(ending)"
      if archive.entry(name) == nil, taken.insert(name).inserted { return name }
      number += 1
    }
  }

  /// Adds a relationship and gives its id.
  private mutating func addLink(
    _ type: String, _ target: String, to part: String, in archive: borrowing Archive
  ) throws(WorkbookFailure) -> String {
    let name = Relationships.name(of: part)
    var text = Array("<Relationships xmlns=\"\(Relationships.namespace)\"/>".utf8)
    let earlier = changed.firstIndex { $0.name == name }
    if let earlier {
      text = changed[earlier].bytes
    } else if archive.entry(name) != nil {
      text = try RawPart.read(name, in: archive)
    }
    let known = String(decoding: text, as: UTF8.self)
    var number = 1
    while known.contains("\"rId\(number)\"") || known.contains("'rId\(number)'") { number += 1 }
    let marked = try RawPart.append(to: text, name) { prefix in
      """
      <\(prefix)Relationship Id="rId\(number)" Type="\(links)/\(type)" Target="/\(target)"/>
      """
    }
    if let earlier {
      changed[earlier].bytes = marked
    } else {
      changed.append((name, marked))
    }
    return "rId\(number)"
  }

  mutating func finish(
    _ bytes: [UInt8], _ archive: borrowing Archive
  ) throws(WorkbookFailure) -> [UInt8] {
    if !overrides.isEmpty || needsDrawingType { try addTypes(archive) }
    var writer = ArchiveWriter(changing: bytes)
    for (name, bytes) in changed { writer.add(archive.entry(name)?.name ?? name, bytes) }
    do throws(ArchiveFailure) { return try writer.finish() } catch { throw .archive(error) }
  }

  private mutating func addTypes(_ archive: borrowing Archive) throws(WorkbookFailure) {
    let name = "[Content_Types].xml"
    let text = try RawPart.read(name, in: archive)
    let known = String(decoding: text, as: UTF8.self).lowercased()
    let hasDrawings = known.contains("extension=\"vml\"") || known.contains("extension='vml'")
    let marked = try RawPart.append(to: text, name) { prefix in
      var content = ""
      if needsDrawingType, !hasDrawings {
        content = "<\(prefix)Default Extension=\"vml\" ContentType=\"\(Notes.drawingType)\"/>"
      }
      for (part, type) in overrides {
        content += """
          <\(prefix)Override PartName="/\(part)" \
          ContentType="application/vnd.openxmlformats-officedocument.\(type)"/>
          """
      }
      return content
    }
    changed.append((name, marked))
  }
}
