internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// Issues, conformity, conclusion, follow-up and the process of a review.
extension SiapWriter {
  mutating func writeIssues(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    let issues = review.assessment?.issues ?? []
    if issues.isEmpty {
      writeMissing("isu")
    } else {
      writeSentence("reviu.kalimat.isu", ["jumlah": Formats.grouped(issues.count)])
      var table = table("reviu-isu", id: section.id)
      for issue in issues {
        let recommendations =
          issue.recommendations.isEmpty
          ? ["[ISI: \(sentence("reviu.isi.rekomendasi"))]"] : issue.recommendations
        for (number, recommendation) in recommendations.enumerated() {
          table.rows.append(
            Row([
              "kode": Cell(number == 0 ? issue.kode : ""),
              "isu": Cell(number == 0 ? issue.text : ""), "rekomendasi": Cell(recommendation),
            ]))
        }
      }
      write(table)
    }
    let computed = computedIssues(review)
    guard !computed.isEmpty else { return }
    writeSentence("reviu.kalimat.isu-hitung")
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    for issue in computed { xml.element("butir", text: issue) }
    xml.end()
  }

  /// What the data themselves show, for the reviewer to take up.
  private func computedIssues(_ review: ReviewReport) -> [String] {
    let lines = review.realisation.lines
    let indicators = review.realisation.indicators.filter { indicator in
      indicator.years.contains { $0.attainment == .partly || $0.attainment == .missed }
    }
    let indices = review.indices.filter { index in
      index.years.contains { $0.attainment == .partly || $0.attainment == .missed }
    }
    let deferred = review.comparison.listed.filter { change in
      change.kind == .deferred && prepared.library.fields.kind(change.name) != nil
    }
    let facts: [(String, Int, [String: String])] = [
      ("tidak", lines.count { $0.attainment == .missed }, [:]),
      ("sebagian", lines.count { $0.attainment == .partly }, [:]),
      ("belum", lines.count { $0.attainment == .open }, [:]),
      ("tanpa-alasan", lines.count { $0.attainment != .reached && $0.reason == nil }, [:]),
      (
        "iku", indicators.count,
        ["daftar": indicators.prefix(10).map(\.kode).joined(separator: ", ")]
      ),
      ("indeks", indices.count, ["daftar": prepared.formats.joined(indices.map(\.name))]),
      ("ditunda", deferred.count, [:]),
      ("dihapus", review.comparison.listed.count { $0.kind == .removed }, [:]),
    ]
    return facts.filter { $0.1 > 0 }.map { key, count, values in
      sentence(
        "reviu.isu.\(key)", values.merging(["jumlah": Formats.grouped(count)]) { $1 })
    }
  }

  mutating func writeReviewDuties(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    let unmet = review.duties.filter { $0.state == .unmet }
    writeSentence(
      unmet.isEmpty ? "reviu.kalimat.sesuai" : "reviu.kalimat.belum-sesuai",
      ["jumlah": Formats.grouped(review.duties.count), "belum": Formats.grouped(unmet.count)])
    var table = table("reviu-kesesuaian", id: section.id)
    table.rows = review.duties.map { duty in
      let state =
        switch duty.state {
        case .met: "kata.terpenuhi"
        case .unmet: "kata.belum-terpenuhi"
        case .open: "kata.perlu-ditelaah"
        }
      let tail = duty.state == .met ? "" : duty.state == .unmet ? ".belum" : ".telaah"
      let key = "reviu.kewajiban.\(duty.key)"
      return Row(
        role: duty.state == .unmet ? "belum" : nil,
        [
          "kewajiban": Cell(sentence(key, duty.values).capitalizedFirst),
          "dasar": Cell(Statement.citation(duty.citations, words) ?? "–"),
          "pemenuhan": Cell(words.text(state)),
          "keterangan": Cell(
            words.has("\(key).keterangan\(tail)")
              ? sentence("\(key).keterangan\(tail)", duty.values).capitalizedFirst : "–"),
        ])
    }
    write(table)
  }

  mutating func writeConclusions(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    writeSentence("reviu.kalimat.simpulan")
    var table = table("reviu-simpulan", id: section.id)
    for conclusion in review.conclusions {
      let values = [
        "ukuran": sentence("reviu.ukuran.\(conclusion.measure)"),
        "nilai": Formats.grouped(conclusion.value), "batas": Formats.grouped(conclusion.least),
        "perubahan": Formats.grouped(conclusion.changes),
        "butir": Formats.grouped(conclusion.items),
      ]
      table.rows.append(
        Row([
          "dokumen": Cell(conclusion.document.name),
          "usulan": Cell(words.text("reviu.simpulan.\(conclusion.proposal)")),
          "kriteria": Cell(sentence("reviu.kriteria", values)),
          "putusan": Cell(
            conclusion.decision.map { words.text("reviu.simpulan.\($0.decision)") }
              ?? "[ISI: \(sentence("reviu.isi.simpulan"))]"),
          "alasan": Cell(conclusion.decision?.reason ?? "–"),
        ]))
    }
    write(table)
    for conclusion in review.conclusions {
      let decision = conclusion.decision?.decision ?? conclusion.proposal
      let duty = review.duties.first {
        $0.document == conclusion.document.key && $0.key == "instrumen"
      }
      writeSentence(
        "reviu.kalimat.simpulan.\(decision)",
        (duty?.values ?? [:]).merging([
          "dokumen": conclusion.document.name,
          "jumlah": Formats.grouped(conclusion.changes),
        ]) { $1 })
    }
  }

  mutating func writeFollowUps(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    let followUps = review.assessment?.followUps ?? []
    guard !followUps.isEmpty else { return writeMissing("tindak-lanjut") }
    writeSentence("reviu.kalimat.tindak-lanjut", ["jumlah": Formats.grouped(followUps.count)])
    var table = table("reviu-tindak-lanjut", id: section.id)
    table.rows = followUps.enumerated().map { number, item in
      let actors = [item.unit.map(prepared.unitName), item.person].compactMap(\.self)
      return Row([
        "nomor": Cell(String(number + 1)), "tindak-lanjut": Cell(item.text),
        "isu-kode": Cell(item.issue ?? "–"),
        "penanggung-jawab": Cell(
          actors.isEmpty
            ? "[ISI: \(sentence("reviu.isi.penanggung-jawab"))]" : actors.joined(separator: "; ")),
        "tenggat": Cell(
          item.deadline.map { prepared.formats.date($0) }
            ?? "[ISI: \(sentence("reviu.isi.tenggat"))]"),
      ])
    }
    write(table)
  }

  /// Events of the process log that belong to the review, with their papers.
  mutating func writeReviewEvents(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    guard !review.events.isEmpty else { return writeSentence("reviu.kalimat.tanpa-proses") }
    writeSentence("reviu.kalimat.proses", ["jumlah": Formats.grouped(review.events.count)])
    var table = table("reviu-proses", id: section.id)
    let kinds = prepared.library.lists["jenis-peristiwa"]?.values ?? []
    table.rows = review.events.sorted { $0.date < $1.date }.map { event in
      Row([
        "jenis-peristiwa": Cell(kinds.first { $0.key == event.kind }?.name ?? event.kind),
        "tanggal": Cell(prepared.formats.date(event.date)),
        "nomor-surat": Cell(event.number ?? "–"),
        "perihal": Cell(event.subject), "pihak": Cell(event.parties.joined(separator: "; ")),
        "hasil": Cell(event.result ?? "–"),
      ])
    }
    write(table)
    guard let writer = review.paperWriter else { return }
    for (number, paper) in review.papers.enumerated() {
      xml.start(
        "bagian",
        [
          ("id", "naskah-\(paper.key)"), ("jenis", "narasi"),
          ("label", Formats.letters(number + 1).uppercased()), ("judul", paper.title),
          ("keadaan", "terisi"),
        ])
      writer.write(paper, to: &xml)
      xml.end()
    }
  }
}
