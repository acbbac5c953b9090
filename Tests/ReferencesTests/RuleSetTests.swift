import Diagnostics
import References
import TestSupport
import Testing
import XMLTree

@Suite struct RuleSetTests {
  private func set(_ content: String) throws -> RuleSet {
    let folder = try TemporaryFolder()
    let text = """
      <set-aturan xmlns="urn:naskah:aturan:1">
      \(content)
      </set-aturan>
      """
    let path = try folder.write(Array(text.utf8), as: "set.xml")
    return try RuleSet(
      path: path, for: try Shared.library.get().rules, from: try Shared.folder.get())
  }

  @Test func severitiesAreChanged() throws {
    var rules = try Shared.library.get().rules
    rules.apply(
      try set("<aturan id='LYN001' tingkat='kesalahan'/><aturan id='KEG010' tingkat='mati'/>"))
    #expect(rules.rule("LYN001")?.level == .kesalahan)
    #expect(rules.rule("KEG010")?.isOff == true)
    #expect(rules.rule("TAU004")?.level == .peringatan)
  }

  @Test(arguments: [
    "<aturan id='ZZZ999' tingkat='saran'/>", "<aturan id='SKM001' tingkat='mati'/>",
    "<aturan id='LYN001' tingkat='parah'/>", "<aturan id='LYN001'/>", "<lain/>",
    "<aturan id='APL001' tingkat='mati'/><aturan id='APL001' tingkat='saran'/>",
  ])
  func defectHasItsPlace(_ content: String) throws {
    let error = #expect(throws: BrokenData.self) { try set(content) }
    #expect(error?.issues.first?.place.line == 2)
  }
}
