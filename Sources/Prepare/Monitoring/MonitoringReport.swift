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
  /// Audits as they stand at the end of the year, or on the day of the data where that lies in it.
  public let audits: AuditRecord?

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
    let data = prepared.plan.day.flatMap(CalendarDay.init)
    let day = data?.parts.year == year ? data : CalendarDay("\(year)-12-31")
    audits = day.map { AuditRecord(prepared, on: $0) }
  }

  /// The duty that names who receives the report; nil where the law names nobody. What somebody else
  /// has to report to somebody is no receiver of this report.
  public var receiver: Profile.PeriodicDuty? {
    duties.first { $0.receiver != nil && $0.actor == duties.first?.actor }
  }
}
