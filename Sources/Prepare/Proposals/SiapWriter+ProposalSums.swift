internal import Ingest
internal import References

/// Sums of the yearly round, and what they are compared with.
extension SiapWriter {
  // MARK: Recaps

  /// Proposals and money by verdict.
  mutating func writeProposalVerdicts(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    var sums = ProposalSums(round.judged) { $0.verdict.rawValue }
    sums.order(by: ProposalVerdict.allCases.map(\.rawValue))
    writeSentence("usulan.hasil", ["kebutuhan": Formats.rupiah(sums.total.need.rupiah)])
    var table = table("usulan-hasil", id: section.id)
    for verdict in ProposalVerdict.allCases {
      let money = sums[verdict.rawValue]
      table.rows.append(
        Row([
          "hasil": Cell(words.text("usulan.hasil.\(verdict.rawValue)")),
          "jumlah-usulan": SiapWriter.number(money.lines),
          "pagu-usulan": amountCell(money[verdict]),
        ]))
    }
    table.rows.append(
      Row(
        role: "jumlah",
        [
          "hasil": Cell(words.text("usulan.jumlah-tanpa-duplikat")),
          "jumlah-usulan": SiapWriter.number(
            sums.total.lines - sums[ProposalVerdict.duplicate.rawValue].lines),
          "pagu-usulan": amountCell(sums.total.need),
        ]))
    table.note = proposalNote(sums.total.need)
    write(table)
    write(verdictChart(round), id: section.id, "usulan-hasil")
  }

  /// Proposals of each group of kegiatan by verdict.
  private func verdictChart(_ round: ProposalRound) -> PartChart {
    var counts: [String: [ProposalVerdict: Int]] = [:]
    for item in round.judged {
      counts[item.group ?? "", default: [:]][item.verdict, default: 0] += 1
    }
    let used = ProposalVerdict.allCases.filter { verdict in
      counts.values.contains { $0[verdict] != nil }
    }
    return PartChart(
      series: used.map { words.text("usulan.hasil.\($0.rawValue)") },
      rows: proposalGroups(round).map { key, name in
        PartChart.Row(label: name, values: used.map { counts[key]?[$0] ?? 0 })
      })
  }

  /// Groups of kegiatan in the order of the law, and behind them what belongs to none.
  private func proposalGroups(_ round: ProposalRound) -> [(key: String, name: String)] {
    let groups = prepared.groups.map { (key: $0.key, name: $0.name) }
    return round.judged.contains { $0.group == nil }
      ? groups + [(key: "", name: words.text("usulan.tanpa-muatan"))] : groups
  }

  /// Group × perangkat daerah × source: a row for each unit and source under its group.
  mutating func writeProposalRecap(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    writeSentence("usulan.rekap")
    let byGroup = Dictionary(grouping: round.judged) { $0.group ?? "" }
    var table = table("usulan-rekap", id: section.id)
    for (key, name) in proposalGroups(round) {
      guard let items = byGroup[key] else { continue }
      table.rows.append(.group(name))
      let byUnit = Dictionary(grouping: items) { $0.proposal.unit }
      for unit in round.units {
        guard let items = byUnit[unit] else { continue }
        var sums = ProposalSums(items, by: fund)
        sums.order(by: funds)
        for row in sums.rows {
          table.rows.append(
            Row(
              proposalSumCells(sums[row]).merging([
                "unit": Cell(prepared.unitName(unit)), "sumber-dana": Cell(row),
              ])))
        }
      }
      let sum = ProposalSums(items) { _ in "" }
      table.rows.append(
        sumRow(sum.total, sentence("kata.subjumlah", ["nama": name]), role: "subjumlah"))
    }
    let total = ProposalSums(round.judged) { _ in "" }.total
    table.rows.append(sumRow(total, words.text("kata.jumlah"), role: "jumlah"))
    table.note = proposalNote(total.need)
    write(table)
  }

  private func sumRow(_ sum: ProposalMoney, _ name: String, role: String) -> Row {
    Row(role: role, proposalSumCells(sum).merging(["unit": Cell(name)]))
  }

  mutating func writeProposalUnits(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    writeSentence("usulan.unit")
    var sums = ProposalSums(round.judged, by: \.proposal.unit)
    sums.order(by: round.units)
    let prepared = prepared
    writeProposalSums(sums, key: "usulan-unit", section, column: "unit") { prepared.unitName($0) }
  }

  mutating func writeProposalFunds(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    writeSentence("usulan.sumber")
    var sums = ProposalSums(round.judged, by: fund)
    sums.order(by: funds)
    writeProposalSums(sums, key: "usulan-sumber", section, column: "sumber-dana") { $0 }
  }

  private mutating func writeProposalSums(
    _ sums: ProposalSums, key: String, _ section: PreparedDocument.Section, column: String,
    name: (String) -> String
  ) {
    var table = table(key, id: section.id)
    for row in sums.rows {
      table.rows.append(Row(proposalSumCells(sums[row]).merging([column: Cell(name(row))])))
    }
    table.rows.append(
      Row(
        role: "jumlah",
        proposalSumCells(sums.total).merging([column: Cell(words.text("kata.jumlah"))])))
    table.note = proposalNote(sums.total.need)
    write(table)
  }

  private func proposalSumCells(_ sum: ProposalMoney) -> RowCells {
    var cells: RowCells = [
      "jumlah-usulan": SiapWriter.number(sum.lines), "kebutuhan": amountCell(sum.need),
    ]
    for verdict in ProposalVerdict.allCases {
      cells["nilai-\(verdict.rawValue)"] = amountCell(sum[verdict])
    }
    return cells
  }

  /// The source of a proposal as the code list names it.
  private func fund(_ item: JudgedProposal) -> String {
    guard let fund = item.proposal.fund else { return words.text("kata.tanpa-sumber") }
    return prepared.library.lists["sumber-dana"]?.value(fund)?.name ?? fund
  }

  private var funds: [String] {
    (prepared.library.lists["sumber-dana"]?.values ?? []).map(\.name)
  }

  /// What stands under sums of proposals.
  private func proposalNote(_ money: Money) -> String {
    let note = words.text("usulan.keterangan")
    return money.uncounted == 0
      ? note
      : note + " "
        + words.text("usulan.keterangan.belum", ["jumlah": Formats.grouped(money.uncounted)])
  }

  // MARK: Comparisons

  /// What was asked for beside what the roadmap indicates for the year, by group.
  mutating func writeProposalComparison(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    writeSentence("usulan.banding")
    var indicated: [String: Money] = [:]
    for activity in countedActivities {
      for line in activity.lines { indicated[activity.group, default: Money()].add(line.amount) }
    }
    let sums = ProposalSums(round.judged) { $0.group ?? "" }
    var table = table("usulan-banding", id: section.id)
    var total = Money()
    for (key, name) in proposalGroups(round) {
      let money = indicated[key] ?? Money()
      total.add(money)
      table.rows.append(
        Row(comparison(money, sums[key].need).merging(["muatan": Cell(name)])))
    }
    table.rows.append(
      Row(
        role: "jumlah",
        comparison(total, sums.total.need)
          .merging(["muatan": Cell(words.text("kata.jumlah"))])))
    table.note = proposalNote(sums.total.need)
    write(table)
    let rows = proposalGroups(round).map { key, name in
      let amounts = [indicated[key]?.rupiah ?? 0, sums[key].need.rupiah]
      return BarChart.Row(label: name, values: amounts, texts: amounts.map(shortAmount))
    }
    write(
      BarChart(
        series: [words.text("usulan.seri.indikasi"), words.text("usulan.seri.usulan")],
        rows: rows), id: section.id, "usulan-banding")
  }

  /// Indicated and asked for, with the difference; a difference of what is not computed is none.
  private func comparison(_ indicated: Money, _ need: Money) -> RowCells {
    let isKnown = !(indicated.isEmpty && need.isEmpty)
    return [
      "indikasi": amountCell(indicated), "kebutuhan": amountCell(need),
      "selisih": isKnown ? Cell(Formats.grouped(need.rupiah - indicated.rupiah)) : Cell("–"),
    ]
  }

  /// The same for each kegiatan of the year; those that nobody asks for are named.
  mutating func writeProposalActivities(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    let sums = ProposalSums(round.judged.filter { $0.activityKode != nil }) {
      $0.activityKode ?? ""
    }
    let running = countedActivities.filter { !$0.lines.isEmpty }
    let open = running.filter { sums[$0.kode].lines == 0 }
    writeSentence(
      "usulan.kegiatan",
      ["jumlah": Formats.grouped(running.count), "belum": Formats.grouped(open.count)])
    var table = table("usulan-kegiatan", id: section.id)
    for group in prepared.groups {
      let activities = running.filter { $0.group == group.key }
      guard !activities.isEmpty else { continue }
      table.rows.append(.group(group.name))
      for activity in activities {
        var indicated = Money()
        for line in activity.lines { indicated.add(line.amount) }
        let sum = sums[activity.kode]
        table.rows.append(
          Row(
            comparison(indicated, sum.need).merging([
              "kode": Cell(activity.kode), "kegiatan-nama": Cell(activity.name),
              "jumlah-usulan": SiapWriter.number(sum.lines),
            ])))
      }
    }
    write(table)
  }

  /// Three years of RKA beside what is asked for, by perangkat daerah.
  mutating func writeProposalHistory(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    let years = (1...3).reversed().map { round.year - $0 }
    var money = MoneyTable()
    for item in round.judged where item.counts {
      for past in item.proposal.history where years.contains(past.year) {
        money.add(past.amount, row: item.proposal.unit, year: past.year)
      }
    }
    guard !money.rows.isEmpty else { return writeSentence("usulan.riwayat.tanpa") }
    writeSentence(
      "usulan.riwayat",
      [
        "tahun": prepared.formats.joined(years.map(String.init)),
        "tahun-usulan": String(round.year),
      ])
    let sums = ProposalSums(round.judged, by: \.proposal.unit)
    var table = table("usulan-riwayat", id: section.id)
    let columns = table.layout.columns
    table.columns = columns.flatMap { historyColumns($0, years: years) }
    for unit in round.units where sums[unit].lines > 0 {
      var cells = historyCells(years) { money[unit, $0] }
      cells["unit"] = Cell(prepared.unitName(unit))
      cells["kebutuhan"] = amountCell(sums[unit].need)
      cells["perubahan"] = change(from: money[unit, round.year - 1], to: sums[unit].need)
      table.rows.append(Row(cells))
    }
    var cells = historyCells(years) { money.total(year: $0) }
    cells["unit"] = Cell(words.text("kata.jumlah"))
    cells["kebutuhan"] = amountCell(sums.total.need)
    cells["perubahan"] = change(from: money.total(year: round.year - 1), to: sums.total.need)
    table.rows.append(Row(role: "jumlah", cells))
    table.note = words.text("usulan.riwayat.keterangan")
    write(table)
  }

  /// A column of the layout; that of the past once for each year.
  private func historyColumns(
    _ column: TableLayout.Column, years: [Int]
  ) -> [Table.ExpandedColumn] {
    let title = words.text("kolom.\(column.key)", prepared.facts)
    guard column.key == "rka" else {
      return [
        Table.ExpandedColumn(
          key: column.key, title: title, group: nil, width: column.width,
          alignment: column.alignment, role: column.role)
      ]
    }
    return years.map { year in
      Table.ExpandedColumn(
        key: "rka.\(year)", title: String(year), group: title, width: column.width,
        alignment: column.alignment, role: column.role)
    }
  }

  private func historyCells(_ years: [Int], _ money: (Int) -> Money) -> RowCells {
    var cells: RowCells = [:]
    for year in years { cells["rka.\(year)"] = amountCell(money(year)) }
    return cells
  }

  /// The change of the need against the year before, in percent with one digit behind the comma; a
  /// dash where one of them is unknown.
  private func change(from past: Money, to need: Money) -> Cell {
    guard past.rupiah > 0, !need.isEmpty else { return Cell("–", role: "nol") }
    let difference = need.rupiah - past.rupiah
    let tenths = (difference.magnitude * 2000 + past.rupiah.magnitude) / (past.rupiah.magnitude * 2)
    return Cell(
      (difference < 0 ? "-" : "") + "\(Formats.grouped(tenths / 10)),\(tenths % 10)%")
  }
}
