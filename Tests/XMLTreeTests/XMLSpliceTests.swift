import Testing
import XMLTree

@Suite struct XMLSpliceTests {
  /// Puts an element in the place of the first one named `b`, with the comments that stood inside before it.
  private func spliced(_ text: String, _ change: (inout Element) -> Void) throws -> String? {
    let bytes = Array(text.utf8)
    let root = try #require(XMLSource(parsing: bytes).root)
    var element = try #require(root.first("b"))
    guard var splice = XMLSplice(bytes), let range = splice.range(of: element) else { return nil }
    change(&element)
    let pieces = splice.comments(in: range) + [XMLSplice.bytes(element, element.prefix)]
    splice.replace(
      range, with: Array(pieces.joined(separator: splice.indent(before: range.lowerBound))))
    return String(decoding: splice.finish(), as: UTF8.self)
  }

  @Test(arguments: [
    ("<a><b/></a>", "<a><b c=\"1\"/></a>"),
    ("\u{FEFF}<a>é<b>x</b>é</a>", "\u{FEFF}<a>é<b c=\"1\">x</b>é</a>"),
    ("<a>\r\n  <b d='>'>\r\n  </b><!-- z -->\r\n</a>", nil),
    (
      "<a>\n  <!-- <b> -->\n  <b x=\"/>\"><!-- n --><b/></b>\n</a>\n",
      "<a>\n  <!-- <b> -->\n  <!-- n -->\n  <b x=\"/&gt;\" c=\"1\"><b/></b>\n</a>\n"
    ),
    ("<a><b><![CDATA[</b>]]><?p </b>?></b>é</a>", "<a><b c=\"1\">&lt;/b&gt;<?p </b>?></b>é</a>"),
    ("<p:a xmlns:p='urn:x'><p:b>x</p:b></p:a>", "<p:a xmlns:p='urn:x'><p:b c=\"1\">x</p:b></p:a>"),
  ])
  func everythingElseStaysAsItIs(_ text: String, _ expected: String?) throws {
    let result = try #require(try spliced(text) { $0[attribute: "c"] = "1" })
    if let expected { #expect(result == expected) }
    let (before, after) = (
      XMLSource(parsing: Array(text.utf8)), XMLSource(parsing: Array(result.utf8))
    )
    #expect(after.root?.first("b")?[attribute: "c"] == "1")
    #expect(before.root?.foldedText == after.root?.foldedText)
    #expect(result.hasSuffix(text.suffix(4)))
  }

  @Test(arguments: [
    "<?xml version='1.0' encoding='ISO-8859-1'?><a><b/></a>",
    "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<a><b/></a>",
  ])
  func textOfAnotherEncodingIsNotTouched(_ text: String) {
    #expect(XMLSplice(Array(text.utf8)) == nil)
  }

  @Test func textThatDeclaresUTF8OrNothingIs() {
    for text in ["<?xml version='1.0' encoding='utf-8'?><a/>", "<a encoding='latin-1'/>", ""] {
      #expect(XMLSplice(Array(text.utf8)) != nil)
    }
  }

  @Test func anElementThatIsNotThereIsNotFound() {
    let splice = XMLSplice(Array("<a>\n<b/></a>".utf8))
    for place in [Place.none, Place(line: 2, column: 2), Place(line: 9, column: 1)] {
      #expect(splice?.range(of: Element("b", place: place)) == nil)
    }
  }
}
