import FoundationEssentials
import TestSupport
import Testing
import XMLTree

@Suite struct XMLSourceTests {
  private func source(_ text: String) -> XMLSource { XMLSource(parsing: Array(text.utf8)) }

  // MARK: Places

  @Test func placeIsTheBeginningOfTheStartTag() throws {
    let root = try #require(source("<a>\n  <b/><c\n    x='1'\n  />\n</a>").root)
    #expect(root.place == Place(line: 1, column: 1))
    #expect(root.elements.map(\.place) == [Place(line: 2, column: 3), Place(line: 2, column: 7)])
  }

  @Test func columnCountsCharactersAndNotBytes() throws {
    let root = try #require(source("<a>é–😀<b/></a>").root)
    #expect(root.elements.first?.place == Place(line: 1, column: 7))
  }

  @Test func commentsAndGreaterThanInAttributesDoNotMoveThePlace() throws {
    let root = try #require(source("<a><!-- <x> --><b y='>'/><?p <?><c/></a>").root)
    #expect(root.elements.map(\.place.column) == [16, 33])
  }

  @Test func placesHoldPastLine65535() throws {
    let lines = 70_000
    var text = "<a>\n"
    for _ in 0..<lines { text += "<b/>\n" }
    text += "  <c/></a>"
    let root = try #require(source(text).root)
    #expect(root.elements.count == lines + 1)
    #expect(root.elements[66_000].place == Place(line: 66_002, column: 1))
    #expect(root.elements.last?.place == Place(line: lines + 2, column: 3))
  }

  @Test func brokenTagPastLine65535IsReportedOnItsLine() {
    let text = "<a>\n" + String(repeating: "<b/>\n", count: 69_998) + "<c></d>\n</a>"
    let result = source(text)
    #expect(result.root == nil)
    #expect(result.issues.first?.place.line == 70_000)
  }

  @Test func minifiedTextHasExactColumns() throws {
    let count = 60_000
    let text = "<a>" + String(repeating: "<b c='é'/>", count: count) + "</a>"
    let root = try #require(source(text).root)
    #expect(root.elements.count == count)
    #expect(root.elements.last?.place == Place(line: 1, column: 4 + 10 * (count - 1)))
  }

  @Test func longTextBetweenTagsKeepsThePlace() throws {
    let filler = String(repeating: "teks panjang\n", count: 40_000)
    let root = try #require(source("<a>\(filler)<b/>\(filler)<c/></a>").root)
    #expect(root.elements.map(\.place.line) == [40_001, 80_001])
    #expect(root.elements.map(\.place.column) == [1, 1])
  }

  @Test(arguments: [1, 79, 500, 4_000, 40_000])
  func longStartTagsKeepTheirBeginning(_ count: Int) throws {
    let value = String(repeating: "v ", count: count)
    let root = try #require(source("<a>\n <b x='\(value)'/>\n  <c/></a>").root)
    #expect(root.elements.map(\.place) == [Place(line: 2, column: 2), Place(line: 3, column: 3)])
  }

  @Test func carriageReturnsCountAsOneLineBreak() throws {
    let root = try #require(source("<a>\r\n  <b/>\r\n  <c/>\r\n</a>").root)
    #expect(root.elements.map(\.place) == [Place(line: 2, column: 3), Place(line: 3, column: 3)])
    #expect(root.text == "\n  \n  \n")
  }

  @Test func byteOrderMarkIsNoCharacter() throws {
    let root = try #require(source("\u{FEFF}<a><b/></a>").root)
    #expect(root.elements.first?.place == Place(line: 1, column: 4))
  }

  // MARK: Content

  @Test func attributesKeepTheirOrderAndNamespaces() throws {
    let text = "<p:a xmlns:p='urn:p' xmlns='urn:x' z='1' xml:id='i' a='&lt;&#10;2'/>"
    let root = try #require(source(text).root)
    #expect(root.qualifiedName == "p:a")
    #expect(
      root.attributes == [
        Attribute("xmlns:p", "urn:p"), Attribute("xmlns", "urn:x"), Attribute("z", "1"),
        Attribute("xml:id", "i"), Attribute("a", "<\n2"),
      ])
  }

  @Test(arguments: ["&amp;", "&#38;", "&#x26;"])
  func ampersandInAnAttributeIsOneCharacter(_ written: String) throws {
    let root = try #require(source("<a b='x \(written) y'>x \(written) y</a>").root)
    #expect(root.text == "x & y")
    #expect(root[attribute: "b"] == "x & y")
  }

  @Test func charactersEntitiesAndSectionsBecomeOneText() throws {
    let root = try #require(source("<a>x&lt;y<![CDATA[<&]]>&#233;<?t c?>z</a>").root)
    #expect(root.children.count == 3)
    #expect(root.text == "x<y<&éz")
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"])
  func utf16IsRead(_ name: String) throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a>\n <b>é😀</b></a>"
    let encoding: String.Encoding = name == "UTF-16LE" ? .utf16LittleEndian : .utf16BigEndian
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let bytes = mark + [UInt8](try #require(text.data(using: encoding)))
    let root = try #require(XMLSource(parsing: bytes).root)
    #expect(root.first("b")?.text == "é😀")
    #expect(root.first("b")?.place == Place(line: 3, column: 2))
  }

  @Test func latin1IsReadWhenDeclared() throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>".utf8)
    let root = try #require(XMLSource(parsing: head + [0xE9] + Array("<b/></a>".utf8)).root)
    #expect(root.text == "é")
    #expect(root.first("b")?.place == Place(line: 2, column: 5))
  }

  // MARK: Hostile texts

  struct Broken: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let line: Int
    var testDescription: String { name }

    init(_ name: String, _ text: String, line: Int = 1) {
      self.init(name, bytes: Array(text.utf8), line: line)
    }

    init(_ name: String, bytes: [UInt8], line: Int = 1) {
      self.name = name
      self.bytes = bytes
      self.line = line
    }
  }

  static let broken = [
    Broken("empty", ""), Broken("blanks", "  \n ", line: 2), Broken("not XML", "kode;nama\nA;B\n"),
    Broken("truncated in a tag", "<a>\n<b x='1", line: 2),
    Broken("truncated between tags", "<a>\n<b>\n", line: 3),
    Broken("mismatched", "<a>\n<b>\n</c></a>", line: 3),
    Broken("two roots", "<a/>\n<b/>", line: 2),
    Broken("twice the same attribute", "<a b='1' b='2'/>"),
    Broken("unknown entity", "<a>\n&nbsp;</a>", line: 2),
    Broken("control character", "<a>\n\u{1}</a>", line: 2),
    Broken("NUL", bytes: Array("<a>\nx".utf8) + [0] + Array("y</a>".utf8), line: 2),
    Broken(
      "Latin-1 without declaration", bytes: Array("<a>\n".utf8) + [0xE9] + Array("</a>".utf8),
      line: 2),
    Broken("wrong UTF-8", bytes: Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8)),
    Broken("unknown encoding", "<?xml version='1.0' encoding='X-NONE'?><a/>"),
    Broken("unbound prefix of the root end", "<a></a", line: 1),
  ]

  @Test(arguments: broken) func brokenTextGivesNoTreeAndAnIssueOnItsLine(_ text: Broken) {
    let result = XMLSource(parsing: text.bytes)
    #expect(result.root == nil)
    #expect(result.issues.first?.origin == .parser)
    #expect(result.issues.first?.place.line == text.line)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]><a/>",
  ])
  func doctypeIsRefusedWhereItStands(_ text: String) {
    let result = source("<?xml version='1.0'?>\n" + text)
    #expect(result.root == nil)
    #expect(result.issues.count == 1)
    #expect(result.issues.first?.code == XMLIssue.doctypeCode)
    #expect(result.issues.first?.place == Place(line: 2, column: 1))
  }

  @Test func entityBombIsRefusedAtOnce() {
    var text = "<!DOCTYPE a [<!ENTITY e0 'ha'>"
    for level in 1...40 { text += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);'>" }
    let result = source(text + "]><a>&e40;</a>")
    #expect(result.root == nil)
    #expect(result.issues.map(\.code) == [XMLIssue.doctypeCode])
  }

  @Test func nestingOf300IsRefusedAndOf250IsRead() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(source(nested(250)).root != nil)
    let deep = source(nested(300))
    #expect(deep.root == nil)
    #expect(deep.issues.isEmpty == false)
  }

  @Test func issuesAreLimited() {
    let text = "<a>" + String(repeating: "<b x='1' x='2'/>", count: 50) + "</a>"
    #expect(XMLSource(parsing: Array(text.utf8), limit: 7).issues.count <= 7)
  }

  @Test func everyPrefixOfATextEndsCleanly() {
    let text = Array(
      "<?xml version='1.0'?><a b='é'><!-- c --><d>&lt;<![CDATA[x]]></d><?p q?></a>".utf8)
    for length in 0..<text.count - 1 {
      let result = XMLSource(parsing: Array(text[..<length]))
      #expect(result.root == nil, "\(length)")
      #expect(!result.issues.isEmpty, "\(length)")
    }
  }

  @Test func damagedTextsNeverCrash() throws {
    var random = SeededGenerator(seed: 7)
    let original = try Files.bytes(Repository.small).prefix(6_000)
    for _ in 0..<300 {
      var bytes = Array(original)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let result = XMLSource(parsing: bytes)
      #expect(result.root != nil || !result.issues.isEmpty)
    }
  }

  @Test func textOfAMillionBytesIsTheLongest() {
    let longest = String(repeating: "a", count: 1_000_000)
    #expect(XMLSource(parsing: Array("<a>\(longest)</a>".utf8)).root != nil)
    let source = XMLSource(parsing: Array("<a>\(longest)b</a>".utf8))
    #expect(source.root == nil)
    #expect(source.issues.map(\.code) == [XMLIssue.textTooLongCode])
  }

  @Test func ampersandInAnAttributeIsDecoded() {
    let source = XMLSource(parsing: Array("<a b=\"Hibah &amp; CSR &lt;x&gt;\"/>".utf8))
    #expect(source.root?[attribute: "b"] == "Hibah & CSR <x>")
  }
}
