public import XMLTree

/// How a schema is run.
public struct SchematronOptions: Sendable {
  /// The phase; nil or `#DEFAULT` for the schema's own, `#ALL` for every pattern.
  public var phase: String?
  /// Attributes that a finding takes over from the nearest element that has them, such as its
  /// place; they are in no namespace.
  public var carried: [String]
  /// Whether findings carry a location path; counting siblings costs time where findings are many.
  public var writesPaths: Bool
  /// Whether an expression that could read more than the element that its rule is about, and the
  /// attributes of those around it, is refused; then a tree can be judged in parts.
  public var isLocal: Bool

  public init(
    phase: String? = nil, carried: [String] = [], writesPaths: Bool = false, isLocal: Bool = false
  ) {
    self.phase = phase
    self.carried = carried
    self.writesPaths = writesPaths
    self.isLocal = isLocal
  }
}

/// What a rule of a schema found.
public struct SchematronFinding: Sendable {
  /// A text that goes with a finding: a diagnostic or a property.
  public struct Note: Sendable {
    public var id: String
    /// The property's role, else its id: the name of a value.
    public var name: String
    public var language: String?
    /// The content; elements where the schema copied some.
    public var content: Element

    /// The content as text, folded.
    public var text: String { content.foldedText }
  }

  /// Id of the assert or report; the rule's or the pattern's where it has none.
  public var id: String?
  public var patternID: String?
  public var ruleContext: String
  public var test: String
  /// Whether a report came true; else an assert failed.
  public var isReport: Bool
  public var role: String?
  public var flag: String?
  public var see: String?
  public var text: String
  /// Location path, where it was asked for.
  public var path: String?
  /// Attributes of the tree that were carried along.
  public var carried: [String: String]
  public var diagnostics: [Note]
  public var properties: [Note]
}

/// A schema made into a stylesheet that is not compiled yet.
///
/// Unlike the rules, it travels between workers, so that each can compile its own.
public struct SchematronProgram: Sendable {
  fileprivate let stylesheet: [UInt8]
  fileprivate let schema: SchematronSchema
  fileprivate let checks: [SchematronCheck]
  fileprivate let origins: [(line: Int, node: SchematronNode)]
  /// What the rules can read of a tree, so that whoever makes the tree may leave out the rest.
  public let reads: SchematronReads

  /// Makes the stylesheet of a schema.
  ///
  /// - Throws: `XMLFailure` naming file, place and rule of what is wrong.
  public init(
    _ schema: SchematronSchema, _ options: SchematronOptions = SchematronOptions()
  ) throws(XMLFailure) {
    var compiler = SchematronCompiler(schema, options)
    stylesheet = try compiler.stylesheet()
    self.schema = schema
    checks = compiler.checks
    origins = compiler.origins
    reads = compiler.reads
  }
}

/// A schema compiled for running.
///
/// Not Sendable, as the stylesheet inside: each worker compiles its own.
public final class SchematronRules {
  private let stylesheet: Stylesheet
  private let program: SchematronProgram

  /// Compiles a schema.
  ///
  /// - Throws: `XMLFailure` naming file, place and rule of what does not compile.
  public convenience init(
    _ schema: SchematronSchema, _ options: SchematronOptions = SchematronOptions()
  ) throws(XMLFailure) {
    try self.init(SchematronProgram(schema, options))
  }

  /// Compiles the stylesheet of a schema.
  ///
  /// - Throws: `XMLFailure` naming file, place and rule of what does not compile.
  public init(_ program: SchematronProgram) throws(XMLFailure) {
    self.program = program
    do throws(XMLFailure) {
      stylesheet = try Stylesheet(compiling: program.stylesheet, madeFrom: program.schema.file)
    } catch {
      throw SchematronRules.mapped(error, program.origins)
    }
  }

  /// What the rules can read of a tree, so that whoever makes the tree may leave out the rest.
  public var reads: SchematronReads { program.reads }

  /// File of the schema.
  public var file: String { program.schema.file }

  /// The checks in order: id and role, where there are some, and where they were written.
  public var checkPlaces: [(id: String?, role: String?, file: String, place: Place)] {
    program.checks.map {
      (
        $0.node[attribute: "id"], $0.node[attribute: "role"] ?? $0.rule[attribute: "role"],
        $0.node.source.file, $0.node.source.place
      )
    }
  }

  /// Runs the rules on a tree, which is used up.
  ///
  /// - Returns: findings in the order of the tree.
  /// - Throws: `XMLFailure` when an expression cannot be evaluated.
  public func run(on tree: consuming XMLTree) throws(XMLFailure) -> [SchematronFinding] {
    let result: XMLTree
    do throws(XMLFailure) { result = try stylesheet.transform(tree) } catch {
      throw SchematronRules.mapped(error, program.origins)
    }
    return (result.values()?.elements ?? []).compactMap(finding)
  }

  private func finding(_ element: Element) -> SchematronFinding? {
    guard let number = element[attribute: "n"].flatMap({ Int($0) }) else { return nil }
    let check = program.checks[number]
    var carried: [String: String] = [:]
    for attribute in element.attributes where attribute.name != "n" {
      carried[attribute.name] = attribute.value
    }
    return SchematronFinding(
      id: check.node[attribute: "id"] ?? check.rule[attribute: "id"]
        ?? check.pattern[attribute: "id"],
      patternID: check.pattern[attribute: "id"],
      ruleContext: check.rule[attribute: "context"] ?? "",
      test: check.node[attribute: "test"] ?? "", isReport: check.node.raw.name == "report",
      role: check.node[attribute: "role"] ?? check.rule[attribute: "role"],
      flag: check.node[attribute: "flag"] ?? check.rule[attribute: "flag"],
      see: check.node[attribute: "see"] ?? check.pattern[attribute: "see"],
      text: element.first("t")?.foldedText ?? "", path: element.first("l")?.text,
      carried: carried,
      diagnostics: element.elements(named: "d").map { note($0, program.schema.diagnostics) },
      properties: element.elements(named: "p").map { note($0, program.schema.properties) })
  }

  private func note(
    _ element: Element, _ known: [String: SchematronNode]
  ) -> SchematronFinding.Note {
    let id = element[attribute: "id"] ?? ""
    return SchematronFinding.Note(
      id: id, name: known[id]?[attribute: "role"] ?? id,
      language: known[id]?[attribute: "xml:lang"], content: element)
  }

  /// Issues of the stylesheet as one, at the part of the schema that it was made of; libxslt says
  /// the place with the last of its messages only.
  private static func mapped(
    _ failure: XMLFailure, _ origins: [(line: Int, node: SchematronNode)]
  ) -> XMLFailure {
    let line = failure.issues.first { $0.place.line > 0 }?.place.line ?? 1
    guard let node = origins.last(where: { $0.line <= line })?.node else { return failure }
    let name = node[attribute: "id"].map { "rule \($0): " } ?? ""
    let query = node[attribute: "context"] ?? node[attribute: "test"]
    let details = failure.issues.map(\.detail).filter { $0 != "error" }.joined(separator: "; ")
    return node.failure(name + (query.map { "\"\($0)\": " } ?? "") + details)
  }
}
