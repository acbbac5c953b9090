public import Diagnostics

/// Finds the formal defects of a regulation.
///
/// ```swift
/// let catatan = Reviewer(vocabulary, catalogue).review(reading, file: "perbup.txt")
/// ```
public struct Reviewer: Sendable {
  private let vocabulary: Vocabulary
  private let catalogue: DefectCatalogue

  public init(_ vocabulary: Vocabulary, _ catalogue: DefectCatalogue) {
    self.vocabulary = vocabulary
    self.catalogue = catalogue
  }

  /// The defects in the order of the text.
  ///
  /// - Parameters:
  ///   - reading: the regulation.
  ///   - file: name of its file, for the places.
  /// - Returns: the findings, each with kind, quotation and certainty.
  public func review(_ reading: Reading, file: String? = nil) -> [Catatan] {
    defects(reading).map { catalogue.catatan($0, reading, file: file) }
  }

  /// The defects before they are put into words, in the order of the text.
  func defects(_ reading: Reading) -> [Defect] {
    var review = Review(reading, vocabulary, catalogue)
    review.run()
    return review.defects.enumerated().sorted { left, right in
      let (a, b) = (left.element.words.lowerBound, right.element.words.lowerBound)
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
  }

  /// All references inside the regulation with the places that they lead to, in the order of the
  /// text; an empty target means that there is none.
  public func references(_ reading: Reading) -> [(line: Int, words: String, target: String)] {
    let review = Review(reading, vocabulary, catalogue)
    return reading.units.indices.flatMap { unit in
      review.citations[unit].filter { !$0.isExternal }.map { citation in
        let words = review.words(of: citation, in: unit)
        var target = ""
        if case .found(let found) = review.resolver.resolve(citation, from: unit) {
          target = found.map { review.place($0) }.joined(separator: " – ")
        }
        return (
          words.first.map { reading.source.words[$0].line } ?? 0, reading.quote(words, of: unit),
          target
        )
      }
    }
  }
}

/// One look at one regulation: what all rules share, and the defects found so far.
struct Review {
  let reading: Reading
  let vocabulary: Vocabulary
  let catalogue: DefectCatalogue
  let resolver: CitationResolver
  /// Tokens of each unit's own words.
  let tokens: [[Token]]
  /// References in each unit's own words.
  let citations: [[Citation]]
  var subjects: SubjectIndex
  var defects: [Defect] = []

  init(_ reading: Reading, _ vocabulary: Vocabulary, _ catalogue: DefectCatalogue) {
    self.reading = reading
    self.vocabulary = vocabulary
    self.catalogue = catalogue
    resolver = CitationResolver(reading)
    let cutter = TokenCutter(source: reading.source, vocabulary: vocabulary)
    let tokens = reading.units.map { cutter.tokens($0.spans) }
    self.tokens = tokens
    let finder = CitationFinder(vocabulary: vocabulary)
    citations = tokens.map { finder.citations(in: $0) }
    subjects = SubjectIndex(reading, vocabulary, tokens)
  }

  mutating func run() {
    let articles = reading.indices(of: .pasal)
    guard !articles.isEmpty else {
      defects.append(Defect(rule: "TLH060", unit: 0, words: 0..<min(1, reading.source.words.count)))
      return
    }
    checkNumbers()
    checkLists()
    checkEnds()
    checkCitations()
    checkFormulas()
    checkWording()
    checkDuplicates()
    checkFrame()
  }

  // MARK: Helpers

  /// Whether a regulation changes another one: its references point into that one.
  var isAmendment: Bool {
    let title = titleKeys()
    return title.first.map { vocabulary.has($0, in: "perubahan") } ?? false
  }

  /// Words of a reference in the source.
  func words(of citation: Citation, in unit: Int) -> Range<Int> {
    words(citation.tokens, in: unit)
  }

  /// Words of the source that some tokens of a unit stand in.
  func words(_ range: Range<Int>, in unit: Int) -> Range<Int> {
    let list = tokens[unit]
    guard !range.isEmpty, range.upperBound <= list.count else { return 0..<0 }
    return list[range.lowerBound].word..<(list[range.upperBound - 1].word + 1)
  }

  /// The last words of a unit, for quoting its end.
  func ending(_ unit: Int, count: Int = 4) -> Range<Int> {
    guard let span = reading.units[unit].spans.last, let last = span.last else {
      return reading.units[unit].mark
    }
    return max(span.lowerBound, last + 1 - count)..<(last + 1)
  }

  /// The first words of a unit with its mark.
  func beginning(_ unit: Int, count: Int = 8) -> Range<Int> {
    let spans = reading.units[unit].spans
    guard let span = spans.first, let first = span.first else { return reading.units[unit].mark }
    return first..<min(first + count, span.upperBound)
  }

  /// The words by which a unit's number is quoted.
  func heading(_ unit: Int) -> Range<Int> {
    let mark = reading.units[unit].mark
    return mark.isEmpty ? beginning(unit) : mark
  }

  /// Name of a unit by itself: "ayat (2)".
  func name(_ unit: Int) -> String {
    let part = reading.units[unit]
    switch part.kind {
    case .alinea: return catalogue.phrase("tanpa-nomor")
    case .definisi where part.mark.isEmpty: return catalogue.phrase("tanpa-nomor")
    case .memutuskan: return catalogue.phrase("menetapkan")
    default: return catalogue.phrase(part.kind.rawValue, ["nomor": part.number])
    }
  }

  /// Name of a unit with those around it, from the article: "Pasal 3 ayat (2) huruf a".
  func place(_ unit: Int) -> String {
    var names: [String] = []
    var index = unit
    while index > 0 {
      names.append(name(index))
      let kind = reading.units[index].kind
      if kind == .pasal || kind.isDivision { break }
      index = reading.units[index].parent
    }
    return names.isEmpty ? catalogue.phrase("naskah") : names.reversed().joined(separator: " ")
  }

  /// Adds a defect; the place of its unit is named unless the values name another.
  mutating func add(
    _ rule: String, _ unit: Int, _ words: Range<Int>, expected: String? = nil,
    _ values: [String: String] = [:]
  ) {
    var values = values
    values["tempat"] = values["tempat"] ?? place(unit)
    defects.append(
      Defect(rule: rule, unit: unit, words: words, expected: expected, values: values))
  }
}
