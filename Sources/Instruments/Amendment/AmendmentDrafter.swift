public import Diagnostics
internal import Prepare
public import References
internal import XMLTree

/// An amending instrument that was drafted from two versions.
public struct Amendment: Sendable {
  public let instrument: Instrument
  /// What it changes, in the order of the text.
  public let items: [AmendmentItem]
  /// The new version as it reads in law: numbers are those of the old one, what was inserted has a
  /// letter, and a mark stands where something was removed.
  public let amendedText: Instrument
  /// Articles or rulings that it changes, adds or removes.
  public let touched: Int
  /// Articles or rulings of the old version.
  public let total: Int
  /// What the two versions themselves give rise to.
  public let catatan: [Catatan]
}

/// Drafts the instrument that makes the new version of another out of the old one.
///
/// Pasal I lists what changes with Arabic numbers, in the order of the text: provisions in their
/// new words, provisions put in with the number before them and a letter, provisions and chapters that
/// are removed, annexes that are replaced; Pasal II says when it comes into force. A Keputusan does
/// the same in its first ruling (UU 12/2011, Lampiran II, nos. 230-238).
public struct AmendmentDrafter: Sendable {
  /// The two versions and what is known beside them.
  public struct Versions: Sendable {
    public var old: Instrument
    public var new: Instrument
    /// File of each, as findings name it.
    public var oldFile: String
    public var newFile: String
    /// Documents of the annexes whose content changed, by key.
    public var documents: Set<String>
    /// Further facts for the clauses.
    public var facts: [String: String]

    public init(
      old: Instrument, new: Instrument, oldFile: String, newFile: String,
      documents: Set<String> = [], facts: [String: String] = [:]
    ) {
      self.old = old
      self.new = new
      self.oldFile = oldFile
      self.newFile = newFile
      self.documents = documents
      self.facts = facts
    }
  }

  let library: Library
  /// Words of instruments, then those of amendments.
  let words: Words
  let marks: NumberMarks
  let formats: Formats
  let references: ReferenceWords

  /// - Parameter library: words, kinds, rules and the register.
  /// - Throws: `BrokenData` when words are missing.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    words = try Words("peraturan", from: library.folder)
    marks = NumberMarks(words, numbers: library.words)
    formats = Formats(library.words)
    references = ReferenceWords(words, library)
  }

  /// Drafts the amending instrument.
  ///
  /// - Parameter versions: the old version, and the new one as it is to read afterwards.
  /// - Returns: the instrument as a draft, its items, and what is to be said about them.
  /// - Throws: `BrokenData` when a clause file is missing or broken.
  public func draft(_ versions: Versions) throws(BrokenData) -> Amendment {
    var run = AmendmentRun(drafter: self, versions: versions)
    run.compare()
    let instrument = try run.instrument()
    return Amendment(
      instrument: instrument, items: run.items, amendedText: run.amended, touched: run.touched,
      total: run.total,
      catatan: run.catatan)
  }
}

/// One comparison.
struct AmendmentRun {
  let drafter: AmendmentDrafter
  let versions: AmendmentDrafter.Versions
  /// The old version with its numbers written down.
  let old: Instrument
  var items: [AmendmentItem] = []
  var touched = 0
  var total = 0
  var catatan: [Catatan] = []
  /// The new version with the numbers that it gets in law.
  var amended: Instrument
  /// Annexes of the amending instrument.
  var annexes: [Annex] = []

  var words: Words { drafter.words }
  var kind: InstrumentKind? { drafter.library.instrumentKinds[old.kind] }
  var newNames: InstrumentNames {
    InstrumentNames(
      instrument: versions.new, kind: drafter.library.instrumentKinds[versions.new.kind],
      words: words)
  }

  init(drafter: AmendmentDrafter, versions: AmendmentDrafter.Versions) {
    self.drafter = drafter
    self.versions = versions
    old = versions.old.frozen(drafter.marks)
    amended = versions.new
  }

  mutating func add(
    _ id: String, _ place: Place, _ values: [String: String] = [:], inOld: Bool = false,
    value: String? = nil
  ) {
    let file = inOld ? versions.oldFile : versions.newFile
    catatan.append(
      drafter.library.rules.catatan(
        id, at: Location(file: file, line: place.line, column: place.column), values,
        value: value))
  }

  /// Lays both versions over each other and makes the items.
  mutating func compare() {
    let oldIndex = InstrumentIndex(old, drafter.marks)
    let placed = PlacedProvision.body(of: old, in: oldIndex)
    let isNumbered = old.numbers != .computed && versions.new.numbers != .computed
    var numbers = AmendedNumbers(drafter.marks)
    let merged = numbers.number(
      MergedProvision.merge(placed, versions.new.body, usesNumbers: isNumbered))
    let pairs = annexPairs()
    amended = amendedText(merged, pairs)
    let newIndex = InstrumentIndex(amended, drafter.marks)
    let places = PlacedProvision.body(of: amended, in: newIndex)
    let located = zip(merged, places).map { $0.located(at: $1) }
    var made = AmendmentItems(
      words: words, formats: drafter.formats, before: lines(oldIndex), after: lines(newIndex))
    made.add(located)
    items = made.items
    touched = items.reduce(0) { $0 + $1.articles }
    total = oldIndex.parts.count { part in
      [.provision(.pasal), .provision(.diktum)].contains(part.rank)
        && part.parent.map { oldIndex.parts[$0].rank != .annex } ?? true
    }
    addAnnexes(pairs, oldIndex, newIndex)
    findings(numbers.beforeFirst)
  }

  private func lines(_ index: InstrumentIndex) -> ProvisionLines {
    ProvisionLines(
      index: index, words: words, references: drafter.references, formats: drafter.formats)
  }

  /// The new version with the numbers that it gets in law, and marks where something was removed.
  private func amendedText(
    _ merged: [MergedProvision], _ pairs: [AnnexPair]
  ) -> Instrument {
    var result = versions.new
    result.numbers = .frozen
    result.amends = nil
    result.head.amended = nil
    let removed = words.text("perubahan.dihapus")
    result.body = merged.map { provision in
      provision.provision { $0.isItem ? removed.lowercased() : removed }
    }
    for pair in pairs {
      guard let new = pair.new else { continue }
      result.annexes[new].number = pair.number.isEmpty ? nil : pair.number
    }
    return result
  }

  private mutating func findings(_ beforeFirst: Set<Provision.Kind>) {
    let new = versions.new
    if items.isEmpty { add("UBH001", new.place) }
    if old.kind != new.kind {
      add("UBH002", new.place, ["lama": old.kind, "baru": new.kind], value: new.kind)
    }
    if old.head.number == nil || old.head.year == nil {
      add("UBH003", old.head.place, inOld: true)
    }
    if total > 0, touched * 2 > total {
      add("UBH004", new.place, ["banyak": String(touched), "semua": String(total)])
    }
    for kind in beforeFirst.sorted(by: { $0.rawValue < $1.rawValue }) {
      add("UBH005", new.place, ["nilai": words.text("tingkat.\(kind.rawValue)")])
    }
    if old.head.subject?.text != new.head.subject?.text {
      add("UBH006", new.head.place, ["nilai": new.head.subject?.text ?? "–"])
    }
    if !preambleIsSame { add("UBH007", new.preamble.considerations?.place ?? new.place) }
    if old.explanation.map(\.fingerprint) != new.explanation.map(\.fingerprint) {
      add("UBH008", new.place)
    }
  }

  private var preambleIsSame: Bool {
    func print(_ preamble: Preamble) -> [String] {
      [preamble.considerations, preamble.legalBasis, preamble.alsoNoted].flatMap { part in
        (part?.items ?? []).map { ($0.regulation ?? "") + $0.fingerprint }
      }
    }
    return print(old.preamble) == print(versions.new.preamble)
  }
}
