public import Diagnostics
internal import Prepare
public import References
public import XMLTree

/// Judges an instrument: its numbers, references, definitions, form and status.
///
/// The rules and their sentences are `Schemas/aturan/instrumen.xml`. They are about instruments that
/// are drafted here; of a text that was read, only its resolved references are judged.
public struct InstrumentChecker: Sendable {
  let library: Library
  let words: Words
  let marks: NumberMarks
  let references: ReferenceWords
  let numbers: NumberWords
  let ministries: TermIndex

  /// - Parameter library: rules, words, kinds of instruments and the register.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    words = try Words("peraturan", from: library.folder)
    marks = NumberMarks(words, numbers: library.words)
    references = ReferenceWords(words, library)
    numbers = NumberWords(library.words)
    ministries = TermIndex(library.ministries)
  }

  /// Everything that is wrong with an instrument, in the order of the text.
  ///
  /// - Parameters:
  ///   - instrument: the instrument.
  ///   - file: its file, as findings name it.
  ///   - profile: the law of the region, where it is known.
  ///   - isFinal: whether placeholders and missing names are refused.
  ///   - locate: where a place lies; nil for the lines of the file.
  /// - Returns: the findings.
  public func check(
    _ instrument: Instrument, file: String, profile: Profile? = nil, isFinal: Bool = false,
    locate: ((Place) -> Location)? = nil
  ) -> [Catatan] {
    var run = CheckRun(
      checker: self, instrument: instrument, index: InstrumentIndex(instrument, marks),
      file: file, profile: profile, isFinal: isFinal, locate: locate)
    run.checkIdentities()
    run.checkTexts()
    if instrument.numbers != .written {
      run.checkNumbers()
      run.checkForm()
      run.checkLegalBasis()
      run.checkKind()
      run.checkStatus()
      run.checkOfficials()
    }
    return run.sorted()
  }
}

/// One run over one instrument; the rules are in the extensions.
struct CheckRun {
  let checker: InstrumentChecker
  let instrument: Instrument
  let index: InstrumentIndex
  let file: String
  let profile: Profile?
  let isFinal: Bool
  /// Where a place lies; nil for the lines of the file.
  let locate: ((Place) -> Location)?
  private(set) var catatan: [Catatan] = []
  /// Positions of the annexes that some reference leads to.
  var cited: Set<Int> = []

  init(
    checker: InstrumentChecker, instrument: Instrument, index: InstrumentIndex, file: String,
    profile: Profile?, isFinal: Bool, locate: ((Place) -> Location)?
  ) {
    self.locate = locate
    self.checker = checker
    self.instrument = instrument
    self.index = index
    self.file = file
    self.profile = profile
    self.isFinal = isFinal
  }

  var kind: InstrumentKind? { checker.library.instrumentKinds[instrument.kind] }

  /// Adds a finding of a rule at a place of the file.
  mutating func add(
    _ id: String, _ place: Place, _ values: [String: String] = [:], value: String? = nil,
    suggestion: String? = nil, path: String? = nil
  ) {
    var location =
      locate?(place) ?? Location(file: file, line: place.line, column: place.column)
    location.path = path
    catatan.append(
      checker.library.rules.catatan(
        id, at: location, values, value: value, suggestion: suggestion))
  }

  /// Adds a finding about a part, which the message may name with `%bagian%`.
  mutating func add(
    _ id: String, at position: Int, _ values: [String: String] = [:], value: String? = nil,
    suggestion: String? = nil, place: Place? = nil
  ) {
    let part = index.parts[position]
    var values = values
    values["bagian"] = name(position)
    add(
      id, place ?? part.place, values, value: value, suggestion: suggestion,
      path: name(position))
  }

  /// A part in full, such as "Pasal 6 ayat (1)"; a part without a number goes by what holds it.
  func name(_ position: Int) -> String {
    let name = checker.references.fullName(position, in: index)
    return name.isEmpty ? instrument.head.name?.text ?? instrument.kind : name
  }

  /// The findings in the order of the text.
  func sorted() -> [Catatan] {
    let order = checker.library.rules
    return catatan.sorted {
      ($0.location.line, $0.location.column, order.position(of: $0.id), $0.message)
        < ($1.location.line, $1.location.column, order.position(of: $1.id), $1.message)
    }
  }
}
