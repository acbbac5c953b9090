internal import Banding
internal import Diagnostics
internal import Docx
internal import Exchange
internal import Ingest
internal import Prepare
internal import Prose
internal import Publish
internal import References
internal import TextDocument
internal import Workbook
internal import XMLTree

extension Program {
  /// A file with the folders that lead to it.
  typealias NamedFile = (name: String, bytes: [UInt8])

  /// The prose with the edits in it: the plan itself where it is one file, else the files of Markdown
  /// or Word that the prose was read from.
  func newProse(
    _ prose: ProseEdits, _ command: Banding, _ prepared: PreparedPlan, _ session: PlanSession,
    _ own: Words
  ) throws(BrokenData) -> [NamedFile] {
    guard !prose.sections.isEmpty else { return [] }
    if SourceReader.isSource(command.rencana) {
      return try proseFiles(prose.sections, prepared, session.library, own)
    }
    guard let root = session.root else { return [] }
    if let narrative = root.first("narasi"),
      let bytes = PlanSplice.bytes(session.bytes, prose.sections, in: narrative),
      XMLSource(parsing: bytes, limit: 1).root != nil
    {
      return [("rencana.xml", bytes)]
    }
    return [("rencana.xml", Comparing.plan(root, with: prose.sections))]
  }

  /// Files of the prose that changed, in the form that it was read from.
  private func proseFiles(
    _ sections: [ProseEdits.Section], _ prepared: PreparedPlan, _ library: Library, _ own: Words
  ) throws(BrokenData) -> [NamedFile] {
    let plan = prepared.plan
    func file(_ narrative: NarrativeSection) -> String {
      let source = narrative.place.source
      return source > 0 && source <= plan.sheets.count ? plan.sheets[source - 1].file : ""
    }
    // A section that nobody has written yet goes where the others are.
    let home = plan.narrative.map(file).first { $0.lowercased().hasSuffix(".docx") } ?? ""
    var order: [String] = []
    var byFile: [String: [ProseEdits.Section]] = [:]
    for section in sections {
      let name = section.position == nil ? home : file(section.narrative)
      if byFile[name] == nil { order.append(name) }
      byFile[name, default: []].append(section)
    }
    var result: [NamedFile] = []
    for name in order {
      let changed = byFile[name] ?? []
      guard name.lowercased().hasSuffix(".docx") else {
        result += Comparing.markdown(changed.map(Comparing.element))
        continue
      }
      let positions = Dictionary(
        changed.compactMap { section in section.position.map { ($0, section) } },
        uniquingKeysWith: { first, _ in first })
      let all =
        plan.narrative.enumerated().filter { file($1) == name }.map { position, narrative in
          positions[position].map(Comparing.element)
            ?? Comparing.element(narrative, narrative.blocks)
        } + changed.filter { $0.position == nil }.map(Comparing.element)
      if let bytes = try word(all, as: name, prepared, library) {
        result.append((Comparing.fileName(name), bytes))
        console.report(own.text("narasi.docx", ["berkas": Comparing.fileName(name)]) + "\n")
      } else {
        result += Comparing.markdown(changed.map(Comparing.element))
        console.report(own.text("narasi.markdown", ["berkas": name]) + "\n")
      }
    }
    return result
  }

  /// Prose as a Word document; nil where reading it again would not give the same prose.
  private func word(
    _ sections: [Element], as name: String, _ prepared: PreparedPlan, _ library: Library
  ) throws(BrokenData) -> [UInt8]? {
    let catalogue = try SectionCatalogue(profile: prepared.profile, library: library)
    do throws(ArchiveFailure) {
      let bytes = try ProseDocument.docx(
        catalogue, sections: sections, pictures: prepared.plan.pictures, library: library)
      let read = ProseDocument.read(bytes, path: name, catalogue: catalogue, library: library)
      let before = ProseForm.sorted(sections).map(Comparing.bytes)
      let after = read.sections.map { Comparing.bytes(ProseForm.section($0.element)) }
      return before == after ? bytes : nil
    } catch {
      throw BrokenData(file: name, "\(error)")
    }
  }

  /// Writes the list of edits in its forms, the prose beside it, and the reports that were asked for.
  func write(
    _ report: EditReport, _ prose: [NamedFile], _ command: Banding, _ library: Library
  ) throws(BrokenData) -> ExitCode {
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
    let inputs = [command.hasil, command.rencana]
    let reports = command.laporan.map(ReportRequest.init)
    let all = (files + prose).map { WorkbookSet.File($0.name, $0.bytes) }
    let isQuiet = reports.contains { $0.path == nil }
    if let code = writeTree(all, to: command.keluaran, keeping: inputs, isQuiet: isQuiet, library) {
      return code
    }
    for request in reports {
      if let code = self.report(report.catatan, [request], keeping: inputs, library) {
        return code
      }
    }
    return .clean
  }
}

/// Parts of `naskah banding` that need no program.
enum Comparing {
  /// Least share of our bookmarks that a document of ours brings back.
  static let leastShare = 0.5
  /// Least share of our words that a document of the same plan brings back.
  static let leastSameness = 0.3

  /// The last part of a path.
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A section of prose as the plan has it.
  static func element(_ narrative: NarrativeSection, _ blocks: [Element]) -> Element {
    var element = Element("bagian", attributes: [Attribute("kunci", narrative.key)])
    element[attribute: "dokumen"] = narrative.document
    if narrative.isRestricted { element[attribute: "keterbukaan"] = "terbatas" }
    element.children = blocks.map(Node.element)
    return element
  }

  /// A section after its edits as the plan has it.
  static func element(_ section: ProseEdits.Section) -> Element {
    element(section.narrative, section.blocks)
  }

  /// Sections as files of Markdown.
  static func markdown(_ sections: [Element]) -> [Program.NamedFile] {
    MarkdownSectionWriter.files(sections).map { ("narasi/\($0.name)", $0.bytes) }
  }

  /// A section as XML, to be compared.
  static func bytes(_ section: Element) -> [UInt8] {
    var writer = XMLWriter(capacity: 1024)
    ProseForm.write(section, to: &writer)
    return writer.finish()
  }

  /// The whole plan written anew, for one whose text cannot be changed at its places.
  static func plan(_ plan: Element, with sections: [ProseEdits.Section]) -> [UInt8] {
    var root = plan
    var changed: [Int: [Element]] = [:]
    for section in sections {
      if let position = section.position { changed[position] = section.blocks }
    }
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
      narrative.children += sections.filter { $0.position == nil }.map { .element(element($0)) }
      return .element(narrative)
    }
    var writer = XMLWriter(capacity: 1 << 20)
    writer.write(root)
    return writer.finish()
  }

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
    case .tooLarge(let part):
      key = "gagal.besar"
      value = part ?? words.text("gagal.semua")
    case .doctype(let part):
      key = "gagal.doctype"
      value = part
    case .unreadable(let part, _): value = part ?? "zip"
    case .missing(let part), .broken(let part, _): value = part
    }
    return words.text(
      key,
      [
        "berkas": path, "nilai": value, "bagian": "\(TextDocument.mostBytesOfPart >> 20) MB",
        "seluruh": "\(TextDocument.mostBytes >> 20) MB",
      ])
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
