internal import Ingest
internal import References
internal import XMLTree

/// The executive summary: one page for who decides. Which numbers, figures and requests it shows is
/// a matter of the outline.
extension SiapWriter {
  mutating func writeSummary(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.ringkasan-eksekutif", ["dokumen": document.title])
    var table = table("angka-kunci", id: section.id)
    for fact in section.settings["angka"] ?? [] {
      guard let value = prepared.facts[fact] else { continue }
      table.rows.append(
        Row(["uraian-angka": Cell(words.text("angka-kunci.\(fact)")), "angka": Cell(value)]))
    }
    write(table)
    for figure in section.settings["gambar"] ?? [] {
      writeSummaryFigure(figure, id: "\(section.id)-\(figure)")
    }
    let requests = (section.settings["minta"] ?? []).compactMap(requestText)
    guard !requests.isEmpty else { return }
    writeSentence("kalimat.ringkasan-minta")
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    for request in requests { xml.element("butir", text: request) }
    xml.end()
  }

  private mutating func writeSummaryFigure(_ key: String, id: String) {
    switch key {
    case "domain":
      var chart = domainChart
      chart.isDense = true
      write(chart, id: id, "ringkas.domain")
    case "kesenjangan":
      var chart = gapChart(isPublic ? visibleGaps : plan.gaps)
      chart.isDense = true
      write(chart, id: id, "ringkas.kesenjangan")
    case "keadaan": write(objectStates, id: id, "ringkas.keadaan")
    case "unit": write(largestUnits, id: id, "ringkas.unit")
    case "kegiatan": write(activityStates, id: id, "ringkas.kegiatan")
    default: write(summaryFunding, id: id, "ringkas.pendanaan")
    }
  }

  /// The money of each year; of each group where there are more years than fit.
  private var summaryFunding: BarChart {
    let years = plan.identity.years
    var byYear = MoneyTable()
    var byGroup = MoneyTable()
    for activity in countedActivities {
      for line in activity.lines {
        byYear.add(line.amount, row: String(line.year), year: line.year)
        byGroup.add(line.amount, row: activity.group, year: line.year)
      }
    }
    let (rows, money) =
      years.count <= 6
      ? (years.map { (String($0), String($0)) }, byYear)
      : (prepared.groups.map { ($0.key, $0.name) }, byGroup)
    let amounts = rows.map { money.total(row: $0.0).rupiah }
    guard amounts.contains(where: { $0 > 0 }) else { return BarChart(series: [""], rows: []) }
    return BarChart(
      series: [""],
      rows: zip(rows, amounts).map { row, amount in
        BarChart.Row(label: row.1, values: [amount], texts: [shortAmount(amount)])
      }, isDense: true)
  }

  /// Kegiatan of each group by their status.
  private var activityStates: PartChart {
    let states = ["selesai", "berjalan", "belum-mulai", "ditunda"]
    var counts: [String: [Int]] = [:]
    for activity in plan.activities {
      let place = states.firstIndex(of: activity.status) ?? 2
      counts[activity.group, default: [0, 0, 0, 0]][place] += 1
    }
    let used = states.indices.filter { place in counts.values.contains { $0[place] > 0 } }
    return PartChart(
      series: used.map { words.text("status.\(states[$0])") },
      rows: prepared.groups.map { group in
        PartChart.Row(label: group.name, values: used.map { counts[group.key]?[$0] ?? 0 })
      }, isDense: true)
  }

  /// Objects of each domain that this edition shows, by their planning state.
  private var objectStates: PartChart {
    let states = ObjectState.allCases
    var counts: [String: [Int]] = [:]
    for (position, object) in plan.objects.enumerated()
    where prepared.isVisible(object, in: document.edition) {
      let place = states.firstIndex(of: object.state) ?? 0
      counts[prepared.domainOf[position], default: states.map { _ in 0 }][place] += 1
    }
    let used = states.indices.filter { place in counts.values.contains { $0[place] > 0 } }
    return PartChart(
      series: used.map { words.text("keadaan.\(states[$0].rawValue)") },
      rows: prepared.domainKeys.map { key in
        PartChart.Row(
          label: prepared.domainName(key), values: used.map { counts[key]?[$0] ?? 0 })
      }, isDense: true)
  }

  /// Most perangkat daerah that a figure of a summary names.
  private static let summaryUnits = 6

  /// The perangkat daerah that a unit belongs to, itself where it is inside none.
  private func outermost(_ unit: String) -> String {
    var seen: Set<String> = []
    var kode = unit
    while seen.insert(kode).inserted,
      let parent = prepared.index.unit(kode).flatMap({ plan.units[$0].parent })
    {
      kode = parent
    }
    return kode
  }

  /// Objects of the perangkat daerah that hold most of those that this edition shows; the others
  /// together in a last row.
  private var largestUnits: BarChart {
    var counts: [String: Int] = [:]
    for (position, object) in plan.objects.enumerated()
    where prepared.isVisible(object, in: document.edition) {
      counts[outermost(prepared.ownerOf[position] ?? ""), default: 0] += 1
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var rows = sorted.prefix(SiapWriter.summaryUnits).map { kode, count in
      (
        label: kode.isEmpty ? words.text("kata.tanpa-unit") : prepared.unitName(kode),
        count: count
      )
    }
    let others = sorted.dropFirst(SiapWriter.summaryUnits)
    if !others.isEmpty {
      let label = words.text("kata.unit-lain", ["jumlah": Formats.grouped(others.count)])
      rows.append((label, others.reduce(0) { $0 + $1.value }))
    }
    return BarChart(
      series: [""],
      rows: rows.map {
        BarChart.Row(
          label: $0.label, values: [Int128($0.count)], texts: [Formats.grouped($0.count)])
      }, isDense: true)
  }

  /// A request in words; nil where there is nothing to ask for.
  private func requestText(_ key: String) -> String? {
    var values: [String: String] = [:]
    switch key {
    case "melengkapi":
      let empty = document.allSections.count { $0.lacksProse }
      guard empty > 0 else { return nil }
      values["jumlah"] = Formats.grouped(empty)
    case "menetapkan":
      guard !["ditetapkan", "salinan"].contains(status), let kind = document.request?.instrument,
        words.has("minta.instrumen.\(kind)")
      else { return nil }
      values["instrumen"] = words.text("minta.instrumen.\(kind)")
    case "mendanai":
      guard plan.activities.contains(where: { !$0.lines.isEmpty }) else { return nil }
    case "menghitung": guard prepared.facts["pagu.belum-dihitung"] != "0" else { return nil }
    case "memutuskan":
      let deferred = counted([
        ("kesenjangan", plan.gaps.count { $0.isDeferred }),
        ("kegiatan", plan.activities.count { $0.status == "ditunda" }),
      ])
      guard !deferred.isEmpty else { return nil }
      values["rincian"] = deferred
    case "mereviu":
      // A law may know other times, another name for it, or no review at all.
      guard let review = document.law?.reviews.first else { return sentence("minta.memantau") }
      let times = Set(review.times.map(\.key))
      guard !times.isSuperset(of: ["paruh-waktu", "tahun-terakhir"]) else { break }
      return sentence("minta.mereviu-lain", ["reviu.nama": review.name])
    default: break
    }
    return sentence("minta.\(key)", values)
  }
}
