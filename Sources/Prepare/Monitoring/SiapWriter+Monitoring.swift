internal import Ingest
internal import References
internal import XMLTree

/// The sections of a monitoring report; results are those of a review, for one year.
extension SiapWriter {
  /// The computed content of a section of the report, by kind.
  mutating func writeMonitoring(
    _ report: MonitoringReport, _ section: PreparedDocument.Section
  ) {
    switch section.kind {
    case "pemantauan-dasar": writeMonitoringBasis(report, section)
    case "pemantauan-audit": writeAuditDates(report, section)
    case "reviu-realisasi-muatan": writeGroupRealisation(report.realisation, section)
    case "reviu-realisasi-unit": writeUnitRealisation(report.realisation, section)
    case "reviu-realisasi-kurang": writeShortfalls(report.realisation, section)
    case "reviu-iku": writeIndicatorResults(report.realisation, section)
    case "reviu-indeks": writeIndexResults(report.indices, section)
    case "reviu-lampiran-realisasi": writeActivityRealisation(report.realisation, section)
    default: break
    }
  }

  /// Which duties the report fulfils, who carries them out, and who receives it.
  private mutating func writeMonitoringBasis(
    _ report: MonitoringReport, _ section: PreparedDocument.Section
  ) {
    guard !report.duties.isEmpty else { return writeSentence("pemantauan.tanpa-dasar") }
    writeSentence("pemantauan.dasar")
    var table = table("pemantauan-dasar", id: section.id)
    for duty in report.duties {
      table.rows.append(
        Row([
          "kewajiban": Cell(duty.statement.name.capitalizedFirst),
          "pelaksana": Cell(duty.actor?.capitalizedFirst ?? "–"),
          "penerima": Cell(duty.receiver?.capitalizedFirst ?? "–"),
          "dasar": Cell(duty.statement.citation(words) ?? "–"),
        ]))
    }
    write(table)
    guard let duty = report.receiver, let receiver = duty.receiver else {
      return writeSentence("pemantauan.tanpa-penerima")
    }
    writeSentence(
      "pemantauan.penerima",
      ["penerima": receiver, "dasar": prepared.cite([duty.statement]) ?? ""])
  }

  /// What was audited and what was not: each turn of each object with its last day, the event that
  /// carried it out, and how it stands.
  private mutating func writeAuditDates(
    _ report: MonitoringReport, _ section: PreparedDocument.Section
  ) {
    guard let record = report.audits, !record.audits.isEmpty else {
      return writeSentence("pemantauan.tanpa-audit")
    }
    let date = prepared.formats.date(record.day.iso)
    writeSentence("pemantauan.audit", ["hari": date])
    // A sentence for each state that there is; none speaks of nothing.
    for state in [DutySchedule.State.done, .doneLate, .overdue, .open] {
      let count = record.count(state)
      guard count > 0 else { continue }
      writeSentence(
        "pemantauan.audit.\(state.rawValue)", ["jumlah": prepared.formats.spelled(count)])
    }
    var table = table("pemantauan-audit", id: section.id)
    var last = ""
    for audit in record.audits {
      let heading = auditHeading(audit.duty)
      if heading != last { table.rows.append(.group(heading)) }
      last = heading
      table.rows += auditRows(audit, record)
    }
    table.note = sentence("pemantauan.keterangan")
    write(table)
  }

  /// Name of an audit, who carries it out, and the article behind it.
  private func auditHeading(_ duty: DutySchedule.Duty) -> String {
    let law = prepared.profile.duties.first { law in
      law.statement.key == duty.key
        || law.objects.contains { "\(law.statement.key)-\($0.key)" == duty.key }
    }
    return words.text(
      duty.actor == nil ? "pemantauan.audit.kelompok.tanpa-pelaksana" : "pemantauan.audit.kelompok",
      [
        "kewajiban": duty.name.capitalizedFirst, "pelaksana": duty.actor ?? "",
        "dasar": law.flatMap { prepared.cite([$0.statement]) } ?? "",
      ])
  }

  /// The turns of an audit; an audit without last days has one row for all of its events.
  private func auditRows(_ audit: AuditRecord.Audit, _ record: AuditRecord) -> [Row] {
    let object = audit.duty.object?.capitalizedFirst ?? "–"
    guard audit.duty.freedom == nil, !audit.turns.isEmpty else {
      return [
        Row([
          "objek-audit": Cell(object), "jatuh-tempo": Cell(words.text("pemantauan.tanpa-waktu")),
          "dilaksanakan": Cell(
            audit.events.isEmpty
              ? "–" : audit.events.map(auditText).joined(separator: "; ")),
          "keadaan-audit": Cell(
            words.text(
              audit.events.isEmpty
                ? "pemantauan.keadaan.belum-tercatat" : "pemantauan.keadaan.terlaksana")),
        ])
      ]
    }
    return audit.turns.map { turn in
      let event = turn.done.flatMap { done in audit.events.first { $0.date == done.iso } }
      return Row([
        "objek-audit": Cell(object), "jatuh-tempo": Cell(prepared.formats.date(turn.last.iso)),
        "dilaksanakan": Cell(
          event.map(auditText) ?? turn.done.map { prepared.formats.date($0.iso) } ?? "–"),
        "keadaan-audit": Cell(
          words.text("pemantauan.keadaan.\(record.state(of: turn).rawValue)")),
      ])
    }
  }

  /// Day and number of the paper of an audit; its subject where it has no number.
  private func auditText(_ event: Event) -> String {
    words.text(
      "pemantauan.audit.naskah",
      ["tanggal": prepared.formats.date(event.date), "naskah": event.number ?? event.subject])
  }

  /// The signature of the report: whoever must make it by law. A unit signs by its head; where the law
  /// names only the government, the head of the region signs.
  mutating func writeSignature(of report: MonitoringReport) {
    let dots = words.text("titik")
    xml.element(
      "tanda-tangan",
      [
        ("tempat", plan.identity.seat), ("tanggal", dots),
        ("jabatan", author(of: report).uppercased() + ","), ("nama", dots),
      ])
  }

  private func author(of report: MonitoringReport) -> String {
    guard let duty = report.duties.first, let actor = duty.actor else {
      return plan.identity.head.office
    }
    if duty.statement.team != nil { return actor }
    guard let role = duty.statement.role else { return plan.identity.head.office }
    let unit = plan.units.first { prepared.roles(of: $0.kode).contains(role) }
    return words.text("pemantauan.kepala", ["unit": unit?.name ?? actor])
  }
}
