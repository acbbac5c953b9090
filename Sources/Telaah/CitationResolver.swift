/// Finds the part of a regulation that a reference means.
struct CitationResolver {
  /// What a reference leads to.
  enum Outcome: Sendable {
    /// The parts, the last of a range included.
    case found([Int])
    /// The level where the way ends, and the part that lacks it.
    case missing(Citation.Level, in: Int?)
    /// Not to be decided: outside articles, or where the surroundings do not say which list is meant.
    case open
  }

  let reading: Reading
  /// Articles by number.
  private let articles: [String: [Int]]
  /// Children by kind and number, for every unit that has any.
  private let parts: [Int: [String: Int]]

  init(_ reading: Reading) {
    self.reading = reading
    var articles: [String: [Int]] = [:]
    var parts: [Int: [String: Int]] = [:]
    for (index, unit) in reading.units.enumerated() {
      guard let value = unit.value else { continue }
      if unit.kind == .pasal { articles["\(value)\(unit.suffix)", default: []].append(index) }
      guard let level = CitationResolver.level(of: unit.kind) else { continue }
      // Items below a paragraph without a number are addressed through the article.
      var parent = unit.parent
      while reading.units[parent].kind == .alinea { parent = reading.units[parent].parent }
      let key = "\(level.rawValue)|\(value)\(unit.suffix)"
      if parts[parent]?[key] == nil { parts[parent, default: [:]][key] = index }
    }
    self.articles = articles
    self.parts = parts
  }

  private static func level(of kind: Unit.Kind) -> Citation.Level? {
    switch kind {
    case .ayat: .ayat
    case .huruf, .subhuruf: .huruf
    case .angka, .definisi, .subangka: .angka
    default: nil
    }
  }

  /// Articles with this number, in the order of the text.
  func articles(_ step: Citation.Step) -> [Int] { articles["\(step.value)\(step.suffix)"] ?? [] }

  /// The part of `unit` on a level with this number.
  func part(of unit: Int, _ level: Citation.Level, _ step: Citation.Step) -> Int? {
    parts[unit]?["\(level.rawValue)|\(step.value)\(step.suffix)"]
  }

  /// Whether a unit has parts on a level.
  func hasParts(_ unit: Int, _ level: Citation.Level) -> Bool {
    parts[unit]?.keys.contains { $0.hasPrefix("\(level.rawValue)|") } ?? false
  }

  /// What a reference leads to.
  ///
  /// - Parameters:
  ///   - citation: the reference.
  ///   - unit: the unit in whose words it stands.
  /// - Returns: the parts, or where the way ends.
  func resolve(_ citation: Citation, from unit: Int) -> Outcome {
    guard !citation.isExternal else { return .open }
    var outcome = walk(citation.steps, from: unit)
    if case .found(let found) = outcome, let through = citation.through {
      var steps = citation.steps
      steps[citation.level] = through
      switch walk(steps, from: unit) {
      case .found(let last): outcome = .found(found + last)
      case let other: outcome = other
      }
    }
    return outcome
  }

  private func walk(_ steps: [Citation.Level: Citation.Step], from unit: Int) -> Outcome {
    let levels = steps.keys.sorted()
    guard let first = levels.first, let step = steps[first] else { return .open }
    if first == .pasal {
      let found = articles(step)
      guard reading.around(unit, .pasal) != nil || !found.isEmpty else { return .open }
      guard !found.isEmpty else { return .missing(.pasal, in: nil) }
      // Of two articles with one number the first that has the part is meant.
      var outcome = Outcome.open
      for article in found {
        outcome = descend(article, levels.dropFirst(), steps)
        if case .found = outcome { return outcome }
      }
      return outcome
    }
    return walkInside(first, levels, steps, from: unit)
  }

  /// Follows a reference that begins inside the article, or the part of the preamble, around it.
  private func walkInside(
    _ first: Citation.Level, _ levels: [Citation.Level], _ steps: [Citation.Level: Citation.Step],
    from unit: Int
  ) -> Outcome {
    guard let article = reading.around(unit, .pasal) else {
      guard first == .huruf, let part = reading.around(unit, .menimbang) else { return .open }
      return descend(part, levels[...], steps)
    }
    if first == .ayat { return descend(article, levels[...], steps) }
    // "huruf b" alone: the nearest list around the words, outward to the article.
    var place = unit
    var nearest: Int?
    while true {
      if hasParts(place, first) {
        nearest = nearest ?? place
        if case .found(let found) = descend(place, levels[...], steps) { return .found(found) }
      }
      if place == article { break }
      place = reading.units[place].parent
    }
    return nearest.map { .missing(first, in: $0) } ?? .missing(first, in: article)
  }

  private func descend(
    _ unit: Int, _ levels: ArraySlice<Citation.Level>, _ steps: [Citation.Level: Citation.Step]
  ) -> Outcome {
    var unit = unit
    for level in levels {
      guard let step = steps[level] else { continue }
      guard let next = part(of: unit, level, step) else { return .missing(level, in: unit) }
      unit = next
    }
    return .found([unit])
  }
}
