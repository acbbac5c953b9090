internal import Diagnostics
internal import References
internal import Workbook

/// Gives the tables of a plan their look: heads, hints, lists of choices, a page of instructions.
struct WorkbookBuilder {
  let exporter: PlanExporter
  /// Whether the workbooks are to be filled: they then have an example row and room for new ones.
  let isTemplate: Bool
  private let hints: ColumnHints
  private let units: [String]
  private let groups: [String]

  /// Rows below the data for which lists of choices are offered.
  private static let room = 500

  init(_ exporter: PlanExporter, isTemplate: Bool) {
    self.exporter = exporter
    self.isTemplate = isTemplate
    hints = ColumnHints(library: exporter.library, catalogue: exporter.catalogue)
    units = exporter.names.names(kinds: ["unit"])
    groups = exporter.groupNames.sorted { $0.key < $1.key }.map(\.value)
  }

  private func words(_ key: String, _ values: [String: String] = [:]) -> String {
    exporter.library.messages.text("buku.\(key)", values)
  }

  /// A workbook with the given sheets; nil when none of them holds anything and it is no template.
  func workbook(_ file: String, _ layouts: [SheetLayout]) -> WorkbookDraft? {
    let layouts = layouts.filter { !$0.isCombined }
    var sheets: [SheetDraft] = []
    var holdsData = false
    for layout in layouts {
      if layout.form == .form {
        let rows = exporter.formRows(layout)
        holdsData = holdsData || rows.contains { $0.value != nil }
        sheets.append(form(layout, rows))
      } else {
        let table = exporter.table(layout)
        holdsData = holdsData || !table.rows.isEmpty
        sheets.append(sheet(table))
      }
    }
    guard holdsData || isTemplate else { return nil }
    let title = file.split(separator: ".").dropLast().joined(separator: ".")
    return WorkbookDraft(
      sheets: sheets + [instructions(layouts)], title: words("judul", ["buku": title]),
      creator: words("pembuat"), listSheet: words("daftar"))
  }

  // MARK: Tables

  private func sheet(_ table: SheetTable) -> SheetDraft {
    var sheet = SheetDraft(name: table.layout.name)
    sheet.columns = table.columns.map { ColumnDraft(width: width($0), style: style($0.layout)) }
    let head = table.columns.map { column in
      CellDraft(column.heading, isRequired(column.layout) ? .requiredHead : .head)
    }
    sheet.rows = [RowDraft(head)]
    if isTemplate, let example = example(table) { sheet.rows.append(example) }
    for row in table.rows {
      sheet.rows.append(
        RowDraft(
          zip(row, table.columns).map { value, column in
            CellDraft(value, look(of: value, column.layout))
          }))
    }
    sheet.frozenRows = 1
    sheet.frozenColumns = min(2, table.columns.count - 1)
    sheet.filter = CellRange(
      firstRow: 1, firstColumn: 1, lastRow: max(sheet.rows.count, 2),
      lastColumn: table.columns.count)
    sheet.page.repeatedRows = 1...1
    let last = sheet.rows.count + WorkbookBuilder.room
    for (index, column) in table.columns.enumerated() {
      sheet.notes.append(
        NoteDraft(row: 1, column: index + 1, text: hints.text(column.layout)))
      if let choice = choice(
        column.layout,
        CellRange(firstRow: 2, firstColumn: index + 1, lastRow: last, lastColumn: index + 1))
      {
        sheet.choices.append(choice)
      }
    }
    return sheet
  }

  private func isRequired(_ column: ColumnLayout) -> Bool {
    column.role != .plain || column.isRequired
  }

  private func example(_ table: SheetTable) -> RowDraft? {
    guard table.columns.contains(where: { $0.layout.example == exporter.catalogue.exampleMark })
    else { return nil }
    return RowDraft(
      table.columns.map { column in
        CellDraft(column.layout.example.map { .text($0) }, .example)
      })
  }

  private func width(_ column: SheetTable.Column) -> Double {
    if let width = column.layout.width { return Double(width) }
    return min(max(Double(column.heading.count) + 2, 12), 32)
  }

  /// The look of the empty cells of a column.
  private func style(_ column: ColumnLayout) -> CellStyle {
    switch column.content {
    case .money: .rupiah
    case .number, .count, .year: .number
    case .date: .date
    default: column.isRepeated || (column.width ?? 0) >= 35 ? .wrapped : .text
    }
  }

  private func look(of value: CellValue?, _ column: ColumnLayout) -> CellStyle {
    let style = style(column)
    // A number that is kept as text must not get the look of a number.
    if case .text? = value, style != .wrapped { return .text }
    return style
  }

  private func choice(_ column: ColumnLayout, _ range: CellRange) -> ChoiceDraft? {
    let names = hints.choices(column, units: units, groups: groups)
    guard !names.isEmpty else { return nil }
    // Where several values share a cell, or the region has its own words, the list only suggests.
    let isClosed: Bool
    switch column.content {
    case .choice, .level: isClosed = !column.isRepeated
    default: isClosed = false
    }
    return ChoiceDraft(
      range, .list(names), isStrict: isClosed,
      prompt: (
        WorkbookBuilder.cut(column.heading, 32), WorkbookBuilder.cut(hints.text(column), 255)
      ),
      error: (words("pilihan.judul"), words("pilihan.salah")))
  }

  private static func cut(_ text: String, _ limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  // MARK: Forms and instructions

  private func form(
    _ layout: SheetLayout, _ rows: [(column: ColumnLayout, value: CellValue?)]
  ) -> SheetDraft {
    var sheet = SheetDraft(name: layout.name)
    sheet.columns = [ColumnDraft(width: 40), ColumnDraft(width: 50), ColumnDraft(width: 60)]
    sheet.rows = [
      RowDraft([
        CellDraft(words("formulir.bidang"), .head), CellDraft(words("formulir.isi"), .head),
        CellDraft(words("formulir.petunjuk"), .head),
      ])
    ]
    for (index, row) in rows.enumerated() {
      sheet.rows.append(
        RowDraft([
          CellDraft(row.column.heading, isRequired(row.column) ? .requiredHead : .locked),
          CellDraft(row.value, look(of: row.value, row.column)),
          CellDraft(hints.text(row.column), .hint),
        ]))
      let range = CellRange(
        firstRow: index + 2, firstColumn: 2, lastRow: index + 2, lastColumn: 2)
      if let choice = choice(row.column, range) { sheet.choices.append(choice) }
    }
    sheet.frozenRows = 1
    return sheet
  }

  /// The page that says how the sheets are filled.
  private func instructions(_ layouts: [SheetLayout]) -> SheetDraft {
    var sheet = SheetDraft(name: words("petunjuk"))
    sheet.columns = [
      ColumnDraft(width: 26), ColumnDraft(width: 44), ColumnDraft(width: 10),
      ColumnDraft(width: 80),
    ]
    sheet.rows = [RowDraft([CellDraft(words("petunjuk"), .title)])]
    for number in 1...7 {
      sheet.rows.append(RowDraft([CellDraft(words("petunjuk.\(number)"), .text)]))
    }
    sheet.rows.append(RowDraft())
    sheet.rows.append(
      RowDraft(
        ["lembar", "kolom", "wajib", "isi"].map { CellDraft(words("petunjuk.\($0)"), .head) }))
    for layout in layouts {
      for column in exporter.columns(of: layout) {
        sheet.rows.append(
          RowDraft([
            CellDraft(layout.name, .wrapped), CellDraft(column.heading, .wrapped),
            CellDraft(isRequired(column.layout) ? .text(words("ya")) : nil, .text),
            CellDraft(hints.text(column.layout), .wrapped),
          ]))
      }
    }
    return sheet
  }
}
