import Check
import Diagnostics
import Prepare
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

  /// A round of the plan has screened its proposals already; the rules take its word.
  @Test func proposalsScreenedBeforeGiveTheSameFindings() throws {
    let prepared = try Shared.prepare(Repository.test("Fixtures/usulan.xml"))
    let rules = try PlanRules(try Shared.library.get())
    let round = ProposalRound(prepared, year: 2026)
    let findings = try Checker.check(prepared, outlines: [], isFinal: false, rules: rules)
    #expect(findings.contains { $0.id == "USL006" } && findings.contains { $0.id == "USL001" })
    #expect(
      try Checker.check(
        prepared, outlines: [], isFinal: false, rules: rules, screen: round.screen) == findings)
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
