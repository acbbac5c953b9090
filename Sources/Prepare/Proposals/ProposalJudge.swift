internal import Ingest
internal import References

/// Judges proposals of one year against the roadmap and the law of the region.
struct ProposalJudge {
  /// The kegiatan that a proposal carries out, and how it was found.
  private struct Match {
    let activity: Int
    /// Key of the way: `kegiatan`, `objek`, `sub-kegiatan`.
    let way: String
  }

  /// Why no kegiatan of the year calls for a proposal.
  private struct Mismatch: Error {
    let key: String
    var values: [String: String] = [:]
    /// The kegiatan that it names, where there is one.
    var activity: Int?

    /// Key of a proposal that nothing leads to a kegiatan.
    static let withoutActivity = "tanpa-kegiatan"
  }

  private let prepared: PreparedPlan
  private let screen: ProposalScreen
  private let year: Int
  /// Units with a line in the year, by position of the kegiatan.
  private var unitsOf: [Int: Set<String>] = [:]
  /// Kegiatan with a line of this unit and sub kegiatan in the year.
  private var bySubactivity: [String: Set<Int>] = [:]
  /// Roles of the units, by kode.
  private let rolesOf: [String: Set<String>]
  /// What the law says about this document, by the key of the statement; citations in words.
  private let citations: [String: String]
  /// The reason of a proposal that leads to no kegiatan, which is that of most that are not planned.
  private let withoutActivity: String

  init(_ prepared: PreparedPlan, _ screen: ProposalScreen, year: Int) {
    self.prepared = prepared
    self.screen = screen
    self.year = year
    citations = ProposalRound.citations(prepared)
    rolesOf = Dictionary(
      prepared.plan.units.map { ($0.kode, prepared.roles(of: $0.kode)) },
      uniquingKeysWith: { first, _ in first })
    withoutActivity = prepared.library.words.text(
      "usulan.tidak-ada.\(Mismatch.withoutActivity)", ["tahun": String(year)])
    for (position, activity) in prepared.plan.activities.enumerated() {
      for line in activity.lines where line.year == year {
        unitsOf[position, default: []].insert(line.unit)
        if let code = line.subactivity {
          bySubactivity["\(line.unit) \(code)", default: []].insert(position)
        }
      }
    }
  }

  private var words: Words { prepared.library.words }

  func judge(_ proposal: Proposal, at position: Int) -> JudgedProposal {
    let found: Result<Match, Mismatch>
    do throws(Mismatch) { found = .success(try match(proposal)) } catch { found = .failure(error) }
    let activity = activity(of: found)
    let missing = missing(proposal)
    func judged(
      _ verdict: ProposalVerdict, _ cause: String, _ reason: String, _ citation: String?
    ) -> JudgedProposal {
      JudgedProposal(
        position: position, proposal: proposal, verdict: verdict,
        cause: "\(verdict.rawValue).\(cause)", reason: reason, citation: citation,
        activityKode: activity.map { prepared.plan.activities[$0].kode },
        group: activity.map { prepared.plan.activities[$0].group }, missing: missing)
    }
    if let twin = screen.twins[position] {
      let other = prepared.plan.proposals[twin.position]
      let cause = twin.likeness.rawValue
      return judged(
        .duplicate, cause,
        text(
          "duplikat.\(cause)",
          ["kode": other.kode, "nama": other.name, "unit": prepared.unitName(other.unit)]),
        citations["usulan"])
    }
    switch found {
    case .failure(let mismatch):
      return judged(
        .unplanned, mismatch.key,
        mismatch.key == Mismatch.withoutActivity
          ? withoutActivity : text("tidak-ada.\(mismatch.key)", mismatch.values),
        citations["peta-rencana"])
    case .success(let match):
      guard missing.isEmpty else {
        return judged(
          .needsRecommendation, match.way, needs(missing),
          prepared.cite(missing.map(\.statement)))
      }
      return judged(.aligned, match.way, reason(of: match, proposal), citations["peta-rencana"])
    }
  }

  /// Which kegiatan a proposal carries out, and the recommendations that it has.
  private func reason(of match: Match, _ proposal: Proposal) -> String {
    let activity = prepared.plan.activities[match.activity]
    let reason = text("selaras.\(match.way)", ["kode": activity.kode, "nama": activity.name])
    let papers = proposal.recommendations.map(\.paper)
    guard !papers.isEmpty else { return reason }
    return reason + " " + text("selaras.terbit", ["surat": prepared.formats.joined(papers)])
  }

  private func activity(of found: Result<Match, Mismatch>) -> Int? {
    switch found {
    case .success(let match): match.activity
    case .failure(let mismatch): mismatch.activity
    }
  }

  private func text(_ key: String, _ values: [String: String] = [:]) -> String {
    words.text("usulan.\(key)", values.merging(["tahun": String(year)]) { $1 })
  }

  // MARK: Roadmap

  /// The kegiatan of the year that a proposal carries out: the one that it names, else the one that
  /// its object or its sub kegiatan leads to.
  private func match(_ proposal: Proposal) throws(Mismatch) -> Match {
    if let named = proposal.activity?.value { return try match(named, proposal.unit) }
    for object in proposal.objects {
      for activity in prepared.activitiesOfObject[object.value] ?? []
      where runs(activity, by: proposal.unit) {
        return Match(activity: activity, way: "objek")
      }
    }
    if let code = proposal.subactivity,
      let found = bySubactivity["\(proposal.unit) \(code)"]?.filter({ !isDeferred($0) }),
      found.count == 1, let activity = found.first
    {
      return Match(activity: activity, way: "sub-kegiatan")
    }
    throw Mismatch(key: Mismatch.withoutActivity)
  }

  private func match(_ kode: String, _ unit: String) throws(Mismatch) -> Match {
    guard let target = prepared.index[kode], target.kind == "kegiatan" else {
      throw Mismatch(key: "tidak-dikenal", values: ["kode": kode])
    }
    let position = target.position
    var values = ["kode": kode, "nama": target.name]
    guard !isDeferred(position) else {
      throw Mismatch(key: "ditunda", values: values, activity: position)
    }
    guard let units = unitsOf[position] else {
      let years = Set(prepared.plan.activities[position].lines.map(\.year)).sorted()
      values["lain"] = prepared.formats.joined(years.map(String.init))
      throw Mismatch(
        key: years.isEmpty ? "tanpa-rincian" : "tahun-lain", values: values, activity: position)
    }
    guard runs(position, by: unit) else {
      values["lain"] = prepared.formats.joined(units.sorted().map(prepared.unitName))
      throw Mismatch(key: "unit-lain", values: values, activity: position)
    }
    return Match(activity: position, way: "kegiatan")
  }

  private func isDeferred(_ activity: Int) -> Bool {
    prepared.plan.activities[activity].status == "ditunda"
  }

  /// Whether a unit carries a kegiatan out in the year: it has a line, or answers for the kegiatan.
  private func runs(_ activity: Int, by unit: String) -> Bool {
    guard let units = unitsOf[activity], !isDeferred(activity) else { return false }
    return units.contains(unit)
      || prepared.plan.activities[activity].units.contains { $0.value == unit }
  }

  // MARK: Law

  /// What the law asks for and the proposal does not have.
  private func missing(_ proposal: Proposal) -> [Profile.Recommendation] {
    prepared.profile.recommendations.filter { law in
      guard law.kinds.contains(proposal.kind ?? ""),
        (law.sourceCode ?? proposal.sourceCode) == proposal.sourceCode,
        (law.placement ?? proposal.placement) == proposal.placement,
        !proposal.recommendations.contains(where: { $0.key == law.statement.key })
      else { return false }
      // Nobody gives a recommendation to himself.
      return law.statement.role.map { rolesOf[proposal.unit]?.contains($0) == true } != true
    }
  }

  private func needs(_ missing: [Profile.Recommendation]) -> String {
    let parts = missing.map { law in
      text(
        "perlu.butir",
        ["bentuk": law.form, "dari": law.giver, "hal": law.statement.name])
    }
    return text("perlu", ["daftar": parts.joined(separator: "; ")])
  }
}

extension ProposalRound {
  /// What the law says about the document of the yearly round, by the key of the statement: how it
  /// is bound to the roadmap, to the architecture, to the proposals. Under `dokumen`, the provisions
  /// that call for it; a statement that the law does not make falls back on these.
  public static func citations(_ prepared: PreparedPlan) -> [String: String] {
    guard let law = prepared.profile.document("rencana-anggaran") else { return [:] }
    let whole = prepared.profile.cite(law.citations, prepared.library.words)
    var result: [String: String] = [:]
    result["dokumen"] = whole
    for key in ["arsitektur", "peta-rencana", "usulan", "nomenklatur"] {
      let statement = law.alignments.first { $0.key == key }
      result[key] = statement.flatMap { prepared.cite([$0]) } ?? whole
    }
    return result
  }
}

extension PreparedPlan {
  /// Roles of a unit, as keys of the code list `peran-unit`.
  func roles(of kode: String) -> Set<String> {
    guard let position = index.unit(kode) else { return [] }
    return Set(plan.units[position].roles.map { library.lists["peran-unit"]?.value($0)?.key ?? $0 })
  }

  /// Citations of statements in words, with the short name of their regulation; nil where none has
  /// any.
  func cite(_ statements: [Statement]) -> String? {
    profile.cite(statements.flatMap(\.citations), library.words)
  }
}
