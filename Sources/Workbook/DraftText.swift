/// Texts as the parts of a workbook carry them.
enum DraftText {
  /// The most UTF-16 units of a cell.
  static let limit = 32_767

  /// The text with what XML cannot carry written as `_xHHHH_`, and `_x` of the text itself written
  /// so that it is not taken for that (ECMA-376 part 1, 22.9.2.19).
  static func escaped(_ text: String) -> String {
    guard
      text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x5F })
        || text.unicodeScalars.contains(where: { $0.value == 0xFFFE || $0.value == 0xFFFF })
    else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "_", looksLikeEscape(rest) {
        result.append(contentsOf: "_x005F_".unicodeScalars)
      } else if scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0xFFFE
        || scalar.value == 0xFFFF
      {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
        result.append(contentsOf: "_x\(zeros)\(digits)_".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether `_` and what follows would be read as an escape.
  private static func looksLikeEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
    let next = Array(rest.prefix(6))
    return next.count == 6 && next[0] == "x" && next[5] == "_"
      && next[1...4].allSatisfy { $0.isASCII && Character($0).isHexDigit }
  }

  /// Whether white space at the ends would be lost unless it is marked.
  static func needsPreserving(_ text: String) -> Bool {
    func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
    return isSpace(text.utf8.first) || isSpace(text.utf8.last) || text.utf8.contains(0x0A)
  }

  /// Whether programs would take the text for a formula when it is typed again.
  static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return "=+-@\t\r".utf8.contains(first)
  }

  /// The first units of a text, whole characters.
  static func prefix(_ text: String, _ limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var result = text
    while result.utf16.count > limit { result.removeLast() }
    return result
  }

  /// A file or URL as URI: what may not stand in one is written in percent form; what is written so
  /// already stays.
  static func uri(_ text: String) -> String {
    let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      let isAlphanumeric =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
      if isAlphanumeric || allowed.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The shared texts of a workbook that is being written, each once, in the order of their first use.
struct DraftStrings {
  private(set) var texts: [String] = []
  private(set) var uses = 0
  private var indices: [[UInt8]: Int] = [:]

  /// The index of a text. Texts are told apart byte by byte: two spellings of one accented letter
  /// are two texts.
  mutating func index(_ text: String) -> Int {
    uses += 1
    let key = Array(text.utf8)
    if let known = indices[key] { return known }
    indices[key] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
