public import Diagnostics
internal import Ingest
public import References
internal import XMLTree

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

/// Reads instruments written as XML.
public struct InstrumentReader: Sendable {
  private let library: Library
  private let schema: XMLSchema

  /// Compiles the schema of instruments.
  ///
  /// - Throws: `BrokenData` when the schema does not compile.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    schema = try library.folder.compiledSchema("peraturan/peraturan.xsd")
  }

  /// Reads an instrument from bytes.
  ///
  /// - Parameters:
  ///   - bytes: text of an XML document, which nobody trusts.
  ///   - file: the file as the user named it; findings repeat it so.
  /// - Returns: the instrument where it could be read, and the findings.
  public func read(_ bytes: [UInt8], file: String) -> ReadInstrument {
    let source = XMLSource(parsing: bytes, schema: schema)
    let translator = IssueTranslator(library: library, file: file)
    let catatan = source.issues.map(translator.catatan)
    guard let root = source.root else {
      // What the schema says about a broken text is noise behind the break itself.
      let broken = zip(source.issues, catatan).filter { $0.0.origin == .parser }.prefix(1)
      return ReadInstrument(
        instrument: nil, catatan: broken.isEmpty ? catatan : broken.map(\.1), bytes: bytes,
        isUnreadable: true)
    }
    return ReadInstrument(
      instrument: catatan.isEmpty ? InstrumentDecoder().instrument(root) : nil, catatan: catatan,
      bytes: bytes, isUnreadable: false)
  }
}
