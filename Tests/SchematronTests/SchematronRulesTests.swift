import Schematron
import TestSupport
import Testing
import XMLTree

/// Runs schemas that are written in the tests.
enum Sample {
  static func schema(_ content: String, _ attributes: String = "") throws -> SchematronSchema {
    let text = """
      <schema xmlns="http://purl.oclc.org/dsdl/schematron"
        xmlns:xsl="http://www.w3.org/1999/XSL/Transform" \(attributes)>
      \(content)
      </schema>
      """
    return try SchematronSchema(parsing: Array(text.utf8), file: "uji.sch")
  }

  static func findings(
    _ content: String, _ document: String, phase: String? = nil, _ attributes: String = ""
  ) throws -> [SchematronFinding] {
    let options = SchematronOptions(phase: phase, carried: ["baris"], writesPaths: true)
    let rules = try SchematronRules(try schema(content, attributes), options)
    return try rules.run(on: try XMLTree(parsing: Array(document.utf8)))
  }

  /// What is wrong with a schema: place and words of the first issue.
  static func problem(_ content: String, _ attributes: String = "") -> XMLIssue? {
    do {
      _ = try SchematronRules(try schema(content, attributes))
      return nil
    } catch { return (error as? XMLFailure)?.issues.first }
  }
}

@Suite struct SchematronRulesTests {
  @Test func firstMatchingRuleOfAPatternFires() throws {
    let found = try Sample.findings(
      """
      <pattern><rule context="a[@x]"><assert id="one" test="@y"/></rule>
      <rule context="a"><assert id="two" test="@z"/></rule></pattern>
      <pattern><rule context="*"><report id="three" test="self::a"/></rule></pattern>
      """, "<r><a x='1'/><a/></r>")
    #expect(found.map(\.id) == ["one", "three", "two", "three"])
    #expect(found.map(\.path) == ["/r[1]/a[1]", "/r[1]/a[1]", "/r[1]/a[2]", "/r[1]/a[2]"])
  }

  @Test func findingCarriesWordsValuesAndPlace() throws {
    let found = try Sample.findings(
      """
      <pattern id="p"><rule context="b" role="warning"><let name="n" value="@n + 1"/>
      <assert id="B1" test="false()" diagnostics="d" properties="v" flag="f" see="s"
        >The <emph>value</emph> of <name/> is <value-of select="$n"/>.</assert></rule></pattern>
      <diagnostics><diagnostic id="d" xml:lang="id">in <name path=".."/><value-of
        select="name(..)"/></diagnostic></diagnostics>
      <properties><property id="v" role="nilai"><value-of select="@n"/></property></properties>
      """, "<r baris='3'><b n='4'>x</b></r>")
    let finding = try #require(found.first)
    #expect(finding.text == "The value of b is 5.")
    #expect(finding.carried == ["baris": "3"])
    #expect(finding.role == "warning" && finding.flag == "f" && finding.see == "s")
    #expect(finding.diagnostics.map(\.text) == ["in xr"])
    #expect(finding.diagnostics.map(\.language) == ["id"])
    #expect(finding.properties.map(\.name) == ["nilai"])
    #expect(finding.properties.map(\.text) == ["4"])
  }

  @Test func nodesOfEveryKindCanBeContexts() throws {
    let found = try Sample.findings(
      """
      <pattern><rule context="/"><report id="root" test="true()"/></rule></pattern>
      <pattern><rule context="@q"><report id="attribute" test="true()"/></rule></pattern>
      <pattern><rule context="text()"><report id="text" test="true()"/></rule></pattern>
      <pattern><rule context="comment()|processing-instruction()">
        <report id="other" test="true()"/></rule></pattern>
      """, "<r q='1'>t<!--c--><?p i?></r>")
    #expect(found.map(\.id) == ["root", "attribute", "text", "other", "other"])
  }

  @Test func abstractPatternsAreFilledIn() throws {
    let found = try Sample.findings(
      """
      <pattern abstract="true" id="needs"><let name="all" value="count(//$what)"/>
        <rule context="$what"><assert id="$name" test="$field and $all = 1"/></rule></pattern>
      <pattern is-a="needs"><param name="what" value="a"/><param name="field" value="@x"/>
        <param name="name" value="A"/></pattern>
      <pattern is-a="needs"><param name="what" value="b"/><param name="field" value="@y"/>
        <param name="name" value="B"/></pattern>
      """, "<r><a x='1'/><b/></r>")
    #expect(found.map(\.id) == ["B"])
  }

  @Test func abstractRulesAreTakenOver() throws {
    let found = try Sample.findings(
      """
      <pattern><rule abstract="true" id="base"><let name="k" value="@k"/>
        <assert id="K" test="$k"/></rule>
      <rule context="a"><extends rule="base"/><assert id="A" test="$k = 1"/></rule></pattern>
      """, "<r><a/><a k='1'/></r>")
    #expect(found.map(\.id) == ["K", "A"])
  }

  @Test(
    arguments: [
      (nil, ["b"]), ("#DEFAULT", ["b"]), ("one", ["a"]), ("#ALL", ["a", "b"]),
    ] as [(String?, [String])])
  func phaseChoosesPatterns(_ phase: String?, _ ids: [String]) throws {
    let found = try Sample.findings(
      """
      <phase id="one"><active pattern="a"/></phase><phase id="two"><active pattern="b"/></phase>
      <pattern id="a"><rule context="r"><assert test="false()"/></rule></pattern>
      <pattern id="b"><rule context="r"><assert test="false()"/></rule></pattern>
      """, "<r/>", phase: phase, "defaultPhase='two'")
    #expect(found.map(\.id) == ids)
  }

  @Test func keysAndVariablesInContextsWork() throws {
    let found = try Sample.findings(
      """
      <xsl:key name="by" match="a" use="@id"/><let name="kind" value="'x'"/>
      <pattern><rule context="b[@kind = $kind]"><assert id="X" test="key('by', @to)"/></rule>
      <rule context="r/b[@to = $kind] | c"><assert id="Y" test="false()"/></rule></pattern>
      """, "<r><a id='1'/><b kind='x' to='1'/><b kind='x' to='2'/><b to='x'/><b/><c/></r>")
    #expect(found.map(\.id) == ["X", "Y", "Y"])
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    let content: String
    let words: String
    var testDescription: String { words }
  }

  @Test(arguments: [
    Broken(
      content: "<pattern><rule context=\"a\">\n<assert id=\"A1\" test=\"b[\"/></rule></pattern>",
      words: "rule A1: @test = \"b[\""),
    Broken(
      content: "<pattern>\n<rule context=\"a[\"><assert id=\"A1\" test=\"b\"/></rule></pattern>",
      words: "rule A1: @context"),
    Broken(
      content: "<pattern>\n<rule context=\"a/ancestor::b\"><assert test=\"b\"/></rule></pattern>",
      words: "ancestor::b"),
    Broken(
      content: "<pattern><rule context=\"a\">\n<assert id=\"A1\" test=\"$x\"/></rule></pattern>",
      words: "variable '$x' is not defined"),
    Broken(
      content: "<pattern><rule context=\"a\">\n<assert id=\"A1\" test=\"p:x\"/></rule></pattern>",
      words: "prefix 'p' has no ns"),
    Broken(
      content: "<pattern><rule context=\"a\">\n<assert id=\"A1\" test=\"f(x)\"/></rule></pattern>",
      words: "function 'f()' does not exist"),
    Broken(
      content: "<pattern>\n<rule context=\"a\"><extends rule=\"z\"/></rule></pattern>",
      words: "abstract rule 'z' does not exist"),
    Broken(
      content: "\n<pattern documents=\"a\"><rule context=\"a\"/></pattern>",
      words: "other documents"),
    Broken(content: "\n<include href=\"../rahasia.sch\"/>", words: "outside the data folders"),
    Broken(content: "\n<pattern is-a=\"q\"/>", words: "abstract pattern 'q'"),
  ])
  func defectOfASchemaHasItsPlace(_ broken: Broken) throws {
    let issue = try #require(Sample.problem(broken.content))
    #expect(issue.detail.contains(broken.words), "\(issue.detail)")
    #expect(issue.file == "uji.sch")
    #expect((3...5).contains(issue.place.line) && issue.place.column >= 1, "\(issue.place)")
  }

  @Test func unknownQueryBindingIsRefused() {
    #expect(Sample.problem("", "queryBinding='xslt3'")?.detail.contains("xslt3") == true)
    #expect(Sample.problem("", "queryBinding='XSLT'") == nil)
  }

  @Test func documentsOutsideTheTreeCannotBeRead() {
    let problem = Sample.problem(
      "<pattern><rule context=\"/\"><assert test=\"document('/etc/passwd')\"/></rule></pattern>")
    #expect(problem?.detail.contains("document()") == true)
  }
}
