import Check
import Diagnostics
import References
import TestSupport
import Testing

/// Every rule has a plan that breaks it and one that keeps it: `Tests/Aturan/<id>/gagal.xml` and
/// `lulus.xml`. The line that the finding must name ends in `<!--!-->`.
@Suite struct RuleTests {
  static let ids = Files.names(Repository.test("Aturan")).filter { !$0.hasPrefix(".") }

  /// Rules that no single plan can raise, each with the reason.
  private static let exceptions: [String: String] = [
    "BER001": "about the path of the plan: command line tests",
    "BER002": "about permissions, which root does not have",
    "BER003": "about the path of the plan: command line tests",
    "BER004": "about the file of --dasar: command line tests",
    "KEL001": "about the output folder: command line tests",
    "KEL002": "about the disk: command line tests",
    "KEL003": "about WeasyPrint: PDF tests",
    "KEL006": "about the printer of drawings: Word tests",
    "KEL004": "about WeasyPrint: PDF tests",
    "KEL005": "about WeasyPrint: PDF tests",
    "KEL007": "about pdftotext: PDF tests",
    "KEL010": "about files that exist: tests of naskah mulai",
    "NOM010": "about the numbers of a draft: tests of susun", "NOM011": "likewise",
    "NOM012": "likewise",
    "PRF001": "about the program's profiles: command line tests",
    "PRF003": "about a profile: tests of bad profiles", "PRF004": "likewise",
    "PRF005": "likewise", "PRF006": "likewise", "PRF007": "likewise", "PRF008": "likewise",
    "PRF009": "likewise", "PRF010": "likewise",
    "KPT001": "about --dokumen: tests of small instruments", "KPT002": "likewise",
    "KPT003": "likewise", "KPT004": "likewise", "KPT005": "likewise",
    "PRO008": "about --dokumen: tests of naskah susun, formulir",
    "PRG001": "about the program's own data: command line tests",
    "XML012": "needs a file of 2 GB",
    "XML014": "needs a text of a million bytes: tests of XMLSource",
  ].merging(prose) { own, _ in own }

  /// Rules about files of prose, which no plan of one file has: tests of Prose.
  private static let prose = Dictionary(
    uniqueKeysWithValues: (10...43).map { ("NAR0\($0)", "about files of prose: tests of Prose") })

  private func path(_ id: String, _ name: String) -> String {
    Repository.test("Aturan/\(id)/\(name).xml")
  }

  private func findings(_ id: String, _ name: String) throws -> [Catatan] {
    if id == "PRF001" {
      let result = try Naskah.run("periksa", path(id, name))
      let isRaised = result.report.contains("[PRF001]")
      let line = try markedLine(id)
      return isRaised && result.report.contains(":\(line):")
        ? [Catatan(id: id, level: .kesalahan, message: "", location: Location(line: line))] : []
    }
    return try Shared.findings(path(id, name), isFinal: ["ISI002", "KOS001"].contains(id))
  }

  private func markedLine(_ id: String) throws -> Int {
    let bytes = try Files.bytes(path(id, "gagal"))
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(decoding: $0, as: UTF8.self).contains("<!--!-->") }
    return try #require(index) + 1
  }

  @Test(arguments: ids) func brokenPlanRaisesTheRuleOnItsLine(_ id: String) throws {
    let line = try markedLine(id)
    let raised = try findings(id, "gagal").filter { $0.id == id }
    #expect(raised.map(\.location.line).contains(line))
    for catatan in raised {
      #expect(!catatan.message.contains("%") && !catatan.message.contains("⟦"))
      #expect(catatan.suggestion?.contains("%") != true)
    }
  }

  @Test(arguments: ids) func goodPlanDoesNotRaiseTheRule(_ id: String) throws {
    let raised = try findings(id, "lulus").map(\.id)
    #expect(!raised.contains(id))
    // A plan of the wrong shape would prove nothing.
    #expect(raised.filter { $0.hasPrefix("XML") || $0.hasPrefix("SKM") } == [])
  }

  @Test func everyRuleHasItsPlans() throws {
    let all = try Shared.library.get().rules.rules.map(\.id)
    // Other kinds of rules have their tests elsewhere: about workbooks in Tests/Buku, about two
    // versions of an instrument in AmendCommandTests, about a review in Tests/Reviu, about edits in
    // Word in CompareCommandTests.
    let missing = Set(all.filter { id in !["BDG", "BUK", "UBH", "REV"].contains(id.prefix(3)) })
      .subtracting(RuleTests.ids).subtracting(RuleTests.exceptions.keys)
    #expect(missing.sorted() == [])
    #expect(Set(RuleTests.ids).subtracting(all).sorted() == [])
    #expect(Set(all).count == all.count)
  }

  @Test func everyRuleHasSentenceRemedyAndReason() throws {
    for rule in try Shared.library.get().rules.rules {
      #expect(!rule.message.isEmpty && !rule.message.hasSuffix("."), "\(rule.id)")
      #expect(rule.remedy?.isEmpty == false, "\(rule.id)")
      #expect(rule.reason?.isEmpty == false, "\(rule.id)")
    }
  }
}
