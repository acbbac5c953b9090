public import Diagnostics
internal import Ingest
public import References
public import XMLTree

/// What reading an instrument gave.
public struct ReadInstrument: Sendable {
  /// The instrument; nil when the text is not well-formed or does not match the schema.
  public let instrument: Instrument?
  /// Findings of reading.
  public let catatan: [Catatan]
  /// Bytes of the file, for the caret display and the manifest.
  public let bytes: [UInt8]
  /// Whether the text could not even be read as XML.
  public let isUnreadable: Bool
}

/// An instrument as its text has it, before anybody has put into words what is wrong with it: no
/// library is needed so far, so that it can be read while the library is.
public struct ParsedInstrument: Sendable {
  /// The instrument; nil when the text is not well-formed or does not match the schema.
  public let instrument: Instrument?
  /// Bytes of the file.
  public let bytes: [UInt8]
  let issues: [XMLIssue]
  let isUnreadable: Bool

  /// Reads an instrument.
  ///
  /// - Parameters:
  ///   - bytes: text of an XML document, which nobody trusts.
  ///   - schema: schema of instruments.
  public init(_ bytes: [UInt8], schema: XMLSchema) {
    let source = XMLSource(parsing: bytes, schema: schema)
    self.bytes = bytes
    issues = source.issues
    isUnreadable = source.root == nil
    instrument = issues.isEmpty ? source.root.map(InstrumentDecoder().instrument) : nil
  }

  /// What a text holds, whether the schema takes it or not: nobody may be told of it before
  /// the schema has been asked.
  ///
  /// - Parameter bytes: text of an XML document, which nobody trusts.
  /// - Returns: nil when the text is not well-formed or is refused.
  public static func unjudged(_ bytes: [UInt8]) -> Instrument? {
    InstrumentEvents.instrument(bytes)
  }

  /// Compiles the schema of instruments.
  ///
  /// - Throws: `BrokenData` when it does not compile.
  public static func schema(from folder: DataFolder) throws(BrokenData) -> XMLSchema {
    try folder.compiledSchema("peraturan/peraturan.xsd")
  }
}

/// Reads instruments written as XML.
public struct InstrumentReader: Sendable {
  private let library: Library
  private let schema: XMLSchema

  /// Compiles the schema of instruments.
  ///
  /// - Throws: `BrokenData` when the schema does not compile.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    schema = try ParsedInstrument.schema(from: library.folder)
  }

  /// Reads an instrument from bytes.
  ///
  /// - Parameters:
  ///   - bytes: text of an XML document, which nobody trusts.
  ///   - file: the file as the user named it; findings repeat it so.
  /// - Returns: the instrument where it could be read, and the findings.
  public func read(_ bytes: [UInt8], file: String) -> ReadInstrument {
    ReadInstrument(ParsedInstrument(bytes, schema: schema), file: file, library)
  }
}

extension ReadInstrument {
  /// Puts into words what is wrong with an instrument.
  ///
  /// - Parameters:
  ///   - parsed: what its text has.
  ///   - file: the file as the user named it; findings repeat it so.
  ///   - library: rules and words.
  public init(_ parsed: ParsedInstrument, file: String, _ library: Library) {
    instrument = parsed.instrument
    bytes = parsed.bytes
    isUnreadable = parsed.isUnreadable
    guard !parsed.issues.isEmpty else {
      catatan = []
      return
    }
    let translator = IssueTranslator(library: library, file: file)
    let all = parsed.issues.map(translator.catatan)
    // What the schema says about a broken text is noise behind the break itself.
    let broken = zip(parsed.issues, all).filter { $0.0.origin == .parser }.prefix(1)
    catatan = isUnreadable && !broken.isEmpty ? broken.map(\.1) : all
  }
}
