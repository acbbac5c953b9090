import Schematron
import TestSupport
import Testing
import XMLTree

/// Rules that must not read more than the element that they are about, so that a tree can be judged in
/// parts.
@Suite struct LocalRulesTests {
  /// What is wrong with a schema of one rule.
  private func problem(
    context: String = "a", test: String, _ before: String = ""
  ) throws -> XMLIssue? {
    let schema = try Sample.schema(
      """
      \(before)<pattern><rule context="\(context)"><let name="v" value="b"/>
      <assert id="A1" test="\(test)"/></rule></pattern>
      """)
    do {
      _ = try SchematronProgram(schema, SchematronOptions(isLocal: true))
      return nil
    } catch { return error.issues.first }
  }

  @Test(arguments: [
    "b", "b/c[@d = 'x'] or count(e) > 1", "@x and ../@y = ../../@z", "b[1]/@x * 2 > 3",
    "child::b/descendant::c", "self::a and $v/c", "current()/@x = 4 div 2",
    "string-length(.) > 1 and not(*)",
  ])
  func insideIsAllowed(_ test: String) throws {
    #expect(try problem(test: test)?.detail == nil)
  }

  @Test(arguments: [
    "key('k', @x)", "id('x')", "/r/a", "//a", "b = /r/@x", "b and (/r)", "../b", "..", "../../a/@x",
    "count(..)", "parent::r/@x", "ancestor::r/@x", "preceding-sibling::a", "following::a",
    "b[/r/@x]", "b | /r/c", ".//b",
  ])
  func outsideIsRefused(_ test: String) throws {
    let issue = try #require(try problem(test: test))
    #expect(issue.detail.contains("A1") && issue.detail.contains("leads out of the element"))
    #expect(issue.file == "uji.sch" && issue.place.line > 0)
  }

  @Test(arguments: ["r/a", "a[@x]", "a[b]/c[not(d)]", "r/a|r/b"])
  func contextMayNameElementsAround(_ context: String) throws {
    #expect(try problem(context: context, test: "true()")?.detail == nil)
  }

  @Test(arguments: [
    "/r/a", "a[3]", "a[b[2]]", "a[position() = 1]", "a[last()]", "a[../b]", "a[key('k', 1)]",
  ])
  func contextMustNotReadOthers(_ context: String) throws {
    #expect(try problem(context: context, test: "true()") != nil)
  }

  @Test(arguments: [
    "<xsl:key name='k' match='a' use='@x'/>", "<let name='n' value='count(r/a)'/>",
    "<pattern><let name='n' value='1'/><rule context='b'><assert test='$n'/></rule></pattern>",
  ])
  func nothingIsWorkedOutForTheWholeTree(_ before: String) throws {
    let issue = try #require(try problem(test: "b", before))
    #expect(issue.detail.contains("more than one element"))
  }

  @Test func partsFindWhatTheWholeFinds() throws {
    let program = try SchematronProgram(
      try Sample.schema(
        """
        <pattern><rule context="r/a"><assert id="A" test="b"/><report id="B" test="../@x = @y"/>
        </rule></pattern>
        """), SchematronOptions(carried: ["k"], isLocal: true))
    let items = ["<a k='1'/>", "<a k='2' y='1'><b/></a>", "<a k='3' y='1'/>", "<a k='4'><b/></a>"]
    func run(_ items: [String]) throws -> [String] {
      let tree = try XMLTree(parsing: Array("<r x='1'>\(items.joined())</r>".utf8))
      return try SchematronRules(program).run(on: tree).map {
        "\($0.id ?? "") \($0.carried["k"] ?? "")"
      }
    }
    let whole = try run(items)
    #expect(whole == ["A 1", "B 2", "A 3", "B 3"])
    #expect(try run(Array(items[..<2])) + run(Array(items[2...])) == whole)
  }
}
