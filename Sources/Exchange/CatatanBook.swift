public import Diagnostics
public import References
public import Workbook

/// Findings of one perangkat daerah as a workbook: a row for each, with a link to the cell and a
/// column for the answer.
public struct CatatanBook {
  private let messages: Words

  /// - Parameter library: words.
  public init(_ library: Library) { messages = library.messages }

  private func words(_ key: String, _ values: [String: String] = [:]) -> String {
    messages.text("halaman.\(key)", values)
  }

  /// Columns with their widths.
  private static let columns: [(key: String, width: Double)] = [
    ("nomor", 6), ("tingkat", 12), ("berkas", 34), ("lembar", 22), ("sel", 8),
    ("judul-kolom", 26), ("nilai", 24), ("catatan", 56), ("saran", 46), ("dasar", 30),
    ("jawaban", 40),
  ]

  /// The workbook of one unit.
  ///
  /// - Parameters:
  ///   - unit: name of the unit.
  ///   - list: its findings.
  ///   - target: the file that a finding's file is opened by, relative to the list; nil where it
  ///     cannot be opened, such as inside an archive.
  /// - Returns: the workbook as a file.
  /// - Throws: `WorkbookDraftFailure` when a text is too long for a cell.
  public func workbook(
    for unit: String, _ list: [Catatan], target: (Location) -> String?
  ) throws(WorkbookDraftFailure) -> [UInt8] {
    var sheet = SheetDraft(name: words("lembar-catatan"))
    sheet.columns = CatatanBook.columns.map { ColumnDraft(width: $0.width, style: .wrapped) }
    sheet.rows = [
      RowDraft([CellDraft(words("judul", ["unit": unit]), .title)]),
      RowDraft([CellDraft(words("pengantar"), .text)]),
      RowDraft(CatatanBook.columns.map { CellDraft(words($0.key), .head) }),
    ]
    let head = sheet.rows.count
    for (index, catatan) in list.enumerated() {
      sheet.rows.append(row(index + 1, catatan, target))
    }
    sheet.frozenRows = head
    sheet.page.repeatedRows = head...head
    sheet.page.paper = .f4
    sheet.filter = CellRange(
      firstRow: head, firstColumn: 1, lastRow: max(sheet.rows.count, head + 1),
      lastColumn: CatatanBook.columns.count)
    return try WorkbookDraft(
      sheets: [sheet], title: words("judul", ["unit": unit]),
      creator: messages.text("buku.pembuat")
    ).xlsx()
  }

  private func row(
    _ number: Int, _ catatan: Catatan, _ target: (Location) -> String?
  ) -> RowDraft {
    let place = catatan.location
    let file = place.file ?? ""
    let cell: CellDraft
    if let name = place.cell, let sheet = place.sheet {
      let link = target(place).map {
        LinkDraft(
          target: $0,
          place: LinkDraft.place(sheet: sheet, row: place.line, column: max(place.column, 1)))
      }
      cell = CellDraft(name, link == nil ? .text : .link, link: link)
    } else {
      cell = CellDraft(place.line > 0 ? "\(place.line):\(place.column)" : "", .text)
    }
    let texts = [
      place.heading ?? "", catatan.value ?? "", "\(catatan.message) [\(catatan.id)]",
      catatan.suggestion ?? "", catatan.citation ?? "", "",
    ]
    return RowDraft(
      [
        CellDraft(.number(String(number)), .number), CellDraft(catatan.level.rawValue, .text),
        CellDraft(CatatanBook.cut(file), .wrapped),
        CellDraft(CatatanBook.cut(place.sheet ?? ""), .wrapped), cell,
      ] + texts.map { CellDraft(CatatanBook.cut($0), .wrapped) })
  }

  /// A text as far as a cell holds it; values of hostile files may be longer.
  private static func cut(_ text: String) -> String {
    text.utf16.count <= 2000 ? text : String(text.prefix(1000)) + "…"
  }
}
