public import XMLTree

/// An ISO Schematron schema (ISO/IEC 19757-3), read and checked; queries are XPath 1.0 as XSLT 1.0
/// uses it (query binding `xslt`).
///
/// Included files are in place, abstract patterns and rules are worked out, every expression has
/// been tried for its syntax and its names.
public struct SchematronSchema: Sendable {
  /// File that the schema was read from.
  public let file: String
  let root: SchematronNode
  /// Namespaces for expressions, by prefix.
  let namespaces: [(prefix: String, uri: String)]
  let lets: [SchematronLet]
  let phases: [SchematronPhase]
  let patterns: [SchematronPattern]
  /// `xsl:key` elements, as written.
  let keys: [SchematronNode]
  let diagnostics: [String: SchematronNode]
  let properties: [String: SchematronNode]
  let defaultPhase: String?

  /// Reads the schema in the file at `path`, which must lie in an allowed folder together with
  /// everything it includes.
  ///
  /// - Throws: `XMLFailure` with file and place of what is wrong.
  public init(path: String) throws(XMLFailure) {
    guard let file = LibXML.readAllowed(path) else {
      throw XMLFailure([XMLIssue(.program, detail: "file missing or not allowed", file: path)])
    }
    try self.init(parsing: file.bytes, file: path)
  }

  /// Reads a schema.
  ///
  /// - Parameters:
  ///   - bytes: its text.
  ///   - file: its name, for messages and as the base of what it includes.
  /// - Throws: `XMLFailure` with file and place of what is wrong.
  public init(parsing bytes: [UInt8], file: String) throws(XMLFailure) {
    let root = try SchematronLoader().load(bytes, file: file)
    guard root.isSchematron("schema") else {
      throw root.failure("root element is not a schema of ISO Schematron")
    }
    let binding = root[attribute: "queryBinding"]?.lowercased() ?? "xslt"
    guard binding == "xslt" else {
      throw root.failure("query binding '\(binding)' is unknown; only 'xslt' is")
    }
    self.file = file
    self.root = root
    defaultPhase = root[attribute: "defaultPhase"]
    namespaces = root.elements("ns").compactMap { node in
      guard let prefix = node[attribute: "prefix"], let uri = node[attribute: "uri"] else {
        return nil
      }
      return (prefix, uri)
    }
    lets = try SchematronLet.all(in: root)
    phases = try SchematronPhase.all(in: root)
    keys = try SchematronSchema.keys(root)
    diagnostics = SchematronSchema.texts(root, "diagnostics", "diagnostic")
    properties = SchematronSchema.texts(root, "properties", "property")
    patterns = try PatternReader(root).patterns()
    for name in lets.map(\.name) {
      for pattern in patterns {
        if let twice = pattern.lets.first(where: { $0.name == name }) {
          throw twice.node.failure("variable '\(name)' is defined by the schema already")
        }
      }
    }
  }

  private static func keys(_ root: SchematronNode) throws(XMLFailure) -> [SchematronNode] {
    var keys: [SchematronNode] = []
    for case .node(let node) in root.children where node.namespace == SchematronNode.stylesheet {
      guard node.raw.name == "key", node.children.isEmpty, node[attribute: "use"] != nil else {
        throw node.failure("of XSLT only key with match and use is allowed here")
      }
      keys.append(node)
    }
    return keys
  }

  private static func texts(
    _ root: SchematronNode, _ list: String, _ name: String
  ) -> [String: SchematronNode] {
    var result: [String: SchematronNode] = [:]
    for node in root.elements(list).flatMap({ $0.elements(name) }) {
      if let id = node[attribute: "id"], result[id] == nil { result[id] = node }
    }
    return result
  }
}

/// A variable: an expression, or content that is copied.
struct SchematronLet: Sendable {
  var name: String
  /// nil when the content is the value.
  var value: String?
  var node: SchematronNode

  /// The variables that stand directly in an element.
  static func all(in parent: SchematronNode) throws(XMLFailure) -> [SchematronLet] {
    var lets: [SchematronLet] = []
    for node in parent.elements("let") {
      guard let name = node[attribute: "name"] else { throw node.failure("let without name") }
      if lets.contains(where: { $0.name == name }) {
        throw node.failure("variable '\(name)' is defined twice")
      }
      lets.append(SchematronLet(name: name, value: node[attribute: "value"], node: node))
    }
    return lets
  }
}

/// A phase: the patterns that are active in it, and its variables.
struct SchematronPhase: Sendable {
  var id: String
  var active: [String]
  var lets: [SchematronLet]

  static func all(in root: SchematronNode) throws(XMLFailure) -> [SchematronPhase] {
    var phases: [SchematronPhase] = []
    for node in root.elements("phase") {
      guard let id = node[attribute: "id"] else { throw node.failure("phase without id") }
      phases.append(
        SchematronPhase(
          id: id, active: node.elements("active").compactMap { $0[attribute: "pattern"] },
          lets: try SchematronLet.all(in: node)))
    }
    return phases
  }
}

/// A pattern that runs: no abstract one.
struct SchematronPattern: Sendable {
  var id: String?
  var lets: [SchematronLet]
  var rules: [SchematronRule]
  var node: SchematronNode
}

/// A rule that runs, with what it takes over from abstract rules.
struct SchematronRule: Sendable {
  enum Step: Sendable {
    case variable(SchematronLet)
    case check(SchematronNode)
  }

  var context: String
  var steps: [Step]
  var node: SchematronNode
}
