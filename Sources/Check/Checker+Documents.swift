internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

extension Checker {
  mutating func checkPeriod() {
    let identity = plan.identity
    guard identity.start <= identity.end else {
      return add(
        "PRD001", at: identity.periodPlace, field: "periode", ["periode": periodText],
        value: periodText)
    }
    for request in plan.documents {
      guard let own = request.period, own.length <= 0 else { continue }
      let text = "\(own.start)–\(own.end)"
      add("PRD001", at: request.place, ["periode": text], value: text)
    }
    for index in identity.indices { checkIndex(index) }
    let withheld = Withheld(prepared)
    if withheld.objects + withheld.values > 0 {
      add(
        "EDS001", at: identity.periodPlace,
        ["nilai": Formats.grouped(withheld.values), "objek": Formats.grouped(withheld.objects)])
    }
  }

  private mutating func checkIndex(_ index: Index) {
    let set = library.indicatorSets.first { $0.key == index.set }
    let codes = set?.indicators.map(\.code) ?? []
    for level in index.levels where !codes.contains(level.indicator) {
      add(
        "IND001", at: level.place, ["nilai": level.indicator, "objek": index.set],
        suggestion: meant(level.indicator, among: codes))
    }
  }

  mutating func checkDocuments() {
    let known = library.folder.names(inSchemas: "acuan/kerangka")
    for request in plan.documents {
      guard known.contains(request.kind) else {
        add(
          "DOK001", at: request.place,
          ["nilai": request.kind, "harapan": known.joined(separator: ", ")],
          suggestion: meant(request.kind, among: known))
        continue
      }
      checkInstrument(request)
    }
    for document in prepared.profile.documents
    where document.isRequired && known.contains(document.key) {
      if plan.documents.contains(where: { $0.kind == document.key }) { continue }
      add(
        "DOK002", at: plan.identity.periodPlace, ["dokumen": document.name],
        citation: citation(document.setter))
    }
  }

  private mutating func checkInstrument(_ request: DocumentRequest) {
    guard let document = prepared.profile.document(request.kind),
      let instrument = request.instrument
    else { return }
    if let allowed = document.instrument {
      guard allowed.hasPrefix(instrument) else {
        return add(
          "INS001", at: request.place,
          ["dokumen": document.name, "harapan": allowed, "nilai": instrument],
          citation: citation(document.setter))
      }
    } else if document.setter != nil, request.reason == nil {
      add(
        "INS002", at: request.place, ["dokumen": document.name], value: instrument,
        citation: citation(document.setter))
    }
  }

  mutating func checkUnits() {
    for unit in plan.units {
      if let parent = unit.parent { checkUnit(parent, at: unit.place, of: unit.kode) }
      if isOwnAncestor(unit) {
        add("UNI002", at: unit.place, ["objek": unit.kode], unit: unit.kode)
      }
      guard let affairs = library.referenceSets["RAB"], isJudged(affairs) else { continue }
      for affair in unit.affairs where affairs.entry(affair.value) == nil {
        add(
          "REF001", at: affair.place,
          ["nilai": affair.value, "objek": unit.kode, "set": "RAB"],
          suggestion: meant(affair.value, among: affairs.entries.map(\.code)))
      }
    }
  }

  /// Whether the way up from a unit leads back to it.
  private func isOwnAncestor(_ unit: Unit) -> Bool {
    var seen: Set<String> = []
    var parent = unit.parent
    while let kode = parent, seen.insert(kode).inserted {
      if kode == unit.kode { return true }
      parent = prepared.index.unit(kode).flatMap { plan.units[$0].parent }
    }
    return false
  }

  mutating func checkStrategy() {
    for objective in plan.strategy.objectives {
      for indicator in objective.indicators {
        for year in plan.identity.years
        where !indicator.targets.contains(where: { $0.year == year }) {
          add("IKU001", at: indicator.place, ["objek": indicator.kode, "tahun": String(year)])
        }
      }
    }
    for direction in plan.strategy.directions + plan.strategy.strategies {
      for link in direction.objectives {
        checkLink(
          link, to: ["sasaran"], field: library.words.text("kolom.sasaran"), of: direction.kode)
      }
    }
  }

  // MARK: Prose

  mutating func checkNarrative() {
    checkPlaceholders(documents)
    var seen: Set<String> = []
    let used = Set(documents.flatMap { $0.allSections.compactMap(\.narrative) })
    for section in plan.narrative {
      if !seen.insert("\(section.key)|\(section.document ?? "")").inserted {
        add("NAR005", at: section.place, ["nilai": section.key])
      }
      // With some documents left out of the run, prose of the others is no finding.
      if !used.contains(section.key), documents.count >= Checker.allDocuments {
        add(
          "NAR004", at: section.place, ["nilai": section.key],
          suggestion: meant(section.key, among: used.sorted()))
      }
      for block in section.blocks { checkInline(block, of: section) }
    }
  }

  /// Arsitektur, Peta Rencana and Rencana Induk.
  private static let allDocuments = 3

  /// Most columns of a table that a planner brings: what an F4 page in landscape can hold.
  private static let columnLimit = 20

  private mutating func checkOwnTable(_ table: Element, of section: NarrativeSection) {
    let width = table.elements.map { $0.elements(named: "sel").count }.max() ?? 0
    guard width > Checker.columnLimit else { return }
    add(
      "NAR006", at: table.place,
      [
        "nilai": table.first("judul")?.foldedText ?? "", "objek": section.key,
        "harapan": String(Checker.columnLimit),
      ])
  }

  /// Articles of what the law asks a section for: a content, the alignment, the review.
  private func duties(
    of section: PreparedDocument.Section, in law: Profile.Document?
  ) -> [Citation] {
    guard let law else { return [] }
    if section.kind == "reviu" {
      return law.reviews.filter { $0.modality != "dapat" }.flatMap(\.times).flatMap(\.citations)
    }
    guard let duty = section.duty else { return [] }
    if duty == "keselarasan" { return law.alignments.flatMap(\.citations) }
    return law.contents.filter {
      $0.fulfilledBy.isEmpty ? $0.key == duty : $0.fulfilledBy.contains(duty)
    }.flatMap(\.citations)
  }

  private mutating func checkPlaceholders(_ documents: [PreparedDocument]) {
    for document in documents {
      for section in document.allSections where section.lacksProse {
        add(
          isFinal ? "ISI002" : "ISI001", at: plan.identity.periodPlace,
          [
            "bagian": section.title, "dokumen": document.title,
            "nilai": section.narrative ?? "",
          ],
          citation: prepared.profile.cite(duties(of: section, in: document.law), library.words))
      }
    }
  }

  private mutating func checkInline(
    _ element: Element, of section: NarrativeSection
  ) {
    switch element.name {
    case "nilai":
      let name = element[attribute: "fakta"] ?? ""
      if prepared.facts[name] == nil {
        add(
          "NAR001", at: element.place, ["nilai": name, "objek": section.key],
          suggestion: meant(name, among: prepared.facts.keys.sorted()))
      }
    case "rujuk":
      if let kode = element[attribute: "kode"], prepared.index[kode] == nil {
        add("NAR003", at: element.place, ["nilai": kode, "objek": section.key])
      }
      if let id = element[attribute: "bagian"] {
        let missing = documents.first { document in
          (section.document == nil || section.document == document.kind)
            && document.allSections.contains { $0.narrative == section.key }
            && !document.allSections.contains { $0.id == id }
        }
        if missing != nil {
          add("NAR002", at: element.place, ["nilai": id, "objek": section.key])
        }
      }
    default:
      if element.name == "tabel" { checkOwnTable(element, of: section) }
      for child in element.elements { checkInline(child, of: section) }
    }
  }
}
