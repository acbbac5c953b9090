/// The mark of an item at the head of a line: `(1)`, `a.`, `1.`, `a)`, `1)`.
struct Marker: Sendable {
  /// How a mark is written; items of one list share it.
  enum Style: Sendable, Hashable {
    /// (1)
    case ayat
    /// a.
    case letter
    /// 1.
    case digit
    /// a)
    case letterBracket
    /// 1)
    case digitBracket
    /// (a)
    case letterBrackets

    /// Kind of the unit that carries it.
    var kind: Unit.Kind {
      switch self {
      case .ayat: .ayat
      case .letter: .huruf
      case .digit: .angka
      case .letterBracket, .letterBrackets: .subhuruf
      case .digitBracket: .subangka
      }
    }
  }

  let style: Style
  let value: Int
  /// Letter behind a number, as in `(2a)`.
  let suffix: String
  /// The number as written, bare.
  let number: String

  /// Reads a word as a mark; nil when it is none.
  ///
  /// - Parameter text: the word, in letters of the Latin script.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, bytes.count <= 6, let last = bytes.last else { return nil }
    let opens = bytes[0] == UInt8(ascii: "(")
    let closes = last == UInt8(ascii: ")")
    guard closes || (last == UInt8(ascii: ".") && !opens) else { return nil }
    let inner = bytes[(opens ? 1 : 0)..<(bytes.count - 1)]
    guard let content = Marker.content(inner) else { return nil }
    (value, suffix) = (content.value, content.suffix)
    number = String(decoding: inner, as: UTF8.self)
    switch (content.isLetter, opens, closes) {
    // A capital or a small letter L in brackets is a one that scanning misread.
    case (true, true, true): style = .letterBrackets
    case (true, false, true): style = .letterBracket
    case (true, _, _): style = .letter
    case (false, true, true): style = .ayat
    case (false, false, true): style = .digitBracket
    default: style = .digit
    }
  }

  /// An ayat's mark with this number.
  init(ayat value: Int, as number: String) {
    style = .ayat
    self.value = value
    suffix = ""
    self.number = number
  }

  /// Number or letter of a mark: digits with at most one letter behind, or one or two letters.
  private static func content(_ bytes: ArraySlice<UInt8>) -> (
    value: Int, suffix: String, isLetter: Bool
  )? {
    let digits = bytes.prefix { (48...57).contains($0) }
    let rest = bytes.dropFirst(digits.count)
    if digits.isEmpty {
      guard rest.allSatisfy({ (97...122).contains($0) }), rest.count <= 2, let first = rest.first
      else { return nil }
      // After z come aa, bb, cc.
      guard rest.count == 1 || rest.last == first else { return nil }
      return (Int(first) - 96 + (rest.count - 1) * 26, "", true)
    }
    guard digits.count <= 3, rest.count <= 1, rest.allSatisfy({ isLetter($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return value == 0 ? nil : (value, String(decoding: rest, as: UTF8.self), false)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Letters of a list by position: a to z, then aa to zz.
  static func letters(_ value: Int) -> String {
    guard value >= 1, value <= 52 else { return String(value) }
    let letter = String(UnicodeScalar(UInt8(97 + (value - 1) % 26)))
    return value > 26 ? letter + letter : letter
  }
}

/// Roman numbers.
enum Roman {
  private static let values: [(String, Int)] = [
    ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50),
    ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
  ]

  /// A number in Roman figures.
  static func text(_ value: Int) -> String {
    var rest = value
    var result = ""
    for (text, step) in values {
      while rest >= step {
        result += text
        rest -= step
      }
    }
    return result
  }

  /// The value of Roman figures; nil when the text is none.
  static func value(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
    var rest = text[...]
    var result = 0
    for (step, value) in values {
      while rest.hasPrefix(step) {
        result += value
        rest = rest.dropFirst(step.count)
      }
    }
    return rest.isEmpty && Roman.text(result) == text ? result : nil
  }
}
