internal import ArgumentParser
internal import Instruments
internal import References
internal import XMLTree

/// An instrument that is read while the program reads its own data, and asked the schema about while it
/// is judged: a run over an instrument is mostly these, and none needs another.
struct InstrumentAhead: Sendable {
  /// The file as the command line names it.
  let path: String
  let bytes: [UInt8]
  /// Profile that the start of the file names.
  let profile: String?
  private let reading: Task<Instrument?, Never>
  private let proof: Task<Bool, Never>
  private let schema: XMLSchema

  /// Begins to read the instrument among the arguments of a command; nil when none of them is an
  /// instrument that the command reads once.
  ///
  /// - Parameters:
  ///   - arguments: the command line; the parser may refuse it later.
  ///   - folder: data of the program.
  /// - Throws: `BrokenData` when the schema of instruments does not compile.
  init?(_ arguments: [String], _ folder: DataFolder) throws(BrokenData) {
    let commands = [Periksa.configuration, Susun.configuration].flatMap {
      [$0.commandName].compactMap(\.self) + $0.aliases
    }
    guard let command = arguments.first, commands.contains(command),
      !arguments.contains(InstrumentAhead.watching),
      let path = arguments.dropFirst().first(where: InstrumentSession.isInstrument),
      let bytes = FileReader.bytes(path)
    else { return nil }
    self.path = path
    self.bytes = bytes
    reading = Task { ParsedInstrument.unjudged(bytes) }
    let schema = try ParsedInstrument.schema(from: folder)
    proof = Task { schema.accepts(bytes) }
    self.schema = schema
    let root = RootElement()
    try? XMLEvents.read(Array(bytes.prefix(4096)), to: root)
    profile = root.profile
  }

  /// A build that watches its file reads it again and again.
  private static let watching = "--pantau"

  /// Waits until nothing is read any more.
  func end() async {
    _ = await reading.value
    _ = await proof.value
  }

  /// What the tree of the text holds; the schema may still refuse it. Nil when the text is no tree.
  func unjudged() async -> Instrument? { await reading.value }

  /// Whether the schema takes the text.
  func isValid() async -> Bool { await proof.value }

  /// The text read again, with what is wrong with it.
  func parsed() -> ParsedInstrument { ParsedInstrument(bytes, schema: schema) }
}

/// Looks at the first element of a text only.
private final class RootElement: XMLEventHandler {
  private(set) var profile: String?

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    profile = element.value("profil")
    throw XMLStop()
  }

  func end(at offset: Int) throws(XMLStop) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
}
