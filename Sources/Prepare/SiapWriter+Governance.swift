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
        Row([
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
    let documents = prepared.profile.documents.filter { $0.review != nil }
    var table = table("reviu", id: section.id)
    for document in documents {
      guard let review = document.review else { continue }
      table.rows.append(
        Row([
          "dokumen": Cell(document.name),
          "waktu": Cell(timesText(review)),
          "pelaksana": Cell(review.reviewer?.name.capitalizedFirst ?? "–"),
          "penerima": Cell(review.receiver?.name.capitalizedFirst ?? "–"),
          "dasar": Cell(
            Statement.citation(
              (review.times + [review.reviewer, review.receiver].compactMap { $0 })
                .flatMap(\.citations), words) ?? "–"),
        ]))
    }
    writeSentence("kalimat.reviu")
    write(table)
    for document in documents { writeTriggers(document) }
    writeDuties(section)
  }

  /// The times of a review under the law's own name; a review that only may be done says so.
  private func timesText(_ review: Profile.Review) -> String {
    let key = review.modality == "dapat" ? "reviu.waktu-dapat" : "reviu.waktu"
    let times = review.times.map(timeText).joined(separator: "; ")
    return words.text(key, ["reviu": review.name, "waktu": times]).capitalizedFirst
  }

  /// A time of review with the years that it means: "paruh waktu" and its years.
  private func timeText(_ time: Statement) -> String {
    let years = Schedule.years(
      of: time.key, start: plan.identity.start, end: plan.identity.end)
    let name = words.text("waktu.\(time.key)")
    let text = name.prefix(1).lowercased() + name.dropFirst()
    return years.isEmpty || years.count > 3
      ? text : "\(text) (\(prepared.formats.joined(years.map(String.init))))"
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
    let times = duty.times.map(timeText)
    return times.isEmpty ? "–" : times.joined(separator: "; ").capitalizedFirst
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
      table.rows.append(duty(content.name, content, fulfilling, isMet: isMet))
    }
    table.rows += periodDuty(law) + alignmentDuties(law) + reviewDuties(law)
    write(table)
  }

  /// A row of the matrix; nil for `isMet` when only a reader can tell.
  private func duty(
    _ name: String, _ statement: Statement, _ sections: [PreparedDocument.Section], isMet: Bool?
  ) -> Row {
    let key =
      isMet.map { $0 ? "kata.terpenuhi" : "kata.belum-terpenuhi" } ?? "kata.perlu-ditelaah"
    return Row(
      role: isMet == false ? "belum" : nil,
      [
        "kewajiban": Cell(name), "dasar": Cell(statement.citation(words) ?? "–"),
        "bagian": sections.isEmpty
          ? Cell("–") : Cell(parts: sections.map { .section(id: $0.id) }),
        "pemenuhan": Cell(words.text(key)),
      ])
  }

  private func periodDuty(_ law: Profile.Document) -> [Row] {
    guard let years = law.years, let statement = law.periodStatement else { return [] }
    let actual = plan.identity.years.count
    let isMet = law.allowsFewerYears ? actual <= years : actual == years
    let key = law.allowsFewerYears ? "kewajiban.periode-paling-lama" : "kewajiban.periode"
    let name = sentence(key, ["tahun": prepared.formats.spelled(years)])
    return [duty(name, statement, [], isMet: isMet)]
  }

  /// Whether a document follows another one is for a reader to judge.
  private func alignmentDuties(_ law: Profile.Document) -> [Row] {
    let fulfilling = sections(fulfilling: "keselarasan")
    var rows = law.alignments.map {
      duty(sentence("kewajiban.keselarasan", ["nama": $0.name]), $0, fulfilling, isMet: nil)
    }
    if let setter = law.setter {
      let name = sentence("kewajiban.penetap", ["nama": setter.name])
      let isSet = ["ditetapkan", "salinan"].contains(document.request?.status)
      var row = duty(name, setter, [], isMet: isSet ? true : nil)
      if !isSet { row.cells["pemenuhan"] = Cell(words.text("kata.menunggu-penetapan")) }
      rows.append(row)
    }
    return rows
  }

  private func reviewDuties(_ law: Profile.Document) -> [Row] {
    // What the law only allows is no duty.
    guard let review = law.review, review.modality != "dapat" else { return [] }
    let name = review.name.capitalizedFirst
    let sections = document.allSections.filter { $0.kind == "reviu" }
    let isMet = !sections.isEmpty && sections.allSatisfy(hasContent)
    var rows = review.times.map {
      duty(
        sentence("kewajiban.reviu", ["reviu": name, "waktu": timeText($0)]), $0, sections,
        isMet: isMet)
    }
    let actors = [
      ("kewajiban.pelaksana", review.reviewer), ("kewajiban.penerima", review.receiver),
    ]
    for (key, actor) in actors {
      guard let actor else { continue }
      let text = sentence(key, ["reviu": review.name, "nama": actor.name])
      rows.append(duty(text, actor, sections, isMet: isMet))
    }
    return rows
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
