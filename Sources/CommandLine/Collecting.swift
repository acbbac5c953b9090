internal import Diagnostics
internal import Exchange
internal import Publish
internal import References
internal import Workbook
internal import XMLTree

extension Program {
  /// `naskah templat --per-pd`: a set of workbooks for every perangkat daerah.
  ///
  /// - Returns: an exit code when the plan cannot be read or something could not be written.
  func writeUnitTemplates(
    _ command: Templat, to path: String, _ library: Library
  ) throws(BrokenData) -> ExitCode? {
    guard let plan = command.dari else { return usage(words.text("templat.tanpa-rencana")) }
    let tree = try planTree(plan, library, limits: command.limits.archive)
    guard let root = tree.root else {
      _ = report(tree.catatan, [], keeping: [], library)
      return tree.isUnreadable ? .unreadable : .findings
    }
    let files = try UnitTemplates(root, PlanImportReader(library), library).files
    guard !files.isEmpty else {
      console.report("naskah: \(words.text("templat.tanpa-unit", ["berkas": plan]))\n")
      return .findings
    }
    if let first = files.map({ "\(path)/\($0.name)" }).first(where: Program.exists) {
      _ = report([taken(first, 1, library)], [], keeping: [], library)
      return .notWritten
    }
    return writeTree(files, to: path, keeping: [plan], library)
  }

  /// Says that files are there already.
  func taken(_ path: String, _ count: Int, _ library: Library) -> Catatan {
    library.rules.catatan(
      "KEL010", at: Location(file: path), ["berkas": path, "jumlah": String(count)], value: path)
  }

  /// Writes what an import leaves beside the plan: the list of near-duplicates, the kode that were
  /// given.
  ///
  /// - Returns: an exit code when something could not be written.
  func writeBeside(
    _ imported: PlanImport, _ sources: SourceSet, _ reader: PlanImportReader, _ command: Impor,
    _ library: Library
  ) throws(BrokenData) -> ExitCode? {
    if let path = command.ganda,
      let bytes = try imported.duplicateBook(reader.catalogue, library)
    {
      // Only what an earlier run wrote is written anew, with the decisions in it.
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let isOwn = sources.books.contains {
        $0.file == name && PlanImport.holdsDecisions($0, reader.catalogue)
      }
      guard isOwn || !Program.exists(path) else {
        _ = report([taken(path, 1, library)], [], keeping: [], library)
        return .notWritten
      }
      if let code = write(bytes, to: path, keeping: [], library) { return code }
      console.report(
        words.text("ganda.jumlah", ["berkas": path, "jumlah": String(imported.undecided)]) + "\n")
    }
    guard command.tulisKode else { return nil }
    return writeKodes(imported.given, sources, command, library)
  }

  /// Writes given kode into the workbooks of a folder and keeps them in its register.
  private func writeKodes(
    _ given: [GivenKode], _ sources: SourceSet, _ command: Impor, _ library: Library
  ) -> ExitCode? {
    guard command.sumber.count == 1, let folder = command.sumber.first,
      SourceReader.isFolder(folder)
    else { return usage(words.text("kode.folder")) }
    let edits = KodeEdits(given, sources)
    if let code = writeTree(edits.files, to: folder, keeping: [], library) { return code }
    for (file, count) in edits.counts {
      console.report(
        words.text("kode.jumlah", ["berkas": file, "jumlah": String(count)]) + "\n")
    }
    for file in edits.failed {
      console.report(words.text("kode.gagal", ["berkas": file]) + "\n")
    }
    return nil
  }
}
