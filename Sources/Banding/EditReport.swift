public import Diagnostics
internal import Prepare
public import References
public import Workbook

/// Writes what was edited for the people who can change it: a list of all edits as text, JSON and a
/// document, and the list for the planner as a workbook.
public struct EditReport {
  /// Key of the document, the name of its files.
  public static let key = "banding"

  private let edits: [PlacedEdit]
  private let title: String
  private let maker: String
  private let region: String
  private let file: String
  private let library: Library
  private let words: Words

  /// - Parameters:
  ///   - edits: every edit, with its source.
  ///   - title: title of the document that was edited.
  ///   - maker: who issues it.
  ///   - region: name of the region.
  ///   - file: name of the edited file.
  ///   - library: words of documents.
  /// - Throws: `BrokenData` when words are missing.
  public init(
    _ edits: [PlacedEdit], title: String, maker: String, region: String, file: String,
    _ library: Library
  ) throws(BrokenData) {
    self.edits = edits
    self.title = title
    self.maker = maker
    self.region = region
    self.file = file
    self.library = library
    words = try Words("banding", from: library.folder)
  }

  private struct Row {
    let number: String
    let action: String
    let old: String
    let new: String
    let place: String
    let source: String
    let responsible: String
    let state: String
  }

  private func row(_ number: Int, _ placed: PlacedEdit) -> Row {
    let edit = placed.edit
    let source = placed.source
    let location = source.location
    var parts = [source.subject, source.field].filter { !$0.isEmpty }
    if let location {
      var place = location.file ?? ""
      if let sheet = location.sheet { place += " » \(sheet)" }
      if let cell = location.cell {
        place += " » \(cell)"
      } else {
        if location.line > 0 { place += ":\(location.line)" }
        // Only XML has elements to go through.
        if let path = location.path, place.contains(".xml") { place += " » \(path)" }
      }
      if !place.isEmpty { parts.append(place) }
    }
    if !source.basis.isEmpty { parts.append(source.basis) }
    let state: String
    switch (placed.isApplied, edit.kind, source.kind) {
    case (true, _, _): state = "masuk"
    case (_, .comment, _): state = "komentar"
    case (_, _, .none): state = "tanpa-tempat"
    case (_, _, .prose) where edit.isTracked: state = "terlacak"
    default: state = "daftar"
    }
    let tracked = edit.isTracked ? " " + words.text("terlacak") : ""
    return Row(
      number: String(number), action: words.text("tindakan.\(edit.kind.rawValue)") + tracked,
      old: edit.old, new: edit.author.isEmpty ? edit.new : "\(edit.author): \(edit.new)",
      place: source.section,
      source: words.text("sumber.\(source.kind.rawValue)")
        + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")),
      responsible: source.responsible, state: words.text("keadaan.\(state)"))
  }

  private static let columns: [(key: String, width: Int)] = [
    ("nomor", 1), ("tindakan", 2), ("semula", 6), ("menjadi", 6), ("bagian", 3), ("sumber", 5),
    ("penanggung-jawab", 3), ("keadaan", 3),
  ]

  private func cells(_ row: Row) -> [String] {
    [
      row.number, row.action, row.old, row.new, row.place, row.source, row.responsible, row.state,
    ]
  }

  /// "12 suntingan: 7 masuk ke narasi, 3 …".
  public var summary: String {
    let applied = edits.count(where: \.isApplied)
    let lost = edits.count { $0.source.kind == .none }
    return words.text(
      "ringkas",
      [
        "jumlah": String(edits.count), "masuk": String(applied),
        "daftar": String(edits.count - applied - lost), "tanpa": String(lost),
      ])
  }

  /// The list as text, a block for each edit.
  public var text: String {
    edits.enumerated().map { number, placed in
      let row = row(number + 1, placed)
      var lines = ["\(row.number). \(row.action) – \(row.source)"]
      if !row.old.isEmpty { lines.append("   \(words.text("kolom.semula")): \(row.old)") }
      if !row.new.isEmpty { lines.append("   \(words.text("kolom.menjadi")): \(row.new)") }
      lines.append(
        "   \(words.text("kolom.penanggung-jawab")): \(row.responsible); \(row.state)")
      return lines.map { $0.replacing("\n", with: " ") }.joined(separator: "\n") + "\n"
    }.joined(separator: "\n") + (edits.isEmpty ? "" : "\n") + summary + "\n"
  }

  /// The list as JSON: `{"versi": 1, "suntingan": [...]}`.
  public var json: String {
    let quote = JSONReport.quote
    let items = edits.map { placed -> String in
      let edit = placed.edit
      let source = placed.source
      var fields: [(String, String)] = [
        ("jenis", quote(edit.kind.rawValue)), ("semula", quote(edit.old)),
        ("menjadi", quote(edit.new)), ("sumber", quote(source.kind.rawValue)),
        ("pokok", quote(source.subject)), ("bagian", quote(source.section)),
        ("penanggung-jawab", quote(source.responsible)),
        ("masuk", placed.isApplied ? "true" : "false"),
        ("terlacak", edit.isTracked ? "true" : "false"),
      ]
      if !edit.author.isEmpty { fields.append(("penulis", quote(edit.author))) }
      if !source.basis.isEmpty { fields.append(("dasar-hitungan", quote(source.basis))) }
      if !source.field.isEmpty { fields.append(("bidang", quote(source.field))) }
      if let location = source.location {
        if let file = location.file { fields.append(("berkas", quote(file))) }
        if let sheet = location.sheet { fields.append(("lembar", quote(sheet))) }
        if let cell = location.cell { fields.append(("sel", quote(cell))) }
        if let heading = location.heading { fields.append(("judul-kolom", quote(heading))) }
        if let path = location.path { fields.append(("jalur", quote(path))) }
        if location.line > 0 { fields.append(("baris", String(location.line))) }
      }
      return "    {" + fields.map { "\(quote($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
    }
    return "{\n  \"versi\": 1,\n  \"suntingan\": [\n\(items.joined(separator: ",\n"))\n  ]\n}\n"
  }

  /// The list for the planner: what did not go into the prose by itself.
  ///
  /// - Returns: a workbook; nil when nothing is left to do.
  /// - Throws: `WorkbookDraftFailure` when it cannot be written.
  public func workbook() throws(WorkbookDraftFailure) -> [UInt8]? {
    let open = edits.enumerated().filter { !$0.element.isApplied }
    guard !open.isEmpty else { return nil }
    var sheet = SheetDraft(name: words.text("lembar"))
    sheet.columns = EditReport.columns.map {
      ColumnDraft(width: Double($0.width) * 7 + 4, style: .wrapped)
    }
    sheet.rows = [
      RowDraft([CellDraft(words.text("judul", ["dokumen": title]), .title)]),
      RowDraft([CellDraft(words.text("pengantar", ["berkas": file]), .text)]),
      RowDraft(EditReport.columns.map { CellDraft(words.text("kolom.\($0.key)"), .head) }),
    ]
    let head = sheet.rows.count
    for (number, placed) in open {
      sheet.rows.append(
        RowDraft(
          cells(row(number + 1, placed)).map { CellDraft(String($0.prefix(8000)), .wrapped) }))
    }
    sheet.frozenRows = head
    sheet.page.repeatedRows = head...head
    sheet.page.paper = .f4
    return try WorkbookDraft(
      sheets: [sheet], title: words.text("judul", ["dokumen": title]),
      creator: library.messages.text("buku.pembuat")
    ).xlsx()
  }

  /// The list as findings, for reports that other programs read: what did not go into the prose.
  public var catatan: [Catatan] {
    edits.filter { !$0.isApplied }.map { placed in
      let edit = placed.edit
      let source = placed.source
      let id = edit.kind == .comment ? "BDG008" : EditReport.rules[source.kind] ?? "BDG007"
      let text = words.text(
        "suntingan.\(edit.kind.rawValue)", ["semula": edit.old, "menjadi": edit.new])
      let subject = [source.subject, source.field].filter { !$0.isEmpty }
      return library.rules.catatan(
        id, at: source.location ?? Location(file: file),
        [
          "suntingan": text, "dasar": source.basis,
          "pokok": subject.isEmpty ? source.section : subject.joined(separator: ", "),
        ],
        value: edit.new)
    }
  }

  private static let rules: [EditSource.Kind: String] = [
    .prose: "BDG001", .data: "BDG002", .computed: "BDG003", .frame: "BDG004",
    .provision: "BDG005", .margin: "BDG006", .none: "BDG007",
  ]

  /// The list as a prepared document (Schemas/siap), which goes out in every form.
  public func siap() -> [UInt8] {
    let document = TableDocument(
      DocumentHead(
        key: EditReport.key, title: words.text("judul", ["dokumen": title]),
        subtitle: words.text("pengantar", ["berkas": file]), maker: maker, region: region,
        province: region, seat: region, head: maker, period: file, edition: "terbatas"),
      chapter: ("suntingan", words.text("bab")), introduction: summary,
      table: ("tabel-suntingan", words.text("bab")),
      columns: EditReport.columns.map {
        TableDocument.Column(words.text("kolom.\($0.key)"), width: $0.width)
      })
    return document.bytes(
      edits.enumerated().map { number, placed in
        .cells(cells(row(number + 1, placed)).map { TableDocument.Cell($0) })
      }, library.words)
  }
}
