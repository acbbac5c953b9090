import Ingest
import Prepare
import References
import Review
import TestSupport
import Testing
import XMLTree

@Suite struct ReviewReportTests {
  /// The report on the small pair.
  static let report: Result<ReviewReport, any Error> = Result { try make("lama", "baru") }

  static func make(_ before: String, _ now: String) throws -> ReviewReport {
    let folder = try Shared.folder.get()
    var library = try Library(from: folder)
    try library.addWords("reviu")
    let profile = try Shared.profile.get()
    let read = try [before, now].map { name in
      try Shared.read(Repository.test("Fixtures/reviu/\(name).xml"))
    }
    let prepared = try read.map { plan in
      try PreparedPlan(
        try #require(plan.plan), profile: profile, library: library)
    }
    let assessment = try Assessment.read(
      try Files.bytes(Repository.test("Fixtures/reviu/penilaian.xml")), from: folder
    ).assessment
    return ReviewReport(
      ReviewRequest(
        kind: "paruh-waktu", triggers: ["pemantauan-evaluasi"], date: "2027-06-14",
        isForced: false),
      old: prepared[0], new: prepared[1],
      comparison: PlanComparison(
        try #require(read[0].root), try #require(read[1].root), library: library),
      assessment: assessment, criteria: try ReviewCriteria(from: folder))
  }

  @Test(arguments: Edition.allCases) func preparedTreeFollowsItsSchema(_ edition: Edition) throws {
    let report = try Self.report.get()
    let folder = try Shared.folder.get()
    let outline = try Outline("laporan-reviu", profile: "laporan", from: folder)
    let document = PreparedDocument(outline, of: report.new, edition: edition)
    let siap = SiapWriter(
      document, of: report.new, linksRegister: false, isForcedDraft: false, review: report
    ).bytes()
    let schema = try folder.compiledSchema("siap/siap.xsd")
    #expect(XMLSource(parsing: siap, schema: schema).issues.map(\.detail) == [])
    #expect(!String(decoding: siap, as: UTF8.self).contains("⟦"))
  }

  @Test(
    arguments: [
      ("1", "1", false, Attainment.reached), ("1.5", "1", false, .reached),
      ("0.5", "1", false, .partly), ("0", "1", false, .missed), (nil, "1", false, .open),
      ("2", nil, false, .reached), ("0", nil, false, .missed), ("3,60", "3.6", false, .reached),
      ("18,30", "19,80", true, .reached), ("21", "19,80", true, .partly),
      ("bukan angka", "1", false, .open), ("1.250,5", "1.250,75", false, .partly),
    ] as [(String?, String?, Bool, Attainment)])
  func attainmentFollowsTheTarget(_ sample: (String?, String?, Bool, Attainment)) {
    #expect(
      Realisation.attainment(sample.0, of: sample.1, isFalling: sample.2) == sample.3)
  }

  /// Counted by hand from Tests/Fixtures/reviu.
  @Test func resultsMeetTheTargetsThatWereSet() throws {
    let report = try Self.report.get()
    let results = report.realisation
    #expect(results.years == [2025, 2026])
    #expect(results.lines.count == 5)
    let counts = results.counts { _ in "" }[""] ?? [:]
    #expect(counts == [.reached: 1, .partly: 1, .missed: 1, .open: 2])
    let (planned, spent) = results.money { _ in "" }
    #expect(planned.total.rupiah == 3_175_000_001 && planned.total.uncounted == 1)
    #expect(spent.total.rupiah == 2_811_500_000)
    let iku = try #require(results.indicators.first)
    #expect(iku.years.map(\.attainment) == [.reached, .partly])
  }

  @Test func indicesAreNeverMixed() throws {
    let report = try Self.report.get()
    #expect(report.indices.map(\.set) == ["SPBE59", "PEMDI8"])
    #expect(report.indices.map(\.isAdded) == [false, true])
    #expect(report.indices[0].years.map(\.year) == [2024, 2025, 2029])
    #expect(report.indices[1].years.map(\.achieved) == ["2,10", nil])
  }

  /// The budget of the plan that was set counts, not the one that has been raised since.
  @Test func conclusionIsAProposalWithItsCriterion() throws {
    let report = try Self.report.get()
    let conclusion = try #require(report.conclusions.first { $0.document.key == "arsitektur" })
    #expect(conclusion.proposal == "diubah" && conclusion.measure == "perubahan")
    #expect(conclusion.decision?.decision == "diubah")
    let same = try Self.make("lama", "lama")
    #expect(same.conclusions.allSatisfy { $0.proposal == "dipertahankan" })
    #expect(same.comparison.isEmpty)
  }
}
