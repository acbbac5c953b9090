internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References

extension ScheduleReport {
  /// The duties as text: what is overdue first, then what runs, what comes, what was done, and what
  /// has no last day.
  var text: String {
    let identity = prepared.plan.identity
    var text =
      words.text(
        "jadwal.rencana",
        [
          "daerah": region, "periode": "\(identity.start)–\(identity.end)",
          "berkas": prepared.file,
        ]) + "\n"
      + words.text("jadwal.peraturan", ["peraturan": prepared.profile.regulation]) + "\n"
    if items.isEmpty { return text + "\n" + words.text("jadwal.kosong") + "\n" }
    for state in DutySchedule.State.allCases {
      text += group("jadwal.status.\(state.rawValue)", sorted { $0.state == state })
    }
    return text + group("jadwal.status.tanpa-tenggat", items.filter { $0.state == nil })
  }

  /// Items of a kind by their last day; those of the same day stay in the order of the law.
  private func sorted(_ isWanted: (Item) -> Bool) -> [Item] {
    items.filter(isWanted).enumerated().sorted { left, right in
      let days = (left.element.turn?.last.ordinal ?? 0, right.element.turn?.last.ordinal ?? 0)
      return (days.0, left.offset) < (days.1, right.offset)
    }.map(\.element)
  }

  private func group(_ key: String, _ items: [Item]) -> String {
    guard !items.isEmpty else { return "" }
    let title = words.text(
      "jadwal.kelompok", ["kelompok": words.text(key), "jumlah": String(items.count)])
    return "\n\(title)\n" + items.map(line).joined()
  }

  private func line(_ item: Item) -> String {
    var head = name(item)
    if let turn = item.turn {
      let day = prepared.formats.date(turn.last.iso)
      head = "\(day)  \(head)"
    }
    let standing = self.standing(item) ?? reason(item.duty)
    let lines = (standing.map { [$0] } ?? []) + details(item)
    return "  \(head)\n" + lines.map { "    \($0)\n" }.joined()
  }

  // MARK: JSON

  /// The duties as an object of JSON.
  var json: String {
    let identity = prepared.plan.identity
    let head: [(String, String?)] = [
      ("berkas", quote(prepared.file)), ("daerah", quote(region)),
      ("mulai", String(identity.start)), ("selesai", String(identity.end)),
      ("profil", quote(prepared.profile.key)), ("peraturan", quote(prepared.profile.regulation)),
    ]
    let list = items.map { "        " + object($0) }
    let body =
      list.isEmpty ? "[]" : "[\n" + list.joined(separator: ",\n") + "\n      ]"
    return "    " + object(head + [("kewajiban", body)])
  }

  private func object(_ item: Item) -> String {
    let duty = item.duty
    let pairs: [(String, String?)] = [
      ("kunci", quote(duty.key)), ("jenis", quote(duty.subject.rawValue)),
      ("nama", quote(name(duty))), ("sebutan", quote(duty.name)),
      ("dokumen", duty.document.map(quote)), ("objek", duty.object.map(quote)),
      ("waktu", duty.timeKey.map(quote)), ("sifat", quote(duty.modality)),
      ("jangka", interval(duty).map(quote)), ("dasar", basis(duty).map(quote)),
      ("pelaksana", duty.actor.map(quote)), ("penerima", duty.receiver.map(quote)),
      ("alasan", grounds(duty).map(quote)),
      ("status", quote(item.state?.rawValue ?? "tanpa-tenggat")),
      ("keterangan", reason(duty).map(quote)), ("mulai", item.turn.map { quote($0.first.iso) }),
      ("tenggat", item.turn.map { quote($0.last.iso) }),
      ("sisa-hari", item.turn.map { String($0.last.ordinal - today.ordinal) }),
      ("terlaksana", item.turn?.done.map { quote($0.iso) }),
      ("uid", item.turn.map { quote(uid(item, $0)) }),
      ("persiapan", item.milestones.isEmpty ? nil : milestones(item)),
    ]
    return object(pairs)
  }

  private func milestones(_ item: Item) -> String {
    let list = item.milestones.map { milestone in
      let step = milestone.step
      return object([
        ("kunci", quote(step.key)), ("nama", quote(step.name)), ("pelaksana", quote(step.actor)),
        ("paling-lambat", quote(milestone.latest.iso)), ("hari-kerja", String(step.workdays)),
        ("keyakinan", quote(step.certainty)), ("dasar", quote(step.basis)),
        ("sumber", quote(step.source)),
      ])
    }
    return "[" + list.joined(separator: ", ") + "]"
  }

  private func quote(_ text: String) -> String { JSONReport.quote(text) }

  private func object(_ pairs: [(String, String?)]) -> String {
    let body = pairs.compactMap { key, value in value.map { "\(quote(key)): \($0)" } }
    return "{" + body.joined(separator: ", ") + "}"
  }
}
