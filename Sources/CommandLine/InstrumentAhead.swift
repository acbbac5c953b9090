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
  private let proof: Task<Result<Bool, BrokenData>, Never>

  /// Begins to read the instrument among the arguments of a command; nil when none of them is an
  /// instrument that the command reads once.
  ///
  /// - Parameters:
  ///   - arguments: the command line; the parser may refuse it later.
  ///   - folder: data of the program.
  init?(_ arguments: [String], _ folder: DataFolder) {
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
    proof = Task {
      do throws(BrokenData) {
        return .success(try ParsedInstrument.isValid(bytes, from: folder))
      } catch { return .failure(error) }
    }
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
  ///
  /// - Throws: `BrokenData` when the schema does not compile.
  func isValid() async throws(BrokenData) -> Bool {
    switch await proof.value {
    case .success(let isValid): return isValid
    case .failure(let error): throw error
    }
  }
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
