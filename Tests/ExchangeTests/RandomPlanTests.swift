import Diagnostics
import Exchange
import Ingest
import References
import TestSupport
import Testing
import XMLTree

/// impor(ekspor(x)) equals x for every plan that the schema allows.
@Suite struct RandomPlanTests {
  @Test(arguments: 0..<40) func planComesBack(_ seed: Int) throws {
    let library = try Shared.library.get()
    var maker = PlanMaker(library, seed: UInt64(seed))
    let root = maker.plan()
    var writer = XMLWriter()
    writer.write(root)
    let issues = try PlanReader(library).issues(writer.finish())
    try #require(issues.map(\.detail) == [])
    let back = try Exchanged.imported(try Exchanged.exported(root))
    let plan = try #require(back.root, "\(back.catatan.map(\.message))")
    let differences = Canonical.differences(plan, root)
    #expect(differences == [], "seed \(seed): \(back.catatan.map(\.message))")
  }
}
