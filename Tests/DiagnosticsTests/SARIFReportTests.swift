import Diagnostics
import TestSupport
import Testing

@Suite struct SARIFReportTests {
  /// Reads reports into a model that was generated from the schema of SARIF 2.1.0 and forbids every
  /// property that is not in it; prints the number of results of each.
  private static let script = """
    import json, sys
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Report
    for path in sys.argv[1:]:
        report = Report.model_validate(json.load(open(path, encoding="utf-8")))
        print(len(report.runs[0].results))
    """

  private func validated(_ texts: [String]) throws -> CommandResult {
    guard Files.exists(Browser.python) else {
      throw TestFailure(
        "\(Browser.python) is missing; 'make test' installs Tests/requirements.txt there")
    }
    let folder = try TemporaryFolder()
    let paths = try texts.enumerated().map { try folder.write($1, as: "\($0).sarif") }
    return try Command.run(Browser.python, ["-c", SARIFReportTests.script] + paths)
  }

  private let list = [
    Catatan(
      id: "A", level: .kesalahan, message: "pesan \"satu\"\n", suggestion: "saran",
      citation: "Pasal 1", location: Location(file: "map a/ü.xml", line: 3, column: 0)),
    Catatan(id: "B", level: .peringatan, message: "dua", location: Location()),
    Catatan(
      id: "C", level: .saran, message: "tiga",
      location: Location(file: "a.xlsx", sheet: "S", cell: "B2")),
  ]

  @Test func reportFollowsTheSchema() throws {
    let rules = ["A", "B", "C", "D"].map {
      SARIFReport.Rule(id: $0, level: .saran, text: "aturan \($0)")
    }
    let real = try Shared.findings(Repository.example)
    let texts = [[], list, real].map { SARIFReport($0, rules: rules, version: "1").text }
    let result = try validated(texts)
    #expect(result.code == 0, "\(result.report.suffix(800))")
    #expect(result.text == "0\n3\n\(real.count)\n")
  }

  @Test func faultsAreSeen() throws {
    let text = SARIFReport(list, rules: [], version: "1").text
    #expect(try validated([text.replacing("\"ruleId\"", with: "\"aturan\"")]).code != 0)
    #expect(try validated([text.replacing("\"error\"", with: "\"kesalahan\"")]).code != 0)
  }

  @Test func fileNamesAreURIs() {
    let text = SARIFReport(list, rules: [], version: "1").text
    #expect(text.contains("\"uri\": \"map%20a/%C3%BC.xml\""))
  }
}
