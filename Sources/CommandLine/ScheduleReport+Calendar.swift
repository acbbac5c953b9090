internal import Ingest
internal import Prepare
internal import Publish
internal import References

extension ScheduleReport {
  /// Entries of the calendar: the last day of every turn, before it the days on which a draft must be
  /// handed in, and as things to do without a day what has none.
  var entries: [CalendarFile.Entry] {
    items.flatMap { item -> [CalendarFile.Entry] in
      guard let turn = item.turn else { return [free(item)] }
      let due = CalendarFile.Entry(
        uid: uid(item, turn), day: turn.last,
        summary: words.text("jadwal.tenggat", ["nama": inRegion(name(item))]),
        description: ([standing(item)].compactMap(\.self) + details(item)).joined(separator: "\n"),
        categories: [words.text("jadwal.kategori.\(item.duty.subject.rawValue)")],
        isDone: turn.done != nil)
      // What was carried out needs no draft any more.
      return (turn.done == nil ? item.milestones.map { entry($0, of: item, turn) } : []) + [due]
    }
  }

  private func free(_ item: Item) -> CalendarFile.Entry {
    CalendarFile.Entry(
      uid: "\(root)-\(item.duty.key)-\(item.duty.timeKey ?? "berkala")@naskah", day: nil,
      summary: inRegion(name(item)),
      description: ([reason(item.duty)].compactMap(\.self) + details(item))
        .joined(separator: "\n"),
      categories: [words.text("jadwal.kategori.\(item.duty.subject.rawValue)")])
  }

  private func entry(
    _ milestone: LeadTimes.Milestone, of item: Item, _ turn: DutySchedule.Turn
  ) -> CalendarFile.Entry {
    let step = milestone.step
    let values = [
      "tahap": step.name, "nama": inRegion(name(item)), "hari": String(step.workdays),
    ]
    let lines = [
      words.text("jadwal.tahap-pelaksana", ["nama": step.actor]),
      words.text("jadwal.dasar", ["dasar": step.basis]),
      words.text("jadwal.tahap-sumber", ["hari": String(step.workdays), "sumber": step.source]),
      words.text(
        "jadwal.tahap-keyakinan",
        ["keyakinan": words.text("jadwal.keyakinan.\(step.certainty)")]),
    ]
    return CalendarFile.Entry(
      uid: "\(step.key)-\(uid(item, turn))", day: milestone.latest,
      summary: words.text("jadwal.tahap-singkat", values),
      description: lines.joined(separator: "\n"),
      categories: [words.text("jadwal.kategori.persiapan")])
  }

  private func inRegion(_ name: String) -> String {
    words.text("jadwal.daerah", ["nama": name, "daerah": region])
  }

  /// Name of a turn, the same in every calendar of this government and period.
  func uid(_ item: Item, _ turn: DutySchedule.Turn) -> String {
    "\(root)-\(item.duty.key)-\(turn.last.compact)@naskah"
  }

  /// Beginning of all names: government, law and period.
  private var root: String {
    let identity = prepared.plan.identity
    let slug = identity.name.lowercased().unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    return "\(String(slug))-\(prepared.profile.key)-\(identity.start)-\(identity.end)"
  }
}
