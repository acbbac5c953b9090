internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References
internal import Schematron
internal import XMLTree

/// Makes findings of a plan of what rules that are data found in its tree.
struct RuleFindings: Sendable {
  private let prepared: PreparedPlan
  private let rules: RuleCatalogue

  init(_ prepared: PreparedPlan, _ rules: RuleCatalogue) {
    self.prepared = prepared
    self.rules = rules
  }

  /// A finding of the program's own rules, whose words are in the catalogue.
  ///
  /// - Parameters:
  ///   - finding: what a rule found in a lean tree.
  ///   - marks: the marks of that tree.
  /// - Returns: the finding at the place of its mark.
  func catatan(_ finding: SchematronFinding, _ marks: [RuleMark]) -> Catatan {
    let number = finding.carried[RuleMark.attribute].flatMap { Int($0) }
    let mark = number.flatMap { marks.indices.contains($0) ? marks[$0] : nil } ?? RuleMark()
    var values = ["objek": mark.subject ?? ""]
    for property in finding.properties { values[property.name] = property.text }
    let basis = values.removeValue(forKey: "dasar")
    return rules.catatan(
      finding.id ?? "",
      at: prepared.plan.location(
        mark.place, path: mark.path, field: finding.id.flatMap(rules.rule)?.field),
      values, value: values["nilai"],
      citation: basis.flatMap { $0.isEmpty ? nil : $0 }, unit: mark.unit)
  }

  /// A finding of a region's own rule: its sentence is the text of the check, `saran` and `dasar` are
  /// properties, and `see` stands for `dasar` where there is none.
  func ownCatatan(_ finding: SchematronFinding) -> Catatan {
    func property(_ name: String) -> String? {
      finding.properties.first { $0.name == name }.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    return Catatan(
      id: finding.id ?? "", level: finding.role.flatMap(Catatan.Level.init) ?? .peringatan,
      message: finding.text, suggestion: property("saran"),
      citation: property("dasar") ?? finding.see,
      location: location(finding.carried),
      value: property("nilai"), unit: finding.carried["unit"])
  }

  private func location(_ carried: [String: String]) -> Location {
    func number(_ name: String) -> Int { carried[name].flatMap { Int($0) } ?? 0 }
    return prepared.plan.location(
      Place(line: number("baris"), column: number("kolom"), source: number("sumber")),
      path: carried["jalur"])
  }
}
