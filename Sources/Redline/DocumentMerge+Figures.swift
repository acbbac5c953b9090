internal import XMLTree

/// Figures and the cover: what is merged in a way of its own.
extension DocumentMerge {
  /// A figure whose drawing has changed shows the new one, with the old one marked behind it.
  mutating func mergeFigure(
    _ old: Element, _ new: Element
  ) -> (element: Element, isChanged: Bool) {
    enter(new)
    defer { path.removeLast() }
    let title = mergeTitle(old, new)
    let before = old.first("mediaobject")
    let isRedrawn = before.map(Canon.text(of:)) != new.first("mediaobject").map(Canon.text(of:))
    var result = new
    guard title.isChanged || isRedrawn else {
      return (Marks.relabeled(Marks.marked(result, .off), from: old), false)
    }
    result.children = new.elements.map { child in
      switch child.name {
      case "title": .element(title.element)
      case "mediaobject" where isRedrawn: .element(Marks.marked(child, .added))
      default: .element(child)
      }
    }
    if isRedrawn, let before {
      result.children.append(.element(Marks.marked(Marks.former(before), .deleted)))
    }
    result = Marks.relabeled(Marks.marked(result, .changed), from: old)
    add(.changed, .figure, result)
    return (result, true)
  }

  /// What the cover says, line by line; it is no part of the list of changes.
  mutating func mergeInfo(_ old: Element, _ new: Element) -> Element {
    isQuiet = true
    defer { isQuiet = false }
    var notes = mergeChildren(
      old.elements(named: "releaseinfo"), new.elements(named: "releaseinfo")
    ).nodes
    var result = new
    result.children = []
    for child in new.elements {
      switch (child.name, old.first(child.name)) {
      case ("title", let before?), ("subtitle", let before?):
        result.children.append(.element(mergeLine(before, child).element))
      case ("org", let before?), ("legalnotice", let before?):
        var part = child
        part.children = mergeChildren(before.elements, child.elements).nodes
        result.children.append(.element(part))
      case ("legalnotice", nil): result.children.append(.element(added(child)))
      case ("releaseinfo", _): break
      default: result.children.append(.element(child))
      }
      if child.name == "org" {
        result.children += notes
        notes = []
      }
    }
    result.children += notes
    return result
  }
}
