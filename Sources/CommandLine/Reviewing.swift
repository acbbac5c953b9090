internal import Check
internal import Diagnostics
internal import Exchange
internal import Ingest
internal import Prepare
internal import Publish
internal import References
internal import Review
internal import XMLTree

extension Program {
  /// `naskah reviu`.
  func review(_ command: Reviu) throws(BrokenData) -> ExitCode {
    guard let new = command.baru else { return try reviewHistory(command) }
    return try review(command, new)
  }

  /// Reviews the plan at `path` against the one that was set.
  private func review(_ command: Reviu, _ path: String) throws(BrokenData) -> ExitCode {
    let request = ReviewCommandRequest(command, words, folder)
    if let problem = request.problem {
      console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    if let problem = command.limits.problem(words) { return usage(problem) }
    var library = try Library(from: folder)
    try library.addWords("reviu")
    var old = try PlanSession(reading: library)
    var new = try PlanSession(judgingBeside: old)
    let (before, now): (PreparedPlan, PreparedPlan)
    switch try prepare(&old, command.lama, command, request) {
    case .failure(let stop): return stop.code
    case .success(let plan): before = plan
    }
    switch try prepare(&new, path, command, request) {
    case .failure(let stop): return stop.code
    case .success(let plan): now = plan
    }
    guard let oldRoot = old.root, let newRoot = new.root else { return .internal }
    let judgement = try judge(&new, now)
    var inputs = ReviewInputs(command, library, words: try Words("reviu", from: folder))
    try inputs.read(oldRoot, newRoot)
    let review = ReviewReport(
      request.review, old: before, new: now,
      comparison: PlanComparison(
        oldRoot, newRoot, matches: inputs.matches, crosswalks: inputs.crosswalks,
        library: library),
      assessment: inputs.assessment, criteria: try ReviewCriteria(from: folder),
      judgement: judgement)
    new.keep(
      old.catatan + new.catatan + inputs.catatan
        + ReviewChecker(review, assessmentFile: command.penilaian ?? "").findings())
    if let code = report(new, command, request, library) { return code }
    console.report(
      words.text("reviu.pada", ["tanggal": now.formats.date(request.review.date)]) + "\n")
    if let matches = inputs.written,
      let code = write(
        Array(matches.text.utf8), to: matches.path, keeping: kept(command), library)
    {
      return code
    }
    let fails = new.fails(strictly: command.ketat)
    if fails, !command.rancangan {
      console.report(words.text("susun.berhenti") + "\n")
      return .findings
    }
    let code = try publish(review, old, new, command, request, isForced: fails)
    return code ?? (fails ? .findings : .clean)
  }

  /// Why there is no plan to review.
  private struct Stop: Error { let code: ExitCode }

  /// Reads a plan and joins it with its law; what stops it is reported.
  private func prepare(
    _ session: inout PlanSession, _ source: String, _ command: Reviu,
    _ request: ReviewCommandRequest
  ) throws(BrokenData) -> Result<PreparedPlan, Stop> {
    session.keepsRoot = true
    session.limits = command.limits.archive
    switch try session.prepare(source, profile: command.profil) {
    case .stopped(let code):
      return .failure(Stop(code: report(session, command, request, session.library) ?? code))
    case .brokenProfile(let error, let path):
      return .failure(Stop(code: report(error, of: path, session.library)))
    case .ready(let plan): return .success(plan)
    }
  }

  /// Judges the plan now: what stops a document of it stops its review; the rest is counted, since
  /// `naskah periksa` shows it.
  private func judge(
    _ session: inout PlanSession, _ plan: PreparedPlan
  ) throws(BrokenData) -> PlanJudgement {
    let known = session.catatan
    try session.check(
      plan, outlines: try session.outlines(session.defaultDocuments(plan), for: plan),
      isFinal: false)
    let found = session.catatan.dropFirst(known.count)
    session.keep(known + found.filter { $0.level == .kesalahan })
    return PlanJudgement(Array(found))
  }

  /// Outlines of the documents that both plans make, under the law of each.
  func outlines(
    of review: ReviewReport, _ old: PlanSession, _ new: PlanSession
  ) throws(BrokenData) -> [(old: Outline, new: Outline)] {
    let before = Set(old.defaultDocuments(review.old))
    let kinds = new.defaultDocuments(review.new).filter(before.contains)
    return Array(
      zip(try old.outlines(kinds, for: review.old), try new.outlines(kinds, for: review.new)))
  }

  private func kept(_ command: Reviu) -> [String] {
    [command.lama] + [command.baru, command.penilaian].compactMap(\.self) + command.padananAcuan
  }

  private func report(
    _ session: PlanSession, _ command: Reviu, _ request: ReviewCommandRequest, _ library: Library
  ) -> ExitCode? {
    report(
      session.catatan, request.reports, keeping: kept(command),
      sources: [command.baru ?? command.lama: SourceLines(session.bytes)], library)
  }

  /// Drafts the report and writes it with its manifest.
  ///
  /// - Returns: an exit code when something could not be written.
  private func publish(
    _ review: ReviewReport, _ old: PlanSession, _ new: PlanSession, _ command: Reviu,
    _ request: ReviewCommandRequest, isForced: Bool
  ) throws(BrokenData) -> ExitCode? {
    let library = new.library
    let pdfPublisher: PDFPublisher?
    do throws(PDFFailure) { pdfPublisher = try self.pdfPublisher(for: request.formats) } catch {
      return report(error, library)
    }
    let style = try HouseStyle(from: folder, overlay: command.gaya)
    var review = review
    review.papers = try ProcessPapers(review.new, style: style).papers(for: ReviewReport.key)
    review.paperWriter = try LetterWriter(review.new, edition: request.edition)
    let reviewed = Set(review.documents.map(\.key))
    for pair in try outlines(of: review, old, new) where reviewed.contains(pair.new.document) {
      review.sections[pair.new.document] = SectionChange.all(
        pair, old: review.old, new: review.new)
    }
    let outline = try Outline(ReviewReport.key, profile: "laporan", from: folder)
    let document = PreparedDocument(outline, of: review.new, edition: request.edition)
    let siap = SiapWriter(
      document, of: review.new, linksRegister: false, isForcedDraft: isForced, review: review
    ).bytes()
    let forms = DocumentForms(
      library: library, formats: request.formats, style: style,
      houseStyle: command.gaya == nil ? "" : style.css, isWatched: false)
    var made = [(name: document.kind, forms: try forms.forms(of: siap, named: document.kind))]
    if command.redline { made += try redlines(of: review, old, new, request, forms) }
    var files = made.flatMap(\.forms.files)
    if let pdfPublisher {
      do throws(PDFFailure) {
        for document in made {
          let pdf = try pdfPublisher.pdf(document.forms.page)
          files.append(("\(document.name).pdf", pdf.bytes))
        }
      } catch { return report(error, library) }
    }
    return write(files, inputs: (old.inputs, new.inputs), command, request, library)
  }

  private func write(
    _ files: [(name: String, bytes: [UInt8])],
    inputs: (old: [SourceSet.Input], new: [SourceSet.Input]), _ command: Reviu,
    _ request: ReviewCommandRequest, _ library: Library
  ) -> ExitCode? {
    var entries: [Manifest.Entry] = []
    for (label, list) in [("lama", inputs.old), ("baru", inputs.new)] {
      entries += list.map { Manifest.Entry("\(label)/\($0.name)", $0.bytes) }
    }
    let own = [command.penilaian].compactMap(\.self) + command.padananAcuan
    entries += dataEntries(own, besides: Set(entries.map(\.name)))
    let manifest = Manifest(
      version: Program.version, edition: request.edition.rawValue, inputs: entries,
      outputs: files.map { Manifest.Entry($0.name, $0.bytes) })
    do throws(OutputFailure) {
      var folder = try OutputFolder(command.keluaran, keeping: kept(command))
      for file in files { try folder.stage(file.bytes, as: file.name) }
      try folder.stage(Array(manifest.json.utf8), as: "manifes.json")
      try folder.commit()
    } catch {
      return report(error, library)
    }
    if request.reports.allSatisfy({ $0.path != nil }) {
      for file in files { console.print("\(command.keluaran)/\(file.name)\n") }
    }
    return nil
  }
}
