import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// What the summary asks of its readers follows the law of each region.
@Suite struct SummaryTests {
  /// A review is asked for in the years that the law names, under the law's own name, or not at all.
  @Test(arguments: [
    ("kapuas-hulu", "rencana-induk", "melakukan review atas dokumen ini menurut ketentuan"),
    (
      "lebak", "peta-rencana", "melakukan reviu atas dokumen ini menurut ketentuan Peraturan Bupati"
    ),
    ("lebak", "rencana-induk", "memantau pelaksanaannya."),
    ("banjarbaru", "arsitektur", "mereviu dokumen ini pada tahun 2027 dan tahun 2029."),
  ])
  func reviewIsAskedForAsTheLawAsks(_ region: String, _ key: String, _ words: String) throws {
    let data = try Shared.folder.get()
    let read = try Shared.read(Repository.path("Examples/\(region)/rencana.xml"))
    let plan = try #require(read.plan)
    let law = plan.identity.profile.value
    let prepared = try PreparedPlan(
      plan, profile: try Profile(path: data.schema("profil/\(law).xml"), from: data),
      library: try Shared.library.get())
    let outline = try #require(try Shared.outlines([key], profile: law).first)
    let bytes = SiapWriter(
      PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
      linksRegister: false, isForcedDraft: false
    ).bytes()
    let items = try #require(XMLSource(parsing: bytes).root).descendants("butir")
      .map { $0.foldedText.replacing("\u{A0}", with: " ") }
    let asked = items.filter { $0.hasPrefix("memantau pelaksanaannya") }
    #expect(asked.count == 1 && asked.allSatisfy { $0.contains(words) }, "\(asked)")
  }
}
