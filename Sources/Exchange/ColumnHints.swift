internal import References

/// Says what a column is filled with, in the words of the locale file.
struct ColumnHints {
  let library: Library
  let catalogue: SheetCatalogue

  /// What is written into a column, and the hint of the catalogue behind it.
  func text(_ column: ColumnLayout) -> String {
    var text = content(column)
    if column.isRepeated { text = words("banyak", ["isi": text]) }
    return column.hint.map { "\(text). \($0)" } ?? text
  }

  /// The choices that a column offers; empty when anything may be written.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - units: names of the perangkat daerah.
  ///   - groups: names of the groups of kegiatan.
  /// - Returns: the choices as a cell holds them.
  func choices(_ column: ColumnLayout, units: [String], groups: [String]) -> [String] {
    switch column.content {
    case .choice(let list): return catalogue.choices[list]?.map(\.name) ?? []
    case .list(let list), .item(let list):
      return library.lists[list]?.values.map(\.name) ?? []
    case .level(let list):
      return library.lists[list]?.values.map { "\($0.key) \($0.name)" } ?? []
    case .reference(let set):
      guard let set = library.referenceSets[set], (column.level ?? 0) <= set.levels.count else {
        return []
      }
      let entries = set.entries.filter { column.level == nil || $0.level == column.level }
      return entries.map { "\($0.code) \($0.name)" }
    case .unit: return units
    case .group: return groups
    case .indicator:
      return library.indicatorSets.flatMap(\.indicators).map { "\($0.code) \($0.name)" }
    default: return []
    }
  }

  private func content(_ column: ColumnLayout) -> String {
    switch column.content {
    case .text: return words("teks")
    case .kode: return words("kode")
    case .unit(let allowsOutsiders): return words(allowsOutsiders ? "pd-luar" : "pd")
    case .reference(let set):
      guard let level = column.level else { return words("acuan", ["set": set]) }
      let key = level > 3 ? "acuan-lokal" : "acuan-tingkat"
      return words(key, ["set": set, "tingkat": String(level)])
    case .choice, .list, .item, .level, .group:
      let names = choices(column, units: [], groups: [])
      return names.isEmpty
        ? words("teks") : words("daftar", ["daftar": names.joined(separator: ", ")])
    case .link(let kinds):
      guard !kinds.isEmpty else { return words("objek") }
      let names = kinds.map { library.fields.kind($0)?.name ?? sheetName($0) }
      return words(
        "tautan", ["jenis": (column.linkKind.map(linkName) ?? names).joined(separator: ", ")])
    case .indicator: return words("indikator")
    case .date: return words("tanggal")
    case .year: return words("tahun")
    case .period: return words("periode")
    case .number, .count: return words("bilangan")
    case .money: return words("uang")
    }
  }

  private func linkName(_ kind: String) -> [String] {
    [library.fields.kind(kind)?.name ?? kind]
  }

  /// Name of the sheet whose rows become elements of a name.
  private func sheetName(_ element: String) -> String {
    if let sheet = catalogue.sheets.first(where: { $0.element == element }) { return sheet.name }
    return catalogue.choices.values.joined().first { $0.key == element }?.name ?? element
  }

  private func words(_ key: String, _ values: [String: String] = [:]) -> String {
    library.messages.text("buku.isi.\(key)", values)
  }
}
