internal import Diagnostics
internal import Workbook
internal import XMLTree

extension PlanImporter {
  /// Makes the elements of a sheet in which several rows are one element, such as the lines of a
  /// kegiatan.
  mutating func makeDetails(of position: Int) {
    let layout = sheets[position].layout
    guard let name = layout.element, let group = layout.group else { return }
    for source in rows[position] {
      guard let key = groupKey(of: source, group),
        let index = elementIndex(name, key, source, group)
      else {
        summaries[position].refused += 1
        continue
      }
      guard let childName = layout.child else {
        summaries[position].made += 1
        continue
      }
      switch child(childName, of: source) {
      case .made(let child):
        parts[layout.container]?[index].children.append(.element(child))
        summaries[position].made += 1
      case .none: summaries[position].made += 1
      case .refused: summaries[position].refused += 1
      }
    }
  }

  /// Sorts the elements that grew row by row.
  mutating func sortDetails() {
    let containers = Set(sheets.filter { $0.layout.form == .details }.map(\.layout.container))
    for container in containers.sorted() {
      for index in parts[container]?.indices ?? 0..<0 {
        guard var element = parts[container]?[index] else { continue }
        sort(&element)
        parts[container]?[index] = element
      }
    }
  }

  /// What binds the rows of one element: its kode, or the value of another attribute.
  private mutating func groupKey(of source: SourceRow, _ group: String) -> String? {
    if group == "@kode" {
      if let kode = source.kode { return kode }
      let sheet = sheets[source.sheet]
      let column = keyColumn(of: sheet)
      report(
        "BUK011", at: sheet.location(row: source.row.number, column: column),
        ["kolom": column?.heading ?? ""], unit: source.unit)
      return nil
    }
    let sheet = sheets[source.sheet]
    guard let column = sheet.column(group), let cell = cell(source, column, unit: nil) else {
      report(
        "BUK011", at: sheet.location(row: source.row.number, column: sheet.column(group)),
        ["kolom": sheet.column(group)?.heading ?? ""])
      return nil
    }
    return values(cell).first?.text
  }

  /// Position of the element that a row belongs to; a new one is made of the row's own fields, an
  /// older one is completed by them.
  private mutating func elementIndex(
    _ name: String, _ key: String, _ source: SourceRow, _ group: String
  ) -> Int? {
    let layout = sheets[source.sheet].layout
    let id = "\(layout.container)/\(name)/\(key)"
    let isOwn = { (column: RecognisedSheet.Column) in
      column.isField && (column.path.count < 2 || column.path[0] != layout.child)
    }
    var element = Element(name, place: place(of: source))
    if layout.hasOrigin { element.children.append(.element(origin(of: source))) }
    if group == "@kode" { element[attribute: "kode"] = key }
    if let index = positions[id] {
      fill(&element, from: source, where: isOwn)
      complete(index, with: element, source)
      return index
    }
    fill(&element, from: source, where: isOwn)
    guard isComplete(element, source, ofDetails: true), isWhole(element, source) else { return nil }
    parts[layout.container, default: []].append(element)
    let index = (parts[layout.container]?.count ?? 1) - 1
    positions[id] = index
    return index
  }

  /// Whether an element has what it cannot be without; a sheet that only adds to the elements of another
  /// sheet makes none itself.
  private mutating func isWhole(_ element: Element, _ source: SourceRow) -> Bool {
    let needs = catalogue.conditions[element.name] ?? []
    guard !needs.allSatisfy({ hasValue($0, element) }) else { return true }
    let sheet = sheets[source.sheet]
    let column = sheet.column("@kode")
    report(
      "BUK060", at: sheet.location(row: source.row.number, column: column),
      ["nilai": source.kode ?? "", "kolom": column?.heading ?? ""], value: source.kode,
      unit: source.unit)
    return false
  }

  /// Adds to an element what a later row says of it; what contradicts an earlier row is reported.
  private mutating func complete(_ index: Int, with later: Element, _ source: SourceRow) {
    let container = sheets[source.sheet].layout.container
    guard var element = parts[container]?[index] else { return }
    for attribute in later.attributes {
      guard let known = element[attribute: attribute.name] else {
        element.attributes.append(attribute)
        continue
      }
      if known != attribute.value {
        contradict("@\(attribute.name)", attribute.value, known, source)
      }
    }
    for name in Set(later.elements.map(\.name)).sorted() where name != "asal" {
      let new = later.elements(named: name)
      let old = element.elements(named: name)
      if old.isEmpty || new[0][attribute: "tahun"] != nil {
        element.children += new.map { .element($0) }
      } else if old.map(\.foldedText) != new.map(\.foldedText) {
        contradict(
          name, new.map(\.foldedText).joined(separator: "; "),
          old.map(\.foldedText).joined(separator: "; "), source)
      }
    }
    parts[container]?[index] = element
  }

  private mutating func contradict(
    _ field: String, _ new: String, _ old: String, _ source: SourceRow
  ) {
    let sheet = sheets[source.sheet]
    let column = sheet.column(field)
    report(
      "BUK031", at: sheet.location(row: source.row.number, column: column),
      ["nilai": new, "lain": old, "kolom": column?.heading ?? field, "kode": source.kode ?? ""],
      value: new, unit: source.unit)
  }

  /// What the part of a row that belongs to a child gave.
  private enum Child {
    case made(Element)
    case none
    case refused
  }

  private mutating func child(_ name: String, of source: SourceRow) -> Child {
    let sheet = sheets[source.sheet]
    let prefix = name + "/"
    let isWritten = sheet.columns.contains {
      $0.field.hasPrefix(prefix) && source.row.value($0.number) != nil
    }
    guard isWritten else { return .none }
    var child = Element(name, place: place(of: source))
    if sheet.layout.childHasOrigin { child.children.append(.element(origin(of: source))) }
    fill(&child, from: source, prefix: prefix) { _ in true }
    for layout in sheet.layout.columns where layout.field.hasPrefix(prefix) {
      guard layout.role == .child || layout.role == .row,
        case let path = layout.field.dropFirst(prefix.count),
        !hasValue(String(path), child)
      else { continue }
      let column = sheet.column(layout.field)
      if column.flatMap({ text(source.row, $0) }) == nil {
        report(
          "BUK011", at: sheet.location(row: source.row.number, column: column),
          ["kolom": column?.heading ?? layout.heading], unit: source.unit)
      }
      return .refused
    }
    sort(&child)
    return .made(child)
  }

  private func hasValue(_ path: String, _ element: Element) -> Bool {
    path.hasPrefix("@")
      ? element[attribute: String(path.dropFirst())] != nil : element.first(path) != nil
  }

  // MARK: Additions

  /// Adds what a sheet says of children that another sheet made: the realisation of a line.
  mutating func addToDetails(of position: Int) {
    let layout = sheets[position].layout
    guard let name = layout.element, let childName = layout.child, let content = layout.content
    else { return }
    for source in rows[position] {
      guard let index = source.kode.flatMap({ positions["\(layout.container)/\(name)/\($0)"] }),
        let child = childIndex(of: source, childName, in: parts[layout.container]?[index])
      else {
        summaries[position].refused += 1
        let sheet = sheets[position]
        report(
          "BUK030",
          at: sheet.location(row: source.row.number, column: sheet.column("@kode")),
          ["nilai": source.kode ?? ""], value: source.kode, unit: source.unit)
        continue
      }
      var addition = Element(content, place: place(of: source))
      fill(&addition, from: source, prefix: content + "/") { _ in true }
      sort(&addition)
      summaries[position].made += 1
      guard case .element(var line)? = parts[layout.container]?[index].children[child],
        !addition.children.isEmpty
      else { continue }
      line.children.removeAll {
        if case .element(let element) = $0 { element.name == content } else { false }
      }
      line.children.append(.element(addition))
      sort(&line)
      parts[layout.container]?[index].children[child] = .element(line)
    }
  }

  /// The child that a row means: by its number, or by the values that it repeats, when one child only
  /// has them.
  private mutating func childIndex(
    of source: SourceRow, _ name: String, in element: Element?
  ) -> Int? {
    guard let element else { return nil }
    let indices = element.children.indices.filter {
      if case .element(let child) = element.children[$0] { child.name == name } else { false }
    }
    let sheet = sheets[source.sheet]
    if let column = sheet.column("#nomor"), let text = text(source.row, column),
      let number = Int(text), indices.indices.contains(number - 1)
    {
      return indices[number - 1]
    }
    var wanted = Element(name)
    fill(&wanted, from: source, prefix: name + "/") { _ in true }
    let found = indices.filter { index in
      guard case .element(let child) = element.children[index] else { return false }
      return wanted.attributes.allSatisfy { child[attribute: $0.name] == $0.value }
    }
    return found.count == 1 ? found[0] : nil
  }
}
