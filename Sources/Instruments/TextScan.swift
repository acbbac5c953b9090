internal import References
internal import XMLTree

/// What is looked for in the texts of an instrument, and where its terms were found.
struct TextScan {
  /// Positions of the parts that define a term, and what they define.
  let positions: [Int]
  let definitions: [Provision.Definition]
  /// Terms that the law or the national text defines and this instrument does not, in order.
  let open: [String]
  /// Terms used in each part, by position.
  private(set) var uses: [[Int]]
  /// How often each open term is used, and the part where it stands first.
  private(set) var openUses: [Int: (first: Int, count: Int)] = [:]

  /// Terms that are defined, open ones, and others.
  private let search: TermSearch

  /// - Parameters:
  ///   - index: the parts of the instrument.
  ///   - known: terms that are defined elsewhere.
  ///   - others: something else to look for.
  init(_ index: InstrumentIndex, known: [String], besides others: TermIndex) {
    positions = index.parts.indices.filter {
      index.parts[$0].provision?.definition != nil && !index.parts[$0].isQuoted
    }
    definitions = positions.compactMap { index.parts[$0].provision?.definition }
    let defined = Set(definitions.flatMap(\.spellings))
    var seen = defined
    open = definitions.isEmpty ? [] : known.sorted().filter { seen.insert($0).inserted }
    // Defined terms take part in the search, so that a longer one hides a shorter one inside it.
    search = TermSearch([
      TermIndex(definitions.map(\.spellings)),
      TermIndex(open.isEmpty ? [] : (open + defined.sorted()).map { [$0] }), others,
    ])
    uses = [[Int]](repeating: [], count: index.parts.count)
  }

  /// Notes the terms that a text of a part uses.
  ///
  /// - Parameters:
  ///   - text: a title, the text behind the number, or a cell.
  ///   - isOwn: whether it is the text behind the number, where terms without a definition count.
  ///   - position: the part.
  /// - Returns: what else was looked for and is there.
  mutating func read(_ text: String, isOwn: Bool, at position: Int) -> [Int] {
    var rest: [Int] = []
    search.search(text) { index, term in
      switch index {
      case 0: uses[position].append(term)
      case 1: if isOwn, term < open.count { openUses[term, default: (position, 0)].count += 1 }
      default: rest.append(term)
      }
    }
    return rest
  }
}

extension TermIndex {
  /// Finds names of ministries, by their number among all names; a greater number is the title of a
  /// regulation, whose longer name hides the one inside it.
  init(_ names: MinistryNames) {
    let inTitles = names.titles.flatMap { title in names.names.map { "\(title) \($0.text)" } }
    self.init((names.names.map(\.text) + inTitles).map { [$0] })
  }
}

extension CheckRun {
  /// Everything that is read from the texts, each once: references, numbers and their words, names of
  /// ministries, marks of what is left to be filled in, terms.
  mutating func checkTexts() {
    // A list of our own, whose parts nobody changes meanwhile, so that none is copied.
    let parts = index.parts
    for position in parts.indices where !parts[position].isQuoted {
      for text in parts[position].texts ?? [] {
        for case .reference(let reference) in text { check(reference, at: position) }
      }
    }
    if instrument.numbers != .written { checkWords() }
  }

  private mutating func checkWords() {
    var scan = TextScan(index, known: knownTerms, besides: checker.ministries)
    let mark = checker.words.text("isi.tanda")
    let parts = index.parts
    for position in parts.indices {
      guard let inlines = parts[position].texts else { continue }
      let own = inlines.count == 1 ? 0 : 1
      var isOpen = false
      for (number, pieces) in inlines.enumerated() where !pieces.isEmpty {
        let text = pieces.plainText
        checkMinistries(scan.read(text, isOwn: number == own, at: position), at: position)
        if NumberWords.mayStand(in: text) { checkNumberWords(pieces, at: position) }
        // Nothing is left to be filled in: cells are no text of their own.
        if number < 2, text.holds(mark) { isOpen = true }
      }
      if isOpen { add(isFinal ? "KOS001" : "KOS002", at: position) }
    }
    checkDefinitions(scan)
  }

  /// Terms that the law of the region or a national text defines.
  private var knownTerms: [String] {
    var known: [String] = []
    for term in profile?.terms ?? [] {
      known += [term.name] + [term.abbreviation].compactMap(\.self)
    }
    for terms in checker.library.definitions.values { known += terms.keys }
    return known
  }

  /// Ministers and ministries go by their affairs, not by names that change (UU 12/2011, Lampiran II);
  /// the titles of regulations keep theirs.
  private mutating func checkMinistries(_ found: [Int], at position: Int) {
    let names = checker.library.ministries.names
    for term in found where term < names.count {
      add(
        "KMT001", at: position,
        ["nilai": names[term].text, "harapan": names[term].replacement], value: names[term].text)
    }
  }

  /// A number and its word agree.
  private mutating func checkNumberWords(_ text: [Inline], at position: Int) {
    for case .text(let words) in text {
      for mismatch in checker.numbers.mismatches(in: words) {
        add(
          "BIL001", at: position, ["nilai": mismatch.text, "harapan": mismatch.expected],
          value: mismatch.text)
      }
    }
  }
}

extension InstrumentIndex.Part {
  /// The texts of a provision; nil for every other part. Asked of the part, since copying its provision
  /// costs more than reading the texts.
  fileprivate var texts: [[Inline]]? { provision?.texts }
}

extension Provision {
  /// Title, text and cells; the title and the cells are left out where there are none.
  fileprivate var texts: [[Inline]] {
    if title.isEmpty, rows.isEmpty { return [text] }
    return [title, text] + rows.flatMap(\.self)
  }
}
