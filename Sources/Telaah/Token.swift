/// A piece of a unit's text that reference and wording rules look at.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A run of letters, with hyphens and slashes inside.
    case word
    /// Digits.
    case number
    /// Digits in brackets: `(2)`.
    case bracketed
    /// One mark.
    case mark
  }

  let kind: Kind
  /// Letters in lower case and Latin script, or the mark.
  let key: String
  /// As written.
  let text: String
  /// Value of digits.
  let value: Int
  /// Letter behind digits, in upper case: `A` in 12A.
  let suffix: String
  /// The word of the source that holds it.
  let word: Int

  var isStop: Bool { kind == .mark && (key == "." || key == ";" || key == ":") }
}

/// Cuts the words of a unit into tokens: `ayat(1)` becomes two, `Pasal 42huruf d` four.
struct TokenCutter {
  let source: SourceText
  let vocabulary: Vocabulary

  /// The tokens of some ranges of words; a word cut at the end of a line is whole again.
  func tokens(_ spans: [Range<Int>]) -> [Token] {
    var result: [Token] = []
    var last: Int?
    for span in spans {
      for word in span {
        if let last, Reading.isCut(source.words[last], source.words[word]),
          let previous = result.last, previous.kind == .mark, previous.key == "-",
          result.count > 1
        {
          result.removeLast()
          let head = result.removeLast()
          cut(head.text + "-" + source.words[word].text, word, into: &result)
        } else {
          cut(source.words[word].text, word, into: &result)
        }
        last = word
      }
    }
    return result
  }

  private func cut(_ text: String, _ word: Int, into result: inout [Token]) {
    let plain = text.utf8.allSatisfy { $0 < 0x80 } ? text : vocabulary.plain(text)
    let bytes = Array(plain.utf8)
    var index = 0
    while index < bytes.count {
      let start = index
      if TokenCutter.isLetter(bytes[index]) {
        index = TokenCutter.endOfLetters(bytes, index)
        add(.word, bytes[start..<index], word, into: &result)
      } else if TokenCutter.isDigit(bytes[index]) {
        while index < bytes.count, TokenCutter.isDigit(bytes[index]) { index += 1 }
        // A single capital behind digits belongs to the number: 12A.
        let hasSuffix =
          index < bytes.count && (65...90).contains(bytes[index])
          && (index + 1 == bytes.count || !TokenCutter.isLetter(bytes[index + 1]))
        if hasSuffix { index += 1 }
        add(.number, bytes[start..<index], word, into: &result)
      } else if let end = TokenCutter.endOfBracket(bytes, index) {
        index = end
        add(.bracketed, bytes[start..<index], word, into: &result)
      } else {
        index += TokenCutter.length(bytes[index])
        add(.mark, bytes[start..<min(index, bytes.count)], word, into: &result)
      }
    }
  }

  private func add(
    _ kind: Token.Kind, _ bytes: ArraySlice<UInt8>, _ word: Int, into result: inout [Token]
  ) {
    let text = String(decoding: bytes, as: UTF8.self)
    let digits = bytes.filter { TokenCutter.isDigit($0) }.prefix(9)
    let value =
      kind == .word || kind == .mark ? 0 : digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    let suffix = String(decoding: bytes.filter { (65...90).contains($0) }, as: UTF8.self)
    let key = String(
      decoding: bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    result.append(
      Token(
        kind: kind, key: key, text: text, value: value,
        suffix: kind == .word || kind == .mark ? "" : suffix, word: word))
  }

  /// End of a run of letters; hyphens, slashes, dots and apostrophes count when letters follow.
  private static func endOfLetters(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      let joins = byte == 45 || byte == 47 || byte == 39 || byte == 46
      let isInner = joins && index + 1 < bytes.count && isLetter(bytes[index + 1])
      guard isLetter(byte) || isInner else { break }
      index += 1
    }
    return index
  }

  /// End of `(12)` or `(2a)`; nil when the brackets hold anything else.
  private static func endOfBracket(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "(") else { return nil }
    var index = start + 1
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    guard index > start + 1 else { return nil }
    if index < bytes.count, isLetter(bytes[index]) { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0xC3
      || (0x80...0xBF).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func length(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
