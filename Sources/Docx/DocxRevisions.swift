internal import XMLTree

/// Writes what became of words (`p:ubah`, as the templates of a redline leave it) as Word tracks it:
/// around runs, at the ends of paragraphs and in the properties of rows.
///
/// Accepting all gives the text of the new document, rejecting all that of the old one. Marks bear the
/// day of the review and no other time, so that the same input gives the same bytes.
struct DocxRevisions {
  /// What became of words; see `WordRedline`.
  private struct Fate: Equatable {
    enum Reach: String { case words = "kata", block = "blok", row = "baris" }
    var added: Reach?
    var deleted: Reach?
    var move: String?

    init() {}

    init(_ element: Element) {
      added = element[attribute: "masuk"].flatMap(Reach.init)
      deleted = element[attribute: "keluar"].flatMap(Reach.init)
      move = element[attribute: "pindah"]
    }

    var isEmpty: Bool { added == nil && deleted == nil }

    /// What became of the paragraph that words with this fate stand in.
    var ofParagraph: Fate {
      var result = self
      if added == .words { result.added = nil }
      if deleted == .words { result.deleted = nil }
      if added == .words || deleted == .words { result.move = nil }
      return result
    }

    /// The fate of words in a paragraph with another one.
    func inside(_ paragraph: Fate) -> Fate {
      var result = self
      if added == nil { result.added = paragraph.added }
      if deleted == nil { result.deleted = paragraph.deleted }
      if isEmpty { result.move = paragraph.move }
      return result
    }
  }

  /// A paragraph of a part that moved: the part, and which paragraph of it.
  private struct Stop: Hashable {
    let part: String
    let number: Int
  }

  private let stamp: [Attribute]
  private var ids = 0
  /// Paragraphs of moved parts, at both places.
  private var departures: [String: Int] = [:]
  private var arrivals: [String: Int] = [:]
  private var names: [Stop: String] = [:]
  /// How many of them have been written.
  private var left: [String: Int] = [:]
  private var arrived: [String: Int] = [:]

  /// Whether the paragraph at hand stands in a row.
  private var isInRow = false

  private init(on day: String) {
    stamp = [Attribute("w:author", "Naskah"), Attribute("w:date", "\(day)T00:00:00Z")]
  }

  /// The parts of a package with its changes tracked.
  ///
  /// - Parameters:
  ///   - package: what the templates of a redline make.
  ///   - day: the day of the review, YYYY-MM-DD.
  /// - Returns: the package without `p:ubah`.
  static func tracked(_ package: Element, on day: String) -> Element {
    var revisions = DocxRevisions(on: day)
    revisions.count(package, Fate())
    return revisions.tracked(package, Fate()).element
  }

  // MARK: Moves

  private static func isParagraph(_ element: Element) -> Bool {
    element.name == "p" && element.prefix == "w"
  }

  private static func fate(of paragraph: Element, _ around: Fate) -> Fate {
    var fate = around
    for child in paragraph.elements where child.name == "ubah" {
      let own = Fate(child).ofParagraph
      fate = own.inside(fate)
    }
    return fate
  }

  private mutating func count(_ element: Element, _ around: Fate) {
    if DocxRevisions.isParagraph(element) {
      let fate = DocxRevisions.fate(of: element, around)
      guard let part = fate.move else { return }
      if fate.added == nil { departures[part, default: 0] += 1 }
      if fate.deleted == nil { arrivals[part, default: 0] += 1 }
      return
    }
    let fate = element.name == "ubah" ? Fate(element) : around
    for child in element.elements { count(child, fate) }
  }

  /// The name that a paragraph shares with its other place; nil where it has none.
  private mutating func moveName(_ fate: Fate) -> String? {
    guard let part = fate.move, (fate.added == nil) != (fate.deleted == nil) else { return nil }
    let number: Int
    if fate.added == nil {
      number = left[part, default: 0]
      left[part] = number + 1
    } else {
      number = arrived[part, default: 0]
      arrived[part] = number + 1
    }
    guard number < min(departures[part, default: 0], arrivals[part, default: 0]) else { return nil }
    let stop = Stop(part: part, number: number)
    if let name = names[stop] { return name }
    let name = "pindah\(names.count + 1)"
    names[stop] = name
    return name
  }

  // MARK: Elements

  /// The element as Word wants it, with what became of the paragraphs in it.
  private mutating func tracked(
    _ element: Element, _ around: Fate
  ) -> (element: Element, fate: Fate) {
    if DocxRevisions.isParagraph(element) { return paragraph(element, around) }
    let isOutside = !isInRow
    if element.name == "tr" { isInRow = true }
    defer { if isOutside { isInRow = false } }
    var result = element
    result.children = []
    var fate = Fate()
    for node in element.children {
      guard case .element(let inner) = node else {
        result.children.append(node)
        continue
      }
      let made = tracked(inner, element.name == "ubah" ? Fate(element) : around)
      if made.element.name == "ubah" {
        result.children += made.element.children
      } else {
        result.children.append(.element(made.element))
      }
      fate = fate.inside(made.fate)
    }
    guard element.name == "tr" else { return (result, fate) }
    return (row(result, fate), Fate())
  }

  private mutating func row(_ element: Element, _ fate: Fate) -> Element {
    var marks: [Node] = []
    if fate.added == .row { marks.append(mark("ins")) }
    if fate.deleted == .row { marks.append(mark("del")) }
    guard !marks.isEmpty else { return element }
    var result = element
    var properties = element.first("trPr") ?? Element("trPr", prefix: "w")
    properties.children += marks
    result.children.removeAll { node in
      if case .element(let inner) = node { inner.name == "trPr" } else { false }
    }
    result.children.insert(.element(properties), at: 0)
    return result
  }

  private mutating func paragraph(
    _ element: Element, _ around: Fate
  ) -> (element: Element, fate: Fate) {
    let fate = DocxRevisions.fate(of: element, around)
    let move = moveName(fate)
    var result = element
    result.children = []
    for node in element.children {
      guard case .element(let inner) = node else { continue }
      switch inner.name {
      case "pPr": result.children.append(.element(properties(inner, fate, move)))
      case "ubah":
        for part in inner.elements { add(part, Fate(inner).inside(fate), move, to: &result) }
      default: add(inner, fate, move, to: &result)
      }
    }
    if let move { surround(&result, fate, move) }
    return (result, fate)
  }

  /// Adds a run, or what stands between runs, to a paragraph.
  private mutating func add(
    _ part: Element, _ fate: Fate, _ move: String?, to result: inout Element
  ) {
    guard part.name == "hyperlink" else {
      result.children.append(.element(part.name == "r" ? run(part, fate, move) : part))
      return
    }
    var link = part
    link.children = []
    for inner in part.elements { add(inner, fate, move, to: &link) }
    result.children.append(.element(link))
  }

  /// A run inside its marks.
  private mutating func run(_ run: Element, _ fate: Fate, _ move: String?) -> Element {
    let isMoving = move != nil && fate.move != nil
    var result = run
    if fate.deleted != nil {
      result = wrapped(
        isMoving && fate.added == nil ? "moveFrom" : "del", DocxRevisions.deleted(result))
    }
    if fate.added != nil {
      result = wrapped(isMoving && fate.deleted == nil ? "moveTo" : "ins", result)
    }
    return result
  }

  /// A deleted run calls its text otherwise.
  private static func deleted(_ run: Element) -> Element {
    var result = run
    result.children = run.children.map { node in
      guard case .element(var inner) = node else { return node }
      if inner.name == "t" { inner.name = "delText" }
      if inner.name == "instrText" { inner.name = "delInstrText" }
      return .element(inner)
    }
    return result
  }

  /// The properties of a paragraph with the mark of its end. In a row the row itself is marked.
  private mutating func properties(
    _ element: Element, _ fate: Fate, _ move: String?
  ) -> Element {
    var marks: [Node] = []
    if fate.added == .block || fate.added == .row && !isInRow {
      marks.append(mark(move != nil && fate.deleted == nil ? "moveTo" : "ins"))
    }
    if fate.deleted == .block || fate.deleted == .row && !isInRow {
      marks.append(mark(move != nil && fate.added == nil ? "moveFrom" : "del"))
    }
    guard !marks.isEmpty else { return element }
    var result = element
    let section = result.children.firstIndex { node in
      if case .element(let inner) = node { inner.name == "sectPr" } else { false }
    }
    let look = Element("rPr", prefix: "w", children: marks)
    result.children.insert(.element(look), at: section ?? result.children.count)
    return result
  }

  /// Puts the ends of a move around what stands in a paragraph.
  private mutating func surround(_ paragraph: inout Element, _ fate: Fate, _ name: String) {
    let way = fate.added == nil ? "moveFrom" : "moveTo"
    // A range has one number at both of its ends.
    let range = numbered()
    let start = Element(
      "\(way)RangeStart", prefix: "w", attributes: range + [Attribute("w:name", name)])
    let place = paragraph.elements.first?.name == "pPr" ? 1 : 0
    paragraph.children.insert(.element(start), at: place)
    paragraph.children.append(
      .element(Element("\(way)RangeEnd", prefix: "w", attributes: [range[0]])))
  }

  private mutating func mark(_ name: String) -> Node {
    .element(Element(name, prefix: "w", attributes: numbered()))
  }

  private mutating func wrapped(_ name: String, _ inner: Element) -> Element {
    Element(name, prefix: "w", attributes: numbered(), children: [.element(inner)])
  }

  private mutating func numbered() -> [Attribute] {
    ids += 1
    return [Attribute("w:id", String(ids))] + stamp
  }
}
