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
      return usage(
        words.text(
          "galat.pilihan-nilai",
          [
            "pilihan": "--edisi", "nilai": edition,
            "harapan": Edition.allCases.map(\.rawValue).joined(separator: ", "),
          ]))
    }
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
    if let code = foreign(edited, command, own) { return code }
    let sources = try InstrumentSources(
      edited.blocks, of: instrument, file: command.rencana, drafter: own.text("perancang"),
      library)
    let edits = edited.edits.map { PlacedEdit($0, sources.source(of: $0)) }
    let name = instrument.head.name?.text ?? instrument.kind
    return try write(
      edits, [], title: name, maker: instrument.head.maker?.text ?? name,
      region: instrument.head.maker?.text ?? name, command, library)
  }

  private func comparePlan(
    _ document: TextDocument, _ command: Banding, _ style: HouseStyle, _ own: Words
  ) throws(BrokenData) -> ExitCode {
    var session = try PlanSession(folder, ruleSet: nil)
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
      return usage(
        words.text(
          "galat.pilihan-nilai",
          [
            "pilihan": "--dokumen", "nilai": asked, "harapan": known.joined(separator: ", "),
          ]))
    }
    let keys = command.dokumen.map { [$0] } ?? session.defaultDocuments(prepared) + ["register"]
    let outlines = try session.outlines(keys, for: prepared)
    let candidates = outlines.flatMap { outline in
      Edition.allCases.filter { command.edisi == nil || $0.rawValue == command.edisi }
        .map { PreparedDocument(outline, of: prepared, edition: $0) }
    }
    let names = Comparing.bookmarks(of: document)
    let scored = candidates.map { ($0, Comparing.likeness($0, names)) }
    guard let (wanted, _) = scored.max(by: { $0.1 < $1.1 }) else { return .internal }
    // A draft shows findings at their place, which are no edits.
    let isDraft = names.contains(BookmarkNames.name(for: DraftNotes.section))
    if isDraft { try session.check(prepared, outlines: outlines, isFinal: false) }
    let instruments = try session.instruments(prepared, style: style, isFinal: false)
    let annexes = try AnnexForms(
      instruments.items, session.library, style: style, isForcedDraft: isDraft)
    let annex = wanted.edition == .publik ? annexes[wanted.kind] : nil
    let line = session.library.words.text("kalimat.rincian-register", prepared.facts)
    let siap = SiapWriter(
      wanted, of: prepared, linksRegister: document.blocks.contains { $0.text == line },
      isForcedDraft: isDraft,
      notes: isDraft ? DraftNotes(session.catatan, of: prepared) : .none, annex: annex
    ).bytes()
    let draft = try DocxPublisher(session.library.folder, from: .docbook, style: style)
      .draft(try Drafter(session.library).docbook(siap), firstPage: annex?.firstPage)
    // Only the text is compared, so nothing is drawn for it.
    let base = try draft.file(with: draft.drawings.map { _ in [] })
    let edited = try edited(document, beside: base)
    if let code = foreign(edited, command, own) { return code }
    let sources = EditSources(
      edited.blocks, of: wanted, prepared, drafter: own.text("penyusun"))
    let prose = ProseEdits(
      edited.edits.map { PlacedEdit($0, sources.source(of: $0)) }, in: prepared,
      takesTracked: command.terima)
    return try write(
      prose.edits, try newProse(prose, command, session.library), title: wanted.title,
      maker: prepared.facts["instansi.pemerintah"] ?? "", region: prepared.plan.identity.name,
      command, session.library)
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

  /// Says that a document is not ours.
  private func foreign(_ edited: EditedDocument, _ command: Banding, _ own: Words) -> ExitCode? {
    guard edited.share < 0.5 else { return nil }
    let percent = String(Int(edited.share * 100))
    let text = own.text("gagal.asing", ["berkas": command.hasil, "persen": percent])
    console.report("naskah: \(text)\n")
    return .findings
  }

  /// The prose with the edits in it: the whole plan where it is one file, else a file of Markdown for
  /// each section that changed.
  private func newProse(
    _ prose: ProseEdits, _ command: Banding, _ library: Library
  ) throws(BrokenData) -> [(name: String, bytes: [UInt8])] {
    guard !prose.sections.isEmpty else { return [] }
    if SourceReader.isSource(command.rencana) {
      let sections = prose.sections.map { section in
        var element = Element("bagian", attributes: [Attribute("kunci", section.narrative.key)])
        element[attribute: "dokumen"] = section.narrative.document
        if section.narrative.isRestricted { element[attribute: "keterbukaan"] = "terbatas" }
        element.children = section.blocks.map(Node.element)
        return element
      }
      return MarkdownSectionWriter.files(sections).map { ("narasi/\($0.name)", $0.bytes) }
    }
    guard var root = try planTree(command.rencana, library, limits: .standard).root else {
      return []
    }
    let changed = Dictionary(
      prose.sections.map { ($0.position, $0.blocks) }, uniquingKeysWith: { first, _ in first })
    root.children = root.children.map { child in
      guard case .element(var narrative) = child, narrative.name == "narasi" else { return child }
      var position = -1
      narrative.children = narrative.children.map { inner in
        guard case .element(var section) = inner, section.name == "bagian" else { return inner }
        position += 1
        guard let blocks = changed[position] else { return inner }
        section.children = blocks.map(Node.element)
        return .element(section)
      }
      return .element(narrative)
    }
    var writer = XMLWriter(capacity: 1 << 20)
    writer.write(root)
    return [("rencana.xml", writer.finish())]
  }

  private func write(
    _ edits: [PlacedEdit], _ prose: [(name: String, bytes: [UInt8])], title: String,
    maker: String, region: String, _ command: Banding, _ library: Library
  ) throws(BrokenData) -> ExitCode {
    let name = command.hasil.split(separator: "/").last.map(String.init) ?? command.hasil
    let report = try EditReport(
      edits, title: title, maker: maker, region: region, file: name, library)
    let page = try DocumentForms(
      library: library, formats: ["html"], style: try HouseStyle(from: folder, overlay: nil),
      houseStyle: "", isWatched: false
    ).forms(of: report.siap(), named: EditReport.key)
    var files = page.files
    files.append(("\(EditReport.key).txt", Array(report.text.utf8)))
    files.append(("\(EditReport.key).json", Array(report.json.utf8)))
    do throws(WorkbookDraftFailure) {
      if let book = try report.workbook() { files.append(("\(EditReport.key).xlsx", book)) }
    } catch {
      throw BrokenData(file: EditReport.key, "\(error)")
    }
    console.report(report.summary + "\n")
    let all = (files + prose).map { WorkbookSet.File($0.name, $0.bytes) }
    if let code = writeTree(
      all, to: command.keluaran, keeping: [command.hasil, command.rencana], library)
    {
      return code
    }
    return .clean
  }
}

/// Parts of `naskah banding` that need no program.
enum Comparing {
  /// Why a Word file is not read, in words.
  static func reason(_ failure: TextDocumentFailure, _ path: String, _ words: Words) -> String {
    var key = "gagal.rusak"
    var value = ""
    switch failure {
    case .notADocument: key = "gagal.bukan"
    case .encrypted: key = "gagal.sandi"
    case .otherFormat(let ending):
      key = "gagal.bentuk"
      value = ending
    case .tooLarge: key = "gagal.besar"
    case .unreadable(let part, _): value = part ?? "zip"
    case .missing(let part), .broken(let part, _): value = part
    }
    return words.text(key, ["berkas": path, "nilai": value])
  }

  /// What was left aside in a Word file, in words.
  static func warnings(_ document: TextDocument, _ words: Words) -> [String] {
    func count(_ kinds: TextRemark.Kind...) -> Int {
      document.remarks.count { kinds.contains($0.kind) }
    }
    var result: [String] = []
    if count(.macros) > 0 { result.append(words.text("ingat.makro")) }
    let objects = count(.object, .externalPicture, .foreignPart)
    if objects > 0 { result.append(words.text("ingat.objek", ["jumlah": String(objects)])) }
    let tracked = count(.insertion, .deletion)
    if tracked > 0 { result.append(words.text("ingat.terlacak", ["jumlah": String(tracked)])) }
    return result
  }

  /// Names of all bookmarks of a document.
  static func bookmarks(of document: TextDocument) -> Set<String> {
    var names: Set<String> = []
    func walk(_ blocks: [TextBlock]) {
      for block in blocks {
        switch block {
        case .paragraph(let paragraph): names.formUnion(paragraph.bookmarks)
        case .table(let table):
          for row in table.rows { for cell in row.cells { walk(cell.blocks) } }
        }
      }
    }
    walk(document.blocks)
    return names
  }

  /// How many sections of a document are there, less those that are not.
  static func likeness(_ document: PreparedDocument, _ names: Set<String>) -> Int {
    document.allSections.reduce(0) { sum, section in
      sum + (names.contains(BookmarkNames.name(for: section.id)) ? 2 : -1)
    }
  }
}
