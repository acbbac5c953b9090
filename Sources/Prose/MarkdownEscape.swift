/// Writes text so that Markdown reads it as text.
enum MarkdownEscape {
  /// A text inside a paragraph, an item or a cell.
  ///
  /// - Parameters:
  ///   - text: folded text.
  ///   - isAtStart: whether it begins its paragraph, where marks of blocks stand.
  ///   - isInCell: whether a vertical bar would end a cell.
  ///   - isBeforeNote: whether the mark of a footnote follows.
  /// - Returns: Markdown that reads as this text.
  static func text(
    _ text: String, isAtStart: Bool = false, isInCell: Bool = false, isBeforeNote: Bool = false
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    let delimiter = isAtStart ? startDelimiter(scalars) : nil
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isLast = next == nil
      if index == delimiter || needsEscape(scalar, next, scalars, index)
        || (isInCell && scalar == "|") || (isBeforeNote && isLast && scalar == "!")
      {
        result.append("\\")
      }
      // A byte order mark at the start of a file would be taken away.
      if scalar == "\u{FEFF}" {
        result.append(contentsOf: entity(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func needsEscape(
    _ scalar: Unicode.Scalar, _ next: Unicode.Scalar?, _ scalars: [Unicode.Scalar], _ index: Int
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<": true
    case "&": next.map { $0 == "#" || isLetter($0) } ?? true
    case "{": beginsMark(scalars, index)
    default: false
    }
  }

  private static func beginsMark(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    var head = String.UnicodeScalarView()
    head.append(contentsOf: scalars[index..<min(index + 8, scalars.count)])
    return ProseMark.begins(Array(String(head).utf8), at: 0)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// Position of the character that would make a paragraph a heading, quote, list, line or block of
  /// code when it begins like this.
  private static func startDelimiter(_ scalars: [Unicode.Scalar]) -> Int? {
    guard let first = scalars.first else { return nil }
    let second = scalars.count > 1 ? scalars[1] : nil
    switch first {
    case "#", ">", "~", "-", "+", "=": return 0
    case "0"..."9":
      let digits = scalars.prefix { ("0"..."9").contains($0) }.count
      guard digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")" else {
        return nil
      }
      let after = digits + 1 < scalars.count ? scalars[digits + 1] : nil
      return after == nil || after == " " ? digits : nil
    case ":" where second == nil || second == "-": return 0
    default: return nil
    }
  }

  /// A character as a numeric entity: for the rules about emphasis it is punctuation.
  static func entity(_ scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }

  /// The text alternative of a picture, which must not begin like a footnote.
  static func alternative(_ text: String) -> String {
    let escaped = self.text(text)
    return escaped.utf8.first == UInt8(ascii: "^") ? "\\" + escaped : escaped
  }

  /// A title inside double quotes.
  static func title(_ text: String) -> String { escaped(text, #"\"["#) }

  /// An address inside angle brackets.
  static func address(_ text: String) -> String { escaped(text, #"\<>["#) }

  private static func escaped(_ text: String, _ special: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if special.unicodeScalars.contains(scalar) || (scalar == "{" && beginsMark(scalars, index)) {
        result.append("\\")
      }
      result.append(scalar)
      // Titles and addresses lose their entities before their backslashes.
      if scalar == "&" { result.append(contentsOf: "amp;".unicodeScalars) }
    }
    return String(result)
  }
}
