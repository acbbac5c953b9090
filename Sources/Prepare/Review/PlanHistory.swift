public import Review

/// A plan over the years: its versions by their day, and what became of it from one to the next.
public struct PlanHistory: Sendable {
  /// Key of the document that shows it.
  public static let key = "riwayat"

  /// The plan as it stood on a day.
  public struct Version: Sendable {
    /// Day (ISO 8601).
    public let day: String
    public let plan: PreparedPlan

    public init(day: String, plan: PreparedPlan) {
      self.day = day
      self.plan = plan
    }
  }

  /// Two versions or more, the oldest first.
  public let versions: [Version]
  /// What changed before each version but the first.
  public let steps: [PlanComparison]

  /// - Parameters:
  ///   - versions: versions, the oldest first.
  ///   - steps: comparisons of each version with the one before it.
  public init(_ versions: [Version], steps: [PlanComparison]) {
    self.versions = versions
    self.steps = steps
  }
}
