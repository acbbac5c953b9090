internal import Diagnostics
internal import Workbook
internal import XMLTree

/// The levels of the strategy as the rows gave them, before they are put into each other.
struct StrategyTree {
  /// Elements in the order of the rows.
  var nodes: [Node] = []

  /// A level with the kode of the one above it.
  struct Node {
    var element: Element
    let parent: String?
  }

  /// Levels from the top; each stands below the one before it.
  static let levels = ["misi", "tujuan", "sasaran", "iku"]

  /// The children of `strategi`: levels inside each other, everything else beside them.
  func children() -> [Element] {
    var below: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      if let parent = node.parent { below[parent, default: []].append(index) }
    }
    func whole(_ index: Int, _ depth: Int) -> Element {
      var element = nodes[index].element
      guard depth < StrategyTree.levels.count, let kode = element[attribute: "kode"] else {
        return element
      }
      element.children += (below[kode] ?? []).map { .element(whole($0, depth + 1)) }
      return element
    }
    return nodes.indices.filter { nodes[$0].parent == nil }.map { whole($0, 0) }
  }
}

extension PlanImporter {
  /// Makes the levels of a hierarchy: visi, misi, tujuan, sasaran, IKU, and what stands beside them.
  mutating func makeLevels(of position: Int) {
    var kodes: [String: Set<String>] = [:]
    var last: [String: String] = [:]
    for source in rows[position] {
      guard let kode = source.kode else { continue }
      kodes[source.kind, default: []].insert(kode)
    }
    for source in rows[position] {
      guard let node = node(of: source, kodes, last) else {
        summaries[position].refused += 1
        continue
      }
      if let kode = source.kode { last[source.kind] = kode }
      strategy.nodes.append(node)
      summaries[position].made += 1
    }
  }

  private mutating func node(
    of source: SourceRow, _ kodes: [String: Set<String>], _ last: [String: String]
  ) -> StrategyTree.Node? {
    let sheet = sheets[source.sheet]
    var element = Element(source.kind, place: place(of: source))
    if let kode = source.kode {
      element.children.append(.element(origin(of: source)))
      element[attribute: "kode"] = kode
    }
    let allowed = catalogue.orders[source.kind]
    fill(&element, from: source) { column in
      let name = column.field.split(separator: "/").first.map(String.init) ?? ""
      return !column.field.hasPrefix("#") && !column.field.hasPrefix("@")
        && (name == "uraian" || allowed?[name] != nil)
    }
    guard let text = element.first("uraian")?.foldedText else {
      let column = sheet.column("uraian")
      report(
        "BUK011", at: sheet.location(row: source.row.number, column: column),
        ["kolom": column?.heading ?? ""])
      return nil
    }
    guard source.kode != nil else {
      // Visi has text only.
      return StrategyTree.Node(
        element: Element(source.kind, children: [.text(text)], place: element.place), parent: nil)
    }
    if allowed?["uraian"] == nil, let index = element.children.firstIndex(where: isText) {
      element.children[index] = .element(Element("nama", children: [.text(text)]))
    }
    sort(&element)
    guard let level = StrategyTree.levels.firstIndex(of: source.kind), level > 0 else {
      return StrategyTree.Node(element: element, parent: nil)
    }
    let above = StrategyTree.levels[level - 1]
    guard let column = sheet.column("#induk"), let written = self.text(source.row, column) else {
      if let parent = last[above] { return StrategyTree.Node(element: element, parent: parent) }
      return orphan(source, above, "")
    }
    let parent = String(CellWords.folded(written).prefix { $0 != " " })
    guard kodes[above]?.contains(parent) == true else { return orphan(source, above, parent) }
    return StrategyTree.Node(element: element, parent: parent)
  }

  private func isText(_ node: Node) -> Bool {
    if case .element(let element) = node { element.name == "uraian" } else { false }
  }

  private mutating func orphan(
    _ source: SourceRow, _ above: String, _ parent: String
  ) -> StrategyTree.Node? {
    let sheet = sheets[source.sheet]
    let names = catalogue.choices.values.joined()
    report(
      "BUK026", at: sheet.location(row: source.row.number, column: sheet.column("#induk")),
      ["nilai": parent, "jenis": names.first { $0.key == above }?.name ?? above], value: parent)
    return nil
  }

  // MARK: Forms

  /// Reads a form: the label in the first cell of a row, its value in the next.
  mutating func makeForm(of position: Int) {
    let sheet = sheets[position]
    let matcher = HeadingMatcher(sheet.layout)
    var root = Element(sheet.layout.container)
    for source in rows[position] {
      guard let label = source.row.cells.first, case .text(let text) = label.value,
        let match = matcher.match(text)
      else {
        summaries[position].rows -= 1
        continue
      }
      guard source.row.value(label.column + 1) != nil else {
        summaries[position].rows -= 1
        continue
      }
      let layout = sheet.layout.columns[match.column]
      let column = RecognisedSheet.Column(
        number: label.column + 1, heading: CellWords.folded(text), layout: layout, year: nil)
      summaries[position].made += 1
      guard let cell = cell(source, column, unit: nil) else { continue }
      for value in values(cell) {
        if layout.field.hasPrefix("/@") {
          rootAttributes[String(layout.field.dropFirst(2))] = value.text
        } else {
          put(value, at: layout.field, of: &root, place: cell.place)
        }
      }
    }
    for child in root.elements {
      var child = child
      dropIncompleteParts(&child, sheet)
      child.children.insert(
        .element(
          origin(
            of: SourceRow(
              sheet: position, row: Row(number: child.place.line), kind: child.name, kode: nil))),
        at: 0)
      sort(&child)
      parts[sheet.layout.container, default: []].append(child)
    }
    for layout in sheet.layout.columns where layout.isRequired {
      guard value(layout.field, in: root) == nil else { continue }
      report(
        "BUK027", at: Location(file: sheet.file, row: 1, column: 1, sheet: sheet.sheet.name),
        ["kolom": layout.heading])
    }
  }

  private mutating func dropIncompleteParts(_ element: inout Element, _ sheet: RecognisedSheet) {
    element.children.removeAll { node in
      guard case .element(let child) = node, let needs = catalogue.conditions[child.name] else {
        return false
      }
      let missing = needs.first { child[attribute: String($0.dropFirst())] == nil && $0 != "." }
      guard let missing else { return false }
      let path = "\(element.name)/\(child.name)/\(missing)"
      let heading = sheet.layout.columns.first { $0.field == path }?.heading ?? path
      report(
        "BUK036", at: sheet.location(row: child.place.line, column: nil), ["kolom": heading])
      return true
    }
  }

  private func value(_ path: String, in element: Element) -> String? {
    var current = element
    for part in path.split(separator: "/") {
      if part.hasPrefix("@") { return current[attribute: String(part.dropFirst())] }
      guard let child = current.first(String(part)) else { return nil }
      current = child
    }
    return current.foldedText
  }
}
