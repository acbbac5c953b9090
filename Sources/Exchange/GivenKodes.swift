internal import Diagnostics
internal import References
internal import Workbook

extension GivenKode {
  /// How many kode were given in each sheet, said at its first row.
  ///
  /// - Parameters:
  ///   - given: the kode in the order of the rows.
  ///   - sheets: the sheets, for the heading of the column.
  ///   - library: rules.
  /// - Returns: a finding for each sheet.
  static func catatan(
    _ given: [GivenKode], in sheets: [RecognisedSheet], _ library: Library
  ) -> [Catatan] {
    var order: [String] = []
    var bySheet: [String: [GivenKode]] = [:]
    for item in given {
      let key = "\(item.file)\u{0}\(item.sheet)"
      if bySheet[key] == nil { order.append(key) }
      bySheet[key, default: []].append(item)
    }
    return order.compactMap { key in
      guard let items = bySheet[key], let first = items.first, let last = items.last else {
        return nil
      }
      let heading = sheets.first { $0.file == first.file && $0.sheet.name == first.sheet }?
        .columns.first { $0.number == first.column }?.heading
      return library.rules.catatan(
        "BUK039",
        at: Location(
          file: first.file, row: first.row, column: first.column ?? 1, sheet: first.sheet,
          heading: heading),
        ["jumlah": String(items.count), "awal": first.kode, "akhir": last.kode])
    }
  }
}
