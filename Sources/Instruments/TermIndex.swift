/// Finds defined terms in running text: the longest term wins, capitals count, and a term is only
/// found as whole words.
struct TermIndex: Sendable {
  private struct Entry: Sendable {
    let words: [Substring]
    let term: Int
  }

  /// Terms by their first word, longest first.
  private var entries: [Substring: [Entry]] = [:]
  /// First bytes of those words: most words of a text begin with another.
  private var starts = [Bool](repeating: false, count: 256)

  /// - Parameter terms: spellings of each term.
  init(_ terms: [[String]]) {
    for (term, spellings) in terms.enumerated() {
      for spelling in spellings {
        let words = TermIndex.words(spelling)
        guard let first = words.first else { continue }
        entries[first, default: []].append(Entry(words: words, term: term))
      }
    }
    for key in entries.keys {
      entries[key]?.sort { $0.words.count > $1.words.count }
    }
    for byte in entries.keys.compactMap(\.utf8.first) { starts[Int(byte)] = true }
  }

  /// Terms that a text uses, in order, repetitions included.
  func terms(in text: String) -> [Int] {
    let words = TermIndex.words(text)
    var found: [Int] = []
    var position = 0
    while position < words.count {
      guard let start = words[position].utf8.first, starts[Int(start)] else {
        position += 1
        continue
      }
      let match = entries[words[position]]?.first {
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
      let byte = scalars[index]
      let isWord =
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
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
}
