import Schematron
import TestSupport
import Testing
import XMLTree

@Suite struct SVRLReportTests {
  @Test func reportHoldsWhatWasFound() throws {
    let found = try Sample.findings(
      "<pattern id=\"p\"><rule context=\"a\"><assert id=\"A1\" test=\"@x &lt; 2\">too large"
        + "</assert></rule></pattern>", "<a x='2'/>")
    let root = try #require(XMLSource(parsing: SVRLReport(found).bytes).root)
    let failed = try #require(root.first("failed-assert"))
    #expect(failed[attribute: "test"] == "@x < 2" && failed[attribute: "location"] == "/a[1]")
    #expect(failed.first("text")?.text == "too large")
  }
}
