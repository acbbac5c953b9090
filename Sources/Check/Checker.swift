public import Diagnostics
internal import Ingest
public import Prepare
public import References
internal import XMLTree

/// Judges a prepared plan: by the rules that are data (`PlanRules`), and by those that are code since
/// they need suggestions, sums or dates. The words and severities of all are in the catalogue
/// (`Schemas/aturan`).
public struct Checker {
  let prepared: PreparedPlan
  /// Documents that the run is about, in the restricted edition.
  let documents: [PreparedDocument]
  /// Whether placeholders are refused.
  let isFinal: Bool
  /// The yearly round that documents are made of, which has screened the proposals; nil to screen them
  /// here.
  private let round: SharedWork<ProposalRound>?
  private(set) var list: [Catatan] = []
  /// Suggestions that may still be looked for: each compares with every candidate, and nobody reads
  /// a thousand of them.
  private var suggestionsLeft = 300
  private(set) var unitKodes: [String] = []
  private var kodes: [String] = []

  /// Judges a plan.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - outlines: outlines of the documents that are asked for, for their prose.
  ///   - isFinal: whether `[ISI: …]` is an error.
  ///   - rules: the rules that are data, compiled.
  ///   - round: a round of this plan, which screens the proposals; nil to screen them here.
  ///   - hand: a thread that helps when it is done with its own work; nil where none is at work.
  /// - Returns: findings in the order of the plan.
  /// - Throws: `BrokenData` when a rule cannot be evaluated.
  public static func check(
    _ prepared: PreparedPlan, outlines: [Outline], isFinal: Bool, rules: PlanRules,
    round: SharedWork<ProposalRound>? = nil, hand: HelpingHand? = nil
  ) throws(BrokenData) -> [Catatan] {
    let documents = outlines.map { PreparedDocument($0, of: prepared, edition: .terbatas) }
    let found = try rules.check(prepared, documents: documents, hand: hand) {
      Checker(prepared: prepared, documents: documents, isFinal: isFinal, round: round)
        .findings()
    }
    return ordered(found, prepared.library.rules)
  }

  /// What the rules find that are code.
  private func findings() -> [Catatan] {
    var checker = self
    checker.unitKodes = prepared.index.unitKodes.sorted()
    checker.kodes = prepared.index.kodes.sorted()
    checker.checkPeriod()
    checker.checkDocuments()
    checker.checkReferenceVersions()
    checker.checkUnits()
    checker.checkStrategy()
    checker.checkObjects()
    checker.checkGaps()
    checker.checkActivities()
    checker.checkRisks()
    checker.checkProposals()
    checker.checkNarrative()
    return checker.list + Checker.logFindings(prepared)
  }

  /// Findings by place, at one place in the order of the catalogue; those of rules that are turned
  /// off are left out.
  private static func ordered(_ list: [Catatan], _ catalogue: RuleCatalogue) -> [Catatan] {
    let kept = list.filter { catalogue.rule($0.id)?.isOff != true }
    let places = FindingPlaces(kept, catalogue)
    return kept.indices.sorted(by: places.comesFirst).map { kept[$0] }
  }

  private init(
    prepared: PreparedPlan, documents: [PreparedDocument], isFinal: Bool,
    round: SharedWork<ProposalRound>?
  ) {
    self.prepared = prepared
    self.documents = documents
    self.isFinal = isFinal
    self.round = round
  }

  /// What must hold of every proposal.
  var screen: ProposalScreen { round?.value.screen ?? ProposalScreen(prepared) }

  var plan: Plan { prepared.plan }
  var library: Library { prepared.library }

  /// Adds a finding.
  mutating func add(
    _ id: String, at place: Place, path: String? = nil, field: String? = nil,
    _ values: [String: String], value: String? = nil, suggestion: String? = nil,
    citation: String? = nil, unit: String? = nil
  ) {
    list.append(
      library.rules.catatan(
        id, at: plan.location(place, path: path, field: field ?? library.rules.rule(id)?.field),
        values,
        value: value ?? values["nilai"], suggestion: suggestion, citation: citation, unit: unit))
  }

  /// "did you mean" among candidates; nil when nothing is near.
  mutating func meant(_ value: String, among candidates: [String]) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return Similarity.nearest(to: value, in: candidates).map {
      library.messages.text("saran.mungkin", ["nilai": $0])
    }
  }

  /// Reports a unit that the plan does not list.
  mutating func checkUnit(_ kode: String, at place: Place, of object: String) {
    guard prepared.index.unit(kode) == nil else { return }
    add(
      "TAU003", at: place, ["nilai": kode, "objek": object],
      suggestion: meant(kode, among: unitKodes))
  }

  /// Reports a link that leads nowhere, or to something of another kind.
  mutating func checkLink(
    _ link: Placed<String>, to kinds: Set<String>, field: String, of object: String,
    unit: String? = nil
  ) {
    guard let target = prepared.index[link.value] else {
      return add(
        "TAU001", at: link.place,
        ["nilai": link.value, "objek": object, "bidang": field],
        suggestion: meant(link.value, among: kodes), unit: unit)
    }
    guard !kinds.contains(target.kind) else { return }
    let names = kinds.sorted().map { library.fields.kind($0)?.name ?? $0 }
    add(
      "TAU002", at: link.place,
      [
        "nilai": link.value, "objek": object, "bidang": field,
        "harapan": names.joined(separator: ", "),
      ], unit: unit)
  }

  /// Kinds of all architecture objects.
  var objectKinds: Set<String> {
    Set(library.fields.domains.flatMap(\.kinds).map(\.key))
  }

  var periodText: String { prepared.facts["periode.teks"] ?? "" }
}
