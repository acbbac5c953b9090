import TestSupport
import Testing
import XMLTree

/// Swapping two bagian in an outline changes order, labels, contents and references, with no edit of
/// a template.
@Suite struct OutlineTests {
  private func build(_ data: DataCopy, _ plan: String) throws -> (book: Element, page: String) {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", plan, "--dokumen", "arsitektur", "-o", folder.path,
      environment: ["NASKAH_DATA": data.folder.path])
    try #require(result.code == 0, "\(result.report)")
    let book = XMLSource(parsing: try Files.bytes(folder.file("arsitektur.xml"))).root
    return (try #require(book), try Files.text(folder.file("arsitektur.html")))
  }

  private func chapters(_ book: Element) -> [String] {
    book.elements(named: "chapter").map {
      "\($0[attribute: "label"] ?? "") \($0[attribute: "xml:id"] ?? "")"
    }
  }

  private func lines(_ text: String, _ id: String) throws -> Range<String.Index> {
    let start = try #require(text.firstRange(of: "  <bagian id=\"\(id)\" ")).lowerBound
    let line = try #require(text[start...].firstIndex(of: "\n"))
    if text[..<line].hasSuffix("/>") { return start..<text.index(after: line) }
    let end = try #require(text[start...].firstRange(of: "\n  </bagian>\n")).upperBound
    return start..<end
  }

  @Test func swappedChaptersFollowEverywhere() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      try Files.text(Repository.small).replacing(
        "serta <rujuk bagian=\"penutup\"/>",
        with: "serta <rujuk bagian=\"kesenjangan\"/> dan <rujuk bagian=\"manajemen\"/>"),
      as: "r.xml")
    let data = try DataCopy()
    let before = try build(data, plan)
    try data.edit("Schemas/acuan/kerangka/arsitektur.xml") { text in
      let gaps = try lines(text, "kesenjangan")
      let governance = try lines(text, "tata-kelola")
      try #require(gaps.upperBound <= governance.lowerBound)
      return String(text[..<gaps.lowerBound]) + text[governance]
        + text[gaps.upperBound..<governance.lowerBound] + text[gaps]
        + text[governance.upperBound...]
    }
    let after = try build(data, plan)
    // Order and labels.
    #expect(chapters(before.book).contains("VI kesenjangan"))
    #expect(chapters(after.book).contains("VI tata-kelola"))
    #expect(chapters(after.book).contains("VII kesenjangan"))
    #expect(chapters(after.book).count == chapters(before.book).count)
    // Words of references.
    func words(_ book: Element) -> [String] {
      let section = book.part("latar-belakang")
      return (section?.descendants("link") ?? []).filter { $0[attribute: "linkend"] != nil }
        .map { $0.foldedText.replacing("\u{A0}", with: " ") }
    }
    #expect(words(before.book) == ["BAB VI", "BAB VII huruf B"])
    #expect(words(after.book) == ["BAB VII", "BAB VI huruf B"])
    // Tables are numbered in the new order.
    let labels = after.book.descendants("table").map { $0[attribute: "label"] }
    #expect(labels == (0..<labels.count).map { String($0 + 1) })
    // The sistematika and the contents of the page.
    let synopsis = try #require(after.book.part("sistematika"))
    let terms = synopsis.descendants("term").map(\.foldedText)
    let first = try #require(terms.firstIndex { $0.contains("Tata Kelola") })
    let second = try #require(terms.firstIndex { $0.contains("Kesenjangan") })
    #expect(first < second)
    let contents = try #require(after.page.firstRange(of: "<nav"))
    let governance = try #require(
      after.page[contents.upperBound...].firstRange(of: "href=\"#tata-kelola\""))
    let gaps = try #require(
      after.page[contents.upperBound...].firstRange(of: "href=\"#kesenjangan\""))
    #expect(governance.lowerBound < gaps.lowerBound)
  }
}
