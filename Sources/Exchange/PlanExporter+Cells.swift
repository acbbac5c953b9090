internal import References
internal import Workbook
internal import XMLTree

extension PlanExporter {
  /// What a column shows of an element; nil leaves the cell empty.
  func cell(_ column: SheetTable.Column, _ element: Element, prefix: String = "") -> CellValue? {
    let layout = column.layout
    if layout.field == "#keterbukaan" { return openness(of: element) }
    if layout.field.hasPrefix("#") { return nil }
    var path = String(layout.field.dropFirst(prefix.count))
    if let year = column.year { path = path.replacing("%tahun%", with: String(year)) }
    if let level = layout.level { return levelCell(level, path, element) }
    if path.hasSuffix("-lokal") { return localCell(path, element) }
    let found = values(path, element)
    if found.isEmpty { return layout.standard.flatMap { choice($0, layout) } }
    guard layout.isRepeated else { return single(found[0], layout) }
    var texts = found.compactMap { item($0, layout) }
    // Links of a field that has a column for each kind have no order of their own.
    if layout.linkKind != nil { texts.sort() }
    return texts.isEmpty ? nil : .text(texts.joined(separator: "\n"))
  }

  /// The elements or the attribute at a path, as elements that hold the text.
  private func values(_ path: String, _ element: Element) -> [Element] {
    var parts = path.split(separator: "/")[...]
    var current = element
    while let part = parts.popFirst() {
      if part == "." { return current.foldedText.isEmpty ? [] : [current] }
      if part.hasPrefix("@") {
        return current[attribute: String(part.dropFirst())].map {
          [Element("", children: [.text($0)])]
        } ?? []
      }
      if let year = parts.first, Int(year) != nil {
        return current.elements(named: String(part)).filter {
          $0[attribute: "tahun"] == String(year)
        }
      }
      let children = current.elements(named: String(part))
      guard !parts.isEmpty else { return children.filter { !$0.foldedText.isEmpty } }
      guard let first = children.first else { return [] }
      current = first
    }
    return []
  }

  /// The cell of a field that has one value.
  func single(_ element: Element, _ layout: ColumnLayout) -> CellValue? {
    let text = element.foldedText
    switch layout.content {
    case .date: return .date(text)
    case .year: return .number(text)
    case .period: return .text(CellWords.period(text) ?? text)
    case .number, .count, .money:
      // Spreadsheets keep 15 digits of a number.
      let digits = text.filter { $0.isNumber }.count
      return digits <= 15 && CellWords.number(text) != nil ? .number(text) : .text(text)
    case .choice: return choice(text, layout)
    default: return words(text, element, layout).map { .text($0) }
    }
  }

  /// One of several values in a cell, quoted where it would be taken apart or looked up.
  private func item(_ element: Element, _ layout: ColumnLayout) -> String? {
    if let kind = layout.linkKind, !belongs(element.foldedText, to: kind, layout) { return nil }
    guard let words = words(element.foldedText, element, layout) else { return nil }
    switch layout.content {
    case .text, .list:
      let needsQuotes =
        words.contains { $0 == ";" || $0.isNewline } || words.hasPrefix("\"")
        || CellWords.trimmed(words) != words
      return needsQuotes ? PlanExporter.quoted(words) : words
    default: return words
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// Whether a link belongs into the column of a kind; one that leads nowhere stands in the first.
  private func belongs(_ kode: String, to kind: String, _ layout: ColumnLayout) -> Bool {
    guard case .link(let kinds) = layout.content else { return true }
    if let target = names.entries[kode]?.kind, kinds.contains(target) { return target == kind }
    return kinds.first == kind
  }

  /// A value as a planner reads it, so that it is read back the same.
  private func words(_ text: String, _ element: Element, _ layout: ColumnLayout) -> String? {
    if let suffix = layout.suffix, let value = element[attribute: suffix.attribute] {
      return text + suffix.before + value + suffix.after
    }
    switch layout.content {
    case .unit(let allowsOutsiders): return unit(text, allowsOutsiders: allowsOutsiders)
    case .reference(let set):
      return library.referenceSets[set]?.entry(text).map { "\(text) \($0.name)" } ?? text
    case .item(let list):
      return library.lists[list]?.values.first { $0.key == text }?.name ?? text
    case .level(let list):
      return library.lists[list]?.values.first { $0.key == text }.map { "\(text) \($0.name)" }
        ?? text
    case .link: return link(text)
    case .group: return groupNames[text] ?? text
    case .indicator: return library.indicator(text).map { "\(text) \($0.1.name)" } ?? text
    default: return text
    }
  }

  func choice(_ key: String, _ layout: ColumnLayout) -> CellValue? {
    guard case .choice(let list) = layout.content else { return .text(key) }
    return .text(catalogue.choices[list]?.first { $0.key == key }?.name ?? key)
  }

  /// The name of a unit where it says the same as the kode.
  private func unit(_ text: String, allowsOutsiders: Bool) -> String {
    if let entry = names.entries[text], entry.kind == "unit" {
      let isUnmistakable =
        names.kodes(named: entry.name, kinds: ["unit"]) == [text]
        && !entry.name.contains { $0 == ";" || $0.isNewline || $0 == "\"" }
      return isUnmistakable ? entry.name : text
    }
    // The name of another agency that a unit of the plan bears too.
    let isUnit = !names.kodes(named: text, kinds: ["unit"]).isEmpty || names.kode(text) != nil
    return allowsOutsiders && isUnit ? PlanExporter.quoted(text) : text
  }

  /// "KODE NAMA", or the kode alone where the name would be taken apart.
  private func link(_ kode: String) -> String {
    guard let entry = names.entries[kode] else {
      return kode.contains { $0.isNumber } ? kode : PlanExporter.quoted(kode)
    }
    let isPlain = !entry.name.isEmpty && !entry.name.contains { $0 == ";" || $0.isNewline }
    return isPlain ? "\(kode) \(entry.name)" : kode
  }

  // MARK: References

  /// The code of one level of a reference: the national levels by their chain, a code that the set
  /// does not have at level 3, local levels below.
  private func levelCell(_ level: Int, _ field: String, _ element: Element) -> CellValue? {
    let code = element.first(field)?.foldedText
    let set = library.referenceSets.values.first { $0.key.lowercased() == field }
    let chain = code.flatMap { set?.chain($0) } ?? []
    if level <= 3 {
      if chain.isEmpty { return level == 3 ? code.map { .text($0) } : nil }
      return chain.count >= level ? .text("\(chain[level - 1].code) \(chain[level - 1].name)") : nil
    }
    if chain.count >= level {
      return .text("\(chain[level - 1].code) \(chain[level - 1].name)")
    }
    let local = element.elements(named: "\(field)-lokal").map(\.foldedText)
    let index = level - max(chain.count, 3) - 1
    guard local.indices.contains(index) else { return nil }
    return .text(localText(local[index], set))
  }

  /// Local levels for which there is no column of their own.
  private func localCell(_ path: String, _ element: Element) -> CellValue? {
    let field = String(path.dropLast("-lokal".count))
    let set = library.referenceSets.values.first { $0.key.lowercased() == field }
    let depth = element.first(field).flatMap { set?.chain($0.foldedText).count } ?? 0
    let shown = 5 - max(depth, 3)
    let rest = element.elements(named: path).dropFirst(max(shown, 0)).map {
      localText($0.foldedText, set)
    }
    return rest.isEmpty ? nil : .text(rest.joined(separator: "\n"))
  }

  private func localText(_ text: String, _ set: ReferenceSet?) -> String {
    let token = String(text.prefix { $0 != " " }).uppercased()
    let isAmbiguous =
      set?.entry(token) != nil || text.contains { $0 == ";" || $0.isNewline }
      || text.hasPrefix("\"")
    return isAmbiguous ? PlanExporter.quoted(text) : text
  }

  /// The openness that single values have of their own.
  private func openness(of element: Element) -> CellValue? {
    guard let kind = library.fields.kind(element.name) else { return nil }
    let choices = catalogue.choices["keterbukaan"] ?? []
    var lines: [String] = []
    let layout = catalogue.sheets.first { $0.element == element.name }
    for field in kind.fields {
      var values = element.elements(named: field.key)
      // Links of several columns are counted in the order in which they are read back.
      if layout?.columns(of: field.key).contains(where: { $0.linkKind != nil }) == true {
        values.sort { $0.foldedText < $1.foldedText }
      }
      let marks = values.map { $0[attribute: "keterbukaan"] }
      func word(_ key: String) -> String { choices.first { $0.key == key }?.name ?? key }
      if let mark = marks.first ?? nil, marks.allSatisfy({ $0 == mark }) {
        lines.append("\(field.label) = \(word(mark))")
        continue
      }
      for (index, mark) in marks.enumerated() {
        if let mark { lines.append("\(field.label) #\(index + 1) = \(word(mark))") }
      }
    }
    return lines.isEmpty ? nil : .text(lines.joined(separator: "\n"))
  }
}
