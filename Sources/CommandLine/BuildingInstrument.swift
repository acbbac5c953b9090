internal import Diagnostics
internal import Instruments
internal import Prepare
internal import Publish
internal import References

extension Program {
  /// `naskah periksa` on an instrument.
  func checkInstrument(_ command: Periksa) throws(BrokenData) -> ExitCode {
    var session = try InstrumentSession(
      folder, ruleSet: command.plan.aturan, ahead)
    if case .stopped(let code) = try session.read(command.plan) {
      return report(session, command.plan) ?? code
    }
    if let code = applyBaseline(&session, command.plan) {
      return report(session, command.plan) ?? code
    }
    if let code = report(session, command.plan) { return code }
    return session.fails(strictly: command.plan.ketat) ? .findings : .clean
  }

  /// `naskah susun` on an instrument: its page, its DocBook, its record for JDIH, and the instrument
  /// itself, with its numbers frozen once it is set.
  func buildInstrument(
    _ command: Susun, _ request: BuildRequest
  ) throws(BrokenData) -> ExitCode {
    // Nothing else needs them, and nothing that they need is made by the others.
    let digests = SideWork { dataDigests() }
    var session = try InstrumentSession(
      folder, ruleSet: command.plan.aturan, ahead)
    let instrument: Instrument
    switch try session.read(command.plan) {
    case .stopped(let code): return report(session, command.plan) ?? code
    case .ready(let read): instrument = read
    }
    if let code = applyBaseline(&session, command.plan) {
      return report(session, command.plan) ?? code
    }
    if let code = report(session, command.plan) { return code }
    let fails = session.fails(strictly: command.plan.ketat)
    if fails, !command.rancangan {
      console.report(words.text("susun.berhenti") + "\n")
      return .findings
    }
    let style = try HouseStyle(from: folder, overlay: command.gaya)
    let name = stem(command.plan.rencana)
    let files = try InstrumentForms.files(
      of: instrument, named: name, formats: request.instrumentFormats, session.library,
      style: style, isForcedDraft: command.rancangan)
    var products = [product(named: name, request, files: files)]
    let catchwords = style.hasCatchwords ? try Words("peraturan", from: folder) : nil
    do throws(PDFFailure) {
      if let publisher = try pdfPublisher(for: request) {
        try addPDFs(
          to: &products, groups: [products.map(\.kind)], catchwords: catchwords, with: publisher,
          workers: request.workers)
      }
    } catch { return report(error, session.library) }
    if let code = write(
      products.flatMap(\.files), session, style, command, request, digests: digests.value)
    {
      return code
    }
    return fails ? .findings : .clean
  }

  /// The name of a file without folder and ending.
  private func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.hasSuffix(".xml") ? String(name.dropLast(4)) : name
    return stem.hasSuffix(InstrumentForms.instrumentSuffix)
      ? String(stem.dropLast(InstrumentForms.instrumentSuffix.count)) : stem
  }

  private func write(
    _ files: [(name: String, bytes: [UInt8])], _ session: InstrumentSession, _ style: HouseStyle,
    _ command: Susun, _ request: BuildRequest, digests: [String: Manifest.Entry]
  ) -> ExitCode? {
    let name = command.plan.rencana.split(separator: "/").last.map(String.init) ?? ""
    let own = [session.profilePath, command.plan.aturan].compactMap(\.self) + style.files
    let manifest = Manifest(
      version: Program.version, edition: request.edition.rawValue,
      inputs: [Manifest.Entry(name, session.bytes)] + dataEntries(own, besides: [name], digests),
      outputs: files.map { Manifest.Entry($0.name, $0.bytes) })
    do throws(OutputFailure) {
      var output = try OutputFolder(
        command.keluaran, keeping: [command.plan.rencana] + own)
      for file in files { try output.stage(file.bytes, as: file.name) }
      try output.stage(Array(manifest.json.utf8), as: "manifes.json")
      try output.commit()
    } catch {
      return report(error, session.library)
    }
    if command.plan.reports.allSatisfy({ $0.path != nil }) {
      for file in files { console.print("\(command.keluaran)/\(file.name)\n") }
    }
    return nil
  }
}
