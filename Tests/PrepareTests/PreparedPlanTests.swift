import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

@Suite struct PreparedPlanTests {
  private let prepared: PreparedPlan

  init() throws { prepared = try Shared.prepare(Repository.small) }

  @Test func objectsAreCountedByState() throws {
    let services = try #require(prepared.counts["layanan"])
    #expect([services.today, services.added, services.atEnd] == [1, 1, 2])
    let applications = try #require(prepared.counts["aplikasi"])
    #expect([applications.today, applications.improved, applications.atEnd] == [2, 2, 2])
    let data = try #require(prepared.counts["data-informasi"])
    #expect([data.today, data.stopped] == [2, 1])
  }

  @Test func domainsFollowTheOrderOfTheLaw() {
    #expect(
      prepared.domainKeys == [
        "proses-bisnis", "data-informasi", "infrastruktur", "aplikasi", "keamanan", "layanan",
      ])
  }

  @Test func backLinksNameWhoPointsHere() throws {
    let position = try #require(prepared.index["DAI-RAHASIA-1"]?.position)
    let from = (prepared.backLinks[position] ?? []).map { prepared.plan.objects[$0.from].kode }
    #expect(from == ["DAA-001", "DAA-RAHASIA"])
    #expect(prepared.backLinks[position]?.allSatisfy(\.isRestricted) == true)
  }

  @Test func factsAreExact() {
    #expect(prepared.facts["objek.saat-ini"] == "12")
    #expect(prepared.facts["pagu.total"] == "Rp3.510.000.001,00")
    #expect(prepared.facts["pagu.belum-dihitung"] == "2")
    #expect(prepared.facts["reviu.paruh-waktu"] == "2027")
    #expect(prepared.facts["periode.lama"] == "5 (lima)")
  }

  @Test func noFactIsLeftWithoutWords() throws {
    for (key, value) in prepared.facts {
      #expect(!value.contains("⟦") && !value.contains("%"), "\(key)")
    }
  }

  @Test func preparingTwiceGivesTheSameTree() throws {
    let outline = try #require(try Shared.outlines(["arsitektur"]).first)
    let trees = (0..<2).map { _ in
      SiapWriter(
        PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
        linksRegister: true, isForcedDraft: false
      ).bytes()
    }
    #expect(trees[0] == trees[1])
  }

  @Test func forcedDraftSaysSo() throws {
    let outline = try #require(try Shared.outlines(["peta-rencana"]).first)
    func status(_ forced: Bool) -> String? {
      let bytes = SiapWriter(
        PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
        linksRegister: false, isForcedDraft: forced
      ).bytes()
      return XMLSource(parsing: bytes).root?[attribute: "status"]
    }
    #expect(status(false) == "siap-ditandatangani")
    #expect(status(true) == "rancangan")
  }

  @Test func registerIsLinkedOnlyWhenItIsBuilt() throws {
    let outline = try #require(try Shared.outlines(["arsitektur"]).first)
    let bytes = SiapWriter(
      PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
      linksRegister: false, isForcedDraft: false
    ).bytes()
    let root = try #require(XMLSource(parsing: bytes).root)
    #expect(root.descendants("rujuk").allSatisfy { $0[attribute: "dokumen"] == nil })
  }

  @Test func planWithoutAnythingCanBePrepared() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      <rencana xmlns="urn:naskah:rencana:1" versi="1.0"><identitas>
      <instansi jenis="kabupaten" kode-wilayah="62.03"><nama>K</nama><provinsi>P</provinsi>
      <ibu-kota>I</ibu-kota><kepala-daerah jabatan="B"/></instansi>
      <periode mulai="2029" selesai="2025"/><profil kunci="kapuas-26-2024"/></identitas></rencana>
      """, as: "kosong.xml")
    let empty = try Shared.prepare(path)
    for edition in Edition.allCases {
      for outline in try Shared.outlines(Build.keys) {
        let bytes = SiapWriter(
          PreparedDocument(outline, of: empty, edition: edition), of: empty, linksRegister: true,
          isForcedDraft: false
        ).bytes()
        #expect(XMLSource(parsing: bytes).root != nil)
      }
    }
  }
}
