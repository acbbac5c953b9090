internal import Ingest
internal import References

/// What the figures of the roadmap show.
extension SiapWriter {
  /// Most kegiatan that are drawn one by one; a longer roadmap is drawn by group and year, and its
  /// table says the rest.
  static let timelineLimit = 200

  /// Most bars of a figure by perangkat daerah; the rest shares one.
  static let unitLimit = 40

  /// When each kegiatan runs, or how many of each group run in each year.
  mutating func writeTimelineFigure(_ section: PreparedDocument.Section) {
    if plan.activities.count <= SiapWriter.timelineLimit {
      write(timelineChart, id: section.id, "linimasa")
    } else {
      write(activityGrid, id: section.id, "kegiatan-tahun")
    }
  }

  private var timelineChart: TimelineChart {
    let years = plan.identity.years
    let states = ["selesai", "berjalan", "belum-mulai", "ditunda"]
    let start = years.first ?? 0
    var byGroup: [String: [TimelineChart.Item]] = [:]
    for activity in plan.activities {
      let run = Set(activity.lines.map { $0.year - start }.filter(years.indices.contains))
      byGroup[activity.group, default: []].append(
        TimelineChart.Item(
          label: "\(activity.kode) \(activity.name)", years: run,
          state: states.firstIndex(of: activity.status) ?? 2))
    }
    return TimelineChart(
      years: years.map(String.init), states: states.map { words.text("status.\($0)") },
      groups: prepared.groups.map {
        TimelineChart.Group(name: $0.name, items: byGroup[$0.key] ?? [])
      },
      continued: words.text("gambar.lanjutan"))
  }

  /// How many kegiatan of each group run in each year; those put off do not run.
  var activityGrid: HeatMap {
    let years = plan.identity.years
    let start = years.first ?? 0
    var counts: [String: [Int]] = [:]
    for activity in plan.activities where activity.status != "ditunda" {
      for year in Set(activity.lines.map { $0.year - start }) where years.indices.contains(year) {
        counts[activity.group, default: years.map { _ in 0 }][year] += 1
      }
    }
    // More years than a page holds columns are left to the table.
    let shown = years.prefix(MatrixSpec.columnLimit)
    return HeatMap(
      columnTitle: words.text("gambar.kegiatan-tahun.kolom"),
      rowTitle: words.text("kolom.muatan"), columns: shown.map(String.init),
      rows: counts.isEmpty
        ? []
        : prepared.groups.map { group in
          HeatMap.Row(
            label: group.name,
            values: shown.indices.map { counts[group.key]?[$0] ?? 0 })
        })
  }

  /// The money of each year, stacked by group.
  func fundingChart(_ money: MoneyTable) -> StackedChart {
    let groups = prepared.groups
    return StackedChart(
      series: groups.map(\.name),
      columns: plan.identity.years.map { year in
        StackedChart.Column(
          label: String(year), values: groups.map { money[$0.key, year].rupiah },
          text: shortAmount(money.total(year: year).rupiah))
      })
  }

  /// The money of each perangkat daerah over the whole period, most first.
  func unitFundingChart(_ money: MoneyTable) -> BarChart {
    let all = money.rows.map { ($0, money.total(row: $0).rupiah) }.filter { $0.1 > 0 }
    let ordered = all.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
    let shown = ordered.count > SiapWriter.unitLimit ? SiapWriter.unitLimit - 1 : ordered.count
    var rows = ordered.prefix(shown).map { unit, amount in
      BarChart.Row(
        label: prepared.unitName(unit), values: [amount], texts: [shortAmount(amount)])
    }
    let rest = ordered.dropFirst(shown).reduce(Int128(0)) { $0 + $1.1 }
    if rest > 0 {
      rows.append(
        BarChart.Row(
          label: words.text("kata.lainnya"), values: [rest], texts: [shortAmount(rest)]))
    }
    return BarChart(series: [""], rows: rows)
  }

  /// An amount in millions, billions or trillions, for the label of a figure.
  func shortAmount(_ amount: Int128) -> String {
    let (size, key): (Int128, String) =
      switch amount {
      case 1_000_000_000_000...: (1_000_000_000_000, "kata.triliun")
      case 1_000_000_000...: (1_000_000_000, "kata.miliar")
      default: (1_000_000, "kata.juta")
      }
    let tenths = (amount * 10 + size / 2) / size
    return "Rp\(Formats.grouped(tenths / 10)),\(tenths % 10) \(words.text(key))"
  }
}
