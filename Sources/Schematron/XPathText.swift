/// An XPath 1.0 expression or XSLT pattern taken apart into its tokens.
///
/// libxml2 finds names that do not exist only when it evaluates them, far from their place; this
/// scan finds them before.
struct XPathText {
  /// A token with its range in the text.
  struct Token {
    enum Kind { case variable, function, nodeType, name, axis, literal, number, symbol }
    var kind: Kind
    /// The name without `$`; the symbol itself.
    var text: String
    var range: Range<String.Index>
  }

  let text: String
  private(set) var tokens: [Token] = []

  /// Names that are node tests although a parenthesis follows.
  private static let nodeTypes: Set<String> = [
    "text", "comment", "node", "processing-instruction",
  ]

  init(_ text: String) {
    self.text = text
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character.isWhitespace {
        index = text.index(after: index)
      } else if character == "'" || character == "\"" {
        let close = text[text.index(after: index)...].firstIndex(of: character)
        let end = close.map { text.index(after: $0) } ?? text.endIndex
        add(.literal, index..<end)
        index = end
      } else if character == "$" {
        let start = text.index(after: index)
        let end = nameEnd(from: start)
        tokens.append(Token(kind: .variable, text: String(text[start..<end]), range: index..<end))
        index = end
      } else if character.isNameStart {
        let end = nameEnd(from: index)
        addName(index..<end)
        index = end
      } else if character.isNumber {
        let end = text[index...].firstIndex { !$0.isNumber && $0 != "." } ?? text.endIndex
        add(.number, index..<end)
        index = end
      } else {
        let next = text.index(after: index)
        let pair = next < text.endIndex ? String(text[index...next]) : ""
        let isPair = ["::", "//", "!=", "<=", ">=", ".."].contains(pair)
        let end = isPair ? text.index(after: next) : next
        add(.symbol, index..<end)
        index = end
      }
    }
  }

  private mutating func add(_ kind: Token.Kind, _ range: Range<String.Index>) {
    tokens.append(Token(kind: kind, text: String(text[range]), range: range))
  }

  private mutating func addName(_ range: Range<String.Index>) {
    let rest = text[range.upperBound...].drop { $0.isWhitespace }
    let name = String(text[range])
    let kind: Token.Kind =
      if isOperator(name) {
        .symbol
      } else if rest.hasPrefix("::") {
        .axis
      } else if rest.hasPrefix("(") {
        XPathText.nodeTypes.contains(name) ? .nodeType : .function
      } else {
        .name
      }
    add(kind, range)
  }

  /// Whether a name stands where only an operator can (XPath 1.0, section 3.7).
  private func isOperator(_ name: String) -> Bool {
    guard ["and", "or", "div", "mod"].contains(name), let last = tokens.last else { return false }
    guard last.kind == .symbol else { return last.kind != .axis }
    return [")", "]", ".", "..", "*"].contains(last.text)
  }

  /// The end of a qualified name; `prefix:*` counts as one.
  private func nameEnd(from start: String.Index) -> String.Index {
    var end = text[start...].firstIndex { !$0.isNamePart } ?? text.endIndex
    guard end < text.endIndex, text[end] == ":" else { return end }
    let local = text.index(after: end)
    guard local < text.endIndex else { return end }
    if text[local] == "*" { return text.index(after: local) }
    guard text[local].isNameStart else { return end }
    end = text[local...].firstIndex { !$0.isNamePart } ?? text.endIndex
    return end
  }

  /// Names of variables that the expression reads.
  var variables: [String] { tokens.compactMap { $0.kind == .variable ? $0.text : nil } }

  /// Prefixes of names, variables left aside.
  var prefixes: [String] {
    tokens.compactMap { token in
      guard token.kind == .name || token.kind == .function,
        let colon = token.text.firstIndex(of: ":")
      else { return nil }
      return String(token.text[..<colon])
    }
  }

  /// Names of functions that the expression calls.
  var functions: [String] { tokens.compactMap { $0.kind == .function ? $0.text : nil } }

  /// The expression with some of its variables renamed.
  func renaming(_ names: [String: String]) -> String {
    guard !names.isEmpty else { return text }
    var result = ""
    var start = text.startIndex
    for token in tokens where token.kind == .variable {
      guard let name = names[token.text] else { continue }
      result += text[start..<token.range.lowerBound] + "$" + name
      start = token.range.upperBound
    }
    return result + text[start...]
  }
}

extension XPathText {
  /// A kind of node that a pattern can match, seen from its last step.
  enum Target: Hashable {
    case root, text, comment, instruction, anyElement, anyAttribute
    /// Qualified name as written; `prefix:*` for all elements of a namespace.
    case element(String)
    case attribute(String)
  }

  /// What nodes a pattern (a rule context) can match: a superset, found from the last step of each
  /// alternative, so that other nodes need not be tried.
  var targets: Set<Target> {
    var result: Set<Target> = []
    for steps in alternatives { result.formUnion(XPathText.targets(ofLast: steps)) }
    return result
  }

  /// The tokens of each alternative, predicates and arguments left out.
  private var alternatives: [[Token]] {
    var result: [[Token]] = [[]]
    var depth = 0
    for token in tokens {
      if token.kind == .symbol, token.text == "]" || token.text == ")" { depth -= 1 }
      if depth == 0 {
        if token.kind == .symbol, token.text == "|" {
          result.append([])
        } else if !(token.kind == .symbol && ["[", "]", "(", ")"].contains(token.text)) {
          result[result.count - 1].append(token)
        }
      }
      if token.kind == .symbol, token.text == "[" || token.text == "(" { depth += 1 }
    }
    return result
  }

  /// The pattern as a test of the node at hand, where it is a single step for elements and no
  /// predicate counts positions; nil for all others.
  var selfTest: String? {
    let steps = alternatives
    guard steps.count == 1, steps[0].count == 1, !countsPositions,
      steps[0][0].kind == .name || steps[0][0].text == "*"
    else { return nil }
    return "self::" + text
  }

  /// Whether a predicate is a number or asks for the position.
  var countsPositions: Bool {
    if functions.contains(where: { $0 == "position" || $0 == "last" }) { return true }
    return zip(tokens, tokens.dropFirst()).contains { open, first in
      open.text == "[" && (first.kind == .number || first.kind == .variable)
    }
  }

  /// An expression for all nodes of the tree that the pattern matches.
  var everywhere: String {
    var result = ""
    var depth = 0
    var isStart = true
    var start = text.startIndex
    for token in tokens {
      if isStart {
        isStart = false
        if token.text != "/", token.text != "//", token.kind != .function { result += "//" }
      }
      guard token.kind == .symbol else { continue }
      if token.text == "[" || token.text == "(" { depth += 1 }
      if token.text == "]" || token.text == ")" { depth -= 1 }
      if token.text == "|", depth == 0 {
        result += text[start..<token.range.upperBound]
        start = token.range.upperBound
        isStart = true
      }
    }
    return result + text[start...]
  }

  private static func targets(ofLast tokens: [Token]) -> Set<Target> {
    let slash = tokens.lastIndex { $0.kind == .symbol && ($0.text == "/" || $0.text == "//") }
    let last = slash.map { tokens[($0 + 1)...] } ?? tokens[...]
    guard let test = last.last else { return slash == nil ? [] : [.root] }
    let isAttribute = last.contains {
      $0.kind == .symbol && $0.text == "@" || $0.kind == .axis && $0.text == "attribute"
    }
    switch (test.kind, test.text) {
    case (.nodeType, "text"): return [.text]
    case (.nodeType, "comment"): return [.comment]
    case (.nodeType, "processing-instruction"): return [.instruction]
    case (.nodeType, _):
      return isAttribute ? [.anyAttribute] : [.anyElement, .text, .comment, .instruction]
    case (.name, let name) where !(isAttribute && name.hasSuffix("*")):
      return [isAttribute ? .attribute(name) : .element(name)]
    case (.function, _): return [.root, .anyElement, .anyAttribute, .text]
    default: return [isAttribute ? .anyAttribute : .anyElement]
    }
  }
}

extension Character {
  /// Whether the character can begin an XML name; a colon is left to the caller.
  fileprivate var isNameStart: Bool { isLetter || self == "_" }

  /// Whether the character can stand inside an XML name.
  fileprivate var isNamePart: Bool {
    isLetter || isNumber || self == "_" || self == "-" || self == "." || self == "\u{B7}"
  }
}
