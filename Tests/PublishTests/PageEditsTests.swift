import Publish
import TestSupport
import Testing

/// What is changed on finished pages.
@Suite struct PageEditsTests {
  private let page =
    "<html><head><title>x</title></head><body><a href=\"register.html#A-1\">A</a> "
    + "<a href=\"lain.html\">L</a> <a href=\"register.html.txt\">T</a> register.html</body></html>"

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func pagesAreNumberedFromTheOneAfterTheBody() {
    let numbered = text(PageEdits.numbered(Array(page.utf8), from: 13))
    #expect(numbered.contains("<style>@page :first { counter-increment: page 13; @top-center"))
    #expect(numbered.contains("</style>\n</head>"))
    #expect(numbered.hasSuffix(page.split(separator: "</title>").last ?? "?"))
  }

  @Test func onlyLinksToBuiltDocumentsLeadToTheirPDF() {
    let linked = text(
      PageEdits.linkedToPDF(Array(page.utf8), documents: ["register", "arsitektur"]))
    #expect(linked.contains("href=\"register.pdf#A-1\""))
    #expect(linked.contains("href=\"lain.html\""))
    // The words of the text stay as they are.
    #expect(linked.contains(" register.html</body>"))
    #expect(text(PageEdits.linkedToPDF(Array(page.utf8), documents: [])) == page)
  }

  @Test func pageWithoutHeadStaysAsItIs() {
    for html in ["", "<", "</head", "abc"] {
      #expect(text(PageEdits.styled(Array(html.utf8), "p {}")) == html)
      #expect(text(PageEdits.linkedToPDF(Array(html.utf8), documents: ["a"])) == html)
    }
  }
}
