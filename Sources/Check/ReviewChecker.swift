public import Diagnostics
internal import Ingest
public import Prepare
internal import References
internal import Review
internal import XMLTree

/// What is wrong with a review: the two plans, and the duties of the review itself.
public struct ReviewChecker {
  private let report: ReviewReport
  private let rules: RuleCatalogue
  private let library: Library
  /// Name of the file that holds the assessment.
  private let assessmentFile: String

  /// - Parameters:
  ///   - report: the review.
  ///   - assessmentFile: name of the file of the assessment, for its findings.
  public init(_ report: ReviewReport, assessmentFile: String = "") {
    self.report = report
    self.assessmentFile = assessmentFile
    library = report.new.library
    rules = library.rules
  }

  /// All findings, the refusals first.
  public func findings() -> [Catatan] {
    refusals() + kodes() + results() + references() + assessment() + duties() + remarks()
  }

  /// How many remarks the rules make of the plan now that do not stop a document.
  private func remarks() -> [Catatan] {
    guard let judgement = report.judgement, judgement.warnings + judgement.suggestions > 0 else {
      return []
    }
    return [rules.catatan("REV036", at: Location(file: report.new.file), judgement.values)]
  }

  // MARK: Refusals

  /// Why two plans cannot be reviewed; a review that is forced is warned.
  private func refusals() -> [Catatan] {
    let (old, new) = (report.old, report.new)
    var found: [Catatan] = []
    for document in old.plan.documents {
      let own = document.together.flatMap { key in old.plan.documents.first { $0.kind == key } }
      let missing = ReviewChecker.missing(own ?? document, library.words)
      guard !missing.isEmpty else { continue }
      found.append(
        rules.catatan(
          "REV001", at: old.plan.location(document.place),
          [
            "dokumen": old.profile.document(document.kind)?.name ?? document.kind,
            "kurang": missing.joined(separator: ", "),
          ]))
    }
    if old.plan.documents.isEmpty {
      found.append(
        rules.catatan(
          "REV001", at: Location(file: old.file),
          ["dokumen": "–", "kurang": library.words.text("reviu.kurang.dokumen")]))
    }
    if let regions = otherRegion() {
      found.append(
        rules.catatan(
          "REV002", at: Location(file: new.file),
          ["lama": regions.old, "baru": regions.new]))
    }
    if old.period != new.period {
      found.append(
        rules.catatan(
          "REV003", at: Location(file: new.file),
          ["lama": ReviewChecker.text(old.period), "baru": ReviewChecker.text(new.period)]))
    }
    let (before, now) = (
      ReviewChecker.latest(old.plan, in: report.comparison.old),
      ReviewChecker.latest(new.plan, in: report.comparison.new)
    )
    if let before, let now, before > now {
      found.append(
        rules.catatan(
          "REV004", at: Location(file: old.file),
          ["lama": old.formats.date(before), "baru": old.formats.date(now)]))
    }
    if report.request.isForced {
      for index in found.indices where found[index].level == .kesalahan {
        found[index].level = .peringatan
      }
    }
    if report.comparison.isEmpty {
      found.append(rules.catatan("REV005", at: Location(file: new.file)))
    }
    return found
  }

  /// What the regions of the two plans are called where they are not the same: by their names, and by
  /// their codes too where two regions have one name.
  private func otherRegion() -> (old: String, new: String)? {
    func code(_ items: PlanItems) -> String? {
      items.named("identitas").first?.value("instansi/@kode-wilayah")
    }
    let names = (report.old.plan.identity.name, report.new.plan.identity.name)
    if names.0 != names.1 { return (names.0, names.1) }
    guard let before = code(report.comparison.old), let now = code(report.comparison.new),
      before != now
    else { return nil }
    return ("\(names.0) (\(before))", "\(names.1) (\(now))")
  }

  private static func text(_ period: Period) -> String { "\(period.start)–\(period.end)" }

  /// What a document that is set has, and this one has not.
  private static func missing(_ document: DocumentRequest, _ words: Words) -> [String] {
    var missing: [String] = []
    if document.status != "ditetapkan", document.status != "salinan" {
      missing.append(words.text("reviu.kurang.status"))
    }
    if document.number == nil { missing.append(words.text("reviu.kurang.nomor")) }
    if document.date == nil { missing.append(words.text("reviu.kurang.tanggal")) }
    if !isDigest(document.digest) { missing.append(words.text("reviu.kurang.sidik")) }
    return missing
  }

  private static func isDigest(_ text: String?) -> Bool {
    guard let text, text.utf8.count == 64 else { return false }
    return text.allSatisfy(\.isHexDigit)
  }

  /// The last day that a plan speaks of: an event, a signature, a year with results, its own.
  private static func latest(_ plan: Plan, in items: PlanItems) -> String? {
    let dates =
      plan.events.map(\.date) + plan.documents.compactMap(\.date) + [plan.day].compactMap(\.self)
    let years = items.items.compactMap { item -> String? in
      guard item.name == "rincian", item.fields.contains(where: { $0.key.hasPrefix("realisasi") })
      else { return nil }
      return item.value("@tahun").map { "\($0)-12-31" }
    }
    return (dates + years).max()
  }

  // MARK: Kode

  private func kodes() -> [Catatan] {
    var found: [Catatan] = []
    var removed: [String: ItemChange] = [:]
    for change in report.comparison.changes where change.kind == .removed {
      if let kode = change.kode { removed[kode] = change }
    }
    var reusedKinds: Set<String> = []
    for change in report.comparison.changes {
      guard let kode = change.kode, let item = change.new else { continue }
      let place = report.new.plan.location(item.place, field: "nama")
      if change.isReused {
        found.append(
          rules.catatan(
            "REV006", at: place,
            ["kode": kode, "lama": change.old?.title ?? "", "baru": item.title], value: kode))
      }
      if change.kind == .added, let before = removed[kode], before.name != change.name,
        change.name != "unit", before.name != "unit"
      {
        reusedKinds.insert(kode)
        found.append(
          rules.catatan(
            "REV007", at: place, ["kode": kode, "lama": before.name, "baru": change.name],
            value: kode))
      }
    }
    let gone = removed.values.filter { change in
      library.fields.kind(change.name) != nil && !reusedKinds.contains(change.kode ?? "")
    }.compactMap(\.kode).sorted()
    if !gone.isEmpty {
      found.append(
        rules.catatan(
          "REV014", at: Location(file: report.new.file),
          [
            "jumlah": String(gone.count), "daftar": gone.prefix(5).joined(separator: ", "),
          ]))
    }
    return found + swappedUnits()
  }

  /// Pairs of units whose names changed places.
  private func swappedUnits() -> [Catatan] {
    var found: [Catatan] = []
    let renamed = report.comparison.changes.filter { $0.name == "unit" && $0.field("nama") != nil }
    var byOldName: [String: ItemChange] = [:]
    for change in renamed { byOldName[change.old?.title ?? ""] = change }
    for change in renamed {
      guard let item = change.new, let other = byOldName[item.title],
        other.new?.title == change.old?.title, let kode = item.kode,
        let otherKode = other.new?.kode, kode < otherKode
      else { continue }
      found.append(
        rules.catatan(
          "REV010", at: report.new.plan.location(item.place, field: "nama"),
          ["kode": kode, "lain": otherKode], value: item.title))
    }
    return found
  }

  // MARK: Results

  /// Results of years that the plan does not have, or that have not come yet.
  private func results() -> [Catatan] {
    var found: [Catatan] = []
    let period = report.new.period
    let items = report.comparison.new
    func check(_ year: Int, _ item: PlanItem, _ kode: String) {
      let place = report.new.plan.location(item.place, field: "realisasi/capaian")
      if !period.contains(year) {
        found.append(
          rules.catatan(
            "REV008", at: place,
            ["kode": kode, "tahun": String(year), "periode": ReviewChecker.text(period)],
            value: String(year)))
      } else if year > report.request.year {
        found.append(
          rules.catatan(
            "REV009", at: place,
            [
              "kode": kode, "tahun": String(year),
              "tanggal": report.new.formats.date(report.request.date),
            ], value: String(year)))
      }
    }
    var reported: Set<Int> = []
    for item in items.items where item.name == "rincian" || item.name == "iku" {
      if item.name == "rincian" {
        guard item.fields.contains(where: { $0.key.hasPrefix("realisasi") }),
          let year = item.value("@tahun").flatMap({ Int($0) })
        else { continue }
        reported.insert(year)
        check(year, item, item.parent.flatMap { items.items[$0].kode } ?? "")
      } else {
        for field in item.fields where field.key.hasPrefix("realisasi/") {
          if let year = Int(field.key.dropFirst(10)) { check(year, item, item.kode ?? "") }
        }
      }
    }
    for year in report.realisation.years where !reported.contains(year) {
      found.append(
        rules.catatan(
          "REV034", at: Location(file: report.new.file), ["tahun": String(year)]))
    }
    return found
  }

  // MARK: References

  private func references() -> [Catatan] {
    report.comparison.changes.filter { $0.name == "versi-acuan" }.compactMap { change in
      guard let set = (change.new ?? change.old)?.value("@set") else { return nil }
      let own = library.referenceSets[set]?.version ?? "–"
      let before = change.old?.value("@versi") ?? own
      let now = change.new?.value("@versi") ?? own
      let isJoined = report.comparison.chains.contains { $0.set == set }
      guard before != now, !isJoined else { return nil }
      return rules.catatan(
        "REV015",
        at: change.new.map { report.new.plan.location($0.place) }
          ?? Location(file: report.new.file),
        ["set": set, "lama": before, "baru": now], value: now)
    }
  }

  // MARK: Assessment and duties

  /// What the assessment names and nobody knows.
  private func assessment() -> [Catatan] {
    guard let assessment = report.assessment else { return [] }
    var names: [(String, Place)] = []
    let documents = Set(report.documents.map(\.key))
    for item in assessment.conclusions where !documents.contains(item.document) {
      names.append((item.document, item.place))
    }
    let issues = Set(assessment.issues.map(\.kode))
    for item in assessment.followUps {
      if let issue = item.issue, !issues.contains(issue) { names.append((issue, item.place)) }
      if let unit = item.unit, report.new.index.unit(unit) == nil {
        names.append((unit, item.place))
      }
    }
    return names.map { name, place in
      rules.catatan(
        "REV018", at: Location(file: assessmentFile, line: place.line, column: place.column),
        ["nilai": name], value: name)
    }
  }

  private func duties() -> [Catatan] {
    report.duties.compactMap { duty in
      let isSilent = duty.rule == "REV027" && duty.state == .open
      guard duty.state == .unmet || isSilent else { return nil }
      let basis = report.new.profile.cite(duty.citations, library.words)
      return rules.catatan(
        duty.rule, at: Location(file: report.new.file), duty.values, citation: basis)
    }
  }
}
