import Testing
import XMLTree

/// Trees that are visited and changed in place.
@Suite struct XMLNodeTests {
  private func tree(_ text: String) throws -> XMLTree { try XMLTree(parsing: Array(text.utf8)) }

  private func text(_ tree: borrowing XMLTree) throws -> String {
    let found = tree.root
    let root = try #require(found)
    return String(decoding: tree.document(of: root), as: UTF8.self)
      .split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func everyElementIsVisitedInOrder() throws {
    let tree = try tree("<a><b><c/>x</b><!-- y --><d/><?e f?></a>")
    var names: [Bool] = []
    tree.visit { names.append($0.isNamed("b") || $0.isNamed("d")) }
    #expect(names == [false, true, false, true])
  }

  @Test func attributesAndTextsChange() throws {
    let tree = try tree("<a b=\"1\" c=\"\"><d>x</d></a>")
    tree.visit { node in
      node["b"] = "2 < 3 & \"4\""
      node["c"] = "neu"
      node["none"] = "x"
      if node.isNamed("d") { node.text = "y & z" }
    }
    #expect(
      try text(tree) == "<a b=\"2 &lt; 3 &amp; &quot;4&quot;\" c=\"neu\"><d>y &amp; z</d></a>")
  }

  @Test func attributesComeAboutAndElementsBecomeOthers() throws {
    let tree = try tree("<a xmlns=\"urn:a\" b=\"1\"><c d=\"2\">x<e/></c><f/></a>")
    let found = tree.root
    let root = try #require(found)
    root.set("b", "3")
    root.set("g", "4 & <5>")
    root.set("xml:id", "h")
    root.set("xml:id", "i")
    let first = try #require(root.firstElement)
    #expect(first.next?.isNamed("f") == true && first.next?.next == nil)
    first.become("link", holding: "y & z")
    #expect(
      try text(tree) == "<a xmlns=\"urn:a\" b=\"3\" g=\"4 &amp; &lt;5&gt;\" xml:id=\"i\">"
        + "<link d=\"2\">y &amp; z</link><f/></a>")
  }

  @Test func elementsGoAndTakePlaces() throws {
    let tree = try tree("<a><b/><c><d/></c><e/></a>")
    let found = tree.root
    let root = try #require(found)
    let nodes = root.elements
    #expect(nodes.map { $0.isNamed("c") } == [false, true, false])
    nodes[0].remove()
    if let inner = nodes[1].first("d") { nodes[2].replace(by: inner) }
    #expect(try text(tree) == "<a><c/><d/></a>")
  }

  @Test func partTakesItsNamespacesAlong() throws {
    let tree = try tree("<p:a xmlns:p=\"urn:p\" xmlns=\"urn:q\"><b><p:c/></b></p:a>")
    let found = tree.root?.elements.first
    let part = try #require(found)
    let text = String(decoding: tree.document(of: part), as: UTF8.self)
    #expect(text.contains("xmlns:p=\"urn:p\"") && text.contains("xmlns=\"urn:q\""))
    #expect(XMLSource(parsing: Array(text.utf8)).issues.isEmpty)
  }
}
