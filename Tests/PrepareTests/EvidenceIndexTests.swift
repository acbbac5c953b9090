import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// What the documents prove for which indicator.
@Suite struct EvidenceIndexTests {
  private func index(_ path: String, _ key: String) throws -> EvidenceIndex {
    let prepared = try Shared.prepare(path)
    let outline = try #require(try Shared.outlines([key]).first)
    return EvidenceIndex(
      PreparedDocument(outline, of: prepared, edition: .terbatas), of: prepared)
  }

  @Test func everyIndicatorOfBothSetsIsInTheCatalogue() throws {
    let library = try Shared.library.get()
    let all = Set(library.evidence.all.map(\.indicator))
    for set in library.indicatorSets {
      #expect(set.indicators.map(\.code).filter { !all.contains($0) } == [], "\(set.key)")
    }
    for evidence in library.evidence.all {
      #expect(evidence.criteria.map(\.level) == [1, 2, 3, 4, 5], "\(evidence.indicator)")
    }
  }

  @Test func levelsFollowFromThePlan() throws {
    let full = try index(Repository.example, "arsitektur")
    let entry = try #require(full.entries.first { $0.indicator.code == "SPBE59.11" })
    #expect(entry.level == 3)
    #expect(entry.missing.contains("ditetapkan"))
    #expect(!entry.sections.isEmpty)
    #expect(entry.certainty == "mungkin")
    // The small plan leaves sections empty.
    let small = try index(Repository.small, "arsitektur")
    #expect(small.entries.first { $0.indicator.code == "SPBE59.11" }?.level == 1)
    #expect(full.entries.count + full.others == 47)
  }

  @Test func enactmentRaisesTheLevel() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try HostilePlans.changed(Repository.example) { element in
        if element.name == "dokumen", element[attribute: "jenis"] == "arsitektur" {
          element[attribute: "status"] = "ditetapkan"
          element[attribute: "nomor"] = "1"
          element[attribute: "tanggal"] = "2025-01-02"
        }
      }, as: "r.xml")
    let entry = try index(path, "arsitektur").entries.first { $0.indicator.code == "SPBE59.11" }
    #expect(entry?.level == 4)
    #expect(entry?.missing == ["bukti-lain"])
  }

  @Test func onlyTheRestrictedEditionHasTheIndex() throws {
    #expect(try Build.small(.publik).document("arsitektur").tree.part("indeks-bukti") == nil)
    let tree = try Build.small(.terbatas).document("arsitektur").tree
    let part = try #require(tree.part("indeks-bukti"))
    #expect(!part.bodyRows.isEmpty)
    #expect(part.descendants("link").contains { $0.foldedText.hasPrefix("Tabel") })
  }
}
