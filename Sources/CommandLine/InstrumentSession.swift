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
  /// A profile that was read before the instrument was.
  private var expected: (key: String, profile: Profile)?
  private let checker: InstrumentChecker
  private let ahead: InstrumentAhead?

  /// Loads what a run over an instrument needs.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - ruleSet: file with severities that differ from the catalogue's.
  ///   - ahead: the instrument that is being read already.
  /// - Throws: `BrokenData` when something of it is missing or broken.
  init(
    _ folder: DataFolder, ruleSet: String?, _ ahead: InstrumentAhead?
  ) throws(BrokenData) {
    library = try Library(from: folder, for: .regulations, ruleSet: ruleSet)
    checker = try InstrumentChecker(library)
    self.ahead = ahead
  }

  /// Whether the file at `path` is an instrument rather than a plan: its first bytes name the
  /// vocabulary.
  static func isInstrument(_ path: String) -> Bool {
    guard let start = FileReader.head(path, 4096) else { return false }
    let text = String(decoding: start, as: UTF8.self)
    return text.holds("<instrumen") && text.holds(InstrumentWriter.namespace)
  }

  /// How reading ended.
  enum Outcome {
    case ready(Instrument)
    case stopped(ExitCode)
  }

  /// Reads and judges the instrument that the command line names.
  ///
  /// - Parameter options: the file, and how strictly it is judged.
  /// - Returns: how it ended.
  /// - Throws: `BrokenData` when the schema or the profile is missing or broken.
  mutating func read(_ options: PlanOptions) throws(BrokenData) -> Outcome {
    if let ahead, ahead.path == options.rencana {
      bytes = ahead.bytes
      // Judged while the schema is asked; what it refuses is read again, for words about it.
      let proof = ahead.proof()
      expected = ahead.law()
      if let instrument = ahead.unjudged {
        // Read once, in a run that does not watch.
        Heaps.keepToTheEnd(instrument)
        Heaps.keepToTheEnd(checker)
        try judge(instrument, options)
        if try proof.value.isValid() { return .ready(instrument) }
      }
    } else {
      bytes = FileReader.bytes(options.rencana) ?? []
    }
    let parsed = ParsedInstrument(bytes, schema: try ParsedInstrument.schema(from: library.folder))
    let read = ReadInstrument(parsed, file: options.rencana, library)
    catatan = read.catatan
    if read.isUnreadable { return .stopped(.unreadable) }
    guard let instrument = read.instrument else { return .stopped(.findings) }
    try judge(instrument, options)
    return .ready(instrument)
  }

  private mutating func judge(
    _ instrument: Instrument, _ options: PlanOptions
  ) throws(BrokenData) {
    let profile = try profile(of: instrument, options)
    catatan += checker.check(
      instrument, file: options.rencana, profile: profile, isFinal: options.final)
    catatan.removeAll { library.rules.rule($0.id)?.isOff == true }
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
    if let expected, expected.key == key { return expected.profile }
    return try Profile(path: path, from: library.folder)
  }

  mutating func add(_ item: Catatan) { catatan.append(item) }

  mutating func keep(_ list: [Catatan]) { catatan = list }
}
