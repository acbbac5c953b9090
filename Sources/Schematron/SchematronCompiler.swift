internal import XMLTree

/// What a compiled schema says about one of its checks.
struct SchematronCheck: Sendable {
  var node: SchematronNode
  var rule: SchematronNode
  var pattern: SchematronNode
  /// Ids of the diagnostics and properties that a finding carries.
  var diagnostics: [String]
  var properties: [String]
}

/// Makes one XSLT 1.0 stylesheet of a schema.
///
/// One walk visits every node once; a table of element names says which patterns can fire there,
/// and each pattern is a mode whose templates are its rules, the first with the highest priority.
struct SchematronCompiler {
  let schema: SchematronSchema
  let options: SchematronOptions
  let check: ExpressionCheck
  var writer = XMLWriter()
  private var line = 1
  private var counted = 0
  /// For lines of the stylesheet, the part of the schema that they were made of.
  private(set) var origins: [(line: Int, node: SchematronNode)] = []
  var checks: [SchematronCheck] = []
  /// What the expressions can read.
  private(set) var reads = SchematronReads()
  /// Patterns that can fire at each kind of node.
  var visits: [XPathText.Target: [Int]] = [:]

  init(_ schema: SchematronSchema, _ options: SchematronOptions) {
    self.schema = schema
    self.options = options
    check = ExpressionCheck(schema.namespaces, isLocal: options.isLocal)
  }

  /// Checks an expression and takes note of what it reads.
  mutating func checked(
    _ text: String, _ attribute: String, of node: SchematronNode, rule: String?,
    variables: Set<String>, isPattern: Bool = false
  ) throws(XMLFailure) -> XPathText {
    let expression = try check.checked(
      text, attribute, of: node, rule: rule, variables: variables, isPattern: isPattern)
    reads.add(expression, schema.namespaces, isContext: attribute == "context")
    return expression
  }

  /// Takes note of content that is copied, so that it can hold anything.
  mutating func readEverything() { reads.addEverything() }

  /// The stylesheet as text.
  mutating func stylesheet() throws(XMLFailure) -> [UInt8] {
    let phase = try activePhase()
    let patterns = schema.patterns.filter { pattern in
      phase.map { pattern.id.map($0.active.contains) ?? false } ?? true
    }
    if options.isLocal { try refuseGlobals(phase, patterns) }
    start()
    for key in schema.keys { try writeKey(key) }
    let globals = try writeVariables(phase, patterns)
    for (number, pattern) in patterns.enumerated() {
      try write(pattern, number, variables: globals.all, renamed: globals.renamed[number] ?? [:])
    }
    writeWalk()
    return writer.finish()
  }

  /// Refuses what is worked out for a whole tree.
  private func refuseGlobals(
    _ phase: SchematronPhase?, _ patterns: [SchematronPattern]
  ) throws(XMLFailure) {
    let lets = schema.lets + (phase?.lets ?? []) + patterns.flatMap(\.lets)
    guard let node = schema.keys.first ?? lets.first?.node else { return }
    throw node.failure("'\(node[attribute: "name"] ?? "")' is about more than one element")
  }

  private func activePhase() throws(XMLFailure) -> SchematronPhase? {
    var name = options.phase ?? "#DEFAULT"
    if name == "#DEFAULT" { name = schema.defaultPhase ?? "#ALL" }
    guard name != "#ALL" else { return nil }
    guard let phase = schema.phases.first(where: { $0.id == name }) else {
      throw schema.root.failure("phase '\(name)' does not exist")
    }
    return phase
  }

  // MARK: Writing

  /// Prefix of XSLT in the stylesheet: no schema is likely to use it.
  private static let xsl = "_xsl"

  /// Opens an element of XSLT; the lines from here on were made of `node`.
  mutating func open(
    _ name: String, _ attributes: [(String, String?)] = [], from node: SchematronNode? = nil,
    mixed: Bool = false
  ) {
    writer.start("\(SchematronCompiler.xsl):\(name)", attributes, mixed: mixed)
    guard let node else { return }
    let bytes = writer.bytes
    for byte in bytes[counted...] where byte == 10 { line += 1 }
    counted = bytes.count
    origins.append((line, node))
  }

  private mutating func start() {
    var attributes: [(String, String?)] = [
      ("version", "1.0"), ("xmlns:\(SchematronCompiler.xsl)", SchematronNode.stylesheet),
    ]
    var seen: Set<String> = []
    for namespace in schema.namespaces where seen.insert(namespace.prefix).inserted {
      attributes.append(("xmlns:\(namespace.prefix)", namespace.uri))
    }
    if !seen.isEmpty {
      attributes.append(("exclude-result-prefixes", seen.sorted().joined(separator: " ")))
    }
    open("stylesheet", attributes, from: schema.root)
  }

  private mutating func writeKey(_ key: SchematronNode) throws(XMLFailure) {
    let name = key[attribute: "name"]
    let use = try checked(
      key[attribute: "use"] ?? "", "use", of: key, rule: name, variables: [])
    let match = try checked(
      key[attribute: "match"] ?? "", "match", of: key, rule: name, variables: [], isPattern: true)
    open("key", [("name", name), ("match", match.text), ("use", use.text)], from: key)
    writer.end()
  }

  // MARK: Variables

  /// Writes the variables of schema, phase and patterns, which all are global; two patterns may use
  /// one name, which is then theirs alone.
  ///
  /// - Returns: names that every pattern sees, and for some patterns names that stand for others.
  private mutating func writeVariables(
    _ phase: SchematronPhase?, _ patterns: [SchematronPattern]
  ) throws(XMLFailure) -> (all: Set<String>, renamed: [Int: [String: String]]) {
    let phaseNames = Set(phase?.lets.map(\.name) ?? [])
    var uses: [String: Int] = [:]
    for name in patterns.flatMap(\.lets).map(\.name) { uses[name, default: 0] += 1 }
    let shared = schema.lets.filter { !phaseNames.contains($0.name) } + (phase?.lets ?? [])
    var all = Set(shared.map(\.name))
    for name in uses.keys where uses[name] == 1 { all.insert(name) }
    for variable in shared { try write(variable, variables: all, renamed: [:]) }
    var renamed: [Int: [String: String]] = [:]
    for (number, pattern) in patterns.enumerated() {
      var names: [String: String] = [:]
      for variable in pattern.lets where uses[variable.name, default: 0] > 1 {
        names[variable.name] = "\(variable.name).\(number)"
      }
      if !names.isEmpty { renamed[number] = names }
      for variable in pattern.lets {
        try write(variable, variables: all.union(names.keys), renamed: names)
      }
    }
    return (all, renamed)
  }

  private mutating func write(
    _ variable: SchematronLet, variables: Set<String>, renamed: [String: String],
    as ownName: String? = nil
  ) throws(XMLFailure) {
    let name = ownName ?? renamed[variable.name] ?? variable.name
    guard let value = variable.value else {
      open("variable", [("name", name)], from: variable.node, mixed: true)
      copy(variable.node)
      return writer.end()
    }
    let select = try checked(
      value, "value", of: variable.node, rule: variable.name, variables: variables)
    open("variable", [("name", name), ("select", select.renaming(renamed))], from: variable.node)
    writer.end()
  }

  /// Copies content as it is; the namespaces in scope go along.
  private mutating func copy(_ node: SchematronNode) {
    for child in node.children {
      switch child {
      case .text(let text): writer.text(text)
      case .node(let node):
        var element = node.raw
        for (prefix, uri) in node.scope.sorted(by: { $0.key < $1.key }) {
          let name = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
          if element[attribute: name] == nil { element.attributes.append(Attribute(name, uri)) }
        }
        writer.write(element)
      }
    }
  }

  // MARK: Patterns

  /// Names that the checks of a pattern see.
  private struct Scope {
    /// Variables in scope.
    var variables: Set<String>
    /// Names of variables in the stylesheet, where they differ.
    var renamed: [String: String]
  }

  private mutating func write(
    _ pattern: SchematronPattern, _ number: Int, variables: Set<String>,
    renamed: [String: String]
  ) throws(XMLFailure) {
    let scope = Scope(variables: variables.union(renamed.keys), renamed: renamed)
    var contexts: [XPathText] = []
    for rule in pattern.rules {
      contexts.append(
        try checked(
          rule.context, "context", of: rule.node,
          rule: rule.node[attribute: "id"] ?? pattern.id ?? firstID(rule),
          variables: scope.variables, isPattern: true))
    }
    let targets = Set(contexts.flatMap { $0.targets.map(resolved) })
    guard !targets.isEmpty else { return }
    for target in targets { visits[target, default: []].append(number) }
    // XSLT 1.0 forbids variables in match patterns.
    if contexts.contains(where: { !$0.variables.isEmpty }) {
      return try writeTested(pattern, number, contexts, targets, scope)
    }
    for (position, rule) in pattern.rules.enumerated() {
      open(
        "template",
        [
          ("match", contexts[position].text), ("mode", "m\(number)"),
          ("priority", String(pattern.rules.count - position)),
        ], from: rule.node)
      try writeSteps(rule, pattern, scope)
      writer.end()
    }
    open("template", [("match", matches(targets)), ("mode", "m\(number)"), ("priority", "0")])
    writer.end()
  }

  /// Writes a pattern whose contexts use variables: one template asks for each rule in turn.
  private mutating func writeTested(
    _ pattern: SchematronPattern, _ number: Int, _ contexts: [XPathText],
    _ targets: Set<XPathText.Target>, _ scope: Scope
  ) throws(XMLFailure) {
    var tests: [String] = []
    for (position, context) in contexts.enumerated() {
      let renamed = XPathText(context.renaming(scope.renamed))
      if let test = renamed.selfTest {
        tests.append(test)
        continue
      }
      // Any other context is worked out once for the whole tree.
      let name = "_context.\(number).\(position)"
      open(
        "variable", [("name", name), ("select", renamed.everywhere)],
        from: pattern.rules[position].node)
      writer.end()
      tests.append("count(.|$\(name)) = count($\(name))")
    }
    open("template", [("match", matches(targets)), ("mode", "m\(number)")], from: pattern.node)
    open("choose")
    for (test, rule) in zip(tests, pattern.rules) {
      open("when", [("test", test)], from: rule.node)
      try writeSteps(rule, pattern, scope)
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private mutating func writeSteps(
    _ rule: SchematronRule, _ pattern: SchematronPattern, _ scope: Scope
  ) throws(XMLFailure) {
    var scope = scope
    for step in rule.steps {
      switch step {
      case .variable(let variable):
        // A variable of a rule hides a global one of its name.
        let outer = scope
        scope.renamed[variable.name] = nil
        try write(
          variable, variables: outer.variables, renamed: outer.renamed, as: variable.name)
        scope.variables.insert(variable.name)
      case .check(let node):
        try write(node, rule, pattern, variables: scope.variables, renamed: scope.renamed)
      }
    }
  }

  private func firstID(_ rule: SchematronRule) -> String? {
    for case .check(let node) in rule.steps { return node[attribute: "id"] }
    return nil
  }

  /// The target with its prefix made canonical, so that two prefixes of one namespace meet.
  private func resolved(_ target: XPathText.Target) -> XPathText.Target {
    func canonical(_ name: String) -> String {
      guard let colon = name.firstIndex(of: ":"),
        let uri = schema.namespaces.first(where: { $0.prefix == name[..<colon] })?.uri,
        let first = schema.namespaces.first(where: { $0.uri == uri })
      else { return name }
      return first.prefix + name[colon...]
    }
    switch target {
    case .element(let name): return .element(canonical(name))
    case .attribute(let name): return .attribute(canonical(name))
    default: return target
    }
  }

  /// A match pattern for the targets, in a fixed order.
  func matches(_ targets: Set<XPathText.Target>) -> String {
    targets.map { target in
      switch target {
      case .root: "/"
      case .text: "text()"
      case .comment: "comment()"
      case .instruction: "processing-instruction()"
      case .anyElement: "*"
      case .anyAttribute: "@*"
      case .element(let name): name
      case .attribute(let name): "@\(name)"
      }
    }.sorted().joined(separator: "|")
  }
}
