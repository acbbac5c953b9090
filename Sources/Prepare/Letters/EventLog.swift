internal import Ingest
internal import References

/// The process log with its links followed: what a paper says, and what the meeting that it is about
/// says for it.
struct EventLog: Sendable {
  let catalogue: PaperCatalogue
  let events: [Event]
  private let byKode: [String: Int]
  /// Kinds of the events that follow a meeting, by its kode: minutes written by themselves take the
  /// place of those that the meeting would give.
  private let followers: [String: Set<String>]

  init(_ prepared: PreparedPlan) {
    catalogue = prepared.library.papers
    events = prepared.plan.events
    var byKode: [String: Int] = [:]
    var followers: [String: Set<String>] = [:]
    for (position, event) in prepared.plan.events.enumerated() {
      if let kode = event.kode, byKode[kode] == nil { byKode[kode] = position }
      if let meeting = event.meeting { followers[meeting.value, default: []].insert(event.kind) }
    }
    self.byKode = byKode
    self.followers = followers
  }

  /// Whether an event has this kode.
  func has(_ kode: String) -> Bool { byKode[kode] != nil }

  /// Keys of the papers that an event gives.
  func papers(of event: Event) -> [String] {
    let others = event.kode.flatMap { followers[$0] } ?? []
    return (catalogue.papers[event.kind] ?? []).filter {
      $0 == event.kind || !others.contains($0)
    }
  }

  /// What a paper cannot be without and the event, with the meeting that it is about, does not say:
  /// names of attributes and children of `peristiwa`.
  func missing(in event: Event) -> [String] {
    let whole = whole(event)
    var seen: Set<String> = []
    return papers(of: event).flatMap { catalogue.needs[$0] ?? [] }
      .filter { seen.insert($0).inserted && !EventLog.has($0, whole) }
  }

  private static func has(_ name: String, _ event: Event) -> Bool {
    switch name {
    case "nomor": event.number != nil
    case "pihak": !event.parties.isEmpty
    case "waktu": event.time?.start != nil
    case "tempat": event.venue != nil
    case "pimpinan": event.chair != nil
    case "notulis": event.recorder != nil
    case "hasil": event.result != nil
    case "penanda-tangan": event.signer != nil
    case "peserta": !event.participants.isEmpty
    default: true
    }
  }

  /// An event with what the meetings say that it is about: time, place, agenda, participants.
  func whole(_ event: Event) -> Event {
    var result = event
    var seen: Set<String> = []
    var next = event.meeting?.value
    while let kode = next, seen.insert(kode).inserted, let position = byKode[kode] {
      let meeting = events[position]
      if result.time?.start == nil, result.time?.date == nil {
        result.time = meeting.time ?? Event.Time()
        // The letter that invites is of another day than the meeting.
        result.time?.date =
          meeting.time?.date ?? (meeting.kind == "undangan" ? nil : meeting.date)
      }
      result.venue = result.venue ?? meeting.venue
      if result.agenda.isEmpty { result.agenda = meeting.agenda }
      if result.participants.isEmpty { result.participants = meeting.participants }
      if result.parties.isEmpty { result.parties = meeting.parties }
      result.chair = result.chair ?? meeting.chair
      result.recorder = result.recorder ?? meeting.recorder
      result.unit = result.unit ?? meeting.unit
      next = meeting.meeting?.value
    }
    return result
  }

  /// Whether an event is evidence of a discussion about a document: of a kind that counts, dated,
  /// signed, and not older than the limit on the day that counts.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - document: key of the document.
  ///   - day: the day that counts; nil leaves the age aside.
  /// - Returns: how it stands.
  func standing(of event: Event, for document: String, on day: CalendarDay?) -> Standing {
    guard catalogue.evidenceKinds.contains(event.kind),
      event.document == nil || event.document == document, let date = CalendarDay(event.date)
    else { return .none }
    guard event.isSigned == true else { return .unsigned }
    if let day, let age = catalogue.evidenceAge {
      let end = date.adding(months: age.isMonths ? age.count : 12 * age.count)
      if end < day || day < date { return .tooOld }
    }
    return .counted
  }

  /// How a paper stands as evidence.
  enum Standing {
    /// It is none: another kind, another document, no day of the calendar.
    case none
    case unsigned
    /// Older than the limit, or dated after the day that counts.
    case tooOld
    case counted
  }
}
