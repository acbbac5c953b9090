internal import Diagnostics
internal import Exchange
internal import Ingest
internal import Publish
internal import References
internal import Workbook
internal import XMLTree

extension Program {
  /// A plan as a tree, from a rencana.xml or from workbooks, with what was said about it.
  struct PlanTree {
    let root: Element?
    let catatan: [Catatan]
    let isUnreadable: Bool
    /// The plan as XML, for the caret display.
    let bytes: [UInt8]
    /// Pictures of the prose by file name.
    let pictures: [String: [UInt8]]
  }

  /// Reads a plan as a tree.
  func planTree(
    _ path: String, _ library: Library, limits: ArchiveLimits
  ) throws(BrokenData) -> PlanTree {
    if SourceReader.isSource(path) {
      let sources = SourceReader.read([path], library, limits: limits)
      let imported = try PlanImportReader(library).read(sources)
      return PlanTree(
        root: imported.root, catatan: imported.catatan,
        isUnreadable: imported.recognised.isEmpty && sources.isUnreadable, bytes: [],
        pictures: imported.pictures)
    }
    let file = SourceReader.isPlanFolder(path) ? "\(path)/rencana.xml" : path
    let read = try PlanReader(library).read(file)
    return PlanTree(
      root: read.root, catatan: read.catatan, isUnreadable: read.isUnreadable, bytes: read.bytes,
      pictures: read.plan?.pictureFiles ?? [:])
  }

  /// `naskah ekspor`.
  func exportPlan(_ command: Ekspor) throws(BrokenData) -> ExitCode {
    if let problem = command.limits.problem(words) { return usage(problem) }
    let library = try Library(from: folder)
    let tree = try planTree(command.rencana, library, limits: command.limits.archive)
    if !tree.catatan.isEmpty {
      let sources = [command.rencana: SourceLines(tree.bytes)]
      _ = report(tree.catatan, [], keeping: [], sources: sources, library)
    }
    guard let root = tree.root else { return tree.isUnreadable ? .unreadable : .findings }
    let files = try WorkbookSet(exporting: root, PlanImportReader(library), library).files
    if let code = writeTree(files, to: command.keluaran, keeping: [command.rencana], library) {
      return code
    }
    let place = command.keluaran + "/"
    if let code = writePictures(tree.pictures, beside: place, library) { return code }
    return tree.catatan.contains { $0.level == .kesalahan } ? .findings : .clean
  }

  /// `naskah templat`.
  func writeTemplates(_ command: Templat) throws(BrokenData) -> ExitCode {
    if let problem = command.limits.problem(words) { return usage(problem) }
    let library = try Library(from: folder)
    guard command.keluaran != nil || command.perPD != nil else {
      return usage(words.text("templat.tujuan"))
    }
    if let path = command.perPD {
      if let code = try writeUnitTemplates(command, to: path, library) { return code }
    }
    guard let output = command.keluaran else { return .clean }
    var root = Element("rencana")
    if let path = command.dari {
      let tree = try planTree(path, library, limits: command.limits.archive)
      guard let plan = tree.root else {
        _ = report(tree.catatan, [], keeping: [], library)
        return tree.isUnreadable ? .unreadable : .findings
      }
      // What every unit needs to know, and nothing of what others have written.
      root.children = ["identitas", "perangkat-daerah", "strategi"].compactMap { name in
        plan.first(name).map { .element($0) }
      }
    }
    let files = try WorkbookSet(template: root, PlanImportReader(library), library).files
    // What was filled in must not become blank again.
    let filled = files.filter { file in
      let path = "\(output)/\(file.name)"
      return Program.exists(path) && FileReader.bytes(path) != file.bytes
    }
    if let first = filled.first {
      let path = "\(output)/\(first.name)"
      _ = report([taken(path, filled.count, library)], [], keeping: [], library)
      return .notWritten
    }
    return writeTree(files, to: output, keeping: [], library) ?? .clean
  }
}
