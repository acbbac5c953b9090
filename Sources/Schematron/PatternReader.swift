internal import XMLTree

/// Works out the patterns of a schema: abstract patterns are filled in, abstract rules taken over.
struct PatternReader {
  private let root: SchematronNode
  private let abstract: [String: SchematronNode]

  init(_ root: SchematronNode) throws(XMLFailure) {
    self.root = root
    var abstract: [String: SchematronNode] = [:]
    for node in root.elements("pattern") where node[attribute: "abstract"] == "true" {
      guard let id = node[attribute: "id"] else {
        throw node.failure("abstract pattern without id")
      }
      abstract[id] = node
    }
    self.abstract = abstract
  }

  func patterns() throws(XMLFailure) -> [SchematronPattern] {
    var patterns: [SchematronPattern] = []
    for node in root.elements("pattern") where node[attribute: "abstract"] != "true" {
      patterns.append(try pattern(try filledIn(node)))
    }
    return patterns
  }

  /// The pattern with the content of the abstract pattern that it is an instance of.
  private func filledIn(_ node: SchematronNode) throws(XMLFailure) -> SchematronNode {
    guard let name = node[attribute: "is-a"] else { return node }
    guard let template = abstract[name] else {
      throw node.failure("abstract pattern '\(name)' does not exist")
    }
    var values: [String: String] = [:]
    for parameter in template.elements("param") + node.elements("param") {
      guard let key = parameter[attribute: "name"], let value = parameter[attribute: "value"] else {
        throw parameter.failure("param without name or value")
      }
      values[key] = value
    }
    var result = node
    result.children = template.children.map { substituted($0, values) } + node.children
    return result
  }

  /// Content with `$name` replaced as text in every attribute.
  private func substituted(
    _ content: SchematronNode.Content, _ values: [String: String]
  ) -> SchematronNode.Content {
    guard case .node(var node) = content else { return content }
    for index in node.raw.attributes.indices {
      node.raw.attributes[index].value = PatternReader.substitute(
        node.raw.attributes[index].value, values)
    }
    node.children = node.children.map { substituted($0, values) }
    return .node(node)
  }

  private static func substitute(_ text: String, _ values: [String: String]) -> String {
    guard text.contains("$") else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      let start = rest.index(after: dollar)
      let end =
        rest[start...].firstIndex {
          !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == ".")
        } ?? rest.endIndex
      result += values[String(rest[start..<end])] ?? String(rest[dollar..<end])
      rest = rest[end...]
    }
    return result + rest
  }

  // MARK: Rules

  private func pattern(_ node: SchematronNode) throws(XMLFailure) -> SchematronPattern {
    guard node[attribute: "documents"] == nil else {
      throw node.failure("patterns over other documents are not supported")
    }
    let rules = node.elements("rule")
    var abstract: [String: SchematronNode] = [:]
    for rule in rules where rule[attribute: "abstract"] == "true" {
      guard let id = rule[attribute: "id"] else { throw rule.failure("abstract rule without id") }
      abstract[id] = rule
    }
    var result = SchematronPattern(
      id: node[attribute: "id"], lets: try SchematronLet.all(in: node), rules: [], node: node)
    for rule in rules where rule[attribute: "abstract"] != "true" {
      guard let context = rule[attribute: "context"] else {
        throw rule.failure("rule without context")
      }
      var names: Set<String> = []
      let steps = try self.steps(rule, abstract, &names, open: [])
      result.rules.append(SchematronRule(context: context, steps: steps, node: rule))
    }
    return result
  }

  /// Variables and checks of a rule, those of abstract rules where it names them.
  private func steps(
    _ rule: SchematronNode, _ abstract: [String: SchematronNode], _ names: inout Set<String>,
    open: [String]
  ) throws(XMLFailure) -> [SchematronRule.Step] {
    var steps: [SchematronRule.Step] = []
    for node in rule.elements {
      switch node.raw.name {
      case "let":
        guard let name = node[attribute: "name"] else { throw node.failure("let without name") }
        guard names.insert(name).inserted else {
          throw node.failure("variable '\(name)' is defined twice in a rule")
        }
        steps.append(
          .variable(SchematronLet(name: name, value: node[attribute: "value"], node: node)))
      case "assert", "report":
        guard node[attribute: "test"] != nil else {
          throw node.failure("\(node.raw.name) without test")
        }
        steps.append(.check(node))
      case "extends":
        let id = node[attribute: "rule"] ?? ""
        guard let taken = abstract[id], !open.contains(id) else {
          throw node.failure(
            open.contains(id)
              ? "abstract rule '\(id)' extends itself"
              : "abstract rule '\(id)' does not exist in this pattern")
        }
        steps += try self.steps(taken, abstract, &names, open: open + [id])
      default: break
      }
    }
    return steps
  }
}
