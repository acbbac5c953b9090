public import Diagnostics
internal import Workbook
internal import XMLTree

/// What was received from whom: which perangkat daerah answers for which row of which workbook, and
/// how many rows each has in each sheet.
public struct Intake: Sendable {
  /// A perangkat daerah.
  public struct Unit: Sendable, Hashable {
    public let kode: String
    public let name: String
  }

  /// A sheet that every perangkat daerah fills.
  public struct Sheet: Sendable, Hashable {
    public let key: String
    public let name: String
  }

  /// The rows of one unit in one sheet.
  public struct Tally: Sendable, Hashable {
    public internal(set) var rows = 0
    /// Rows by the key of their state of verification, where the sheet has a column for it.
    public internal(set) var verified: [String: Int] = [:]
  }

  /// The units of the plan, in its order.
  public let units: [Unit]
  /// The sheets that units fill, in the order of the catalogue.
  public let sheets: [Sheet]
  /// Rows by unit and key of the sheet; `""` stands for rows that name no unit of the plan.
  public private(set) var tallies: [String: [String: Tally]] = [:]
  /// What `verifikasi` says, in order.
  let verifications: [Verification]
  /// Findings about it.
  let catatan: [Catatan]

  /// Unit by row.
  private var owners: [String: String] = [:]
  /// Key of the layout by sheet.
  private var layouts: [String: String] = [:]
  /// The one unit of a file; nil when there are several.
  private var fileOwners: [String: String?] = [:]
  private let folders: [String: String]

  /// - Parameters:
  ///   - importer: the rows with their kode.
  ///   - books: the workbooks, of which one may tell what was verified.
  init(_ importer: PlanImporter, _ books: [SourceSet.Book]) {
    let catalogue = importer.catalogue
    units = (importer.parts["perangkat-daerah"] ?? []).map {
      Unit(kode: $0[attribute: "kode"] ?? "", name: $0.first("nama")?.foldedText ?? "")
    }
    sheets = catalogue.books.filter(\.isForUnits).flatMap(\.sheets).filter { !$0.isCombined }
      .map { Sheet(key: $0.key, name: $0.name) }
    var folders: [String: String] = [:]
    for unit in units {
      for name in [unit.kode, unit.name] {
        folders[FileNames.safe(name).lowercased()] = unit.kode
      }
    }
    // What `templat --per-pd` called the folder comes first.
    for (unit, folder) in UnitTemplates.folders(units.map { ($0.kode, $0.name) }) {
      folders[folder.lowercased()] = unit
    }
    self.folders = folders
    var reader = VerificationReader(importer, units: units, sheets: sheets)
    verifications = reader.read(books)
    catatan = reader.catatan
    let known = Set(units.map(\.kode))
    for position in importer.sheets.indices { add(position, importer, known) }
  }

  private mutating func add(
    _ position: Int, _ importer: PlanImporter, _ known: Set<String>
  ) {
    let sheet = importer.sheets[position]
    let place = "\(sheet.file)\u{0}\(sheet.sheet.name)"
    if !sheet.layout.isCombined { layouts[place] = sheet.layout.key }
    let state = VerificationReader.column(of: sheet, importer.catalogue)
    for source in importer.rows[position] {
      let own = Intake.unit(of: source, importer)
      let unit = own.flatMap { known.contains($0) ? $0 : nil }
      if let unit {
        owners["\(place)\u{0}\(source.row.number)"] = unit
        if let earlier = fileOwners[sheet.file] {
          if earlier != unit { fileOwners[sheet.file] = .some(nil) }
        } else {
          fileOwners[sheet.file] = .some(unit)
        }
      }
      let key = sheet.layout.isCombined ? source.kind : sheet.layout.key
      var tally = tallies[unit ?? ""]?[key] ?? Tally()
      tally.rows += 1
      if let state, let word = source.row.value(state).flatMap(importer.words.text),
        let choice = importer.catalogue.choice(
          CellWords.folded(word), in: VerificationReader.choices)
      {
        tally.verified[choice.key, default: 0] += 1
      }
      tallies[unit ?? "", default: [:]][key] = tally
    }
  }

  /// The unit that answers for a row; of a row that is part of something shared, the part's own.
  private static func unit(of source: SourceRow, _ importer: PlanImporter) -> String? {
    let sheet = importer.sheets[source.sheet]
    if let child = sheet.layout.child,
      let column = sheet.columns.first(where: {
        guard case .unit = $0.layout.content else { return false }
        return $0.field.hasPrefix(child + "/")
      }), let text = importer.text(source.row, column),
      let item = CellWords.values(text).first
    {
      return importer.unitKode(item.text)
    }
    return importer.owner(of: source)
  }

  // MARK: Findings

  /// The unit that has to act on a finding: that of the finding, of its row, or of its file.
  public func unit(of catatan: Catatan) -> String? {
    if let unit = catatan.unit { return unit }
    guard let file = catatan.location.file else { return nil }
    if let sheet = catatan.location.sheet,
      let unit = owners["\(file)\u{0}\(sheet)\u{0}\(catatan.location.line)"]
    {
      return unit
    }
    for folder in file.split(separator: "/").dropLast().reversed() {
      if let unit = folders[folder.lowercased()] { return unit }
    }
    return fileOwners[file] ?? nil
  }

  /// The findings with the unit that has to act, as far as it can be told.
  public func attributed(_ list: [Catatan]) -> [Catatan] {
    list.map { catatan in
      var catatan = catatan
      catatan.unit = unit(of: catatan)
      return catatan
    }
  }

  /// Key of the sheet that a finding is about; nil when it is about none that units fill.
  func sheet(of catatan: Catatan) -> String? {
    guard let file = catatan.location.file, let name = catatan.location.sheet else { return nil }
    if let key = layouts["\(file)\u{0}\(name)"] { return key }
    // A sheet of all kinds of a domain: the path of the finding names the kind.
    let last = catatan.location.path?.split(separator: "/").last?.prefix { $0 != "[" }
    return last.map(String.init).flatMap { kind in sheets.first { $0.key == kind }?.key }
  }
}
