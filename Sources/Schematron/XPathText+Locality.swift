extension XPathText {
  /// Axes that lead to the context node itself, its attributes and what is inside it.
  private static let innerAxes: Set<String> = [
    "self", "child", "attribute", "descendant", "descendant-or-self", "namespace",
  ]

  /// What makes the expression read more than the context node, what is inside it, and the attributes
  /// of elements around it.
  ///
  /// - Parameter isPattern: whether the expression is the context of a rule; a position in it counts
  ///   siblings.
  /// - Returns: the part of the expression; nil when it stays inside.
  func outsideRead(isPattern: Bool) -> String? {
    if isPattern, countsPositions { return text }
    for (index, token) in tokens.enumerated() {
      let isOutside =
        switch (token.kind, token.text) {
        case (.function, "key"), (.function, "id"), (.symbol, "//"): true
        case (.symbol, "/"): beginsPath(index)
        case (.symbol, ".."): !readsAttribute(index)
        case (.axis, let axis): !XPathText.innerAxes.contains(axis)
        default: false
        }
      if isOutside { return token.text }
    }
    return nil
  }

  /// Whether a slash is the first of its path, which then begins at the root.
  private func beginsPath(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let previous = tokens[index - 1]
    return previous.kind == .symbol && ![")", "]", ".", "..", "*"].contains(previous.text)
  }

  /// Whether `..` leads to an attribute of an element around the context node and nowhere else.
  private func readsAttribute(_ index: Int) -> Bool {
    var next = index
    while next + 1 < tokens.count, tokens[next].text == "..", tokens[next + 1].text == "/" {
      next += 2
    }
    return next > index && next < tokens.count && tokens[next].text == "@"
  }
}
