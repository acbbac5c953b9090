#if canImport(Glibc)
  internal import Glibc
#endif

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
    if let suggestion = catatan.suggestion {
      lines.append(TextPrinter.clean("  \(words.remedy) \(suggestion)"))
    }
    if let citation = catatan.citation {
      lines.append(TextPrinter.clean("  \(words.basis) \(citation)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text without characters that would move the cursor or change the colours of a terminal.
  public static func clean(_ text: String) -> String {
    // Nearly every text is without one, which its bytes tell at once.
    guard text.utf8.contains(where: mayBeControl), text.unicodeScalars.contains(where: isControl)
    else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
  }

  /// Whether a byte can belong to a character that is not printed (`isControl`): it is one itself, or
  /// the first of its bytes.
  private static func mayBeControl(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }

  private func headline(_ catatan: Catatan) -> String {
    let place = placeText(catatan.location)
    let level = paint(catatan.level.rawValue, catatan.level)
    let id = "[\(catatan.id)]"
    return (place.isEmpty ? "" : place + ": ")
      + "\(level): \(TextPrinter.clean(catatan.message)) \(id)"
  }

  /// Characters that would move the cursor or change the colours of a terminal.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 32 || (0x7F..<0xA0).contains(scalar.value)
      // What turns the direction of writing around.
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private func placeText(_ location: Location) -> String {
    guard let file = location.file.map(TextPrinter.clean) else { return location.path ?? "" }
    if let sheet = location.sheet {
      let heading = location.heading.map { heading in
        // A line break is a control character, or three bytes that begin like one.
        heading.utf8.contains(where: TextPrinter.mayBeControl)
          ? String(heading.prefix { !$0.isNewline }) : heading
      }
      let parts = [file, sheet, location.cell, heading]
        .compactMap { $0.map { TextPrinter.clean(String($0)) } }
      return parts.joined(separator: " » ")
    }
    if location.line == 0 { return file }
    return "\(file):\(location.line):\(location.column)"
  }

  private func excerpt(_ location: Location) -> [String] {
    guard let file = location.file, location.sheet == nil, location.line > 0,
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
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
      var start = 0
      while let found = memchr(base + start, 10, bytes.count - start) {
        start = UnsafeRawPointer(found) - base + 1
        starts.append(start)
      }
    }
    self.starts = starts
  }

  /// The line with this number, counted from 1; nil when there is none, or when the text is no
  /// UTF-8 that can be shown.
  public subscript(line: Int) -> Line? {
    guard line >= 1, line <= starts.count else { return nil }
    let start = starts[line - 1]
    let end = line < starts.count ? starts[line] - 1 : bytes.count
    guard start <= end, !bytes[start..<min(end, start + 4)].contains(0) else { return nil }
    return Line(bytes: bytes[start..<end])
  }

  /// One line of a source.
  public struct Line: Sendable {
    let bytes: ArraySlice<UInt8>

    /// At most 96 characters around a column, without control characters, and the caret's offset.
    ///
    /// Only the window is decoded, so that a text of one line costs little.
    func window(around column: Int) -> (text: String, caret: Int) {
      let first = max(column - 49, 0)
      var from = bytes.startIndex
      var passed = 0
      while from < bytes.endIndex, passed < first {
        from += 1
        while from < bytes.endIndex, bytes[from] & 0xC0 == 0x80 { from += 1 }
        passed += 1
      }
      let text = String(decoding: bytes[from..<min(bytes.endIndex, from + 384)], as: UTF8.self)
      let clean = text.unicodeScalars.prefix(96).map { scalar -> Character in
        TextPrinter.isControl(scalar) ? " " : Character(scalar)
      }
      return (String(clean), max(min(column - 1 - passed, clean.count), 0))
    }
  }
}
