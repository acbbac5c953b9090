internal import XMLTree

/// Carries an edit of printed words into the running text that they were printed from: what is
/// emphasised, referred to or computed there stays so, as long as the edit leaves it alone.
struct InlineEdit {
  /// A piece of running text with the words that it prints.
  private struct Piece {
    var node: Node
    var words: [Character]
    let isEditable: Bool
  }

  private var pieces: [Piece] = []

  /// Nil where the printed words cannot be led back to the pieces.
  ///
  /// - Parameters:
  ///   - element: running text of prose: `p`, `butir` or `sel`.
  ///   - facts: values that `nilai` prints.
  ///   - printed: what the document printed for it.
  init?(_ element: Element, facts: [String: String], printed: String) {
    var known: [(node: Node, text: String?, isEditable: Bool)] = []
    for child in element.children {
      switch child {
      case .text(let text): known.append((child, InlineEdit.folded(text), true))
      case .element(let inner):
        switch inner.name {
        case "tegas", "miring": known.append((child, InlineEdit.folded(inner.text), true))
        case "nilai": known.append((child, facts[inner[attribute: "fakta"] ?? ""], false))
        case "catatan-kaki": known.append((child, "", false))
        default: known.append((child, nil, false))
        }
      case .instruction: break
      }
    }
    let target = Array(printed.settled)
    var cursor = 0
    for (number, piece) in known.enumerated() {
      guard let text = piece.text else {
        pieces.append(Piece(node: piece.node, words: [], isEditable: false))
        continue
      }
      var words = Array(text)
      if number == 0 { words = Array(words.drop { $0 == " " }) }
      if number == known.count - 1 { while words.last == " " { words.removeLast() } }
      // Two blanks that meet at a border are printed as one; behind a reference its words come first.
      let isBehindReference = pieces.last.map { !$0.isEditable && $0.words.isEmpty } ?? false
      if words.first == " ", !isBehindReference, cursor > 0, target[cursor - 1] == " " {
        words.removeFirst()
      }
      guard let found = InlineEdit.find(words, in: target, from: cursor) else { return nil }
      if found > cursor {
        // What was printed in between belongs to a reference whose words are computed.
        guard let last = pieces.indices.last, !pieces[last].isEditable, pieces[last].words.isEmpty
        else { return nil }
        pieces[last].words = Array(target[cursor..<found])
      }
      pieces.append(Piece(node: piece.node, words: words, isEditable: piece.isEditable))
      cursor = found + words.count
    }
    if cursor < target.count {
      guard let last = pieces.indices.last, !pieces[last].isEditable, pieces[last].words.isEmpty
      else { return nil }
      pieces[last].words = Array(target[cursor...])
    }
  }

  /// The children of the running text that prints the new words.
  ///
  /// - Parameters:
  ///   - old: what was printed.
  ///   - new: what is to be printed.
  /// - Returns: nil where the edit touches what cannot be edited in words.
  func children(from old: String, to new: String) -> [Node]? {
    let before = Array(old.settled)
    let after = Array(new.settled)
    var start = 0
    while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
    var tail = 0
    while tail < min(before.count, after.count) - start,
      before[before.count - 1 - tail] == after[after.count - 1 - tail]
    {
      tail += 1
    }
    let end = before.count - tail
    let words = String(after[start..<(after.count - tail)])
    guard !runsOn(start, end, words) else { return nil }
    var result: [Node] = []
    var position = 0
    var isWritten = words.isEmpty
    for (number, piece) in pieces.enumerated() {
      let from = position
      let to = position + piece.words.count
      position = to
      let touches = start < to && end > from
      let takes = !isWritten && piece.isEditable && takes(start, end, number, from, to)
      if !touches, !takes {
        result.append(piece.node)
        continue
      }
      guard piece.isEditable else { return nil }
      let head = String(piece.words.prefix(max(min(start, to) - from, 0)))
      let rest = String(piece.words.dropFirst(max(min(end, to) - from, 0)))
      let own = head + (takes ? words : "") + rest
      if takes { isWritten = true }
      if !own.isEmpty { result.append(InlineEdit.node(piece.node, saying: own)) }
    }
    if !isWritten {
      // Words behind a last piece that is computed, or before a first one.
      if start == 0 {
        result.insert(.text(words), at: 0)
      } else if start == position {
        result.append(.text(words))
      } else {
        return nil
      }
    }
    return result
  }

  /// Whether a piece takes the new words: the one that holds their begin; words put in at a border
  /// go to plain text rather than to what is emphasised.
  private func takes(_ start: Int, _ end: Int, _ number: Int, _ from: Int, _ to: Int) -> Bool {
    guard start >= from, start <= to else { return false }
    if start < to { return true }
    guard number + 1 < pieces.count else { return true }
    guard start == end else { return false }
    if case .text = pieces[number].node { return true }
    return !pieces[number + 1].isEditable
  }

  /// Whether words put in run on from computed words, or into them: "BAB II" that became "BAB III".
  private func runsOn(_ start: Int, _ end: Int, _ words: String) -> Bool {
    func isWord(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber } ?? false
    }
    var position = 0
    for piece in pieces {
      let from = position
      position += piece.words.count
      guard !piece.isEditable, !piece.words.isEmpty else { continue }
      if start == position, isWord(piece.words.last), isWord(words.first) { return true }
      if end == from, isWord(piece.words.first), isWord(words.last) { return true }
    }
    return false
  }

  private static func node(_ node: Node, saying text: String) -> Node {
    guard case .element(var element) = node else { return .text(text) }
    element.children = [.text(text)]
    return .element(element)
  }

  private static func folded(_ text: String) -> String {
    let inner = text.settled
    guard !inner.isEmpty else { return text.isEmpty ? "" : " " }
    let first = text.unicodeScalars.first?.properties.isWhitespace == true ? " " : ""
    let last = text.unicodeScalars.last?.properties.isWhitespace == true ? " " : ""
    return first + inner + last
  }

  private static func find(_ words: [Character], in text: [Character], from start: Int) -> Int? {
    if words.isEmpty { return start }
    guard text.count - start >= words.count else { return nil }
    for place in start...(text.count - words.count)
    where text[place] == words[0] && text[place..<(place + words.count)].elementsEqual(words) {
      return place
    }
    return nil
  }
}
