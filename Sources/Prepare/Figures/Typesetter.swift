internal import References

/// Breaks labels of figures into lines that fit their place, whatever the names are.
struct Typesetter {
  /// Size of all text in units of the picture; 720 units are 16 cm of F4, so that 13 units are 8.2 pt.
  static let size = 13
  /// Distance of two lines.
  static let line = 16
  /// Share by which a text is taken to be wider than its letters say, in per cent: other families
  /// than the measured one may draw it.
  private static let margin = 106

  let metrics: FontMetrics

  /// Width of a text in units, rounded up.
  func width(_ text: some StringProtocol, _ weight: FontMetrics.Weight = .regular) -> Int {
    let em = metrics.width(of: text, weight)
    return (em * Typesetter.size * Typesetter.margin + 99_999) / 100_000
  }

  /// The lines of a text, each at most `width` units wide: broken at blanks, long words at punctuation, what is left
  /// anywhere.
  ///
  /// - Parameters:
  ///   - text: the text, of any length.
  ///   - width: room in units.
  ///   - weight: cut of the letters.
  ///   - limit: most lines; what goes beyond ends in an ellipsis.
  /// - Returns: the lines; none for a text of blanks.
  func lines(
    _ text: String, within width: Int, _ weight: FontMetrics.Weight = .regular, limit: Int = 8
  ) -> [String] {
    let blank = self.width(" ", weight)
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      for (number, piece) in pieces(word, within: width, weight).enumerated() {
        let gap = number == 0 && !current.isEmpty ? blank : 0
        let needed = self.width(piece, weight)
        if !current.isEmpty, used + gap + needed > width {
          lines.append(current)
          // No label is longer than its limit, so the rest of a hostile text need not be measured.
          if lines.count > limit { return cut(lines, to: limit, within: width, weight) }
          (current, used) = ("", 0)
        }
        current += (current.isEmpty || gap == 0 ? "" : " ") + piece
        used += (used == 0 ? 0 : gap) + needed
      }
    }
    if !current.isEmpty { lines.append(current) }
    return lines.count > limit ? cut(lines, to: limit, within: width, weight) : lines
  }

  /// A word in pieces that fit: whole, else behind its punctuation, else letter by letter.
  private func pieces(_ word: Substring, within width: Int, _ weight: FontMetrics.Weight)
    -> [Substring]
  {
    if self.width(word, weight) <= width { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    var used = 0
    for index in word.indices {
      let needed = self.width(String(word[index]), weight)
      if used + needed > width, start < index {
        pieces.append(word[start..<index])
        (start, used) = (index, 0)
      }
      used += needed
      let next = word.index(after: index)
      if "/-_.,;:".contains(word[index]), used * 2 > width {
        pieces.append(word[start..<next])
        (start, used) = (next, 0)
      }
    }
    if start < word.endIndex { pieces.append(word[start...]) }
    return pieces
  }

  private func cut(
    _ lines: [String], to limit: Int, within width: Int, _ weight: FontMetrics.Weight
  ) -> [String] {
    var result = Array(lines.prefix(limit))
    guard var last = result.popLast() else { return [] }
    while !last.isEmpty, self.width(last + "…", weight) > width { last.removeLast() }
    return result + [last + "…"]
  }
}
