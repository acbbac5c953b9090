import Diagnostics
import References
import TestSupport
import Testing

@Suite struct RuleCatalogueTests {
  @Test func longValueIsQuotedShortAndReportedWhole() throws {
    let long = String(repeating: "é", count: 40_000)
    let catatan = try Shared.library.get().rules.catatan(
      "BUK017", at: Location(file: "a.xlsx"), ["nilai": long], value: long)
    #expect(catatan.message.count < 500 && catatan.message.contains("é…"))
    #expect(catatan.value == long)
  }

  @Test func valueOfUsualLengthIsQuotedWhole() throws {
    let text = String(repeating: "a", count: 400)
    let catatan = try Shared.library.get().rules.catatan(
      "BUK017", at: Location(file: "a.xlsx"), ["nilai": text], value: text)
    #expect(catatan.message.contains("'\(text)'"))
  }
}
