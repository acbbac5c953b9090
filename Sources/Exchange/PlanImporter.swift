internal import Diagnostics
internal import References
internal import Workbook
internal import XMLTree

/// Makes a plan from recognised sheets.
///
/// It reads all rows twice: once for their kode and names, so that a link may be written by name and
/// before its target, and once for what they say. What cannot be read is said at its cell, and the
/// rest is read all the same.
struct PlanImporter {
  let library: Library
  let catalogue: SheetCatalogue
  let words: CellWords
  let sheets: [RecognisedSheet]
  /// Groups of kegiatan of the plan's profile, key by folded name.
  var groups: [String: String] = [:]
  var names = NameIndex()
  private var maker = KodeMaker()
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

  // MARK: First pass

  private mutating func collect(_ register: KodeRegister) {
    let prefixes = Set(
      catalogue.sheets.compactMap(\.prefix)
        + catalogue.choices.values.joined().compactMap(\.prefix))
    addsUnits = !sheets.contains { $0.layout.element == "unit" }
    var firsts: [String: (sheet: Int, row: Int)] = [:]
    for position in sheets.indices {
      rows.append(collectRows(of: position))
      for row in rows[position] { if let kode = row.kode { maker.note(kode, prefixes: prefixes) } }
    }
    for kode in register.kodes { maker.note(kode, prefixes: prefixes) }
    var doubles: [(SourceRow, (sheet: Int, row: Int))] = []
    for position in sheets.indices {
      rows[position] = rows[position].filter { source in
        guard let first = earlier(source, &firsts) else { return true }
        doubles.append((source, first))
        return false
      }
    }
    for position in sheets.indices { giveKodes(to: position, register) }
    for position in sheets.indices { addNames(of: position) }
    for (source, first) in doubles { refuse(source, after: first) }
  }

  /// The rows of a sheet that hold data, each with its kind and its kode as written.
  private mutating func collectRows(of position: Int) -> [SourceRow] {
    let sheet = sheets[position]
    let key = sheet.columns.first { $0.layout.role == .row }
    let kindColumn = sheet.column("#jenis")
    var result: [SourceRow] = []
    for row in sheet.sheet.rows[sheet.rows] {
      guard
        sheet.layout.form == .form || sheet.columns.contains(where: { row.value($0.number) != nil })
      else { continue }
      if isExample(row, sheet) || isHead(row, key) {
        summaries[position].skipped += 1
        continue
      }
      summaries[position].rows += 1
      var kind = sheet.layout.element ?? sheet.layout.key
      if let kindColumn {
        guard let found = self.kind(of: row, kindColumn, sheet) else {
          summaries[position].refused += 1
          continue
        }
        kind = found
      }
      var source = SourceRow(sheet: position, row: row, kind: kind)
      if let column = sheet.column("@kode"), let text = text(row, column) {
        source.kode = kode(text, at: sheet.location(row: row.number, column: column))
      }
      result.append(source)
    }
    return result
  }

  private func isExample(_ row: Row, _ sheet: RecognisedSheet) -> Bool {
    guard let column = sheet.column("@kode"), let text = text(row, column) else { return false }
    return text.utf8.count == catalogue.exampleMark.utf8.count
      && text.uppercased() == catalogue.exampleMark
  }

  /// Whether a row repeats the head.
  private func isHead(_ row: Row, _ key: RecognisedSheet.Column?) -> Bool {
    guard let key, case .text(let text)? = row.value(key.number) else { return false }
    // Hardly any row does: most are told apart by their lengths.
    let longest = max(key.heading.utf8.count, key.layout.heading.utf8.count) + 4
    let shortest = min(key.heading.utf8.count, key.layout.heading.utf8.count) - 4
    guard (shortest...longest).contains(text.utf8.count) else { return false }
    let heading = Heading(text)
    return heading == Heading(key.heading) || heading == Heading(key.layout.heading)
  }

  /// The kind that a row of a sheet of several kinds names.
  private mutating func kind(
    of row: Row, _ column: RecognisedSheet.Column, _ sheet: RecognisedSheet
  ) -> String? {
    let location = sheet.location(row: row.number, column: column)
    guard let written = text(row, column) else {
      report("BUK011", at: location, ["kolom": column.heading])
      return nil
    }
    if case .choice(let list) = column.layout.content {
      if let choice = catalogue.choice(written, in: list) { return choice.key }
      reportChoice(written, list, at: location, column)
      return nil
    }
    let kinds = library.fields.domain(sheet.layout.domain ?? "")?.kinds ?? []
    let wanted = Heading(written)
    if let kind = kinds.first(where: { $0.key == wanted.text || Heading($0.name) == wanted })
      ?? kinds.first(where: { Heading($0.name).begins(with: wanted) })
    {
      return kind.key
    }
    let names = kinds.map(\.name)
    report(
      "BUK016", at: location,
      ["nilai": written, "kolom": column.heading, "harapan": names.joined(separator: ", ")],
      value: written, suggestion: meant(written, among: names))
    return nil
  }

  /// The row that has the kode of a row already; nil when the kode is its own.
  private func earlier(
    _ source: SourceRow, _ firsts: inout [String: (sheet: Int, row: Int)]
  ) -> (sheet: Int, row: Int)? {
    let layout = sheets[source.sheet].layout
    guard let kode = source.kode, layout.form == .object || layout.form == .hierarchy,
      layout.columns.contains(where: { $0.field == "@kode" })
    else { return nil }
    // Units have their own kode; everything else shares one space (xs:key of the plan).
    let key = source.kind == "unit" ? "unit/\(kode)" : kode
    if let first = firsts[key] { return first }
    firsts[key] = (source.sheet, source.row.number)
    return nil
  }

  /// Refuses the second of two rows with one kode.
  private mutating func refuse(_ source: SourceRow, after first: (sheet: Int, row: Int)) {
    let kode = source.kode ?? ""
    let sheet = sheets[source.sheet]
    let other = sheets[first.sheet]
    let place = other.location(row: first.row, column: other.column("@kode"))
    report(
      "BUK012", at: sheet.location(row: source.row.number, column: sheet.column("@kode")),
      [
        "nilai": kode,
        "lain": [place.file, place.sheet, place.cell].compactMap { $0 }.joined(separator: " » "),
      ], value: kode, unit: owner(of: source))
    summaries[source.sheet].refused += 1
  }

  /// Gives a kode to the rows that have none and can have one.
  private mutating func giveKodes(to position: Int, _ register: KodeRegister) {
    let sheet = sheets[position]
    guard let key = keyColumn(of: sheet) else { return }
    var previous: (name: String, kode: String)?
    for index in rows[position].indices {
      let source = rows[position][index]
      let name = text(source.row, key).map(CellWords.folded)
      if let kode = source.kode {
        previous = name.map { ($0, kode) } ?? previous.map { ($0.name, kode) }
        continue
      }
      if sheet.layout.form == .details {
        // A row without a name continues the one above, and so does one that repeats its name.
        if let previous, name == nil || name == previous.name {
          rows[position][index].kode = previous.kode
          continue
        }
      }
      guard let name, let prefix = prefix(of: source) else { continue }
      let unit = unitName(of: source, sheet) ?? ""
      let kode = register.kode(kind: source.kind, unit: unit, name: name) ?? maker.next(prefix)
      rows[position][index].kode = kode
      previous = (name, kode)
      given.append(
        GivenKode(
          kode: kode, kind: source.kind, unit: unit, name: name, file: sheet.file,
          sheet: sheet.sheet.name, row: source.row.number, column: sheet.column("@kode")?.number))
    }
  }

  /// Begin of the kode that a row without one is given; nil for what has no kode.
  private func prefix(of source: SourceRow) -> String? {
    let layout = sheets[source.sheet].layout
    if let prefix = layout.prefix { return prefix }
    guard let column = layout.columns.first(where: { $0.field == "#jenis" }),
      case .choice(let list) = column.content
    else { return nil }
    return catalogue.choices[list]?.first { $0.key == source.kind }?.prefix
  }

  /// The next free kode with this begin.
  mutating func nextKode(_ prefix: String) -> String { maker.next(prefix) }

  /// The column that names a row.
  func keyColumn(of sheet: RecognisedSheet) -> RecognisedSheet.Column? {
    sheet.column("nama") ?? sheet.column("uraian")
      ?? sheet.columns.first { $0.layout.role == .row }
  }

  private func unitName(of source: SourceRow, _ sheet: RecognisedSheet) -> String? {
    ownerColumn(of: sheet, kind: source.kind).flatMap { text(source.row, $0) }
      .map(CellWords.folded)
  }

  /// The column that names the perangkat daerah answering for a row.
  func ownerColumn(of sheet: RecognisedSheet, kind: String) -> RecognisedSheet.Column? {
    if let domain = sheet.layout.domain, let field = library.fields.domain(domain)?.ownerField {
      return sheet.column(field)
    }
    return sheet.columns.first {
      if case .unit = $0.layout.content { true } else { false }
    }
  }

  private mutating func addNames(of position: Int) {
    let sheet = sheets[position]
    guard let key = keyColumn(of: sheet) else { return }
    for source in rows[position] {
      guard let kode = source.kode, let name = text(source.row, key) else { continue }
      names.add(kode, kind: source.kind, name: name)
      guard source.kind == "unit", let column = sheet.column("nama-lama"),
        let former = text(source.row, column)
      else { continue }
      for item in CellWords.values(former) {
        names.addName(split(item.text, column.layout).text, of: kode, kind: "unit")
      }
    }
  }

  // MARK: Second pass

  /// Makes the parts of the plan.
  mutating func makeParts() {
    setUnits()
    for position in sheets.indices {
      switch sheets[position].layout.form {
      case .object: makeObjects(of: position)
      case .details: makeDetails(of: position)
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

  private mutating func makeObjects(of position: Int) {
    for source in rows[position] {
      guard let element = element(of: source) else {
        summaries[position].refused += 1
        continue
      }
      summaries[position].made += 1
      parts[sheets[position].layout.container, default: []].append(element)
    }
  }

  /// The element of a row; nil when the row lacks what it cannot be without, which is reported.
  private mutating func element(of source: SourceRow) -> Element? {
    let sheet = sheets[source.sheet]
    var element = Element(source.kind, place: place(of: source))
    if sheet.layout.hasOrigin { element.children.append(.element(origin(of: source))) }
    if let kode = source.kode { element[attribute: "kode"] = kode }
    fill(&element, from: source, where: { !$0.field.hasPrefix("#") && $0.field != "@kode" })
    guard isComplete(element, source) else { return nil }
    orderLinks(of: &element, sheet.layout)
    if sheet.layout.holdsObjects { setOpenness(of: &element, source) }
    sort(&element)
    return element
  }

  /// Links of a field that has a column for each kind come in the order of their kode: between columns
  /// there is none.
  private func orderLinks(of element: inout Element, _ layout: SheetLayout) {
    let fields = Set(layout.columns.compactMap { $0.linkKind == nil ? nil : $0.field })
    for field in fields {
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
    for layout in sheet.layout.columns where layout.role == .row || layout.isRequired {
      if ofDetails, let child = sheet.layout.child, layout.field.hasPrefix(child + "/") { continue }
      guard !layout.field.hasPrefix("#"), !has(layout.field, element) else { continue }
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

  /// Puts the children of an element into the order of the schema, and drops those that lack what
  /// they cannot be without.
  mutating func sort(_ element: inout Element) {
    guard let order = catalogue.orders[element.name] else { return }
    var sorted: [(position: Int, offset: Int, node: Node)] = []
    for (offset, node) in element.children.enumerated() {
      guard case .element(let child) = node else { continue }
      sorted.append((order[child.name] ?? order.count, offset, node))
    }
    element.children = sorted.sorted { ($0.position, $0.offset) < ($1.position, $1.offset) }
      .map(\.node)
  }

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
