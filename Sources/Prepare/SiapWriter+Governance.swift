internal import Ingest
internal import References
internal import XMLTree

extension SiapWriter {
  mutating func writeTeams(_ section: PreparedDocument.Section) {
    for (number, team) in plan.teams.enumerated() {
      let law = prepared.profile.teams.first { $0.key == team.kind }
      writeSentence(
        law?.citation(words) == nil ? "kalimat.tim" : "kalimat.tim-dasar",
        ["tim": team.name, "dasar": law?.citation(words) ?? ""])
      var table = table("tim", id: "\(section.id)-\(number + 1)", ["tim": team.name])
      table.rows = team.members.enumerated().map { number, member in
        Row([
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
        Row([
          "bidang": Cell(area.name),
          "koordinator": Cell(state?.coordinator.map(prepared.unitName) ?? "–"),
          "uraian": Cell(state?.text ?? "–"), "dasar": Cell(law?.citation(words) ?? "–"),
        ]))
    }
    write(table)
  }

  mutating func writeRisks(_ section: PreparedDocument.Section) {
    var table = table("risiko", id: section.id)
    for risk in plan.risks where !isPublic || !risk.isRestricted {
      let size = prepared.library.riskMatrix.size(
        likelihood: risk.likelihood, impact: risk.impact)
      table.rows.append(
        Row([
          "kode": Cell(risk.kode), "kejadian": Cell(risk.event),
          "penyebab": Cell(risk.cause ?? "–"),
          "dampak": Cell(risk.consequence ?? "–"),
          "besaran": Cell(size.map { "\($0.size) (\($0.level))" } ?? "–"),
          "mitigasi": Cell(risk.treatment ?? "–"), "unit": Cell(risk.unit?.value ?? "–"),
        ]))
    }
    table.note = sentence("keterangan.risiko")
    write(table)
  }

  // MARK: Review

  /// Reviews with the years in which they are due, their triggers, and the other duties that come
  /// back, each with its article.
  mutating func writeReview(_ section: PreparedDocument.Section) {
    let documents = prepared.profile.documents.filter { $0.review != nil }
    var table = table("reviu", id: section.id)
    for document in documents {
      guard let review = document.review else { continue }
      for time in review.times {
        let years = Schedule.years(
          of: time.key, start: plan.identity.start, end: plan.identity.end)
        table.rows.append(
          Row([
            "dokumen": Cell(document.name),
            "waktu": Cell(words.text("waktu.\(time.key)")),
            "tahun-pelaksanaan": Cell(
              years.isEmpty
                ? words.text("kata.bila-perlu") : years.map(String.init).joined(separator: ", ")),
            "pelaksana": Cell(review.reviewer?.name.capitalizedFirst ?? "–"),
            "penerima": Cell(review.receiver?.name.capitalizedFirst ?? "–"),
            "dasar": Cell(time.citation(words) ?? "–"),
          ]))
      }
    }
    writeSentence("kalimat.reviu")
    write(table)
    for document in documents { writeTriggers(document) }
    writeDuties(section)
  }

  private mutating func writeTriggers(_ document: Profile.Document) {
    guard let review = document.review, !review.triggers.isEmpty else { return }
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
      xml.element("butir", text: trigger.name + tail)
    }
    xml.end()
  }

  private mutating func writeDuties(_ section: PreparedDocument.Section) {
    guard !prepared.profile.duties.isEmpty else { return }
    writeSentence("kalimat.kewajiban")
    var table = table("kewajiban", id: "\(section.id)-kewajiban")
    table.rows = prepared.profile.duties.map { duty in
      Row([
        "kewajiban": Cell(duty.statement.name.capitalizedFirst), "setiap": Cell(interval(of: duty)),
        "pelaksana": Cell(duty.actor?.capitalizedFirst ?? "–"),
        "dasar": Cell(duty.statement.citation(words) ?? "–"),
      ])
    }
    write(table)
  }

  /// `2 tahun` as legal texts write it: `2 (dua) tahun`.
  private func spelledInterval(_ interval: String) -> String {
    let parts = interval.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let number = Int(parts[0]) else { return interval }
    return "\(prepared.formats.spelled(number)) \(parts[1])"
  }

  /// How often a duty comes back, in words.
  private func interval(of duty: Profile.PeriodicDuty) -> String {
    if let interval = duty.interval {
      let key = duty.isMinimum ? "kata.paling-sedikit" : "kata.setiap"
      return words.text(key, ["jangka": spelledInterval(interval)])
    }
    let times = duty.times.map { words.text("waktu.\($0.key)") }
    return times.isEmpty ? "–" : times.joined(separator: "; ")
  }

  // MARK: Conformity

  /// Every content that the law demands, with the section that fulfils it: computed, never claimed.
  mutating func writeConformity(_ section: PreparedDocument.Section) {
    guard let law = document.law else { return writeSentence("kalimat.tanpa-ketentuan") }
    writeSentence("kalimat.kesesuaian")
    var table = table("kesesuaian", id: section.id)
    for content in law.contents {
      let keys = content.fulfilledBy.isEmpty ? [content.key] : content.fulfilledBy
      let fulfilling = keys.flatMap { sections(fulfilling: $0) }
      let isMet = !fulfilling.isEmpty && fulfilling.allSatisfy(hasContent)
      table.rows.append(
        Row(
          role: isMet ? nil : "belum",
          [
            "kewajiban": Cell(content.name), "dasar": Cell(content.citation(words) ?? "–"),
            "bagian": fulfilling.isEmpty
              ? Cell("–") : Cell(parts: fulfilling.map { .section(id: $0.id) }),
            "pemenuhan": Cell(words.text(isMet ? "kata.terpenuhi" : "kata.belum-terpenuhi")),
          ]))
    }
    write(table)
  }

  /// Sections about a content: named by the outline, or about the domain or group of that key.
  private func sections(fulfilling content: String) -> [PreparedDocument.Section] {
    document.allSections.filter { section in
      guard let duty = section.duty else { return false }
      guard let subject = section.subject else { return duty == content }
      return content == "\(duty)-\(subject)" || content == subject || content == duty
    }
  }

  /// Whether a section says anything: it has its prose, and its domain or group is not empty.
  private func hasContent(_ section: PreparedDocument.Section) -> Bool {
    if section.lacksProse { return false }
    guard let subject = section.subject else { return true }
    if section.kind == "muatan" { return plan.activities.contains { $0.group == subject } }
    return !(prepared.objectsByDomain[subject] ?? []).isEmpty
  }
}
