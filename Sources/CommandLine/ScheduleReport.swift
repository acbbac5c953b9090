internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References

/// The duties of one plan as they stand on a day, ready to be shown: every turn of a duty that has a
/// last day, and every duty that has none.
struct ScheduleReport {
  /// A turn of a duty, or a duty without last day.
  struct Item {
    let duty: DutySchedule.Duty
    let turn: DutySchedule.Turn?
    let state: DutySchedule.State?
    let milestones: [LeadTimes.Milestone]
  }

  let prepared: PreparedPlan
  let today: CalendarDay
  let items: [Item]
  let words: Words

  /// Computes the duties of a plan.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - today: the day that overdue is counted by.
  ///   - lead: how long drafts of instruments take.
  ///   - words: words of the list.
  init(_ prepared: PreparedPlan, on today: CalendarDay, lead: LeadTimes, words: Words) {
    self.prepared = prepared
    self.today = today
    self.words = words
    items = DutySchedule(prepared).duties.flatMap { duty -> [Item] in
      if duty.freedom != nil { return [Item(duty: duty, turn: nil, state: nil, milestones: [])] }
      return duty.turns.map { turn in
        Item(
          duty: duty, turn: turn, state: turn.state(on: today),
          milestones: duty.instrument.map { lead.milestones(for: $0, setOn: turn.last) } ?? [])
      }
    }
  }

  var hasOverdue: Bool { items.contains { $0.state == .overdue } }

  // MARK: Words

  /// Name of the government.
  var region: String { prepared.plan.identity.name }

  /// Name of a duty: with its document, its object and its time.
  func name(_ duty: DutySchedule.Duty) -> String {
    var name = duty.name
    if let document = duty.document {
      name = words.text("jadwal.nama.reviu", ["reviu": name, "dokumen": document])
    }
    if let object = duty.object {
      name = words.text("jadwal.nama.objek", ["nama": name, "objek": object])
    }
    if let time = duty.time {
      name = words.text("jadwal.nama.waktu", ["nama": name, "waktu": time])
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Name of a duty with the years of a turn, where it comes back.
  func name(_ item: Item) -> String {
    guard let turn = item.turn, item.duty.subject != .once else { return name(item.duty) }
    let years = (turn.first.parts.year, turn.last.parts.year)
    let text = years.0 == years.1 ? String(years.0) : "\(years.0)–\(years.1)"
    return words.text("jadwal.nama.giliran", ["nama": name(item.duty), "tahun": text])
  }

  /// Provisions of a duty with the short name of their regulation.
  func basis(_ duty: DutySchedule.Duty) -> String? {
    prepared.profile.cite(duty.citations, prepared.library.words)
  }

  /// Why a duty has no last day.
  func reason(_ duty: DutySchedule.Duty) -> String? {
    guard let freedom = duty.freedom else { return nil }
    let years = duty.turns.map { String($0.last.parts.year) }
    let key =
      freedom == .allowed && !years.isEmpty
      ? "jadwal.bebas.dapat-waktu" : "jadwal.bebas.\(freedom.rawValue)"
    return words.text(
      key,
      [
        "dasar": basis(duty) ?? words.text("jadwal.tanpa-dasar"),
        "tahun": prepared.formats.joined(years),
      ])
  }

  /// How often the duty comes back.
  func interval(_ duty: DutySchedule.Duty) -> String? {
    guard let interval = duty.interval, duty.subject != .once else { return nil }
    let span = words.text(
      interval.isMonths ? "jadwal.bulan" : "jadwal.tahun", ["n": String(interval.count)])
    return words.text(duty.isMinimum ? "jadwal.paling-sedikit" : "jadwal.setiap", ["jangka": span])
  }

  /// The grounds of a review as the law joins them; nil for what is due by the calendar.
  func grounds(_ duty: DutySchedule.Duty) -> String? {
    guard duty.timeKey == Profile.Review.outOfTurn, let last = duty.triggers.last else {
      return nil
    }
    let head = duty.triggers.dropLast().joined(separator: "; ")
    return head.isEmpty ? last : "\(head); \(duty.connector) \(last)"
  }

  /// How a turn stands: how many days are left, or since when it is over, or when it was done.
  func standing(_ item: Item) -> String? {
    guard let turn = item.turn, let state = item.state else { return nil }
    let days = turn.last.ordinal - today.ordinal
    switch state {
    case .overdue: return words.text("jadwal.lewat", ["hari": String(-days)])
    case .open where days == 0: return words.text("jadwal.hari-ini")
    case .open: return words.text("jadwal.sisa", ["hari": String(days)])
    case .upcoming:
      return words.text("jadwal.mulai", ["tanggal": prepared.formats.date(turn.first.iso)])
    case .done, .doneLate:
      return turn.done.map {
        words.text("jadwal.terlaksana", ["tanggal": prepared.formats.date($0.iso)])
      }
    }
  }

  /// The lines about an item below its name.
  func details(_ item: Item) -> [String] {
    let duty = item.duty
    let facts: [(String, String, String?)] = [
      ("jadwal.sifat", "sifat", modality(duty)), ("jadwal.pelaksana", "nama", duty.actor),
      ("jadwal.penerima", "nama", duty.receiver), ("jadwal.alasan", "alasan", grounds(duty)),
      ("jadwal.dasar", "dasar", duty.freedom == nil ? basis(duty) : nil),
      ("jadwal.kunci", "kunci", duty.key),
    ]
    var lines = facts.compactMap { key, name, value in
      value.map { words.text(key, [name: $0]) }
    }
    if !item.milestones.isEmpty, item.state == .open || item.state == .upcoming {
      let instrument = words.text("jadwal.instrumen.\(duty.instrument ?? "")")
      lines.append(words.text("jadwal.persiapan", ["instrumen": instrument]))
      lines += item.milestones.map { "- " + text($0) }
    }
    return lines
  }

  /// The force of a duty, and how often it comes back.
  private func modality(_ duty: DutySchedule.Duty) -> String {
    let force = words.text("jadwal.sifat.\(duty.modality)")
    return interval(duty).map { "\(force), \($0)" } ?? force
  }

  private func text(_ milestone: LeadTimes.Milestone) -> String {
    words.text(
      "jadwal.tahap",
      [
        "tahap": milestone.step.name, "tanggal": prepared.formats.date(milestone.latest.iso),
        "hari": String(milestone.step.workdays),
        "keyakinan": words.text("jadwal.keyakinan.\(milestone.step.certainty)"),
      ])
  }
}
