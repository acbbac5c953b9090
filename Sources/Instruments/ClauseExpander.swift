internal import References
internal import XMLTree

/// Facts and lists that clauses are filled with.
struct ClauseScope {
  var facts: [String: String]
  /// Items of each list, each with facts and lists of its own.
  var lists: [String: [ClauseScope]]
  /// Where facts stand in the plan, as far as they stand there.
  var origins: [String: Place]

  init(
    _ facts: [String: String], lists: [String: [ClauseScope]] = [:],
    origins: [String: Place] = [:]
  ) {
    self.facts = facts
    self.lists = lists
    self.origins = origins
  }

  /// Whether every name of a condition holds: a fact is there and not empty; `!` asks that it is not.
  func holds(_ condition: String) -> Bool {
    condition.split(separator: " ").allSatisfy { name in
      let isAbsent = name.hasPrefix("!")
      let value = facts[isAbsent ? String(name.dropFirst()) : String(name)] ?? ""
      return value.isEmpty == isAbsent
    }
  }

  /// Lets the clauses introduce the names of documents that no definition does
  /// ("yang selanjutnya disebut").
  ///
  /// - Parameter isOpen: whether nothing else says what a name stands for.
  mutating func introduceDocuments(where isOpen: (String) -> Bool) {
    lists["dokumen"] = lists["dokumen"]?.map { item in
      var item = item
      let name = item.facts["dokumen.nama"] ?? ""
      item.facts["dokumen.disebut"] = isOpen(name) ? name : ""
      return item
    }
  }

  /// The scope inside one item of a list.
  func inside(_ item: ClauseScope) -> ClauseScope {
    ClauseScope(
      facts.merging(item.facts) { $1 }, lists: lists.merging(item.lists) { $1 },
      origins: origins.merging(item.origins) { $1 })
  }

  /// Where what fills a text stands in the plan; nil for a text of the clause file alone.
  func origin(of texts: [String]) -> Place? {
    let open = texts.filter { $0.holds("%") }
    guard !open.isEmpty else { return nil }
    let names = origins.keys.filter { name in open.contains { $0.holds("%\(name)%") } }
    return names.min().flatMap { origins[$0] }
  }
}

/// Fills clause templates (`Templates/klausul`): conditions, repetitions, facts.
struct ClauseExpander {
  /// Source of a place in the clause file, where those of the plan have 0 or the number of a sheet.
  static let clauseSource = -1

  /// Provisions that stand where a template says `k:pengertian`.
  let definitions: [Element]

  /// The root of a template, filled.
  func expand(_ root: Element, _ scope: ClauseScope) -> Element {
    var result = fill(root, scope)
    result.attributes.removeAll { $0.name.hasPrefix("xmlns:k") }
    var names: [String: String] = [:]
    result = collapsed(result, &names)
    return names.isEmpty ? result : renamed(result, names)
  }

  /// An element once for each item of its list, or not at all when its condition fails.
  private func elements(_ element: Element, _ scope: ClauseScope) -> [Element] {
    if element.prefix == "k" { return element.name == "pengertian" ? definitions : [] }
    let scopes =
      element[attribute: "k:untuk"].map { list in
        (scope.lists[list] ?? []).map(scope.inside)
      } ?? [scope]
    let condition = element[attribute: "k:bila"] ?? ""
    return scopes.filter { $0.holds(condition) }.map { fill(element, $0) }
  }

  private func fill(_ element: Element, _ scope: ClauseScope) -> Element {
    var result = element
    result.attributes = element.attributes.compactMap { attribute in
      if attribute.name == "k:untuk" || attribute.name == "k:bila" { return nil }
      let value = Words.fill(attribute.value, scope.facts)
      return value.isEmpty ? nil : Attribute(attribute.name, value)
    }
    let texts = element.attributes.map(\.value) + element.children.compactMap(\.ownText)
    result.place =
      scope.origin(of: texts)
      ?? Place(
        line: element.place.line, column: element.place.column, source: ClauseExpander.clauseSource)
    result.children = element.children.flatMap { child -> [Node] in
      switch child {
      case .element(let inner): elements(inner, scope).map(Node.element)
      case .text(let text): [.text(Words.fill(text, scope.facts))]
      case .instruction: []
      }
    }
    return result
  }

  /// A Pasal with one ayat has none: its text moves up, and references to the ayat lead to the
  /// Pasal. Divisions that are left empty go.
  private func collapsed(_ element: Element, _ names: inout [String: String]) -> Element {
    var result = element
    result.children = element.children.compactMap { child in
      guard case .element(let inner) = child else { return child }
      let changed = collapsed(inner, &names)
      let isDivision = ["bab", "bagian", "paragraf", "pasal"].contains(changed.name)
      let isEmpty = changed.elements.allSatisfy { $0.name == "judul" }
      return isDivision && isEmpty ? nil : .element(changed)
    }
    let paragraphs = result.elements(named: "ayat")
    guard result.name == "pasal", paragraphs.count == 1, result.first("teks") == nil else {
      return result
    }
    if let id = paragraphs[0][attribute: "id"], let own = result[attribute: "id"] {
      names[id] = own
    }
    if let series = paragraphs[0][attribute: "rincian"] { result[attribute: "rincian"] = series }
    result.children = paragraphs[0].children
    return result
  }

  private func renamed(_ element: Element, _ names: [String: String]) -> Element {
    var result = element
    if element.name == "rujuk", let targets = element[attribute: "ke"] {
      result[attribute: "ke"] = targets.split(separator: " ")
        .map { names[String($0)] ?? String($0) }.joined(separator: " ")
    }
    result.children = element.children.map { child in
      if case .element(let inner) = child { .element(renamed(inner, names)) } else { child }
    }
    return result
  }
}

extension Node {
  /// The text, where the node is one.
  fileprivate var ownText: String? { if case .text(let text) = self { text } else { nil } }
}
