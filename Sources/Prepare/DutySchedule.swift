public import Ingest
public import References

/// What the law asks a government to do again and again for one plan, and when: reviews of the
/// documents, monitoring, audits and other duties, each under the law's own name and force.
public struct DutySchedule: Sendable {
  /// What a duty is about.
  public enum Subject: String, Sendable {
    /// Review of a document.
    case review = "reviu"
    /// A duty that comes back.
    case periodic = "kewajiban"
    /// A duty that is due once.
    case once = "tenggat"
  }

  /// Why a duty has no last day.
  public enum Freedom: String, Sendable {
    /// The law only allows it.
    case allowed = "dapat"
    /// It is done when needed.
    case occasional = "sewaktu-waktu"
    /// The law says that it comes back, but not when.
    case unsaid = "tidak-diatur"
  }

  /// A duty of the law, with all its turns.
  public struct Duty: Sendable {
    /// Key that the process log names (`peristiwa/@kewajiban`); the same from plan to plan.
    public let key: String
    public let subject: Subject
    /// Name in the law: that of the duty, or of the review (reviu, revisi, perubahan).
    public let name: String
    /// Name of the document that is reviewed.
    public let document: String?
    /// What it is done to, where each object has its own turn.
    public let object: String?
    /// Words of the law for the time.
    public let time: String?
    /// Key of the time (`ReviewTimeType`); nil for a duty with an interval, or with no time at all.
    public let timeKey: String?
    public let interval: Interval?
    /// Whether the interval is the longest allowed.
    public let isMinimum: Bool
    /// wajib, harus or dapat.
    public let modality: String
    public let citations: [Citation]
    public let actor: String?
    public let receiver: String?
    /// Grounds of a review, and the word between them.
    public let triggers: [String]
    public let connector: String
    /// Instrument that sets what follows (`InstrumentType`); nil where there is none, or neither law
    /// nor plan names it.
    public let instrument: String?
    /// nil for a duty with last days.
    public let freedom: Freedom?
    /// The turns in order. Those of what the law only allows say when it falls; none is ever overdue.
    public internal(set) var turns: [Turn]
  }

  /// One turn of a duty.
  public struct Turn: Sendable {
    public let first: CalendarDay
    /// The last day.
    public let last: CalendarDay
    /// The day on which it was carried out, as the process log says.
    public internal(set) var done: CalendarDay?

    /// Whether a day falls into the turn.
    func contains(_ day: CalendarDay) -> Bool { first <= day && day <= last }

    /// Whether the turn was over before a day and not carried out.
    func isOpen(before day: CalendarDay) -> Bool { done == nil && last < day }

    /// How the turn stands on a day.
    public func state(on day: CalendarDay) -> State {
      if let done { return done > last ? .doneLate : .done }
      if last < day { return .overdue }
      return first <= day ? .open : .upcoming
    }
  }

  /// How a turn stands.
  public enum State: String, Sendable, CaseIterable {
    case overdue = "lewat"
    case open = "berjalan"
    case upcoming = "mendatang"
    case done = "terlaksana"
    case doneLate = "terlambat"
  }

  public let duties: [Duty]
  /// Keys that the process log names and the law does not have, with the events that name them.
  public let unknown: [(key: String, event: Event)]

  /// Computes the duties of a plan.
  public init(_ prepared: PreparedPlan) {
    let laid = DutyLayer(prepared: prepared)
    let known = Set(laid.duties.map(\.key))
    let events = prepared.plan.events
    unknown = events.flatMap { event in
      event.duties.filter { !known.contains($0) }.map { ($0, event) }
    }
    var days: [String: [CalendarDay]] = [:]
    for event in events {
      guard let day = CalendarDay(event.date) else { continue }
      for key in event.duties { days[key, default: []].append(day) }
    }
    duties = DutySchedule.fulfilled(laid.duties, by: days.mapValues { $0.sorted() })
  }

  /// Gives each day of the log to the turn that it falls into, else to the oldest turn before it that
  /// was left open; a further day in the same turn changes nothing. Two times of one review share its
  /// key, so that their turns are looked at together.
  private static func fulfilled(_ duties: [Duty], by days: [String: [CalendarDay]]) -> [Duty] {
    var result = duties
    var places: [String: [(duty: Int, turn: Int)]] = [:]
    for (number, duty) in duties.enumerated() where days[duty.key] != nil {
      places[duty.key, default: []] += duty.turns.indices.map { (number, $0) }
    }
    for (key, days) in days {
      for day in days {
        let turns = places[key] ?? []
        let place =
          turns.first { result[$0.duty].turns[$0.turn].contains(day) }
          ?? turns.filter { result[$0.duty].turns[$0.turn].isOpen(before: day) }
          .min { duties[$0.duty].turns[$0.turn].last < duties[$1.duty].turns[$1.turn].last }
        guard let place, result[place.duty].turns[place.turn].done == nil else { continue }
        result[place.duty].turns[place.turn].done = day
      }
    }
    return result
  }
}
