public import XMLTree

extension Element {
  /// The element and everything below it, in the order of the text.
  public var all: [Element] {
    var result: [Element] = []
    collect(into: &result)
    return result
  }

  private func collect(into result: inout [Element]) {
    result.append(self)
    for case .element(let child) in children { child.collect(into: &result) }
  }

  /// Elements of one name anywhere below.
  public func descendants(_ name: String) -> [Element] { all.filter { $0.name == name } }

  /// The part with this `xml:id`.
  public func part(_ id: String) -> Element? { all.first { $0[attribute: "xml:id"] == id } }

  /// Texts of a DocBook or HTML table: rows of folded cell texts, heads left out.
  public var bodyRows: [[String]] {
    descendants("tbody").flatMap { $0.elements(named: "row") }.map { row in
      row.elements(named: "entry").map(\.foldedText)
    }
  }
}

/// A tree without places, for comparison: `place` says nothing of what an element is.
public func canonical(_ element: Element) -> String {
  var writer = XMLWriter()
  writer.write(element)
  return String(decoding: writer.finish(), as: UTF8.self)
}
