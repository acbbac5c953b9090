internal import Diagnostics
internal import Draft
internal import Exchange
internal import Ingest
internal import Instruments
internal import Pictures
internal import Prepare
internal import Publish
internal import References

extension Program {
  /// `naskah susun`.
  func build(_ command: Susun) throws(BrokenData) -> ExitCode {
    guard let request = BuildRequest(command, words, folder) else { return .usage }
    if let problem = request.problem {
      console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    if InstrumentSession.isInstrument(command.plan.rencana) {
      return try buildInstrument(command, request)
    }
    var session = try PlanSession(folder, ruleSet: command.plan.aturan, planAhead)
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
    if !command.pantau { Heaps.keepToTheEnd(prepared) }
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
    if !command.pantau { Heaps.keepToTheEnd(yearly) }
    let style = try HouseStyle(from: folder, overlay: command.gaya)
    let instruments =
      request.needsInstruments(besides: documents)
      ? try session.instruments(prepared, style: style, isFinal: command.plan.final) : .none
    let annexes = try AnnexForms(
      instruments.items, session.library, style: style, isForcedDraft: command.rancangan)
    let forms = DocumentForms(
      library: session.library, formats: request.formats, style: style,
      houseStyle: command.gaya == nil ? "" : style.css, isWatched: command.pantau)
    func jobs(_ notes: DraftNotes) -> [DraftJob] {
      outlines.map { outline in
        DraftJob(
          document: PreparedDocument(outline, of: prepared, edition: request.edition),
          prepared: prepared, forms: forms, keepsStages: command.simpanTahap != nil,
          linksRegister: documents.contains("register"), isForcedDraft: command.rancangan,
          notes: notes, annex: request.edition == .publik ? annexes[outline.document] : nil,
          article: annexes.article(settingDocument: outline.document),
          isSet: request.edition == .publik && !command.rancangan
            && annexes[outline.document] != nil && prepared.isSet(outline.document))
      }
        + (yearly?.items ?? []).map { document in
          DraftJob(
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
    let stop = StopSign()
    let hand = HelpingHand()
    let drafting = SideWork {
      let made = self.run(
        early ?? [], workers: request.workers, isOnlyBuild: !command.pantau, until: stop)
      hand.serve()
      return made
    }
    // What is law must keep its numbers, which are known when it is drafted.
    if documents.contains(where: prepared.isSet), case .success(let set) = drafting.value {
      for finding in try numberFindings(set, of: prepared) { session.add(finding) }
    }
    let end: Result<ExitCode?, BrokenData>
    do throws(BrokenData) {
      end = .success(
        try judge(
          &session, prepared, outlines, yearly?.sharedRound, early == nil ? nil : hand, command))
    } catch { end = .failure(error) }
    if case .success(nil) = end {} else { stop.raise() }
    if let code = try end.get() { return code }
    // The manifest names all data, which are digested while the documents are still drafted.
    let digests = SideWork { [inputs = session.inputs] in
      (data: self.dataDigests(), inputs: inputs.map { Manifest.Entry($0.name, $0.bytes) })
    }
    if !command.pantau {
      Heaps.keepToTheEnd(session.catatan)
      Heaps.keepToTheEnd(planAhead)
    }
    var drafted = drafting.value
    if early == nil {
      let sources = RelativePath.way(
        to: RelativePath.folder(of: command.plan.rencana), from: command.keluaran)
      let notes = DraftNotes(session.catatan, of: prepared, sources: sources)
      drafted = run(
        jobs(notes), workers: request.workers, isOnlyBuild: !command.pantau)
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
        try addPDFs(
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
    if let code = write(products, tree, session, style, command, request, digests.value) {
      return code
    }
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
    _ round: SharedWork<ProposalRound>?, _ hand: HelpingHand?, _ command: Susun
  ) throws(BrokenData) -> ExitCode? {
    try session.check(
      prepared, outlines: outlines, isFinal: command.plan.final, round: round,
      hand: hand)
    if let code = applyBaseline(&session, command.plan) {
      return report(session, command.plan) ?? code
    }
    if let code = report(session, command.plan) { return code }
    guard session.fails(strictly: command.plan.ketat), !command.rancangan else { return nil }
    console.report(words.text("susun.berhenti") + "\n")
    return .findings
  }
}
