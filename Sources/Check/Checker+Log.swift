public import Diagnostics
internal import Ingest
public import Prepare
internal import References

extension Checker {
  /// Reports keys of duties in the process log that the law does not have: what was carried out would
  /// go on counting as not done.
  public static func logFindings(_ prepared: PreparedPlan) -> [Catatan] {
    let schedule = DutySchedule(prepared)
    guard !schedule.unknown.isEmpty else { return [] }
    let known = Set(schedule.duties.map(\.key)).sorted()
    let library = prepared.library
    // Each suggestion compares with every key, and nobody reads a hundred of them.
    return schedule.unknown.enumerated().map { number, item in
      let near = number < 100 ? Similarity.nearest(to: item.key, in: known) : nil
      return library.rules.catatan(
        "PRO010", at: prepared.plan.location(item.event.place, field: "@kewajiban"),
        ["nilai": item.key, "peraturan": prepared.profile.regulation], value: item.key,
        suggestion: near.map { library.messages.text("saran.mungkin", ["nilai": $0]) })
    }
  }
}
