internal import Ingest

/// Finds what a kode of the plan stands for.
public struct KodeIndex: Sendable {
  /// What a kode names.
  public struct Target: Sendable {
    /// `sasaran`, `iku`, `kesenjangan`, `kegiatan`, or the kind of an object.
    public let kind: String
    /// Position in the plan's list of that kind; objects share one list.
    public let position: Int
    public let name: String
  }

  private var targets: [String: Target] = [:]
  private var units: [String: Int] = [:]

  init(_ plan: Plan) {
    for (position, unit) in plan.units.enumerated() where units[unit.kode] == nil {
      units[unit.kode] = position
    }
    for (position, object) in plan.objects.enumerated() {
      add(object.kode, Target(kind: object.kind, position: position, name: object.name))
    }
    for (position, objective) in plan.strategy.objectives.enumerated() {
      add(objective.kode, Target(kind: "sasaran", position: position, name: objective.text))
      for indicator in objective.indicators {
        add(indicator.kode, Target(kind: "iku", position: position, name: indicator.name))
      }
    }
    for (position, gap) in plan.gaps.enumerated() {
      add(gap.kode, Target(kind: "kesenjangan", position: position, name: gap.text))
    }
    for (position, activity) in plan.activities.enumerated() {
      add(activity.kode, Target(kind: "kegiatan", position: position, name: activity.name))
    }
  }

  private mutating func add(_ kode: String, _ target: Target) {
    if targets[kode] == nil { targets[kode] = target }
  }

  /// What `kode` stands for; nil for a dangling link.
  public subscript(kode: String) -> Target? { targets[kode] }

  /// Position of the unit with this kode.
  public func unit(_ kode: String) -> Int? { units[kode] }

  /// All kode of objects and sasaran, in no order.
  public var kodes: some Sequence<String> { targets.keys }

  /// All kode of units, in no order.
  public var unitKodes: some Sequence<String> { units.keys }
}
