internal import Diagnostics
internal import Prepare
public import References
internal import Schematron
internal import XMLTree

/// The rules that are data: every Schematron schema of `Schemas/aturan`, and those that a profile
/// names, run on the rule tree.
public final class PlanRules {
  private let library: Library
  private var sheets: [RuleSheet] = []
  private var objectSheets: [ObjectSheet] = []

  /// Schema whose rules are about one object each.
  private static let objectSchema = "objek"
  /// Schema whose rules are about the proposals of the yearly round.
  private static let proposalSchema = "usulan"
  /// Objects that are judged in one piece: enough that compiling the rules once more does not count.
  private static let objectsOfJob = 1000

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
      let isOfObjects = name == PlanRules.objectSchema
      do throws(XMLFailure) {
        let program = try SchematronProgram(
          SchematronSchema(path: path),
          SchematronOptions(carried: [RuleMark.attribute], isLocal: isOfObjects))
        let rules = try SchematronRules(program)
        if let issue = unknown(rules) { throw XMLFailure([issue]) }
        let needs = RuleTreeNeeds(rules.reads)
        if isOfObjects {
          objectSheets.append(ObjectSheet(program: program, needs: needs, file: path))
        } else {
          let part: RuleTree.Part =
            name == PlanRules.proposalSchema ? .proposals : rest(rules.reads)
          sheets.append(RuleSheet(rules: rules, isOwn: false, part: part, needs: needs))
        }
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
      sheets.append(RuleSheet(rules: own, isOwn: true, part: .whole, needs: nil))
    }
  }

  /// What of a plan rules can reach that are not about single parts of it.
  private func rest(_ reads: SchematronReads) -> RuleTree.Part {
    func reaches(_ parts: [String]) -> Bool {
      reads.elements.admitsAny(of: parts, in: RuleTreeNeeds.tree)
    }
    return .rest(
      objects: reaches(["objek", "domain"] + library.fields.domains.flatMap(\.kinds).map(\.key)),
      proposals: reaches(["usulan", "usul", "rka", "objek-usulan"]))
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
  ///   - hand: a thread that helps when it is done with its own work, in place of threads begun here,
  ///     unless it is done already.
  ///   - other: finds something else, on any thread.
  /// - Returns: what `other` found, then findings of the rules, those of one schema in the order of the
  ///   tree.
  /// - Throws: `BrokenData` when an expression of a rule cannot be evaluated.
  func check(
    _ prepared: PreparedPlan, documents: [PreparedDocument], hand: HelpingHand?,
    beside other: @escaping @Sendable () -> [Catatan]
  ) throws(BrokenData) -> [Catatan] {
    let tree = RuleTree(prepared, documents: documents)
    let findings = RuleFindings(prepared, library.rules)
    let objects = objectJobs(tree.objectCount).map { job in
      SharedWork { job.run(on: tree, findings) }
    }
    let works = [SharedWork { Result<[Catatan], BrokenData>.success(other()) }] + objects
    // This thread begins with the first of them when it is done with its own rules, the others with the
    // last, until they meet.
    let help: @Sendable () -> Void = { _ = Parallel.map(works.reversed()) { _ = $0.value } }
    let hasHand = hand?.offer { for work in works.reversed() { _ = work.value } } ?? false
    defer { hand?.withdraw() }
    let side = hasHand ? nil : SideWork(help)
    var own: [Catatan] = []
    for sheet in sheets {
      do throws(XMLFailure) { own += try sheet.run(on: tree, findings) } catch {
        throw sheet.isOwn
          ? PlanRules.brokenData(error, sheet.rules.file)
          : BrokenData(file: sheet.rules.file, issues: error.issues)
      }
    }
    var list: [Catatan] = []
    for work in works { list += try work.value.get() }
    return withExtendedLifetime(side) { list + own }
  }

  /// The rules about single objects, for parts of the plan one after the other.
  private func objectJobs(_ count: Int) -> [ObjectJob] {
    objectSheets.flatMap { sheet in
      stride(from: 0, to: count, by: PlanRules.objectsOfJob).map {
        ObjectJob(sheet: sheet, objects: $0..<min($0 + PlanRules.objectsOfJob, count))
      }
    }
  }
}

/// A compiled schema about the surroundings of the objects, or about a whole plan.
private struct RuleSheet {
  let rules: SchematronRules
  /// Whether it is a region's own, which brings its words itself.
  let isOwn: Bool
  /// What of the plan its rules are about.
  let part: RuleTree.Part
  /// What they read of it; nil for a region's own, which get all of it.
  let needs: RuleTreeNeeds?

  func run(on tree: RuleTree, _ findings: RuleFindings) throws(XMLFailure) -> [Catatan] {
    guard let needs else {
      return try rules.run(on: tree.tree()).map { findings.ownCatatan($0) }
    }
    var marks: [RuleMark] = []
    let found = try rules.run(on: tree.tree(of: part, for: needs, marks: &marks))
    return found.map { findings.catatan($0, marks) }
  }
}

/// A schema about single objects; each worker compiles its own rules of it.
private struct ObjectSheet: Sendable {
  let program: SchematronProgram
  let needs: RuleTreeNeeds
  let file: String
}

/// Some of the objects of a plan, to be judged by themselves.
private struct ObjectJob: Sendable {
  let sheet: ObjectSheet
  /// Positions of the objects in the order of the tree.
  let objects: Range<Int>

  func run(on tree: RuleTree, _ findings: RuleFindings) -> Result<[Catatan], BrokenData> {
    do throws(XMLFailure) {
      let rules = RuleSheet(
        rules: try SchematronRules(sheet.program), isOwn: false, part: .objects(objects),
        needs: sheet.needs)
      return .success(try rules.run(on: tree, findings))
    } catch {
      return .failure(BrokenData(file: sheet.file, issues: error.issues))
    }
  }
}

extension RuleTreeNeeds {
  /// Namespace of the rule tree.
  fileprivate static let tree = "urn:naskah:siap:1"
  /// Namespace of the fields of objects in it.
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
