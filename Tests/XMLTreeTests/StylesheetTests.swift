import TestSupport
import Testing
import XMLTree

@Suite struct StylesheetTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    LibXML.start(allowing: [folder.path])
  }

  private func sheet(_ body: String, named name: String = "uji.xsl") throws -> Stylesheet {
    let text = """
      <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
        xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
        extension-element-prefixes="exsl str">\(body)</xsl:stylesheet>
      """
    return try Stylesheet(path: try folder.write(text, as: name))
  }

  private func run(
    _ sheet: Stylesheet, _ text: String = "<a/>", _ parameters: [String: String] = [:]
  ) throws -> Element {
    let result = try sheet.transform(
      try XMLTree(parsing: Array(text.utf8)), parameters: parameters)
    let values = result.values()
    return try #require(values)
  }

  @Test func transformGivesItsResult() throws {
    let sheet = try sheet(
      "<xsl:param name='p'/><xsl:template match='/'><r p='{$p}'><xsl:value-of select='a/b'/></r></xsl:template>"
    )
    let result = try run(sheet, "<a><b>é &amp; x</b></a>", ["p": "\"dua\" & 'satu'"])
    #expect(result.name == "r")
    #expect(result.text == "é & x")
    #expect(result[attribute: "p"] == "\"dua\" & 'satu'")
  }

  /// A source that is the last of a run is not taken apart; what is made of it is the same.
  @Test func lastTransformGivesTheSameResult() throws {
    let sheet = try sheet(
      "<xsl:template match='/'><r><xsl:copy-of select='a/b'/></r></xsl:template>")
    for isLast in [false, true] {
      let source = try XMLTree(parsing: Array("<a><b>x</b><b/></a>".utf8))
      let result = try sheet.transform(source, isLast: isLast)
      let bytes = result.text(capacity: 100)
      result.leave()
      #expect(
        bytes.map { String(decoding: $0, as: UTF8.self) }
          == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r>\n  <b>x</b>\n  <b/>\n</r>\n")
    }
  }

  @Test func oneStylesheetTransformsManyTrees() throws {
    let sheet = try sheet(
      "<xsl:key name='k' match='b' use='@i'/><xsl:template match='/'><r><xsl:value-of select=\"key('k','2')\"/></r></xsl:template>"
    )
    for text in ["x", "y", "z"] {
      #expect(try run(sheet, "<a><b i='1'/><b i='2'>\(text)</b></a>").text == text)
    }
  }

  // MARK: Refused

  @Test(arguments: ["/etc/passwd", "file:///etc/passwd", "../../../../etc/passwd"])
  func documentOutsideTheAllowedFoldersIsNotRead(_ path: String) throws {
    let sheet = try sheet(
      "<xsl:template match='/'><r><xsl:copy-of select=\"document('\(path)')\"/></r></xsl:template>")
    let text = (try? run(sheet))?.text ?? ""
    #expect(text.isEmpty)
  }

  @Test func xmlDocumentOutsideTheAllowedFoldersIsNotRead() throws {
    let outside = try TemporaryFolder()
    let path = try outside.write("<rahasia>isi</rahasia>", as: "rahasia.xml")
    let sheet = try sheet(
      "<xsl:template match='/'><r><xsl:copy-of select=\"document('\(path)')\"/></r></xsl:template>")
    #expect(((try? run(sheet))?.text ?? "").isEmpty)
  }

  @Test func documentInAnAllowedFolderIsRead() throws {
    let path = try folder.write("<kata>isi</kata>", as: "kata.xml")
    let sheet = try sheet(
      "<xsl:template match='/'><r><xsl:value-of select=\"document('\(path)')/kata\"/></r></xsl:template>"
    )
    #expect(try run(sheet).text == "isi")
  }

  @Test(arguments: ["import", "include"])
  func importFromOutsideIsRefused(_ kind: String) throws {
    let outside = try TemporaryFolder()
    let path = try outside.write(
      "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
      as: "b.xsl")
    let failure = #expect(throws: XMLFailure.self) {
      try sheet("<xsl:\(kind) href='\(path)'/><xsl:template match='/'><r/></xsl:template>")
    }
    #expect(failure?.issues.first?.origin == .program)
  }

  @Test func importThroughALinkToTheOutsideIsRefused() throws {
    let outside = try TemporaryFolder()
    let path = try outside.write(
      "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
      as: "b.xsl")
    let link = try Command.run("ln", ["-s", path, folder.file("tautan.xsl")])
    #expect(link.code == 0)
    #expect(throws: XMLFailure.self) {
      try sheet("<xsl:import href='tautan.xsl'/><xsl:template match='/'><r/></xsl:template>")
    }
  }

  @Test func importBesideTheStylesheetIsRead() throws {
    _ = try sheet("<xsl:template match='b'><c/></xsl:template>", named: "bagian.xsl")
    let main = try sheet(
      "<xsl:import href='bagian.xsl'/><xsl:template match='/'><r><xsl:apply-templates/></r></xsl:template>"
    )
    #expect(try run(main, "<b/>").first("c") != nil)
  }

  @Test func stylesheetOutsideIsRefused() throws {
    let outside = try TemporaryFolder()
    let path = try outside.write(
      "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
      as: "a.xsl")
    #expect(throws: XMLFailure.self) { try Stylesheet(path: path) }
  }

  @Test func writingIsRefusedInsideAndOutside() throws {
    let outside = try TemporaryFolder()
    for target in [outside.file("bocor.xml"), folder.file("bocor.xml")] {
      let sheet = try sheet(
        "<xsl:template match='/'><r><exsl:document href='\(target)'><x/></exsl:document></r></xsl:template>"
      )
      _ = try? run(sheet)
      #expect(!Files.exists(target))
    }
  }

  @Test func stylesheetWithADoctypeIsRefused() throws {
    let path = try folder.write(
      "<!DOCTYPE x [<!ENTITY e 'x'>]><xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
      as: "doctype.xsl")
    #expect(throws: XMLFailure.self) { try Stylesheet(path: path) }
  }

  @Test(arguments: [
    "date:date-time()", "dyn:evaluate('1')", "saxon:evaluate('1')", "crypto:md5('a')",
  ])
  func dangerousFunctionIsNotThere(_ call: String) throws {
    let prefix = String(call.prefix { $0 != ":" })
    let namespaces = [
      "date": "http://exslt.org/dates-and-times", "dyn": "http://exslt.org/dynamic",
      "saxon": "http://icl.com/saxon", "crypto": "http://exslt.org/crypto",
    ]
    let sheet = try sheet(
      "<xsl:template match='/'><r xmlns:\(prefix)='\(namespaces[prefix] ?? "")'><xsl:value-of select=\"\(call)\"/></r></xsl:template>"
    )
    #expect(throws: XMLFailure.self) { try run(sheet) }
  }

  // MARK: Messages

  @Test func brokenStylesheetNamesItsLine() throws {
    let failure = #expect(throws: XMLFailure.self) {
      try sheet("\n<xsl:template match='['/>\n")
    }
    let issue = try #require(failure?.issues.first)
    #expect(issue.origin == .program)
    #expect(issue.file?.hasSuffix("uji.xsl") == true)
  }

  @Test func terminatingMessageIsThrown() throws {
    let sheet = try sheet(
      "<xsl:template match='/'><xsl:message terminate='yes'>TPL001 berhenti di sini</xsl:message></xsl:template>"
    )
    let failure = #expect(throws: XMLFailure.self) { try run(sheet) }
    #expect(failure?.issues.contains { $0.detail.contains("TPL001 berhenti di sini") } == true)
  }

  @Test func endlessRecursionEnds() throws {
    let sheet = try sheet(
      "<xsl:template match='/' name='t'><xsl:call-template name='t'/></xsl:template>")
    #expect(throws: XMLFailure.self) { try run(sheet) }
  }

  @Test func brokenTreeIsThrown() {
    #expect(throws: XMLFailure.self) { _ = try XMLTree(parsing: Array("<a><b></a>".utf8)) }
  }

  // MARK: Tasks

  @Test func tasksWithStylesheetsOfTheirOwnGiveTheSameBytes() async throws {
    _ = try sheet(
      """
      <xsl:key name='k' match='b' use='@i'/>
      <xsl:template match='/'><r><xsl:for-each select='a/b'><xsl:variable name='n' select="key('k', @j)"/>
      <c><xsl:value-of select="concat($n/@i, ':', str:padding(3, 'x'))"/></c></xsl:for-each></r></xsl:template>
      """)
    let path = folder.file("uji.xsl")
    let items = (0..<200).map { "<b i='\($0)' j='\(199 - $0)'/>" }.joined()
    let results = try await withThrowingTaskGroup(of: Set<String>.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let sheet = try Stylesheet(path: path)
          var results: Set<String> = []
          for _ in 0..<20 {
            let tree = try XMLTree(parsing: Array("<a>\(items)</a>".utf8))
            let result = try sheet.transform(tree)
            if let values = result.values() { results.insert(canonical(values)) }
          }
          return results
        }
      }
      return try await group.reduce(into: Set()) { $0.formUnion($1) }
    }
    #expect(results.count == 1)
    #expect(results.first?.contains("<c>199:xxx</c>") == true)
  }
}
