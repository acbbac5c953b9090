internal import Ingest
internal import References
internal import XMLTree

extension SiapWriter {
  mutating func writeTeams(_ section: PreparedDocument.Section) {
    for (number, team) in plan.teams.enumerated() {
      let law = prepared.profile.teams.first { $0.statement.key == team.kind }?.statement
      writeSentence(
        law?.citation(words) == nil ? "kalimat.tim" : "kalimat.tim-dasar",
        ["tim": team.name, "dasar": law?.citation(words) ?? ""],
        from: [origin("tim", team.place)])
      var table = table("tim", id: "\(section.id)-\(number + 1)", ["tim": team.name])
      table.rows = team.members.enumerated().map { number, member in
        Row(
          from: [origin("anggota", member.place), origin("tim", team.place)],
          [
            "nomor": Cell(String(number + 1)), "jabatan": Cell(member.office),
            "kedudukan": Cell(member.position), "tugas": Cell(member.tasks.joined(separator: "; ")),
          ])
      }
      write(table)
    }
    if plan.teams.isEmpty { writeSentence("kalimat.tanpa-tim") }
  }

  mutating func writeManagement(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.manajemen")
    let areas = prepared.library.lists["manajemen"]?.values ?? []
    var table = table("manajemen", id: section.id)
    for area in areas {
      let state = plan.management.first { $0.area == area.key }
      let law = prepared.profile.management.first { $0.key == area.key }
      table.rows.append(
        Row(
          from: state.map { [origin("manajemen", $0.place)] } ?? [],
          [
            "bidang": Cell(area.name),
            "koordinator": Cell(
              state?.coordinator.map(prepared.unitName) ?? lawfulCoordinator(area.key)),
            "uraian": Cell(state?.text ?? "–"), "dasar": Cell(law?.citation(words) ?? "–"),
          ]))
    }
    write(table)
  }

  /// Who coordinates an area by law, where the plan names no unit.
  private func lawfulCoordinator(_ area: String) -> String {
    let names = (prepared.profile.coordinators[area] ?? []).map(\.name)
    return names.isEmpty ? "–" : prepared.formats.joined(names).capitalizedFirst
  }

  mutating func writeRisks(_ section: PreparedDocument.Section) {
    var table = table("risiko", id: section.id)
    for risk in plan.risks where !isPublic || !risk.isRestricted {
      let size = prepared.library.riskMatrix.size(
        likelihood: risk.likelihood, impact: risk.impact)
      table.rows.append(
        Row(
          from: [origin("risiko", risk.place)],
          [
            "kode": Cell(risk.kode), "kejadian": Cell(risk.event),
            "penyebab": Cell(risk.cause ?? "–"),
            "dampak": Cell(risk.consequence ?? "–"),
            "besaran": Cell(size.map { "\($0.size) (\($0.level))" } ?? "–"),
            "mitigasi": Cell(risk.treatment ?? "–"), "unit": Cell(risk.unit?.value ?? "–"),
          ]))
    }
    table.note = sentence("keterangan.risiko")
    let withheld = plan.risks.count - table.rows.count
    if withheld > 0 {
      table.note? +=
        " "
        + sentence(
          "keterangan.risiko-terbatas", ["jumlah": Formats.grouped(withheld)])
    }
    write(table)
  }

  // MARK: Review

  /// Reviews with the years in which they are due, their triggers, and the other duties that come
  /// back, each with its article.
  mutating func writeReview(_ section: PreparedDocument.Section) {
    var table = table("reviu", id: section.id)
    for document in prepared.profile.documents {
      for review in document.reviews {
        table.rows.append(
          Row([
            "dokumen": Cell(document.name),
            "waktu": Cell(timesText(review, in: prepared.period(ofDocument: document.key))),
            "pelaksana": Cell(review.reviewer?.name.capitalizedFirst ?? "–"),
            "penerima": Cell(review.receiver?.name.capitalizedFirst ?? "–"),
            "dasar": Cell(
              Statement.citation(
                (review.times + [review.reviewer, review.receiver].compactMap { $0 })
                  .flatMap(\.citations), words) ?? "–"),
          ]))
      }
    }
    writeSentence("kalimat.reviu")
    write(table)
    for document in prepared.profile.documents {
      for review in document.reviews { writeTriggers(review, of: document) }
    }
    writeDuties(section)
  }

  /// The times of a review under the law's own name; a review that only may be done says so.
  private func timesText(_ review: Profile.Review, in period: Period) -> String {
    let key = review.modality == "dapat" ? "reviu.waktu-dapat" : "reviu.waktu"
    let times = review.times.map { prepared.text(of: $0, in: period) }.joined(separator: "; ")
    return words.text(key, ["reviu": review.name, "waktu": times]).capitalizedFirst
  }

  private mutating func writeTriggers(_ review: Profile.Review, of document: Profile.Document) {
    guard !review.triggers.isEmpty else { return }
    writeSentence(
      "kalimat.pemicu", ["dokumen": document.name, "reviu": review.name])
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    for (number, trigger) in review.triggers.enumerated() {
      let tail: String
      switch review.triggers.count - 1 - number {
      case 0: tail = "."
      case 1: tail = review.connector.isEmpty ? ";" : "; " + review.connector
      default: tail = ";"
      }
      writeItem(trigger.name + tail, key: "pemicu")
    }
    xml.end()
  }

  /// Duties that come back, then those that are due once, with their last day.
  private mutating func writeDuties(_ section: PreparedDocument.Section) {
    let profile = prepared.profile
    guard !profile.duties.isEmpty || !profile.deadlines.isEmpty else { return }
    writeSentence("kalimat.kewajiban")
    var table = table("kewajiban", id: "\(section.id)-kewajiban")
    table.rows = profile.duties.map { duty in
      Row([
        "kewajiban": Cell(duty.statement.name.capitalizedFirst), "setiap": Cell(interval(of: duty)),
        "pelaksana": Cell(duty.actor?.capitalizedFirst ?? "–"),
        "dasar": Cell(duty.statement.citation(words) ?? "–"),
      ])
    }
    table.rows += profile.deadlines.map { deadline in
      let day = deadline.lastDay.map { prepared.formats.date($0) } ?? "–"
      return Row([
        "kewajiban": Cell(deadline.statement.name.capitalizedFirst),
        "setiap": Cell(words.text("kata.paling-lambat", ["tanggal": day])), "pelaksana": Cell("–"),
        "dasar": Cell(deadline.statement.citation(words) ?? "–"),
      ])
    }
    write(table)
  }

  /// `2 tahun` as legal texts write it: `2 (dua) tahun`.
  private func spelled(_ interval: Interval) -> String {
    let unit = words.text(interval.isMonths ? "kata.bulan" : "kata.tahun")
    return "\(prepared.formats.spelled(interval.count)) \(unit)"
  }

  /// How often a duty comes back, in words.
  private func interval(of duty: Profile.PeriodicDuty) -> String {
    if let interval = duty.interval {
      let key = duty.isMinimum ? "kata.paling-sedikit" : "kata.setiap"
      return words.text(key, ["jangka": spelled(interval)])
    }
    let times = duty.times.map { prepared.text(of: $0, in: prepared.period) }
    return times.isEmpty ? "–" : times.joined(separator: "; ").capitalizedFirst
  }

  // MARK: Conformity

  /// Every duty that the law has for the document, with the sections that fulfil it.
  mutating func writeConformity(_ section: PreparedDocument.Section) {
    guard document.law != nil else { return writeSentence("kalimat.tanpa-ketentuan") }
    writeSentence("kalimat.kesesuaian")
    var table = table("kesesuaian", id: section.id)
    for duty in Conformity(document, of: prepared).duties {
      table.rows.append(
        Row(
          role: duty.answer == .unmet ? "belum" : nil,
          [
            "kewajiban": Cell(duty.name), "dasar": Cell(duty.statement.citation(words) ?? "–"),
            "bagian": duty.sections.isEmpty
              ? Cell("–") : Cell(parts: duty.sections.map { .section(id: $0.id) }),
            "pemenuhan": Cell(words.text(SiapWriter.key(duty.answer))),
          ]))
    }
    write(table)
  }

  private static func key(_ answer: Conformity.Answer) -> String {
    switch answer {
    case .met: "kata.terpenuhi"
    case .unmet: "kata.belum-terpenuhi"
    case .open: "kata.perlu-ditelaah"
    case .pending: "kata.menunggu-penetapan"
    }
  }
}
