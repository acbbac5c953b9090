internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// What was reached against what was planned.
extension SiapWriter {
  private var noValue: Cell { Cell("–", role: "nol") }

  mutating func writeGroupRealisation(
    _ results: Realisation, _ section: PreparedDocument.Section
  ) {
    guard !results.lines.isEmpty else { return writeSentence("reviu.kalimat.tanpa-realisasi") }
    let counts = results.counts { _ in "" }[""] ?? [:]
    let (planned, spent) = results.money(by: \.group)
    writeSentence(
      "reviu.kalimat.realisasi",
      [
        "tahun": prepared.formats.joined(results.years.map(String.init)),
        "jumlah": Formats.grouped(results.lines.count),
        "tercapai": Formats.grouped(counts[.reached] ?? 0),
        "sebagian": Formats.grouped(counts[.partly] ?? 0),
        "tidak": Formats.grouped(counts[.missed] ?? 0),
        "belum": Formats.grouped(counts[.open] ?? 0),
        "pagu": Formats.rupiah(planned.total.rupiah), "serapan": Formats.rupiah(spent.total.rupiah),
        "persen": Realisation.percent(spent.total, of: planned.total).map { "\($0)%" } ?? "–",
      ])
    let rows = prepared.groups.map { ($0.key, $0.name) }
    writeRealisation("reviu-realisasi-muatan", results, section, rows: rows, by: \.group)
    let byGroup = results.counts(by: \.group)
    let chart = PartChart(
      series: Attainment.allCases.map { words.text("reviu.capaian.\($0.rawValue)") },
      rows: rows.compactMap { key, name in
        byGroup[key].map { counts in
          PartChart.Row(label: name, values: Attainment.allCases.map { counts[$0] ?? 0 })
        }
      })
    write(chart, id: section.id, "reviu-capaian")
    let years = results.years
    let money = BarChart(
      series: [words.text("reviu.seri.pagu"), words.text("reviu.seri.serapan")],
      rows: years.map { year in
        let values = [planned.total(year: year).rupiah, spent.total(year: year).rupiah]
        return BarChart.Row(label: String(year), values: values, texts: values.map(shortAmount))
      })
    write(money, id: "\(section.id)-anggaran", "reviu-anggaran")
  }

  mutating func writeUnitRealisation(
    _ results: Realisation, _ section: PreparedDocument.Section
  ) {
    guard !results.lines.isEmpty else {
      return writeSentence("reviu.kalimat.tanpa-realisasi")
    }
    writeSentence("reviu.kalimat.realisasi-unit")
    var rows = plan.units.map { ($0.kode, $0.name) }
    let known = Set(rows.map(\.0))
    for kode in Set(results.lines.map(\.unit)).subtracting(known).sorted() {
      rows.append((kode, kode))
    }
    writeRealisation("reviu-realisasi-unit", results, section, rows: rows, by: \.unit)
  }

  /// A table of lines and money: one row for each year, a subtotal where there are several.
  private mutating func writeRealisation(
    _ key: String, _ results: Realisation, _ section: PreparedDocument.Section,
    rows: [(key: String, name: String)], by field: (Realisation.LineResult) -> String
  ) {
    let (planned, spent) = results.money(by: field)
    let counts = results.counts { "\($0.year) \(field($0))" }
    var table = table(key, id: section.id)
    var total: [Attainment: Int] = [:]
    for (key, name) in rows {
      var sum: [Attainment: Int] = [:]
      var own: [Row] = []
      for year in results.years {
        guard let count = counts["\(year) \(key)"] else { continue }
        own.append(
          resultRow(name, String(year), count, planned[key, year], spent[key, year], role: nil))
        sum.merge(count) { $0 + $1 }
      }
      guard !own.isEmpty else { continue }
      table.rows += own
      if own.count > 1 {
        table.rows.append(
          resultRow(
            sentence("kata.subjumlah", ["nama": name]), "", sum, planned.total(row: key),
            spent.total(row: key), role: "subjumlah"))
      }
      total.merge(sum) { $0 + $1 }
    }
    table.rows.append(
      resultRow(
        words.text("kata.jumlah"), "", total, planned.total, spent.total, role: "jumlah"))
    table.note = pendingNote(planned.total)
    write(table)
  }

  private func resultRow(
    _ name: String, _ year: String, _ counts: [Attainment: Int], _ planned: Money,
    _ spent: Money, role: String?
  ) -> Row {
    var cells: RowCells = [
      "bagian-rencana": Cell(name), "tahun": Cell(year), "pagu-rencana": amountCell(planned),
      "serapan": spent.isEmpty ? noValue : Cell(Formats.grouped(spent.rupiah)),
      "persen": Realisation.percent(spent, of: planned).map { Cell("\($0)%") } ?? noValue,
    ]
    for state in Attainment.allCases {
      cells["capaian-\(state.rawValue)"] = SiapWriter.number(counts[state] ?? 0)
    }
    return Row(role: role, cells)
  }

  /// Most shortfalls that the body lists; all lines stand in the annex.
  private static let shortfallLimit = 60

  /// Lines that did not reach their target, with reason and follow-up.
  mutating func writeShortfalls(_ results: Realisation, _ section: PreparedDocument.Section) {
    let order: [Attainment] = [.missed, .partly, .open]
    let short = order.flatMap { state in
      results.lines.filter { $0.attainment == state }
    }
    guard !short.isEmpty else { return writeSentence("reviu.kalimat.semua-tercapai") }
    let unexplained = short.count { $0.reason == nil }
    writeSentence(
      short.count > SiapWriter.shortfallLimit
        ? "reviu.kalimat.kurang-banyak" : "reviu.kalimat.kurang",
      [
        "jumlah": Formats.grouped(short.count), "tanpa": Formats.grouped(unexplained),
        "tampil": Formats.grouped(SiapWriter.shortfallLimit),
      ])
    var table = table("reviu-kurang", id: section.id)
    for state in order {
      let lines = short.prefix(SiapWriter.shortfallLimit).filter { $0.attainment == state }
      guard !lines.isEmpty else { continue }
      table.rows.append(.group(words.text("reviu.capaian.\(state.rawValue)")))
      table.rows += lines.map { line in
        Row([
          "kode": Cell(line.activity), "keluaran": Cell(line.output),
          "unit": Cell(line.unit), "tahun": Cell(String(line.year)),
          "target-realisasi": Cell(targetText(line)),
          "alasan": Cell(
            line.reason
              ?? (line.isDeferred
                ? words.text("reviu.alasan-ditunda") : words.text("kata.tanpa-alasan"))),
          "tindak-lanjut": Cell(line.followUp ?? "–"),
        ])
      }
    }
    write(table)
  }

  private func targetText(_ line: Realisation.LineResult) -> String {
    let achieved = line.achieved.map(Formats.decimal) ?? "–"
    let target = line.target.map(Formats.decimal) ?? "–"
    return words.text(
      "reviu.capaian-dari",
      ["capaian": achieved, "target": target, "satuan": line.measure])
  }

  /// Every line of the years that are judged, by kegiatan.
  mutating func writeActivityRealisation(
    _ results: Realisation, _ section: PreparedDocument.Section
  ) {
    guard !results.lines.isEmpty else {
      return writeSentence("reviu.kalimat.tanpa-realisasi")
    }
    writeSentence("reviu.kalimat.lampiran-realisasi")
    var table = table("reviu-realisasi-kegiatan", id: section.id)
    var order: [String] = []
    var byActivity: [String: [Realisation.LineResult]] = [:]
    for line in results.lines {
      if byActivity[line.activity] == nil { order.append(line.activity) }
      byActivity[line.activity, default: []].append(line)
    }
    for kode in order {
      let lines = byActivity[kode] ?? []
      let whole = Attainment.whole(lines.map(\.attainment)) ?? .open
      table.rows.append(
        .group(
          "\(kode) \(lines[0].activityName) (\(words.text("reviu.capaian.\(whole.rawValue)").lowercased()))"
        ))
      table.rows += lines.map { line in
        Row([
          "keluaran": Cell(line.output), "unit": Cell(line.unit), "tahun": Cell(String(line.year)),
          "target-realisasi": Cell(targetText(line)),
          "pagu-rencana": line.planned.map { Cell(Formats.grouped($0)) }
            ?? Cell(line.isAdded ? "–" : words.text("kata.belum-dihitung")),
          "serapan": line.spent.map { Cell(Formats.grouped($0)) } ?? noValue,
          "capaian-status": Cell(words.text("reviu.capaian.\(line.attainment.rawValue)")),
        ])
      }
    }
    write(table)
  }

  // MARK: Indicators

  mutating func writeIndicatorResults(
    _ results: Realisation, _ section: PreparedDocument.Section
  ) {
    var table = table("reviu-iku", id: section.id)
    var counts: [Attainment: Int] = [:]
    for indicator in results.indicators {
      for (number, year) in indicator.years.enumerated()
      where year.target != nil || year.achieved != nil {
        counts[year.attainment, default: 0] += 1
        table.rows.append(
          Row([
            "kode": Cell(number == 0 ? indicator.kode : ""),
            "iku": Cell(number == 0 ? indicator.name : ""),
            "satuan": Cell(number == 0 ? indicator.measure ?? "–" : ""),
            "tahun": Cell(String(year.year)),
            "target-nilai": Cell(year.target ?? "–"), "capaian-nilai": Cell(year.achieved ?? "–"),
            "capaian-status": Cell(words.text("reviu.capaian.\(year.attainment.rawValue)")),
          ]))
      }
    }
    writeSentence(
      "reviu.kalimat.iku",
      [
        "tercapai": Formats.grouped(counts[.reached] ?? 0),
        "sebagian": Formats.grouped((counts[.partly] ?? 0) + (counts[.missed] ?? 0)),
        "belum": Formats.grouped(counts[.open] ?? 0),
      ])
    write(table)
  }

  mutating func writeIndexResults(_ indices: [IndexResult], _ section: PreparedDocument.Section) {
    guard !indices.isEmpty else { return writeSentence("reviu.kalimat.tanpa-indeks") }
    if indices.count > 1 {
      writeSentence(
        "reviu.kalimat.indeks-campur",
        ["daftar": prepared.formats.joined(indices.map(\.name))])
    }
    // A year that is not over has no result yet.
    let reported = review?.request.year ?? monitoring?.year ?? .max
    for (number, index) in indices.enumerated() {
      let set = prepared.library.indicatorSets.first { $0.key == index.set }
      let names = ["indeks": index.name, "indeks.dasar": index.basis]
      let id = "\(section.id)-\(number + 1)"
      var table = table("reviu-indeks", id: id, names)
      for year in index.years {
        table.rows.append(
          Row([
            "tahun": Cell(String(year.year)), "target-indeks": Cell(year.target ?? "–"),
            "nilai-indeks": Cell(year.achieved ?? "–"),
            "predikat": Cell(
              year.achieved.flatMap(Formats.parse).flatMap { set?.grade(of: $0) } ?? "–"),
            "capaian-status": Cell(
              year.target == nil || (year.achieved == nil && year.year >= reported)
                ? "–" : words.text("reviu.capaian.\(year.attainment.rawValue)")),
          ]))
      }
      write(table)
      write(indexChart(index), id: id, "reviu-indeks", names)
      guard !index.levels.isEmpty else { continue }
      var levels = self.table("reviu-tingkat", id: "\(id)-tingkat", names)
      levels.rows = index.levels.map { level in
        Row([
          "kode": Cell(level.code), "indikator-nama": Cell(level.name),
          "tingkat-awal": Cell(level.initial.map(Formats.decimal) ?? "–"),
          "tingkat-capaian": Cell(level.achieved.map(Formats.decimal) ?? "–"),
          "tingkat-target": Cell(level.target.map(Formats.decimal) ?? "–"),
        ])
      }
      levels.note = sentence("reviu.keterangan.tingkat")
      write(levels)
    }
  }

  private func indexChart(_ index: IndexResult) -> BarChart {
    BarChart(
      series: [words.text("reviu.seri.target"), words.text("reviu.seri.capaian")],
      rows: index.years.compactMap { year in
        let values = [year.target, year.achieved].map { text in
          text.flatMap(Formats.hundredths) ?? 0
        }
        guard values.contains(where: { $0 > 0 }) else { return nil }
        return BarChart.Row(
          label: String(year.year), values: values,
          texts: [year.target ?? "–", year.achieved ?? "–"])
      })
  }
}
