public import Diagnostics
internal import Ingest
public import Prepare
public import References
internal import Schematron
internal import XMLTree

/// The rules that are data: every Schematron schema of `Schemas/aturan`, and those that a profile
/// names, run on the rule tree.
public final class PlanRules {
  /// A compiled schema.
  private struct Sheet {
    let rules: SchematronRules
    /// Whether it is a region's own, which brings its words itself.
    let isOwn: Bool
    /// What the rules read of the tree; nil for a region's own, which get all of it.
    let needs: RuleTreeNeeds?
  }

  private let library: Library
  private var sheets: [Sheet] = []

  /// Attributes of the rule tree that each finding takes along.
  private static let carried = [
    "baris", "kolom", "sumber", "unit", "sebutan", "jalur",
  ]

  /// Loads and compiles the rules of the program.
  ///
  /// - Throws: `BrokenData` when a schema is broken, or has a check that is not in the catalogue.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    for name in library.folder.names(inSchemas: "aturan", ending: ".sch") {
      let path = library.folder.schema("aturan/\(name).sch")
      do throws(XMLFailure) {
        let rules = try SchematronRules(
          SchematronSchema(path: path), SchematronOptions(carried: [RuleMark.attribute]))
        if let issue = unknown(rules) { throw XMLFailure([issue]) }
        sheets.append(Sheet(rules: rules, isOwn: false, needs: RuleTreeNeeds(rules.reads)))
      } catch {
        throw BrokenData(file: path, issues: error.issues)
      }
    }
  }

  /// Compiles the rules that a profile names, once for the run.
  ///
  /// - Throws: `BrokenData` with file, line and column of what is missing, does not compile, or has
  ///   an id, a severity or a sentence that cannot be used.
  public func add(of profile: Profile) throws(BrokenData) {
    for path in profile.ruleFiles {
      guard let bytes = FileReader.bytes(path) else {
        throw BrokenData(
          file: path, defects: [.init("PRF007", ["nilai": path], file: path, at: .none)])
      }
      let own: SchematronRules
      do throws(XMLFailure) {
        own = try SchematronRules(
          SchematronSchema(parsing: bytes, file: path),
          SchematronOptions(carried: PlanRules.carried))
      } catch {
        throw PlanRules.brokenData(error, path)
      }
      let defects = defects(own)
      guard defects.isEmpty else { throw BrokenData(file: path, defects: defects) }
      sheets.append(Sheet(rules: own, isOwn: true, needs: nil))
    }
  }

  /// A schema that does not compile, in the words of the catalogue; text that is not XML keeps the
  /// words of the parser.
  private static func brokenData(_ failure: XMLFailure, _ path: String) -> BrokenData {
    guard failure.issues.allSatisfy({ $0.origin == .program }) else {
      return BrokenData(file: path, issues: failure.issues)
    }
    return BrokenData(
      file: path,
      defects: failure.issues.map {
        .init("PRF008", ["rincian": $0.detail], file: $0.file ?? path, at: $0.place)
      })
  }

  /// The first check without words in the catalogue.
  private func unknown(_ rules: SchematronRules) -> XMLIssue? {
    for check in rules.checkPlaces where check.id.flatMap(library.rules.rule) == nil {
      let detail = check.id.map { "rule '\($0)' is not in the catalogue" } ?? "rule without id"
      return XMLIssue(.program, detail: detail, place: check.place, file: check.file)
    }
    return nil
  }

  /// Checks of a region's own that have no id of their own, or no known severity.
  private func defects(_ rules: SchematronRules) -> [BrokenData.Defect] {
    rules.checkPlaces.flatMap { check -> [BrokenData.Defect] in
      let id = check.id ?? ""
      var found: [BrokenData.Defect] = []
      if id.isEmpty || library.rules.rule(id) != nil {
        found.append(.init("PRF009", ["nilai": id], file: check.file, at: check.place))
      }
      if let role = check.role, Catatan.Level(rawValue: role) == nil {
        let levels = Catatan.Level.allCases.map(\.rawValue).joined(separator: ", ")
        found.append(
          .init(
            "PRF010", ["nilai": role, "harapan": levels], file: check.file, at: check.place))
      }
      return found
    }
  }

  /// Judges a plan.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - documents: the documents that this run is about, in the restricted edition.
  /// - Returns: findings, those of one schema in the order of the tree.
  /// - Throws: `BrokenData` when an expression of a rule cannot be evaluated.
  public func check(
    _ prepared: PreparedPlan, documents: [PreparedDocument]
  ) throws(BrokenData) -> [Catatan] {
    let tree = RuleTree(prepared, documents: documents)
    var list: [Catatan] = []
    for sheet in sheets {
      do throws(XMLFailure) {
        guard let needs = sheet.needs else {
          list += try sheet.rules.run(on: tree.tree()).map { ownCatatan($0, prepared) }
          continue
        }
        var marks: [RuleMark] = []
        let found = try sheet.rules.run(on: tree.tree(for: needs, marks: &marks))
        list += found.map { catatan($0, marks, prepared) }
      } catch {
        throw sheet.isOwn
          ? PlanRules.brokenData(error, sheet.rules.file)
          : BrokenData(file: sheet.rules.file, issues: error.issues)
      }
    }
    return list
  }

  private func catatan(
    _ finding: SchematronFinding, _ marks: [RuleMark], _ prepared: PreparedPlan
  ) -> Catatan {
    let mark = finding.carried[RuleMark.attribute].flatMap { Int($0) }
    let carried = mark.flatMap { marks.indices.contains($0) ? marks[$0].attributes : nil } ?? [:]
    var values = ["objek": carried["sebutan"] ?? ""]
    for property in finding.properties { values[property.name] = property.text }
    let basis = values.removeValue(forKey: "dasar")
    return library.rules.catatan(
      finding.id ?? "", at: location(carried, finding.id, prepared), values,
      value: values["nilai"],
      citation: basis.flatMap { $0.isEmpty ? nil : $0 }, unit: carried["unit"])
  }

  /// A finding of a region's own rule: its sentence is the text of the check, `saran` and `dasar` are
  /// properties, and `see` stands for `dasar` where there is none.
  private func ownCatatan(_ finding: SchematronFinding, _ prepared: PreparedPlan) -> Catatan {
    func property(_ name: String) -> String? {
      finding.properties.first { $0.name == name }.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    return Catatan(
      id: finding.id ?? "", level: finding.role.flatMap(Catatan.Level.init) ?? .peringatan,
      message: finding.text, suggestion: property("saran"),
      citation: property("dasar") ?? finding.see,
      location: location(finding.carried, nil, prepared),
      value: property("nilai"), unit: finding.carried["unit"])
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

extension RuleTreeNeeds {
  /// Namespace of the fields of objects in the rule tree.
  private static let fields = "urn:naskah:siap:bidang:1"

  /// What the rules of a schema read.
  fileprivate init(_ reads: SchematronReads) {
    func fields(_ elements: SchematronReads.Elements) -> Fields {
      Fields(
        names: elements.names(in: RuleTreeNeeds.fields),
        attributesOfOthers: elements.attributesOfOthers(in: RuleTreeNeeds.fields))
    }
    self.init(
      attributes: reads.attributes, fields: fields(reads.elements),
      contexts: fields(reads.contexts))
  }
}
