import Check
import Diagnostics
import Ingest
import Prepare
import References
import Review
import TestSupport
import Testing
import XMLTree

/// What the rules about the plan now say: the pair (Tests/Fixtures/reviu) is never without remarks, so
/// that its silence is shown here. Every other rule of reviews has its cases in Tests/Reviu.
@Suite struct ReviewCheckerTests {
  private static func ids(_ levels: [Catatan.Level]?) throws -> [String] {
    let folder = try Shared.folder.get()
    var library = try Library(from: folder)
    try library.addWords("reviu")
    let profile = try Shared.profile.get()
    let read = try Shared.read(Repository.test("Fixtures/reviu/lama.xml"))
    let plan = try PreparedPlan(try #require(read.plan), profile: profile, library: library)
    let root = try #require(read.root)
    let report = ReviewReport(
      ReviewRequest(
        kind: "paruh-waktu", triggers: [], date: "2027-06-14", isForced: false),
      old: plan, new: plan, comparison: PlanComparison(root, root, library: library),
      assessment: nil, criteria: try ReviewCriteria(from: folder),
      judgement: levels.map { levels in
        PlanJudgement(
          levels.map { Catatan(id: "X", level: $0, message: "", location: Location()) })
      })
    return ReviewChecker(report).findings().map(\.id).filter { ["REV035", "REV036"].contains($0) }
  }

  @Test func aPlanWithoutFindingsRaisesNothing() throws {
    #expect(try Self.ids([]) == [])
    #expect(try Self.ids(nil) == [])
  }

  @Test func errorsAndRemarksAreToldApart() throws {
    #expect(try Self.ids([.peringatan]) == ["REV036"])
    #expect(try Self.ids([.saran]) == ["REV036"])
    #expect(try Self.ids([.kesalahan]) == ["REV035"])
    #expect(try Self.ids([.kesalahan, .saran]).sorted() == ["REV035", "REV036"])
  }
}
