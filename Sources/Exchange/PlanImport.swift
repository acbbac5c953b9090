public import Diagnostics
public import References
internal import Workbook
public import XMLTree

/// What reading workbooks gave.
public struct PlanImport: Sendable {
  /// The plan, valid by Schemas/rencana; nil when what every plan needs is missing, which is
  /// reported.
  public let root: Element?
  public let catatan: [Catatan]
  /// What became of the rows of each sheet.
  public let sheets: [SheetSummary]
  /// The sheets that were recognised, for whoever wants to see how they were read.
  public let recognised: [RecognisedSheet]
  /// Sheets that hold nothing that the catalogue knows, by file.
  public let unknown: [(file: String, sheet: String)]
  /// Kode that were given to rows without one.
  public let given: [GivenKode]
  /// What was received from whom, where it was asked for.
  public let intake: Intake?
  /// Objects of different perangkat daerah that may be one, where they were asked for.
  let duplicates: DuplicateList?

  /// The plan as XML; empty when there is none.
  public var bytes: [UInt8] {
    guard let root else { return [] }
    var writer = XMLWriter(capacity: 1 << 20)
    writer.write(root)
    return writer.finish()
  }
}

/// Reads workbooks into a plan.
public struct PlanImportReader: Sendable {
  private let library: Library
  /// Which sheet and column holds what.
  public let catalogue: SheetCatalogue

  /// - Throws: `BrokenData` when the catalogue of sheets is broken.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    catalogue = try SheetCatalogue(library)
  }

  /// Reads sources into a plan.
  ///
  /// - Parameters:
  ///   - sources: the workbooks and prose.
  ///   - profile: key of the profile, where the user names another than the plan.
  ///   - extras: what is wanted besides the plan.
  /// - Returns: the plan and everything that is to be said about it.
  /// - Throws: `BrokenData` when the profile that the plan names is broken.
  public func read(
    _ sources: SourceSet, profile: String? = nil, extras: Set<PlanImport.Extra> = []
  ) throws(BrokenData) -> PlanImport {
    let recogniser = SheetRecogniser(catalogue, library)
    var catatan = sources.catatan
    var recognised: [RecognisedSheet] = []
    var unknown: [(file: String, sheet: String)] = []
    for book in sources.books {
      let filled = book.workbook.sheets.count { !$0.rows.isEmpty }
      for sheet in book.workbook.sheets {
        switch recogniser.recognise(sheet, in: book.file, isOnly: filled == 1) {
        case .recognised(let found, let findings):
          recognised.append(found)
          catatan += findings
        case .refused(let findings): catatan += findings
        case .unknown: if !sheet.rows.isEmpty { unknown.append((book.file, sheet.name)) }
        }
      }
    }
    var importer = PlanImporter(
      library, catalogue, sheets: recognised, register: sources.register)
    importer.groups = try groups(recognised, importer, profile)
    importer.makeParts()
    importer.sortDetails()
    let intake = extras.contains(.intake) ? Intake(importer, sources.books) : nil
    var root = importer.root(sources, profile: profile)
    var decided = DuplicateDecisions(sources.books, catalogue, library)
    let duplicates =
      extras.contains(.duplicates) ? root.map { DuplicateList($0, decided, library) } : nil
    if var plan = root {
      decided.apply(to: &plan)
      root = plan
    }
    return PlanImport(
      root: root,
      catatan: catatan + importer.catatan + (intake?.catatan ?? []) + decided.catatan
        + GivenKode.catatan(importer.given, in: recognised, library),
      sheets: SheetSummary.counting(decided.merged, in: importer.summaries),
      recognised: recognised, unknown: unknown, given: importer.given, intake: intake,
      duplicates: duplicates)
  }

  /// The groups of kegiatan of the profile that the user or the plan names, key by name.
  private func groups(
    _ sheets: [RecognisedSheet], _ importer: PlanImporter, _ profile: String?
  ) throws(BrokenData) -> [String: String] {
    guard let key = profile ?? importer.profileKey(),
      library.folder.names(inSchemas: "profil").contains(key)
    else { return [:] }
    let path = library.folder.schema("profil/\(key).xml")
    var groups: [String: String] = [:]
    for group in try Profile(path: path, from: library.folder).groups {
      groups[group.name.lowercased()] = group.key
      groups[group.key] = group.key
    }
    return groups
  }
}

extension PlanImporter {
  /// The profile that the form of the plan names.
  func profileKey() -> String? {
    for (position, sheet) in sheets.enumerated() where sheet.layout.form == .form {
      let matcher = HeadingMatcher(sheet.layout)
      for source in rows[position] {
        guard case .text(let label)? = source.row.cells.first?.value,
          let match = matcher.match(label),
          sheet.layout.columns[match.column].field == "profil/@kunci",
          let value = source.row.value(source.row.cells[0].column + 1).flatMap(words.text)
        else { continue }
        return CellWords.folded(value)
      }
    }
    return nil
  }

  /// The whole plan; nil when its identity is incomplete, which has been reported.
  mutating func root(_ sources: SourceSet, profile: String?) -> Element? {
    guard sheets.contains(where: { $0.layout.form == .form }) else {
      let form = catalogue.sheets.first { $0.form == .form }
      report(
        "BUK037", at: Location(file: sources.name), ["lembar": form?.name ?? ""],
        value: form?.name)
      return nil
    }
    guard !catatan.contains(where: { $0.id == "BUK027" }) else { return nil }
    var root = Element(
      "rencana",
      attributes: [Attribute("xmlns", "urn:naskah:rencana:1"), Attribute("versi", "1.0")])
    for (name, value) in rootAttributes.sorted(by: { $0.key < $1.key }) {
      root[attribute: name] = value
    }
    let strategyParts = strategy.children()
    if !strategyParts.isEmpty { parts["strategi"] = strategyParts }
    for (name, children) in parts where !children.isEmpty {
      var part = Element(name, children: children.map { .element($0) })
      sort(&part)
      root.children.append(.element(part))
    }
    if !sources.sections.isEmpty {
      root.children.append(
        .element(Element("narasi", children: sources.sections.map { .element($0) })))
    }
    root.children.append(.element(sourceList(sources)))
    sort(&root)
    return root
  }

  /// The sheets with the columns that were recognised, and the files of prose, in the order in which
  /// `Place.source` counts them.
  private func sourceList(_ sources: SourceSet) -> Element {
    var list = Element("sumber")
    for sheet in sheets {
      var element = Element(
        "lembar",
        attributes: [Attribute("berkas", sheet.file), Attribute("lembar", sheet.sheet.name)])
      // Of the columns of one field the first is where a missing value belongs.
      let columns = sheet.layout.form == .form ? [] : sheet.columns
      for column in columns.sorted(by: { rank($0) < rank($1) }) {
        element.children.append(
          .element(
            Element(
              "kolom",
              attributes: [
                Attribute("nomor", String(column.number)), Attribute("judul", column.heading),
                Attribute("bidang", column.field),
              ])))
      }
      list.children.append(.element(element))
    }
    return list
  }

  private func rank(_ column: RecognisedSheet.Column) -> (Int, Int) {
    let level = column.layout.level.map { $0 == 3 ? 0 : 1 } ?? 0
    return (level, column.number)
  }
}
