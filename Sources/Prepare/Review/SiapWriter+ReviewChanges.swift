internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// What has changed between the plan that was set and the plan now.
extension SiapWriter {
  /// Most items of one part that the body lists; the rest stands in the annex.
  static let changeLimit = 40

  /// Kinds of changes that the summary counts.
  private static let counted: [ItemChange.Kind] = [
    .added, .changed, .stopped, .deferred, .moved, .removed,
  ]

  /// Changes of each part, in the order of the plan.
  private func changes(_ review: ReviewReport) -> [String: [ItemChange]] {
    Dictionary(grouping: review.comparison.listed) {
      ChangeGroups.key($0.name, prepared.library)
    }
  }

  /// What a part of the plan is called.
  func partName(_ key: String) -> String {
    prepared.library.fields.domain(key) != nil
      ? prepared.domainName(key) : sentence("reviu.bagian.\(key)")
  }

  /// Keys of all parts of a plan, in the order of a report.
  var changeParts: [String] { prepared.domainKeys + ChangeGroups.others }

  // MARK: Summary

  mutating func writeChangeSummary(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    guard !review.comparison.listed.isEmpty else {
      return writeSentence("reviu.kalimat.tanpa-perubahan")
    }
    let byPart = changes(review)
    var before: [String: Int] = [:]
    let counted = review.comparison.old.items.filter {
      $0.kode != nil || $0.name == "bagian" || $0.name == "rincian"
    }
    for item in counted {
      before[ChangeGroups.key(item.name, prepared.library), default: 0] += 1
    }
    let listed = review.comparison.listed
    let objects = listed.filter { prepared.library.fields.kind($0.name) != nil }
    func count(_ list: [ItemChange], _ kind: ItemChange.Kind) -> Int {
      list.count { $0.kind == kind }
    }
    var values = ["jumlah": Formats.grouped(listed.count), "objek": Formats.grouped(objects.count)]
    for kind in ItemChange.Kind.allCases {
      values[kind.rawValue] = Formats.grouped(count(objects, kind))
    }
    writeSentence("reviu.kalimat.perubahan", values)
    var table = table("reviu-perubahan", id: section.id)
    for part in changeParts {
      let own = byPart[part] ?? []
      guard !own.isEmpty || prepared.library.fields.domain(part) != nil else { continue }
      let touched = Set(own.filter { $0.old != nil && $0.kind != .reordered }.map(\.id)).count
      var cells: RowCells = [
        "bagian-rencana": Cell(partName(part)),
        "tetap": SiapWriter.number(max((before[part] ?? 0) - touched, 0)),
      ]
      for kind in SiapWriter.counted {
        cells["jenis-\(kind.rawValue)"] = SiapWriter.number(count(own, kind))
      }
      table.rows.append(Row(cells))
    }
    let reordered = count(listed, .reordered)
    if reordered > 0 {
      table.note = sentence("reviu.keterangan.urutan", ["jumlah": Formats.grouped(reordered)])
    }
    write(table)
    let chart = PartChart(
      series: SiapWriter.counted.map { words.text("reviu.perubahan.\($0.rawValue)") },
      rows: changeParts.compactMap { part in
        let own = byPart[part] ?? []
        let counts = SiapWriter.counted.map { count(own, $0) }
        return counts.reduce(0, +) == 0 ? nil : PartChart.Row(label: partName(part), values: counts)
      })
    write(chart, id: section.id, "reviu-perubahan")
  }

  // MARK: Lists

  mutating func writeDomainChanges(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    guard let domain = section.subject else { return }
    writeChanges(review, changes(review)[domain] ?? [], section, part: domain)
  }

  mutating func writeOtherChanges(_ review: ReviewReport, _ section: PreparedDocument.Section) {
    let byPart = changes(review)
    let parts = ChangeGroups.others.filter { byPart[$0]?.isEmpty == false }
    guard !parts.isEmpty else { return writeSentence("reviu.kalimat.tanpa-perubahan-lain") }
    for part in parts {
      writeChanges(review, byPart[part] ?? [], section, part: part, "\(section.id)-\(part)")
    }
  }

  private mutating func writeChanges(
    _ review: ReviewReport, _ list: [ItemChange], _ section: PreparedDocument.Section,
    part: String, _ id: String? = nil
  ) {
    let values = ["bagian": partName(part), "jumlah": Formats.grouped(list.count)]
    guard !list.isEmpty else { return writeSentence("reviu.kalimat.bagian-tetap", values) }
    let visibility = ChangeVisibility(review, edition: document.edition)
    let shown = SiapWriter.ordered(list).filter(visibility.shows)
    let withheld = list.count - shown.count
    let body = Array(shown.prefix(SiapWriter.changeLimit))
    writeSentence(
      shown.count > body.count ? "reviu.kalimat.bagian-banyak" : "reviu.kalimat.bagian",
      values.merging(["tampil": Formats.grouped(body.count)]) { $1 })
    if shown.count > body.count { writeFrequentFields(shown, visibility) }
    writeChangeTable(body, review, id ?? section.id, part: part, visibility, withheld: withheld)
  }

  /// The fields that changed most often, where the list of changes is longer than the body's.
  private mutating func writeFrequentFields(
    _ list: [ItemChange], _ visibility: ChangeVisibility
  ) {
    var counts: [String: Int] = [:]
    for change in list where change.old != nil && change.new != nil {
      for field in change.edits where visibility.shows(field, of: change) {
        counts[label(of: field.key, change.name), default: 0] += 1
      }
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    guard !most.isEmpty else { return }
    writeSentence(
      "reviu.kalimat.bidang-tersering",
      ["daftar": prepared.formats.joined(most.map { "\($0) (\(Formats.grouped($1)))" })])
  }

  /// The changes by kind, in the order of a report.
  static func ordered(_ list: [ItemChange]) -> [ItemChange] {
    let byKind = Dictionary(grouping: list, by: \.kind)
    return ChangeGroups.order.flatMap { byKind[$0] ?? [] }
  }

  private mutating func writeChangeTable(
    _ list: [ItemChange], _ review: ReviewReport, _ id: String, part: String,
    _ visibility: ChangeVisibility, withheld: Int
  ) {
    var table = table("reviu-daftar", id: id, ["bagian": partName(part)])
    for kind in ChangeGroups.order {
      let own = list.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      table.rows.append(
        .group(
          words.text(
            "reviu.kelompok",
            [
              "jenis": words.text("reviu.perubahan.\(kind.rawValue)"),
              "jumlah": Formats.grouped(own.count),
            ])))
      for change in own { table.rows += rows(of: change, review, visibility) }
    }
    if withheld > 0 {
      table.note = sentence("reviu.keterangan.terbatas", ["jumlah": Formats.grouped(withheld)])
    }
    write(table)
  }

  /// One row for each field of an item; an item that came or went as a whole has one.
  private func rows(
    of change: ItemChange, _ review: ReviewReport, _ visibility: ChangeVisibility
  ) -> [Row] {
    let (kode, name) = heading(of: change, review)
    var rows: [Row] = []
    func add(_ field: String, _ old: String, _ new: String) {
      rows.append(
        Row([
          "kode": Cell(rows.isEmpty ? kode : ""), "nama": Cell(rows.isEmpty ? name : ""),
          "bidang-perubahan": Cell(field), "semula": Cell(old), "menjadi": Cell(new),
        ]))
    }
    if change.old == nil || change.new == nil {
      let item = change.new ?? change.old
      let text = summary(of: item)
      add("–", change.old == nil ? "–" : text, change.new == nil ? "–" : text)
      return rows
    }
    var hidden = 0
    for field in change.edits {
      guard visibility.shows(field, of: change) else {
        hidden += 1
        continue
      }
      let sides = sides(field, change.name)
      add(label(of: field.key, change.name), sides.old, sides.new)
    }
    if hidden > 0 { add(words.text("reviu.bidang-terbatas"), "–", "–") }
    if rows.isEmpty {
      let key =
        change.kind == .deferred
        ? "reviu.semua-kegiatan-ditunda"
        : change.kind == .moved ? "reviu.pindah-induk" : "reviu.pindah-urutan"
      add(words.text(key), "–", "–")
    }
    return rows
  }

  // MARK: Annex

  /// Whether a section would be an annex without content: changes that the body has room for.
  func isEmptyAnnex(_ section: PreparedDocument.Section) -> Bool {
    guard let review, section.kind == "reviu-lampiran-perubahan" else { return false }
    return remainingChanges(review).isEmpty
  }

  /// Changes of each part that the body has no room for.
  private func remainingChanges(_ review: ReviewReport) -> [(part: String, list: [ItemChange])] {
    let byPart = changes(review)
    let visibility = ChangeVisibility(review, edition: document.edition)
    return changeParts.compactMap { part in
      let shown = SiapWriter.ordered(byPart[part] ?? []).filter(visibility.shows)
      let rest = Array(shown.dropFirst(SiapWriter.changeLimit))
      return rest.isEmpty ? nil : (part, rest)
    }
  }

  /// The changes that the body had no room for.
  mutating func writeRemainingChanges(
    _ review: ReviewReport, _ section: PreparedDocument.Section
  ) {
    let visibility = ChangeVisibility(review, edition: document.edition)
    for (part, rest) in remainingChanges(review) {
      writeSentence(
        "reviu.kalimat.sisa",
        ["bagian": partName(part), "jumlah": Formats.grouped(rest.count)])
      writeChangeTable(
        rest, review, "\(section.id)-\(part)", part: part, visibility, withheld: 0)
    }
  }

  /// Versions of reference sets, and codes that followed a crosswalk.
  mutating func writeReferenceChanges(
    _ review: ReviewReport, _ section: PreparedDocument.Section
  ) {
    let sets = review.comparison.changes.filter { $0.name == "versi-acuan" }
    let followed = review.comparison.changes.filter { change in
      change.fields.contains { $0.cause == .crosswalk }
    }
    guard !sets.isEmpty || !followed.isEmpty else {
      return writeSentence("reviu.kalimat.acuan-tetap")
    }
    writeSentence(
      "reviu.kalimat.acuan",
      ["set": Formats.grouped(sets.count), "jumlah": Formats.grouped(followed.count)])
    if !sets.isEmpty {
      var table = table("reviu-acuan", id: section.id)
      table.rows = sets.map { change in
        let set = (change.new ?? change.old)?.value("@set") ?? ""
        let known = prepared.library.referenceSets[set]
        let chain = review.comparison.chains.first { $0.set == set }
        return Row([
          "kode": Cell(set), "nama-acuan": Cell(known?.name ?? "–"),
          "semula": Cell(change.old?.value("@versi") ?? known?.version ?? "–"),
          "menjadi": Cell(change.new?.value("@versi") ?? known?.version ?? "–"),
          "melalui": Cell(
            chain.map { chain in
              sentence(
                "reviu.padanan",
                [
                  "versi": chain.versions.joined(separator: " → "),
                  "sumber": chain.sources.joined(separator: "; "),
                ])
            } ?? words.text("reviu.tanpa-padanan")),
        ])
      }
      write(table)
    }
    let visibility = ChangeVisibility(review, edition: document.edition)
    var codes: [String: Int] = [:]
    for change in followed where visibility.shows(change) {
      for field in change.fields where field.cause == .crosswalk {
        for (old, new) in zip(field.old, field.new) where old != new {
          codes["\(old.text) → \(new.text)", default: 0] += 1
        }
      }
    }
    guard !codes.isEmpty else { return }
    var table = table("reviu-padanan", id: "\(section.id)-padanan")
    table.rows = codes.sorted { $0.key < $1.key }.map { pair, count in
      Row(["padanan": Cell(pair), "jumlah-objek": SiapWriter.number(count)])
    }
    write(table)
  }
}
