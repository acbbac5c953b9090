import TestSupport
import Testing
import XMLTree

@Suite struct XMLWriterTests {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private func written(_ body: (inout XMLWriter) throws -> Void) rethrows -> String {
    var writer = XMLWriter()
    try body(&writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// A tree is written by itself as its values are.
  @Test(arguments: [
    "<a/>", "<a>x</a>", "<a><b/><c>y</c></a>", "<a>x<b><c/></b> <d/></a>",
    "<a xmlns='urn:x' xmlns:p='urn:y' p:q='1' xml:lang='id'><p:b xmlns:p='urn:z'/></a>",
    "<a b='&quot;&lt;&#10;&#9;'>&amp;&gt;&#13;\u{FFFD}é</a>", "<a><!-- c --></a>",
    "<a><?p q?><b><![CDATA[<x>]]></b></a>", "<a>\n  <b>\n  </b>\n</a>", "<a><b>  </b><c/></a>",
  ])
  func treeIsWrittenAsItsValuesAre(_ text: String) throws {
    let tree = try XMLTree(parsing: Array(text.utf8))
    let values = tree.values()
    let own = tree.text(capacity: 100)
    #expect(
      own.map { String(decoding: $0, as: UTF8.self) }
        == (try written { $0.write(try #require(values)) }))
  }

  @Test func elementsAreIndentedAndTextIsNot() {
    let text = written {
      $0.start("a", [("b", "1"), ("c", nil)])
      $0.element("d", text: "x")
      $0.element("e")
    }
    #expect(text == XMLWriterTests.head + "<a b=\"1\">\n  <d>x</d>\n  <e/>\n</a>\n")
  }

  @Test(arguments: [1, 15, 16, 17, 40])
  func everyLevelIsIndentedByTwoBlanks(_ depth: Int) {
    let text = written { for _ in 0...depth { $0.start("a") } }
    let lines = text.split(separator: "\n")
    #expect(lines[depth + 1] == String(repeating: "  ", count: depth) + "<a/>")
    #expect(lines.last == "</a>" && lines.count == 2 * depth + 2)
  }

  @Test func markupIsEscaped() {
    let text = written {
      $0.start("a", [("b", "<&>\"'\t\n\r")])
      $0.text("<&>\"'\t\n\r")
    }
    #expect(
      text == XMLWriterTests.head
        + "<a b=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;\">&lt;&amp;&gt;\"'\t\n&#13;</a>\n")
  }

  @Test(arguments: Array(0..<32) as [UInt8])
  func controlCharactersNeverBreakTheText(_ byte: UInt8) throws {
    let character = String(UnicodeScalar(byte))
    let text = written { $0.element("a", [("b", character)], text: "x" + character) }
    let root = try #require(XMLSource(parsing: Array(text.utf8)).root)
    let kept = [9, 10, 13].contains(byte)
    #expect(root[attribute: "b"] == (kept ? character : "\u{FFFD}"))
    #expect(root.text == "x" + (kept ? character : "\u{FFFD}"))
  }

  @Test func noncharactersNeverBreakTheText() throws {
    let text = written {
      $0.element("a", [("b", "\u{FFFF}")], text: "x\u{FFFE}\u{FFFF}\u{FFFD}\u{FEFF}y\u{FFFE}")
    }
    let root = try #require(XMLSource(parsing: Array(text.utf8)).root)
    #expect(root[attribute: "b"] == "\u{FFFD}")
    #expect(root.text == "x\u{FFFD}\u{FFFD}\u{FFFD}\u{FEFF}y\u{FFFD}")
  }

  @Test func instructionCannotEndEarly() throws {
    let text = written {
      $0.start("a")
      $0.instruction("t", "x ?> <b/>")
    }
    let root = try #require(XMLSource(parsing: Array(text.utf8)).root)
    #expect(root.elements.isEmpty)
  }

  @Test func finishClosesWhatIsOpen() {
    let text = written {
      $0.start("a")
      $0.start("b")
      $0.text("x")
    }
    #expect(text.hasSuffix("<b>x</b>\n</a>\n"))
  }

  @Test(arguments: Array(0..<60) as [UInt64])
  func whatIsWrittenIsReadBack(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let tree = RandomTree.element(&random, depth: 0)
    var writer = XMLWriter()
    writer.write(tree)
    let source = XMLSource(parsing: writer.finish())
    #expect(source.issues.isEmpty)
    let back = try #require(source.root)
    let isSame = RandomTree.normal(back) == RandomTree.normal(tree)
    #expect(isSame)
    // Writing what was read gives the same bytes: nothing grows from turn to turn.
    let once = canonical(RandomTree.stripped(back))
    let again = try #require(XMLSource(parsing: Array(once.utf8)).root)
    let isStable = canonical(RandomTree.stripped(again)) == once
    #expect(isStable)
  }
}

/// Trees with awkward texts, from a seed.
enum RandomTree {
  private static let pieces = [
    "a", "kata ", " ", "\n", "\t", "\r", "<", ">", "&", "\"", "'", "]]>", "é", "–", "😀", "\u{A0}",
    "&amp;", "<!--", "?>", "Rp1.000",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined()
  }

  static func element(_ random: inout SeededGenerator, depth: Int) -> Element {
    var element = Element("e\(Int.random(in: 0..<5, using: &random))")
    for number in 0..<Int.random(in: 0...3, using: &random) {
      element.attributes.append(Attribute("a\(number)", text(&random)))
    }
    let isMixed = Bool.random(using: &random)
    for _ in 0..<Int.random(in: 0...(depth < 4 ? 4 : 0), using: &random) {
      if isMixed, Bool.random(using: &random) {
        // A letter first, so that the text is not blank.
        element.children.append(.text("x" + text(&random)))
      } else {
        element.children.append(.element(self.element(&random, depth: depth + 1)))
      }
    }
    return element
  }

  /// A readable form in which neighbouring texts are one, and blanks between elements are nothing.
  static func normal(_ element: Element) -> String {
    let attributes = element.attributes.map { " \($0.name)=[\($0.value)]" }.joined()
    var content = ""
    for child in stripped(element).children {
      switch child {
      case .element(let element): content += normal(element)
      case .text(let text): content += "{" + text + "}"
      case .instruction: break
      }
    }
    return "(\(element.name)\(attributes)\(content.replacing("}{", with: "")))"
  }

  /// The tree without the blanks that indentation brings.
  static func stripped(_ element: Element) -> Element {
    var result = element
    let hasText = element.children.contains {
      if case .text(let text) = $0 { text.contains { !$0.isWhitespace } } else { false }
    }
    result.children = element.children.compactMap { child in
      switch child {
      case .element(let inner): .element(stripped(inner))
      case .text: hasText ? child : nil
      case .instruction: child
      }
    }
    return result
  }
}
