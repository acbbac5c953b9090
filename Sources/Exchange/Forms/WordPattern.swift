internal import References

/// A text of the locale read backwards: what stands in a filled text at the places of its `%name%`.
struct WordPattern {
  private enum Piece: Equatable {
    case literal(String)
    case name(String)
  }

  private let pieces: [Piece]

  /// - Parameter template: a text with places, such as `%mulai% sampai dengan %selesai%`.
  init(_ template: String) {
    var pieces: [Piece] = []
    for (number, part) in template.split(separator: "%", omittingEmptySubsequences: false)
      .enumerated()
    {
      if number.isMultiple(of: 2) {
        if !part.isEmpty { pieces.append(.literal(String(part))) }
      } else {
        pieces.append(.name(String(part)))
      }
    }
    self.pieces = pieces
  }

  /// The values of a text by their names; nil when the text is not of this pattern.
  ///
  /// A place reaches to the first place of the words behind it, the last one to the end.
  func values(in text: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = CellWords.folded(text)[...]
    var open: String?
    for piece in pieces {
      switch piece {
      case .name(let name): open = name
      case .literal(let words):
        guard let range = rest.firstRange(of: words) else { return nil }
        if let name = open {
          values[name] = String(rest[..<range.lowerBound])
        } else if range.lowerBound != rest.startIndex {
          return nil
        }
        open = nil
        rest = rest[range.upperBound...]
      }
    }
    if let open { values[open] = String(rest) } else if !rest.isEmpty { return nil }
    return values
  }
}
