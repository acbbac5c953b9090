internal import XMLTree

extension SchematronCompiler {
  // MARK: Checks

  /// Writes one check: its test, and what a finding carries.
  mutating func write(
    _ node: SchematronNode, _ rule: SchematronRule, _ pattern: SchematronPattern,
    variables: Set<String>, renamed: [String: String]
  ) throws(XMLFailure) {
    let id = node[attribute: "id"]
    let test = try checked(
      node[attribute: "test"] ?? "", "test", of: node, rule: id, variables: variables
    ).renaming(renamed)
    let found = SchematronCheck(
      node: node, rule: rule.node, pattern: pattern.node, diagnostics: node.list("diagnostics"),
      properties: node.list("properties"))
    open("if", [("test", node.raw.name == "assert" ? "not(\(test))" : test)], from: node)
    writer.start("f", [("n", String(checks.count))])
    checks.append(found)
    for name in options.carried {
      open("copy-of", [("select", "(ancestor-or-self::*/@\(name))[last()]")])
      writer.end()
    }
    if options.writesPaths { writePath() }
    writer.start("t", mixed: true)
    try writeText(node, variables, renamed, rule: id)
    writer.end()
    let texts = [
      ("d", "diagnostic", found.diagnostics, schema.diagnostics),
      ("p", "property", found.properties, schema.properties),
    ]
    for (name, kind, ids, known) in texts {
      for id in ids {
        guard let text = known[id] else { throw node.failure("\(kind) '\(id)' does not exist") }
        writer.start(name, [("id", id)], mixed: true)
        try writeText(text, variables, renamed, rule: node[attribute: "id"])
        writer.end()
      }
    }
    writer.end()
    writer.end()
  }

  private mutating func writePath() {
    writer.start("l", mixed: true)
    open("for-each", [("select", "ancestor-or-self::*")])
    let place =
      "concat('/', name(), '[', 1 + count(preceding-sibling::*[name() = name(current())]), ']')"
    open("value-of", [("select", place)])
    writer.end()
    writer.end()
    open("if", [("test", "count(.|../@*) = count(../@*)")])
    open("value-of", [("select", "concat('/@', name())")])
    writer.end()
    writer.end()
    open("if", [("test", "self::text()")])
    open("value-of", [("select", "concat('/text()[', 1 + count(preceding-sibling::text()), ']')")])
    writer.end()
    writer.end()
    writer.end()
  }

  /// The words of a check, a diagnostic or a property.
  private mutating func writeText(
    _ node: SchematronNode, _ variables: Set<String>, _ renamed: [String: String], rule: String?
  ) throws(XMLFailure) {
    for child in node.children {
      guard case .node(let part) = child else {
        if case .text(let text) = child, !text.foldingSpace().isEmpty || text.contains(" ") {
          open("text", mixed: true)
          writer.text(text)
          writer.end()
        }
        continue
      }
      switch (part.namespace, part.raw.name) {
      case (SchematronNode.schematron, "value-of"):
        try writeValue(part, "select", variables, renamed, rule: rule)
      case (SchematronNode.schematron, "name"):
        if part[attribute: "path"] == nil {
          open("value-of", [("select", "name()")], from: part)
          writer.end()
        } else {
          try writeValue(part, "path", variables, renamed, rule: rule)
        }
      case (SchematronNode.stylesheet, "copy-of"), (SchematronNode.stylesheet, "value-of"):
        if part.raw.name == "copy-of" { readEverything() }
        try writeValue(part, "select", variables, renamed, rule: rule, as: part.raw.name)
      case (SchematronNode.stylesheet, _):
        throw part.failure("of XSLT only copy-of and value-of are allowed here")
      default: try writeText(part, variables, renamed, rule: rule)
      }
    }
  }

  private mutating func writeValue(
    _ node: SchematronNode, _ attribute: String, _ variables: Set<String>,
    _ renamed: [String: String], rule: String?, as name: String = "value-of"
  ) throws(XMLFailure) {
    let select = try checked(
      node[attribute: attribute] ?? "", attribute, of: node, rule: rule, variables: variables)
    open(name, [("select", select.renaming(renamed))], from: node)
    writer.end()
  }
}
