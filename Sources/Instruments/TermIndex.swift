/// Finds defined terms in running text: the longest term wins, capitals count, and a term is only
/// found as whole words.
struct TermIndex: Sendable {
  private struct Entry: Sendable {
    let words: [Substring]
    /// The words as bytes.
    let bytes: [[UInt8]]
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
        let words = TermIndex.words(spelling)
        guard let byte = words.first?.utf8.first else { continue }
        entries[Int(byte)].append(
          Entry(words: words, bytes: words.map { Array($0.utf8) }, term: term))
        isEmpty = false
      }
    }
    for byte in entries.indices where entries[byte].count > 1 {
      entries[byte].sort { $0.words.count > $1.words.count }
    }
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
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard TermIndex.isWord(byte) else {
        position += 1
        continue
      }
      if !entries[Int(byte)].isEmpty, let match = match(in: text, at: position) {
        found.append(match.term)
        position = match.end
      } else {
        position = TermIndex.end(ofWordAt: position, in: text)
      }
    }
    return found
  }

  /// The longest term that begins with the word at `position`, and the offset behind it.
  private func match(
    in text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (term: Int, end: Int)? {
    for entry in entries[Int(text[position])] {
      var start = position
      var end = position
      let fits = entry.bytes.allSatisfy { word in
        start = end
        while start < text.count, !TermIndex.isWord(text[start]) { start += 1 }
        guard start + word.count <= text.count else { return false }
        for offset in 0..<word.count where text[start + offset] != word[offset] { return false }
        end = start + word.count
        return end == text.count || !TermIndex.isWord(text[end])
      }
      if fits { return (entry.term, end) }
    }
    return nil
  }

  private static func end(ofWordAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < text.count, isWord(text[end]) { end += 1 }
    return end
  }

  private func terms(inWords words: [Substring]) -> [Int] {
    var found: [Int] = []
    var position = 0
    while position < words.count {
      let byte = words[position].utf8.first ?? 0
      let match = entries[Int(byte)].first {
        $0.words.count <= words.count - position
          && words[position..<(position + $0.words.count)].elementsEqual($0.words)
      }
      if let match { found.append(match.term) }
      position += match?.words.count ?? 1
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

  /// Whether a byte belongs to a word.
  private static func isWord(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (0x61...0x7A).contains(letter) && byte < 0x80 || byte >= 0x80
      || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}
