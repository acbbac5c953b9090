/// A heading of a column, as far as it is compared: without arrows, case and repeated blanks.
///
/// The headings of the analyst workbooks are long, since they hold arrows and hints; so a heading is
/// recognised by how it begins.
struct Heading: Sendable, Hashable {
  let text: String

  /// - Parameter text: a heading as written.
  init(_ text: String) {
    var copy = text
    if let plain = copy.withUTF8(Heading.plain) {
      self.text = plain
      return
    }
    var folded = ""
    var pending = false
    let scalars = Array(text.lowercased().unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if Heading.isArrow(scalar) || scalar.properties.isWhitespace || Heading.isInvisible(scalar) {
        pending = !folded.isEmpty
      } else if (scalar == "-" && next == ">") || (scalar == "<" && next == "-") {
        pending = !folded.isEmpty
        index += 1
      } else {
        if pending { folded.unicodeScalars.append(" ") }
        pending = false
        folded.unicodeScalars.append(scalar)
      }
      index += 1
    }
    while let last = folded.last, last == "*" || last == ":" || last == " " { folded.removeLast() }
    self.text = folded
  }

  /// A heading of ASCII alone, as nearly all texts are that stand where a heading could; nil for
  /// others.
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var pending = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      guard byte < 0x80 else { return nil }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        pending = !folded.isEmpty
      } else if (byte == UInt8(ascii: "-") && next == UInt8(ascii: ">"))
        || (byte == UInt8(ascii: "<") && next == UInt8(ascii: "-"))
      {
        pending = !folded.isEmpty
        index += 1
      } else {
        if pending { folded.append(0x20) }
        pending = false
        folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
      index += 1
    }
    while let last = folded.last, "*: ".utf8.contains(last) { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Arrows of Unicode, by which the workbooks show the direction of a dependency.
  private static func isArrow(_ scalar: Unicode.Scalar) -> Bool {
    (0x2190...0x21FF).contains(scalar.value) || (0x27F0...0x27FF).contains(scalar.value)
      || scalar.value == 0x2794 || scalar.value == 0x279C
  }

  /// Marks without width: zero-width blanks, byte order mark, soft hyphen.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD].contains(scalar.value)
  }

  /// Whether the heading begins with another, at the end of a word.
  func begins(with other: Heading) -> Bool {
    guard !other.text.isEmpty, text.hasPrefix(other.text) else { return false }
    guard text.utf8.count > other.text.utf8.count else { return true }
    let end = text.utf8.index(text.utf8.startIndex, offsetBy: other.text.utf8.count)
    guard let character = text[end...].first else { return true }
    return !(character.isLetter || character.isNumber)
  }
}

/// Finds the column of a layout that a heading means.
struct HeadingMatcher: Sendable {
  /// What a heading was recognised as.
  struct Match: Sendable, Hashable {
    /// Position in `SheetLayout.columns`.
    let column: Int
    /// Year that the heading holds, for a column that has one for each.
    let year: Int?
    /// Length of what was recognised, for choosing the closest.
    let length: Int
  }

  private struct Candidate: Sendable {
    let heading: Heading
    let column: Int
    let isYearly: Bool
  }

  private let candidates: [Candidate]
  /// Headings as written in the catalogue, for suggestions.
  let names: [String]

  init(_ layout: SheetLayout) {
    var candidates: [Candidate] = []
    var names: [String] = []
    for (index, column) in layout.columns.enumerated() {
      for name in [column.heading] + column.aliases {
        let text = name.replacing("(Dependency)", with: "")
        let cut = column.isYearly ? text.replacing("%tahun%", with: "") : text
        candidates.append(
          Candidate(heading: Heading(cut), column: index, isYearly: column.isYearly))
        names.append(name)
      }
    }
    self.candidates = candidates
    self.names = names
  }

  /// What a heading means: the longest name of a column that it begins with.
  func match(_ text: String) -> Match? {
    let heading = Heading(text)
    guard !heading.text.isEmpty else { return nil }
    var best: Match?
    for candidate in candidates where heading.begins(with: candidate.heading) {
      let length = candidate.heading.text.utf8.count
      guard best.map({ length > $0.length }) ?? true else { continue }
      guard candidate.isYearly else {
        best = Match(column: candidate.column, year: nil, length: length)
        continue
      }
      let rest = heading.text.dropFirst(candidate.heading.text.count)
      if let year = HeadingMatcher.year(rest) {
        // A heading with its year says more than one without.
        best = Match(column: candidate.column, year: year, length: length + 5)
      }
    }
    return best
  }

  /// The year that a text begins with, behind blanks and words such as "tahun".
  private static func year(_ text: Substring) -> Int? {
    for part in text.split(whereSeparator: { !$0.isNumber }) where part.count == 4 {
      return Int(part)
    }
    return nil
  }
}
