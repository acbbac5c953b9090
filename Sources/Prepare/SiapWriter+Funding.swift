internal import Ingest
internal import References

/// Money by group, by unit and by source: tables with their figures.
extension SiapWriter {
  mutating func writeGroupRecap(_ section: PreparedDocument.Section) {
    let groups = prepared.groups
    var money = MoneyTable(rows: groups.map(\.key))
    for activity in countedActivities {
      for line in activity.lines { money.add(line.amount, row: activity.group, year: line.year) }
    }
    var names: [String: String] = [:]
    for group in groups { names[group.key] = group.name }
    writeSentence("kalimat.rekap-muatan")
    writeRecap("rekap-muatan", section, money, column: "muatan") { names[$0] ?? $0 }
    write(fundingChart(money), id: section.id, "rekap-muatan")
  }

  mutating func writeUnitRecap(_ section: PreparedDocument.Section) {
    var money = MoneyTable()
    for activity in countedActivities {
      for line in activity.lines { money.add(line.amount, row: line.unit, year: line.year) }
    }
    // Units in the order of the plan, whatever the order of the lines.
    let order = Dictionary(
      plan.units.enumerated().map { ($1.kode, $0) }, uniquingKeysWith: { first, _ in first })
    money.sort { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    writeSentence("kalimat.rekap-unit")
    writeUnitTable(section, money)
    write(unitFundingChart(money), id: section.id, "rekap-unit")
  }

  /// The money of each unit by group: a heading, its groups, and a subtotal where there are several.
  private mutating func writeUnitTable(_ section: PreparedDocument.Section, _ money: MoneyTable) {
    var byUnit: [String: MoneyTable] = [:]
    for activity in countedActivities {
      for line in activity.lines {
        byUnit[line.unit, default: MoneyTable(rows: prepared.groups.map(\.key))]
          .add(line.amount, row: activity.group, year: line.year)
      }
    }
    var table = table("rekap-unit", id: section.id)
    for unit in money.rows {
      guard let parts = byUnit[unit] else { continue }
      table.rows.append(.group("\(unit) \(prepared.unitName(unit))"))
      let groups = prepared.groups.filter { parts.total(row: $0.key).lines > 0 }
      for group in groups {
        var cells = amountCells(parts, row: group.key)
        cells["muatan"] = Cell(group.name)
        table.rows.append(Row(cells))
      }
      guard groups.count > 1 else { continue }
      var cells = amountCells(money, row: unit)
      cells["muatan"] = Cell(sentence("kata.subjumlah", ["nama": unit]))
      table.rows.append(Row(role: "subjumlah", cells))
    }
    var cells: RowCells = [
      "muatan": Cell(words.text("kata.jumlah")), "jumlah": amountCell(money.total),
    ]
    for year in plan.identity.years { cells["pagu.\(year)"] = amountCell(money.total(year: year)) }
    table.rows.append(Row(role: "jumlah", cells))
    table.note = pendingNote(money.total)
    write(table)
  }

  mutating func writeFundRecap(_ section: PreparedDocument.Section) {
    let none = words.text("kata.tanpa-sumber")
    let order = (prepared.library.lists["sumber-dana"]?.values ?? []).map(\.name)
    var money = MoneyTable()
    for activity in countedActivities {
      for line in activity.lines { money.add(line.amount, row: line.fund ?? none, year: line.year) }
    }
    money.sort {
      (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
    }
    writeSentence("kalimat.rekap-sumber")
    writeRecap("rekap-sumber", section, money, column: "sumber-dana") { $0 }
  }

  private mutating func writeRecap(
    _ key: String, _ section: PreparedDocument.Section, _ money: MoneyTable, column: String,
    name: (String) -> String
  ) {
    var table = table(key, id: section.id)
    for row in money.rows {
      var cells = amountCells(money, row: row)
      cells[column] = Cell(name(row))
      table.rows.append(Row(cells))
    }
    var cells: RowCells = [column: Cell(words.text("kata.jumlah"))]
    for year in plan.identity.years { cells["pagu.\(year)"] = amountCell(money.total(year: year)) }
    cells["jumlah"] = amountCell(money.total)
    table.rows.append(Row(role: "jumlah", cells))
    table.note = pendingNote(money.total)
    write(table)
  }
}
