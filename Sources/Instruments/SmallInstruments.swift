public import Diagnostics
internal import Ingest
public import Prepare
public import References
internal import XMLTree

/// The instruments that a law calls for besides those that set documents, each a Keputusan: of a team,
/// of the business processes, of the operation of the data centre.
///
/// Which there are is said by the profile (`tim`, `keputusan`); the sentences are clause files; members,
/// tasks and registers are the plan's.
public struct SmallInstruments: Sendable {
  /// The instruments that were asked for, as far as they can be drafted.
  public private(set) var items: [PlanInstruments.Item] = []
  /// Findings about what was asked for, and about the drafts.
  public private(set) var catatan: [Catatan] = []

  /// One that can be drafted.
  struct Known {
    let key: String
    let entry: SmallInstrumentCatalogue.Entry
    let statement: Statement
    /// Provisions that delegate.
    let citations: [Citation]
  }

  /// Drafts and judges small instruments.
  ///
  /// - Parameters:
  ///   - keys: keys of statements of the profile, such as `tim-koordinasi`.
  ///   - prepared: the plan with its law.
  ///   - style: the house style.
  ///   - isFinal: whether placeholders and missing names are refused.
  /// - Throws: `BrokenData` when data of the program are missing or broken.
  public init(
    _ keys: [String], _ prepared: PreparedPlan, style: HouseStyle, isFinal: Bool
  ) throws(BrokenData) {
    guard !keys.isEmpty else { return }
    let known = try SmallInstruments.known(prepared)
    let drafter = try InstrumentDrafter(prepared, titles: [:], style: style)
    let checker = try InstrumentChecker(prepared.library)
    for key in keys {
      guard let decision = known.first(where: { $0.key == key }),
        let kind = SmallInstruments.kind(prepared)
      else {
        catatan.append(
          SmallInstruments.unknown(
            key, at: prepared.plan.identity.profile.place, among: known, prepared))
        continue
      }
      let facts = SmallInstrumentFacts(decision: decision, drafter: drafter, kind: kind)
      guard !facts.isEmpty else {
        catatan.append(facts.lacking())
        continue
      }
      let instrument = try drafter.draft(
        facts.group, clause: decision.entry.clause, scope: facts.scope)
      catatan += checker.check(
        instrument, file: prepared.file, profile: prepared.profile, isFinal: isFinal
      ).map { item in
        var item = item
        item.location = prepared.plan.location(facts.draftPlace, path: item.location.path)
        return item
      }
      items.append(
        PlanInstruments.Item(
          name: DocumentRequest.decisionPrefix + key, instrument: instrument,
          requests: facts.group.requests, path: nil))
    }
    catatan.removeAll { prepared.library.rules.rule($0.id)?.isOff == true }
  }

  /// Those that the profile has set by a Keputusan and the catalogue can draft, in the order of the
  /// profile: teams first.
  static func known(_ prepared: PreparedPlan) throws(BrokenData) -> [Known] {
    let catalogue = try SmallInstrumentCatalogue(from: prepared.library.folder)
    let profile = prepared.profile
    let decisions = profile.decisions.filter { $0.instrument == "keputusan" }
    let teams = profile.teams.filter { $0.instrument == "keputusan" }.compactMap { team in
      catalogue.team.map { entry in
        let own = decisions.first { $0.statement.key == team.statement.key }
        return Known(
          key: team.statement.key, entry: entry, statement: team.statement,
          citations: own?.statement.citations ?? Array(team.statement.citations.suffix(1)))
      }
    }
    let taken = Set(teams.map(\.key))
    return teams
      + decisions.compactMap { decision in
        let statement = decision.statement
        guard !taken.contains(statement.key), let entry = catalogue.others[statement.key] else {
          return nil
        }
        return Known(
          key: statement.key, entry: entry, statement: statement, citations: statement.citations)
      }
  }

  /// The kind of Keputusan of the head of this region.
  private static func kind(_ prepared: PreparedPlan) -> InstrumentKind? {
    prepared.library.instrumentKinds.values.filter {
      $0.hasRulings && $0.government == prepared.plan.identity.kind
    }.min { $0.key < $1.key }
  }

  /// What is wrong with the small instruments that a plan tells of: its law calls for no such one, or
  /// the plan tells of it what only instruments that set documents take.
  ///
  /// - Parameter prepared: the plan with its law.
  /// - Returns: a finding for each, where the plan tells of it.
  /// - Throws: `BrokenData` when the catalogue is missing.
  static func findings(_ prepared: PreparedPlan) throws(BrokenData) -> [Catatan] {
    guard !prepared.plan.decisions.isEmpty else { return [] }
    let known = try SmallInstruments.known(prepared)
    return prepared.plan.decisions.flatMap { request -> [Catatan] in
      guard let key = request.decision else { return [] }
      guard known.contains(where: { $0.key == key }) else {
        return [unknown(key, at: request.place, among: known, prepared)]
      }
      return idle(request).map { field in
        prepared.library.rules.catatan(
          "KPT006", at: prepared.plan.location(request.place), ["nilai": field, "objek": key],
          value: field)
      }
    }
  }

  /// What a plan says of a small instrument in vain, by the names of the plan's own elements and
  /// attributes (`Schemas/rencana`).
  private static func idle(_ request: DocumentRequest) -> [String] {
    [
      ("naskah", request.instrumentFile), ("tentang", request.subject),
      ("alasan", request.reason), ("bersama", request.together), ("mengubah", request.amends),
    ].compactMap { $1 == nil ? nil : $0 }
  }

  /// That the law calls for no such instrument, with the provisions that call for the others.
  private static func unknown(
    _ key: String, at place: Place, among available: [Known], _ prepared: PreparedPlan
  ) -> Catatan {
    let known = available.map(\.key)
    return prepared.library.rules.catatan(
      "KPT001", at: prepared.plan.location(place),
      [
        "nilai": key, "profil": prepared.profile.shortRegulation,
        "harapan": known.isEmpty ? "–" : known.joined(separator: ", "),
      ], value: key,
      suggestion: Similarity.nearest(to: key, in: known).map {
        prepared.library.messages.text("saran.mungkin", ["nilai": $0])
      },
      citation: prepared.profile.cite(
        available.flatMap(\.citations), prepared.library.words))
  }
}
