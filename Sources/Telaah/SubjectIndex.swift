#if canImport(Glibc)
  internal import Glibc
#endif

/// What the parts of a regulation are about: the stems of their words, weighed by how rare they are.
struct SubjectIndex: Sendable {
  private let stems: [[String]]
  private let children: [[Int]]
  private let weights: [String: Double]
  /// Weight of a word that no part holds.
  private let rarest: Double
  /// Stems of a unit with everything below it, filled as asked for.
  private var cache: [Int: Set<String>] = [:]

  init(_ reading: Reading, _ vocabulary: Vocabulary, _ tokens: [[Token]]) {
    stems = tokens.map { SubjectIndex.stems($0, vocabulary) }
    children = reading.units.map(\.children)
    var counts: [String: Int] = [:]
    var units = 0
    for (index, list) in stems.enumerated() where !list.isEmpty {
      guard reading.units[index].kind != .kepala else { continue }
      units += 1
      for stem in Set(list) { counts[stem, default: 0] += 1 }
    }
    let total = Double(max(units, 2))
    weights = counts.mapValues { max(0.05, log2(total / Double($0 + 1))) }
    rarest = max(1, log2(total / 2))
  }

  /// Stems of the words that say something.
  static func stems(_ tokens: some Sequence<Token>, _ vocabulary: Vocabulary) -> [String] {
    tokens.compactMap { token in
      guard token.kind == .word, token.key.utf8.count > 1,
        !vocabulary.has(token.key, in: "kata-umum")
      else { return nil }
      return Stem.stem(vocabulary.synonyms[token.key] ?? token.key)
    }
  }

  /// How much a word says.
  func weight(_ stem: String) -> Double { weights[stem] ?? rarest }

  /// Stems of a unit's own words.
  func own(_ unit: Int) -> [String] { stems[unit] }

  /// Stems of a unit and everything below it.
  mutating func all(_ unit: Int) -> Set<String> {
    if let known = cache[unit] { return known }
    var result = Set(stems[unit])
    for child in children[unit] { result.formUnion(all(child)) }
    cache[unit] = result
    return result
  }

  /// Which of some stems a unit lacks.
  mutating func missing(_ wanted: [String], in unit: Int) -> [String] {
    let held = all(unit)
    return wanted.filter { stem in
      !held.contains(stem) && !held.contains { Stem.match(stem, $0) }
    }
  }

  /// How much of some stems a unit holds, by weight: 0 to 1.
  mutating func coverage(_ wanted: [String], in unit: Int) -> Double {
    let whole = wanted.reduce(0) { $0 + weight($1) }
    guard whole > 0 else { return 1 }
    return 1 - missing(wanted, in: unit).reduce(0) { $0 + weight($1) } / whole
  }
}
