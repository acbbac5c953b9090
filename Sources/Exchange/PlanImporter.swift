internal import Diagnostics
internal import References
internal import Workbook
internal import XMLTree

/// Makes a plan from recognised sheets.
///
/// It reads all rows twice: once for their kode and names, so that a link may be written by name and
/// before its target, and once for what they say. What cannot be read is said at its cell, and the
/// rest is read all the same.
struct PlanImporter: Sendable {
  let library: Library
  let catalogue: SheetCatalogue
  let words: CellWords
  let sheets: [RecognisedSheet]
  /// Groups of kegiatan of the plan's profile, key by folded name.
  var groups: [String: String] = [:]
  var names = NameIndex()
  var maker = KodeMaker()
  var rows: [[SourceRow]] = []
  var catatan: [Catatan] = []
  var summaries: [SheetSummary]
  /// What was made, by container; children of `strategi` are put into each other at the end.
  var parts: [String: [Element]] = [:]
  /// Position of the element of each group in its container, such as a kegiatan by its kode.
  var positions: [String: Int] = [:]
  var strategy = StrategyTree()
  /// Attributes of the root.
  var rootAttributes: [String: String] = [:]
  /// Whether units that no sheet lists are added as they are named.
  var addsUnits = false
  /// Kode that were given to rows without one, in order.
  var given: [GivenKode] = []
  /// Forms that were filled in, in the order in which they were read.
  var forms: [FormSummary] = []
  /// Codes of reference cells that were read without a finding: the same few hundred come again and
  /// again.
  var knownCodes: [String: String] = [:]
  /// Suggestions that may still be looked for; nobody reads a thousand of them.
  var suggestionsLeft = 200

  init(
    _ library: Library, _ catalogue: SheetCatalogue, sheets: [RecognisedSheet],
    register: KodeRegister
  ) {
    self.library = library
    self.catalogue = catalogue
    self.sheets = sheets
    words = CellWords(catalogue: catalogue)
    summaries = sheets.map {
      SheetSummary(file: $0.file, sheet: $0.sheet.name, layout: $0.layout.name)
    }
    collect(register)
  }

  // MARK: Second pass

  /// Makes the parts of the plan.
  mutating func makeParts() {
    setUnits()
    // Rows of details may be about objects of another sheet, such as the participants of a meeting.
    let early = makeEarly()
    for position in sheets.indices where sheets[position].layout.form == .object {
      take(early[position], of: position)
    }
    for position in sheets.indices {
      switch sheets[position].layout.form {
      case .object: break
      case .details: take(early[position], of: position)
      case .hierarchy: makeLevels(of: position)
      case .form: makeForm(of: position)
      case .addition: break
      }
    }
    for position in sheets.indices where sheets[position].layout.form == .addition {
      addToDetails(of: position)
    }
    orderKinds()
  }

  /// Objects of a domain with a sheet for each kind come in the order of their kode: between sheets
  /// there is none.
  private mutating func orderKinds() {
    let mixed = library.fields.domains.filter { $0.kinds.count > 1 }.map(\.key)
    let containers = Set(
      sheets.filter { mixed.contains($0.layout.domain ?? "") }.map(\.layout.container))
    for container in containers {
      parts[container]?.sort {
        ($0[attribute: "kode"] ?? "") < ($1[attribute: "kode"] ?? "")
      }
    }
  }

  /// What the rows of a sheet gave that was made by itself.
  private struct Made: Sendable {
    var elements: [Element]
    var catatan: [Catatan]
    var summary: SheetSummary
    /// Suggestions that were looked for.
    var suggestions: Int
  }

  /// Makes the objects of all sheets side by side, and the details of those that share their container
  /// with no other: nothing that one sheet says is needed by another, but for units that are added as
  /// they are named.
  private func makeEarly() -> [Int: Made] {
    guard !addsUnits else { return [:] }
    let positions = sheets.indices.filter(standsAlone).sorted { rows[$0].count > rows[$1].count }
    let made = Parallel.map(positions) { position in
      var importer = self
      importer.catatan = []
      importer.parts = [:]
      importer.makeElements(of: position)
      return Made(
        elements: importer.parts[sheets[position].layout.container] ?? [],
        catatan: importer.catatan, summary: importer.summaries[position],
        suggestions: suggestionsLeft - importer.suggestionsLeft)
    }
    return Dictionary(uniqueKeysWithValues: zip(positions, made))
  }

  /// Whether what a sheet becomes depends on no other sheet.
  private func standsAlone(_ position: Int) -> Bool {
    let layout = sheets[position].layout
    switch layout.form {
    case .object: return true
    case .details:
      let others = sheets.indices.contains {
        $0 != position && sheets[$0].layout.container == layout.container
          && sheets[$0].layout.form != .addition
      }
      // Elements are found again by their kode.
      return !others && layout.group == "@kode"
    case .hierarchy, .form, .addition: return false
    }
  }

  /// Takes over what was made of a sheet; it is made now where that has not been done, or where the
  /// suggestions would not have lasted.
  private mutating func take(_ made: Made?, of position: Int) {
    guard let made, made.suggestions <= suggestionsLeft else { return makeElements(of: position) }
    suggestionsLeft -= made.suggestions
    catatan += made.catatan
    summaries[position] = made.summary
    for element in made.elements {
      keep(element, kode: element[attribute: "kode"], in: sheets[position].layout.container)
    }
  }

  /// Makes the elements of a sheet of objects or of details.
  private mutating func makeElements(of position: Int) {
    if sheets[position].layout.form == .details {
      makeDetails(of: position)
    } else {
      makeObjects(of: position)
    }
  }

  /// Adds what a row of objects became, to be found by its kode.
  private mutating func keep(_ element: Element, kode: String?, in container: String) {
    parts[container, default: []].append(element)
    guard let kode else { return }
    positions["\(container)/\(element.name)/\(kode)"] = (parts[container]?.count ?? 1) - 1
  }

  private mutating func makeObjects(of position: Int) {
    for source in rows[position] {
      guard let element = element(of: source) else {
        summaries[position].refused += 1
        continue
      }
      summaries[position].made += 1
      keep(element, kode: source.kode, in: sheets[position].layout.container)
    }
  }

  /// The element of a row; nil when the row lacks what it cannot be without, which is reported.
  private mutating func element(of source: SourceRow) -> Element? {
    let sheet = sheets[source.sheet]
    var element = Element(source.kind, place: place(of: source))
    element.children.reserveCapacity(sheet.columns.count + 1)
    if sheet.layout.hasOrigin { element.children.append(.element(origin(of: source))) }
    if let kode = source.kode { element[attribute: "kode"] = kode }
    fill(&element, from: source, where: \.isField)
    guard isComplete(element, source) else { return nil }
    orderLinks(of: &element, sheet)
    if sheet.layout.holdsObjects { setOpenness(of: &element, source) }
    sort(&element)
    return element
  }

  /// Links of a field that has a column for each kind come in the order of their kode: between columns
  /// there is none.
  private func orderLinks(of element: inout Element, _ sheet: RecognisedSheet) {
    for field in sheet.linkFields {
      let indices = element.children.indices.filter {
        if case .element(let child) = element.children[$0] { child.name == field } else { false }
      }
      let links = element.elements(named: field).sorted { $0.foldedText < $1.foldedText }
      for (index, link) in zip(indices, links) { element.children[index] = .element(link) }
    }
  }

  /// Whether a row has what its layout asks for; the first thing missing is reported.
  mutating func isComplete(
    _ element: Element, _ source: SourceRow, ofDetails: Bool = false
  ) -> Bool {
    let sheet = sheets[source.sheet]
    for layout in sheet.needed {
      if ofDetails, let child = sheet.layout.child, layout.field.hasPrefix(child + "/") { continue }
      guard !has(layout.field, element) else { continue }
      let column = sheet.column(layout.field)
      // A value that was there and refused has been reported already.
      let wasWritten = column.flatMap { text(source.row, $0) } != nil
      if !wasWritten {
        report(
          "BUK011", at: sheet.location(row: source.row.number, column: column),
          ["kolom": column?.heading ?? layout.heading], unit: source.unit)
      }
      return false
    }
    guard sheet.layout.prefix == nil || element[attribute: "kode"] != nil else { return false }
    return true
  }

  private func has(_ path: String, _ element: Element) -> Bool {
    if path == "." { return !element.foldedText.isEmpty }
    if path.hasPrefix("@") { return element[attribute: String(path.dropFirst())] != nil }
    return element.first(path) != nil
  }

  // MARK: Common parts

  /// The row of a workbook as the plan keeps it.
  func origin(of source: SourceRow) -> Element {
    let sheet = sheets[source.sheet]
    return Element(
      "asal",
      attributes: [
        Attribute("berkas", sheet.file), Attribute("lembar", sheet.sheet.name),
        Attribute("baris", String(source.row.number)),
      ])
  }

  /// The place of a row; `Place.source` is the sheet.
  func place(of source: SourceRow) -> Place {
    Place(line: source.row.number, column: 1, source: source.sheet + 1)
  }

  /// Puts the children of an element into the order of the schema.
  mutating func sort(_ element: inout Element) { catalogue.sort(&element) }

  /// The text of a cell in a column; nil when it is empty.
  func text(_ row: Row, _ column: RecognisedSheet.Column) -> String? {
    row.value(column.number).flatMap(words.text)
  }

  mutating func report(
    _ id: String, at location: Location, _ values: [String: String], value: String? = nil,
    suggestion: String? = nil, unit: String? = nil
  ) {
    catatan.append(
      library.rules.catatan(
        id, at: location, values, value: value, suggestion: suggestion, unit: unit))
  }

  /// "did you mean" among candidates; nil when nothing is near.
  mutating func meant(_ value: String, among candidates: [String]) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return Similarity.nearest(to: value, in: candidates).map {
      library.messages.text("saran.mungkin", ["nilai": $0])
    }
  }

  mutating func reportChoice(
    _ text: String, _ list: String, at location: Location, _ column: RecognisedSheet.Column
  ) {
    let names = (catalogue.choices[list] ?? []).map(\.name)
    report(
      "BUK016", at: location,
      ["nilai": text, "kolom": column.heading, "harapan": names.joined(separator: ", ")],
      value: text, suggestion: meant(text, among: names))
  }
}
