import Testing
import XMLTree

@Suite struct ElementTests {
  @Test func attributeIsReadSetAndRemoved() {
    var element = Element("a", attributes: [Attribute("b", "1")])
    element[attribute: "c"] = "2"
    element[attribute: "b"] = "3"
    #expect(element.attributes == [Attribute("b", "3"), Attribute("c", "2")])
    element[attribute: "b"] = nil
    element[attribute: "z"] = nil
    #expect(element.attributes == [Attribute("c", "2")])
  }

  @Test func textJoinsEverythingBelow() {
    let element = Element(
      "a",
      children: [
        .text("x"), .element(Element("b", children: [.text("y")])),
        .instruction(target: "p", content: "q"), .text("z"),
      ])
    #expect(element.text == "xyz")
    #expect(element.first("b")?.text == "y")
    #expect(element.elements(named: "c").isEmpty)
  }

  @Test(arguments: [
    ("", ""), ("  ", ""), (" a  b\n\tc ", "a b c"), ("a\u{A0}b", "a\u{A0}b"),
  ])
  func spaceIsFolded(_ pair: (String, String)) { #expect(pair.0.foldingSpace() == pair.1) }
}
