internal import Diagnostics
internal import Prepare
internal import References

extension Program {
  /// `naskah periksa`.
  func check(_ command: Periksa) throws(BrokenData) -> ExitCode {
    if let problem = PlanOptions.problem(command.plan, words) {
      console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    var session = try PlanSession(folder, ruleSet: command.plan.aturan)
    let prepared: PreparedPlan
    switch try session.prepare(command.plan) {
    case .stopped(let code): return report(session, command.plan) ?? code
    case .brokenProfile(let error, let path): return report(error, of: path, session.library)
    case .ready(let plan):
      prepared = plan
      let outlines = try session.outlines(session.defaultDocuments(prepared), for: prepared)
      try session.check(prepared, outlines: outlines, isFinal: command.plan.final)
    }
    if let code = applyBaseline(&session, command.plan) {
      return report(session, command.plan) ?? code
    }
    if let code = report(session, command.plan) { return code }
    if let folder = command.perPD, let code = try writePages(session, prepared, to: folder) {
      return code
    }
    return session.fails(strictly: command.plan.ketat) ? .findings : .clean
  }

  /// `naskah aturan`: the catalogue, or one rule explained.
  func showRules(_ command: Aturan) throws(BrokenData) -> ExitCode {
    let catalogue = try RuleCatalogue(from: folder)
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

  /// "X is unknown", with the nearest name where there is one.
  func missing(_ key: String, _ value: String, _ near: String?) -> String {
    let hint = near.map { " " + words.text("galat.mungkin", ["nilai": $0]) } ?? ""
    return "naskah: \(words.text(key, ["nilai": value]))\(hint)\n"
  }
}
