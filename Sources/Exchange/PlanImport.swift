public import Diagnostics
internal import Prose
public import References
internal import Workbook
public import XMLTree

/// What reading workbooks gave.
public struct PlanImport: Sendable {
  /// The plan, valid by Schemas/rencana; nil when what every plan needs is missing, which is
  /// reported.
  public private(set) var root: Element?
  public let catatan: [Catatan]
  /// What became of the rows of each sheet.
  public let sheets: [SheetSummary]
  /// The sheets that were recognised, for whoever wants to see how they were read.
  public let recognised: [RecognisedSheet]
  /// Sheets that hold nothing that the catalogue knows, by file.
  public let unknown: [(file: String, sheet: String)]
  /// Kode that were given to rows without one.
  public let given: [GivenKode]
  /// Forms of the process log that were filled in.
  public let forms: [FormSummary]
  /// What was received from whom, where it was asked for.
  public let intake: Intake?
  /// Objects of different perangkat daerah that may be one, where they were asked for.
  let duplicates: DuplicateList?
  /// Pictures of the prose by file name.
  public let pictures: [String: [UInt8]]

  /// Hands the plan over, so that whoever takes it may change it where it is.
  public mutating func takeRoot() -> Element? {
    defer { root = nil }
    return root
  }

  /// The plan as XML; empty when there is none.
  public var bytes: [UInt8] {
    guard let root else { return [] }
    return PlanImport.bytes(of: root)
  }

  /// A plan as XML.
  static func bytes(of root: Element) -> [UInt8] {
    var writer = XMLWriter(capacity: 1 << 20)
    writer.start(root.qualifiedName, root.attributes.map { ($0.name, $0.value) })
    for part in root.elements {
      // Running text must not get white space of ours.
      if part.name == "narasi" { ProseForm.write(part, to: &writer) } else { writer.write(part) }
    }
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
    var sources = sources
    var catatan = sources.catatan
    var recognised: [RecognisedSheet] = []
    var unknown: [(file: String, sheet: String)] = []
    var outcomes = PlanImportReader.recognise(sources.books, recogniser)[...]
    for book in sources.books {
      for sheet in book.workbook.sheets {
        switch outcomes.popFirst() {
        case .recognised(let found, let findings):
          recognised.append(found)
          catatan += findings
        case .refused(let findings): catatan += findings
        case .unknown, nil: if !sheet.rows.isEmpty { unknown.append((book.file, sheet.name)) }
        }
      }
      if !recognised.contains(where: { $0.file == book.file }),
        !catatan.contains(where: { $0.location.file == book.file })
      {
        catatan.append(
          library.rules.catatan(
            "BUK038", at: Location(file: book.file), ["berkas": book.file]))
      }
    }
    var importer = PlanImporter(
      library, catalogue, sheets: recognised, register: sources.register)
    let law = try self.profile(profile ?? importer.profileKey())
    for group in law?.groups ?? [] {
      importer.groups[group.name.lowercased()] = group.key
      importer.groups[group.key] = group.key
    }
    let forms = try FormCollection(
      sources.documents, catalogue, library, isExpected: SourceReader.isInFormFolder)
    sources.documents = forms.others
    catatan += forms.catatan
    catatan += try readDocuments(of: &sources, law)
    importer.makeParts()
    importer.sortDetails()
    for found in forms.forms { importer.take(found.form, from: found.file) }
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
      recognised: recognised, unknown: unknown, given: importer.given, forms: importer.forms,
      intake: intake,
      duplicates: duplicates, pictures: sources.pictures)
  }

  /// How the sheets of all workbooks are read, in their order.
  private static func recognise(
    _ books: [SourceSet.Book], _ recogniser: SheetRecogniser
  ) -> [SheetRecogniser.Outcome] {
    let sheets = books.flatMap { book in
      let filled = book.workbook.sheets.count { !$0.rows.isEmpty }
      return book.workbook.sheets.map { (sheet: $0, file: book.file, isOnly: filled == 1) }
    }
    return Parallel.map(sheets) { recogniser.recognise($0.sheet, in: $0.file, isOnly: $0.isOnly) }
  }

  /// The profile of a key; nil for one that the program does not have, which the rules report.
  private func profile(_ key: String?) throws(BrokenData) -> Profile? {
    guard let key, library.folder.names(inSchemas: "profil").contains(key) else { return nil }
    return try Profile(path: library.folder.schema("profil/\(key).xml"), from: library.folder)
  }

  /// Reads the prose in Word, whose headings are those of the documents of the region.
  private func readDocuments(
    of sources: inout SourceSet, _ profile: Profile?
  ) throws(BrokenData) -> [Catatan] {
    guard !sources.documents.isEmpty else { return [] }
    let sections = try SectionCatalogue(profile: profile, library: library)
    var catatan: [Catatan] = []
    for document in sources.documents {
      let reading = ProseDocument.read(
        document.bytes, path: document.name, catalogue: sections, library: library)
      sources.prose.sections += reading.sections
      catatan += reading.catatan
      for picture in reading.pictures where sources.pictures[picture.name] == nil {
        sources.pictures[picture.name] = picture.bytes
      }
    }
    return catatan
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
    if !sources.prose.sections.isEmpty {
      let sections = sources.prose.sections.enumerated().map { index, section in
        placed(section.element, in: sheets.count + index + 1)
      }
      root.children.append(.element(Element("narasi", children: sections.map { .element($0) })))
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
    for section in sources.prose.sections {
      list.children.append(
        .element(Element("lembar", attributes: [Attribute("berkas", section.file)])))
    }
    return list
  }

  /// A copy of a section whose places count in its file.
  private func placed(_ element: Element, in source: Int) -> Element {
    var result = element
    result.place.source = source
    for index in result.children.indices {
      guard case .element(let child) = result.children[index] else { continue }
      result.children[index] = .element(placed(child, in: source))
    }
    return result
  }

  private func rank(_ column: RecognisedSheet.Column) -> (Int, Int) {
    let level = column.layout.level.map { $0 == 3 ? 0 : 1 } ?? 0
    return (level, column.number)
  }
}
