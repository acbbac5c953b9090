internal import Ingest
internal import References
internal import XMLTree

extension RuleTreeWriter {
  /// The process log, with what its papers lack and where its links lead.
  mutating func writeEvents() {
    let log = EventLog(prepared)
    let last = plan.day.flatMap(CalendarDay.init)
    let kinds = Set((library.lists["jenis-peristiwa"]?.values ?? []).map(\.key))
    writer.start("proses", [("tanggal", plan.day)])
    for event in plan.events {
      let day = CalendarDay(event.date)
      let isLate = last.flatMap { last in day.map { $0 > last } } ?? false
      let isKnown = kinds.contains(event.kind)
      let lacks = event.isSigned == true ? log.missing(in: event) : []
      writer.start(
        "peristiwa",
        [
          ("kode", event.kode), ("jenis", event.kind), ("jenis-ada", yes(isKnown)),
          ("tanggal", event.date), ("nanti", isLate ? "ya" : nil), ("nomor", event.number),
          ("sebutan", event.kode ?? event.subject), ("perihal", event.subject),
          ("pihak", String(event.parties.count)), ("hasil", event.result),
          ("acara", event.meeting?.value),
          ("acara-ada", event.meeting.map { yes(log.has($0.value)) }),
          ("pukul", hours(event).first { !isHour($0) }),
          ("kurang", lacks.isEmpty ? nil : lacks.joined(separator: ", ")),
        ] + place(event.place))
      writeUnits(of: event)
      writer.end()
    }
    writer.end()
  }

  /// Units that an event names: whose letterhead it bears, and those of its participants.
  private mutating func writeUnits(of event: Event) {
    let own = event.unit.map { [Placed($0, at: event.place)] } ?? []
    let others = event.participants.compactMap { participant in
      participant.unit.map { Placed($0, at: participant.place) }
    }
    writeUnitLinks("unit-peristiwa", own + others)
  }

  private func hours(_ event: Event) -> [String] {
    [event.time?.start, event.time?.end].compactMap(\.self)
  }

  /// Whether a text begins with hours and minutes, such as `09.00` or `9:30 WIB`.
  private func isHour(_ text: String) -> Bool {
    let time = text.split(separator: " ").first ?? ""
    let parts = time.split(whereSeparator: { $0 == "." || $0 == ":" })
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return false }
    return hour * 60 + minute <= 24 * 60 && minute < 60
  }
}
