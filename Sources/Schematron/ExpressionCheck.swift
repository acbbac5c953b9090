internal import XMLTree

/// Checks the expressions of a schema before a stylesheet is made of them.
struct ExpressionCheck {
  private let prefixes: Set<String>
  private let allowedPrefixes: Set<String>
  /// Whether an expression must not read more than the element that its rule is about.
  private let isLocal: Bool

  /// Functions of XPath 1.0 and of XSLT 1.0, without those that read other files.
  private static let functions: Set<String> = [
    "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat",
    "starts-with", "contains", "substring-before", "substring-after", "substring",
    "string-length", "normalize-space", "translate", "boolean", "not", "true", "false", "lang",
    "number", "sum", "floor", "ceiling", "round", "current", "key", "format-number",
    "generate-id",
  ]

  /// Extension functions that the program registers.
  private static let extensions: Set<String> = [
    "http://exslt.org/common", "http://exslt.org/sets", "http://exslt.org/strings",
    "http://exslt.org/math",
  ]

  init(_ namespaces: [(prefix: String, uri: String)], isLocal: Bool = false) {
    self.isLocal = isLocal
    prefixes = Set(namespaces.map(\.prefix)).union(["xml"])
    allowedPrefixes = Set(
      namespaces.filter { ExpressionCheck.extensions.contains($0.uri) }.map(\.prefix))
  }

  /// Checks one expression.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - attribute: attribute that holds it.
  ///   - node: element that holds it.
  ///   - rule: id of the check or rule, for the message.
  ///   - variables: names of the variables in scope.
  ///   - isPattern: whether it is a pattern, whose syntax XSLT judges.
  /// - Returns: the expression, trimmed.
  /// - Throws: `XMLFailure` naming the rule, its place and what is wrong.
  func checked(
    _ text: String, _ attribute: String, of node: SchematronNode, rule: String?,
    variables: Set<String>, isPattern: Bool = false
  ) throws(XMLFailure) -> XPathText {
    let expression = XPathText(text.foldingOutside())
    func failure(_ detail: String) -> XMLFailure {
      let name = rule.map { "rule \($0): " } ?? ""
      return node.failure("\(name)@\(attribute) = \"\(text.foldingSpace())\": \(detail)")
    }
    if expression.tokens.isEmpty { throw failure("empty expression") }
    if let problem = XPathSyntax.problem(in: expression.text) { throw failure(problem) }
    for name in expression.variables where !variables.contains(name) {
      throw failure("variable '$\(name)' is not defined here")
    }
    for prefix in expression.prefixes where !prefixes.contains(prefix) {
      throw failure("prefix '\(prefix)' has no ns element")
    }
    for name in expression.functions {
      let known =
        name.firstIndex(of: ":").map { allowedPrefixes.contains(String(name[..<$0])) }
        ?? ExpressionCheck.functions.contains(name)
      if !known { throw failure("function '\(name)()' does not exist") }
    }
    if isPattern, expression.targets.isEmpty { throw failure("not a pattern") }
    if isLocal, let part = expression.outsideRead(isPattern: isPattern) {
      throw failure("'\(part)' leads out of the element that the rule is about")
    }
    return expression
  }
}

extension String {
  /// The string without white space at its ends; inside it stays, since literals may hold it.
  fileprivate func foldingOutside() -> String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
