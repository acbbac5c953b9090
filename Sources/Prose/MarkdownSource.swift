internal import XMLTree

/// A Markdown file made ready for the parser: references and values are taken out, so that no rule
/// of Markdown can tear them apart, and what the parser would swallow without a trace is kept.
struct MarkdownSource {
  /// The text for the parser.
  private(set) var bytes: [UInt8] = []
  /// Marks in the order of the text.
  private(set) var marks: [(mark: ProseMark, source: String)] = []
  /// Lines of what begins like a mark and is none, with the text found there.
  private(set) var broken: [(line: Int, text: String)] = []
  /// Lines of definitions of links, which stay in the text as they are.
  private(set) var linkDefinitions: [Int] = []
  /// Labels of footnotes by the line of their definition.
  private(set) var footnotes: [(line: Int, label: String)] = []
  /// Labels of marks of footnotes inside text.
  private(set) var footnoteMarks: [(line: Int, label: String)] = []
  /// Lines with characters that XML does not allow.
  private(set) var controls: [Int] = []

  /// Where the lines of `bytes` begin.
  private var lineStarts = [0]

  /// Stands on both sides of the number of a mark, inside braces. It is no character of XML, so it
  /// cannot come from a plan, and it is taken out of every file.
  private static let sentinel: UInt8 = 1

  /// - Parameter text: the file as UTF-8, without a byte order mark.
  init(_ text: [UInt8]) {
    bytes.reserveCapacity(text.count + text.count / 8)
    var index = 0
    var line = 1
    var isAtStart = true
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte != UInt8(ascii: "\r") || index + 1 == text.count || text[index + 1] != 10 {
          line += 1
          lineStarts.append(bytes.count + 1)
        }
        isAtStart = true
        bytes.append(byte)
        index += 1
        continue
      case UInt8(ascii: "\\") where index + 1 < text.count && text[index + 1] > 0x20:
        bytes += text[index...index + 1]
        index += 2
      case UInt8(ascii: "{"): index = readMark(text, index, line)
      case UInt8(ascii: "["): index = readBracket(text, index, line, isAtStart: isAtStart)
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
        controls.append(line)
        bytes += Array("\u{FFFD}".utf8)
        index += 1
      default:
        bytes.append(byte)
        index += 1
      }
      if isAtStart { isAtStart = MarkdownSource.mayPrecedeBlock(byte) }
    }
  }

  /// Whether a byte may stand before the text of a line: blanks and the marks of lists and quotes.
  private static func mayPrecedeBlock(_ byte: UInt8) -> Bool {
    " \t>-+*.)".utf8.contains(byte) || (0x30...0x39).contains(byte)
  }

  private mutating func readMark(_ text: [UInt8], _ index: Int, _ line: Int) -> Int {
    switch ProseMark.find(text, at: index) {
    case .mark(let mark, let length):
      let source = String(decoding: text[index..<index + length], as: UTF8.self)
      bytes.append(UInt8(ascii: "{"))
      bytes.append(MarkdownSource.sentinel)
      bytes += Array(String(marks.count).utf8)
      bytes.append(MarkdownSource.sentinel)
      bytes.append(UInt8(ascii: "}"))
      marks.append((mark, source))
      return index + length
    case .broken:
      let end = text[index...].prefix(40).prefix { $0 >= 0x20 && $0 != UInt8(ascii: "}") }.endIndex
      let isClosed = end < text.count && text[end] == UInt8(ascii: "}")
      let shown = String(decoding: text[index..<(isClosed ? end + 1 : end)], as: UTF8.self)
      broken.append((line, shown))
      bytes.append(text[index])
      return index + 1
    case nil:
      bytes.append(text[index])
      return index + 1
    }
  }

  /// Reads `[`: notes footnotes, and keeps definitions of links in the text, from which the parser
  /// would take them away.
  private mutating func readBracket(
    _ text: [UInt8], _ index: Int, _ line: Int, isAtStart: Bool
  ) -> Int {
    let label = MarkdownSource.label(text, index)
    let isDefinition = label.map { $0.end < text.count && text[$0.end] == UInt8(ascii: ":") }
    if let label, label.isFootnote {
      if isAtStart, isDefinition == true {
        footnotes.append((line, label.text))
      } else {
        footnoteMarks.append((line, label.text))
      }
    } else if isAtStart, isDefinition == true {
      linkDefinitions.append(line)
      bytes.append(UInt8(ascii: "\\"))
    }
    bytes.append(text[index])
    return index + 1
  }

  /// The label in brackets that begins at `index`, and the position behind it.
  private static func label(
    _ text: [UInt8], _ index: Int
  ) -> (text: String, isFootnote: Bool, end: Int)? {
    var cursor = index + 1
    var hasBlank = false
    // CommonMark: a label holds at most 999 characters.
    while cursor < min(text.count, index + 4000) {
      let byte = text[cursor]
      if byte == UInt8(ascii: "]") {
        let isNote = text[index + 1] == UInt8(ascii: "^") && !hasBlank && cursor > index + 2
        let name = String(decoding: text[(index + 1)..<cursor], as: UTF8.self)
        return (isNote ? String(name.dropFirst()).lowercased() : name, isNote, cursor + 1)
      }
      if byte == UInt8(ascii: "[") { return nil }
      if byte <= 0x20 { hasBlank = true }
      cursor += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// Number of cells in the row of a table on a line: the parser drops those beyond the head.
  func cells(onLine line: Int) -> Int {
    guard lineStarts.indices.contains(line - 1) else { return 0 }
    let row = bytes[lineStarts[line - 1]...].prefix { $0 != 10 && $0 != 13 }
    var bars = 0
    var content = row.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = content.last, last == 0x20 || last == 0x09 { content.removeLast() }
    if content.first == UInt8(ascii: "|") { content.removeFirst() }
    var isEscaped = false
    for (index, byte) in zip(content.indices, content) {
      let isLast = index == content.endIndex - 1
      if byte == UInt8(ascii: "|"), !isEscaped, !isLast { bars += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return bars + 1
  }

  /// A piece of the text of a node.
  enum Piece {
    case text(String)
    case mark(ProseMark, source: String)
  }

  /// The text of a node with its marks.
  func pieces(_ literal: String) -> [Piece] {
    let bytes = Array(literal.utf8)
    guard bytes.contains(MarkdownSource.sentinel) else { return [.text(literal)] }
    var pieces: [Piece] = []
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), let (number, end) = number(bytes, index) {
        if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
        pieces.append(.mark(marks[number].mark, source: marks[number].source))
        index = end
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
    return pieces
  }

  /// Number of the mark that stands at `index` in the parser's text, and the position behind it.
  private func number(_ bytes: [UInt8], _ index: Int) -> (Int, Int)? {
    guard index + 1 < bytes.count, bytes[index + 1] == MarkdownSource.sentinel else { return nil }
    let digits = bytes[(index + 2)...].prefix { (0x30...0x39).contains($0) }
    guard digits.endIndex + 1 < bytes.count, bytes[digits.endIndex] == MarkdownSource.sentinel,
      bytes[digits.endIndex + 1] == UInt8(ascii: "}"),
      let number = Int(String(decoding: digits, as: UTF8.self)), number < marks.count
    else { return nil }
    return (number, digits.endIndex + 2)
  }

  /// The text of a node with its marks as they were written.
  func restored(_ literal: String) -> String {
    var result = ""
    for piece in pieces(literal) {
      switch piece {
      case .text(let text): result += text
      case .mark(_, let source): result += source
      }
    }
    return result
  }
}
