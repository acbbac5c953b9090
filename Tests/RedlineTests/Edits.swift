import TestSupport
import XMLTree

/// Random edits of a draft, as years of work on a plan would make them.
struct Edits {
  var random: SeededGenerator
  private var fresh = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The draft with some edits.
  mutating func apply(_ count: Int, to root: Element) -> Element {
    var result = root
    for _ in 0..<count {
      var targets: [[Int]] = []
      Edits.collect(result, [], &targets)
      guard let path = targets.randomElement(using: &random) else { break }
      result = edited(result, path[...])
    }
    return result
  }

  private static let lists: Set<String> = [
    "tbody", "book", "chapter", "section", "itemizedlist", "orderedlist", "variablelist", "para",
    "entry", "title",
  ]

  private static func collect(_ element: Element, _ path: [Int], _ result: inout [[Int]]) {
    if lists.contains(element.name) { result.append(path) }
    if element.name == "info" || element.name == "mediaobject" || element.name == "thead" { return }
    for (index, child) in element.children.enumerated() {
      if case .element(let inner) = child { collect(inner, path + [index], &result) }
    }
  }

  private mutating func edited(_ element: Element, _ path: ArraySlice<Int>) -> Element {
    var result = element
    if let first = path.first, case .element(let child) = element.children[first] {
      result.children[first] = .element(edited(child, path.dropFirst()))
      return result
    }
    if ["para", "entry", "title"].contains(element.name) { return reworded(element) }
    return rearranged(element)
  }

  private mutating func reworded(_ element: Element) -> Element {
    var result = element
    // Blanks between elements come from templates, and are never edited.
    let texts = element.children.indices.filter {
      guard case .text(let text) = element.children[$0] else { return false }
      return text.contains { !$0.isWhitespace }
    }
    guard let index = texts.randomElement(using: &random),
      case .text(let text) = element.children[index]
    else {
      result.children.append(.text(" tambahan"))
      return result
    }
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let place = Int.random(in: 0...words.count - 1, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: words.insert("sisipan", at: place)
    case 1: words[place] = "pengganti,"
    case 2 where words.count > 1: words.remove(at: place)
    default: words.swapAt(place, 0)
    }
    result.children[index] = .text(words.joined(separator: " "))
    return result
  }

  /// A part taken out, put elsewhere, or put in anew.
  private mutating func rearranged(_ element: Element) -> Element {
    var result = element
    let parts = element.children.indices.filter {
      if case .element(let child) = element.children[$0] {
        return !["title", "info", "preface"].contains(child.name)
      }
      return false
    }
    guard parts.count > 1, let from = parts.randomElement(using: &random),
      case .element(let part) = element.children[from]
    else { return result }
    // A section keeps its sections behind its blocks.
    let alike = parts.filter {
      if case .element(let other) = element.children[$0] {
        return (other.name == "section") == (part.name == "section")
      }
      return false
    }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: result.children.remove(at: from)
    case 1:
      guard let to = alike.randomElement(using: &random) else { break }
      result.children.remove(at: from)
      result.children.insert(.element(part), at: to)
    default:
      result.children.insert(.element(copy(part)), at: from)
    }
    return result
  }

  /// A copy that is another thing: its ids and its words are its own.
  private mutating func copy(_ element: Element) -> Element {
    var result = element
    fresh += 1
    if let id = element[attribute: "xml:id"] { result[attribute: "xml:id"] = "\(id)_s\(fresh)" }
    result.children = element.children.map { child in
      switch child {
      case .element(let inner): .element(copy(inner))
      case .text(let text): .text(text + " \(fresh)")
      case .instruction: child
      }
    }
    return result
  }
}
