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

  @Test func elementsAreToldFromTexts() {
    #expect(!Element("a").hasElements)
    #expect(!Element("a", children: [.text("x")]).hasElements)
    #expect(Element("a", children: [.text("x"), .element(Element("b"))]).hasElements)
  }

  @Test func childElementsAreChangedWhereTheyAre() {
    var element = Element(
      "a",
      children: [
        .text("x"), .element(Element("b")), .instruction(target: "p", content: "q"),
        .element(Element("c", children: [.element(Element("d"))])), .text("y"),
      ])
    let before = element
    element.changeElements { child in
      child.name += "1"
      child.changeElements { $0.name += "2" }
    }
    #expect(element.elements.map(\.name) == ["b1", "c1"])
    #expect(element.first("c1")?.elements.map(\.name) == ["d2"])
    #expect(element.text == "xy" && element.children.count == 5)
    // A copy that was made before keeps what it had.
    #expect(before.elements.map(\.name) == ["b", "c"])
    #expect(before.first("c")?.elements.map(\.name) == ["d"])
  }

  @Test(arguments: [
    ("", ""), ("  ", ""), (" a  b\n\tc ", "a b c"), ("a\u{A0}b", "a\u{A0}b"),
  ])
  func spaceIsFolded(_ pair: (String, String)) { #expect(pair.0.foldingSpace() == pair.1) }
}
