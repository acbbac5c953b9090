import TestSupport
import Testing
import XMLTree

@Suite struct HTMLWriterTests {
  private func html(_ body: String) throws -> String {
    let tree = try XMLTree(parsing: Array(body.utf8))
    return String(decoding: tree.html(), as: UTF8.self)
  }

  @Test func pageBeginsWithTheDoctype() throws {
    #expect(try html("<html/>").hasPrefix("<!DOCTYPE html>\n<html>"))
  }

  @Test func namespacesAreNotWritten() throws {
    let text = try html("<html xmlns='http://www.w3.org/1999/xhtml' xmlns:x='urn:x'><p/></html>")
    #expect(!text.contains("xmlns"))
  }

  @Test(arguments: ["br", "hr", "img", "meta", "link", "col", "input", "wbr"])
  func voidElementHasNoEndTag(_ name: String) throws {
    let text = try html("<div><\(name)/></div>")
    #expect(text.contains("<\(name)>"))
    #expect(!text.contains("</\(name)>"))
    #expect(!text.contains("/>"))
  }

  @Test(arguments: ["p", "div", "span", "td", "script", "a", "i"])
  func emptyElementHasItsEndTag(_ name: String) throws {
    #expect(try html("<div><\(name)/></div>").contains("<\(name)></\(name)>"))
  }

  @Test func textAndAttributesAreEscaped() throws {
    let text = try html("<p title='&lt;a&gt; &quot;b&quot; &amp; c'>&lt;b&gt; &amp;amp; \"é\"</p>")
    #expect(
      text.contains(
        "<p title=\"&lt;a&gt; &quot;b&quot; &amp; c\">&lt;b&gt; &amp;amp; \"é\"</p>"))
  }

  @Test func styleIsRaw() throws {
    let text = try html("<style>a &gt; b { content: \"&amp;&lt;\" }</style>")
    #expect(text.contains("<style>a > b { content: \"&<\" }</style>"))
  }

  @Test(arguments: ["</style>", "</STYLE >", "</script>"])
  func endTagInsideStyleCannotEndIt(_ end: String) throws {
    let escaped = end.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    let text = try html("<style>a{}\(escaped)&lt;script&gt;alert(1)&lt;/script&gt;</style>")
    let lower = text.lowercased()
    #expect(
      lower.firstRange(of: "</style")?.lowerBound == lower.ranges(of: "</style").last?.lowerBound)
    #expect(!lower.contains("</script"))
  }

  @Test func svgKeepsItsNamespaceAndItsEndTags() throws {
    let text = try html(
      "<div><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><rect/><title>a &lt; b</title></svg></div>"
    )
    #expect(text.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">"))
    #expect(text.contains("<rect></rect>"))
    #expect(text.contains("<title>a &lt; b</title>"))
  }

  @Test func commentsAndInstructionsAreNotWritten() throws {
    let text = try html("<p><!-- rahasia --><?php x ?>isi</p>")
    #expect(text.contains("<p>isi</p>"))
  }

  @Test func prefixedAttributesKeepTheirPrefix() throws {
    let text = try html("<p xml:lang='id' xmlns:x='urn:x'>a</p>")
    #expect(text.contains("<p xml:lang=\"id\">"))
  }
}
