import TestSupport
import Testing
import XMLTree

@Suite struct XMLTreeBuilderTests {
  /// Gives an output the events of a tree.
  private func write(_ element: Element, to output: inout some XMLOutput) {
    output.start(element.qualifiedName, element.attributes.map { ($0.name, $0.value) }, mixed: true)
    for child in element.children {
      switch child {
      case .element(let inner): write(inner, to: &output)
      case .text(let text): output.text(text)
      case .instruction: break
      }
    }
    output.end()
  }

  @Test(arguments: Array(0..<60) as [UInt64])
  func treeEqualsTheOneThatIsParsed(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let tree = RandomTree.element(&random, depth: 0)
    var builder = XMLTreeBuilder()
    write(tree, to: &builder)
    var writer = XMLWriter()
    write(tree, to: &writer)
    let built = try #require(try builder.finish().values())
    let parsed = try #require(try XMLTree(parsing: writer.finish()).values())
    let isSame = RandomTree.normal(built) == RandomTree.normal(parsed)
    #expect(isSame)
  }

  @Test func namespacesReachWhatStandsInside() throws {
    var builder = XMLTreeBuilder()
    builder.start("a", [("xmlns", "urn:a"), ("xmlns:b", "urn:b")])
    builder.element("b:c", [("d", "1")])
    builder.start("e", [("xmlns", "urn:e")])
    builder.element("f")
    builder.end()
    builder.element("g")
    builder.end()
    let sheet = """
      <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
        <xsl:template match="/"><r><xsl:for-each select="//*|//@*">
          <xsl:value-of select="concat(name(), '=', namespace-uri(), ' ')"/>
        </xsl:for-each></r></xsl:template>
      </xsl:stylesheet>
      """
    let result = try Stylesheet(compiling: Array(sheet.utf8), madeFrom: "test")
      .transform(builder.finish()).values()
    #expect(result?.foldedText == "a=urn:a b:c=urn:b d= e=urn:e f=urn:e g=urn:a")
  }

  @Test func forbiddenCharactersAreReplaced() throws {
    var builder = XMLTreeBuilder()
    builder.element("a", [("b", "x\u{0}y")], text: "\u{1}\u{FFFE}\u{FEFF}é")
    let root = try #require(try builder.finish().values())
    #expect(root[attribute: "b"] == "x\u{FFFD}y")
    #expect(root.text == "\u{FFFD}\u{FFFD}\u{FEFF}é")
  }

  @Test func unfinishedElementsAreClosed() throws {
    var builder = XMLTreeBuilder()
    builder.start("a")
    builder.start("b")
    #expect(try builder.finish().values()?.first("b") != nil)
  }

  @Test func treeNeedsOneRoot() {
    let empty = XMLTreeBuilder()
    #expect(throws: XMLFailure.self) { _ = try empty.finish().values() }
    var two = XMLTreeBuilder()
    two.element("a")
    two.element("b")
    #expect(throws: XMLFailure.self) { _ = try two.finish().values() }
  }
}
