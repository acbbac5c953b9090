public import Ingest
public import References

/// The audits that the law asks for, as they stand on a day: which were carried out, which are due, which
/// are late, for each of their objects.
public struct AuditRecord: Sendable {
  /// An audit of one object with its turns.
  public struct Audit: Sendable {
    public let duty: DutySchedule.Duty
    /// Events of the log up to the day that say they carried it out, in the order of their days.
    public let events: [Event]
    /// The turns of the period, those only that the day knows of as done.
    public let turns: [DutySchedule.Turn]
  }

  /// The last day that the record knows of.
  public let day: CalendarDay
  /// Audits in the order of the law.
  public let audits: [Audit]

  /// - Parameters:
  ///   - prepared: the plan with all of its years.
  ///   - day: the day.
  public init(_ prepared: PreparedPlan, on day: CalendarDay) {
    self.day = day
    let keys = Set(
      prepared.profile.duties.filter { $0.kind == "audit" }.flatMap { duty in
        duty.objects.isEmpty
          ? [duty.statement.key] : duty.objects.map { "\(duty.statement.key)-\($0.key)" }
      })
    var events: [String: [Event]] = [:]
    for event in prepared.plan.events {
      guard let date = CalendarDay(event.date), date <= day else { continue }
      for key in event.duties where keys.contains(key) { events[key, default: []].append(event) }
    }
    audits = DutySchedule(prepared).duties.filter { keys.contains($0.key) }.map { duty in
      Audit(
        duty: duty, events: (events[duty.key] ?? []).sorted { $0.date < $1.date },
        turns: duty.turns.map { turn in
          var turn = turn
          if let done = turn.done, day < done { turn.done = nil }
          return turn
        })
    }
  }

  /// How a turn stands when the day is over: what was to be done on it at the latest and was not is
  /// overdue.
  public func state(of turn: DutySchedule.Turn) -> DutySchedule.State {
    if turn.done == nil, turn.last <= day { return .overdue }
    return turn.state(on: day)
  }

  /// How many turns stand so, of the audits that have last days.
  public func count(_ state: DutySchedule.State) -> Int {
    audits.filter { $0.duty.freedom == nil }.flatMap(\.turns).count { self.state(of: $0) == state }
  }
}
