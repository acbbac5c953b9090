internal import XMLTree

/// Merges two drafts of a document into one that holds both: what was deleted and what was added,
/// marked, each at its place.
///
/// Parts are paired by what they are (ids from the data, kode, terms), never by where they stand, so
/// that a part that only changed places is a move. Numbers and labels are those of the new draft.
struct DocumentMerge {
  let identity: PartIdentity
  private(set) var changes: [Change] = []
  private(set) var headings: [Heading] = []
  /// Headings around the part that is being merged.
  var path: [Int] = []
  private var anchors = 0

  init(_ identity: PartIdentity) { self.identity = identity }

  // MARK: Pairs

  /// A part of both drafts; the result says whether anything in it has changed.
  mutating func merge(_ old: Element, _ new: Element) -> (element: Element, isChanged: Bool) {
    switch new.name {
    case "book", "preface", "chapter", "appendix", "section": mergeDivision(old, new)
    case "table": mergeTable(old, new)
    case "row": mergeRow(old, new)
    case "figure": mergeFigure(old, new)
    case "orderedlist", "itemizedlist", "variablelist", "listitem", "blockquote":
      mergeBlock(old, new)
    case "varlistentry": mergeEntry(old, new)
    default: mergeLine(old, new)
    }
  }

  private mutating func mergeDivision(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    var result = new
    if new.name != "book" { enter(new) }
    let title = mergeTitle(old, new)
    // Blocks stand before sections, whatever came or went.
    let blocks = mergeChildren(old.contents(divisions: false), new.contents(divisions: false))
    let sections = mergeChildren(old.contents(divisions: true), new.contents(divisions: true))
    let isChanged = blocks.isChanged || sections.isChanged
    if new.name != "book" { path.removeLast() }
    let head = new.elements.filter { ["info", "title"].contains($0.name) }.map {
      $0.name == "title" ? title.element : mergeInfo(old.first("info") ?? $0, $0)
    }
    result.children = head.map(Node.element) + blocks.nodes + sections.nodes
    if title.isChanged {
      result = Marks.marked(result, .changed)
      add(.changed, .section, result)
    } else if !isChanged, new.name != "book" {
      result = Marks.marked(result, .off)
    }
    return (Marks.relabeled(result, from: old), title.isChanged || isChanged)
  }

  mutating func mergeTitle(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    guard let before = old.first("title"), let title = new.first("title"), new.name != "book" else {
      return (new.first("title") ?? Element("title"), false)
    }
    guard Canon.text(of: before) != Canon.text(of: title) else { return (title, false) }
    var result = title
    result.children = InlineRedline.merge(before.children, title.children)
    return (result, true)
  }

  /// A line of text, whose words are compared; anything else that differs is replaced inside.
  mutating func mergeLine(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    guard Canon.text(of: old) != Canon.text(of: new) else { return (new, false) }
    var result = new
    result.children = InlineRedline.merge(old.children, new.children)
    guard new.name == "para" else { return (result, true) }
    result = anchored(Marks.marked(result, .changed))
    add(.changed, .paragraph, result)
    return (result, true)
  }

  /// A list, an entry of one or a block: its parts are compared one by one.
  private mutating func mergeBlock(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    let inner = mergeChildren(old.elements, new.elements)
    var result = new
    result.children = new.name == "orderedlist" ? Marks.numbered(inner.nodes) : inner.nodes
    return (result, inner.isChanged)
  }

  /// A term with its one item.
  private mutating func mergeEntry(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    var result = new
    var isChanged = false
    result.children = new.elements.map { child in
      guard let before = old.first(child.name) else { return .element(child) }
      let merged = merge(before, child)
      isChanged = isChanged || merged.isChanged
      return .element(merged.element)
    }
    return (result, isChanged)
  }

  // MARK: Marks

  /// Whether the part being merged stands in a row, whose change is listed once, or on the cover.
  var isQuiet = false

  /// Notes a heading and makes it the innermost one.
  mutating func enter(_ element: Element) {
    headings.append(Heading(id: element[attribute: "xml:id"] ?? "", name: name(element)))
    path.append(headings.count - 1)
  }

  /// A part of the new draft that the old one did not have.
  mutating func added(_ element: Element, isMove: Bool = false) -> Element {
    // What was moved is not new: only what was changed in it is marked inside.
    var result = anchored(Marks.marked(isMove ? element : Marks.deep(element, .added), .added))
    if isMove { result[attribute: "revision"] = Marks.moved }
    add(isMove ? .moved : .added, part(result), result)
    return result
  }

  /// A part of the old draft that the new one does not have, or has elsewhere under `target`.
  mutating func deleted(_ element: Element, movedTo target: String? = nil) -> Element {
    var result = Marks.marked(Marks.deep(Marks.former(element), .deleted), .deleted)
    if let target {
      result[attribute: "revision"] = Marks.moved
      result[attribute: "xml:id"] = Marks.former + target
    } else {
      result = anchored(result)
      add(.deleted, part(result), result)
    }
    return result
  }

  /// The element with an id, its own or a new one.
  mutating func anchored(_ element: Element) -> Element {
    guard element[attribute: "xml:id"] == nil else { return element }
    anchors += 1
    var result = element
    result[attribute: "xml:id"] = "ubah.\(anchors)"
    return result
  }

  mutating func add(_ kind: Change.Kind, _ part: Change.Part, _ element: Element) {
    if isQuiet { return }
    // The heading of the part itself is no way to it.
    let isHeading = path.last.map { headings[$0].id == element[attribute: "xml:id"] } ?? false
    changes.append(
      Change(
        kind: kind, part: part, name: name(element), id: element[attribute: "xml:id"] ?? "",
        path: isHeading ? Array(path.dropLast()) : path))
  }

  private func part(_ element: Element) -> Change.Part {
    switch element.name {
    case "row": .row
    case "table": .table
    case "figure": .figure
    case "preface", "chapter", "appendix", "section": .section
    case "listitem", "varlistentry": .entry
    default: .paragraph
    }
  }

  /// Words that tell a part: its title, the first cells of a row, or how it begins.
  private func name(_ element: Element) -> String {
    if element.name == "row" {
      let texts = element.elements.map(\.currentText).filter { !$0.isEmpty && !$0.isNumber }
      return shortened(texts.prefix(2).joined(separator: " "))
    }
    let title = element.first("title") ?? element.first("term") ?? element
    return shortened(title.currentText)
  }

  private func shortened(_ text: String) -> String {
    guard text.count > 90 else { return text }
    return text.prefix(88).split(separator: " ").dropLast().joined(separator: " ") + " …"
  }
}

extension Element {
  private static let divisionNames: Set<String> = ["preface", "chapter", "appendix", "section"]

  /// Child elements besides title and information: those that are divisions, or the others.
  func contents(divisions: Bool) -> [Element] {
    elements.filter {
      !["title", "info"].contains($0.name)
        && Element.divisionNames.contains($0.name) == divisions
    }
  }

  /// Folded text without what was deleted from it, unless all of it was.
  var currentText: String {
    var text = ""
    appendCurrent(to: &text)
    return text.isEmpty ? foldedText : text.foldingSpace()
  }

  private func appendCurrent(to text: inout String) {
    for child in children {
      switch child {
      case .text(let words): text += words
      case .element(let inner):
        if inner.name == "footnote" || inner.name == "remark" { continue }
        if inner[attribute: "revisionflag"] == "deleted" { continue }
        inner.appendCurrent(to: &text)
      case .instruction: break
      }
    }
  }
}

extension String {
  /// Whether the text is a whole number, such as the number of a row.
  var isNumber: Bool { !isEmpty && allSatisfy { ("0"..."9").contains($0) } }
}
