internal import CLibXML2

/// A compiled XML schema (XSD 1.0).
///
/// `@unchecked Sendable` because the compiled schema is frozen after `init`: libxml2 only reads it
/// while validating, and each validation has a context of its own (measured clean under
/// ThreadSanitizer).
public final class XMLSchema: @unchecked Sendable {
  private let pointer: xmlSchemaPtr
  /// File that the schema was compiled from.
  public let path: String

  /// Compiles the schema in the file at `path`, which must lie in an allowed folder together with
  /// everything it includes.
  ///
  /// - Throws: `XMLFailure` with issues of origin `.program`; a mere warning (a missing import)
  ///   counts as one, since the schema would be weaker than written.
  public init(path: String) throws(XMLFailure) {
    LibXML.start(allowing: [])
    self.path = path
    let log = IssueLog()
    guard let context = xmlSchemaNewParserCtxt(path) else {
      throw XMLFailure([XMLIssue(.program, detail: "no memory", file: path)])
    }
    defer { xmlSchemaFreeParserCtxt(context) }
    let compiled = withExtendedLifetime(log) {
      xmlSchemaSetParserStructuredErrors(
        context, IssueLog.receiveProgram, Unmanaged.passUnretained(log).toOpaque())
      return xmlSchemaParse(context)
    }
    guard let compiled, log.issues.isEmpty else {
      if let compiled { xmlSchemaFree(compiled) }
      let fallback = XMLIssue(.program, detail: "schema does not compile", file: path)
      throw XMLFailure(log.issues.isEmpty ? [fallback] : log.issues)
    }
    pointer = compiled
  }

  deinit { xmlSchemaFree(pointer) }

  /// Runs `body` with a new validation context of this schema; nil when out of memory.
  func withContext<Result>(_ body: (xmlSchemaValidCtxtPtr?) -> Result) -> Result {
    let context = xmlSchemaNewValidCtxt(pointer)
    defer { if let context { xmlSchemaFreeValidCtxt(context) } }
    return body(context)
  }
}

/// Collects issues of one context; it is reached through an unretained pointer while its owner
/// keeps it alive.
final class IssueLog {
  var issues: [XMLIssue] = []

  /// Handler for schemas of our own: what it receives is a defect of the program's data.
  static let receiveProgram: xmlStructuredErrorFunc = { context, error in
    guard let context, let error = error?.pointee else { return }
    let log = Unmanaged<IssueLog>.fromOpaque(context).takeUnretainedValue()
    log.issues.append(
      XMLIssue(
        .program, code: Int(error.code),
        detail: error.message.map { String(cString: $0).foldingSpace() } ?? "",
        place: Place(line: Int(error.line), column: Int(error.int2)),
        file: error.file.map { String(cString: $0) }))
  }
}
