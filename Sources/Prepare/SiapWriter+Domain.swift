internal import Ingest
internal import References
internal import XMLTree

extension SiapWriter {
  // MARK: Summaries

  mutating func writeDomainSummary(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.ringkasan-domain")
    var table = table("ringkasan-domain", id: section.id)
    var total = PreparedPlan.Counts()
    for key in prepared.domainKeys {
      let count = prepared.counts[key] ?? PreparedPlan.Counts()
      total.current += count.current
      total.stopped += count.stopped
      total.new += count.new
      total.improved += count.improved
      table.rows.append(SiapWriter.countRow(prepared.domainName(key), count, role: nil))
    }
    table.rows.append(SiapWriter.countRow(words.text("kata.jumlah"), total, role: "jumlah"))
    table.note = sentence("keterangan.ringkasan-domain")
    write(table)
    write(domainChart, id: section.id, "ringkasan-domain")
  }

  private static func countRow(_ name: String, _ count: PreparedPlan.Counts, role: String?) -> Row {
    Row(
      role: role,
      [
        "domain": Cell(name), "saat-ini": number(count.today), "dihentikan": number(count.stopped),
        "baru": number(count.new), "peningkatan": number(count.improved),
        "dituju": number(count.added),
      ])
  }

  /// A number cell; zero is marked, so that it can be printed lightly.
  static func number(_ value: Int) -> Cell {
    Cell(Formats.grouped(value), role: value == 0 ? "nol" : nil)
  }

  mutating func writeUnitSummary(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.ringkasan-unit")
    var counts: [String: [String: Int]] = [:]
    for (position, object) in plan.objects.enumerated()
    where object.state.existsToday && prepared.isVisible(object, in: document.edition) {
      let owner = prepared.ownerOf[position] ?? ""
      counts[owner, default: [:]][prepared.domainOf[position], default: 0] += 1
    }
    let known = plan.units.map(\.kode).filter { counts[$0] != nil }
    let unknown = counts.keys.filter { prepared.index.unit($0) == nil }.sorted()
    var table = table("ringkasan-unit", id: section.id)
    var totals: [String: Int] = [:]
    for (number, unit) in (known + unknown).enumerated() {
      let name = unit.isEmpty ? words.text("kata.tanpa-unit") : prepared.unitName(unit)
      var cells: RowCells = [
        "nomor": Cell(String(number + 1)), "kode": Cell(unit.isEmpty ? "–" : unit),
        "unit": Cell(name),
      ]
      var sum = 0
      for key in prepared.domainKeys {
        let count = counts[unit]?[key] ?? 0
        cells["domain.\(key)"] = SiapWriter.number(count)
        totals[key, default: 0] += count
        sum += count
      }
      cells["jumlah"] = SiapWriter.number(sum)
      let place = prepared.index.unit(unit).map { plan.units[$0].place }
      table.rows.append(Row(from: place.map { [origin("unit", $0)] } ?? [], cells))
    }
    var cells: RowCells = ["unit": Cell(words.text("kata.jumlah"))]
    for key in prepared.domainKeys {
      cells["domain.\(key)"] = SiapWriter.number(totals[key] ?? 0)
    }
    cells["jumlah"] = SiapWriter.number(totals.values.reduce(0, +))
    if !table.rows.isEmpty { table.rows.append(Row(role: "jumlah", cells)) }
    write(table)
  }

  // MARK: References

  mutating func writeReferences(_ section: PreparedDocument.Section, depth: Int) {
    writeSentence("kalimat.referensi")
    for key in prepared.domainKeys {
      guard let set = prepared.referenceSet(key) else { continue }
      writeReferences(of: set, domain: key, section: section, depth: depth)
    }
  }

  private mutating func writeReferences(
    of set: ReferenceSet, domain: String, section: PreparedDocument.Section, depth: Int
  ) {
    var counts: [String: Int] = [:]
    for position in prepared.objectsByDomain[domain] ?? []
    where prepared.isVisible(plan.objects[position], in: document.edition) {
      guard let code = prepared.referenceCode(plan.objects[position])?.value else { continue }
      for entry in set.chain(code) { counts[entry.code, default: 0] += 1 }
    }
    var table = table(
      "referensi", id: "\(section.id)-\(set.key.lowercased())",
      ["acuan": set.name, "set": set.key])
    if prepared.printsNumbers(set) { table.conditions.insert("bernomor") }
    for entry in set.entries where entry.level <= depth {
      guard let count = counts[entry.code] else { continue }
      let level = entry.level <= set.levels.count ? set.levels[entry.level - 1] : ""
      table.rows.append(
        Row(
          role: entry.level == 1 ? "subjumlah" : nil,
          [
            "kode-acuan": Cell(entry.code), "nama-acuan": Cell(entry.name),
            "tingkat": Cell(level), "jumlah-objek": Cell(Formats.grouped(count)),
          ]))
    }
    if set.hasInferredNumbers, !prepared.printsNumbers(set) {
      table.note = sentence("keterangan.nomor-acuan")
    }
    write(table)
  }

  // MARK: One domain

  /// What is planned for the objects of a domain, in a sentence that names no zero.
  private func plannedChanges(_ count: PreparedPlan.Counts) -> String {
    let parts = counted([
      ("objek-baru", count.new), ("objek-peningkatan", count.improved),
      ("objek-dihentikan", count.stopped),
    ])
    return parts.isEmpty
      ? sentence("kalimat.domain-tetap") : sentence("kalimat.domain-berubah", ["rincian": parts])
  }

  mutating func writeDomain(_ section: PreparedDocument.Section) {
    guard let key = section.subject, let domain = prepared.library.fields.domain(key) else {
      return
    }
    let count = prepared.counts[key] ?? PreparedPlan.Counts()
    let law = prepared.profile.domains.first { $0.key == key }?.citation(words)
    writeSentence(
      law == nil ? "kalimat.domain" : "kalimat.domain-dasar",
      [
        "nama": prepared.domainShortName(key), "dasar": law ?? "",
        "saat-ini": Formats.grouped(count.today),
        "perubahan": plannedChanges(count),
      ])
    let positions = prepared.objectsByDomain[key] ?? []
    let names = ["nama": prepared.domainName(key)]
    var today = table("register-\(key)", id: "\(section.id)-saat-ini", titled: "register", names)
    let existing = positions.filter { plan.objects[$0].state.existsToday }
    today.rows = registerRows(existing, domain: domain, anchored: true)
    write(today)
    if linkDocument != nil { writeSentence("kalimat.rincian-register") }
    var target = table("objek-dituju", id: "\(section.id)-dituju", names)
    target.rows = targetRows(positions.filter { !plan.objects[$0].state.existsToday })
    write(target)
  }

  /// Rows of a register, grouped by the second level of the reference, in the order of the
  /// reference; kinds of infrastructure and security are groups of their own.
  private func registerRows(
    _ positions: [Int], domain: FieldCatalogue.Domain, anchored: Bool
  ) -> [Row] {
    let visible = positions.filter { prepared.isVisible(plan.objects[$0], in: document.edition) }
    var groups: [String: (name: String, members: [Int])] = [:]
    for position in visible {
      let group = registerGroup(plan.objects[position], domain: domain)
      groups[group.key, default: (group.name, [])].members.append(position)
    }
    var rows: [Row] = []
    for key in groups.keys.sorted() {
      guard let group = groups[key] else { continue }
      rows.append(
        .group(
          sentence(
            "kalimat.kelompok",
            ["nama": group.name, "jumlah": Formats.grouped(group.members.count)])))
      rows += group.members.map { registerRow($0, anchored: anchored) }
    }
    return rows
  }

  /// Key (which sorts) and name of the group of an object.
  private func registerGroup(
    _ object: PlanObject, domain: FieldCatalogue.Domain
  ) -> (key: String, name: String) {
    if domain.kinds.count > 1, let order = domain.kinds.firstIndex(where: { $0.key == object.kind })
    {
      let number = String(100 + order)
      return (number, domain.kinds[order].name)
    }
    guard let code = prepared.referenceCode(object)?.value,
      let set = prepared.library.referenceSets[domain.referenceSet]
    else { return ("~", words.text("kata.tanpa-acuan")) }
    let chain = set.chain(code)
    guard let entry = chain.count > 1 ? chain[1] : chain.first else {
      return ("~", words.text("kata.tanpa-acuan"))
    }
    return (entry.code, prepared.printsNumbers(set) ? "\(entry.code) \(entry.name)" : entry.name)
  }

  private func registerRow(_ position: Int, anchored: Bool) -> Row {
    let object = plan.objects[position]
    let anchor = SiapWriter.anchor(object.kode)
    var cells: RowCells = [
      "kode": linkDocument == nil
        ? Cell(object.kode) : Cell(parts: [.link(kode: object.kode, id: anchor)]),
      "nama": Cell(parts: [.text(object.name)] + noteParts(object.kode)),
      "unit": Cell(prepared.ownerOf[position] ?? "–"),
      "acuan": Cell(referenceText(object)),
      "keadaan": Cell(words.text("keadaan.\(object.state.rawValue)")),
    ]
    for field in prepared.library.fields.kind(object.kind)?.fields ?? [] where field.isColumn {
      let texts = object.fields.filter {
        $0.field == field.key && prepared.isVisible($0, of: object, in: document.edition)
      }
      cells[field.key] = Cell(texts.map(\.value).joined(separator: ", "))
    }
    return Row(
      id: anchored ? anchor : nil, origin: originText(object.place),
      from: [origin(object.kind, object.place)], cells)
  }

  /// The deepest reference of an object, with its number where numbers are printed.
  func referenceText(_ object: PlanObject) -> String {
    guard let code = prepared.referenceCode(object)?.value,
      let set = prepared.library.referenceSet(ofCode: code)
    else { return "–" }
    guard let entry = set.entry(code) else { return code }
    return prepared.printsNumbers(set) ? "\(code) \(entry.name)" : entry.name
  }

  /// An element of the plan that something is printed from.
  func origin(_ element: String, _ place: Place) -> SourceTrace.Origin {
    SourceTrace.Origin(element, place)
  }

  /// Where something was read from: file, sheet and row, or file and line.
  func originText(_ place: Place) -> String {
    if place.source > 0, place.source <= plan.sheets.count {
      let sheet = plan.sheets[place.source - 1]
      return [sheet.file, sheet.sheet, String(place.line)].compactMap { $0 }
        .joined(separator: " ")
    }
    let name = plan.file.split(separator: "/").last.map(String.init) ?? plan.file
    return "\(name):\(place.line)"
  }

  // MARK: Objects to come

  mutating func writeTargets(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.objek-dituju")
    for key in prepared.domainKeys {
      let positions = (prepared.objectsByDomain[key] ?? []).filter {
        !plan.objects[$0].state.existsToday
      }
      guard !positions.isEmpty else { continue }
      var table = table(
        "objek-dituju", id: "\(section.id)-\(key)", ["nama": prepared.domainName(key)])
      table.rows = targetRows(positions)
      write(table)
    }
  }

  private func targetRows(_ positions: [Int]) -> [Row] {
    positions.compactMap { position in
      let object = plan.objects[position]
      guard prepared.isVisible(object, in: document.edition) else { return nil }
      var row = registerRow(position, anchored: true)
      row.cells["atas"] = object.replaces.map { kodeCell([$0.value]) } ?? Cell("–")
      let activities = prepared.activitiesOfObject[object.kode] ?? []
      row.cells["kegiatan"] = Cell(
        activities.isEmpty
          ? "–" : activities.map { plan.activities[$0].kode }.joined(separator: ", "))
      return row
    }
  }

  /// A cell of kodes: links for objects of the plan that this edition may name.
  func kodeCell(_ kodes: [String]) -> Cell {
    var seen: Set<String> = []
    let parts: [Cell.Part] = kodes.compactMap { kode in
      guard seen.insert(kode).inserted, prepared.mayName(kode, in: document.edition) else {
        return nil
      }
      if let target = prepared.index[kode], linkDocument != nil,
        prepared.library.fields.kind(target.kind) != nil
      {
        return .link(kode: kode, id: SiapWriter.anchor(kode))
      }
      return .text(kode)
    }
    return parts.isEmpty ? Cell("–") : Cell(parts: parts)
  }

  // MARK: Links between domains

  mutating func writeServiceLinks(_ section: PreparedDocument.Section) {
    var table = table("keterkaitan-layanan", id: section.id)
    for position in prepared.objectsByDomain["layanan"] ?? [] {
      let object = plan.objects[position]
      guard prepared.isVisible(object, in: document.edition) else { continue }
      table.rows.append(
        Row(
          origin: originText(object.place), from: [origin(object.kind, object.place)],
          [
            "kode": kodeCell([object.kode]), "nama": Cell(object.name),
            "proses-bisnis": kodeCell(linked(object, to: "proses-bisnis")),
            "data-informasi": kodeCell(linking(position, from: "data-informasi")),
            "aplikasi": kodeCell(linking(position, from: "aplikasi")),
          ]))
    }
    write(table)
  }

  mutating func writeApplicationLinks(_ section: PreparedDocument.Section) {
    var table = table("keterkaitan-aplikasi", id: section.id)
    for position in prepared.objectsByDomain["aplikasi"] ?? [] {
      let object = plan.objects[position]
      guard prepared.isVisible(object, in: document.edition) else { continue }
      var cells: RowCells = ["kode": kodeCell([object.kode]), "nama": Cell(object.name)]
      for domain in prepared.domainKeys where domain != "aplikasi" {
        cells[domain] = kodeCell(linked(object, to: domain))
      }
      table.rows.append(
        Row(
          origin: originText(object.place), from: [origin(object.kind, object.place)], cells))
    }
    write(table)
  }

  /// Kodes of one domain that an object's visible fields name.
  func linked(_ object: PlanObject, to domain: String) -> [String] {
    guard let kind = prepared.library.fields.kind(object.kind) else { return [] }
    return object.fields.compactMap { value in
      guard let field = kind.field(value.field), case .link = field.content,
        prepared.isVisible(value, of: object, in: document.edition),
        let target = prepared.index[value.value],
        prepared.library.fields.kind(target.kind)?.domain == domain
      else { return nil }
      return value.value
    }
  }

  /// Kodes of the objects of one domain that name this object.
  func linking(_ position: Int, from domain: String) -> [String] {
    (prepared.backLinks[position] ?? []).compactMap { link in
      guard prepared.domainOf[link.from] == domain, !isPublic || !link.isRestricted else {
        return nil
      }
      return plan.objects[link.from].kode
    }
  }
}
