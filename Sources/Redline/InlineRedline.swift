internal import XMLTree

/// A word of running text: letters, blanks, a mark, or an element of the line as a whole.
struct InlineWord: Hashable {
  let node: Node
  private let key: String

  init(text: Substring) {
    node = .text(String(text))
    key = String(text)
  }

  init(_ element: Element) {
    node = .element(element)
    key = "\u{0}" + Canon.text(of: element)
  }

  static func == (left: InlineWord, right: InlineWord) -> Bool { left.key == right.key }

  func hash(into hasher: inout Hasher) { hasher.combine(key) }

  /// Whether the word is white space.
  var isBlank: Bool { !key.isEmpty && key.allSatisfy(\.isWhitespace) }
}

/// Running text before and now, as one text with what was deleted and what was added.
enum InlineRedline {
  /// Marks that stand for themselves at the end of a word.
  private static let closing: Set<Character> = [",", ";", ":", ".", ")", "]", "”", "?", "!"]
  private static let opening: Set<Character> = ["(", "[", "“"]

  /// Whether an element holds running text whose words can be compared.
  static func isLine(_ element: Element) -> Bool {
    element.elements.allSatisfy { lineNames.contains($0.name) }
  }

  private static let lineNames: Set<String> = [
    "phrase", "link", "emphasis", "footnote", "remark", "foreignphrase",
  ]

  /// The children of both, merged.
  static func merge(_ old: [Node], _ new: [Node]) -> [Node] {
    let difference = WordDifference(words(old), words(new)) { $0.isBlank }
    let merged = difference.runs.flatMap { run -> [Node] in
      switch run.kind {
      case .kept: joined(run.words)
      case .removed: [.element(Marks.phrase(.deleted, joined(run.words).map(Marks.withoutTargets)))]
      case .inserted: [.element(Marks.phrase(.added, joined(run.words)))]
      }
    }
    // A line without words of its own is still a line, in which blanks count.
    return merged + [.text("")]
  }

  /// Share of the words that two parts have in common, in percent; words count wherever in the part
  /// they stand.
  static func likeness(_ old: Element, _ new: Element) -> Int {
    var (left, right) = (Set<InlineWord>(), Set<InlineWord>())
    collect(old, into: &left)
    collect(new, into: &right)
    guard !left.isEmpty || !right.isEmpty else { return 100 }
    return 200 * left.intersection(right).count / (left.count + right.count)
  }

  private static func collect(_ element: Element, into result: inout Set<InlineWord>) {
    for child in element.children {
      switch child {
      case .text(let text): result.formUnion(words(text).lazy.filter { !$0.isBlank })
      case .element(let inner): collect(inner, into: &result)
      case .instruction: break
      }
    }
  }

  private static func joined(_ words: [InlineWord]) -> [Node] {
    var result: [Node] = []
    for word in words {
      if case .text(let text) = word.node, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(word.node)
      }
    }
    return result
  }

  private static func words(_ nodes: [Node]) -> [InlineWord] {
    nodes.flatMap { node -> [InlineWord] in
      switch node {
      case .text(let text): words(text)
      case .element(let element): [InlineWord(element)]
      case .instruction: []
      }
    }
  }

  private static func words(_ text: String) -> [InlineWord] {
    var result: [InlineWord] = []
    var rest = text[...]
    while let first = rest.first {
      let run =
        first.isWhitespace
        ? rest.prefix(while: \.isWhitespace) : rest.prefix { !$0.isWhitespace }
      rest = rest[run.endIndex...]
      if first.isWhitespace { result.append(InlineWord(text: run)) } else { split(run, &result) }
    }
    return result
  }

  /// A run of letters with the marks around it, each a word of its own.
  private static func split(_ run: Substring, _ result: inout [InlineWord]) {
    var body = run
    while let first = body.first, opening.contains(first) {
      result.append(InlineWord(text: body.prefix(1)))
      body = body.dropFirst()
    }
    var end = body.endIndex
    while end > body.startIndex, closing.contains(body[body.index(before: end)]) {
      end = body.index(before: end)
    }
    if end > body.startIndex { result.append(InlineWord(text: body[..<end])) }
    for index in body.indices[end...] { result.append(InlineWord(text: body[index...index])) }
  }
}
