internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References

extension Program {
  /// `naskah periksa`.
  func check(_ command: Periksa) throws(BrokenData) -> ExitCode {
    if let problem = PlanOptions.problem(command.plan, words) {
      console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    if InstrumentSession.isInstrument(command.plan.rencana) {
      return try checkInstrument(command)
    }
    var session = try PlanSession(folder, ruleSet: command.plan.aturan, planAhead)
    session.wantsIntake = command.perPD != nil || command.tandai != nil
    var found: [String: String] = [:]
    switch try session.prepare(command.plan) {
    case .stopped(let code):
      if let code = report(session, command.plan) { return code }
      return try writeLists(session, command, [:]) ?? code
    case .brokenProfile(let error, let path): return report(error, of: path, session.library)
    case .ready(let prepared):
      Heaps.keepToTheEnd(prepared)
      for unit in prepared.plan.units { found[unit.kode] = prepared.unitName(unit.kode) }
      let outlines = try session.outlines(session.defaultDocuments(prepared), for: prepared)
      try session.check(prepared, outlines: outlines, isFinal: command.plan.final)
      for finding in try numberFindings(outlines, of: prepared) { session.add(finding) }
    }
    let names = found
    if let code = applyBaseline(&session, command.plan) {
      return report(session, command.plan) ?? code
    }
    let unitName = command.kelompokPD ? { names[$0] ?? $0 } : nil
    if let code = report(session, command.plan, unitName: unitName) { return code }
    if let code = try writeLists(session, command, names) { return code }
    return session.fails(strictly: command.plan.ketat) ? .findings : .clean
  }

  /// `naskah aturan`: the catalogue, or one rule explained.
  func showRules(_ command: Aturan) throws(BrokenData) -> ExitCode {
    let catalogue = try RuleCatalogue(from: folder)
    if let key = command.profil { return try showRules(ofProfile: key, catalogue) }
    guard let id = command.id?.uppercased() else {
      for rule in catalogue.rules {
        console.print("\(rule.id)  \(rule.level.rawValue)  \(rule.message)\n")
      }
      return .clean
    }
    guard let rule = catalogue.rule(id) else {
      let near = Similarity.nearest(to: id, in: catalogue.rules.map(\.id))
      console.report(missing("aturan.tidak-ada", id, near))
      return .findings
    }
    console.print("\(rule.id)  \(rule.level.rawValue)\n\(rule.message)\n")
    if let reason = rule.reason { console.print("\(words.text("aturan.alasan")) \(reason)\n") }
    if let remedy = rule.remedy { console.print("\(words.text("aturan.saran")) \(remedy)\n") }
    return .clean
  }

  /// The rules that are generated from the statements of a profile, each with its article.
  private func showRules(
    ofProfile key: String, _ catalogue: RuleCatalogue
  ) throws(BrokenData) -> ExitCode {
    let known = folder.names(inSchemas: "profil")
    guard known.contains(key) else {
      console.report(missing("profil.tidak-ada", key, Similarity.nearest(to: key, in: known)))
      return .findings
    }
    let profile = try Profile(path: folder.schema("profil/\(key).xml"), from: folder)
    let legal = try Words("umum", from: folder)
    for rule in ProfileRules(profile).rules {
      let level = catalogue.rule(rule.kind)?.level.rawValue ?? ""
      let basis = profile.cite(rule.citations, legal).map { " (\($0))" } ?? ""
      console.print("\(rule.id)  \(level)  \(rule.subject)\(basis)\n")
    }
    return .clean
  }

  /// "X is unknown", with the nearest name where there is one.
  func missing(_ key: String, _ value: String, _ near: String?) -> String {
    let hint = near.map { " " + words.text("galat.mungkin", ["nilai": $0]) } ?? ""
    return "naskah: \(words.text(key, ["nilai": value]))\(hint)\n"
  }
}
