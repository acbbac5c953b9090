internal import Diagnostics
internal import Docx
internal import Draft
internal import Exchange
internal import Ingest
internal import Instruments
internal import Pictures
internal import Prepare
internal import Publish
internal import References

/// One document to draft, with everything its worker needs.
private struct Job: Sendable {
  let document: PreparedDocument
  let prepared: PreparedPlan
  let forms: DocumentForms
  let keepsStages: Bool
  let linksRegister: Bool
  let isForcedDraft: Bool
  let notes: DraftNotes
  /// The form of an annex, in the public edition.
  let annex: AnnexForm?
  /// Article of the instrument that sets it.
  var article: String?
  /// Whether its numbers are frozen: it is the annex of an instrument that is law.
  var isSet = false
  /// The year that the document is about, and what is known of it; nil for other documents.
  var yearly: YearlyDocuments?
  /// Name of the files; that of the document, and the year that it is about.
  var name: String { yearly.map { "\(document.kind)-\($0.round.year)" } ?? document.kind }

  /// Drafts and publishes the document; every worker compiles its own stylesheets.
  func run() throws(BrokenData) -> Product {
    let isMonitoring = document.kind == BuildRequest.monitoring
    let siap = SiapWriter(
      document, of: prepared, linksRegister: linksRegister, isForcedDraft: isForcedDraft,
      notes: notes, annex: annex, article: article,
      round: isMonitoring ? nil : yearly?.round,
      monitoring: isMonitoring ? yearly?.monitoring : nil
    ).bytes()
    let made = try forms.forms(of: siap, named: name, annex: annex)
    var product = Product(kind: name, edition: document.edition)
    product.page = made.page
    product.files = made.files
    product.firstPage = annex?.firstPage
    product.title = document.title
    if isSet {
      let numbers = FrozenNumbers(docbook: made.docbook, document: document.kind)
      product.numbers = numbers
      product.files.append((product.numbersName, numbers.bytes))
    }
    if keepsStages {
      let name = "\(name)-\(document.edition.rawValue)"
      product.stages = [("siap-\(name).xml", siap), ("docbook-\(name).xml", made.docbook)]
    }
    return product
  }
}

/// What a worker made.
struct Product: Sendable {
  let kind: String
  let edition: Edition
  /// The page, where HTML or PDF is asked for.
  var page: [UInt8] = []
  /// Number of its first page on paper, where the plan says it.
  var firstPage: Int?
  /// Number of its first page, where it became known when the pages before it were laid out.
  var continuedPage: Int?
  var files: [(name: String, bytes: [UInt8])] = []
  var stages: [(name: String, bytes: [UInt8])] = []
  var title = ""
  /// Its numbers, where they are frozen.
  var numbers: FrozenNumbers?

  /// Name of the file that holds its frozen numbers.
  var numbersName: String { NumberedDocument(kind: kind, title: title).file }

  /// Gives the Word document the number of its first page, where it became known.
  ///
  /// - Throws: `BrokenData` when the document cannot be written again.
  mutating func numberWordPages() throws(BrokenData) {
    guard let first = continuedPage else { return }
    for place in files.indices where files[place].name == "\(kind).docx" {
      files[place].bytes = try DocxFile.numbered(files[place].bytes, from: first)
    }
  }

  /// Adds the PDF, and takes a page whose numbers are known by now.
  mutating func add(_ pdf: [UInt8], page: [UInt8]?) {
    if let page {
      for place in files.indices where files[place].name == "\(kind).html" {
        files[place].bytes = page
      }
    }
    files.append(("\(kind).pdf", pdf))
  }
}

extension Program {
  /// `naskah susun`.
  func build(_ command: Susun) async throws(BrokenData) -> ExitCode {
    guard let request = BuildRequest(command, words, folder) else { return .usage }
    if let problem = request.problem {
      console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    if InstrumentSession.isInstrument(command.plan.rencana) {
      return try await buildInstrument(command, request)
    }
    var session = try PlanSession(folder, ruleSet: command.plan.aturan)
    session.keepsPlan = command.simpanTahap != nil
    session.keepsRoot = request.yearly.contains(BuildRequest.monitoring)
    let pdfPublisher: PDFPublisher?
    do throws(PDFFailure) { pdfPublisher = try self.pdfPublisher(for: request) } catch {
      return report(error, session.library)
    }
    if let code = reportMissingPrinter(for: request, session.library) { return code }
    let prepared: PreparedPlan
    switch try session.prepare(command.plan) {
    case .stopped(let code): return report(session, command.plan) ?? code
    case .brokenProfile(let error, let path): return report(error, of: path, session.library)
    case .ready(let plan): prepared = plan
    }
    if let year = request.year, !prepared.period.contains(year) {
      let values = ["tahun": String(year), "periode": prepared.facts["periode.teks"] ?? ""]
      console.report(
        "naskah: \(words.text("galat.tahun-di-luar", values))\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    let documents = session.documents(request, prepared)
    let outlines = try session.outlines(documents, for: prepared)
    let yearly = try YearlyDocuments(
      request, prepared, root: session.root, session.library)
    let style = try HouseStyle(from: folder, overlay: command.gaya)
    let instruments = try session.instruments(
      prepared, style: style, isFinal: command.plan.final)
    let annexes = try AnnexForms(
      instruments.items, session.library, style: style, isForcedDraft: command.rancangan)
    let forms = DocumentForms(
      library: session.library, formats: request.formats, style: style,
      houseStyle: command.gaya == nil ? "" : style.css, isWatched: command.pantau)
    func jobs(_ notes: DraftNotes) -> [Job] {
      outlines.map { outline in
        Job(
          document: PreparedDocument(outline, of: prepared, edition: request.edition),
          prepared: prepared, forms: forms, keepsStages: command.simpanTahap != nil,
          linksRegister: documents.contains("register"), isForcedDraft: command.rancangan,
          notes: notes, annex: request.edition == .publik ? annexes[outline.document] : nil,
          article: annexes.article(settingDocument: outline.document),
          isSet: request.edition == .publik && !command.rancangan
            && annexes[outline.document] != nil && prepared.isSet(outline.document))
      }
        + (yearly?.items ?? []).map { document in
          Job(
            document: document, prepared: yearly?.prepared ?? prepared, forms: forms,
            keepsStages: command.simpanTahap != nil, linksRegister: false,
            isForcedDraft: command.rancangan, notes: .none, annex: nil, yearly: yearly)
        }
    }
    // Drafting reads only what is prepared, so it runs beside the rules, but for a draft that shows
    // their findings. When they stop the run, what was drafted is dropped: nothing is written before
    // this task has said that it may be.
    if request.addsInstruments { instruments.catatan.forEach { session.add($0) } }
    findings(on: request.papers, prepared).forEach { session.add($0) }
    let decisions = try SmallInstruments(
      request.papers.decisions, prepared, style: style, isFinal: command.plan.final)
    decisions.catatan.forEach { session.add($0) }
    if request.papers.addsCovering, instruments.items.isEmpty, decisions.items.isEmpty {
      session.add(nothingToCover(prepared))
    }
    let early = command.rancangan ? nil : jobs(.none)
    let drafting = Task { await run(early ?? [], workers: request.workers) }
    // What is law must keep its numbers, which are known when it is drafted.
    if documents.contains(where: prepared.isSet), case .success(let set) = await drafting.value {
      for finding in try numberFindings(set, of: prepared) { session.add(finding) }
    }
    let end: Result<ExitCode?, BrokenData>
    do throws(BrokenData) {
      end = .success(try judge(&session, prepared, outlines, command))
    } catch { end = .failure(error) }
    if case .success(nil) = end {} else { drafting.cancel() }
    var drafted = await drafting.value
    if let code = try end.get() { return code }
    if early == nil {
      let sources = RelativePath.way(
        to: RelativePath.folder(of: command.plan.rencana), from: command.keluaran)
      let notes = DraftNotes(session.catatan, of: prepared, sources: sources)
      drafted = await run(jobs(notes), workers: request.workers)
    }
    let fails = session.fails(strictly: command.plan.ketat)
    var products = try drafted.get()
    if request.addsInstruments {
      products += try self.products(
        of: instruments.items, built: documents, style, session.library, command, request)
    }
    products += try self.products(
      of: decisions.items, built: [], style, session.library, command, request)
    products += try papers(
      request, of: instruments.items + decisions.items, prepared, style, forms,
      isForcedDraft: command.rancangan)
    products += try self.products(
      of: yearly?.letters(style) ?? [], prepared, request, forms,
      isForcedDraft: command.rancangan)
    if let pdfPublisher {
      let catchwords = style.hasCatchwords ? try Words("peraturan", from: folder) : nil
      do throws(PDFFailure) {
        let groups = instruments.items.map {
          [$0.name] + $0.instrument.annexes.compactMap(\.document)
        }
        try await addPDFs(
          to: &products, groups: request.addsInstruments ? groups : [], catchwords: catchwords,
          with: pdfPublisher, workers: request.workers)
      } catch { return report(error, session.library) }
      for place in products.indices { try products[place].numberWordPages() }
    }
    let tree = command.simpanTahap.map { _ in
      RuleTree(
        prepared,
        documents: outlines.map { PreparedDocument($0, of: prepared, edition: .terbatas) })
    }
    if let code = write(products, tree, session, style, command, request) { return code }
    if let path = command.bukti {
      var files: [String: [(name: String, bytes: [UInt8])]] = [:]
      for product in products { files[product.kind] = product.files }
      let documents = jobs(.none).map(\.document)
      if let code = writeEvidence(files, documents, of: prepared, to: path) { return code }
    }
    return fails ? .findings : .clean
  }

  /// Judges the plan and reports the findings.
  ///
  /// - Returns: the exit code when the run ends here.
  private func judge(
    _ session: inout PlanSession, _ prepared: PreparedPlan, _ outlines: [Outline],
    _ command: Susun
  ) throws(BrokenData) -> ExitCode? {
    try session.check(prepared, outlines: outlines, isFinal: command.plan.final)
    if let code = applyBaseline(&session, command.plan) {
      return report(session, command.plan) ?? code
    }
    if let code = report(session, command.plan) { return code }
    guard session.fails(strictly: command.plan.ketat), !command.rancangan else { return nil }
    console.report(words.text("susun.berhenti") + "\n")
    return .findings
  }

  /// Runs the jobs side by side; products come in the order of the jobs, whoever finishes first. A
  /// cancelled run begins no further job.
  private func run(_ jobs: [Job], workers: Int) async -> Result<[Product], BrokenData> {
    let console = console
    let results = await withTaskGroup(
      of: (Int, Result<Product, BrokenData>).self,
      returning: [Int: Result<Product, BrokenData>].self
    ) { group in
      var next = 0
      func start() {
        guard next < jobs.count, !Task.isCancelled else { return }
        let (position, job) = (next, jobs[next])
        next += 1
        group.addTask {
          do throws(BrokenData) { return (position, .success(try job.run())) } catch {
            return (position, .failure(error))
          }
        }
      }
      for _ in 0..<max(workers, 1) { start() }
      var results: [Int: Result<Product, BrokenData>] = [:]
      for await (position, result) in group {
        results[position] = result
        console.progress(results.count, of: jobs.count, jobs[position].document.title)
        start()
      }
      return results
    }
    var products: [Product] = []
    for position in jobs.indices {
      switch results[position] {
      case .success(let product): products.append(product)
      case .failure(let error): return .failure(error)
      case nil: break
      }
    }
    return .success(products)
  }

  private func write(
    _ products: [Product], _ tree: RuleTree?, _ session: PlanSession, _ style: HouseStyle,
    _ command: Susun, _ request: BuildRequest
  ) -> ExitCode? {
    let files = products.flatMap(\.files)
    let kept =
      [command.plan.rencana] + (session.profilePath.map { [$0] } ?? []) + session.ruleFiles
    let manifest = Manifest(
      version: Program.version, edition: request.edition.rawValue,
      inputs: inputs(session, style, command),
      outputs: files.map { Manifest.Entry($0.name, $0.bytes) })
    do throws(OutputFailure) {
      if let stages = command.simpanTahap {
        var folder = try OutputFolder(stages, keeping: kept)
        try folder.stage(session.bytes, as: "rencana.xml")
        if let tree { try folder.stage(tree.bytes, as: "siap-data.xml") }
        for stage in products.flatMap(\.stages) { try folder.stage(stage.bytes, as: stage.name) }
        try folder.commit()
      }
      var folder = try OutputFolder(command.keluaran, keeping: kept)
      for file in files { try folder.stage(file.bytes, as: file.name) }
      try folder.stage(Array(manifest.json.utf8), as: "manifes.json")
      try folder.commit()
    } catch {
      return report(error, session.library)
    }
    // The names are data too, but a report on the same stream would no longer be one.
    if command.plan.reports.allSatisfy({ $0.path != nil }) {
      for file in files { console.print("\(command.keluaran)/\(file.name)\n") }
    }
    return nil
  }

  /// The plan, its profile and all data of the program that took part, with digests.
  private func inputs(
    _ session: PlanSession, _ style: HouseStyle, _ command: Susun
  ) -> [Manifest.Entry] {
    var entries = session.inputs.map { Manifest.Entry($0.name, $0.bytes) }
    for (name, bytes) in session.pictureFiles.sorted(by: { $0.key < $1.key }) {
      let path = "\(PictureFolder.name)/\(name)"
      // Pictures of a folder of workbooks are among its files already.
      if entries.contains(where: { $0.name == path }) { continue }
      entries.append(Manifest.Entry(path, bytes))
    }
    let own =
      [session.profilePath, command.plan.aturan].compactMap(\.self) + session.ruleFiles
      + style.files
    return entries + dataEntries(own, besides: Set(entries.map(\.name)))
  }

  /// All data of the program and further files, each name once, with digests.
  ///
  /// - Parameters:
  ///   - own: paths of further files.
  ///   - names: names that are taken.
  ///   - known: entries that were made before, by path.
  /// - Returns: the entries for a manifest.
  func dataEntries(
    _ own: [String], besides names: Set<String>, _ known: [String: Manifest.Entry] = [:]
  ) -> [Manifest.Entry] {
    var entries: [Manifest.Entry] = []
    var taken = names
    for path in folder.dataFiles() + own {
      let name = manifestName(path)
      guard !taken.contains(name) else { continue }
      guard
        let entry = known[path] ?? FileReader.bytes(path).map({ Manifest.Entry(name, $0) })
      else { continue }
      taken.insert(name)
      entries.append(entry)
    }
    return entries
  }

  /// Entries of the program's own data, by path: they can be made while something else is.
  func dataDigests() -> [String: Manifest.Entry] {
    var entries: [String: Manifest.Entry] = [:]
    for path in folder.dataFiles() {
      entries[path] = FileReader.bytes(path).map { Manifest.Entry(manifestName(path), $0) }
    }
    return entries
  }

  /// What a manifest calls a file: its path in the folder of data, or its name.
  private func manifestName(_ path: String) -> String {
    path.hasPrefix(folder.path + "/")
      ? String(path.dropFirst(folder.path.count + 1))
      : path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Writes one file whole, or reports why not.
  func write(
    _ bytes: [UInt8], to path: String, keeping inputs: [String], _ library: Library
  ) -> ExitCode? {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    do throws(OutputFailure) {
      var folder = try OutputFolder(parent.isEmpty ? "/" : parent, keeping: inputs)
      try folder.stage(bytes, as: name)
      try folder.commit()
      return nil
    } catch {
      return report(error, library)
    }
  }

  /// Reports why something was not written.
  func report(_ failure: OutputFailure, _ library: Library) -> ExitCode {
    let catatan = library.rules.catatan(
      failure.isFolder ? "KEL001" : "KEL002", at: Location(file: failure.path),
      ["berkas": failure.path])
    console.report(textPrinter(library).text(catatan))
    return .notWritten
  }
}
