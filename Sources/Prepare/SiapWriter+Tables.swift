internal import Ingest
internal import References
internal import XMLTree

/// Sentences and tables of a prepared document: what every section is made of.
extension SiapWriter {
  /// Writes a computed sentence as a paragraph.
  mutating func writeSentence(
    _ key: String, _ values: [String: String] = [:], from origins: [SourceTrace.Origin] = []
  ) {
    let text = sentence(key, values)
    note(text, from: origins, key: key)
    xml.element("kalimat", text: text)
  }

  /// Writes an item of a list that stands in the plan, or in the law.
  mutating func writeItem(
    _ text: String, from origins: [SourceTrace.Origin] = [], key: String? = nil
  ) {
    note(text, from: origins, key: key)
    xml.element("butir", text: text)
  }

  /// A sentence of the locale file, filled with the plan's facts and `values`.
  func sentence(_ key: String, _ values: [String: String] = [:]) -> String {
    words.text(key, values, or: prepared.facts)
  }

  /// What there is of each thing, joined as a sentence does: `2 objek baru dan 1 objek peningkatan`.
  /// Nothing is said of what there is none of; empty where there is nothing at all.
  func counted(_ counts: [(thing: String, count: Int)]) -> String {
    prepared.formats.joined(
      counts.filter { $0.count > 0 }.map {
        words.text("hitung.\($0.thing)", ["jumlah": Formats.grouped($0.count)])
      })
  }

  /// A table with the layout of this key.
  func table(
    _ key: String, id: String, titled title: String? = nil, _ values: [String: String] = [:]
  ) -> Table {
    let layout =
      prepared.library.tables[key] ?? TableLayout.empty
    return Table(
      layout: layout, id: "tabel-\(id)", title: sentence("tabel." + (title ?? key), values))
  }

  /// Writes a table; one without rows becomes a sentence that says so.
  mutating func write(_ table: Table) {
    guard !table.rows.isEmpty else {
      return writeSentence("kalimat.tanpa-baris", ["tabel": table.title])
    }
    tablesOfSection[currentSection, default: []].append(table.id)
    let columns = table.columns ?? expand(table)
    note(table, columns)
    xml.start("tabel", [("id", table.id), ("judul", table.title), ("peran", table.layout.role)])
    for column in columns {
      xml.element(
        "kolom",
        [
          ("judul", column.title), ("kelompok", column.group), ("lebar", String(column.width)),
          ("rata", column.alignment), ("peran", column.role),
        ])
    }
    for row in table.rows { write(row, columns) }
    if let text = table.note {
      note(text, key: "keterangan")
      xml.element("keterangan", text: text)
    }
    xml.end()
  }

  private mutating func write(_ row: Row, _ columns: [Table.ExpandedColumn]) {
    xml.start("baris")
    if let role = row.role { xml.attribute("peran", role) }
    if let id = row.id { xml.attribute("id", id) }
    if !isPublic, let origin = row.origin { xml.attribute("asal", origin) }
    if row.role == "kelompok" {
      write(row.cells[""] ?? Cell(""), in: nil, span: columns.count)
    } else {
      for column in columns { write(row.cells[column.key] ?? Cell(""), in: column) }
    }
    xml.end()
  }

  private mutating func write(_ cell: Cell, in column: Table.ExpandedColumn?, span: Int = 1) {
    // Attributes one by one: a table has thousands of cells.
    xml.start("sel", mixed: true)
    if span > 1 { xml.attribute("rentang", String(span)) }
    if let role = cell.role ?? column?.role ?? cell.breakRole { xml.attribute("peran", role) }
    if let alignment = column?.alignment { xml.attribute("rata", alignment) }
    for (index, part) in cell.parts.enumerated() {
      if index > 0, !part.isNote { xml.text(", ") }
      switch part {
      case .note(let text, let file):
        xml.element(
          "catatan", [("tempat", file.place), ("alamat", file.address)], text: text)
      case .file(let file) where file.address != nil:
        xml.element("rujuk", [("alamat", file.address)], text: file.place)
      case .file(let file): xml.text(file.place)
      case .text(let text): xml.text(text)
      case .link(let kode, let id): writeLink(kode, id: id)
      case .section(let id): xml.element("rujuk", [("bagian", id)])
      }
    }
    xml.end()
  }

  /// Writes a link to an object, which the template prints as its kode.
  mutating func writeLink(_ kode: String, id: String) {
    let here = document.kind == "register" ? "ya" : nil
    xml.element("rujuk", [("ke", id), ("dokumen", linkDocument), ("sini", here)], text: kode)
  }

  /// The document that holds the details of objects; nil inside it or when it is not built.
  var linkDocument: String? {
    linksRegister && document.kind != "register" ? "register" : nil
  }

  private func expand(_ table: Table) -> [Table.ExpandedColumn] {
    var result: [Table.ExpandedColumn] = []
    for column in table.layout.columns {
      if let edition = column.edition, edition != document.edition.rawValue { continue }
      if let condition = column.condition, !table.conditions.contains(condition) { continue }
      let title = words.text("kolom.\(column.key)", prepared.facts)
      let repeats: [(String, String)] =
        switch column.each {
        case "tahun": plan.identity.years.map { (String($0), String($0)) }
        case "domain": prepared.domainKeys.map { ($0, prepared.domainName($0)) }
        default: []
        }
      if column.each == nil {
        result.append(expanded(column, key: column.key, title: title, group: nil))
      }
      for (key, name) in repeats {
        result.append(
          expanded(column, key: "\(column.key).\(key)", title: name, group: title))
      }
    }
    return result
  }

  private func expanded(
    _ column: TableLayout.Column, key: String, title: String, group: String?
  ) -> Table.ExpandedColumn {
    Table.ExpandedColumn(
      key: key, title: title, group: group, width: column.width, alignment: column.alignment,
      role: column.role)
  }
}

extension TableLayout {
  /// A layout without columns, for a key that no data file has; a test refuses it.
  static let empty = TableLayout(key: "", role: "", columns: [])
}
