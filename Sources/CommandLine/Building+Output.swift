internal import Diagnostics
internal import Exchange
internal import Ingest
internal import Pictures
internal import Prepare
internal import Publish
internal import References

extension Program {
  /// Writes what was made with its manifest, and the stages where they are kept; all of it or nothing.
  /// Digests of what was read were made before.
  ///
  /// - Returns: an exit code when something could not be written.
  func write(
    _ products: [Product], _ tree: RuleTree?, _ session: PlanSession, _ style: HouseStyle,
    _ command: Susun, _ request: BuildRequest,
    _ digests: (data: [String: Manifest.Entry], inputs: [Manifest.Entry])
  ) -> ExitCode? {
    let files = products.flatMap(\.files)
    let kept =
      SourceReader.files(of: command.plan.rencana) + (session.profilePath.map { [$0] } ?? [])
      + session.ruleFiles
    // Files are on their way to the disk while their digests are made.
    let outputs = SideWork { files.map { Manifest.Entry($0.name, $0.bytes) } }
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
      let manifest = Manifest(
        version: Program.version, edition: request.edition.rawValue,
        inputs: inputs(session, style, command, digests), outputs: outputs.value)
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
    _ session: PlanSession, _ style: HouseStyle, _ command: Susun,
    _ digests: (data: [String: Manifest.Entry], inputs: [Manifest.Entry])
  ) -> [Manifest.Entry] {
    var entries = digests.inputs
    for (name, bytes) in session.pictureFiles.sorted(by: { $0.key < $1.key }) {
      let path = "\(PictureFolder.name)/\(name)"
      // Pictures of a folder of workbooks are among its files already.
      if entries.contains(where: { $0.name == path }) { continue }
      entries.append(Manifest.Entry(path, bytes))
    }
    let own =
      [session.profilePath, command.plan.aturan].compactMap(\.self) + session.ruleFiles
      + style.files
    return entries + dataEntries(own, besides: Set(entries.map(\.name)), digests.data)
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
      var folder = try OutputFolder(
        parent.isEmpty ? "/" : parent, keeping: inputs.flatMap(SourceReader.files))
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
