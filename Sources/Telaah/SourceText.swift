/// The text of a regulation as lines of words, whatever its encoding and line breaks.
///
/// UTF-8 is tried first; what is no UTF-8 is read as Windows-1252, which gives every byte a
/// character. A word is what stands between white space; asterisks, by which scanning programs mark
/// letters in another font, are taken off.
public struct SourceText: Sendable {
  /// How the bytes were read.
  public enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case windows1252 = "Windows-1252"
  }

  public let encoding: Encoding
  /// Whether the lines are those of a plain text file.
  public let isPlain: Bool
  /// All words in the order of the text.
  public let words: [Word]
  /// The words of each line; line 1 comes first.
  public let lines: [Range<Int>]
  /// Cuts a text.
  ///
  /// - Parameter bytes: the whole file.
  public init(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if String(validating: bytes, as: UTF8.self) != nil {
      encoding = .utf8
      var cutter = WordCutter(Array(bytes))
      (words, lines) = cutter.cut()
    } else {
      encoding = .windows1252
      var cutter = WordCutter(SourceText.utf8(windows1252: bytes))
      (words, lines) = cutter.cut()
    }
    width = SourceText.width(words, lines)
    isPlain = true
  }

  /// Cuts lines that come from elsewhere, each with the number that it has there.
  ///
  /// - Parameter lines: texts of single lines and their numbers.
  public init(lines: [(text: String, number: Int)]) {
    encoding = .utf8
    var cutter = WordCutter(Array(lines.map(\.text).joined(separator: "\n").utf8))
    let numbers = lines.map(\.number)
    var (words, ranges) = cutter.cut()
    for index in words.indices where words[index].line - 1 < numbers.count {
      words[index].line = numbers[words[index].line - 1]
    }
    self.words = words
    self.lines = ranges
    width = nil
    isPlain = false
  }

  /// Characters that fit on a line, where the lines of the text are all cut at about one width; nil
  /// where a line holds a whole paragraph.
  let width: Int?

  /// The widest lines of a text that was cut; a few that stick out do not count.
  private static func width(_ words: [Word], _ lines: [Range<Int>]) -> Int? {
    let lengths = lines.compactMap { $0.last.map { end(of: words[$0]) } }.sorted()
    guard lengths.count > 20 else { return nil }
    let wide = lengths[lengths.count * 97 / 100]
    return wide <= 160 ? wide : nil
  }

  /// Column behind a word.
  private static func end(of word: Word) -> Int { word.column + word.text.count }

  /// Whether a line ended before a word only because the word found no room on it.
  func isForced(_ last: Int, _ next: Int) -> Bool {
    guard let width else { return false }
    return SourceText.end(of: words[last]) + words[next].text.count + 1 >= width - 2
  }

  /// Windows-1252 as UTF-8; the five bytes without a character become the replacement character.
  private static func utf8(windows1252 bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        result.append(byte)
        continue
      }
      let value = byte < 0xA0 ? windows1252High[Int(byte) - 0x80] : UInt16(byte)
      let scalar = UnicodeScalar(value) ?? "\u{FFFD}"
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
    return result
  }

  /// Characters of the bytes 80 to 9F (WHATWG Encoding Standard, index windows-1252).
  private static let windows1252High: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

/// A word of a source text and where it stands.
public struct Word: Sendable, Hashable {
  /// The word without marks of font.
  public var text: String
  /// Line and column, both counted from 1; the column counts characters.
  public var line: Int
  public var column: Int
  /// Whether letters of another font mark it as foreign.
  public var isForeign: Bool
  /// Whether no white space stands before it: a piece cut off from the word before.
  public var isGlued: Bool

  public init(
    _ text: String, line: Int, column: Int, isForeign: Bool = false, isGlued: Bool = false
  ) {
    self.text = text
    self.line = line
    self.column = column
    self.isForeign = isForeign
    self.isGlued = isGlued
  }
}

/// Cuts UTF-8 into words, byte by byte.
private struct WordCutter {
  private let bytes: [UInt8]
  private var words: [Word] = []
  private var lines: [Range<Int>] = []
  private var line = 1
  private var isForeign = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func cut() -> ([Word], [Range<Int>]) {
    words.reserveCapacity(bytes.count / 7)
    var first = 0
    var column = 1
    var index = 0
    while index < bytes.count {
      let length = WordCutter.blank(bytes, index)
      if length > 0 {
        let byte = bytes[index]
        index += length
        column += 1
        guard byte == 10 || byte == 13 || byte == 12 else { continue }
        if byte == 13, index < bytes.count, bytes[index] == 10 { index += 1 }
        // A form feed begins a page, not a line of its own.
        if byte == 12 { continue }
        lines.append(first..<words.count)
        (first, column) = (words.count, 1)
        line += 1
        continue
      }
      let start = index
      while index < bytes.count, WordCutter.blank(bytes, index) == 0 { index += 1 }
      column += add(bytes[start..<index], column)
    }
    if first < words.count || (bytes.last.map { $0 != 10 && $0 != 13 } ?? false) {
      lines.append(first..<words.count)
    }
    return (words, lines)
  }

  /// Adds a word.
  ///
  /// - Returns: its number of characters.
  private mutating func add(_ raw: ArraySlice<UInt8>, _ column: Int) -> Int {
    let star = UInt8(ascii: "*")
    let characters = raw.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    guard raw.contains(star) else {
      append(raw, column)
      return characters
    }
    // One asterisk begins or ends another font, two begin or end fat letters.
    var runs = 0
    var current = 0
    for byte in raw {
      if byte == star { current += 1 } else { (runs, current) = (runs + current % 2, 0) }
    }
    runs += current % 2
    let clean = raw.filter { $0 != star }
    let wasForeign = isForeign
    if runs % 2 == 1 { isForeign.toggle() }
    let text = String(decoding: clean.isEmpty ? Array(raw) : clean, as: UTF8.self)
    words.append(
      Word(text, line: line, column: column, isForeign: wasForeign || isForeign || runs > 1))
    return characters
  }

  /// Appends a word; a mark that scanning glued to the word behind it becomes a word of its own.
  private mutating func append(_ raw: ArraySlice<UInt8>, _ column: Int) {
    let cut = WordCutter.markLength(raw)
    let text = String(decoding: raw.prefix(cut == 0 ? raw.count : cut), as: UTF8.self)
    words.append(Word(text, line: line, column: column, isForeign: isForeign))
    guard cut > 0 else { return }
    let rest = String(decoding: raw.dropFirst(cut), as: UTF8.self)
    words.append(
      Word(rest, line: line, column: column + cut, isForeign: isForeign, isGlued: true))
  }

  /// Bytes of a mark such as `(1)` with letters right behind it; 0 when the word has none.
  private static func markLength(_ raw: ArraySlice<UInt8>) -> Int {
    guard raw.count > 3, raw.first == UInt8(ascii: "(") else { return 0 }
    let digits = raw.dropFirst().prefix(4).prefix { (48...57).contains($0) }
    let end = digits.endIndex
    guard !digits.isEmpty, digits.count < 4, end + 1 < raw.endIndex,
      raw[end] == UInt8(ascii: ")"), isLetter(raw[end + 1])
    else { return 0 }
    return digits.count + 2
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Length of the white space that begins at `index`; 0 when none does.
  private static func blank(_ bytes: [UInt8], _ index: Int) -> Int {
    switch bytes[index] {
    case 9...13, 32: return 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: return 2
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      return (0x80...0x8B).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF ? 3 : 0
    case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      return bytes[index + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }
}
