internal import Diagnostics
internal import References
internal import Workbook

/// What somebody confirmed about the data of a perangkat daerah in a sheet.
struct Verification: Sendable, Hashable {
  let unit: String
  /// Key of the sheet; nil for all sheets.
  let sheet: String?
  /// Key of the state.
  let state: String
  let day: String?
  let by: String?
}

/// Reads what was verified: from `verifikasi.csv` or a sheet of that name, and which column of a
/// sheet tells it for each row.
struct VerificationReader {
  /// The closed list of states of verification.
  static let choices = "status-verifikasi"

  private(set) var catatan: [Catatan] = []
  private let importer: PlanImporter
  private let units: [Intake.Unit]
  private let sheets: [Intake.Sheet]

  init(_ importer: PlanImporter, units: [Intake.Unit], sheets: [Intake.Sheet]) {
    self.importer = importer
    self.units = units
    self.sheets = sheets
  }

  /// The column of a sheet that tells for each row whether it was verified.
  static func column(of sheet: RecognisedSheet, _ catalogue: SheetCatalogue) -> Int? {
    guard let name = catalogue.decisions["verifikasi"]?.columns.first(where: { $0.key == "status" })
    else { return nil }
    let headings = name.aliases.map { Heading($0) }
    return sheet.ignored.first { column in
      headings.contains { Heading(column.heading).begins(with: $0) }
    }?.number
  }

  /// The verifications, in order; what cannot be read is reported.
  mutating func read(_ books: [SourceSet.Book]) -> [Verification] {
    guard let layout = importer.catalogue.decisions["verifikasi"] else { return [] }
    var lacking: [(file: String, sheet: String, heading: String)] = []
    let rows = layout.rows(in: books, importer.words) { lacking.append(($0, $1, $2)) }
    for (file, sheet, heading) in lacking {
      report(
        "BUK008", at: Location(file: file, row: 1, column: 1, sheet: sheet),
        ["lembar": sheet, "kolom": heading])
    }
    return rows.compactMap { verification($0) }
  }

  private mutating func verification(_ row: DecisionSheet.Row) -> Verification? {
    guard let word = row.value("unit") else {
      report("BUK011", at: row.location("unit"), ["kolom": row.heading("unit")])
      return nil
    }
    guard let unit = importer.unitKode(word), units.contains(where: { $0.kode == unit }) else {
      report(
        "BUK029", at: row.location("unit"), ["nilai": word, "kolom": row.heading("unit")],
        value: word,
        near: Similarity.nearest(to: word, in: units.flatMap { [$0.kode, $0.name] }))
      return nil
    }
    var sheet: String?
    if let name = row.value("lembar") {
      sheet = sheets.first { Heading($0.name) == Heading(name) || $0.key == name.lowercased() }?.key
      if sheet == nil {
        unknown(name, "lembar", row, among: sheets.map(\.name), unit)
        return nil
      }
    }
    guard let status = row.value("status") else { return nil }
    guard let state = importer.catalogue.choice(status, in: VerificationReader.choices) else {
      let names = importer.catalogue.choices[VerificationReader.choices]?.map(\.name) ?? []
      unknown(status, "status", row, among: names, unit)
      return nil
    }
    return Verification(
      unit: unit, sheet: sheet, state: state.key, day: row.value("tanggal"), by: row.value("oleh"))
  }

  private mutating func unknown(
    _ word: String, _ key: String, _ row: DecisionSheet.Row, among names: [String], _ unit: String
  ) {
    report(
      "BUK016", at: row.location(key),
      [
        "nilai": word, "kolom": row.heading(key), "harapan": names.joined(separator: ", "),
      ], value: word, near: Similarity.nearest(to: word, in: names), unit: unit)
  }

  private mutating func report(
    _ id: String, at location: Location, _ values: [String: String], value: String? = nil,
    near: String? = nil, unit: String? = nil
  ) {
    let library = importer.library
    catatan.append(
      library.rules.catatan(
        id, at: location, values, value: value,
        suggestion: near.map { library.messages.text("saran.mungkin", ["nilai": $0]) }, unit: unit))
  }
}
