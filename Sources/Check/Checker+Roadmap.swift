internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

extension Checker {
  mutating func checkGaps() {
    let kinds = objectKinds
    for gap in plan.gaps {
      let unit = gap.unit?.value
      let fields = [
        ("kolom.objek", gap.currentObjects), ("kolom.kondisi-dituju", gap.targetObjects),
      ]
      for (field, links) in fields {
        for link in links {
          checkLink(
            link, to: kinds, field: library.words.text(field), of: gap.kode,
            unit: unit)
        }
      }
      for link in gap.objectives {
        checkLink(
          link, to: ["sasaran"], field: library.words.text("kolom.sasaran"), of: gap.kode,
          unit: unit)
      }
      if let unit = gap.unit {
        checkUnit(unit.value, at: unit.place, of: gap.kode)
      }
      if let year = gap.year, !plan.identity.years.contains(year.value) {
        add(
          "KSJ002", at: year.place,
          ["nilai": String(year.value), "objek": gap.kode, "periode": periodText], unit: unit)
      }
    }
  }

  mutating func checkActivities() {
    let groups = prepared.profile.groups
    let indicators = Set(library.indicatorSets.flatMap(\.indicators).map(\.code))
    for activity in plan.activities {
      let unit = activity.units.first?.value
      if !groups.isEmpty, !groups.contains(where: { $0.key == activity.group }) {
        add(
          "KEG006", at: activity.place,
          [
            "nilai": activity.group, "objek": activity.kode,
            "harapan": groups.map(\.key).joined(separator: ", "),
          ], suggestion: meant(activity.group, among: groups.map(\.key)),
          citation: prepared.profile.cite(groups.flatMap(\.citations), library.words), unit: unit)
      }
      checkActivityLinks(activity, unit: unit)
      for indicator in activity.indicators where !indicators.contains(indicator.value) {
        add(
          "KEG007", at: indicator.place,
          ["nilai": indicator.value, "objek": activity.kode],
          suggestion: meant(indicator.value, among: indicators.sorted()), unit: unit)
      }
      for unit in activity.units {
        checkUnit(unit.value, at: unit.place, of: activity.kode)
      }
      for line in activity.lines { checkLine(line, of: activity) }
    }
  }

  private mutating func checkActivityLinks(_ activity: Activity, unit: String?) {
    let fields: [(String, [Placed<String>], Set<String>)] = [
      ("kolom.sasaran", activity.objectives, ["sasaran"]),
      ("kolom.kesenjangan", activity.gaps, ["kesenjangan"]),
      ("kolom.objek", activity.objects, objectKinds),
    ]
    for (field, links, kinds) in fields {
      for link in links {
        checkLink(
          link, to: kinds, field: library.words.text(field), of: activity.kode, unit: unit)
      }
    }
  }

  private mutating func checkLine(_ line: Line, of activity: Activity) {
    func report(_ id: String, _ values: [String: String], suggestion: String? = nil) {
      add(
        id, at: line.place,
        values.merging(["objek": activity.kode]) { $1 }, suggestion: suggestion, unit: line.unit)
    }
    checkUnit(line.unit, at: line.place, of: activity.kode)
    if !plan.identity.years.contains(line.year) {
      report("KEG003", ["nilai": String(line.year), "periode": periodText])
    }
    if let code = line.subactivity, !Checker.isNomenclature(code) {
      report("KEG008", ["nilai": code])
    }
    if let fund = line.fund, let list = library.lists["sumber-dana"], list.value(fund) == nil {
      let names = list.values.map(\.name)
      report(
        "KEG009", ["nilai": fund, "harapan": names.joined(separator: ", ")],
        suggestion: meant(fund, among: names))
    }
  }

  /// Whether a code has the shape of the budget nomenclature (Permendagri 90/2019 and its updates):
  /// `2.16`, `2.16.03`, `2.16.03.2.02`, `2.16.03.2.02.0037`.
  static func isNomenclature(_ code: String) -> Bool {
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    let widths: [[Int]] = [[1], [2], [2], [1], [2], [2, 4]]
    guard [2, 3, 5, 6].contains(parts.count) else { return false }
    return zip(parts, widths).allSatisfy { part, widths in
      widths.contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  /// The article behind a statement, with the short name of the regulation.
  func citation(_ statement: Statement?) -> String? {
    statement.flatMap { prepared.profile.cite($0.citations, library.words) }
  }

  mutating func checkRisks() {
    for risk in plan.risks {
      if let unit = risk.unit { checkUnit(unit.value, at: unit.place, of: risk.kode) }
      for link in risk.objectives {
        checkLink(
          link, to: ["sasaran"], field: library.words.text("kolom.sasaran"), of: risk.kode,
          unit: risk.unit?.value)
      }
    }
  }
}
