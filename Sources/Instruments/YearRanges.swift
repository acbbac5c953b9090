/// Ranges of years in a text ("2025–2029"), which no line end cuts in two.
enum YearRanges {
  /// A piece of a text.
  struct Piece: Equatable {
    let text: String
    /// Whether the piece is a range of years.
    let isRange: Bool
  }

  private static let dash: [UInt8] = Array("–".utf8)
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// A text cut before and behind each range of years: four digits, an en dash, four digits, with no
  /// further digit beside them.
  ///
  /// - Parameter text: any text.
  /// - Returns: its pieces in order, which are the text again when they are joined; none is empty.
  static func pieces(_ text: String) -> [Piece] {
    let bytes = text.utf8
    var result: [Piece] = []
    var start = bytes.startIndex
    var cursor = start
    while let found = bytes[cursor...].firstIndex(of: dash[0]) {
      cursor = bytes.index(after: found)
      guard bytes[found...].starts(with: dash),
        let first = years(before: found, in: bytes, from: start)
      else { continue }
      let behind = bytes.index(found, offsetBy: dash.count)
      let last = bytes[behind...].prefix { digits.contains($0) }
      guard last.count == 4 else { continue }
      if start < first { result.append(Piece(text: String(text[start..<first]), isRange: false)) }
      result.append(Piece(text: String(text[first..<last.endIndex]), isRange: true))
      start = last.endIndex
      cursor = start
    }
    if start < text.endIndex {
      result.append(Piece(text: String(text[start...]), isRange: false))
    }
    return result
  }

  /// Where the four digits before a dash begin; nil when there are more or fewer.
  private static func years(
    before dash: String.Index, in bytes: String.UTF8View, from start: String.Index
  ) -> String.Index? {
    let years = bytes[start..<dash].reversed().prefix { digits.contains($0) }
    return years.count == 4 ? bytes.index(dash, offsetBy: -4) : nil
  }
}
