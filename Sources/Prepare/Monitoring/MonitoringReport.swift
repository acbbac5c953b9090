internal import Ingest
public import References
public import Review

/// What a monitoring report of one year says: results against what was planned, the maturity index, and
/// the duties of the law behind it.
public struct MonitoringReport: Sendable {
  public let year: Int
  public let realisation: Realisation
  public let indices: [IndexResult]
  /// Duties to monitor and to report, in the order of the law.
  public let duties: [Profile.PeriodicDuty]

  /// Computes a report.
  ///
  /// - Parameters:
  ///   - comparison: the plan beside itself: what was planned and what was reached stand in one plan.
  ///   - prepared: the plan with all of its years.
  ///   - year: the year that is reported on.
  public init(_ comparison: PlanComparison, of prepared: PreparedPlan, year: Int) {
    self.year = year
    // The year is over for its report: what was not reported shows as such.
    realisation = Realisation(comparison, period: prepared.period, date: "\(year + 1)-01-01")
      .only(year)
    indices = IndexResult.all(comparison, prepared.library)
    duties = prepared.profile.duties.filter { $0.kind == "pemantauan" }
  }

  /// Who receives the report by law; nil where the law names nobody.
  public var receiver: Profile.PeriodicDuty? { duties.first { $0.receiver != nil } }
}
