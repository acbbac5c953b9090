public import Ingest
public import References

/// How a proposal stands to the roadmap and the law.
public enum ProposalVerdict: String, Sendable, CaseIterable {
  /// It carries out a kegiatan of the roadmap in that year.
  case aligned = "selaras"
  /// It does, and the law asks for a recommendation that it does not have.
  case needsRecommendation = "perlu-rekomendasi"
  /// No kegiatan of the roadmap of that year calls for it.
  case unplanned = "tidak-ada"
  /// An earlier proposal asks for the same.
  case duplicate = "duplikat"
}

/// A proposal with its verdict; a class, since every table of a document passes it along.
public final class JudgedProposal: Sendable {
  /// Position in the plan.
  public let position: Int
  public let proposal: Proposal
  public let verdict: ProposalVerdict
  /// Key of why: of verdict and cause, such as `tidak-ada.tahun-lain`.
  public let cause: String
  /// Why, as a sentence.
  public let reason: String
  /// The articles behind the verdict, in words; nil where the law says nothing.
  public let citation: String?
  /// Kode of the kegiatan that it belongs to; nil where there is none.
  public let activityKode: String?
  /// Key of the group of kegiatan; nil where there is none.
  public let group: String?
  /// What the law asks for and the proposal lacks, whatever its verdict.
  public let missing: [Profile.Recommendation]

  init(
    position: Int, proposal: Proposal, verdict: ProposalVerdict, cause: String, reason: String,
    citation: String?, activityKode: String?, group: String?, missing: [Profile.Recommendation]
  ) {
    self.position = position
    self.proposal = proposal
    self.verdict = verdict
    self.cause = cause
    self.reason = reason
    self.citation = citation
    self.activityKode = activityKode
    self.group = group
    self.missing = missing
  }
}

/// A line that is not taken, with the reasons in the order in which they are looked for.
public struct RefusedProposal: Sendable {
  public let position: Int
  public let proposal: Proposal
  public let reasons: [ProposalScreen.Refusal]
}

/// The yearly round of one year: every line read, judged or refused.
public struct ProposalRound: Sendable {
  public let year: Int
  /// What was asked of every line before it was judged.
  public let screen: ProposalScreen
  /// Lines of the plan, of all years.
  public let lines: Int
  /// Lines of other years of the period, which the documents of those years hold.
  public let others: Int
  /// Judged lines, in the order of the plan.
  public let judged: [JudgedProposal]
  /// Refused lines, in the order of the plan: those of the year, and those whose year no document
  /// holds.
  public let refused: [RefusedProposal]
  /// Places in `judged` of the lines of each unit.
  private let placesOfUnit: [String: [Int]]
  /// Kode of the units that have lines, taken or refused, in the order of the plan; units that the
  /// plan does not have come behind, in the order of their lines.
  public let units: [String]

  /// Lines that this year answers for: taken and refused ones.
  public var read: Int { judged.count + refused.count }

  /// Judges the proposals of a year.
  ///
  /// - Parameters:
  ///   - prepared: the plan with all of its years.
  ///   - year: year of the budget.
  /// - Complexity: linear in proposals and lines of kegiatan.
  public init(_ prepared: PreparedPlan, year: Int) {
    self.year = year
    let screen = ProposalScreen(prepared)
    self.screen = screen
    let judge = ProposalJudge(prepared, screen, year: year)
    var judged: [JudgedProposal] = []
    var refused: [RefusedProposal] = []
    var others = 0
    for (position, proposal) in prepared.plan.proposals.enumerated() {
      let reasons = screen.refusals[position]
      if proposal.year != year, !reasons.contains(.year) {
        others += 1
      } else if reasons.isEmpty {
        judged.append(judge.judge(proposal, at: position))
      } else {
        refused.append(
          RefusedProposal(position: position, proposal: proposal, reasons: reasons))
      }
    }
    lines = prepared.plan.proposals.count
    self.others = others
    self.judged = judged
    self.refused = refused
    placesOfUnit = Dictionary(grouping: judged.indices) { judged[$0].proposal.unit }
    units = ProposalRound.units(
      judged.map(\.proposal.unit) + refused.map(\.proposal.unit), prepared)
  }

  /// The judged lines of a unit, in the order of the plan.
  public func judged(of unit: String) -> [JudgedProposal] {
    (placesOfUnit[unit] ?? []).map { judged[$0] }
  }

  private static func units(_ kodes: [String], _ prepared: PreparedPlan) -> [String] {
    var seen: Set<String> = []
    let distinct = kodes.filter { seen.insert($0).inserted }
    return distinct.enumerated().sorted { left, right in
      let places = (
        prepared.index.unit(left.element) ?? .max, prepared.index.unit(right.element) ?? .max
      )
      return places == (.max, .max) ? left.offset < right.offset : places.0 < places.1
    }.map(\.element)
  }
}

extension JudgedProposal {
  /// Whether the amount is part of what the year needs: a duplicate would count twice.
  public var counts: Bool { verdict != .duplicate }
}
