internal import Prepare
internal import References

/// Finds numbers whose word disagrees: "8 (dua)".
struct NumberWords: Sendable {
  /// A number and the word behind it.
  struct Mismatch: Sendable, Hashable {
    let text: String
    let expected: String
  }

  private let formats: Formats
  private let vocabulary: Set<String>

  /// - Parameter words: words of documents, which spell numbers.
  init(_ words: Words) {
    formats = Formats(words)
    var vocabulary: Set<String> = []
    let samples = Array(0...20) + [30, 100, 200, 1000, 2000, 2_000_000, 2_000_000_000]
    for sample in samples {
      vocabulary.formUnion(formats.spelling(sample).split(separator: " ").map(String.init))
    }
    self.vocabulary = vocabulary
  }

  /// Whether a text has a bracket at all, as few have.
  static func mayStand(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.contains(UInt8(ascii: "(")) }
  }

  /// The numbers of a text whose word is another number's.
  func mismatches(in text: String) -> [Mismatch] {
    guard NumberWords.mayStand(in: text) else { return [] }
    var found: [Mismatch] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "(") {
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: ")") else { break }
      let word = rest[after..<close].lowercased()
      let parts = word.split(separator: " ").map(String.init)
      let digits = number(before: open, in: rest)
      if let digits, !parts.isEmpty, parts.allSatisfy(vocabulary.contains),
        let value = Int(digits.filter { $0 != "." })
      {
        let expected = formats.spelling(value)
        if expected != parts.joined(separator: " ") {
          found.append(Mismatch(text: "\(digits) (\(word))", expected: "\(digits) (\(expected))"))
        }
      }
      rest = rest[after...]
    }
    return found
  }

  /// The digits right before a bracket, with a blank between.
  private func number(before open: Substring.Index, in text: Substring) -> Substring? {
    var head = text[..<open]
    guard head.last == " " else { return nil }
    head.removeLast()
    let isDigit = { (character: Character) in ("0"..."9").contains(character) || character == "." }
    let digits = head.reversed().prefix(while: isDigit).count
    guard digits > 0, digits < 16 else { return nil }
    return head.suffix(digits)
  }
}
