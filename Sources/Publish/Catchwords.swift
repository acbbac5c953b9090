public import References

/// The first words of the next page at the foot of each page (kata penyambung), as the form of
/// instruments has them in some offices (Permenkumham 31/2020): exactly these words, with dots behind
/// them, and none where a new part begins.
public struct Catchwords: Sendable {
  /// Words for the foot of each page, from the first on; empty where it has none.
  public let words: [String]

  /// - Parameters:
  ///   - pages: texts of the pages in the order of reading, lines apart.
  ///   - vocabulary: words of instruments: which marks take a second word, and where parts begin.
  public init(_ pages: [String], _ vocabulary: Words) {
    func list(_ key: String) -> Set<String> {
      Set(vocabulary.text(key).split(separator: " ").map(String.init))
    }
    let leading = list("penyambung.berpasangan")
    let parts = list("penyambung.bagian-baru")
    let dots = vocabulary.text("penyambung.titik")
    words = pages.indices.map { page in
      guard page + 1 < pages.count else { return "" }
      let next = Catchwords.firstWords(of: pages[page + 1])
      guard let first = next.first, !parts.contains(first) else { return "" }
      let isMark =
        leading.contains(first) || !first.contains { $0.isLetter && $0.isLowercase }
        || first.count < 4
      return (isMark ? next.prefix(2) : next.prefix(1)).joined(separator: " ") + dots
    }
  }

  /// The first words of a page, below its number.
  private static func firstWords(of page: String) -> [String] {
    let lines = page.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
      .filter { !$0.isEmpty }
    // A number between hyphens, which readers of pages join or part.
    let text = lines.drop { line in
      let whole = line.joined()
      return whole.hasPrefix("-") && whole.hasSuffix("-")
        && Int(whole.dropFirst().dropLast()) != nil
    }
    return Array(text.joined().prefix(2))
  }

  /// The words as a style sheet: a rule for the foot of each page that has some.
  public var css: String {
    words.enumerated().filter { !$0.element.isEmpty }.map { number, words in
      let plain = words.filter { !"<>\\\"".contains($0) }
      return "@page :nth(\(number + 1)) { @bottom-right { content: \"\(plain)\"; "
        + "font: 12pt var(--huruf, serif); } }\n"
    }.joined()
  }
}
