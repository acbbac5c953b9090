/// Reads the text of a regulation into its parts, whatever its defects; no word is lost.
///
/// ```swift
/// let reading = RegulationReader(vocabulary).read(SourceText(bytes))
/// reading.indices(of: .pasal).count
/// ```
public struct RegulationReader: Sendable {
  private let vocabulary: Vocabulary

  public init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The parts of a text.
  public func read(_ source: SourceText) -> Reading {
    var builder = TreeBuilder(source, vocabulary)
    return builder.build()
  }
}

/// Builds the tree line by line.
struct TreeBuilder {
  /// What part of the regulation the lines are in.
  enum Section {
    case head, preamble, body, closing, appendix
  }

  let reader: LineReader
  let vocabulary: Vocabulary
  var reading: Reading
  var section = Section.head
  /// The unit that a line without a mark goes on with.
  var leaf = 0
  /// The innermost division, article, preamble part or annex.
  var container = 0
  /// Open items of lists, outermost first.
  var lists: [Int] = []
  /// Whether lines belong to the title of the innermost division.
  var takesTitle = false
  /// Whether the line before was blank.
  var isAfterBlank = true
  /// Words of the lines of the head, by which running heads are known.
  var headLines: Set<String> = []

  var source: SourceText { reading.source }

  init(_ source: SourceText, _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    reader = LineReader(source, vocabulary)
    reading = Reading(source: source, units: [Unit(.naskah, parent: 0, line: 1)], noise: [])
  }

  mutating func build() -> Reading {
    let lines = source.lines
    for (index, line) in lines.enumerated() {
      if line.isEmpty {
        isAfterBlank = true
        continue
      }
      if isPageNumber(line, index) {
        reading.noise.append(Noise(kind: .pageNumber, words: line))
      } else if isCatchword(line, index) {
        reading.noise.append(Noise(kind: .catchword, words: line))
      } else {
        take(line, index)
      }
      isAfterBlank = false
    }
    return reading
  }

  // MARK: Furniture of pages

  /// Whether a line holds nothing but a page number: "- 3 -", "3", "Halaman 3 dari 9".
  private func isPageNumber(_ line: Range<Int>, _ index: Int) -> Bool {
    guard line.count <= 5, isAfterBlank || section != .head else { return false }
    var hasNumber = false
    for word in line {
      let text = source.words[word].text
      if text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 47 }) {
        hasNumber = hasNumber || text.utf8.contains { (48...57).contains($0) }
      } else if !vocabulary.has(reader.keys[word], in: "penanda-halaman"),
        !["-", "–", "—"].contains(text)
      {
        return false
      }
    }
    let isAlone =
      isAfterBlank && (index + 1 >= source.lines.count || source.lines[index + 1].isEmpty)
    return hasNumber && isAlone
  }

  /// Whether a line announces the first words of the next page: "2. Undang-Undang...".
  private func isCatchword(_ line: Range<Int>, _ index: Int) -> Bool {
    guard line.count <= 8, let last = line.last else { return false }
    let text = source.words[last].text
    guard text.hasSuffix("...") || text.hasSuffix("…") || text.hasSuffix("..") else { return false }
    var next = index + 1
    while next < source.lines.count, source.lines[next].isEmpty, next < index + 8 { next += 1 }
    guard next < source.lines.count else { return false }
    let announced = content(line)
    let follows = content(source.lines[next])
    let count = announced.count
    guard count > 0, count <= follows.count else { return false }
    return zip(announced, follows).enumerated().allSatisfy { place, pair in
      let (left, right) = (reader.keys[pair.0], reader.keys[pair.1])
      return left == right || (place == count - 1 && right.hasPrefix(left))
    }
  }

  /// A line without the bullets before its words.
  private func content(_ line: Range<Int>) -> Range<Int> {
    var first = line.lowerBound
    while first < line.upperBound, TreeBuilder.isBullet(source.words[first].text) { first += 1 }
    return first..<line.upperBound
  }

  private static func isBullet(_ text: String) -> Bool {
    switch text {
    case "-", "–", "—", "*", "**", "•", "·", "▪", "◦", "○", "●", "+", "#", "##", "###", ">": true
    default: false
    }
  }

  // MARK: Lines

  private mutating func take(_ line: Range<Int>, _ index: Int) {
    let words = content(line)
    if words.lowerBound > line.lowerBound {
      guard !words.isEmpty else {
        reading.noise.append(Noise(kind: .mark, words: line))
        return
      }
      reading.noise.append(Noise(kind: .mark, words: line.lowerBound..<words.lowerBound))
    }
    if isRunningHead(words) {
      reading.noise.append(Noise(kind: .pageHead, words: words))
      return
    }
    if section == .closing || section == .appendix {
      takeAfterBody(words)
    } else if startsClosing(words) {
      close()
      takeAfterBody(words)
    } else {
      takeBeforeClosing(words)
    }
  }

  /// Whether a line repeats a whole line of the head in the middle of the body.
  private func isRunningHead(_ words: Range<Int>) -> Bool {
    guard section == .body, words.count >= 2, !takesTitle else { return false }
    return headLines.contains(words.map { reader.keys[$0] }.joined(separator: " "))
      && words.allSatisfy { !source.words[$0].text.contains(where: \.isLowercase) }
  }

  private func startsClosing(_ words: Range<Int>) -> Bool {
    guard section == .body, source.words[words.lowerBound].text.first?.isUppercase ?? false else {
      return false
    }
    let first = Array(reader.keys[words.prefix(5)])
    return vocabulary.phrase("penutup", at: 0, in: first) > 0
  }

  private mutating func takeBeforeClosing(_ words: Range<Int>) {
    let isContinued = goesOn()
    switch isContinued ? .text : reader.kind(words) {
    case .blank: break
    case .headings(let headings):
      for heading in headings { open(heading) }
    case .preamble(let kind, let mark) where section != .body:
      openPreamble(kind, mark, rest: mark.upperBound..<words.upperBound)
    case .item(let marker, let mark, let isDoubled) where section != .head:
      takeItem(marker, mark, isDoubled, text: mark.upperBound..<words.upperBound)
    default:
      if section == .head { takeHead(words) } else { takeText(words) }
    }
  }

  /// Whether the line before ends with a word that asks for more, so that this line is no heading
  /// and no item although it begins like one: "... dalam" / "Pasal 5" / "ayat (1)".
  private func goesOn() -> Bool {
    guard section != .head, !isAfterBlank, let last = reading.units[leaf].spans.last?.last else {
      return false
    }
    let text = source.words[last].text
    return (text.hasSuffix(",") && section == .preamble)
      || (vocabulary.has(reader.keys[last], in: "kata-terbuka") && !text.hasSuffix(";")
        && text.last.map { $0.isLetter || $0 == "," } ?? false)
        && !precededBySemicolon(last)
  }

  /// Whether the word before a connector ends an item: "...; dan".
  private func precededBySemicolon(_ index: Int) -> Bool {
    guard index > 0, vocabulary.has(reader.keys[index], in: "penghubung") else { return false }
    let before = source.words[index - 1].text
    return before.hasSuffix(";") || before.hasSuffix(",") || before.hasSuffix(".")
  }

  private mutating func takeHead(_ words: Range<Int>) {
    headLines.insert(words.map { reader.keys[$0] }.joined(separator: " "))
    leaf = add(.kepala, parent: 0, text: words)
  }

  private mutating func openPreamble(_ kind: Unit.Kind, _ mark: Range<Int>, rest: Range<Int>) {
    section = .preamble
    container = add(kind, parent: 0, mark: mark)
    (leaf, lists) = (container, [])
    guard !rest.isEmpty else { return }
    if case .item(let marker, let mark, let isDoubled) = reader.kind(rest), kind != .menetapkan {
      takeItem(marker, mark, isDoubled, text: mark.upperBound..<rest.upperBound)
    } else {
      reading.units[container].spans.append(rest)
    }
  }

  // MARK: Units

  /// Adds a unit below `parent`.
  ///
  /// - Returns: its index.
  mutating func add(
    _ kind: Unit.Kind, parent: Int, mark: Range<Int> = 0..<0, text: Range<Int> = 0..<0
  ) -> Int {
    let first = mark.isEmpty ? text.lowerBound : mark.lowerBound
    let line = first < source.words.count ? source.words[first].line : 1
    var unit = Unit(kind, parent: parent, line: line, mark: mark)
    if !text.isEmpty { unit.spans = [text] }
    reading.units.append(unit)
    let index = reading.units.count - 1
    reading.units[parent].children.append(index)
    return index
  }
}
