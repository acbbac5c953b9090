public import Diagnostics
internal import Ingest
public import Prepare
public import References
internal import Schematron
internal import XMLTree

/// The rules that are data: every Schematron schema of `Schemas/aturan`, run on the rule tree.
public final class PlanRules {
  private let library: Library
  private let sheets: [SchematronRules]

  /// Attributes of the rule tree that each finding takes along.
  private static let carried = [
    "baris", "kolom", "sumber", "unit", "sebutan", "jalur",
  ]

  /// Loads and compiles the rules.
  ///
  /// - Throws: `BrokenData` when a schema is broken, or has a check that is not in the catalogue.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    var sheets: [SchematronRules] = []
    for name in library.folder.names(inSchemas: "aturan", ending: ".sch") {
      let path = library.folder.schema("aturan/\(name).sch")
      do throws(XMLFailure) {
        let rules = try SchematronRules(
          SchematronSchema(path: path), SchematronOptions(carried: PlanRules.carried))
        if let issue = PlanRules.unknown(rules, library) { throw XMLFailure([issue]) }
        sheets.append(rules)
      } catch {
        throw BrokenData(file: path, issues: error.issues)
      }
    }
    self.sheets = sheets
  }

  /// The first check without words in the catalogue.
  private static func unknown(_ rules: SchematronRules, _ library: Library) -> XMLIssue? {
    for check in rules.checkPlaces where check.id.flatMap(library.rules.rule) == nil {
      let detail = check.id.map { "rule '\($0)' is not in the catalogue" } ?? "rule without id"
      return XMLIssue(.program, detail: detail, place: check.place, file: check.file)
    }
    return nil
  }

  /// Judges a plan.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - documents: keys of the documents that this run is about.
  /// - Returns: findings, those of one schema in the order of the tree.
  /// - Throws: `BrokenData` when an expression of a rule cannot be evaluated.
  public func check(
    _ prepared: PreparedPlan, documents: [String]
  ) throws(BrokenData) -> [Catatan] {
    let tree = RuleTree(prepared, documents: documents)
    var list: [Catatan] = []
    for sheet in sheets {
      do throws(XMLFailure) {
        let findings = try sheet.run(on: XMLTree(parsing: tree.bytes))
        list += findings.map { catatan($0, prepared) }
      } catch {
        throw BrokenData(file: sheet.file, issues: error.issues)
      }
    }
    return list
  }

  private func catatan(_ finding: SchematronFinding, _ prepared: PreparedPlan) -> Catatan {
    let carried = finding.carried
    var values = ["objek": carried["sebutan"] ?? ""]
    for property in finding.properties { values[property.name] = property.text }
    let basis = values.removeValue(forKey: "dasar")
    return library.rules.catatan(
      finding.id ?? "", at: location(carried, finding.id, prepared), values,
      value: values["nilai"],
      citation: basis.flatMap { $0.isEmpty ? nil : $0 }, unit: carried["unit"])
  }

  private func location(
    _ carried: [String: String], _ id: String?, _ prepared: PreparedPlan
  ) -> Location {
    func number(_ name: String) -> Int { carried[name].flatMap { Int($0) } ?? 0 }
    return prepared.plan.location(
      Place(line: number("baris"), column: number("kolom"), source: number("sumber")),
      path: carried["jalur"], field: id.flatMap(library.rules.rule)?.field)
  }
}
