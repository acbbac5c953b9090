internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References
internal import Schematron
internal import XMLTree

/// One run of compiled rules over one plan.
struct RuleRun: Sendable {
  let library: Library
  let prepared: PreparedPlan
  let documents: [PreparedDocument]

  /// What rules find, those of one schema in the order of the tree.
  ///
  /// - Throws: `BrokenData` when an expression of a rule cannot be evaluated.
  func findings(of sheets: [RuleSheet]) throws(BrokenData) -> [Catatan] {
    let tree = RuleTree(prepared, documents: documents)
    var list: [Catatan] = []
    for sheet in sheets {
      do throws(XMLFailure) {
        guard let needs = sheet.needs else {
          list += try sheet.rules.run(on: tree.tree()).map { ownCatatan($0) }
          continue
        }
        var marks: [RuleMark] = []
        let found = try sheet.rules.run(on: tree.tree(for: needs, marks: &marks))
        list += found.map { catatan($0, marks) }
      } catch {
        throw sheet.needs == nil
          ? PlanRules.brokenData(error, sheet.rules.file)
          : BrokenData(file: sheet.rules.file, issues: error.issues)
      }
    }
    return list
  }

  private func catatan(
    _ finding: SchematronFinding, _ marks: [RuleMark]
  ) -> Catatan {
    let mark = finding.carried[RuleMark.attribute].flatMap { Int($0) }
    let carried = mark.flatMap { marks.indices.contains($0) ? marks[$0].attributes : nil } ?? [:]
    var values = ["objek": carried["sebutan"] ?? ""]
    for property in finding.properties { values[property.name] = property.text }
    let basis = values.removeValue(forKey: "dasar")
    return library.rules.catatan(
      finding.id ?? "", at: location(carried, finding.id), values,
      value: values["nilai"],
      citation: basis.flatMap { $0.isEmpty ? nil : $0 }, unit: carried["unit"])
  }

  /// A finding of a region's own rule: its sentence is the text of the check, `saran` and `dasar` are
  /// properties, and `see` stands for `dasar` where there is none.
  private func ownCatatan(_ finding: SchematronFinding) -> Catatan {
    func property(_ name: String) -> String? {
      finding.properties.first { $0.name == name }.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    return Catatan(
      id: finding.id ?? "", level: finding.role.flatMap(Catatan.Level.init) ?? .peringatan,
      message: finding.text, suggestion: property("saran"),
      citation: property("dasar") ?? finding.see,
      location: location(finding.carried, nil),
      value: property("nilai"), unit: finding.carried["unit"])
  }

  private func location(
    _ carried: [String: String], _ id: String?
  ) -> Location {
    func number(_ name: String) -> Int { carried[name].flatMap { Int($0) } ?? 0 }
    return prepared.plan.location(
      Place(line: number("baris"), column: number("kolom"), source: number("sumber")),
      path: carried["jalur"], field: id.flatMap(library.rules.rule)?.field)
  }
}
