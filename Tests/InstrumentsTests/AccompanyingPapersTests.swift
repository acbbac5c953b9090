import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

@testable import Instruments

/// Papers that go with a draft to the legal bureau.
@Suite struct AccompanyingPapersTests {
  private static let papers = Result {
    let prepared = try Shared.prepare(Repository.small)
    let style = try Papers.style()
    let items = try PlanInstruments(prepared, titles: [:], style: style, isFinal: false).items
    let decisions = try SmallInstruments(
      ["tim-koordinasi"], try Shared.prepare(Repository.example), style: style, isFinal: false)
    let accompanying = try AccompanyingPapers(prepared, style: style)
    let letters =
      items.flatMap(accompanying.papers)
      + decisions.items.flatMap(
        try AccompanyingPapers(Shared.prepare(Repository.example), style: style).papers)
    return try Papers.build(letters, of: prepared)
  }

  private func paper(_ key: String) throws -> Papers.Paper {
    try #require(try Self.papers.get().first { $0.key == key })
  }

  private func text(_ key: String) throws -> String {
    String(decoding: try paper(key).docbook, as: UTF8.self).replacing("\u{A0}", with: " ")
  }

  @Test func everyInstrumentHasFivePapers() throws {
    let kinds = ["permohonan", "keterangan", "dasar-hukum", "hasil-konsultasi", "lembar-paraf"]
    let keys = try Self.papers.get().map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.count % 5 == 0)
    for (position, key) in keys.enumerated() {
      #expect(key.hasPrefix(kinds[position % 5] + "-"), "\(key)")
    }
  }

  @Test func letterNamesTheStepsWithTheirTimes() throws {
    let letter = try text("permohonan-arsitektur")
    for step in try LeadTimes(from: Shared.folder.get()).steps {
      #expect(letter.contains(step.name) && letter.contains(step.actor), "\(step.key)")
      #expect(letter.contains("\(step.workdays) ("), "\(step.key)")
    }
    // A Keputusan is neither harmonised nor facilitated.
    let decision = try text("permohonan-keputusan-tim-koordinasi")
    #expect(decision.contains("ditelaah") && !decision.contains("hari kerja"))
  }

  @Test func explanationSaysWhatTheDraftSays() throws {
    let prepared = try Shared.prepare(Repository.small)
    let text = try text("keterangan-arsitektur")
    #expect(text.contains("bahwa "))
    #expect(!text.contains("; dan</para>") && !text.contains("⟦") && !text.contains("%"))
    let basis = try paper("dasar-hukum-arsitektur")
    let items = try PlanInstruments(
      prepared, titles: [:], style: try Papers.style(), isFinal: false
    ).items
    let count = try #require(items.first?.instrument.preamble.legalBasis?.items.count)
    #expect(basis.tree.descendants("row").count == count + 1)
  }

  @Test func papersAreValid() throws {
    let folder = try TemporaryFolder()
    let schema = try XMLSchema(path: Repository.path("Schemas/siap/siap.xsd"))
    var drafts: [String] = []
    for paper in try Self.papers.get() {
      let issues = XMLSource(parsing: paper.siap, schema: schema).issues
      #expect(issues.map(\.detail) == [], "\(paper.key)")
      drafts.append(try folder.write(paper.docbook, as: "\(paper.key).xml"))
    }
    #expect(try Validator.docbook(drafts) == [])
  }

  @Test(arguments: ["permohonan-arsitektur", "keterangan-arsitektur", "lembar-paraf-arsitektur"])
  func paperEqualsItsGoldenFile(_ key: String) throws {
    #expect(try Golden.difference(try paper(key).docbook, "surat/\(key).xml") == nil)
  }
}
