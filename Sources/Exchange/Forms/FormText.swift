internal import TextDocument

/// The text of a form, line by line: paragraphs, and rows of its tables.
struct FormText {
  /// A line of the form.
  enum Line {
    case paragraph(String)
    /// Cells of a row, each with the lines that stand in it.
    case row([[String]])
  }

  let lines: [Line]

  init(_ document: TextDocument) {
    lines = document.blocks.flatMap { block -> [Line] in
      switch block {
      case .paragraph(let paragraph): [.paragraph(CellWords.folded(paragraph.text))]
      case .table(let table):
        table.rows.map { row in
          .row(row.cells.map { cell in FormText.lines(of: cell) })
        }
      }
    }
  }

  private static func lines(of cell: TextCell) -> [String] {
    cell.blocks.flatMap { $0.text.split(separator: "\n").map { CellWords.folded(String($0)) } }
      .filter { !$0.isEmpty }
  }

  /// Paragraphs of the form, with their positions among the lines.
  var paragraphs: [(position: Int, text: String)] {
    lines.enumerated().compactMap { position, line in
      if case .paragraph(let text) = line, !text.isEmpty { (position, text) } else { nil }
    }
  }

  /// The value of a label: rows of label, colon and value; nil where the form has no such label.
  func value(of label: String) -> [String]? {
    for case .row(let cells) in lines {
      guard cells.count == 3, cells[1] == [":"], FormText.isSame(cells[0].joined(), label) else {
        continue
      }
      return cells[2].filter { !FormText.isBlank($0) }
    }
    return nil
  }

  /// Rows of the table whose head has these titles, each a text for every title; nil where the form
  /// has no such table. A column that was moved is found by its title.
  func rows(below titles: [String]) -> [[String]]? {
    var places: [Int]?
    var result: [[String]] = []
    for line in lines {
      guard case .row(let cells) = line else {
        if places != nil { break }
        continue
      }
      let texts = cells.map { $0.joined(separator: " ") }
      if let places {
        result.append(
          places.map { texts.indices.contains($0) && !FormText.isBlank(texts[$0]) ? texts[$0] : "" }
        )
      } else {
        let found = titles.compactMap { title in
          texts.firstIndex { FormText.isSame($0, title) }
        }
        if found.count == titles.count { places = found }
      }
    }
    return places == nil ? nil : result
  }

  /// Items between two paragraphs, without the numbers before them; nil where the first one is missing.
  ///
  /// - Parameters:
  ///   - first: whether a paragraph is the one before the items.
  ///   - last: whether a paragraph is the one behind them.
  /// - Returns: the items; nil where there is no such place.
  func items(after first: (String) -> Bool, until last: (String) -> Bool) -> [String]? {
    let paragraphs = paragraphs
    guard let start = paragraphs.firstIndex(where: { first($0.text) }) else { return nil }
    return paragraphs[(start + 1)...].map(\.text).prefix { !last($0) }
      .map(FormText.withoutNumber).filter { !FormText.isBlank($0) }
  }

  /// Whether two texts say the same, but for case.
  static func isSame(_ one: String, _ other: String) -> Bool {
    CellWords.folded(one).lowercased() == CellWords.folded(other).lowercased()
  }

  /// Whether a text is still to be filled in: nothing, dots, lines or a dash.
  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || "….·_-–—".unicodeScalars.contains($0)
    }
  }

  /// An item without the number before it: `2. Kepala Bagian` is `Kepala Bagian`.
  static func withoutNumber(_ text: String) -> String {
    let rest = text.drop { $0.isASCII && $0.isNumber }
    guard rest.count < text.count, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first == " "
    else { return text }
    return CellWords.folded(String(rest.dropFirst(2)))
  }
}
