import References
import TestSupport
import Testing

/// The register of regulations, and how a legal basis names its entries.
@Suite struct RegulationNamesTests {
  private func register() throws -> [String: Regulation] { try Shared.library.get().regulations }

  private func names() throws -> RegulationNames {
    RegulationNames(try Words("umum", "dokumen", from: try Shared.folder.get()), try register())
  }

  /// "Perubahan Ketiga" was no first change: the earlier ones count, also where their own entry is
  /// missing.
  @Test func laterChangesAreNeverCalledTheOnlyOne() throws {
    let register = try register()
    var later = 0
    for regulation in register.values {
      guard let latest = regulation.amendments.last.flatMap({ register[$0] }),
        latest.subject.hasPrefix("Perubahan Ke")
      else { continue }
      later += 1
      let basis = try names().basis(regulation)
      #expect(basis.contains("sebagaimana telah beberapa kali diubah, terakhir dengan"), "\(basis)")
    }
    #expect(later >= 4)
  }

  @Test func onlyChangeIsNoSeries() throws {
    let regulation = try #require(try register()["permendagri-80-2015"])
    #expect(try names().basis(regulation).contains(") sebagaimana telah diubah dengan Peraturan"))
  }

  /// What is revoked names what revoked it (as far as the register or its sources know), and no entry
  /// is changed last by a revoked one.
  @Test func revokedRegulationsChangeNothing() throws {
    let register = try register()
    for key in ["permenpanrb-5-2018", "permenpanrb-59-2020", "pp-82-2012", "uu-11-2020"] {
      #expect(register[key]?.status == "dicabut", "\(key)")
    }
    for regulation in register.values {
      let latest = regulation.amendments.last.flatMap { register[$0] }
      #expect(latest?.status != "dicabut", "\(regulation.key)")
    }
  }
}
