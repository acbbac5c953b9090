internal import Diagnostics
internal import XMLTree

/// Finds the places of cells in the part of a sheet, also of those that are not there yet, and gives
/// them new styles.
final class MarkedSheet: XMLEventHandler {
  private let text: [UInt8]
  /// Wanted columns by row, both ascending.
  private let wanted: [Int: [Int]]
  private let wantedRows: [Int]

  /// Relationship of the drawing that shows notes; nil when the sheet has none.
  private(set) var drawing: String?

  /// A wanted cell that is there.
  struct Found {
    var tag: Range<Int>
    var style: Int
    /// Behind its end tag.
    var end = 0
    var hasFormula = false
  }

  private var found: [Int: [Int: Found]] = [:]
  private var rows: [Int: (place: ElementPlace, style: Int?)] = [:]
  /// Where cells and rows that are missing go: before the next one.
  private var cellSlots: [Int: [Int: Int]] = [:]
  private var rowSlots: [Int: Int] = [:]
  private var columns: [(range: ClosedRange<Int>, style: Int)] = []
  private var data: ElementPlace?
  private var root: ElementPlace?
  private var drawingSlot: Int?

  private var depth = 0
  private var section = ""
  private var row = 0
  private var isFirstOfRow = false
  private var column = 0
  private var nextRow = 0
  private var nextColumn = 0

  init(_ text: [UInt8], wanted: [Int: [Int]]) {
    self.text = text
    self.wanted = wanted
    wantedRows = wanted.keys.sorted()
  }

  // MARK: Events

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    switch depth {
    case 1: root = ElementPlace(element.range, in: text)
    case 2: begin(section: element)
    case 3 where section == "sheetData" && element.isNamed("row"): begin(row: element)
    case 3 where section == "cols": begin(column: element)
    case 4 where section == "sheetData" && element.isNamed("c"): begin(cell: element)
    case 5 where section == "sheetData" && element.isNamed("f"):
      found[row]?[column]?.hasFormula = true
    default: break
    }
  }

  func end(at offset: Int) throws(XMLStop) {
    if depth == 1 { root?.end = offset }
    if depth == 2, section == "sheetData" { data?.end = offset }
    if depth == 3, section == "sheetData", isFirstOfRow { rows[row]?.place.end = offset }
    if depth == 4, section == "sheetData" { found[row]?[column]?.end = offset }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}

  /// Elements that stand behind the drawing of notes in a sheet (ECMA-376 part 1, 18.3.1.99).
  private static let behindDrawing: Set<String> = [
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
  ]

  private func begin(section element: borrowing XMLStart) {
    section = element.name
    if section == "sheetData" {
      data = ElementPlace(element.range, in: text)
    } else if section == "legacyDrawing" {
      drawing = OOXML.link(element)
    } else if drawingSlot == nil,
      MarkedSheet.behindDrawing.contains(section)
        || section == "AlternateContent" && data != nil
    {
      drawingSlot = element.range.lowerBound
    }
  }

  private func begin(column element: borrowing XMLStart) {
    guard let first = element.value("min").flatMap({ Int($0) }),
      let last = element.value("max").flatMap({ Int($0) }), first <= last,
      let style = element.value("style").flatMap({ Int($0) })
    else { return }
    columns.append((first...last, style))
  }

  private func begin(row element: borrowing XMLStart) {
    row = element.value("r").flatMap { Int($0) } ?? row + 1
    column = 0
    nextColumn = 0
    while nextRow < wantedRows.count, wantedRows[nextRow] < row {
      if rows[wantedRows[nextRow]] == nil {
        rowSlots[wantedRows[nextRow]] = element.range.lowerBound
      }
      nextRow += 1
    }
    isFirstOfRow = wanted[row] != nil && rows[row] == nil
    guard isFirstOfRow else { return }
    let style = OOXML.flag(element, "customFormat") ? element.value("s").flatMap { Int($0) } : nil
    rows[row] = (ElementPlace(element.range, in: text), style)
  }

  private func begin(cell element: borrowing XMLStart) {
    guard let wanted = wanted[row] else { return }
    let letters = element.value("r")?.prefix { $0.isLetter }.uppercased()
    column = letters.flatMap { CellName.column($0) } ?? column + 1
    while nextColumn < wanted.count, wanted[nextColumn] < column {
      if isFirstOfRow {
        cellSlots[row, default: [:]][wanted[nextColumn]] = element.range.lowerBound
      }
      nextColumn += 1
    }
    guard nextColumn < wanted.count, wanted[nextColumn] == column else { return }
    nextColumn += 1
    let style = element.value("s").flatMap { Int($0) } ?? 0
    found[row, default: [:]][column] = Found(tag: element.range, style: style)
  }

  // MARK: Result

  /// The style that each wanted cell has now, or would have.
  var styles: Set<Int> {
    var styles: Set<Int> = []
    for (row, columns) in wanted { for column in columns { styles.insert(style(row, column)) } }
    return styles
  }

  private func style(_ row: Int, _ column: Int) -> Int {
    if let cell = found[row]?[column] { return cell.style }
    if let style = rows[row]?.style { return style }
    return columns.first { $0.range.contains(column) }?.style ?? 0
  }

  /// The text with the wanted cells in new styles.
  ///
  /// - Parameters:
  ///   - styles: new style by old style.
  ///   - drawing: relationship of the drawing of notes, when it has to be named.
  ///   - isStrict: whether the workbook keeps to the strict variant.
  /// - Returns: the changed part; nil when it holds no sheet with cells.
  func marked(_ styles: [Int: Int], drawing: String?, isStrict: Bool) -> [UInt8]? {
    guard let root else { return nil }
    let edited = edits(
      existing: { row, column, cell, edits in
        let style = styles[self.style(row, column)] ?? 0
        edits.replace(cell.tag, by: RawTag(self.text[cell.tag]).setting("s", String(style)))
      },
      fresh: { row, column, prefix in
        let style = styles[self.style(row, column)] ?? 0
        let name = CellName.name(row: row, column: column)
        return "<\(prefix)c r=\"\(name)\" s=\"\(style)\"/>"
      })
    guard var edits = edited, let data else { return nil }
    let prefix = RawTag(text[data.tag]).prefix
    if let drawing { add(drawing: drawing, prefix, root, isStrict, &edits) }
    return edits.apply(to: text)
  }

  /// The text with texts in the wanted cells, which keep their styles; a cell with a formula stays as
  /// it is.
  ///
  /// - Parameter texts: text by row and column.
  /// - Returns: the changed part; nil when it holds no sheet with cells.
  func written(_ texts: [Int: [Int: String]]) -> [UInt8]? {
    func content(_ row: Int, _ column: Int, _ prefix: String) -> String {
      let text = DraftText.prefix(texts[row]?[column] ?? "", DraftText.limit)
      let space = DraftText.needsPreserving(text) ? " xml:space=\"preserve\"" : ""
      let words = RawText.escaped(DraftText.escaped(text))
      return "<\(prefix)is><\(prefix)t\(space)>\(words)</\(prefix)t></\(prefix)is>"
    }
    return edits(
      existing: { row, column, cell, edits in
        guard !cell.hasFormula else { return }
        let tag = RawTag(self.text[cell.tag])
        let prefix = tag.prefix
        edits.replace(
          cell.tag.lowerBound..<cell.end,
          by: tag.setting("t", "inlineStr")
            + Array(">\(content(row, column, prefix))</\(prefix)c>".utf8))
      },
      fresh: { row, column, prefix in
        let name = CellName.name(row: row, column: column)
        let style = self.style(row, column)
        return "<\(prefix)c r=\"\(name)\" s=\"\(style)\" t=\"inlineStr\">"
          + "\(content(row, column, prefix))</\(prefix)c>"
      })?.apply(to: text)
  }

  /// The changes that give the wanted cells something new; nil when there is no sheet with cells.
  private func edits(
    existing: (Int, Int, Found, inout ByteEdits) -> Void, fresh: (Int, Int, String) -> String
  ) -> ByteEdits? {
    guard let data, data.end > 0 else { return nil }
    var edits = ByteEdits()
    let prefix = RawTag(text[data.tag]).prefix
    var missing: [(row: Int, content: String)] = []
    for row in wantedRows {
      var content = ""
      for column in wanted[row] ?? [] {
        if let cell = found[row]?[column] {
          existing(row, column, cell, &edits)
          continue
        }
        let cell = fresh(row, column, prefix)
        if let slot = cellSlots[row]?[column] {
          edits.insert(cell, at: slot)
        } else {
          content += cell
        }
      }
      if content.isEmpty { continue }
      if let place = rows[row]?.place {
        place.append(content, to: text, &edits)
      } else {
        missing.append((row, "<\(prefix)row r=\"\(row)\">\(content)</\(prefix)row>"))
      }
    }
    add(missing, to: data, &edits)
    return edits
  }

  private func add(
    _ missing: [(row: Int, content: String)], to data: ElementPlace, _ edits: inout ByteEdits
  ) {
    var last = ""
    for (row, content) in missing {
      if let slot = rowSlots[row] { edits.insert(content, at: slot) } else { last += content }
    }
    if !last.isEmpty { data.append(last, to: text, &edits) }
  }

  private func add(
    drawing: String, _ prefix: String, _ root: ElementPlace, _ isStrict: Bool,
    _ edits: inout ByteEdits
  ) {
    let namespace = isStrict ? OOXML.strictLinks : OOXML.links
    let element = "<\(prefix)legacyDrawing xmlns:r=\"\(namespace)\" r:id=\"\(drawing)\"/>"
    if let drawingSlot {
      edits.insert(element, at: drawingSlot)
    } else {
      root.append(element, to: text, &edits)
    }
  }
}
