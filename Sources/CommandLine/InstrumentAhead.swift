internal import ArgumentParser
internal import Instruments
internal import References
internal import XMLTree

/// A run over an instrument whose parts are done side by side: the text is read and its law is loaded while
/// the program reads its own data, and the schema is asked about the text while it is judged.
struct InstrumentAhead: Sendable {
  /// The file as the command line names it.
  let path: String
  let bytes: [UInt8]
  private let reading: SideWork<Reading>
  private let proof: SideWork<Proof>

  /// What the tree of a text holds, nil when it is none, and the law that the text names.
  private struct Reading: Sendable {
    let instrument: Instrument?
    let law: (key: String, profile: Profile)?
  }

  /// No `Result`, which is set up by a search through all conformances of the program.
  private enum Proof: Sendable {
    case valid(Bool)
    case broken(BrokenData)
  }

  /// Begins with the instrument among the arguments of a command; nil when none of them is an
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
    let reading = SideWork {
      Reading(
        instrument: ParsedInstrument.unjudged(bytes), law: InstrumentAhead.law(of: bytes, folder))
    }
    self.reading = reading
    proof = SideWork {
      if Parallel.processors < 3 { _ = reading.value }
      do throws(BrokenData) {
        return .valid(try ParsedInstrument.schema(from: folder).accepts(bytes))
      } catch { return .broken(error) }
    }
  }

  /// A build that watches its file reads it again and again.
  private static let watching = "--pantau"

  /// The profile that the start of the text names; what is wrong with it comes to light when it is
  /// asked for.
  private static func law(
    of bytes: [UInt8], _ folder: DataFolder
  ) -> (key: String, profile: Profile)? {
    let root = RootElement()
    try? XMLEvents.read(Array(bytes.prefix(4096)), to: root)
    guard let key = root.profile, folder.names(inSchemas: "profil").contains(key) else {
      return nil
    }
    return (try? Profile(path: folder.schema("profil/\(key).xml"), from: folder))
      .map { (key, $0) }
  }

  /// Waits until nothing is read any more.
  func end() { _ = (reading.value, proof.value) }

  /// What the tree of the text holds; the schema may still refuse it. Nil when the text is no tree.
  var unjudged: Instrument? { reading.value.instrument }

  /// The profile that the text names, when it could be read.
  var expectedLaw: (key: String, profile: Profile)? { reading.value.law }

  /// Whether the schema takes the text.
  ///
  /// - Throws: `BrokenData` when the schema does not compile.
  func isValid() throws(BrokenData) -> Bool {
    switch proof.value {
    case .valid(let isValid): return isValid
    case .broken(let error): throw error
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
