/// Finds defined terms in running text: the longest term wins, capitals count, and a term is only
/// found as whole words.
struct TermIndex: Sendable {
  fileprivate struct Entry: Sendable {
    /// The words as bytes, with one blank between them.
    let bytes: [UInt8]
    let wordCount: Int
    let term: Int

    /// The offset behind the term, when it begins at `start`, where a word does; nil when it does not.
    func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      var end = start
      for byte in bytes {
        if byte == 0x20 {
          // Between two words stands anything that is none.
          let gap = end
          while end < text.count, !TermIndex.isWord(text[end]) { end += 1 }
          if end == gap { return nil }
        } else {
          guard end < text.count, text[end] == byte else { return nil }
          end += 1
        }
      }
      return end == text.count || !TermIndex.isWord(text[end]) ? end : nil
    }
  }

  /// Terms by the first byte of their first word, longest first: most words of a text begin with
  /// another.
  fileprivate var entries = [[Entry]](repeating: [], count: 256)

  /// - Parameter terms: spellings of each term.
  init(_ terms: [[String]]) {
    for (term, spellings) in terms.enumerated() {
      for spelling in spellings {
        let entry = TermIndex.entry(spelling, term)
        guard let byte = entry.bytes.first else { continue }
        entries[Int(byte)].append(entry)
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

  fileprivate func terms(inWords words: [Substring]) -> [Int] {
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
  fileprivate static let kinds = (0...UInt8.max).map(isWord)

  /// Whether a byte belongs to a word.
  fileprivate static func isWord(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (0x61...0x7A).contains(letter) && byte < 0x80 || byte >= 0x80
      || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}

/// Several indexes that are looked up together: a text is gone through once for all of them.
struct TermSearch: Sendable {
  /// As many indexes as one search can have.
  private static let limit = 8

  private let indexes: [TermIndex]
  /// Entries of all indexes by their first byte, those of one index in their order.
  private var entries = [[(index: Int, entry: TermIndex.Entry)]](repeating: [], count: 256)

  /// - Parameter indexes: at most eight.
  init(_ indexes: [TermIndex]) {
    self.indexes = Array(indexes.prefix(TermSearch.limit))
    for (index, terms) in self.indexes.enumerated() {
      for byte in terms.entries.indices where !terms.entries[byte].isEmpty {
        entries[byte] += terms.entries[byte].map { (index, $0) }
      }
    }
  }

  /// Terms that a text uses, in order, repetitions included, of whatever index.
  func terms(in text: String) -> [Int] {
    var found: [Int] = []
    search(text) { _, term in found.append(term) }
    return found
  }

  /// Hands over the terms that a text uses, those of each index in the order of the text.
  ///
  /// - Parameters:
  ///   - text: running text.
  ///   - body: takes the number of the index and that of the term.
  func search(_ text: String, _ body: (_ index: Int, _ term: Int) -> Void) {
    var text = text
    // Bytes say all about words of ASCII; others may be written in two ways.
    let isASCII = text.withUTF8 { bytes in
      guard bytes.reduce(0, |) < 0x80 else { return false }
      search(ascii: bytes, body)
      return true
    }
    if isASCII { return }
    let words = TermIndex.words(text)
    for (number, index) in indexes.enumerated() {
      for term in index.terms(inWords: words) { body(number, term) }
    }
  }

  private func search(
    ascii text: UnsafeBufferPointer<UInt8>, _ body: (_ index: Int, _ term: Int) -> Void
  ) {
    // Where each index may find its next term: behind its last one.
    var next = SIMD8<Int>(repeating: 0)
    TermIndex.kinds.withUnsafeBufferPointer { kinds in
      entries.withUnsafeBufferPointer { entries in
        var position = 0
        while position < text.count {
          let byte = Int(text[position])
          guard kinds[byte] else {
            position += 1
            continue
          }
          for (index, entry) in entries[byte] where next[index] <= position {
            guard let end = entry.end(in: text, from: position) else { continue }
            body(index, entry.term)
            next[index] = end
          }
          while position < text.count, kinds[Int(text[position])] { position += 1 }
        }
      }
    }
  }
}
