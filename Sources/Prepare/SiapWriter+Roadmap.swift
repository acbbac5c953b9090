internal import Ingest
internal import References
internal import XMLTree

extension SiapWriter {
  /// Kegiatan that count: those that are put off are listed, and left out of sums.
  var countedActivities: [Activity] { plan.activities.filter { $0.status != "ditunda" } }

  // MARK: One group

  mutating func writeGroup(_ section: PreparedDocument.Section) {
    guard let key = section.subject, let group = prepared.groups.first(where: { $0.key == key })
    else { return }
    let activities = plan.activities.filter { $0.group == key }
    var money = Money()
    for activity in activities where activity.status != "ditunda" {
      for line in activity.lines { money.add(line.amount) }
    }
    let values = [
      "nama": group.name, "jumlah": Formats.grouped(activities.count),
      "pagu": Formats.rupiah(money.rupiah), "dasar": group.citation ?? "",
    ]
    guard !activities.isEmpty else { return writeSentence("kalimat.muatan-kosong", values) }
    writeSentence(group.citation == nil ? "kalimat.muatan" : "kalimat.muatan-dasar", values)
    let deferred = activities.count { $0.status == "ditunda" }
    if deferred > 0 {
      writeSentence("kalimat.muatan-ditunda", ["jumlah": Formats.grouped(deferred)])
    }
    var targets = table("muatan-target", id: "\(section.id)-target", values)
    var amounts = table("muatan-pagu", id: "\(section.id)-pagu", values)
    for activity in activities {
      let lines = LineGroup.groups(activity.lines)
      let head = activityHead(activity)
      targets.rows.append(
        Row(
          role: "kelompok", from: [origin("kegiatan", activity.place)],
          ["": Cell(parts: [.text(head)] + noteParts(activity.kode))]))
      targets.rows += lines.map { targetRow($0, of: activity) }
      amounts.rows.append(.group(head, from: [origin("kegiatan", activity.place)]))
      amounts.rows += lines.map { amountRow($0, of: activity) }
      if lines.count > 1 { amounts.rows.append(subtotalRow(activity)) }
    }
    amounts.rows.append(totalRow(activities))
    amounts.note = pendingNote(money)
    write(targets)
    write(amounts)
  }

  private func activityHead(_ activity: Activity) -> String {
    let state = activity.status == "ditunda" ? " (\(words.text("status.ditunda")))" : ""
    let remark = activity.remark.map { ". \($0)" } ?? ""
    return "\(activity.kode) \(activity.name)\(state)\(remark)"
  }

  private func targetRow(_ group: LineGroup, of activity: Activity) -> Row {
    var cells = lineCells(group, named: true)
    for year in plan.identity.years {
      let targets = group.lines.filter { $0.year == year }.compactMap(\.target)
      cells["target.\(year)"] =
        targets.isEmpty
        ? Cell("–", role: "nol") : Cell(targets.map(Formats.decimal).joined(separator: " + "))
    }
    return Row(origin: originText(activity.place), from: origins(group, of: activity), cells)
  }

  /// The lines of a row, each of its own year, and their kegiatan.
  private func origins(_ group: LineGroup, of activity: Activity) -> [SourceTrace.Origin] {
    group.lines.map { origin("rincian", $0.place) } + [origin("kegiatan", activity.place)]
  }

  private func amountRow(_ group: LineGroup, of activity: Activity) -> Row {
    var cells = lineCells(group, named: false)
    var total = Money()
    for year in plan.identity.years {
      var money = Money()
      for line in group.lines where line.year == year { money.add(line.amount) }
      total.add(money)
      cells["pagu.\(year)"] = amountCell(money)
    }
    cells["jumlah"] = amountCell(total)
    return Row(origin: originText(activity.place), from: origins(group, of: activity), cells)
  }

  /// What the two tables of a group share; the name of a sub kegiatan stands in the first only.
  private func lineCells(_ group: LineGroup, named: Bool) -> RowCells {
    let code = group.key.subactivity ?? "–"
    let name =
      named ? group.key.subactivity.flatMap { prepared.library.nomenclature[$0] } : nil
    return [
      "sub-kegiatan": Cell(name.map { "\(code) \($0)" } ?? code), "unit": Cell(group.key.unit),
      "sumber-dana": Cell(group.key.fund ?? "–"), "keluaran": Cell(group.key.output ?? "–"),
      "satuan": Cell(group.key.measure ?? "–"),
    ]
  }

  /// The sums of a group per year.
  private func totalRow(_ activities: [Activity]) -> Row {
    let counted = activities.filter { $0.status != "ditunda" }
    return sumRow(counted.flatMap(\.lines), words.text("kata.jumlah"), role: "jumlah")
  }

  /// The sums of one kegiatan per year.
  private func subtotalRow(_ activity: Activity) -> Row {
    sumRow(
      activity.lines, sentence("kata.subjumlah", ["nama": activity.kode]), role: "subjumlah")
  }

  private func sumRow(_ lines: [Line], _ name: String, role: String) -> Row {
    var table = MoneyTable()
    for line in lines { table.add(line.amount, row: "", year: line.year) }
    var cells = amountCells(table, row: "")
    cells["sub-kegiatan"] = Cell(name)
    return Row(role: role, cells)
  }

  /// The cells of a row of sums: one for each year, and their sum.
  func amountCells(_ money: MoneyTable, row: String) -> RowCells {
    var cells: RowCells = ["jumlah": amountCell(money.total(row: row))]
    for year in plan.identity.years { cells["pagu.\(year)"] = amountCell(money[row, year]) }
    return cells
  }

  /// An amount in thousands dots; "belum dihitung" where nothing was computed, and an asterisk where
  /// only a part was.
  func amountCell(_ money: Money) -> Cell {
    if money.lines == 0 { return Cell("–", role: "nol") }
    if money.isEmpty { return Cell(words.text("kata.belum-dihitung")) }
    return Cell(Formats.grouped(money.rupiah) + (money.uncounted > 0 ? "*" : ""))
  }

  func pendingNote(_ money: Money) -> String {
    money.uncounted == 0
      ? sentence("keterangan.pagu")
      : sentence("keterangan.pagu-belum", ["jumlah": Formats.grouped(money.uncounted)])
  }

  // MARK: Recaps

  mutating func writeActivitySummary(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.ringkasan-kegiatan")
    var table = table("ringkasan-kegiatan", id: section.id)
    for group in prepared.groups {
      let activities = plan.activities.filter { $0.group == group.key }
      table.rows.append(
        Row([
          "muatan": Cell(group.name), "kegiatan-jumlah": SiapWriter.number(activities.count),
          "berjalan": SiapWriter.number(activities.count { $0.status == "berjalan" }),
          "ditunda": SiapWriter.number(activities.count { $0.status == "ditunda" }),
          "dasar": Cell(group.citation ?? "–"),
        ]))
    }
    table.rows.append(
      Row(
        role: "jumlah",
        [
          "muatan": Cell(words.text("kata.jumlah")),
          "kegiatan-jumlah": SiapWriter.number(plan.activities.count),
          "berjalan": SiapWriter.number(plan.activities.count { $0.status == "berjalan" }),
          "ditunda": SiapWriter.number(plan.activities.count { $0.status == "ditunda" }),
        ]))
    write(table)
    write(activityGrid, id: section.id, "kegiatan-tahun")
  }

  // MARK: Timeline and links

  mutating func writeTimeline(_ section: PreparedDocument.Section) {
    writeSentence(
      prepared.facts["kegiatan.ditunda"] == "0" ? "kalimat.linimasa" : "kalimat.linimasa-ditunda")
    writeTimelineFigure(section)
    var table = table("linimasa", id: section.id)
    for group in prepared.groups {
      let activities = plan.activities.filter { $0.group == group.key }
      guard !activities.isEmpty else { continue }
      table.rows.append(.group(group.name))
      table.rows += activities.map { activity in
        let years = Set(activity.lines.map(\.year))
        var cells: RowCells = [
          "kode": Cell(activity.kode), "kegiatan-nama": Cell(activity.name),
          "unit": Cell(activity.units.map(\.value).joined(separator: ", ")),
          "status": Cell(words.text("status.\(activity.status)")),
        ]
        for year in plan.identity.years where years.contains(year) {
          cells["tahun.\(year)"] = Cell("●", role: "centang")
        }
        return Row(
          origin: originText(activity.place), from: [origin("kegiatan", activity.place)], cells)
      }
    }
    write(table)
  }

  mutating func writeActivityLinks(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.keterkaitan-kegiatan")
    var table = table("keterkaitan-kegiatan", id: section.id)
    for activity in plan.activities {
      table.rows.append(
        Row(
          origin: originText(activity.place), from: [origin("kegiatan", activity.place)],
          [
            "kode": Cell(activity.kode), "kegiatan-nama": Cell(activity.name),
            "inisiatif": Cell(activity.initiative ?? "–"),
            "kesenjangan": kodeCell(activity.gaps.map(\.value)),
            "objek": kodeCell(activity.objects.map(\.value)),
            "sasaran": kodeCell(activity.objectives.map(\.value)),
            "indikator": Cell(
              activity.indicators.isEmpty
                ? "–" : activity.indicators.map(\.value).joined(separator: ", ")),
          ]))
    }
    table.note = indicatorLegend
    write(table)
  }
}

extension SiapWriter {
  /// What the codes of the indicators in use stand for; nil when none is used.
  private var indicatorLegend: String? {
    let codes = Set(plan.activities.flatMap(\.indicators).map(\.value)).sorted()
    let names = codes.compactMap { code in
      prepared.library.indicator(code).map { "\(code) \($0.1.name)" }
    }
    return names.isEmpty
      ? nil : sentence("keterangan.indikator", ["daftar": names.joined(separator: "; ")])
  }
}

/// Lines of a kegiatan that differ in their year only, so that they share a row.
struct LineGroup {
  struct Key: Hashable {
    let unit: String
    let subactivity: String?
    let fund: String?
    let output: String?
    let measure: String?
  }

  let key: Key
  var lines: [Line]

  /// The lines in groups, in the order in which the groups begin.
  static func groups(_ lines: [Line]) -> [LineGroup] {
    var groups: [LineGroup] = []
    var positions: [Key: Int] = [:]
    for line in lines {
      let key = Key(
        unit: line.unit, subactivity: line.subactivity, fund: line.fund, output: line.output,
        measure: line.measure)
      if let position = positions[key] {
        groups[position].lines.append(line)
      } else {
        positions[key] = groups.count
        groups.append(LineGroup(key: key, lines: [line]))
      }
    }
    return groups
  }
}
