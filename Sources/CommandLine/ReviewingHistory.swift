internal import Diagnostics
internal import Exchange
internal import FoundationEssentials
internal import Ingest
internal import Prepare
internal import Publish
internal import References
internal import Review
internal import XMLTree

/// A version of a plan in a folder of versions, with what its history and its manifest need.
private struct FoundVersion {
  let version: PlanHistory.Version
  let root: Element
  let inputs: [Manifest.Entry]
}

/// Why the versions of a plan could not be read; it has been said already.
private struct HistoryStop: Error { let code: ExitCode }

extension Program {
  /// `naskah reviu RIWAYAT`: how a plan has developed over its versions.
  func reviewHistory(_ command: Reviu) throws(BrokenData) -> ExitCode {
    let asked = BuildRequest.list(command.format)
    if let problem = ReviewCommandRequest.formProblem(command, asked, words)
      ?? command.limits.problem(words)
    {
      return usage(problem)
    }
    guard isFolder(command.lama) else {
      return usage(words.text("riwayat.bukan-folder", ["berkas": command.lama]))
    }
    var library = try Library(from: folder)
    for topic in ["reviu", "riwayat"] { try library.addWords(topic) }
    let found: [FoundVersion]
    switch try versions(of: command, library) {
    case .failure(let stop): return stop.code
    case .success(let list): found = list
    }
    guard found.count > 1, let last = found.last?.version.plan else {
      return stop("riwayat.kurang", command.lama, .unreadable).code
    }
    let other = found.first {
      $0.version.plan.plan.identity.name != last.plan.identity.name
        || $0.version.plan.period != last.period
    }
    if let other, !command.paksa {
      return stop("riwayat.campur", other.version.plan.file, .findings).code
    }
    let steps = zip(found, found.dropFirst()).map { before, now in
      PlanComparison(before.root, now.root, library: library)
    }
    let history = PlanHistory(found.map(\.version), steps: steps)
    return try write(
      history, of: last, found.flatMap(\.inputs), command,
      formats: asked.isEmpty ? BuildRequest.usualFormats : Set(asked), library)
  }

  /// Drafts the history and writes it in the forms asked for, with its manifest.
  private func write(
    _ history: PlanHistory, of last: PreparedPlan, _ inputs: [Manifest.Entry], _ command: Reviu,
    formats: Set<String>, _ library: Library
  ) throws(BrokenData) -> ExitCode {
    let outline = try Outline(PlanHistory.key, profile: "laporan", from: folder)
    let edition = Edition(rawValue: command.edisi) ?? .publik
    let siap = SiapWriter(
      PreparedDocument(outline, of: last, edition: edition), of: last, linksRegister: false,
      isForcedDraft: false, history: history
    ).bytes()
    let style = try HouseStyle(from: folder, overlay: command.gaya)
    let forms = DocumentForms(
      library: library, formats: formats, style: style,
      houseStyle: command.gaya == nil ? "" : style.css, isWatched: false)
    let made = try forms.forms(of: siap, named: PlanHistory.key)
    var files = made.files
    do throws(PDFFailure) {
      if let publisher = try pdfPublisher(for: formats) {
        files.append(("\(PlanHistory.key).pdf", try publisher.pdf(made.page).bytes))
      }
    } catch { return report(error, library) }
    let manifest = Manifest(
      version: Program.version, edition: edition.rawValue,
      inputs: inputs + dataEntries([], besides: Set(inputs.map(\.name))),
      outputs: files.map { Manifest.Entry($0.name, $0.bytes) })
    do throws(OutputFailure) {
      var output = try OutputFolder(command.keluaran, keeping: [command.lama])
      for file in files { try output.stage(file.bytes, as: file.name) }
      try output.stage(Array(manifest.json.utf8), as: "manifes.json")
      try output.commit()
    } catch {
      return report(error, library)
    }
    for file in files { console.print("\(command.keluaran)/\(file.name)\n") }
    return .clean
  }

  /// The plans of a folder, the oldest first: by the day that a plan states, else by the one that its
  /// name begins with. A plan is an .xml file or a folder that holds rencana.xml.
  private func versions(
    of command: Reviu, _ library: Library
  ) throws(BrokenData) -> Result<[FoundVersion], HistoryStop> {
    let names =
      ((try? FileManager.default.contentsOfDirectory(atPath: command.lama)) ?? []).sorted()
    let first = try PlanSession(reading: library)
    var found: [FoundVersion] = []
    for name in names where !name.hasPrefix(".") {
      let path = "\(command.lama)/\(name)"
      let file = isFolder(path) ? "\(path)/rencana.xml" : path
      guard file.hasSuffix(".xml"), FileReader.bytes(file) != nil else { continue }
      var session = PlanSession(beside: first)
      session.keepsRoot = true
      session.limits = command.limits.archive
      let plan: PreparedPlan
      switch try session.prepare(file, profile: command.profil) {
      case .stopped(let code):
        let failed = report(
          session.catatan, [], keeping: [], sources: [file: SourceLines(session.bytes)], library)
        return .failure(HistoryStop(code: failed ?? code))
      case .brokenProfile(let error, let path):
        return .failure(HistoryStop(code: report(error, of: path, library)))
      case .ready(let ready): plan = ready
      }
      let day = plan.plan.day ?? String(name.prefix(10))
      guard CalendarDay(day) != nil, let root = session.root else {
        return .failure(stop("riwayat.tanpa-tanggal", file, .findings))
      }
      found.append(
        FoundVersion(
          version: PlanHistory.Version(day: day, plan: plan), root: root,
          inputs: session.inputs.map { Manifest.Entry("\(name)/\($0.name)", $0.bytes) }))
    }
    let order = found.indices.sorted {
      (found[$0].version.day, $0) < (found[$1].version.day, $1)
    }
    return .success(order.map { found[$0] })
  }

  private func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  private func stop(_ key: String, _ path: String, _ code: ExitCode) -> HistoryStop {
    console.report("naskah: \(words.text(key, ["berkas": path]))\n")
    return HistoryStop(code: code)
  }
}
