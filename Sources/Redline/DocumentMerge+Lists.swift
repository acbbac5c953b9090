internal import XMLTree

extension DocumentMerge {
  /// Merges the parts of two lists, each at its place.
  mutating func mergeChildren(
    _ old: [Element], _ new: [Element]
  ) -> (nodes: [Node], isChanged: Bool) {
    var new = new
    let plan = ListPlan(old, new, identity)
    // Both places of what was moved name each other.
    for pair in plan.moved { new[pair.new] = anchored(new[pair.new]) }
    var result: [Node] = []
    var isChanged = false
    for step in plan.steps {
      switch step {
      case .pair(let before, let now):
        let merged = mergePair(old[before], new[now])
        result += merged.nodes
        isChanged = isChanged || merged.isChanged
        continue
      case .removed(let position): result.append(.element(deleted(old[position])))
      case .inserted(let position): result.append(.element(added(new[position])))
      case .movedAway(let before, let now):
        let target = new[now][attribute: "xml:id"]
        result.append(.element(deleted(old[before], movedTo: target)))
      case .movedHere(let before, let now):
        result.append(.element(moved(old[before], new[now])))
      }
      isChanged = true
    }
    return (result, isChanged)
  }

  /// A part of both lists that kept its place; where it cannot be shown as one, both stand there.
  private mutating func mergePair(
    _ old: Element, _ new: Element
  ) -> (nodes: [Node], isChanged: Bool) {
    guard isMergeable(old, new) else {
      return ([.element(deleted(old)), .element(added(new))], true)
    }
    let merged = merge(old, new)
    return ([.element(merged.element)], merged.isChanged)
  }

  /// A part at its new place, with what was changed in it.
  private mutating func moved(_ old: Element, _ new: Element) -> Element {
    guard isMergeable(old, new) else { return added(new, isMove: true) }
    if new.name == "row" { return added(mergeCells(old, new).row, isMove: true) }
    return added(merge(old, new).element, isMove: true)
  }

  /// Whether two parts can be shown as one.
  private func isMergeable(_ old: Element, _ new: Element) -> Bool {
    guard old.name == new.name else { return false }
    switch new.name {
    case "table": return DocumentMerge.head(old) == DocumentMerge.head(new)
    case "row":
      return DocumentMerge.spans(old) == DocumentMerge.spans(new)
        && zip(old.elements, new.elements).allSatisfy(DocumentMerge.haveOneForm)
    default: return true
    }
  }

  // MARK: Tables

  /// The heads of a table: two tables with other columns cannot be shown as one.
  private static func head(_ table: Element) -> String {
    table.first("tgroup")?.first("thead").map(Canon.text(of:)) ?? ""
  }

  /// How many columns each cell of a row reaches over.
  private static func spans(_ row: Element) -> [String] {
    row.elements.map { "\($0[attribute: "namest"] ?? "") \($0[attribute: "nameend"] ?? "")" }
  }

  /// Whether two cells both hold a line, or both hold blocks.
  private static func haveOneForm(_ old: Element, _ new: Element) -> Bool {
    InlineRedline.isLine(old) == InlineRedline.isLine(new) || old.children.isEmpty
      || new.children.isEmpty
  }

  mutating func mergeTable(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    enter(new)
    let title = mergeTitle(old, new)
    let rows = mergeChildren(DocumentMerge.rows(old), DocumentMerge.rows(new))
    path.removeLast()
    var result = new
    result.children = new.elements.map { child in
      switch child.name {
      case "title": return .element(title.element)
      case "tgroup":
        var group = child
        group.children = child.elements.map { part in
          guard part.name == "tbody" else { return .element(part) }
          var body = part
          body.children = rows.isChanged ? rows.nodes.map(DocumentMerge.unchanged) : rows.nodes
          return .element(body)
        }
        return .element(group)
      default: return .element(child)
      }
    }
    if title.isChanged {
      result = Marks.marked(result, .changed)
      add(.changed, .table, result)
    } else if !rows.isChanged {
      result = Marks.marked(result, .off)
    }
    return (Marks.relabeled(result, from: old), title.isChanged || rows.isChanged)
  }

  private static func rows(_ table: Element) -> [Element] {
    table.first("tgroup")?.first("tbody")?.elements ?? []
  }

  /// A row of a table in which others changed, with the mark that it did not.
  private static func unchanged(_ node: Node) -> Node {
    guard case .element(let row) = node, row[attribute: "revisionflag"] == nil else { return node }
    return .element(Marks.marked(row, .off))
  }

  mutating func mergeRow(_ old: Element, _ new: Element) -> (element: Element, isChanged: Bool) {
    guard Canon.text(of: old) != Canon.text(of: new) else { return (new, false) }
    let merged = mergeCells(old, new)
    guard merged.isChanged else { return (merged.row, false) }
    let row = anchored(Marks.marked(merged.row, .changed))
    add(.changed, .row, row)
    return (row, true)
  }

  /// The cells of a row, merged one by one. A row that only has another number, because rows before it
  /// came or went, has not changed.
  private mutating func mergeCells(
    _ old: Element, _ new: Element
  ) -> (row: Element, isChanged: Bool) {
    isQuiet = true
    defer { isQuiet = false }
    var isChanged = false
    var result = new
    result.children = zip(old.elements, new.elements).enumerated().map { number, cells in
      let merged = mergeCell(cells.0, cells.1)
      let isNumber = number == 0 && cells.0.foldedText.isNumber && cells.1.foldedText.isNumber
      isChanged = isChanged || merged.isChanged && !isNumber
      return .element(merged.element)
    }
    return (result, isChanged)
  }

  private mutating func mergeCell(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    if InlineRedline.isLine(old), InlineRedline.isLine(new) { return mergeLine(old, new) }
    var result = new
    let inner = mergeChildren(old.elements, new.elements)
    result.children = inner.nodes
    return (result, inner.isChanged)
  }
}
