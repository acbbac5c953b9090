public import Diagnostics
internal import Ingest
public import Prepare
public import References
internal import Schematron
internal import XMLTree

/// The rules that are data: every Schematron schema of `Schemas/aturan`, and those that a profile
/// names, run on the rule tree.
public final class PlanRules {
  private let library: Library
  private var sheets: [RuleSheet] = []
  /// The other half of the program's own rules.
  private var beside: [RuleSheet] = []

  /// Attributes of the rule tree that each finding takes along.
  static let carried = [
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
        let schema = try SchematronSchema(path: path)
        sheets.append(try half(0, of: schema))
        beside.append(try half(1, of: schema))
      } catch {
        throw BrokenData(file: path, issues: error.issues)
      }
    }
  }

  /// Every second pattern of a schema of the program, compiled.
  private func half(_ number: Int, of schema: SchematronSchema) throws(XMLFailure) -> RuleSheet {
    let rules = try SchematronRules(
      schema, SchematronOptions(carried: [RuleMark.attribute], share: (number, 2)))
    if let issue = unknown(rules) { throw XMLFailure([issue]) }
    return RuleSheet(rules: rules, needs: RuleTreeNeeds(rules.reads))
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
      sheets.append(RuleSheet(rules: own, needs: nil))
    }
  }

  /// A schema that does not compile, in the words of the catalogue; text that is not XML keeps the
  /// words of the parser.
  static func brokenData(_ failure: XMLFailure, _ path: String) -> BrokenData {
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

  /// Judges a plan, while another thread judges it by the other half of the program's own rules.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - documents: the documents that this run is about, in the restricted edition.
  ///   - more: what that other thread does besides.
  /// - Returns: what `more` found, and the findings of the rules, those of one pattern in the order of
  ///   the tree.
  /// - Throws: `BrokenData` when an expression of a rule cannot be evaluated.
  func check(
    _ prepared: PreparedPlan, documents: [PreparedDocument],
    beside more: @escaping @Sendable () -> [Catatan]
  ) throws(BrokenData) -> (more: [Catatan], rules: [Catatan]) {
    let run = RuleRun(library: library, prepared: prepared, documents: documents)
    let half = RuleHalf(sheets: beside)
    let (other, list) = try Parallel.both {
      let found: Result<[Catatan], BrokenData>
      do throws(BrokenData) { found = .success(try run.findings(of: half.sheets)) } catch {
        found = .failure(error)
      }
      return (found, more())
    } _: { () throws(BrokenData) in
      try run.findings(of: sheets)
    }
    return (other.1, list + (try other.0.get()))
  }
}

/// A compiled schema.
struct RuleSheet {
  let rules: SchematronRules
  /// What the rules read of the tree; nil for a region's own, which get all of it and bring their
  /// words themselves.
  let needs: RuleTreeNeeds?
}

/// Rules on their way to the one thread that runs them.
///
/// `@unchecked Sendable` because a compiled stylesheet belongs to no thread: libxslt only wants one
/// transform at a time, and whoever hands the half over waits for its findings.
private struct RuleHalf: @unchecked Sendable {
  let sheets: [RuleSheet]
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
