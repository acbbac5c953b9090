internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// How a plan has developed: objects, kegiatan and money of each version, and what each review changed.
extension SiapWriter {
  /// The content of a section of the history.
  mutating func writeHistory(_ history: PlanHistory, _ section: PreparedDocument.Section) {
    switch section.kind {
    case "riwayat-objek": writeObjectHistory(history, section)
    case "riwayat-pagu": writeBudgetHistory(history, section)
    case "riwayat-perubahan": writeChangeHistory(history, section)
    default: break
    }
  }

  /// Objects of each domain in each version, as a table and as a figure.
  private mutating func writeObjectHistory(
    _ history: PlanHistory, _ section: PreparedDocument.Section
  ) {
    let (first, last) = (history.versions.first, history.versions.last)
    writeSentence(
      "kalimat.riwayat-objek",
      [
        "versi": prepared.formats.spelled(history.versions.count),
        "awal": dayText(first?.day), "akhir": dayText(last?.day),
        "objek-awal": Formats.grouped(first?.plan.plan.objects.count ?? 0),
        "objek-akhir": Formats.grouped(last?.plan.plan.objects.count ?? 0),
      ])
    let domains = prepared.domainKeys
    func count(_ plan: PreparedPlan, _ domain: String) -> Int {
      plan.objectsByDomain[domain]?.count ?? 0
    }
    write(
      StackedChart(
        series: domains.map { prepared.domainName($0) },
        columns: history.versions.map { version in
          StackedChart.Column(
            label: dayText(version.day), values: domains.map { Int128(count(version.plan, $0)) },
            text: Formats.grouped(domains.reduce(0) { $0 + count(version.plan, $1) }))
        }), id: section.id, "riwayat-objek")
    var table = table("riwayat-objek", id: section.id)
    table.rows = history.versions.map { version in
      var cells: RowCells = ["riwayat-tanggal": Cell(dayText(version.day))]
      for domain in domains {
        cells["domain.\(domain)"] = Cell(Formats.grouped(count(version.plan, domain)))
      }
      cells["jumlah"] = Cell(Formats.grouped(version.plan.plan.objects.count))
      return Row(cells)
    }
    write(table)
  }

  /// Kegiatan and money of each version.
  private mutating func writeBudgetHistory(
    _ history: PlanHistory, _ section: PreparedDocument.Section
  ) {
    writeSentence("kalimat.riwayat-pagu")
    var table = table("riwayat-pagu", id: section.id)
    table.rows = history.versions.map { version in
      let activities = version.plan.plan.activities
      var sum = Money()
      for activity in activities { activity.lines.forEach { sum.add($0.amount) } }
      return Row([
        "riwayat-tanggal": Cell(dayText(version.day)),
        "riwayat-kegiatan": Cell(Formats.grouped(activities.count)),
        "riwayat-rincian": Cell(Formats.grouped(sum.lines)),
        "riwayat-pagu": Cell(Formats.rupiah(sum.rupiah)),
        "riwayat-belum": Cell(Formats.grouped(sum.uncounted)),
      ])
    }
    write(table)
  }

  /// Kinds of changes that the table counts.
  private static let historyKinds: [ItemChange.Kind] = [
    .added, .changed, .stopped, .deferred, .moved, .removed,
  ]

  /// What changed from each version to the next.
  private mutating func writeChangeHistory(
    _ history: PlanHistory, _ section: PreparedDocument.Section
  ) {
    writeSentence("kalimat.riwayat-perubahan")
    var table = table("riwayat-perubahan", id: section.id)
    table.rows = zip(history.versions.dropFirst(), history.steps).map { version, step in
      var cells: RowCells = ["riwayat-tanggal": Cell(dayText(version.day))]
      let listed = step.listed
      for kind in SiapWriter.historyKinds {
        cells["riwayat-\(kind.rawValue)"] = Cell(
          Formats.grouped(listed.count { $0.kind == kind }))
      }
      return Row(cells)
    }
    write(table)
  }

  private func dayText(_ day: String?) -> String { day.map { prepared.formats.date($0) } ?? "–" }
}
