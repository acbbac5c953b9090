internal import Banding
internal import Diagnostics
internal import Docx
internal import Draft
internal import Exchange
internal import Ingest
internal import Instruments
internal import Prepare
internal import Prose
internal import Publish
internal import References
internal import TextDocument
internal import Workbook
internal import XMLTree

extension Program {
  /// `naskah banding`: every edit of a Word document with its source; prose that carries the edits,
  /// and a list of what is left to do.
  func compare(_ command: Banding) throws(BrokenData) -> ExitCode {
    if let edition = command.edisi, Edition(rawValue: edition) == nil {
      return usage(words.invalid("--edisi", edition, Edition.allCases.map(\.rawValue)))
    }
    if let problem = ReportRequest.problem(command.laporan, words) { return usage(problem) }
    let own = try Words("banding", from: folder)
    let bytes: [UInt8]
    do throws(FileReader.Failure) { bytes = try FileReader.read(command.hasil) } catch {
      let id =
        switch error {
        case .missing: "BER001"
        case .unreadable: "BER002"
        case .folder: "BER003"
        }
      let library = try Library(from: folder)
      let catatan = library.rules.catatan(
        id, at: Location(file: command.hasil), ["berkas": command.hasil])
      console.report(textPrinter(library).text(catatan))
      return .unreadable
    }
    let document: TextDocument
    do throws(TextDocumentFailure) { document = try TextDocument(docx: bytes) } catch {
      console.report("naskah: \(Comparing.reason(error, command.hasil, own))\n")
      return .unreadable
    }
    for line in Comparing.warnings(document, own) { console.report(line + "\n") }
    let style = try HouseStyle(from: folder, overlay: command.gaya)
    if InstrumentSession.isInstrument(command.rencana) {
      return try compareInstrument(document, command, style, own)
    }
    return try comparePlan(document, command, style, own)
  }

  private func compareInstrument(
    _ document: TextDocument, _ command: Banding, _ style: HouseStyle, _ own: Words
  ) throws(BrokenData) -> ExitCode {
    let library = try Library(from: folder)
    let read = try InstrumentReader(library).read(
      FileReader.bytes(command.rencana) ?? [], file: command.rencana)
    guard let instrument = read.instrument else {
      _ = report(read.catatan, [], keeping: [], library)
      return read.isUnreadable ? .unreadable : .findings
    }
    let base = try InstrumentForms(library, style: style).word(of: instrument)
    let edited = try edited(document, beside: base)
    if let code = refusal(of: edited, command, own) { return code }
    return try write(
      edited, of: instrument, source: .file(command.rencana), command, own, library)
  }

  /// Writes what was edited in an instrument.
  private func write(
    _ edited: EditedDocument, of instrument: Instrument, source: InstrumentSources.Source,
    _ command: Banding, _ own: Words, _ library: Library
  ) throws(BrokenData) -> ExitCode {
    let sources = try InstrumentSources(
      edited.blocks, of: instrument, source: source, words: own, library)
    let edits = edited.edits.map { PlacedEdit($0, sources.source(of: $0)) }
    let name = instrument.head.name?.text ?? instrument.kind
    let maker = instrument.head.maker?.text ?? name
    return try write(
      try EditReport(
        edits, title: name, maker: maker, region: maker, file: Comparing.fileName(command.hasil),
        library), [], command, library)
  }

  private func comparePlan(
    _ document: TextDocument, _ command: Banding, _ style: HouseStyle, _ own: Words
  ) throws(BrokenData) -> ExitCode {
    var session = try PlanSession(folder, ruleSet: nil)
    session.keepsRoot = true
    let prepared: PreparedPlan
    switch try session.prepare(command.rencana, profile: command.profil) {
    case .stopped(let code):
      _ = report(session.catatan, [], keeping: [], session.library)
      return code
    case .brokenProfile(let error, let path): return report(error, of: path, session.library)
    case .ready(let plan): prepared = plan
    }
    let known = session.library.folder.names(inSchemas: "acuan/kerangka")
    if let asked = command.dokumen, !known.contains(asked) {
      return usage(words.invalid("--dokumen", asked, known))
    }
    let instruments = try session.instruments(prepared, style: style, isFinal: false)
    let draft = try draft(
      for: document, prepared, instruments, &session, style, command)
    guard let draft else { return .internal }
    let edited = try edited(document, beside: draft.file)
    if edited.share < Comparing.leastShare, command.dokumen == nil,
      let code = try compareInstruments(instruments, document, command, style, own, session.library)
    {
      return code
    }
    if let code = refusal(of: edited, command, own) { return code }
    let sources = EditSources(
      edited.blocks, of: draft.document, prepared, trace: draft.trace,
      root: session.root.map { PlanReader.placed($0) } ?? Element("rencana"), words: own
    ).sources(of: edited.edits)
    let prose = ProseEdits(
      zip(edited.edits, sources).map(PlacedEdit.init), in: prepared,
      takesTracked: command.terima)
    let report = try EditReport(
      prose.edits, title: draft.document.title,
      maker: prepared.facts["instansi.pemerintah"] ?? "", region: prepared.plan.identity.name,
      file: Comparing.fileName(command.hasil), session.library)
    return try write(
      report, try newProse(prose, command, prepared, session, own), command, session.library)
  }

  /// The document that the program writes where the user got the one that came back.
  private struct OwnDocument {
    let document: PreparedDocument
    let file: DocxFile
    let trace: SourceTrace
  }

  /// The document of the plan that has most of the sections that came back.
  private func draft(
    for document: TextDocument, _ prepared: PreparedPlan, _ instruments: PlanInstruments,
    _ session: inout PlanSession, _ style: HouseStyle, _ command: Banding
  ) throws(BrokenData) -> OwnDocument? {
    let keys = command.dokumen.map { [$0] } ?? session.defaultDocuments(prepared) + ["register"]
    let outlines = try session.outlines(keys, for: prepared)
    let candidates = outlines.flatMap { outline in
      Edition.allCases.filter { command.edisi == nil || $0.rawValue == command.edisi }
        .map { PreparedDocument(outline, of: prepared, edition: $0) }
    }
    let names = Comparing.bookmarks(of: document)
    let scored = candidates.map { candidate in
      // Editions differ in few sections, or in none: the cover says which one it is.
      let edition = session.library.words.text("pernyataan.edisi.\(candidate.edition.rawValue)")
      let isSaid = document.blocks.prefix(100).contains { $0.text == edition }
      return (candidate, Comparing.likeness(candidate, names) + (isSaid ? 1 : 0))
    }
    guard let (wanted, _) = scored.max(by: { $0.1 < $1.1 }) else { return nil }
    // A draft shows findings at their place, which are no edits.
    let isDraft = names.contains(BookmarkNames.name(for: DraftNotes.section))
    if isDraft { try session.check(prepared, outlines: outlines, isFinal: false) }
    let annexes = try AnnexForms(
      instruments.items, session.library, style: style, isForcedDraft: isDraft)
    let annex = wanted.edition == .publik ? annexes[wanted.kind] : nil
    let line = session.library.words.text("kalimat.rincian-register", prepared.facts)
    let (siap, trace) = SiapWriter(
      wanted, of: prepared, linksRegister: document.blocks.contains { $0.text == line },
      isForcedDraft: isDraft,
      notes: isDraft ? DraftNotes(session.catatan, of: prepared) : .none, annex: annex
    ).traced()
    let draft = try DocxPublisher(session.library.folder, from: .docbook, style: style)
      .draft(try Drafter(session.library).docbook(siap), firstPage: annex?.firstPage)
    // Only the text is compared, so nothing is drawn for it.
    return OwnDocument(
      document: wanted, file: try draft.file(with: draft.drawings.map { _ in [] }), trace: trace)
  }

  /// Compares with the instruments of the plan; nil where the file is none of them.
  private func compareInstruments(
    _ instruments: PlanInstruments, _ document: TextDocument, _ command: Banding,
    _ style: HouseStyle, _ own: Words, _ library: Library
  ) throws(BrokenData) -> ExitCode? {
    let forms = try InstrumentForms(library, style: style)
    var best: (edited: EditedDocument, item: PlanInstruments.Item)?
    for item in instruments.items {
      let edited = try edited(document, beside: try forms.word(of: item.instrument))
      if edited.share > (best?.edited.share ?? Comparing.leastShare) { best = (edited, item) }
    }
    guard let best else { return nil }
    if let code = refusal(of: best.edited, command, own) { return code }
    return try write(
      best.edited, of: best.item.instrument,
      source: best.item.path.map { .file($0) } ?? .draft("\(best.item.name)-instrumen.xml"),
      command, own, library)
  }

  private func edited(
    _ document: TextDocument, beside base: DocxFile
  ) throws(BrokenData) -> EditedDocument {
    do throws(TextDocumentFailure) {
      return try EditedDocument(document, beside: base)
    } catch {
      throw BrokenData(file: "docx", "own document unreadable: \(error)")
    }
  }

  /// Says that a document is not ours, or not of this plan.
  private func refusal(
    of edited: EditedDocument, _ command: Banding, _ own: Words
  ) -> ExitCode? {
    var values = ["berkas": command.hasil]
    let key: String
    if edited.share < Comparing.leastShare {
      key = "gagal.asing"
      values["persen"] = String(Int(edited.share * 100))
    } else if edited.isOther {
      key = "gagal.lain"
      values["judul"] = edited.names.edited
      values["harapan"] = edited.names.own
    } else if edited.sameness < Comparing.leastSameness {
      key = "gagal.isi"
      values["persen"] = String(Int(edited.sameness * 100))
    } else {
      return nil
    }
    let text = own.text(key, values)
    if command.paksa, key != "gagal.asing" {
      console.report(own.text("ingat.paksa", ["sebab": text]) + "\n")
      return nil
    }
    console.report("naskah: \(text)\n")
    return .findings
  }
}
