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

  /// No two indicators are judged by the same sentences, and every level says what it asks for.
  @Test func criteriaAreTheirOwn() throws {
    let library = try Shared.library.get()
    var seen: [String: String] = [:]
    for evidence in library.evidence.all {
      for criterion in evidence.criteria {
        #expect(!criterion.text.contains("%"), "\(evidence.indicator)")
        #expect(!criterion.conditions.isEmpty, "\(evidence.indicator)")
        for condition in criterion.conditions {
          #expect(library.words.has("bukti.syarat.\(condition)"), "\(condition)")
        }
      }
      let text = evidence.criteria.map(\.text).joined(separator: " ")
      #expect(seen[text] == nil, "\(evidence.indicator) \(seen[text] ?? "")")
      seen[text] = evidence.indicator
      let codes = evidence.codes.filter { code in
        !library.referenceSets.values.contains { $0.entry(code) != nil }
      }
      #expect(codes == [], "\(evidence.indicator)")
      #expect(
        evidence.objectKinds.filter { library.fields.kind($0) == nil } == [],
        "\(evidence.indicator)")
    }
  }

  /// What an object is and how it is linked decides the level of a service.
  @Test func objectsAreTheEvidence() throws {
    let full = try index(Repository.example, "arsitektur")
    func entry(_ code: String) throws -> EvidenceIndex.Entry {
      try #require(full.entries.first { $0.indicator.code == code }, "\(code)")
    }
    let complaints = try entry("SPBE59.42")
    #expect(!complaints.objects.isEmpty && complaints.objects.count < 12)
    #expect(complaints.level >= 2)
    let network = try entry("SPBE59.17")
    #expect(network.objects.allSatisfy { $0.hasPrefix("DAI-") }, "\(network.objects)")
    #expect(try entry("SPBE59.25").current?.conditions == ["manajemen"])
    // Two of the eight areas have no coordinator in the example.
    #expect(try entry("SPBE59.28").missing == ["manajemen"])
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
    #expect(entry?.missing == ["reviu", "bukti-lain"])
  }

  /// The limit of age, two years (Schemas/acuan/formulir.xml), to the day: the paper of the day two years
  /// before the data counts, that of the day before does not; nor does one of a later day.
  @Test(arguments: [
    ("2025-03-31", "2023-03-31", true), ("2025-03-31", "2023-03-30", false),
    ("2025-03-31", "2025-03-31", true), ("2025-03-31", "2025-04-01", false),
    // 29 February has no day two years later: the last of the month stands for it.
    ("2026-02-28", "2024-02-29", true), ("2026-03-01", "2024-02-29", false),
    ("2024-02-29", "2022-02-28", false), ("2024-02-29", "2022-03-01", true),
  ])
  func evidenceIsNotOlderThanItsLimit(_ data: String, _ paper: String, _ counts: Bool) throws {
    func papers(_ attributes: String) throws -> EvidenceIndex.Papers {
      let folder = try TemporaryFolder()
      let text = try Files.text(Repository.small)
        .replacing("versi=\"1.0\"", with: "versi=\"1.0\" tanggal=\"\(data)\"", maxReplacements: 1)
        .replacing(
          "<narasi>",
          with: "<proses><peristiwa jenis=\"notulen\" tanggal=\"\(paper)\"\(attributes)>"
            + "<perihal>Rapat</perihal></peristiwa></proses><narasi>")
      return try index(try folder.write(text, as: "r.xml"), "arsitektur").papers
    }
    let signed = try papers(" ditandatangani=\"ya\"")
    #expect(signed.counted == (counts ? 1 : 0) && signed.tooOld == (counts ? 0 : 1))
    // What nobody has signed is no evidence of any age, the paper of another document none at all.
    let unsigned = try papers("")
    #expect([unsigned.counted, unsigned.unsigned, unsigned.tooOld] == [0, 1, 0])
    let other = try papers(" ditandatangani=\"ya\" dokumen=\"peta-rencana\"")
    #expect([other.counted, other.unsigned, other.tooOld] == [0, 0, 0])
  }

  @Test func onlyTheRestrictedEditionHasTheIndex() throws {
    #expect(try Build.small(.publik).document("arsitektur").tree.part("indeks-bukti") == nil)
    let tree = try Build.small(.terbatas).document("arsitektur").tree
    let part = try #require(tree.part("indeks-bukti"))
    #expect(!part.bodyRows.isEmpty)
    #expect(part.descendants("link").contains { $0.foldedText.hasPrefix("Tabel") })
  }
}
