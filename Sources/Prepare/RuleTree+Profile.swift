internal import Ingest
internal import References
internal import XMLTree

/// The law in the rule tree: every statement that a plan can break, with its citation and with what
/// the plan says to it, so that one rule serves the statements of every region.
extension RuleTreeWriter {
  mutating func writeProfile() {
    let profile = prepared.profile
    writer.start(
      "profil",
      [
        ("kunci", profile.key), ("generasi", profile.generation),
        ("peraturan", profile.regulation), ("singkat", profile.shortRegulation),
        ("berlaku-mulai", profile.validFrom), ("berlaku-sampai", profile.validUntil),
      ] + place(plan.identity.periodPlace))
    for statement in profile.domains {
      let count = prepared.objectsByDomain[statement.key]?.count ?? 0
      writeStatement("domain-wajib", statement, [("jumlah", String(count))])
    }
    for statement in profile.groups {
      let count = uses.activitiesOfGroup[statement.key] ?? 0
      writeStatement("muatan", statement, [("jumlah", String(count))])
    }
    for document in profile.documents { writeDocument(document) }
    for team in profile.teams { writeTeam(team) }
    for area in profile.management { writeManagement(area) }
    for duty in profile.duties { writeDuty(duty) }
    for deadline in profile.deadlines {
      writeStatement("tenggat", deadline.statement, [("hari-terakhir", deadline.lastDay)])
    }
    writer.end()
  }

  private func attributes(_ statement: Statement) -> Attributes {
    [
      ("kunci", statement.key), ("nama", statement.name),
      ("dasar", basis(statement.citations)), ("peran", statement.role),
      ("peran-ada", statement.role.map { yes(prepared.hasUnit(withRole: $0)) }),
      ("tim", statement.team), ("tim-ada", statement.team.map { yes(team(of: $0) != nil) }),
      ("sifat", statement.modality),
    ]
  }

  private mutating func writeStatement(
    _ name: String, _ statement: Statement, _ more: Attributes = []
  ) {
    writer.element(name, attributes(statement) + more)
  }

  /// Articles with the short name of the regulation.
  private func basis(_ citations: [Citation]) -> String? {
    prepared.profile.cite(citations, library.words)
  }

  /// Articles that say which documents there are.
  var knownDocuments: String? {
    basis(
      prepared.profile.documents.filter { $0.isRequired && !$0.contents.isEmpty }
        .flatMap(\.citations))
  }

  private func team(of kind: String) -> Team? { plan.teams.first { $0.kind == kind } }

  // MARK: Documents

  private mutating func writeDocument(_ law: Profile.Document) {
    let request = plan.documents.first { $0.kind == law.key }
    let document = documents.first { $0.kind == law.key }
    let period = prepared.period(ofDocument: law.key)
    let whole = law.partOf.flatMap(prepared.profile.document)
    writer.start(
      "dokumen-wajib",
      [
        ("kunci", law.key), ("sebutan", law.name), ("nama", law.name),
        ("dasar", basis(law.citations)), ("wajib", yes(law.isRequired)),
        ("diminta", yes(request != nil)), ("disusun", yes(document != nil)),
        ("dalam", whole?.name), ("lampiran", yes(law.isAnnex)), ("instrumen", law.instrument),
        ("alasan", request?.reason), ("status", request?.status),
        ("mulai", String(period.start)), ("selesai", String(period.end)),
        ("periode", "\(period.start)–\(period.end)"),
        ("dalam-periode", yes(isInside(period))),
      ] + place(request?.place ?? plan.identity.periodPlace))
    writePeriod(law, period)
    if let document {
      for duty in Conformity(document, of: prepared).duties { writeConformity(duty) }
    }
    for content in law.contents { writeOther(content, in: law) }
    if let setter = law.setter {
      writeStatement("penetap", setter, [("pejabat", request?.official?.office)])
    }
    for review in law.reviews { writeReview(review) }
    writer.end()
  }

  /// A reversed period is a finding of its own.
  private func isInside(_ period: Period) -> Bool {
    period.length <= 0
      || (prepared.period.contains(period.start) && prepared.period.contains(period.end))
  }

  private mutating func writePeriod(_ law: Profile.Document, _ period: Period) {
    guard let rule = law.period else { return }
    writer.start(
      "jangka-waktu",
      attributes(rule.statement) + [
        ("tahun", String(rule.years)), ("tahun-teks", prepared.formats.spelled(rule.years)),
        ("aturan", rule.binding.rawValue),
        ("sesuai", yes(period.length <= 0 || rule.allows(period.length))),
        ("kurang", yes(period.length < rule.years)),
      ])
    for condition in rule.conditions {
      writeStatement(
        "syarat", condition, [("terpenuhi", meets(condition.key, period).map(yes))])
    }
    writer.end()
  }

  /// Whether a document of these years meets a condition for fewer years; nil for a condition that
  /// only a reader can judge.
  private func meets(_ condition: String, _ period: Period) -> Bool? {
    // Set while the RPJMD runs, whose years the plan has: it begins later and ends with it.
    guard condition == "tahun-berjalan-rpjmd" else { return nil }
    return period.start > prepared.period.start && period.end == prepared.period.end
  }

  /// A duty of a document with its answer; for a content, what it fails on.
  private mutating func writeConformity(_ duty: Conformity.Duty) {
    writer.element(
      "kesesuaian",
      attributes(duty.statement) + [
        ("pokok", duty.subject.rawValue), ("kewajiban", duty.name),
        ("jawaban", duty.answer.rawValue), ("bagian", String(duty.sections.count)),
        ("sebab", duty.reason?.rawValue),
      ])
  }

  /// A content that is a document of its own, which another instrument may set.
  private mutating func writeOther(_ content: Statement, in law: Profile.Document) {
    guard let other = content.document.flatMap(prepared.profile.document) else { return }
    writer.element(
      "dokumen-termuat",
      attributes(content) + [
        ("dokumen", other.name), ("ringkasan", yes(content.isSummary)),
        ("instrumen", law.instrument), ("instrumen-sendiri", other.instrument),
        ("dasar-sendiri", basis(other.setter?.citations ?? [])),
      ])
  }

  private mutating func writeReview(_ review: Profile.Review) {
    writer.start(
      "reviu",
      [("nama", review.name), ("sifat", review.modality), ("konektor", review.connector)])
    for time in review.times { writeStatement("waktu", time) }
    for trigger in review.triggers { writeStatement("pemicu", trigger) }
    if let reviewer = review.reviewer { writeStatement("pelaksana", reviewer) }
    if let receiver = review.receiver { writeStatement("penerima", receiver) }
    writer.end()
  }

  // MARK: Teams, management, duties

  private mutating func writeTeam(_ law: Profile.Team) {
    let team = team(of: law.statement.key)
    writer.start(
      "tim-wajib",
      attributes(law.statement) + [("ada", yes(team != nil)), ("sebutan", law.statement.name)]
        + place(team?.place ?? plan.identity.periodPlace))
    for member in law.members {
      let isThere = team?.members.contains {
        $0.position.lowercased() == member.position.lowercased()
          && (member.isChosen || $0.office.lowercased().contains(member.office.lowercased()))
      }
      writer.element(
        "anggota-wajib",
        [
          ("kedudukan", member.position), ("jabatan", member.office),
          ("dasar", basis(member.citations)), ("ada", isThere.map(yes)),
        ])
    }
    writer.end()
  }

  private mutating func writeManagement(_ area: Statement) {
    let state = plan.management.first { $0.area == area.key }
    let unit = state?.coordinator.flatMap { prepared.index.unit($0) }.map { plan.units[$0] }
    let roles = Set((unit?.roles ?? []).map { library.lists["peran-unit"]?.value($0)?.key ?? $0 })
    writer.start(
      "bidang-manajemen",
      attributes(area) + [
        ("ada", yes(state != nil)), ("koordinator", unit?.name), ("sebutan", area.name),
      ] + place(state?.place ?? plan.identity.periodPlace))
    for coordinator in prepared.profile.coordinators[area.key] ?? [] {
      let fits = coordinator.role.flatMap { role in unit.map { _ in yes(roles.contains(role)) } }
      writeStatement("koordinator-wajib", coordinator, [("cocok", fits)])
    }
    writer.end()
  }

  /// A periodic duty, with the first span of years in which no kegiatan of its group runs.
  private mutating func writeDuty(_ duty: Profile.PeriodicDuty) {
    let gap = emptySpan(duty)
    writeStatement(
      "kewajiban", duty.statement,
      [
        ("setiap", duty.interval.map { "\($0.count) \($0.isMonths ? "bulan" : "tahun")" }),
        ("jenis", duty.kind), ("muatan", duty.group),
        ("kosong", gap.map { "\($0.start)–\($0.end)" }),
      ])
  }

  private func emptySpan(_ duty: Profile.PeriodicDuty) -> Period? {
    guard let group = duty.group, let step = duty.interval?.years else { return nil }
    let years = uses.yearsOfGroup[group] ?? []
    let period = prepared.period
    guard period.length >= step, period.length <= 100 else { return nil }
    return stride(from: period.start, through: period.end - step + 1, by: 1)
      .map { Period(start: $0, end: $0 + step - 1) }
      .first { span in !span.years.contains(where: years.contains) }
  }
}
