internal import Diagnostics
internal import Instruments
internal import References
internal import XMLTree

/// An instrument on its way through reading and judging.
struct InstrumentSession: Session {
  let library: Library
  private(set) var catatan: [Catatan] = []
  private(set) var bytes: [UInt8] = []
  /// Path of the profile that the instrument names, for the manifest.
  private(set) var profilePath: String?
  private let reader: InstrumentReader
  private let checker: InstrumentChecker

  /// Loads what a run over an instrument needs.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - ruleSet: file with severities that differ from the catalogue's.
  /// - Throws: `BrokenData` when something of it is missing or broken.
  init(_ folder: DataFolder, ruleSet: String?) throws(BrokenData) {
    var library = try Library(from: folder, for: .regulations)
    if let ruleSet {
      library.apply(try RuleSet(path: ruleSet, for: library.rules, from: folder))
    }
    self.library = library
    reader = try InstrumentReader(library)
    checker = try InstrumentChecker(library)
  }

  /// Whether the file at `path` is an instrument rather than a plan: its first bytes name the
  /// vocabulary.
  static func isInstrument(_ path: String) -> Bool {
    guard let start = FileReader.bytes(path)?.prefix(4096) else { return false }
    let text = String(decoding: start, as: UTF8.self)
    return text.contains("<instrumen") && text.contains(InstrumentWriter.namespace)
  }

  /// How reading ended.
  enum Outcome {
    case ready(Instrument)
    case stopped(ExitCode)
  }

  /// Reads and judges the instrument that the command line names.
  mutating func read(_ options: PlanOptions) throws(BrokenData) -> Outcome {
    bytes = FileReader.bytes(options.rencana) ?? []
    let read = reader.read(bytes, file: options.rencana)
    catatan = read.catatan
    if read.isUnreadable { return .stopped(.unreadable) }
    guard let instrument = read.instrument else { return .stopped(.findings) }
    let profile = try profile(of: instrument, options)
    catatan += checker.check(
      instrument, file: options.rencana, profile: profile, isFinal: options.final)
    catatan.removeAll { library.rules.rule($0.id)?.isOff == true }
    return .ready(instrument)
  }

  private mutating func profile(
    of instrument: Instrument, _ options: PlanOptions
  ) throws(BrokenData) -> Profile? {
    guard let key = options.profil ?? instrument.profile else { return nil }
    let known = library.folder.names(inSchemas: "profil")
    guard known.contains(key) else {
      catatan.append(
        library.rules.catatan(
          "PRF001",
          at: Location(
            file: options.rencana, line: instrument.place.line, column: instrument.place.column),
          ["nilai": key, "harapan": known.joined(separator: ", ")], value: key,
          suggestion: Similarity.nearest(to: key, in: known).map {
            library.messages.text("saran.mungkin", ["nilai": $0])
          }))
      return nil
    }
    let path = library.folder.schema("profil/\(key).xml")
    profilePath = path
    return try Profile(path: path, from: library.folder)
  }

  mutating func add(_ item: Catatan) { catatan.append(item) }

  mutating func keep(_ list: [Catatan]) { catatan = list }
}
