public import Diagnostics

/// How many findings the rules of a plan have made, by their level.
public struct PlanJudgement: Sendable {
  public let errors: Int
  public let warnings: Int
  public let suggestions: Int

  /// Counts findings.
  public init(_ findings: [Catatan]) {
    errors = findings.count { $0.level == .kesalahan }
    warnings = findings.count { $0.level == .peringatan }
    suggestions = findings.count { $0.level == .saran }
  }

  /// The counts as texts for sentences, by the name of their level.
  public var values: [String: String] {
    [
      "kesalahan": Formats.grouped(errors), "peringatan": Formats.grouped(warnings),
      "saran": Formats.grouped(suggestions),
    ]
  }
}
