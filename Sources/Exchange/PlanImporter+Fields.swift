internal import Diagnostics
internal import References
internal import Workbook
internal import XMLTree

/// A cell on its way into the plan.
struct SourceCell {
  let value: CellValue
  let text: String
  /// What the bytes of the text tell.
  let shape: CellBytes
  let column: RecognisedSheet.Column
  let sheet: RecognisedSheet
  let place: Place
  let unit: String?

  /// The place for findings.
  var location: Location { sheet.location(row: place.line, column: column) }
}

extension PlanImporter {
  /// Puts the values of a row into an element.
  ///
  /// - Parameters:
  ///   - element: the element of the row, or a child of it.
  ///   - source: the row.
  ///   - prefix: begin of the fields that belong to the element, such as `rincian/`; it is cut off.
  ///   - isWanted: which columns are read.
  mutating func fill(
    _ element: inout Element, from source: SourceRow, prefix: String = "",
    where isWanted: (RecognisedSheet.Column) -> Bool
  ) {
    let sheet = sheets[source.sheet]
    let owner = source.unit
    let depth = prefix.isEmpty ? 0 : 1
    func belongs(_ column: RecognisedSheet.Column) -> Bool {
      isWanted(column) && (prefix.isEmpty || column.field.hasPrefix(prefix))
    }
    if !sheet.levelColumns.isEmpty {
      putReferences(
        sheet.levelColumns.filter { belongs($0) }, from: source, owner, into: &element)
    }
    for column in sheet.plainColumns where belongs(column) {
      guard let cell = cell(source, column, unit: owner) else { continue }
      if sheet.layout.isCombined, !isFieldOf(source.kind, column, at: cell) { continue }
      for value in values(cell) {
        put(
          value, at: column.path.dropFirst(depth), of: &element, place: cell.place,
          isNew: !sheet.mayComeEarlier(column.path[column.path.count - 1]))
      }
    }
    for name in catalogue.conditioned where sheet.holds(name) && element.first(name) != nil {
      dropIncomplete(name, of: &element, source, prefix: prefix)
    }
  }

  /// Columns that hold one level of a reference each are read together, and before others that add
  /// local levels.
  private mutating func putReferences(
    _ columns: [RecognisedSheet.Column], from source: SourceRow, _ owner: String?,
    into element: inout Element
  ) {
    var levels: [String: [(level: Int, cell: SourceCell)]] = [:]
    for column in columns {
      guard let level = column.layout.level, let cell = cell(source, column, unit: owner) else {
        continue
      }
      levels[column.layout.field, default: []].append((level, cell))
    }
    for (field, cells) in levels.sorted(by: { $0.key < $1.key }) {
      putReference(field, cells.sorted { $0.level < $1.level }, into: &element)
    }
  }

  /// The cell of a row in a column; nil when it is empty. Errors and formulas without a result are
  /// reported.
  mutating func cell(
    _ source: SourceRow, _ column: RecognisedSheet.Column, unit: String?
  ) -> SourceCell? {
    guard let raw = source.row.value(column.number) else { return nil }
    let value = shown(raw, source.row, column)
    let sheet = sheets[source.sheet]
    var location: Location { sheet.location(row: source.row.number, column: column) }
    switch value {
    case .error(let name):
      report(
        "BUK023", at: location, ["nilai": name, "kolom": column.heading], value: name, unit: unit)
      return nil
    case .formulaWithoutResult:
      report("BUK024", at: location, ["kolom": column.heading], unit: unit)
      return nil
    default: break
    }
    guard var (text, shape) = words.shapedText(value) else { return nil }
    if !shape.isAllowed,
      text.unicodeScalars.contains(where: { !PlanImporter.isAllowed($0) })
    {
      report("BUK033", at: location, ["kolom": column.heading], unit: unit)
      text = CellWords.trimmed(
        String(String.UnicodeScalarView(text.unicodeScalars.filter(PlanImporter.isAllowed))))
      guard !text.isEmpty else { return nil }
      shape = CellBytes(text)
    }
    return SourceCell(
      value: value, text: text, shape: shape, column: column, sheet: sheet,
      place: Place(line: source.row.number, column: column.number, source: source.sheet + 1),
      unit: unit)
  }

  /// A share as planners see it: a cell that shows 80% holds 0.8.
  private func shown(
    _ value: CellValue, _ row: Row, _ column: RecognisedSheet.Column
  ) -> CellValue {
    guard case .number(let digits) = value,
      row.cells.first(where: { $0.column == column.number })?.isPercent == true
    else { return value }
    let number = CellWords.percent(digits)
    return column.layout.content == .number
      ? .number(number) : .text(number.replacing(".", with: ",") + "%")
  }

  /// Whether XML 1.0 (section 2.2) can hold a character.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  /// Finds out which perangkat daerah answers for each row, as far as it can be told.
  mutating func setUnits() {
    for (position, owners) in owners().enumerated() {
      for (index, owner) in owners.enumerated() { rows[position][index].unit = owner }
    }
  }

  /// Kode of the perangkat daerah that answers for each row, by sheet.
  private func owners() -> [[String?]] {
    Parallel.map(Array(rows.indices)) { position in rows[position].map { owner(of: $0) } }
  }

  func owner(of source: SourceRow) -> String? {
    let sheet = sheets[source.sheet]
    if source.kind == "unit" { return source.kode }
    guard let column = ownerColumn(of: sheet, kind: source.kind),
      let text = text(source.row, column), let item = CellWords.values(text).first
    else { return nil }
    return unitKode(item.text)
  }

  /// A field that a sheet of several kinds has for another kind is reported.
  private mutating func isFieldOf(
    _ kind: String, _ column: RecognisedSheet.Column, at cell: SourceCell
  ) -> Bool {
    let field = column.layout.field
    if field.hasPrefix("@") || field.hasPrefix("#") { return true }
    guard let kind = library.fields.kind(kind), kind.field(field) == nil else { return true }
    report(
      "BUK032", at: cell.location,
      ["nilai": cell.text, "kolom": column.heading, "jenis": kind.name], value: cell.text,
      unit: cell.unit)
    return false
  }

  // MARK: Into the tree

  /// A value of a field, with the attribute that may follow it.
  struct FieldText {
    let text: String
    var attribute: (name: String, value: String)?
  }

  /// Puts a value at a path below an element.
  func put(_ value: FieldText, at path: String, of element: inout Element, place: Place) {
    put(
      value, at: path.split(separator: "/").map(String.init)[...], of: &element, place: place,
      isNew: false)
  }

  /// Puts a value at a path below an element; where it is new, no attribute of the element that holds
  /// the text can have come first.
  func put(
    _ value: FieldText, at path: ArraySlice<String>, of element: inout Element, place: Place,
    isNew: Bool
  ) {
    var parts = path
    guard let first = parts.popFirst() else { return }
    if first == "." {
      element.children.append(.text(value.text))
    } else if first.hasPrefix("@") {
      element[attribute: String(first.dropFirst())] = value.text
    } else if let year = parts.first, Int(year) != nil {
      append(value, first, [Attribute("tahun", year)], to: &element, place)
    } else if !parts.isEmpty {
      let name = first
      if let index = index(of: name, in: element) {
        guard case .element(var child) = element.children[index] else { return }
        put(value, at: parts, of: &child, place: place, isNew: isNew)
        element.children[index] = .element(child)
      } else {
        var child = Element(name, place: place)
        put(value, at: parts, of: &child, place: place, isNew: isNew)
        element.children.append(.element(child))
      }
    } else {
      let name = first
      // An attribute of the same element may have come first.
      if !isNew, let index = index(of: name, in: element),
        case .element(var child) = element.children[index],
        child.children.isEmpty
      {
        child.children = [.text(value.text)]
        element.children[index] = .element(child)
        return
      }
      append(value, name, [], to: &element, place)
    }
  }

  private func append(
    _ value: FieldText, _ name: String, _ attributes: [Attribute], to element: inout Element,
    _ place: Place
  ) {
    let own = value.attribute.map { [Attribute($0.name, $0.value)] } ?? []
    element.children.append(
      .element(
        Element(name, attributes: attributes + own, children: [.text(value.text)], place: place)))
  }

  private func index(of name: String, in element: Element) -> Int? {
    element.children.lastIndex {
      if case .element(let child) = $0 { child.name == name } else { false }
    }
  }

  /// Drops children that lack what they cannot be without; the columns that are missing are named.
  private mutating func dropIncomplete(
    _ name: String, of element: inout Element, _ source: SourceRow, prefix: String
  ) {
    let needs = catalogue.conditions[name] ?? []
    let sheet = sheets[source.sheet]
    element.children.removeAll { node in
      guard case .element(let child) = node, child.name == name else { return false }
      let missing = needs.filter {
        $0 == "." ? child.foldedText.isEmpty : child[attribute: String($0.dropFirst())] == nil
      }
      guard let first = missing.first else { return false }
      let path = prefix + (first == "." ? name : "\(name)/\(first)")
      let heading = sheet.layout.columns.first { $0.field == path }?.heading ?? path
      report(
        "BUK036", at: sheet.location(row: source.row.number, column: sheet.column(path)),
        ["kolom": heading], unit: source.unit)
      return true
    }
  }

  /// Sets the openness of single fields: "Lokasi = Publik", and "Server #2 = Terbatas" for the second
  /// value of a field.
  mutating func setOpenness(of element: inout Element, _ source: SourceRow) {
    let sheet = sheets[source.sheet]
    guard let column = sheet.column("#keterbukaan"),
      let cell = cell(source, column, unit: source.unit),
      let kind = library.fields.kind(source.kind)
    else { return }
    for item in CellWords.values(cell.text) {
      let parts = item.text.split(separator: "=", maxSplits: 1).map {
        CellWords.trimmed(String($0))
      }
      var label = parts[0]
      var number: Int?
      if let mark = label.lastIndex(of: "#") {
        number = Int(label[label.index(after: mark)...])
        label = CellWords.trimmed(String(label[..<mark]))
      }
      let field = kind.fields.first { Heading($0.label) == Heading(label) || $0.key == label }
      guard parts.count == 2, let field,
        let choice = catalogue.choice(parts[1], in: "keterbukaan")
      else {
        report(
          "BUK035", at: cell.location, ["nilai": item.text, "kolom": column.heading],
          value: item.text, unit: cell.unit)
        continue
      }
      var count = 0
      for index in element.children.indices {
        guard case .element(var child) = element.children[index], child.name == field.key else {
          continue
        }
        count += 1
        guard number == nil || number == count else { continue }
        child[attribute: "keterbukaan"] = choice.key
        element.children[index] = .element(child)
      }
    }
  }
}
