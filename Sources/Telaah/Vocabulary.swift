public import References
internal import XMLTree

/// The words by which regulations are read (`Schemas/telaah/bahasa.xml`).
public struct Vocabulary: Sendable {
  /// A wrong wording of a reference and the right one.
  struct Formula: Sendable {
    /// Words and classes (`@ayat`) in order.
    let wrong: [String]
    /// A word that must not stand before.
    let without: String?
    let right: String
  }

  private let groups: [String: Set<String>]
  private let phrases: [String: [[String]]]
  let ordinals: [String: Int]
  /// Ordinals by value, as words.
  let ordinalTexts: [Int: String]
  let numberWords: [String: NumberWord]
  let formulas: [Formula]
  /// The first of words that mean the same, by each of them.
  let synonyms: [String: String]
  /// Latin letters by letters of other scripts that look the same.
  let lookalikes: [UnicodeScalar: UnicodeScalar]

  /// What a number word does to the number so far.
  enum NumberWord: Sendable {
    case value(Int)
    case plus(Int)
    case times(Int)
  }

  /// Loads the words.
  public init(from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("telaah/bahasa.xml"))
    var groups: [String: Set<String>] = [:]
    var phrases: [String: [[String]]] = [:]
    for group in root.elements(named: "kelompok") {
      let key = group[attribute: "kunci"] ?? ""
      let texts = group.elements(named: "kata").map(\.foldedText)
      groups[key] = Set(texts)
      phrases[key] = texts.map { $0.split(separator: " ").map(String.init) }
        .sorted { $0.count > $1.count }
    }
    self.groups = groups
    self.phrases = phrases
    var ordinals: [String: Int] = [:]
    var ordinalTexts: [Int: String] = [:]
    for (index, word) in (root.first("urutan")?.elements(named: "kata") ?? []).enumerated() {
      ordinals[word.foldedText.filter { $0 != " " }] = index + 1
      ordinalTexts[index + 1] = word.foldedText
    }
    self.ordinals = ordinals
    self.ordinalTexts = ordinalTexts
    numberWords = Vocabulary.numberWords(root.first("bilangan"))
    formulas = root.elements(named: "rumus").map(Vocabulary.formula)
    var synonyms: [String: String] = [:]
    for set in root.elements(named: "sama") {
      let words = set.elements(named: "kata").map(\.foldedText)
      for word in words { synonyms[word] = words.first }
    }
    self.synonyms = synonyms
    var lookalikes: [UnicodeScalar: UnicodeScalar] = [:]
    for pair in root.elements(named: "serupa") {
      let from = (pair[attribute: "dari"] ?? "").unicodeScalars
      for (key, value) in zip(from, (pair[attribute: "ke"] ?? "").unicodeScalars) {
        lookalikes[key] = value
      }
    }
    self.lookalikes = lookalikes
  }

  /// Whether `word`, in lower case, belongs to a group.
  func has(_ word: String, in group: String) -> Bool { groups[group]?.contains(word) ?? false }

  /// Number of words of the longest phrase of a group that begins at `index`; 0 when none does.
  func phrase(_ group: String, at index: Int, in words: [String]) -> Int {
    for phrase in phrases[group] ?? [] where index + phrase.count <= words.count {
      if (0..<phrase.count).allSatisfy({ words[index + $0] == phrase[$0] }) { return phrase.count }
    }
    return 0
  }

  /// Whether a phrase of a group stands anywhere in `words`.
  func holds(_ group: String, in words: [String]) -> Bool {
    words.indices.contains { phrase(group, at: $0, in: words) > 0 }
  }

  /// The first phrase of a group as text.
  func wording(_ group: String) -> String { phrases[group]?.first?.joined(separator: " ") ?? group }

  /// A word for comparing: lower case, Latin letters, without the marks around it.
  func key(_ text: String) -> String {
    var isPlain = true
    for byte in text.utf8 where byte >= 0x80 { isPlain = false }
    let folded = isPlain ? text : plain(text)
    let bytes = Array(folded.utf8)
    var (first, last) = (0, bytes.count)
    while first < last, Vocabulary.isMark(bytes[first]) { first += 1 }
    while last > first, Vocabulary.isMark(bytes[last - 1]) { last -= 1 }
    return String(
      decoding: bytes[first..<last].map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }

  /// Letters of other fonts and scripts as the Latin letters that they look like.
  func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(lookalikes[scalar] ?? Vocabulary.narrow(scalar))
    }
    return String(result)
  }

  /// Full-width and mathematical letters and digits (Unicode blocks FF00 and 1D400) as ASCII.
  private static func narrow(_ scalar: UnicodeScalar) -> UnicodeScalar {
    let value = scalar.value
    switch value {
    case 0xFF01...0xFF5E: return UnicodeScalar(value - 0xFEE0) ?? scalar
    case 0x1D400...0x1D6A3:
      let place = (value - 0x1D400) % 52
      return UnicodeScalar(place < 26 ? 65 + place : 71 + place) ?? scalar
    case 0x1D7CE...0x1D7FF: return UnicodeScalar(48 + (value - 0x1D7CE) % 10) ?? scalar
    default: return scalar
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "!"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  private static func numberWords(_ element: Element?) -> [String: NumberWord] {
    var result: [String: NumberWord] = [:]
    for word in element?.elements(named: "kata") ?? [] {
      let number = { (name: String) in word[attribute: name].flatMap { Int($0) } }
      if let value = number("nilai") { result[word.foldedText] = .value(value) }
      if let value = number("tambah") { result[word.foldedText] = .plus(value) }
      if let value = number("kali") { result[word.foldedText] = .times(value) }
    }
    return result
  }

  private static func formula(_ element: Element) -> Formula {
    var wrong = (element[attribute: "salah"] ?? "").split(separator: " ").map(String.init)
    var without: String?
    if let first = wrong.first, first.hasPrefix("!") {
      without = String(first.dropFirst())
      wrong.removeFirst()
    }
    return Formula(wrong: wrong, without: without, right: element[attribute: "benar"] ?? "")
  }
}
