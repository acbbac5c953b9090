import References
import Review
import TestSupport
import Testing
import XMLTree

@Suite struct PlanComparisonTests {
  private let old: Element
  private let library: Library

  init() throws {
    old = try #require(XMLSource(parsing: try Files.bytes(Repository.small)).root)
    library = try Shared.library.get()
  }

  /// The small plan with texts of its source replaced.
  private func changed(_ edits: [(String, String)]) throws -> Element {
    var text = try Files.text(Repository.small)
    for (before, now) in edits {
      try #require(text.contains(before), "\(before)")
      text = text.replacing(before, with: now)
    }
    return try #require(XMLSource(parsing: Array(text.utf8)).root)
  }

  @Test func fieldTellsWhatStoodBefore() throws {
    let new = try changed([("<nama>Antrean Daring</nama>", "<nama>Antrean Puskesmas</nama>")])
    let comparison = PlanComparison(old, new, library: library)
    #expect(comparison.changes.map(\.id) == ["layanan DAL-002"])
    #expect(comparison.before("nama", of: "layanan DAL-002")?.map(\.text) == ["Antrean Daring"])
    #expect(comparison.before("tujuan", of: "layanan DAL-002") == nil)
    #expect(comparison.kind(kode: "DAL-002") == .changed)
    #expect(comparison.kind(kode: "DAL-001") == .kept)
    #expect(comparison.kind(kode: "TIDAK-ADA") == nil)
  }

  @Test func progressDoesNotChangeThePlan() throws {
    let new = try changed([
      (
        "<nilai tahun=\"2024\">2,65</nilai>",
        "<nilai tahun=\"2024\">2,65</nilai><nilai tahun=\"2025\">2,80</nilai>"
      ),
      (
        "<target tahun=\"2029\">3,60</target>\n          </iku>",
        "<target tahun=\"2029\">3,60</target><realisasi tahun=\"2025\">2,80</realisasi></iku>"
      ),
    ])
    let comparison = PlanComparison(old, new, library: library)
    #expect(comparison.listed.isEmpty)
    #expect(comparison.changes.flatMap(\.fields).allSatisfy { $0.cause == .progress })
    #expect(comparison.changes.count == 2)
  }

  @Test func linksFollowAKodeThatChanged() throws {
    let new = try changed([("DAB-001", "PB-01"), ("DAB-002", "PB-02")])
    let matching = KodeMatching(PlanItems(old), PlanItems(new))
    let proposals = matching.proposals()
    #expect(proposals.map(\.match.new) == ["PB-01", "PB-02"])
    #expect(proposals.allSatisfy { $0.likeness == 100 && $0.decision == .open })
    let comparison = PlanComparison(
      old, new, matches: proposals.map(\.match), library: library)
    #expect(comparison.listed.isEmpty)
    #expect(comparison.change(kode: "PB-01")?.oldID == "proses-bisnis DAB-001")
    #expect(canonical(PlanPatch(comparison).applied(to: old)) == canonical(PlanItems(new).element))
    let unmatched = PlanComparison(old, new, library: library)
    #expect(unmatched.listed.filter { $0.kind == .removed }.count == 2)
    #expect(unmatched.listed.filter { $0.kind == .added }.count == 2)
  }

  @Test func anUnusableMatchIsNotUsed() throws {
    let new = try changed([("<nama>Antrean Daring</nama>", "<nama>Antrean Puskesmas</nama>")])
    let match = KodeMatch(kind: "layanan", old: "DAL-001", new: "DAL-002")
    #expect(!KodeMatching(PlanItems(old), PlanItems(new)).isUsable(match))
    let comparison = PlanComparison(old, new, matches: [match], library: library)
    #expect(comparison.changes.map(\.id) == ["layanan DAL-002"])
  }

  @Test func kodeOfAnotherThingIsTold() throws {
    let new = try changed([
      ("<nama>Antrean Daring</nama>", "<nama>Izin Mendirikan Menara</nama>"),
      (
        "<mitigasi>RAHASIA-mitigasi-kedua</mitigasi>\n      <ral>RAL.01.41.01</ral>",
        "<mitigasi>RAHASIA-mitigasi-kedua</mitigasi>\n      <ral>RAL.01.16.01</ral>"
      ),
    ])
    let comparison = PlanComparison(old, new, library: library)
    #expect(comparison.change(kode: "DAL-002")?.isReused == true)
  }

  @Test func codesOfAnotherVersionFollowTheCrosswalk() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      <padanan xmlns="urn:naskah:padanan:1" set="RAL" dari="132-2022" ke="uji" sumber="uji">
        <pasangan lama="RAL.01.41.01" baru="RAL.01.40.07 RAL.01.40.08"/>
      </padanan>
      """, as: "ral.xml")
    let crosswalk = try Crosswalk(path: path, from: try Shared.folder.get())
    let version = "<profil kunci=\"kapuas-26-2024\"/><versi-acuan set=\"RAL\" versi=\"uji\"/>"
    let new = try changed([
      ("<profil kunci=\"kapuas-26-2024\"/>", version), ("RAL.01.41.01", "RAL.01.40.08"),
    ])
    let comparison = PlanComparison(old, new, crosswalks: [crosswalk], library: library)
    #expect(comparison.listed.map(\.name) == ["versi-acuan"])
    #expect(comparison.change(kode: "DAL-001")?.field("ral")?.cause == .crosswalk)
    let without = PlanComparison(old, new, library: library)
    #expect(without.change(kode: "DAL-001")?.kind == .changed)
  }

  @Test func whatMovesIntoANewParentIsAMove() throws {
    let new = try changed([
      ("<tujuan kode=\"T-1\">", "<tujuan kode=\"T-9\">")
    ])
    let comparison = PlanComparison(old, new, library: library)
    #expect(comparison.kind(kode: "S-01") == .moved)
    #expect(comparison.kind(kode: "T-9") == .added)
    #expect(comparison.kind(kode: "T-1") == .removed)
    #expect(canonical(PlanPatch(comparison).applied(to: old)) == canonical(PlanItems(new).element))
  }
}
