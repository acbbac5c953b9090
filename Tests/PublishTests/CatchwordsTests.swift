import Publish
import References
import TestSupport
import Testing

/// The first words of the next page at the foot of a page.
@Suite struct CatchwordsTests {
  private func words(_ pages: [String]) throws -> [String] {
    Catchwords(pages, try Words("peraturan", from: try Shared.library.get().folder)).words
  }

  @Test(arguments: [
    ("- 2 -\n\nPasal 10\n\nPeta Rencana", "Pasal 10..."),
    ("- 2 -\n(2) Pemerintah Daerah", "(2) Pemerintah..."), ("b. hasil pemantauan", "b. hasil..."),
    ("-7-\n\nPasal 12\n", "Pasal 12..."), ("- 12 -\nBagian Kedua\nReviu", "Bagian Kedua..."),
    ("- 2 -\nPemerintah Daerah", "Pemerintah..."),
    // No catchword where a part begins.
    ("- 3 -\nBAB IX\nPENUTUP", ""), ("LAMPIRAN I", ""), ("", ""),
  ]) func footHasTheWordsOfTheNextPage(_ next: String, _ expected: String) throws {
    #expect(try words(["- 1 -\nx", next]) == [expected, ""])
  }

  @Test func styleSheetNamesEachPageAndEndsNoString() throws {
    let pages = ["a", "- 2 -\nPasal 3", "- 3 -\nBAB II", "- 4 -\n\"}</style>\\ x"]
    let css = Catchwords(pages, try Words("peraturan", from: try Shared.library.get().folder)).css
    #expect(css.contains("@page :nth(1) { @bottom-right { content: \"Pasal 3...\";"))
    #expect(!css.contains(":nth(2)") && !css.contains(":nth(4)"))
    #expect(!css.contains("</style>") && !css.contains("\\"))
  }
}
