import References
import TestSupport
import Testing

@Suite struct ProfileRulesTests {
  private func profile(_ key: String) throws -> Profile {
    let folder = try Shared.folder.get()
    return try Profile(path: folder.schema("profil/\(key).xml"), from: folder)
  }

  @Test(arguments: ProfileFactsTests.regions)
  func everyRuleIsOfAKindInTheCatalogueAndCitesItsArticle(_ region: String) throws {
    let rules = ProfileRules(try profile(region)).rules
    let catalogue = try Shared.library.get().rules
    #expect(rules.count >= 30)
    for rule in rules {
      #expect(catalogue.rule(rule.kind) != nil, "\(rule.id)")
      // The article of the domains of Perpres 95/2018 is inferred, and so is not printed.
      #expect(!rule.citations.isEmpty || rule.kind == "DOM001", "\(rule.id)")
    }
    #expect(Set(rules.map(\.id)).count == rules.count)
  }

  @Test func idsAreMadeOfKindAndKeys() throws {
    let ids = ProfileRules(try profile("lebak-24-2024")).rules.map(\.id)
    for id in [
      "DOM001/keamanan", "MUA001/audit-tik", "KSS001/rencana-induk/strategi",
      "INS005/rencana-induk/peta-rencana", "PRD005/arsitektur/tahun-berjalan-rpjmd",
      "INS001/arsitektur", "TIM003/tim-pengarah/ketua", "KWB002/audit-keamanan/audit-tik",
    ] {
      #expect(ids.contains(id), "\(id)")
    }
    #expect(
      ProfileRules(try profile("kapuas-26-2024")).rules.map(\.id).contains("INS002/arsitektur"))
    let hulu = ProfileRules(try profile("kapuas-hulu-56-2020")).rules.map(\.id)
    #expect(hulu.contains("INS004/rencana-induk") && hulu.contains("DOK010/arsitektur"))
  }
}
