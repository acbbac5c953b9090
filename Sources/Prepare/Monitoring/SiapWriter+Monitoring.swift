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

  /// The years in which each object of an audit falls due, and the next of them.
  private mutating func writeAuditDates(
    _ report: MonitoringReport, _ section: PreparedDocument.Section
  ) {
    let audits = prepared.profile.duties.filter { $0.kind == "audit" }
    guard !audits.isEmpty else { return writeSentence("pemantauan.tanpa-audit") }
    writeSentence("pemantauan.audit")
    var table = table("pemantauan-audit", id: section.id)
    for duty in audits {
      let years = Schedule.years(every: duty.interval, in: prepared.period)
      let objects: [Statement?] = duty.objects.isEmpty ? [nil] : duty.objects.map { $0 }
      for object in objects {
        let laws = [object, duty.statement].compactMap(\.self).flatMap(\.citations)
        table.rows.append(
          Row([
            "kewajiban": Cell(duty.statement.name.capitalizedFirst),
            "objek-audit": Cell(object?.name ?? "–"),
            "jatuh-tempo": Cell(
              years.isEmpty
                ? words.text("pemantauan.tanpa-waktu")
                : prepared.formats.joined(years.map(String.init))),
            "jatuh-tempo-berikut": Cell(
              years.first { $0 >= report.year }.map { String($0) } ?? "–"),
            "pelaksana": Cell(duty.actor?.capitalizedFirst ?? "–"),
            "dasar": Cell(Statement.citation(laws, words) ?? "–"),
          ]))
      }
    }
    table.note = sentence("pemantauan.keterangan")
    write(table)
  }

  /// The signature of the report: whoever must make it by law.
  mutating func writeSignature(of report: MonitoringReport) {
    let dots = words.text("titik")
    let actor = (report.receiver ?? report.duties.first)?.actor
    xml.element(
      "tanda-tangan",
      [
        ("tempat", plan.identity.seat), ("tanggal", dots),
        ("jabatan", (actor ?? plan.identity.head.office).uppercased() + ","), ("nama", dots),
      ])
  }
}
