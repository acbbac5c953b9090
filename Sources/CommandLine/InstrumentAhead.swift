internal import Instruments
internal import References
internal import XMLTree

/// A run over an instrument whose parts are done side by side: the text is read while the program reads its
/// own data, and the schema is asked about the text while it is judged.
struct InstrumentAhead: Sendable {
  /// The file as the command line names it.
  let path: String
  let bytes: [UInt8]
  private let folder: DataFolder
  private let reading: SideWork<Instrument?>

  /// What the schema says of the text; no `Result`, which is set up by a search through all conformances
  /// of the program.
  enum Proof: Sendable {
    case valid(Bool)
    case broken(BrokenData)

    /// Whether the schema takes the text.
    ///
    /// - Throws: `BrokenData` when the schema does not compile.
    func isValid() throws(BrokenData) -> Bool {
      switch self {
      case .valid(let isValid): return isValid
      case .broken(let error): throw error
      }
    }
  }

  /// Begins with the instrument among the arguments of a command; nil when none of them is an
  /// instrument that the command reads once.
  ///
  /// - Parameters:
  ///   - arguments: the command line; the parser may refuse it later.
  ///   - folder: data of the program.
  init?(_ arguments: [String], _ folder: DataFolder) {
    guard Program.readsOnce(arguments),
      let path = arguments.dropFirst().first(where: InstrumentSession.isInstrument),
      let bytes = FileReader.bytes(path)
    else { return nil }
    self.path = path
    self.bytes = bytes
    self.folder = folder
    reading = SideWork { ParsedInstrument.unjudged(bytes) }
  }

  /// The profile that the start of the text names; what is wrong with it comes to light when it is
  /// asked for.
  func law() -> (key: String, profile: Profile)? {
    let root = RootElement()
    try? XMLEvents.read(Array(bytes.prefix(4096)), to: root)
    guard let key = root.profile, folder.names(inSchemas: "profil").contains(key) else {
      return nil
    }
    return (try? Profile(path: folder.schema("profil/\(key).xml"), from: folder))
      .map { (key, $0) }
  }

  /// What the text holds; the schema may still refuse it. Nil when the text is not well-formed.
  var unjudged: Instrument? { reading.value }

  /// Begins to ask the schema about the text; not sooner, since two threads hardly do more at a time than
  /// one where they share a core.
  func proof() -> SideWork<Proof> {
    SideWork { [bytes, folder] in
      do throws(BrokenData) {
        return .valid(try ParsedInstrument.schema(from: folder).accepts(bytes))
      } catch { return .broken(error) }
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
