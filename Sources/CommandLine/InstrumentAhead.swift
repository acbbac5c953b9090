internal import ArgumentParser
internal import Instruments
internal import References
internal import XMLTree

/// An instrument that is read while the program reads its own data: a run over an instrument is mostly
/// the reading of both, and neither needs the other.
struct InstrumentAhead: Sendable {
  /// The file as the command line names it.
  let path: String
  /// Profile that the start of the file names.
  let profile: String?
  private let task: Task<Result<ParsedInstrument, BrokenData>, Never>

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
      let path = arguments.dropFirst().first(where: InstrumentSession.isInstrument)
    else { return nil }
    self.path = path
    task = Task {
      do throws(BrokenData) {
        return .success(try ParsedInstrument(FileReader.bytes(path) ?? [], from: folder))
      } catch { return .failure(error) }
    }
    let root = RootElement()
    try? XMLEvents.read(FileReader.head(path, 4096) ?? [], to: root)
    profile = root.profile
  }

  /// A build that watches its file reads it again and again.
  private static let watching = "--pantau"

  /// Waits until nothing is read any more.
  func end() async { _ = await task.value }

  /// What was read.
  ///
  /// - Throws: `BrokenData` when the schema does not compile.
  func parsed() async throws(BrokenData) -> ParsedInstrument {
    switch await task.value {
    case .success(let parsed): return parsed
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
