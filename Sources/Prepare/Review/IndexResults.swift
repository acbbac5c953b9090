internal import References
internal import Review

/// A maturity index before and after, in one set of indicators: sets are never mixed, since their
/// weights and scales differ.
public struct IndexResult: Sendable {
  /// Level of one indicator.
  public struct Level: Sendable {
    public let code: String
    public let name: String
    public let initial: String?
    public let target: String?
    public let achieved: String?
    public let attainment: Attainment
  }

  /// Key of the set.
  public let set: String
  public let name: String
  public let basis: String
  /// Values and targets by year, in order.
  public let years: [Realisation.YearResult]
  public let levels: [Level]
  /// Whether the set is not in the plan that was set.
  public let isAdded: Bool

  /// The indices of both plans, in the order of the plan now.
  ///
  /// - Parameters:
  ///   - comparison: both plans.
  ///   - library: the sets of indicators.
  /// - Returns: one result for each set.
  static func all(_ comparison: PlanComparison, _ library: Library) -> [IndexResult] {
    let now = comparison.new.named("indeks")
    let gone = comparison.old.named("indeks").filter { comparison.new.item($0.id) == nil }
    return (now + gone).map { item in
      let before = comparison.old.item(item.id)
      let set = library.indicatorSets.first { $0.key == item.value("@set") }
      return IndexResult(
        set: item.value("@set") ?? "", name: set?.name ?? item.value("@set") ?? "",
        basis: set?.basis ?? "", years: years(item, before),
        levels: levels(item, in: comparison, set), isAdded: before == nil)
    }
  }

  private static func years(_ item: PlanItem, _ before: PlanItem?) -> [Realisation.YearResult] {
    let targets = before ?? item
    let years = Set(
      (item.fields + targets.fields).compactMap { field -> Int? in
        let parts = field.key.split(separator: "/")
        guard parts.count == 2, parts[0] == "nilai" || parts[0] == "target" else { return nil }
        return Int(parts[1])
      })
    return years.sorted().map { year in
      let target = targets.value("target/\(year)")
      let achieved = item.value("nilai/\(year)")
      return Realisation.YearResult(
        year: year, target: target, achieved: achieved,
        attainment: target == nil ? .open : Realisation.attainment(achieved, of: target))
    }
  }

  private static func levels(
    _ item: PlanItem, in comparison: PlanComparison, _ set: IndicatorSet?
  ) -> [Level] {
    let inNew = comparison.new.item(item.id) != nil
    let plan = inNew ? comparison.new : comparison.old
    return item.children.map { plan.items[$0] }.filter { $0.name == "tingkat" }.map { level in
      let before = comparison.old.item(level.id) ?? level
      let code = level.value("@indikator") ?? ""
      let achieved = level.value("@capaian")
      let target = before.value("@target")
      return Level(
        code: code, name: set?.indicators.first { $0.code == code }?.name ?? "–",
        initial: before.value("@awal"), target: target, achieved: achieved,
        attainment: Realisation.attainment(achieved, of: target))
    }
  }
}
