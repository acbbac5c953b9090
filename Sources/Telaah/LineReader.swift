/// What a line of a regulation is, judged by its first words.
enum LineKind {
  case blank
  /// Headings, several where scanning ran lines together.
  case headings([Heading])
  case item(Marker, mark: Range<Int>, isDoubled: Bool)
  /// Menimbang, Mengingat, MEMUTUSKAN and the like.
  case preamble(Unit.Kind, mark: Range<Int>)
  case text
}

/// The heading of a division or article.
struct Heading {
  var kind: Unit.Kind
  /// Words of the heading itself: `BAB II`.
  var mark: Range<Int>
  var value: Int?
  var suffix: String
  /// Number as written.
  var number: String
  /// Words on the same line behind it.
  var title: Range<Int>
}

/// Tells lines apart.
struct LineReader {
  let source: SourceText
  let vocabulary: Vocabulary
  /// Keys of all words, for comparing.
  let keys: [String]

  init(_ source: SourceText, _ vocabulary: Vocabulary) {
    self.source = source
    self.vocabulary = vocabulary
    keys = source.words.map { vocabulary.key($0.text) }
  }

  /// What a line is.
  ///
  /// - Parameter words: its words, bullets left out.
  /// - Returns: its kind, with the headings or the mark that it holds.
  func kind(_ words: Range<Int>) -> LineKind {
    guard let first = words.first else { return .blank }
    if let headings = headings(words) { return .headings(headings) }
    if let kind = preambleKind(first) {
      var end = first + 1
      while end < words.upperBound, keys[end].isEmpty { end += 1 }
      return .preamble(kind, mark: first..<end)
    }
    guard words.count > 1 || source.words[first].text.hasPrefix("("),
      let marker = marker(first)
    else { return .text }
    var end = first + 1
    // "(3) (3)": scanning, or a slip of the pen.
    let isDoubled = end + 1 < words.upperBound && source.words[end].text == source.words[first].text
    if isDoubled { end += 1 }
    return .item(marker, mark: first..<end, isDoubled: isDoubled)
  }

  /// The mark that a word is; nil when it is none.
  func marker(_ index: Int) -> Marker? {
    let text = vocabulary.plain(source.words[index].text)
    // A capital I or small l in brackets is a one that scanning misread.
    if text == "(l)" || text == "(I)" {
      return Marker(ayat: 1, as: String(text.dropFirst().dropLast()))
    }
    return Marker(text)
  }

  private func preambleKind(_ index: Int) -> Unit.Kind? {
    guard source.words[index].text.first?.isUppercase ?? false else { return nil }
    for kind in [Unit.Kind.menimbang, .mengingat, .memperhatikan, .memutuskan, .menetapkan]
    where vocabulary.has(keys[index], in: kind.rawValue) {
      return kind
    }
    return nil
  }

  // MARK: Headings

  /// The headings that a line holds; nil when it holds none.
  private func headings(_ words: Range<Int>) -> [Heading]? {
    guard var heading = heading(words.lowerBound, in: words) else { return nil }
    if heading.kind == .pasal {
      // "Pasal 3" heads an article only when nothing but another heading stands behind it.
      guard heading.title.isEmpty else { return nil }
      return [heading]
    }
    var result: [Heading] = []
    var index = heading.mark.upperBound
    while index < words.upperBound {
      if let next = self.heading(index, in: words), isInner(next, after: heading, in: words) {
        heading.title = heading.mark.upperBound..<index
        result.append(heading)
        heading = next
        index = next.mark.upperBound
      } else {
        index += 1
      }
    }
    heading.title = heading.mark.upperBound..<words.upperBound
    result.append(heading)
    return result
  }

  /// Whether a heading inside a line is one: deeper than the one before, and a Pasal at the end.
  private func isInner(_ next: Heading, after previous: Heading, in words: Range<Int>) -> Bool {
    switch next.kind {
    case .pasal: next.mark.upperBound == words.upperBound
    case .bagian: previous.kind == .bab
    case .paragraf: previous.kind == .bab || previous.kind == .bagian
    default: false
    }
  }

  /// The heading that begins at a word.
  private func heading(_ index: Int, in words: Range<Int>) -> Heading? {
    guard source.words[index].text.first?.isUppercase ?? false else { return nil }
    let key = keys[index]
    let next = index + 1 < words.upperBound ? source.words[index + 1].text : ""
    if vocabulary.has(key, in: "pasal") { return article(index, in: words) }
    if vocabulary.has(key, in: "bab"), let value = roman(next) {
      return made(.bab, index..<(index + 2), value, Roman.text(value), words)
    }
    // "BABI": the blank between was lost.
    if key.hasPrefix("bab"), key.utf8.count <= 8,
      source.words[index].text.allSatisfy(\.isUppercase),
      let value = roman(String(source.words[index].text.dropFirst(3)))
    {
      return made(.bab, index..<(index + 1), value, Roman.text(value), words)
    }
    if vocabulary.has(key, in: "bagian"), let ordinal = ordinal(index + 1, in: words) {
      let mark = index..<(index + 1 + ordinal.count)
      let number = source.words[(index + 1)..<mark.upperBound].map(\.text).joined(separator: " ")
      return made(.bagian, mark, ordinal.value, number, words)
    }
    if vocabulary.has(key, in: "paragraf"),
      let value = Int(keys[index + 1 < words.upperBound ? index + 1 : index])
        ?? ordinal(index + 1, in: words)?.value
    {
      return made(.paragraf, index..<(index + 2), value, source.words[index + 1].text, words)
    }
    return nil
  }

  private func made(
    _ kind: Unit.Kind, _ mark: Range<Int>, _ value: Int, _ number: String, _ words: Range<Int>
  ) -> Heading {
    Heading(
      kind: kind, mark: mark, value: value, suffix: "", number: number,
      title: mark.upperBound..<words.upperBound)
  }

  private func article(_ index: Int, in words: Range<Int>) -> Heading? {
    guard index + 1 < words.upperBound else { return nil }
    let text = keys[index + 1]
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let suffix = text.dropFirst(digits.count)
    let isWhole = index + 2 == words.upperBound
    // Articles of a changing regulation are numbered in Roman figures: "Pasal I".
    if digits.isEmpty, let value = roman(source.words[index + 1].text),
      source.words[index + 1].text.first?.isUppercase ?? false
    {
      return Heading(
        kind: .pasal, mark: index..<(index + 2), value: value, suffix: "",
        number: source.words[index + 1].text, title: (index + 2)..<words.upperBound)
    }
    guard let value = Int(digits), value > 0, suffix.utf8.count <= 1,
      suffix.allSatisfy(\.isLetter)
    else { return nil }
    return Heading(
      kind: .pasal, mark: index..<(index + 2), value: value, suffix: suffix.uppercased(),
      number: digits + suffix.uppercased(), title: isWhole ? 0..<0 : (index + 2)..<words.upperBound)
  }

  /// Value of Roman figures in which scanning may have taken I for l or 1.
  private func roman(_ text: String) -> Int? {
    let figures = text.prefix { !".,;:".contains($0) }
    guard figures.utf8.count <= 8 else { return nil }
    let clean = String(figures.map { "l1|".contains($0) ? "I" : $0 })
    // "1" alone is a digit.
    return Int(figures) == nil ? Roman.value(clean.uppercased()) : nil
  }

  /// The ordinal that begins at a word, in one, two or three words.
  private func ordinal(_ index: Int, in words: Range<Int>) -> (value: Int, count: Int)? {
    var text = ""
    var found: (value: Int, count: Int)?
    for count in 1...3 where index + count <= words.upperBound {
      text += keys[index + count - 1]
      if let value = vocabulary.ordinals[text] { found = (value, count) }
    }
    return found
  }
}
