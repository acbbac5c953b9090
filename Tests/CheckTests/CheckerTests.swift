import Check
import Diagnostics
import Prepare
import References
import Synchronization
import TestSupport
import Testing

@Suite struct CheckerTests {
  @Test func exampleHasNoError() throws {
    let findings = try Shared.findings(Repository.example)
    #expect(findings.filter { $0.level == .kesalahan }.map(\.message) == [])
  }

  @Test func findingsFollowThePlan() throws {
    let lines = try Shared.findings(Repository.example).map(\.location.line)
    #expect(lines == lines.sorted())
  }

  /// A round of the plan screens its proposals, whoever asks first; the rules take its word.
  @Test func proposalsScreenedByARoundGiveTheSameFindings() throws {
    let prepared = try Shared.prepare(Repository.test("Fixtures/usulan.xml"))
    let rules = try PlanRules(try Shared.library.get())
    let findings = try Checker.check(prepared, outlines: [], isFinal: false, rules: rules)
    #expect(findings.contains { $0.id == "USL006" } && findings.contains { $0.id == "USL001" })
    let round = SharedWork { ProposalRound(prepared, year: 2026) }
    #expect(
      try Checker.check(prepared, outlines: [], isFinal: false, rules: rules, round: round)
        == findings)
    #expect(round.value.year == 2026)
  }

  /// Whether a thread that is done lends a hand, or comes too late, or never.
  @Test func findingsAreTheSameWhoeverLooksForThem() throws {
    let prepared = try Shared.prepare(Repository.test("Fixtures/usulan.xml"))
    let rules = try PlanRules(try Shared.library.get())
    func check(_ hand: HelpingHand?) throws -> [Catatan] {
      try Checker.check(prepared, outlines: [], isFinal: false, rules: rules, hand: hand)
    }
    let findings = try check(nil)
    #expect(findings.count > 5)
    let idle = HelpingHand()
    #expect(try check(idle) == findings)
    idle.serve()
    let hand = HelpingHand()
    let isOver = Mutex(false)
    let side = SideWork { while !isOver.withLock(\.self) { hand.serve() } }
    for _ in 0..<3 { #expect(try check(hand) == findings) }
    isOver.withLock { $0 = true }
    withExtendedLifetime(side) {}
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let rule: String
    let words: String
    var testDescription: String { rule }
  }

  @Test(arguments: [
    Case(rule: "REF001", words: "RAB.09.03"), Case(rule: "TAU001", words: "mungkin maksudnya"),
    Case(rule: "TAU003", words: "mungkin maksudnya 'DINAS'"),
    Case(rule: "KEG006", words: "mungkin maksudnya 'tata-kelola'"),
    Case(rule: "KEG009", words: "mungkin maksudnya 'APBD'"),
    Case(rule: "NAR001", words: "mungkin maksudnya 'periode.teks'"),
    Case(rule: "NAR004", words: "mungkin maksudnya 'penutup'"),
    Case(rule: "DOK001", words: "mungkin maksudnya 'arsitektur'"),
    Case(rule: "KEG007", words: "mungkin maksudnya"),
  ])
  func slipIsAnsweredWithASuggestion(_ sample: Case) throws {
    let findings = try Shared.findings(Repository.test("Aturan/\(sample.rule)/gagal.xml"))
    let catatan = try #require(findings.first { $0.id == sample.rule })
    #expect(catatan.suggestion?.contains(sample.words) == true)
  }

  @Test(arguments: ["DOM001", "MUA001", "PRD002", "DOK002"])
  func rulesOfTheRegionCiteTheirArticle(_ id: String) throws {
    let findings = try Shared.findings(Repository.test("Aturan/\(id)/gagal.xml"))
    let catatan = try #require(findings.first { $0.id == id })
    #expect(catatan.citation?.contains("Pasal") == true)
  }
}
