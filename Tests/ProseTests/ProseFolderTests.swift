import Diagnostics
import Ingest
import Prepare
import Prose
import References
import TestSupport
import Testing
import XMLTree

@Suite struct ProseFolderTests {
  private func read(_ files: [(path: String, bytes: [UInt8])]) throws -> ProseReading {
    ProseFolder.read(markdown: files, library: try Shared.library.get())
  }

  private func written(_ sections: [Element]) -> [(path: String, bytes: [UInt8])] {
    MarkdownSectionWriter.files(sections).map { ("narasi/\($0.name)", $0.bytes) }
  }

  /// The law of the pair: what was written is read back, whatever the characters.
  @Test(arguments: 0..<40) func whatIsWrittenIsReadBack(_ seed: UInt64) throws {
    var random = RandomProse(seed: seed)
    for _ in 0..<10 {
      let sections = random.sections()
      let files = written(sections)
      let reading = try read(files)
      let difference = ProseElements.difference(reading.elements, ProseForm.sorted(sections))
      #expect(
        difference == nil,
        "\(difference ?? "")\n\(files.map { String(decoding: $0.bytes, as: UTF8.self) })")
      #expect(reading.catatan.map(\.message) == [])
    }
  }

  /// What the form of prose promises to keep is what is printed.
  @Test(arguments: 0..<10) func formPrintsTheSame(_ seed: UInt64) throws {
    var random = RandomProse(seed: 1_000 + seed)
    let blocks = (0..<5).flatMap { _ in random.sections().flatMap(\.children) }
    // Through the parser, which never gives empty or neighbouring texts.
    var writer = XMLWriter()
    ProseForm.write(Element("bagian", children: blocks), to: &writer)
    let section = try #require(XMLSource(parsing: writer.finish()).root)
    let printed = try printed(section)
    #expect(printed.count > 5)
    let formed = try self.printed(ProseForm.section(section))
    for (one, other) in zip(printed, formed) { #expect(one == other) }
    #expect(printed.count == formed.count)
  }

  /// Texts of the blocks that a document prints for a section; blocks that say nothing are left out.
  private func printed(_ section: Element) throws -> [String] {
    var plan = try #require(try Shared.read(Repository.small).plan)
    var narrative = try #require(plan.narrative.first)
    narrative.key = "latar-belakang"
    narrative.document = nil
    narrative.isRestricted = false
    narrative.blocks = section.elements
    plan.narrative = [narrative]
    let prepared = try PreparedPlan(
      plan, profile: try Shared.profile.get(), library: try Shared.library.get())
    let outline = try #require(try Shared.outlines(["arsitektur"]).first)
    let siap = SiapWriter(
      PreparedDocument(outline, of: prepared, edition: .terbatas), of: prepared,
      linksRegister: false, isForcedDraft: false
    ).bytes()
    let root = try #require(XMLSource(parsing: siap).root)
    let written = try #require(ProseFolderTests.section("latar-belakang", in: root))
    return written.elements.map(\.foldedText).filter { !$0.isEmpty }
  }

  private static func section(_ id: String, in element: Element) -> Element? {
    if element.name == "bagian", element[attribute: "id"] == id { return element }
    return element.elements.lazy.compactMap { section(id, in: $0) }.first
  }
}
