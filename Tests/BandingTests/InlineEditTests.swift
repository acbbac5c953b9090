import Testing
import XMLTree

@testable import Banding

@Suite struct InlineEditTests {
  private func prose(_ xml: String) throws -> Element {
    try #require(XMLSource(parsing: Array("<p>\(xml)</p>".utf8)).root)
  }

  private func edited(_ xml: String, _ old: String, _ new: String) throws -> String? {
    let element = try prose(xml)
    guard
      let children = InlineEdit(element, facts: ["a.b": "12"], printed: old)?
        .children(from: old, to: new)
    else { return nil }
    return children.map { node in
      switch node {
      case .text(let text): text
      case .element(let inner): "<\(inner.name)>\(inner.text)</\(inner.name)>"
      case .instruction: ""
      }
    }.joined()
  }

  @Test func wordsChangeAndMarksStay() throws {
    #expect(
      try edited("Satu <tegas>dua</tegas> tiga.", "Satu dua tiga.", "Satu dua empat.")
        == "Satu <tegas>dua</tegas> empat.")
    #expect(
      try edited("Satu <tegas>dua</tegas> tiga.", "Satu dua tiga.", "Satu lima tiga.")
        == "Satu <tegas>lima</tegas> tiga.")
    #expect(
      try edited(
        "Ada <nilai fakta=\"a.b\"/> aplikasi\n  daerah.", "Ada 12 aplikasi daerah.",
        "Ada 12 buah aplikasi daerah.") == "Ada <nilai></nilai> buah aplikasi daerah.")
    #expect(
      try edited(
        "Lihat <rujuk bagian=\"x\"/> di bawah.", "Lihat BAB II huruf A di bawah.",
        "Lihat BAB II huruf A di atas.") == "Lihat <rujuk></rujuk> di atas.")
  }

  @Test func computedWordsAreNotOverwritten() throws {
    #expect(
      try edited("Ada <nilai fakta=\"a.b\"/> aplikasi.", "Ada 12 aplikasi.", "Ada 13 aplikasi.")
        == nil)
    #expect(
      try edited("Lihat <rujuk bagian=\"x\"/>.", "Lihat BAB II.", "Lihat BAB III.") == nil)
  }

  @Test func wordsBehindAndBefore() throws {
    #expect(try edited("Satu.", "Satu.", "Satu. Dua.") == "Satu. Dua.")
    #expect(try edited("Satu.", "Satu.", "Nol. Satu.") == "Nol. Satu.")
    #expect(
      try edited("<tegas>Satu</tegas> dua", "Satu dua", "Nol Satu dua")
        == "<tegas>Nol Satu</tegas> dua")
  }
}
