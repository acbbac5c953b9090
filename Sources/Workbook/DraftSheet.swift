internal import Diagnostics
internal import XMLTree

/// Writes one sheet of a draft: the part itself, and what hangs on it.
struct DraftSheet {
  let sheet: SheetDraft
  /// Relationships of the sheet so far: type, target, and whether it leads outside.
  private(set) var links: [(type: String, target: String, isExternal: Bool)] = []

  private var xml = XMLWriter(capacity: 1 << 16)

  init(_ sheet: SheetDraft) { self.sheet = sheet }

  /// The part of the sheet; its texts are added to `strings`.
  ///
  /// `notes` holds the targets of the drawing that shows the notes and of the notes themselves, nil
  /// without notes; `choice` gives the formula of the choices at an index.
  ///
  /// - Throws: `WorkbookDraftFailure` when something is too large.
  mutating func part(
    strings: inout DraftStrings, isSelected: Bool, notes: (drawing: String, comments: String)?,
    choice: (Int) -> String
  ) throws(WorkbookDraftFailure) -> [UInt8] {
    try check()
    xml.start(
      "worksheet",
      [("xmlns", OOXML.main.description), ("xmlns:r", OOXML.links.description)])
    writeView(isSelected: isSelected)
    writeColumns()
    try writeRows(&strings)
    if sheet.isProtected {
      let allowed = [
        "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter",
      ]
      xml.element("sheetProtection", [("sheet", "1")] + allowed.map { ($0, "0") })
    }
    if let filter = sheet.filter { xml.element("autoFilter", [("ref", filter.name)]) }
    writeMerges()
    writeChoices(choice)
    writeLinks()
    writePage()
    if let notes {
      add("vmlDrawing", notes.drawing)
      xml.element("legacyDrawing", [("r:id", "rId\(links.count)")])
      add("comments", notes.comments)
    }
    xml.end()
    let bytes = xml.finish()
    xml = XMLWriter(capacity: 64)
    return bytes
  }

  private func check() throws(WorkbookDraftFailure) {
    if sheet.rows.count > WorkbookExtent.rows.limit {
      throw .tooLarge(sheet: sheet.name, .rows)
    }
    let width = max(sheet.columns.count, sheet.rows.map(\.cells.count).max() ?? 0)
    if width > WorkbookExtent.columns.limit { throw .tooLarge(sheet: sheet.name, .columns) }
  }

  private mutating func add(_ type: String, _ target: String, isExternal: Bool = false) {
    links.append((type, target, isExternal))
  }

  // MARK: View and columns

  private mutating func writeView(isSelected: Bool) {
    xml.start("sheetPr")
    xml.element("pageSetUpPr", [("fitToPage", "1")])
    xml.end()
    xml.start("sheetViews")
    xml.start(
      "sheetView", [("tabSelected", isSelected ? "1" : nil), ("workbookViewId", "0")])
    let (rows, columns) = (sheet.frozenRows, sheet.frozenColumns)
    if rows > 0 || columns > 0 {
      let pane = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight"
      xml.element(
        "pane",
        [
          ("xSplit", columns > 0 ? String(columns) : nil),
          ("ySplit", rows > 0 ? String(rows) : nil),
          ("topLeftCell", CellName.name(row: rows + 1, column: columns + 1)), ("activePane", pane),
          ("state", "frozen"),
        ])
      xml.element("selection", [("pane", pane)])
    }
    xml.end()
    xml.end()
    xml.element("sheetFormatPr", [("defaultRowHeight", "15")])
  }

  private mutating func writeColumns() {
    guard !sheet.columns.isEmpty else { return }
    xml.start("cols")
    for (index, column) in sheet.columns.enumerated() {
      xml.element(
        "col",
        [
          ("min", String(index + 1)), ("max", String(index + 1)), ("width", "\(column.width)"),
          ("style", column.style.map { String(DraftStyles.index($0)) }),
          ("hidden", column.isHidden ? "1" : nil), ("customWidth", "1"),
        ])
    }
    xml.end()
  }

  // MARK: Cells

  private mutating func writeRows(_ strings: inout DraftStrings) throws(WorkbookDraftFailure) {
    xml.start("sheetData")
    for (index, row) in sheet.rows.enumerated() {
      let number = index + 1
      guard !row.cells.isEmpty || row.height != nil || row.isHidden else { continue }
      xml.start(
        "row",
        [
          ("r", String(number)), ("ht", (row.height ?? fittingHeight(row)).map { "\($0)" }),
          ("hidden", row.isHidden ? "1" : nil), ("customHeight", row.height == nil ? nil : "1"),
        ])
      for (index, cell) in row.cells.enumerated() {
        try write(cell, row: number, column: index + 1, &strings)
      }
      xml.end()
    }
    xml.end()
  }

  /// The height that shows the wrapped texts of a row, as far as it can be told without the letters'
  /// widths; nil when one line is enough. Not all programs fit heights when they open a workbook.
  private func fittingHeight(_ row: RowDraft) -> Double? {
    var height = 15.0
    for (index, cell) in row.cells.enumerated() {
      guard index < sheet.columns.count, case .text(let text)? = cell.value,
        let wrapping = DraftStyles.wrapping(cell.style)
      else { continue }
      let fitting = max(sheet.columns[index].width * wrapping.fit, 1)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0.0) {
        $0 + max((Double($1.utf16.count) / fitting).rounded(.up), 1)
      }
      height = max(height, lines * wrapping.line)
    }
    // The highest row of a workbook has 409.5 points.
    return height > 15 ? min(height, 409.5) : nil
  }

  private mutating func write(
    _ cell: CellDraft, row: Int, column: Int, _ strings: inout DraftStrings
  ) throws(WorkbookDraftFailure) {
    let name = CellName.name(row: row, column: column)
    switch DraftContent(cell.value) {
    case .empty:
      xml.element("c", [("r", name), ("s", String(DraftStyles.index(cell.style)))])
    case .text(let text):
      guard text.utf16.count <= DraftText.limit else {
        throw .textTooLong(sheet: sheet.name, row: row, column: column)
      }
      let style = DraftStyles.index(
        cell.style, looksLikeFormula: DraftText.looksLikeFormula(text))
      write(name, style, type: "s", String(strings.index(text)))
    case .number(let number):
      // A format for days would make it one.
      let style = cell.style == .date ? CellStyle.number : cell.style
      write(name, DraftStyles.index(style), type: nil, number)
    case .day(let serial):
      // Without a format for days, the day would appear as a number.
      write(name, DraftStyles.index(.date), type: nil, serial)
    case .boolean(let value):
      write(name, DraftStyles.index(cell.style), type: "b", value ? "1" : "0")
    case .error(let error):
      write(name, DraftStyles.index(cell.style), type: "e", error)
    }
  }

  private mutating func write(_ name: String, _ style: Int, type: String?, _ value: String) {
    xml.start("c", [("r", name), ("s", String(style)), ("t", type)])
    xml.element("v", text: value)
    xml.end()
  }

  // MARK: What follows the cells

  private mutating func writeMerges() {
    guard !sheet.merges.isEmpty else { return }
    xml.start("mergeCells", [("count", String(sheet.merges.count))])
    for merge in sheet.merges { xml.element("mergeCell", [("ref", merge.name)]) }
    xml.end()
  }

  private mutating func writeChoices(_ formula: (Int) -> String) {
    guard !sheet.choices.isEmpty else { return }
    xml.start("dataValidations", [("count", String(sheet.choices.count))])
    for (index, choice) in sheet.choices.enumerated() {
      xml.start(
        "dataValidation",
        [
          ("type", "list"), ("errorStyle", choice.isStrict ? nil : "warning"), ("allowBlank", "1"),
          ("showInputMessage", choice.prompt == nil ? nil : "1"), ("showErrorMessage", "1"),
          ("errorTitle", choice.error.map { DraftText.prefix($0.title, 32) }),
          ("error", choice.error.map { DraftText.prefix($0.text, 225) }),
          ("promptTitle", choice.prompt.map { DraftText.prefix($0.title, 32) }),
          ("prompt", choice.prompt.map { DraftText.prefix($0.text, 255) }),
          ("sqref", choice.range.name),
        ])
      xml.element("formula1", text: formula(index))
      xml.end()
    }
    xml.end()
  }

  private mutating func writeLinks() {
    var isOpen = false
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.cells.enumerated() {
        guard let link = cell.link else { continue }
        if !isOpen { xml.start("hyperlinks") }
        isOpen = true
        if let target = link.target { add("hyperlink", DraftText.uri(target), isExternal: true) }
        xml.element(
          "hyperlink",
          [
            ("ref", CellName.name(row: row + 1, column: column + 1)),
            ("r:id", link.target == nil ? nil : "rId\(links.count)"), ("location", link.place),
            ("tooltip", link.tip.map { DraftText.prefix($0, 255) }),
          ])
      }
    }
    if isOpen { xml.end() }
  }

  private mutating func writePage() {
    xml.element(
      "pageMargins",
      [
        ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"),
        ("footer", "0.3"),
      ])
    xml.element(
      "pageSetup",
      [
        ("paperSize", String(sheet.page.paper.rawValue)), ("fitToHeight", "0"),
        ("orientation", sheet.page.isLandscape ? "landscape" : "portrait"),
      ])
    guard let footer = sheet.page.footer else { return }
    xml.start("headerFooter")
    xml.element("oddFooter", text: footer)
    xml.end()
  }
}

/// What a cell's value becomes in the part.
enum DraftContent: Equatable {
  case empty
  case text(String)
  case number(String)
  case day(String)
  case boolean(Bool)
  case error(String)

  init(_ value: CellValue?) {
    switch value {
    case nil, .formulaWithoutResult?, .text("")?: self = .empty
    case .text(let text)?: self = .text(text)
    case .boolean(let value)?: self = .boolean(value)
    case .error(let error)?: self = .error(error)
    case .date(let text)?: self = CellDate.serial(text).map { .day($0) } ?? .text(text)
    case .number(let text)?:
      guard let plain = CellNumber.plain(Array(text.utf8)), CellNumber.isExact(plain) else {
        self = .text(text)
        return
      }
      self = .number(plain)
    }
  }
}
