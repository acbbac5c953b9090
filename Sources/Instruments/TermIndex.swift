/// Finds defined terms in running text: the longest term wins, capitals count, and a term is only
/// found as whole words.
struct TermIndex: Sendable {
  private struct Entry: Sendable {
    /// The words as bytes, with one blank between them.
    let bytes: [UInt8]
    let wordCount: Int
    let term: Int
  }

  /// Terms by the first byte of their first word, longest first: most words of a text begin with
  /// another.
  private var entries = [[Entry]](repeating: [], count: 256)
  private var isEmpty = true

  /// - Parameter terms: spellings of each term.
  init(_ terms: [[String]]) {
    for (term, spellings) in terms.enumerated() {
      for spelling in spellings {
        let entry = TermIndex.entry(spelling, term)
        guard let byte = entry.bytes.first else { continue }
        entries[Int(byte)].append(entry)
        isEmpty = false
      }
    }
    for byte in entries.indices where entries[byte].count > 1 {
      entries[byte].sort { $0.wordCount > $1.wordCount }
    }
  }

  private static func entry(_ spelling: String, _ term: Int) -> Entry {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(spelling.utf8.count)
    var count = 0
    var isInside = false
    for byte in spelling.utf8 {
      let isWord = isWord(byte)
      if isWord, !isInside {
        if count > 0 { bytes.append(0x20) }
        count += 1
      }
      if isWord { bytes.append(byte) }
      isInside = isWord
    }
    return Entry(bytes: bytes, wordCount: count, term: term)
  }

  /// Terms that a text uses, in order, repetitions included.
  func terms(in text: String) -> [Int] {
    guard !isEmpty else { return [] }
    var text = text
    // Bytes say all about words of ASCII; others may be written in two ways.
    let found = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? terms(inASCII: bytes) : nil
    }
    return found ?? terms(inWords: TermIndex.words(text))
  }

  private func terms(inASCII text: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    TermIndex.kinds.withUnsafeBufferPointer { kinds in
      entries.withUnsafeBufferPointer { entries in
        var position = 0
        while position < text.count {
          let byte = Int(text[position])
          guard kinds[byte] else {
            position += 1
            continue
          }
          if !entries[byte].isEmpty, let match = match(in: text, at: position) {
            found.append(match.term)
            position = match.end
          } else {
            while position < text.count, kinds[Int(text[position])] { position += 1 }
          }
        }
      }
    }
    return found
  }

  /// The longest term that begins with the word at `position`, and the offset behind it.
  private func match(
    in text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (term: Int, end: Int)? {
    for entry in entries[Int(text[position])] {
      var end = position
      let fits = entry.bytes.allSatisfy { byte in
        if byte == 0x20 {
          // Between two words stands anything that is none.
          let start = end
          while end < text.count, !TermIndex.isWord(text[end]) { end += 1 }
          return end > start
        }
        guard end < text.count, text[end] == byte else { return false }
        end += 1
        return true
      }
      if fits, end == text.count || !TermIndex.isWord(text[end]) { return (entry.term, end) }
    }
    return nil
  }

  private func terms(inWords words: [Substring]) -> [Int] {
    var found: [Int] = []
    var position = 0
    while position < words.count {
      let byte = words[position].utf8.first ?? 0
      let match = entries[Int(byte)].first { entry in
        entry.wordCount <= words.count - position
          && words[position..<(position + entry.wordCount)].elementsEqual(
            TermIndex.words(String(decoding: entry.bytes, as: UTF8.self)))
      }
      if let match { found.append(match.term) }
      position += match?.wordCount ?? 1
    }
    return found
  }

  /// The words of a text: letters and digits, with hyphens inside.
  static func words(_ text: String) -> [Substring] {
    var result: [Substring] = []
    var start: String.Index?
    let scalars = text.utf8
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let isWord = isWord(scalars[index])
      if isWord, start == nil { start = index }
      if !isWord, let begin = start {
        result.append(text[begin..<index])
        start = nil
      }
      index = scalars.index(after: index)
    }
    if let begin = start { result.append(text[begin...]) }
    return result
  }

  /// For each byte whether it belongs to a word.
  private static let kinds = (0...UInt8.max).map(isWord)

  /// Whether a byte belongs to a word.
  private static func isWord(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (0x61...0x7A).contains(letter) && byte < 0x80 || byte >= 0x80
      || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}
