import TestSupport
import XMLTree

/// Random sections that the plan's schema allows, with every character that a writer of Markdown or
/// Word could trip over.
struct RandomProse {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[number(0...values.count - 1)]
  }

  private static let words = [
    "layanan", "Peta Rencana", "é", "データ", "a", "1", "2024", "ZZ", "\u{308}", "😀", "Ḁ",
  ]
  private static let special: [String] =
    "\\`*_{}[]()#+-.!|<>~:=^\"'&/@,;%$?".map { String($0) } + [
      "**", "__", "***", "---", "- - -", "```", "~~~", "![", "](", "[^1]", "[^1]:", "[x]: y",
      "{#DAA-001}", "{bagian:reviu}", "{nilai:x}", "\\{#A}", "{#", "Tabel:", "Tabel: x", "Gambar:",
      "<!-- terbatas -->", "<b>", "&amp;", "&#65;", "&nbsp", "# ", "> ", "- ", "+ ", "1. ", "1) ",
      "| a | b |", "| --- |", "http://a.id", "<a@b.id>", "\u{A0}", "\u{2003}", "\u{FEFF}",
      "\u{200B}",
      "\u{2028}", "\u{85}", "\u{FFFD}", "\u{E000}", "«", "”", "–", "::", "(1) ", "\\\\", "\\|", "|",
      "[ISI: x]", "    ", "{gambar:a.png}",
    ]
  private static let blanks = [" ", "  ", "\n", "\t", "\r\n", " \n    "]

  mutating func text(_ length: ClosedRange<Int> = 0...6) -> String {
    var result = ""
    for _ in 0..<number(length) {
      switch number(0...9) {
      case 0...3: result += pick(RandomProse.words)
      case 4...7: result += pick(RandomProse.special)
      default: result += pick(RandomProse.blanks)
      }
    }
    return result
  }

  /// Text that the schema's `TextType` allows.
  private mutating func title() -> String {
    let text = text(1...5)
    return text.foldingSpace().isEmpty ? "Judul" : text
  }

  private mutating func inline(_ name: String) -> Element {
    var element = Element(name)
    for _ in 0..<number(0...6) {
      switch number(0...9) {
      case 0...4: element.children.append(.text(text()))
      case 5: element.children.append(leaf("tegas"))
      case 6: element.children.append(leaf("miring"))
      case 7: element.children.append(leaf("catatan-kaki"))
      case 8: element.children.append(.element(reference()))
      default:
        let fact = pick([
          "aplikasi.saat-ini", "a}b", "x\\", "\\}", "|", "", "a b", "*", "{#A}", "é",
        ])
        element.children.append(
          .element(Element("nilai", attributes: [Attribute("fakta", fact)])))
      }
    }
    return element
  }

  private mutating func leaf(_ name: String) -> Node {
    .element(Element(name, children: [.text(text())]))
  }

  private mutating func reference() -> Element {
    var element = Element("rujuk")
    if number(0...3) > 0 { element[attribute: "kode"] = pick(["DAA-001", "A", "a.b_c/d-e", "0"]) }
    if number(0...3) > 2 { element[attribute: "bagian"] = pick(["reviu", "a-b", "0-"]) }
    return element
  }

  private mutating func block() -> Element {
    switch number(0...5) {
    case 0, 1: return inline("p")
    case 2, 3:
      var list = Element("daftar")
      if let order = pick(["ya", "tidak", nil]) { list[attribute: "urut"] = order }
      for _ in 0...number(0...3) { list.children.append(.element(inline("butir"))) }
      return list
    case 4:
      var table = Element("tabel", children: [ProseElements.text("judul", title())])
      if number(0...2) > 0 { table.children.append(.element(row("kepala"))) }
      for _ in 0...number(0...3) { table.children.append(.element(row("baris"))) }
      return table
    default:
      let name = pick([
        "peta.png", "a b.svg", "x(1).jpg", "gambar/y.png", "../z.png", "<&>\\", "é.png",
      ])
      return Element(
        "gambar", attributes: [Attribute("berkas", name)],
        children: [ProseElements.text("judul", title()), ProseElements.text("keterangan", title())])
    }
  }

  private mutating func row(_ name: String) -> Element {
    var row = Element(name)
    for _ in 0...number(0...3) { row.children.append(.element(inline("sel"))) }
    return row
  }

  /// Sections; some with the same key and document.
  mutating func sections() -> [Element] {
    (0..<number(0...4)).map { _ in
      var section = Element(
        "bagian",
        attributes: [Attribute("kunci", pick(["latar-belakang", "a", "0", "a-2", "z--"]))])
      if let document = pick(["arsitektur", "b-c", nil, nil]) {
        section[attribute: "dokumen"] = document
      }
      if let openness = pick(["publik", "terbatas", nil]) {
        section[attribute: "keterbukaan"] = openness
      }
      for _ in 0..<number(0...6) { section.children.append(.element(block())) }
      return section
    }
  }
}

/// Elements of prose for tests.
enum ProseElements {
  static func text(_ name: String, _ text: String) -> Node {
    .element(Element(name, children: [.text(text)]))
  }

  /// The first block in which two lists of sections differ, as text; nil when they are the same byte
  /// for byte: strings compare by canonical equivalence, which would hide lost characters.
  static func difference(_ found: [Element], _ expected: [Element]) -> String? {
    let left = found.flatMap(blocks)
    let right = expected.flatMap(blocks)
    for (one, other) in zip(left, right) where !one.utf8.elementsEqual(other.utf8) {
      return "found    \(one)\nexpected \(other)"
    }
    return left.count == right.count ? nil : "found \(left.count), expected \(right.count) blocks"
  }

  static func blocks(_ section: Element) -> [String] {
    var head = section
    head.children = []
    return [text(head)] + section.elements.map(text)
  }

  /// An element as XML text without any white space of layout.
  static func text(_ element: Element) -> String {
    let attributes = element.attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    let inside = element.children.map { child in
      switch child {
      case .element(let element): text(element)
      case .text(let text): escaped(text)
      case .instruction: "<?"
      }
    }.joined()
    let head = "<\(element.name)\(attributes)"
    return element.children.isEmpty ? head + "/>" : "\(head)>\(inside)</\(element.name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
  }
}
