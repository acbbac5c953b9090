internal import Check
internal import Diagnostics
internal import Exchange
internal import Ingest
internal import Instruments
internal import Prepare
internal import References
internal import Workbook
internal import XMLTree

/// A run that gathers findings about one file.
protocol Session {
  var library: Library { get }
  var catatan: [Catatan] { get }
  /// Bytes of the file, for the caret display.
  var bytes: [UInt8] { get }

  /// Adds a finding.
  mutating func add(_ item: Catatan)

  /// Keeps these findings only.
  mutating func keep(_ list: [Catatan])
}

extension Session {
  /// Whether findings reach the failure level.
  func fails(strictly: Bool) -> Bool {
    catatan.contains { $0.level == .kesalahan || (strictly && $0.level == .peringatan) }
  }
}

/// A plan on its way through the stages that every command shares: read, join with its law, judge.
struct PlanSession: Session {
  /// How the stages ended.
  enum Outcome {
    case ready(PreparedPlan)
    /// The plan could not be prepared; the exit code says why.
    case stopped(ExitCode)
    /// The profile that the user brought is broken.
    case brokenProfile(BrokenData, path: String)
  }

  let library: Library
  let reader: PlanReader
  private(set) var catatan: [Catatan] = []
  /// The plan as XML, for the caret display and the kept stages; what was read from workbooks is
  /// written only when stages are kept.
  private(set) var bytes: [UInt8] = []
  /// Whether the plan is wanted as XML whatever it was read from.
  var keepsPlan = false
  /// Files that the plan was read from, for the manifest.
  private(set) var inputs: [SourceSet.Input] = []
  /// Files of the plan's pictures by name, for the manifest.
  private(set) var pictureFiles: [String: [UInt8]] = [:]
  /// How much the sources of the plan may unpack to.
  var limits = ArchiveLimits.standard
  /// Whether it shall be known who answers for which row.
  var wantsIntake = false
  /// Who answers for which row of the workbooks; nil where it is not wanted, or nothing was read from
  /// workbooks.
  private(set) var intake: Intake?
  /// Path of the profile, for the manifest.
  private(set) var profilePath: String?
  /// Rules of the region's own that the profile names, for the manifest.
  private(set) var ruleFiles: [String] = []

  /// Day as of which the plan is judged, where the user names one (ISO 8601).
  private var day: String?
  /// Whether the tree of the plan is wanted; else it is changed where it is and dropped.
  var keepsRoot = false
  /// Tree of the plan, for what compares two of them.
  private(set) var root: Element?

  /// Rules that are data; nil for a run that judges no plan.
  private let rules: PlanRules?

  /// Loads everything that a run needs.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - ruleSet: file with severities that differ from the catalogue's.
  ///   - ahead: the plan that is being read already.
  /// - Throws: `BrokenData` when something of it is missing or broken.
  init(
    _ folder: DataFolder, ruleSet: String?, _ ahead: PlanAhead? = nil
  ) throws(BrokenData) {
    library = try Library(from: folder, ruleSet: ruleSet)
    rules = try PlanRules(library)
    reader = try PlanReader(library, ahead: ahead)
  }

  /// A session that reads plans without judging them.
  ///
  /// - Parameter library: everything that the program knows.
  /// - Throws: `BrokenData` when the schema of plans does not compile.
  init(reading library: Library) throws(BrokenData) {
    self.library = library
    rules = nil
    reader = try PlanReader(library)
  }

  /// A session that judges another plan of the same run.
  ///
  /// - Throws: `BrokenData` when a rule does not compile.
  init(judgingBeside other: PlanSession) throws(BrokenData) {
    library = other.library
    rules = try PlanRules(library)
    reader = other.reader
  }

  /// A session for another plan of the same run.
  init(beside other: PlanSession) {
    library = other.library
    rules = other.rules
    reader = other.reader
  }

  /// Reads the plan and joins it with its profile.
  mutating func prepare(_ options: PlanOptions) throws(BrokenData) -> Outcome {
    day = options.tanggal
    limits = options.archive
    return try prepare(options.rencana, profile: options.profil)
  }

  /// Reads the plan at a path and joins it with its profile, or another that the user names.
  mutating func prepare(_ source: String, profile key: String?) throws(BrokenData) -> Outcome {
    var plan: Plan
    switch try read(source, profile: key) {
    case .failure(let stop): return .stopped(stop.code)
    case .success(let read): plan = read
    }
    if let day { plan.day = day }
    pictureFiles = plan.pictureFiles
    guard let path = profilePath(of: plan, named: key) else { return .stopped(.findings) }
    profilePath = path
    // A profile of our own was judged by the tests; one that the user brings is judged here.
    let isOwn = path.hasPrefix(library.folder.path + "/")
    let profile: Profile
    do throws(BrokenData) {
      profile =
        isOwn
        ? try Profile(path: path, from: library.folder) : try ProfileCheck.load(path, library)
      try rules?.add(of: profile)
      ruleFiles = profile.ruleFiles
    } catch {
      if isOwn { throw error }
      return .brokenProfile(error, path: path)
    }
    return .ready(try PreparedPlan(plan, profile: profile, library: library))
  }

  /// Why a plan could not be read.
  private struct Stop: Error { let code: ExitCode }

  /// The plan of a rencana.xml, or of workbooks and prose.
  private mutating func read(
    _ source: String, profile: String?
  ) throws(BrokenData) -> Result<Plan, Stop> {
    if SourceReader.isSource(source) {
      let sources = SourceReader.read([source], library, limits: limits)
      inputs = sources.inputs
      var imported = try PlanImportReader(library).read(
        sources, profile: profile, extras: wantsIntake ? [.intake] : [])
      catatan += imported.catatan
      intake = imported.intake
      if imported.recognised.isEmpty, sources.isUnreadable {
        return .failure(Stop(code: .unreadable))
      }
      if keepsPlan { bytes = imported.bytes }
      guard let root = imported.takeRoot() else { return .failure(Stop(code: .findings)) }
      if keepsRoot { self.root = root }
      var plan = PlanReader.plan(root, file: source)
      let shelf = PictureShelf(plan, from: .files(imported.pictures), library: library)
      plan.take(shelf)
      catatan += shelf.catatan
      return .success(plan)
    }
    let path =
      SourceReader.isPlanFolder(source)
      ? "\(source)/rencana.xml" : source
    let ingested = reader.read(path, keepsRoot: keepsRoot)
    bytes = ingested.bytes
    let name = path.split(separator: "/").last.map(String.init) ?? path
    inputs = [SourceSet.Input(name: name, bytes: bytes)]
    catatan += ingested.catatan
    if ingested.isUnreadable { return .failure(Stop(code: .unreadable)) }
    guard let plan = ingested.plan else { return .failure(Stop(code: .findings)) }
    if keepsRoot { root = ingested.root }
    return .success(plan)
  }

  /// Path of the profile that the user or the plan names.
  private mutating func profilePath(of plan: Plan, named wanted: String?) -> String? {
    let known = library.folder.names(inSchemas: "profil")
    let key = wanted ?? plan.identity.profile.value
    if known.contains(key) { return library.folder.schema("profil/\(key).xml") }
    if wanted != nil, key.hasSuffix(".xml") { return key }
    let suggestion = Similarity.nearest(to: key, in: known).map {
      library.messages.text("saran.mungkin", ["nilai": $0])
    }
    catatan.append(
      library.rules.catatan(
        "PRF001",
        at: wanted == nil ? plan.location(plan.identity.profile.place) : Location(),
        ["nilai": key, "harapan": known.joined(separator: ", ")], value: key,
        suggestion: suggestion))
    return nil
  }

  /// Outlines of documents by key, in the order given, as the plan's law wants them.
  func outlines(
    _ documents: [String], for prepared: PreparedPlan
  ) throws(BrokenData) -> [Outline] {
    var outlines: [Outline] = []
    for document in documents {
      outlines.append(
        try Outline(document, profile: prepared.profile.key, from: library.folder))
    }
    return outlines
  }

  /// The instruments that set the documents of a plan.
  func instruments(
    _ prepared: PreparedPlan, style: HouseStyle, isFinal: Bool
  ) throws(BrokenData) -> PlanInstruments {
    let known = library.folder.names(inSchemas: "acuan/kerangka")
    let documents = prepared.plan.documents.map(\.kind).filter(known.contains)
    var titles: [String: String] = [:]
    for outline in try outlines(documents, for: prepared) {
      titles[outline.document] =
        PreparedDocument(outline, of: prepared, edition: .publik).title
    }
    return try PlanInstruments(
      prepared, titles: titles, style: style, isFinal: isFinal)
  }

  /// Judges the plan and keeps the findings.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - outlines: outlines of the documents that the run is about.
  ///   - isFinal: whether placeholders are refused.
  ///   - round: the yearly round of which the run makes documents.
  ///   - hand: a thread that helps when it is done with its own work; nil where none is at work.
  /// - Throws: `BrokenData` when a rule cannot be evaluated.
  mutating func check(
    _ prepared: PreparedPlan, outlines: [Outline], isFinal: Bool,
    round: SharedWork<ProposalRound>? = nil, hand: HelpingHand? = nil
  ) throws(BrokenData) {
    guard let rules else { return }
    catatan += try PlanInstruments.findings(prepared)
    catatan += try Checker.check(
      prepared, outlines: outlines, isFinal: isFinal, rules: rules, round: round, hand: hand)
  }

  /// Adds a finding.
  mutating func add(_ item: Catatan) { catatan.append(item) }

  /// Keeps these findings only.
  mutating func keep(_ list: [Catatan]) { catatan = list }

  /// Documents that a run makes, each once.
  func documents(_ request: BuildRequest, _ prepared: PreparedPlan) -> [String] {
    let usual = request.namesNothing || request.addsRegister
    var seen: Set<String> = []
    let all =
      (usual ? defaultDocuments(prepared) : []) + request.documents
      + (request.addsRegister ? ["register"] : [])
    return all.filter { seen.insert($0).inserted }
  }

  /// Documents that a run is about when the user names none: those that the plan asks for and those
  /// that its law requires, as far as there are outlines.
  func defaultDocuments(_ prepared: PreparedPlan) -> [String] {
    let known = library.folder.names(inSchemas: "acuan/kerangka")
    let asked = prepared.plan.documents.map(\.kind)
    let required = prepared.profile.documents.filter(\.isRequired).map(\.key)
    var seen: Set<String> = []
    return (asked + required).filter { known.contains($0) && seen.insert($0).inserted }
  }
}
