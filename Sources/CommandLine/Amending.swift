internal import Diagnostics
internal import Draft
internal import Ingest
internal import Instruments
internal import Prepare
internal import Publish
internal import References
internal import XMLTree

extension Program {
  /// `naskah perubahan`: the amending instrument in all its forms, the comparison of both versions,
  /// and the annexes that it brings.
  func amend(_ command: Perubahan) throws(BrokenData) -> ExitCode {
    let formats = BuildRequest.list(command.format)
    if let problem = Amending.problem(command, formats, words) { return usage(problem) }
    let areInstruments = [command.lama, command.baru].map(InstrumentSession.isInstrument)
    guard areInstruments[0] == areInstruments[1] else {
      return usage(words.text("perubahan.campur"))
    }
    var run = try Amending(
      self, command, formats: formats.isEmpty ? ["html", "docbook"] : Set(formats))
    if let code = try areInstruments[0] ? run.readInstruments() : run.readPlans() {
      return report(run.catatan, command.reports, keeping: run.inputs, run.library) ?? code
    }
    if run.pairs.isEmpty {
      _ = report(run.catatan, command.reports, keeping: run.inputs, run.library)
      return usage(words.text("perubahan.tanpa-pasangan"))
    }
    try run.draft()
    if let code = report(
      run.catatan, command.reports, keeping: run.inputs, sources: run.sources, run.library)
    {
      return code
    }
    for line in run.summary { console.report(line + "\n") }
    let fails = run.catatan.contains {
      $0.level == .kesalahan || (command.ketat && $0.level == .peringatan)
    }
    if fails, !command.rancangan {
      console.report(words.text("susun.berhenti") + "\n")
      return .findings
    }
    if let code = try write(run, command) { return code }
    return fails ? .findings : .clean
  }

  private func write(_ run: Amending, _ command: Perubahan) throws(BrokenData) -> ExitCode? {
    let files = try run.files()
    let own = run.style.files
    let read = run.inputs.compactMap { path in
      FileReader.bytes(path).map {
        Manifest.Entry(path.split(separator: "/").last.map(String.init) ?? path, $0)
      }
    }
    let manifest = Manifest(
      version: Program.version, edition: Edition.publik.rawValue,
      inputs: read + dataEntries(own, besides: Set(read.map(\.name))),
      outputs: files.map { Manifest.Entry($0.name, $0.bytes) })
    do throws(OutputFailure) {
      var output = try OutputFolder(command.keluaran, keeping: run.inputs + own)
      for file in files { try output.stage(file.bytes, as: file.name) }
      try output.stage(Array(manifest.json.utf8), as: "manifes.json")
      try output.commit()
    } catch {
      return report(error, run.library)
    }
    if command.reports.allSatisfy({ $0.path != nil }) {
      for file in files { console.print("\(command.keluaran)/\(file.name)\n") }
    }
    return nil
  }
}

extension Perubahan {
  /// The reports in the order asked for.
  var reports: [ReportRequest] { laporan.map(ReportRequest.init) }
}

/// One run of `naskah perubahan`.
struct Amending {
  /// Two versions of one instrument.
  struct Pair {
    /// What the names of its files begin with.
    let name: String
    var versions: AmendmentDrafter.Versions
    /// Documents that the new version sets; none where it was read as an instrument.
    var requests: [DocumentRequest] = []
  }

  private let program: Program
  private let command: Perubahan
  private let formats: Set<String>
  let library: Library
  let style: HouseStyle
  private(set) var catatan: [Catatan] = []
  private(set) var pairs: [Pair] = []
  private(set) var amendments: [Amendment] = []
  private(set) var sources: [String: SourceLines] = [:]
  /// Lines for the user: what each amendment changes.
  private(set) var summary: [String] = []
  private var plan: PreparedPlan?
  private var outlines: [String: Outline] = [:]

  init(_ program: Program, _ command: Perubahan, formats: Set<String>) throws(BrokenData) {
    self.program = program
    self.command = command
    self.formats = formats
    library = try Library(from: program.folder)
    style = try HouseStyle(from: program.folder, overlay: command.gaya)
  }

  /// What is wrong with the command line, in words; nil when nothing is.
  static func problem(_ command: Perubahan, _ formats: [String], _ words: Words) -> String? {
    let known = BuildRequest.knownFormats.filter { $0 != "pdf" }
    if let format = formats.first(where: { !known.contains($0) }) {
      return words.invalid("--format", format, known)
    }
    return ReportRequest.problem(command.laporan, words) ?? command.limits.problem(words)
  }

  var inputs: [String] { [command.lama, command.baru] }

  // MARK: Reading

  /// Reads two instruments.
  ///
  /// - Returns: an exit code when one of them cannot be read.
  mutating func readInstruments() throws(BrokenData) -> ExitCode? {
    let reader = try InstrumentReader(library)
    let checker = try InstrumentChecker(library)
    var read: [Instrument] = []
    for path in inputs {
      let bytes = FileReader.bytes(path) ?? []
      let result = reader.read(bytes, file: path)
      sources[path] = SourceLines(bytes)
      catatan += result.catatan
      if result.isUnreadable { return .unreadable }
      guard let instrument = result.instrument else { return .findings }
      read.append(instrument)
    }
    // The old version is law as it is; the new one must be right.
    catatan += checker.check(read[1], file: command.baru)
    pairs = [
      Pair(
        name: "perubahan",
        versions: .init(
          old: read[0], new: read[1], oldFile: command.lama, newFile: command.baru))
    ]
    return nil
  }

  /// Reads two plans and takes the instruments that both have.
  ///
  /// - Returns: an exit code when one of them cannot be read.
  mutating func readPlans() throws(BrokenData) -> ExitCode? {
    var sides: [PlanSide] = []
    for path in inputs {
      var session = try PlanSession(program.folder, ruleSet: nil)
      session.limits = command.limits.archive
      let outcome = try session.prepare(path, profile: nil)
      catatan += session.catatan
      sources[path] = SourceLines(session.bytes)
      switch outcome {
      case .stopped(let code): return code
      case .brokenProfile(let error, _): throw error
      case .ready(let prepared): sides.append(try PlanSide(prepared, session, style))
      }
    }
    let wanted = BuildRequest.list(command.dokumen)
    for group in sides[1].groups {
      let lead = group.requests[0].kind
      guard wanted.isEmpty || wanted.contains(lead),
        let before = sides[0].groups.first(where: { $0.requests[0].kind == lead })
      else { continue }
      let old = try PlanInstruments.whole(before, sides[0].drafter, sides[0].prepared)
      let new = try PlanInstruments.whole(group, sides[1].drafter, sides[1].prepared)
      var facts = sides[1].drafter.facts(group)
      // Why the documents stand below the law is said when they are set, not when they are changed.
      facts["amanat"] = nil
      let changed = Set(
        group.requests.map(\.kind).filter { sides[0].content($0) != sides[1].content($0) })
      pairs.append(
        Pair(
          name: "perubahan-\(lead)",
          versions: .init(
            old: old.instrument,
            new: Amending.withReasons(new.instrument, of: changed, group, after: before),
            oldFile: old.path ?? command.lama, newFile: new.path ?? command.baru,
            documents: changed, facts: facts), requests: group.requests))
    }
    plan = sides[1].prepared
    outlines = sides[1].outlines
    return nil
  }

  /// The new version with the reasons that its plan gives for documents that changed, where the old
  /// plan gave others.
  private static func withReasons(
    _ instrument: Instrument, of changed: Set<String>, _ group: InstrumentDrafter.Group,
    after before: InstrumentDrafter.Group
  ) -> Instrument {
    func reason(_ group: InstrumentDrafter.Group, _ document: String) -> String? {
      group.requests.first { $0.kind == document }?.reason
    }
    var result = instrument
    for place in result.annexes.indices where result.annexes[place].reason == nil {
      guard let document = result.annexes[place].document, changed.contains(document),
        let given = reason(group, document), given != reason(before, document)
      else { continue }
      result.annexes[place].reason = given
    }
    return result
  }

  // MARK: Drafting

  /// Drafts the amendments and judges them.
  mutating func draft() throws(BrokenData) {
    let drafter = try AmendmentDrafter(library)
    let checker = try InstrumentChecker(library)
    var kept: [Pair] = []
    for pair in pairs {
      let amendment = try drafter.draft(pair.versions)
      if amendment.items.isEmpty, pairs.count > 1 {
        summary.append(program.words.text("perubahan.sama", ["nama": pair.name]))
        continue
      }
      catatan += amendment.catatan
      let file = "\(pair.name)\(InstrumentForms.instrumentSuffix).xml"
      if !amendment.items.isEmpty {
        catatan += checker.check(amendment.instrument, file: file)
        summary.append(
          program.words.text(
            "perubahan.ringkas",
            [
              "nama": pair.name, "butir": String(amendment.items.count),
              "ubah": String(amendment.touched), "semua": String(amendment.total),
            ]))
      }
      amendments.append(amendment)
      kept.append(pair)
    }
    if kept.isEmpty, let first = pairs.first {
      catatan.append(
        library.rules.catatan("UBH001", at: Location(file: first.versions.newFile)))
    }
    pairs = kept
  }

  /// All files: the instruments, the comparisons, the annexes.
  func files() throws(BrokenData) -> [(name: String, bytes: [UInt8])] {
    let forms = try InstrumentForms(library, style: style)
    let documents = DocumentForms(
      library: library, formats: formats, style: style,
      houseStyle: command.gaya == nil ? "" : style.css,
      isWatched: false)
    var files: [(name: String, bytes: [UInt8])] = []
    for (pair, amendment) in zip(pairs, amendments) {
      let annexed = amendment.instrument.annexes.compactMap(\.document)
      let built = plan == nil ? [] : annexed
      files += try forms.files(
        of: amendment.instrument, named: pair.name, formats: formats,
        documents: Dictionary(
          built.map { ($0, .init(title: "", address: $0)) }, uniquingKeysWith: { first, _ in first }
        ),
        isForcedDraft: command.rancangan)
      let comparison = try ComparisonDocument(amendment, from: pair.versions.old, library)
      files += try documents.forms(
        of: comparison.bytes(), named: "\(pair.name)-\(ComparisonDocument.key)"
      ).files
      files += try annexes(built, of: amendment, pair, documents)
    }
    return files
  }

  /// The documents that replace annexes, in the form of annexes of the amending instrument.
  private func annexes(
    _ keys: [String], of amendment: Amendment, _ pair: Pair, _ documents: DocumentForms
  ) throws(BrokenData) -> [(name: String, bytes: [UInt8])] {
    guard let plan else { return [] }
    let item = PlanInstruments.Item(
      name: pair.name, instrument: amendment.instrument, requests: pair.requests, path: nil)
    let forms = try AnnexForms(
      [item], library, style: style, isForcedDraft: command.rancangan)
    var files: [(name: String, bytes: [UInt8])] = []
    for key in keys {
      guard let outline = outlines[key] else { continue }
      let siap = SiapWriter(
        PreparedDocument(outline, of: plan, edition: .publik), of: plan, linksRegister: false,
        isForcedDraft: command.rancangan, notes: .none, annex: forms[key]
      ).bytes()
      files += try documents.forms(of: siap, named: key, annex: forms[key]).files
    }
    return files
  }
}

/// One of two plans that are compared.
private struct PlanSide {
  let prepared: PreparedPlan
  let drafter: InstrumentDrafter
  let groups: [InstrumentDrafter.Group]
  private(set) var outlines: [String: Outline] = [:]

  init(
    _ prepared: PreparedPlan, _ session: PlanSession, _ style: HouseStyle
  ) throws(BrokenData) {
    self.prepared = prepared
    groups = InstrumentDrafter.groups(prepared)
    let known = session.library.folder.names(inSchemas: "acuan/kerangka")
    let documents = prepared.plan.documents.map(\.kind).filter(known.contains)
    var titles: [String: String] = [:]
    for outline in try session.outlines(documents, for: prepared) {
      outlines[outline.document] = outline
      titles[outline.document] = PreparedDocument(outline, of: prepared, edition: .publik).title
    }
    drafter = try InstrumentDrafter(prepared, titles: titles, style: style)
  }

  /// What a document says, without what it says of its own status; nil for one that is not there.
  func content(_ document: String) -> [UInt8]? {
    guard let outline = outlines[document] else { return nil }
    let siap = SiapWriter(
      PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
      linksRegister: false, isForcedDraft: true, notes: .none, annex: nil
    ).bytes()
    guard let root = XMLSource(parsing: siap).root else { return siap }
    var writer = XMLWriter(capacity: siap.count)
    writer.start("isi")
    for section in root.first("dokumen")?.elements(named: "bagian") ?? [] { writer.write(section) }
    writer.end()
    return writer.finish()
  }
}
