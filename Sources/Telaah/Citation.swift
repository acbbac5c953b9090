/// A reference as a text has it: "Pasal 3 ayat (3) huruf c".
struct Citation: Sendable {
  /// A level of a reference.
  enum Level: Int, Sendable, Comparable {
    case pasal, ayat, huruf, angka

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// A number on one level, as written.
  struct Step: Sendable, Hashable {
    var value: Int
    var suffix = ""
  }

  /// The numbers by level; those that a list leaves out are taken over from the reference before.
  var steps: [Level: Step]
  /// Levels that stand in the text itself.
  var written: Set<Level>
  /// Last number of a range on the deepest level.
  var through: Step?
  /// Tokens that it covers.
  var tokens: Range<Int>
  /// Whether it points into another regulation.
  var isExternal = false

  /// The deepest level.
  var level: Level { steps.keys.max() ?? .pasal }

  /// Its number on the deepest level.
  var step: Step? { steps[level] }
}

/// Finds the references in the tokens of a unit.
struct CitationFinder {
  let vocabulary: Vocabulary

  /// The references in order; those of a list stand one by one.
  func citations(in tokens: [Token]) -> [Citation] {
    var result: [Citation] = []
    var index = 0
    while index < tokens.count {
      guard let first = citation(at: index, in: tokens, after: nil) else {
        index += 1
        continue
      }
      var list = [first]
      index = first.tokens.upperBound
      while let next = listed(index, in: tokens, after: list[list.count - 1]) {
        list.append(next)
        index = next.tokens.upperBound
      }
      let isExternal = belongsElsewhere(index, in: tokens)
      if isExternal { for place in list.indices { list[place].isExternal = true } }
      result += list
    }
    return result
  }

  /// The reference that begins at a token; from the reference before it in a list it takes over the
  /// outer levels.
  private func citation(
    at index: Int, in tokens: [Token], after previous: Citation?
  ) -> Citation? {
    var index = index
    let start = index
    var steps: [Citation.Level: Citation.Step] = [:]
    var written: Set<Citation.Level> = []
    var last: Citation.Level?
    while let (level, step, end) = step(at: index, in: tokens) {
      if let last, level <= last { break }
      steps[level] = step
      written.insert(level)
      last = level
      index = end
    }
    guard let first = written.min() else { return nil }
    if let previous {
      for (level, step) in previous.steps where level < first { steps[level] = step }
    }
    var result = Citation(steps: steps, written: written, tokens: start..<index)
    if let (through, end) = range(index, in: tokens, level: result.level) {
      result.through = through
      result.tokens = start..<end
    }
    return result
  }

  /// One level of a reference: its word and its number.
  private func step(at index: Int, in tokens: [Token]) -> (Citation.Level, Citation.Step, Int)? {
    guard index + 1 < tokens.count, tokens[index].kind == .word,
      let level = level(tokens[index].key), let step = number(tokens[index + 1], on: level)
    else { return nil }
    return (level, step, index + 2)
  }

  private func level(_ key: String) -> Citation.Level? {
    if vocabulary.has(key, in: "pasal") { return .pasal }
    if vocabulary.has(key, in: "ayat") { return .ayat }
    if vocabulary.has(key, in: "huruf") { return .huruf }
    return vocabulary.has(key, in: "angka") ? .angka : nil
  }

  private func number(_ token: Token, on level: Citation.Level) -> Citation.Step? {
    switch (level, token.kind) {
    case (.pasal, .number), (.angka, .number), (.ayat, .bracketed), (.ayat, .number):
      return Citation.Step(value: token.value, suffix: token.suffix)
    case (.huruf, .word) where token.text.utf8.count <= 2 && token.text == token.key:
      guard let marker = Marker(token.text + ".") else { return nil }
      return Citation.Step(value: marker.value)
    default: return nil
    }
  }

  /// The end of a range: "sampai dengan huruf i", "sampai dengan Pasal 9".
  private func range(
    _ index: Int, in tokens: [Token], level: Citation.Level
  ) -> (Citation.Step, Int)? {
    let keys = tokens[min(index, tokens.count)..<min(index + 2, tokens.count)].map(\.key)
    let length = vocabulary.phrase("rentang", at: 0, in: keys)
    guard length > 0 else { return nil }
    let next = index + length
    if let (other, step, end) = step(at: next, in: tokens), other == level { return (step, end) }
    guard next < tokens.count, let step = number(tokens[next], on: level) else { return nil }
    return (step, next + 1)
  }

  /// The next reference of a list: ", Pasal 7", "dan ayat (3)", "dan (3)".
  private func listed(_ index: Int, in tokens: [Token], after previous: Citation) -> Citation? {
    var next = index
    if next < tokens.count, tokens[next].key == "," { next += 1 }
    if next < tokens.count, vocabulary.has(tokens[next].key, in: "penghubung") { next += 1 }
    guard next > index, next < tokens.count else { return nil }
    if let citation = citation(at: next, in: tokens, after: previous) { return citation }
    // A number without its word: "ayat (2) dan (3)".
    guard tokens[next].kind == .bracketed, previous.level == .ayat,
      let step = number(tokens[next], on: .ayat)
    else { return nil }
    var result = previous
    result.steps[.ayat] = step
    result.through = nil
    result.written = [.ayat]
    result.tokens = next..<(next + 1)
    return result
  }

  /// Whether the name of another regulation follows: "Pasal 60 ayat (1) Peraturan Presiden Nomor".
  private func belongsElsewhere(_ index: Int, in tokens: [Token]) -> Bool {
    let keys = tokens[index..<min(index + 8, tokens.count)].map(\.key)
    guard let first = keys.first, vocabulary.has(first, in: "peraturan-lain") else { return false }
    for key in keys.dropFirst() {
      if vocabulary.has(key, in: "peraturan-ini") { return false }
      if key == "nomor" || key == "tentang" { return true }
    }
    return true
  }
}
