internal import Diagnostics
internal import XMLTree

extension WorkbookDraft {
  /// The workbook as a file: the same draft gives the same bytes.
  ///
  /// - Throws: `WorkbookDraftFailure` when a sheet's name or size is not allowed.
  public func xlsx() throws(WorkbookDraftFailure) -> [UInt8] {
    try checkNames()
    var package = DraftPackage(self)
    return try package.finish()
  }

  private func checkNames() throws(WorkbookDraftFailure) {
    var names: Set<String> = []
    for sheet in sheets {
      guard SheetName.isValid(sheet.name), names.insert(sheet.name.lowercased()).inserted else {
        throw .sheetName(sheet.name)
      }
    }
    guard sheets.contains(where: { !$0.isHidden }) else { throw .noVisibleSheet }
  }
}

/// Puts the parts of a draft together.
private struct DraftPackage {
  private let draft: WorkbookDraft
  private var strings = DraftStrings()
  private var lists = DraftLists()
  private var parts: [(name: String, bytes: [UInt8])] = []
  private var types: [(part: String, type: String)] = []
  private var hasNotes = false

  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  init(_ draft: WorkbookDraft) { self.draft = draft }

  mutating func finish() throws(WorkbookDraftFailure) -> [UInt8] {
    var sheets = draft.sheets
    let formulas = sheets.map { $0.choices.map { lists.formula($0.source, on: draft.listSheet) } }
    if let list = lists.sheet(named: draft.listSheet) {
      guard SheetName.isValid(list.name),
        !sheets.contains(where: { $0.name.lowercased() == list.name.lowercased() })
      else { throw .sheetName(list.name) }
      sheets.append(list)
    }
    let shown = sheets.firstIndex { !$0.isHidden } ?? 0
    for (index, sheet) in sheets.enumerated() {
      let own = index < formulas.count ? formulas[index] : []
      try add(sheet, number: index + 1, isSelected: index == shown, formulas: own)
    }
    add("xl/styles.xml", "styles+xml", DraftStyles.part())
    add("xl/sharedStrings.xml", "sharedStrings+xml", stringsPart())
    addFrame(sheets, shown: shown)
    var writer = ArchiveWriter()
    for part in [("[Content_Types].xml", typesPart())] + parts { writer.add(part.0, part.1) }
    do throws(ArchiveFailure) { return try writer.finish() } catch { throw .archive(error) }
  }

  private mutating func add(_ name: String, _ type: String, _ bytes: [UInt8]) {
    parts.append((name, bytes))
    types.append((name, type.hasPrefix("application/") ? type : DraftPackage.types + type))
  }

  private mutating func add(
    _ sheet: SheetDraft, number: Int, isSelected: Bool, formulas: [String]
  ) throws(WorkbookDraftFailure) {
    var writer = DraftSheet(sheet)
    let notes =
      sheet.notes.isEmpty
      ? nil : ("../drawings/vmlDrawing\(number).vml", "../comments\(number).xml")
    let bytes = try writer.part(
      strings: &strings, isSelected: isSelected, notes: notes, choice: { formulas[$0] })
    add("xl/worksheets/sheet\(number).xml", "worksheet+xml", bytes)
    if !writer.links.isEmpty {
      parts.append(
        ("xl/worksheets/_rels/sheet\(number).xml.rels", DraftPackage.links(writer.links)))
    }
    guard !sheet.notes.isEmpty else { return }
    hasNotes = true
    add(
      "xl/comments\(number).xml", "comments+xml",
      Notes.comments(sheet.notes, author: draft.creator))
    parts.append(("xl/drawings/vmlDrawing\(number).vml", Notes.drawing(sheet.notes)))
  }

  // MARK: Parts

  private func stringsPart() -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 16)
    xml.start(
      "sst",
      [
        ("xmlns", OOXML.main.description), ("count", String(strings.uses)),
        ("uniqueCount", String(strings.texts.count)),
      ])
    for text in strings.texts {
      xml.start("si")
      xml.element(
        "t", [("xml:space", DraftText.needsPreserving(text) ? "preserve" : nil)],
        text: DraftText.escaped(text))
      xml.end()
    }
    xml.end()
    return xml.finish()
  }

  /// The workbook, its properties, and the relationships that lead to all parts.
  private mutating func addFrame(_ sheets: [SheetDraft], shown: Int) {
    var links = sheets.indices.map {
      (type: "worksheet", target: "worksheets/sheet\($0 + 1).xml", isExternal: false)
    }
    links.append(("styles", "styles.xml", false))
    links.append(("sharedStrings", "sharedStrings.xml", false))
    add("xl/workbook.xml", "sheet.main+xml", workbookPart(sheets, shown: shown))
    parts.append(("xl/_rels/workbook.xml.rels", DraftPackage.links(links)))
    add(
      "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
      propertiesPart())
    parts.append(
      (
        "_rels/.rels",
        DraftPackage.links(
          [("officeDocument", "xl/workbook.xml", false), ("core", "docProps/core.xml", false)])
      ))
  }

  private func workbookPart(_ sheets: [SheetDraft], shown: Int) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 12)
    xml.start(
      "workbook", [("xmlns", OOXML.main.description), ("xmlns:r", OOXML.links.description)])
    xml.element("workbookPr")
    xml.start("bookViews")
    xml.element("workbookView", [("activeTab", shown == 0 ? nil : String(shown))])
    xml.end()
    xml.start("sheets")
    for (index, sheet) in sheets.enumerated() {
      xml.element(
        "sheet",
        [
          ("name", sheet.name), ("sheetId", String(index + 1)),
          ("state", sheet.isHidden ? "hidden" : nil), ("r:id", "rId\(index + 1)"),
        ])
    }
    xml.end()
    writeNames(sheets, &xml)
    xml.end()
    return xml.finish()
  }

  /// The names that programs look for: rows that repeat in print, and ranges with a filter.
  private func writeNames(_ sheets: [SheetDraft], _ xml: inout XMLWriter) {
    var names: [(name: String, sheet: Int, isHidden: Bool, text: String)] = []
    for (index, sheet) in sheets.enumerated() {
      let quoted = SheetName.quoted(sheet.name)
      if let filter = sheet.filter {
        names.append(
          ("_xlnm._FilterDatabase", index, true, "\(quoted)!\(filter.absoluteName)"))
      }
      if let rows = sheet.page.repeatedRows {
        names.append(
          ("_xlnm.Print_Titles", index, false, "\(quoted)!$\(rows.lowerBound):$\(rows.upperBound)"))
      }
    }
    guard !names.isEmpty else { return }
    xml.start("definedNames")
    for name in names {
      xml.element(
        "definedName",
        [
          ("name", name.name), ("localSheetId", String(name.sheet)),
          ("hidden", name.isHidden ? "1" : nil),
        ], text: name.text)
    }
    xml.end()
  }

  /// Title and maker; neither a person nor the day, so that the same draft gives the same bytes.
  private func propertiesPart() -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 10)
    xml.start(
      "cp:coreProperties",
      [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ])
    if !draft.title.isEmpty { xml.element("dc:title", text: draft.title) }
    if !draft.creator.isEmpty { xml.element("dc:creator", text: draft.creator) }
    xml.end()
    return xml.finish()
  }

  private func typesPart() -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 12)
    xml.start(
      "Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
    var defaults = [
      ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
      ("xml", "application/xml"),
    ]
    if hasNotes { defaults.append(("vml", Notes.drawingType)) }
    for (ending, type) in defaults {
      xml.element("Default", [("Extension", ending), ("ContentType", type)])
    }
    for (part, type) in types {
      xml.element("Override", [("PartName", "/" + part), ("ContentType", type)])
    }
    xml.end()
    return xml.finish()
  }

  private static func links(
    _ links: [(type: String, target: String, isExternal: Bool)]
  ) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 10)
    xml.start("Relationships", [("xmlns", Relationships.namespace)])
    for (index, link) in links.enumerated() {
      let type =
        link.type == "core"
        ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        : "\(OOXML.links)/\(link.type)"
      xml.element(
        "Relationship",
        [
          ("Id", "rId\(index + 1)"), ("Type", type), ("Target", link.target),
          ("TargetMode", link.isExternal ? "External" : nil),
        ])
    }
    xml.end()
    return xml.finish()
  }
}

/// Lists of choices: short ones stand in the rule itself, others in columns of a hidden sheet.
private struct DraftLists {
  private var columns: [[String]] = []
  private var known: [[String]: Int] = [:]

  /// The formula of a source of choices.
  mutating func formula(_ source: ChoiceDraft.Source, on sheet: String) -> String {
    switch source {
    case .range(let sheet, let range): return "\(SheetName.quoted(sheet))!\(range.absoluteName)"
    case .list(let texts):
      if DraftLists.fitsInline(texts) {
        let inner = texts.joined(separator: ",")
        return "\"\(inner)\""
      }
      let index = known[texts] ?? columns.count
      if index == columns.count {
        columns.append(texts)
        known[texts] = index
      }
      let range = CellRange(
        firstRow: 1, firstColumn: index + 1, lastRow: max(texts.count, 1), lastColumn: index + 1)
      return "\(SheetName.quoted(sheet))!\(range.absoluteName)"
    }
  }

  /// A rule holds 255 characters; commas part the choices, and quotation marks end them.
  private static func fitsInline(_ texts: [String]) -> Bool {
    let length = texts.reduce(0) { $0 + $1.utf16.count + 1 }
    return !texts.isEmpty && length <= 256
      && texts.allSatisfy { text in
        !text.isEmpty && !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.hasPrefix("=")
          && !text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C }
      }
  }

  /// The sheet that holds the lists; nil when all of them stand in their rules.
  func sheet(named name: String) -> SheetDraft? {
    guard !columns.isEmpty else { return nil }
    var sheet = SheetDraft(name: name)
    sheet.isHidden = true
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      sheet.rows.append(
        RowDraft(columns.map { row < $0.count ? CellDraft($0[row]) : CellDraft() }))
    }
    return sheet
  }
}

extension CellRange {
  /// The range as formulas name it from everywhere: `$B$2:$D$9`.
  var absoluteName: String {
    let first = "$\(CellName.letters(firstColumn))$\(firstRow)"
    let last = "$\(CellName.letters(lastColumn))$\(lastRow)"
    return first == last ? first : "\(first):\(last)"
  }
}
