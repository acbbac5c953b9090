/// Whether a reference leads to what its sentence speaks of.
extension Review {
  /// What a sentence speaks of before "sebagaimana dimaksud".
  struct Subject {
    /// Words that say something, right before the reference, as stems.
    var stems: [String]
    /// Those of the whole clause.
    var clause: [String]
    /// As written.
    var text: String
    /// Stems of every word, for comparing with whole items.
    var words: [String]
    /// Whether it begins with the name of an action: pe…an.
    var namesAction: Bool
  }

  /// The subject of a reference; nil when the sentence names none.
  func subject(before citation: Citation, in unit: Int) -> Subject? {
    let list = tokens[unit]
    guard let hook = hook(before: citation, in: list) else { return nil }
    var start = hook
    while start > 0, !isBoundary(list[start - 1]), hook - start < 14 { start -= 1 }
    var wide = start
    while wide > 0, !list[wide - 1].isStop, hook - wide < 40 { wide -= 1 }
    let phrase = list[start..<hook].drop { vocabulary.has($0.key, in: "kata-umum") }
    let stems = SubjectIndex.stems(phrase, vocabulary)
    guard !stems.isEmpty else { return nil }
    return Subject(
      stems: stems, clause: SubjectIndex.stems(list[wide..<hook], vocabulary),
      text: reading.text(of: [words(phrase.startIndex..<hook, in: unit)]),
      words: list[start..<hook].filter { $0.kind == .word }.map { Stem.stem($0.key) },
      namesAction: phrase.first.map { $0.key.hasPrefix("pe") && $0.key.hasSuffix("an") } ?? false)
  }

  /// Place of "sebagaimana" or "dimaksud" before a reference; nil when there is none near.
  private func hook(before citation: Citation, in list: [Token]) -> Int? {
    var index = citation.tokens.lowerBound
    let first = max(0, index - 4)
    var found: Int?
    while index > first {
      index -= 1
      if vocabulary.has(list[index].key, in: "dimaksud") { found = index }
      if vocabulary.has(list[index].key, in: "sebagaimana") { return index }
    }
    return found
  }

  /// Whether a new subject begins behind a token: a mark, a verb, or a word such as "oleh".
  private func isBoundary(_ token: Token) -> Bool {
    if token.kind == .mark { return [",", ".", ";", ":"].contains(token.key) }
    guard token.kind == .word else { return false }
    if vocabulary.has(token.key, in: "batas-pokok") { return true }
    guard token.key.hasPrefix("me") || token.key.hasPrefix("di"), token.key.utf8.count > 5 else {
      return false
    }
    return !vocabulary.has(token.key, in: "bukan-kata-kerja")
  }

  // MARK: Judging

  /// Compares the subject with the target and, where they do not meet, with the places around it.
  mutating func checkSubject(_ citation: Citation, _ target: Int, _ unit: Int) {
    guard let subject = subject(before: citation, in: unit) else { return }
    let own = subjects.coverage(subject.stems, in: target)
    guard own < 1 else { return }
    let others = candidates(for: citation, target, unit)
    // A list of items by name decides without doubt: "Kesinambungan ... huruf d" beside
    // "c. kesinambungan".
    if let twin = others.siblings.first(where: { isNamed(subject, $0) }), !isNamed(subject, target)
    {
      reportSubject("TLH004", citation, target, unit, subject, twin)
      return
    }
    guard own < 0.65 else { return }
    var best: (unit: Int, share: Double)?
    for other in others.siblings + others.near {
      let share = subjects.coverage(subject.stems, in: other)
      if share > best?.share ?? 0 { best = (other, share) }
    }
    guard let best, best.share > own else { return }
    let missing = subjects.missing(subject.stems, in: target)
    let lacksHead = subject.stems.first.map { missing.contains($0) } ?? false
    let gap = missing.reduce(0) { $0 + subjects.weight($1) }
    // "Penggunaan X sebagaimana dimaksud pada ayat (1)" is right where ayat (1) speaks of X.
    if lacksHead, subject.namesAction, own >= 0.3 { return }
    let meetsClause = subjects.missing(subject.clause, in: target).count < subject.clause.count
    if best.share >= 0.95, lacksHead, gap >= 2, own < 0.1 ? !meetsClause || own == 0 : true {
      reportSubject("TLH005", citation, target, unit, subject, best.unit)
    } else if best.share >= 0.75, lacksHead, own < 0.4, gap >= 3 {
      reportSubject("TLH006", citation, target, unit, subject, best.unit)
    }
  }

  /// Whether an item is nothing but the name of the subject.
  private func isNamed(_ subject: Subject, _ unit: Int) -> Bool {
    let words = tokens[unit].filter { token in
      token.kind == .word && !vocabulary.has(token.key, in: "penghubung")
    }.map { Stem.stem($0.key) }
    guard !words.isEmpty, words.count == subject.words.count else { return false }
    return zip(words, subject.words).allSatisfy { Stem.match($0, $1) }
  }

  private mutating func reportSubject(
    _ rule: String, _ citation: Citation, _ target: Int, _ unit: Int, _ subject: Subject,
    _ other: Int
  ) {
    let proposal = place(other, from: unit)
    let content = reading.text(target)
    add(
      rule, unit, words(of: citation, in: unit), expected: proposal,
      [
        "tujuan": place(target), "isi": DefectCatalogue.short(content), "pokok": subject.text,
        "usulan": proposal,
      ])
  }

  // MARK: Places around

  /// Places that may have been meant instead: the row of the target, and places of the same shape
  /// in the articles around.
  private func candidates(for citation: Citation, _ target: Int, _ unit: Int) -> (
    siblings: [Int], near: [Int]
  ) {
    let kind = reading.units[target].kind
    let own = reading.around(unit, .ayat)
    // What a sentence refers to stands before it.
    let isOpen = { (index: Int) in index != target && index != own && index < unit }
    let row = reading.units[reading.units[target].parent].children
    let siblings = nearest(row.filter { reading.units[$0].kind == kind && isOpen($0) }, to: target)
    guard citation.written.contains(.pasal) else { return (siblings, []) }
    var near: [Int] = []
    for article in articles(around: target, before: unit) {
      for place in shaped(like: citation, in: article) where isOpen(place) { near.append(place) }
    }
    return (siblings, near)
  }

  private func nearest(_ row: [Int], to target: Int) -> [Int] {
    guard row.count > 40 else { return row }
    return Array(row.sorted { abs($0 - target) < abs($1 - target) }.prefix(40))
  }

  /// Articles near a target, the one of `unit` and its neighbours included, nearest to it first.
  private func articles(around target: Int, before unit: Int) -> [Int] {
    guard let there = reading.around(target, .pasal), let here = reading.around(unit, .pasal),
      let first = reading.units[there].value, let last = reading.units[here].value
    else { return [] }
    let wanted = Set((first - 3)...(first + 3)).union((last - 3)...last)
    return wanted.sorted().flatMap { resolver.articles(Citation.Step(value: $0)) }
      .filter { $0 != there && $0 != here }
  }

  /// Places in an article that a reference of this shape can name.
  private func shaped(like citation: Citation, in article: Int) -> [Int] {
    var places = [article]
    for level in [Citation.Level.ayat, .huruf, .angka] where citation.steps[level] != nil {
      places = places.flatMap { place in
        reading.units[place].children.prefix(40).filter { isLevel(level, $0) }
      }
    }
    // "Pasal 9 huruf a" may have been meant for "Pasal 10 ayat (2) huruf a".
    if citation.steps[.huruf] != nil, citation.steps[.ayat] == nil, places.isEmpty {
      places = reading.units[article].children.prefix(20).flatMap { ayat in
        [ayat] + reading.units[ayat].children.prefix(20).filter { isLevel(.huruf, $0) }
      }
    }
    return places
  }

  private func isLevel(_ level: Citation.Level, _ unit: Int) -> Bool {
    switch (level, reading.units[unit].kind) {
    case (.ayat, .ayat), (.huruf, .huruf), (.huruf, .subhuruf), (.angka, .angka),
      (.angka, .definisi), (.angka, .subangka):
      true
    default: false
    }
  }

  /// The place that a reference into nothing most likely meant.
  mutating func replacement(_ subject: Subject, for citation: Citation, from unit: Int) -> Int? {
    guard let here = reading.around(unit, .pasal), let number = reading.units[here].value else {
      return nil
    }
    var places: [Int] = []
    for value in stride(from: number, to: max(number - 60, 0), by: -1) {
      for article in resolver.articles(Citation.Step(value: value)) {
        places += shaped(like: citation, in: article)
      }
    }
    let ayat = reading.around(unit, .ayat)
    var best: (unit: Int, share: Double)?
    for place in places where place != unit && place != ayat && place < unit {
      let named = isNamed(subject, place) ? 1.0 : 0
      let sameStep = reading.units[place].value == citation.step?.value ? 0.25 : 0
      let share = subjects.coverage(subject.stems, in: place) + named + sameStep
      if share > best?.share ?? 0.8 { best = (place, share) }
    }
    return best?.unit
  }
}
