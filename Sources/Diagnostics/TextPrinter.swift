/// Prints findings for people: place, level, sentence, the source line with a caret, what to do.
public struct TextPrinter: Sendable {
  /// Words that the printer needs, from the locale file.
  public struct Words: Sendable {
    /// Printed before a suggestion.
    public var remedy: String
    /// Printed before a citation.
    public var basis: String

    public init(remedy: String, basis: String) {
      self.remedy = remedy
      self.basis = basis
    }
  }

  private let words: Words
  private let color: Bool
  private let sources: [String: SourceLines]

  /// - Parameters:
  ///   - words: words from the locale file.
  ///   - color: whether to use the colours of a terminal.
  ///   - sources: texts of the files that findings point into, for the caret display.
  public init(words: Words, color: Bool, sources: [String: SourceLines] = [:]) {
    self.words = words
    self.color = color
    self.sources = sources
  }

  /// The finding as lines of text, ended by a line break.
  public func text(_ catatan: Catatan) -> String {
    var lines = [headline(catatan)]
    lines += excerpt(catatan.location)
    if let suggestion = catatan.suggestion { lines.append("  \(words.remedy) \(suggestion)") }
    if let citation = catatan.citation { lines.append("  \(words.basis) \(citation)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ catatan: Catatan) -> String {
    let place = placeText(catatan.location)
    let level = paint(catatan.level.rawValue, catatan.level)
    let id = "[\(catatan.id)]"
    return (place.isEmpty ? "" : place + ": ") + "\(level): \(catatan.message) \(id)"
  }

  private func placeText(_ location: Location) -> String {
    guard let file = location.file else { return location.path ?? "" }
    if let sheet = location.sheet {
      return [file, sheet, location.cell].compactMap { $0 }.joined(separator: " » ")
    }
    if location.line == 0 { return file }
    return "\(file):\(location.line):\(location.column)"
  }

  private func excerpt(_ location: Location) -> [String] {
    guard let file = location.file, location.line > 0,
      let line = sources[file]?[location.line]
    else { return [] }
    let shown = line.window(around: location.column)
    let number = String(location.line)
    let gutter = String(repeating: " ", count: number.count)
    return [
      "  \(number) | \(shown.text)",
      "  \(gutter) | \(String(repeating: " ", count: shown.caret))^",
    ]
  }

  private func paint(_ text: String, _ level: Catatan.Level) -> String {
    guard color else { return text }
    switch level {
    case .kesalahan: return "\u{1B}[1;31m\(text)\u{1B}[0m"
    case .peringatan: return "\u{1B}[1;33m\(text)\u{1B}[0m"
    case .saran: return "\u{1B}[1;36m\(text)\u{1B}[0m"
    }
  }
}

/// The lines of a source text, found by number without copying the text.
public struct SourceLines: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 10 { starts.append(index + 1) }
    self.starts = starts
  }

  /// The line with this number, counted from 1; nil when there is none.
  public subscript(line: Int) -> Line? {
    guard line >= 1, line <= starts.count else { return nil }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : bytes.count
    end = min(end, start + 100_000)
    guard start <= end else { return nil }
    return Line(text: String(decoding: bytes[start..<end], as: UTF8.self))
  }

  /// One line of a source.
  public struct Line: Sendable {
    let text: String

    /// At most 96 characters around a column, without control characters, and the caret's offset.
    func window(around column: Int) -> (text: String, caret: Int) {
      let characters = Array(text)
      let at = max(0, min(column - 1, characters.count))
      let from = max(0, at - 48)
      let to = min(characters.count, from + 96)
      let clean = characters[from..<to].map { character -> Character in
        let control = character.unicodeScalars.contains {
          $0.value < 32 || $0.value == 127 || (0x80..<0xA0).contains($0.value)
        }
        return control ? " " : character
      }
      return (String(clean), at - from)
    }
  }
}
