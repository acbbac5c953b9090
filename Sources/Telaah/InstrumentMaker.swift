public import Instruments
public import References

/// Turns a regulation that was read into an `Instrument`, with every word as written.
///
/// References become links to the parts that they lead to; those parts are given names. What fits no
/// field of an instrument stays as an original line, and furniture of pages as a fragment, so that
/// `WrittenText` gives the source back word for word.
public struct InstrumentMaker: Sendable {
  private let vocabulary: Vocabulary
  private let kinds: [(key: String, words: [String])]

  /// - Parameters:
  ///   - vocabulary: words by which texts are read.
  ///   - kinds: kinds of instruments by key (`Library.instrumentKinds`).
  public init(_ vocabulary: Vocabulary, kinds: [String: InstrumentKind]) {
    self.vocabulary = vocabulary
    self.kinds = kinds.map { key, kind in
      (key, kind.name.lowercased().split(separator: " ").map(String.init))
    }.sorted { $0.key < $1.key }
  }

  /// The instrument.
  ///
  /// - Parameters:
  ///   - reading: the regulation.
  ///   - file: name of the file that it was read from.
  /// - Returns: the instrument, its numbers as written.
  public func instrument(_ reading: Reading, file: String) -> Instrument {
    var run = MakerRun(reading, vocabulary)
    var result = run.instrument()
    result.kind = kind(reading)
    result.source = file
    return result
  }

  /// Key of the kind that the head names; that of the first in the list when it names none.
  private func kind(_ reading: Reading) -> String {
    for unit in reading.indices(of: .kepala) {
      let words = reading.units[unit].spans.flatMap { Array($0) }
        .map { vocabulary.key(reading.source.words[$0].text) }
      for (key, name) in kinds where words.starts(with: name) { return key }
    }
    return "peraturan-lain"
  }
}

/// One conversion.
struct MakerRun {
  let reading: Reading
  let vocabulary: Vocabulary
  let tokens: [[Token]]
  let citations: [[Citation]]
  let resolver: CitationResolver
  /// Names of the parts that references lead to.
  var names: [Int: String] = [:]
  private var taken: Set<String> = []

  init(_ reading: Reading, _ vocabulary: Vocabulary) {
    self.reading = reading
    self.vocabulary = vocabulary
    let cutter = TokenCutter(source: reading.source, vocabulary: vocabulary)
    tokens = reading.units.map { cutter.tokens($0.spans) }
    let finder = CitationFinder(vocabulary: vocabulary)
    citations = tokens.map { finder.citations(in: $0) }
    resolver = CitationResolver(reading)
  }

  mutating func instrument() -> Instrument {
    nameTargets()
    var result = Instrument(kind: "", numbers: .written, status: .enacted)
    for unit in reading.root.children { place(unit, in: &result) }
    settleHead(&result)
    settleClosing(&result.closing)
    result.fragments = reading.noise.map(fragment)
    return result
  }

  // MARK: Names

  /// Gives a name to every part that a reference leads to.
  private mutating func nameTargets() {
    for unit in citations.indices {
      for citation in citations[unit] {
        guard case .found(let found) = resolver.resolve(citation, from: unit) else { continue }
        for target in found where names[target] == nil { name(target) }
      }
    }
  }

  private mutating func name(_ target: Int) {
    var parts: [String] = []
    var index = target
    while index > 0 {
      let unit = reading.units[index]
      if let value = unit.value {
        let number =
          unit.kind == .huruf || unit.kind == .subhuruf
          ? Marker.letters(value) : "\(value)\(unit.suffix.lowercased())"
        parts.append("\(unit.kind.rawValue)-\(number)")
      } else if unit.kind == .menimbang {
        parts.append(unit.kind.rawValue)
      }
      if unit.kind == .pasal { break }
      index = unit.parent
    }
    var name = parts.reversed().joined(separator: ".")
    var count = 2
    while !taken.insert(name).inserted {
      name = parts.reversed().joined(separator: ".") + "-ke-\(count)"
      count += 1
    }
    names[target] = name
  }

  // MARK: Places

  private func place(_ unit: Int, in result: inout Instrument) {
    let part = reading.units[unit]
    switch part.kind {
    case .kepala: result.head.original.append(written(unit))
    case .menimbang: open(unit, &result.preamble, \.considerations)
    case .mengingat: open(unit, &result.preamble, \.legalBasis)
    case .memperhatikan: open(unit, &result.preamble, \.alsoNoted)
    case .memutuskan:
      keep(written(unit), \.decision, &result.preamble)
      keepChildren(unit, &result.preamble)
    case .menetapkan:
      result.preamble.original.append(Written(reading.text(of: [part.mark]), line: part.line))
      let first = part.spans.first?.first.map { reading.source.words[$0].line }
      keep(Written(reading.text(unit), line: first ?? part.line), \.enacting, &result.preamble)
      keepChildren(unit, &result.preamble)
    case .penutup: result.closing.original.append(written(unit))
    case .penjelasan: result.explanation += [heading(unit)] + part.children.map { provision($0) }
    case .lampiran:
      var annex = Annex(content: part.children.map { provision($0) }, line: part.line)
      annex.original = [Written(reading.text(of: [part.mark] + part.spans), line: part.line)]
      result.annexes.append(annex)
    default: result.body.append(provision(unit))
    }
  }

  /// Opens a part of the preamble; one that stands twice goes on with the first.
  private func open(
    _ unit: Int, _ preamble: inout Preamble, _ path: WritableKeyPath<Preamble, Preamble.Part?>
  ) {
    let part = reading.units[unit]
    preamble.original.append(Written(reading.text(of: [part.mark]), line: part.line))
    var items = part.children.map { provision($0) }
    if !part.spans.isEmpty {
      var sentence = Provision(.kalimat, line: part.spans[0].first.map(line))
      sentence.text = inlines(unit)
      items.insert(sentence, at: 0)
    }
    if preamble[keyPath: path] == nil {
      preamble[keyPath: path] = Preamble.Part(items, line: part.line)
    } else {
      preamble[keyPath: path]?.items += items
    }
  }

  /// Fills a field of the preamble; when a text has the part twice, the second stays a line.
  private func keep(
    _ written: Written, _ path: WritableKeyPath<Preamble, Written?>, _ preamble: inout Preamble
  ) {
    if preamble[keyPath: path] == nil {
      preamble[keyPath: path] = written
    } else {
      preamble.original.append(written)
    }
  }

  /// Paragraphs behind MEMUTUSKAN or Menetapkan that are no part of it.
  private func keepChildren(_ unit: Int, _ preamble: inout Preamble) {
    for child in reading.subtree(unit).dropFirst() {
      let part = reading.units[child]
      preamble.original.append(
        Written(reading.text(of: [part.mark] + part.spans), line: part.line))
    }
  }

  private func written(_ unit: Int) -> Written {
    let part = reading.units[unit]
    return Written(reading.text(of: [part.mark] + part.spans), line: part.line)
  }

  private func heading(_ unit: Int) -> Provision {
    var result = Provision(.kalimat, line: reading.units[unit].line)
    result.text = [.text(reading.text(of: [reading.units[unit].mark]))]
    return result
  }

  private func fragment(_ noise: Noise) -> Fragment {
    let kind: Fragment.Kind =
      switch noise.kind {
      case .pageNumber: .pageNumber
      case .catchword: .catchword
      case .pageHead: .pageHead
      case .mark: .noise
      }
    return Fragment(kind, reading.text(of: [noise.words]), line: line(noise.words.lowerBound))
  }

  func line(_ word: Int) -> Int { reading.source.words[word].line }
}
