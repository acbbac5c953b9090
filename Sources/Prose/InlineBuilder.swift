internal import XMLTree

/// Gathers running text piece by piece and gives it in the form of `ProseForm`.
struct InlineBuilder {
  /// Look of a piece of text: the name of its element, nil for plain text.
  enum Style: String {
    case strong = "tegas"
    case emphasis = "miring"
  }

  private enum Piece {
    case text(String, Style?, Place)
    case element(Element)
  }

  private var pieces: [Piece] = []

  /// Adds text of one style; white space at the ends of a styled text stands outside of it.
  mutating func add(_ text: String, style: Style? = nil, at place: Place = .none) {
    guard !text.isEmpty else { return }
    guard let style else { return join(text, nil, place) }
    let core = text.foldingSpace()
    guard !core.isEmpty else { return join(text, nil, place) }
    if let first = text.unicodeScalars.first, InlineBuilder.isSpace(first) {
      join(" ", nil, place)
    }
    join(core, style, place)
    if let last = text.unicodeScalars.last, InlineBuilder.isSpace(last) { join(" ", nil, place) }
  }

  /// Adds an element of running text as the plan has it; white space at the ends of a styled text
  /// is dropped, as printing drops it.
  mutating func add(_ element: Element) {
    switch element.name {
    case "tegas", "miring":
      join(element.foldedText, Style(rawValue: element.name), element.place)
    case "catatan-kaki": addFootnote(element.text, at: element.place)
    case "rujuk":
      for name in ["bagian", "kode"] {
        guard let value = element[attribute: name] else { continue }
        return addMark("rujuk", name, value.foldingSpace(), at: element.place)
      }
    case "nilai":
      addMark(
        "nilai", "fakta", (element[attribute: "fakta"] ?? "").foldingSpace(), at: element.place)
    default: join(element.text, nil, element.place)
    }
  }

  /// Adds a node of running text.
  mutating func add(_ node: Node) {
    switch node {
    case .text(let text): add(text)
    case .element(let element): add(element)
    case .instruction: break
    }
  }

  /// Adds a footnote; one that says nothing is left out.
  mutating func addFootnote(_ text: String, at place: Place) {
    let text = text.foldingSpace()
    guard !text.isEmpty else { return }
    pieces.append(
      .element(Element("catatan-kaki", children: [.text(text)], place: place)))
  }

  /// Adds a reference or a value.
  mutating func addMark(_ name: String, _ attribute: String, _ value: String, at place: Place) {
    pieces.append(
      .element(Element(name, attributes: [Attribute(attribute, value)], place: place)))
  }

  private mutating func join(_ text: String, _ style: Style?, _ place: Place) {
    guard !text.isEmpty else { return }
    if case .text(let before, style, let start) = pieces.last {
      pieces[pieces.count - 1] = .text(before + text, style, start)
    } else {
      pieces.append(.text(text, style, place))
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  /// Whether nothing but white space was added.
  var isEmpty: Bool { nodes.isEmpty }

  /// All text without its looks; footnotes and marks are left out.
  var plainText: String {
    var result = ""
    for case .text(let text, _, _) in pieces { result += text }
    return result.foldingSpace()
  }

  /// Whether there is nothing but plain text.
  var isPlain: Bool {
    pieces.allSatisfy { if case .text(_, nil, _) = $0 { true } else { false } }
  }

  /// The pieces as nodes.
  var nodes: [Node] {
    var result: [Node] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .element(let element): result.append(.element(element))
      case .text(let text, let style?, let place):
        result.append(.element(Element(style.rawValue, children: [.text(text)], place: place)))
      case .text(let text, nil, _):
        let folded = InlineBuilder.fold(
          text, isFirst: index == 0, isLast: index == pieces.count - 1)
        if !folded.isEmpty { result.append(.text(folded)) }
      }
    }
    return result
  }

  private static func fold(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    let core = text.foldingSpace()
    if core.isEmpty { return isFirst || isLast ? "" : " " }
    let leads = text.unicodeScalars.first.map(isSpace) == true && !isFirst
    let trails = text.unicodeScalars.last.map(isSpace) == true && !isLast
    return (leads ? " " : "") + core + (trails ? " " : "")
  }
}
