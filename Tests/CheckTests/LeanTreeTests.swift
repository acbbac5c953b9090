import Check
import Diagnostics
import Ingest
import Prepare
import References
import Schematron
import TestSupport
import Testing
import XMLTree

/// The program's own rules run on trees without what they do not read, and those about objects on parts
/// of the plan; they find what they would find in the whole tree.
@Suite struct LeanTreeTests {
  /// Plans that break a rule, one in four, and the examples.
  static let plans =
    [Repository.small, Repository.example]
    + RuleTests.ids.enumerated().filter { $0.offset % 4 == 0 }
    .map { Repository.test("Aturan/\($0.element)/gagal.xml") }

  @Test func findingsOfPartsAreThoseOfTheWholeTree() throws {
    // More objects than are judged in one piece.
    let folder = try TemporaryFolder()
    let path = try folder.write(try Copies.plan(Repository.small, count: 90), as: "besar.xml")
    let plan = try #require(try PlanReader(try Shared.library.get()).read(path).plan)
    #expect(plan.objects.count > 1000)
    try findingsAreThoseOfTheWholeTree(path)
  }

  @Test(arguments: plans) func findingsAreThoseOfTheWholeTree(_ path: String) throws {
    let library = try Shared.library.get()
    // Instruments and plans of the wrong shape have no rule tree.
    guard let plan = try PlanReader(library).read(path).plan,
      library.folder.names(inSchemas: "profil").contains(plan.identity.profile.value)
    else { return }
    let key = plan.identity.profile.value
    let profile = try Profile(
      path: library.folder.schema("profil/\(key).xml"), from: library.folder)
    let prepared = try PreparedPlan(plan, profile: profile, library: library)
    let outlines = try Shared.outlines(["arsitektur", "peta-rencana"], profile: key)
    let documents = outlines.map { PreparedDocument($0, of: prepared, edition: .terbatas) }
    var ids: Set<String> = []
    var whole: [String] = []
    for name in library.folder.names(inSchemas: "aturan", ending: ".sch") {
      let schema = try SchematronSchema(path: library.folder.schema("aturan/\(name).sch"))
      let rules = try SchematronRules(
        schema, SchematronOptions(carried: ["baris", "kolom", "unit"]))
      ids.formUnion(rules.checkPlaces.compactMap(\.id))
      whole += try rules.run(on: RuleTree(prepared, documents: documents).tree()).map {
        let place = [$0.carried["baris"], $0.carried["kolom"], $0.carried["unit"]]
        return ([$0.id] + place).map { $0 ?? "" }.joined(separator: " ")
      }
    }
    let lean = try Checker.check(
      prepared, outlines: outlines, isFinal: false, rules: PlanRules(library)
    ).filter { ids.contains($0.id) }.map {
      "\($0.id) \($0.location.line) \($0.location.column) \($0.unit ?? "")"
    }
    #expect(lean.sorted() == whole.sorted())
  }
}
