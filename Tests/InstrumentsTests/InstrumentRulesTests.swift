import References
import TestSupport
import Testing

/// Every rule that a run over an instrument can break is in the files that such a run loads.
@Suite struct InstrumentRulesTests {
  @Test func rulesOfInstrumentsAreLoaded() throws {
    let folder = try Shared.folder.get()
    let few = try Library(from: folder, for: .regulations).rules
    let all = try Shared.library.get().rules
    #expect(few.rules.count > 80 && few.rules.count < all.rules.count)
    let places = [
      "Sources/Instruments", "Sources/Ingest/IssueTranslator.swift", "Sources/Publish",
      "Sources/CommandLine/BuildingInstrument.swift", "Sources/CommandLine/InstrumentSession.swift",
      "Sources/CommandLine/Building+PDF.swift", "Sources/CommandLine/Building+Output.swift",
      "Sources/CommandLine/Reporting.swift", "Sources/CommandLine/DocumentForms.swift",
      "Sources/CommandLine/ReadingRegulations.swift",
    ]
    // What drafts and amends instruments of a plan, and small ones, has the rules of plans.
    let others = ["Amendment/", "SmallInstrument", "PlanInstruments", "AccompanyingPapers"]
    var seen = 0
    for place in places {
      let path = Repository.path(place)
      let files =
        place.hasSuffix(".swift")
        ? [path] : Files.tree(path, ending: ".swift").map { "\(path)/\($0)" }
      for file in files
      where !others.contains(where: file.contains) {
        for match in try Files.text(file).matches(of: /"([A-Z]{3}[0-9]{3})"/) {
          let id = String(match.1)
          seen += 1
          #expect(few.rule(id) != nil, "\(id) in \(file)")
        }
      }
    }
    #expect(seen > 60)
  }
}
