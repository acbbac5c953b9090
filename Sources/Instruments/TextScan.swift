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

  private let terms: TermIndex
  private let openTerms: TermIndex

  /// - Parameters:
  ///   - index: the parts of the instrument.
  ///   - known: terms that are defined elsewhere.
  init(_ index: InstrumentIndex, known: [String]) {
    positions = index.parts.indices.filter {
      index.parts[$0].provision?.definition != nil && !index.parts[$0].isQuoted
    }
    definitions = positions.compactMap { index.parts[$0].provision?.definition }
    terms = TermIndex(definitions.map(\.spellings))
    let defined = Set(definitions.flatMap(\.spellings))
    var seen = defined
    open = definitions.isEmpty ? [] : known.sorted().filter { seen.insert($0).inserted }
    // Defined terms take part in the search, so that a longer one hides a shorter one inside it.
    openTerms = TermIndex(open.isEmpty ? [] : (open + defined.sorted()).map { [$0] })
    uses = [[Int]](repeating: [], count: index.parts.count)
  }

  /// Notes the terms that the texts of a part use.
  ///
  /// - Parameters:
  ///   - texts: title, text and cells.
  ///   - text: the text alone, where terms without a definition count.
  ///   - position: the part.
  mutating func read(_ texts: [String], _ text: String, at position: Int) {
    for text in texts {
      let found = terms.terms(in: text)
      if !found.isEmpty { uses[position] += found }
    }
    for term in openTerms.terms(in: text) where term < open.count {
      openUses[term, default: (position, 0)].count += 1
    }
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
    var scan: TextScan?
    if instrument.numbers != .written {
      scan = TextScan(index, known: knownTerms)
    }
    let mark = checker.words.text("isi.tanda")
    for position in index.parts.indices {
      guard let provision = index.parts[position].provision else { continue }
      let inlines = provision.texts
      if !index.parts[position].isQuoted {
        for text in inlines {
          for case .reference(let reference) in text { check(reference, at: position) }
        }
      }
      guard scan != nil else { continue }
      let texts = inlines.map(\.plainText)
      let own = provision.text.isEmpty ? "" : inlines.count == 1 ? texts[0] : texts[1]
      scan?.read(texts, own, at: position)
      for text in texts { checkMinistries(checker.ministries.terms(in: text), at: position) }
      for (text, pieces) in zip(texts, inlines) where NumberWords.mayStand(in: text) {
        checkNumberWords(pieces, at: position)
      }
      // Nothing is left to be filled in: cells are no text of their own.
      if texts.prefix(2).contains(where: { $0.holds(mark) }) {
        add(isFinal ? "KOS001" : "KOS002", at: position)
      }
    }
    if let scan { checkDefinitions(scan) }
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

extension Provision {
  /// Title, text and cells; the title and the cells are left out where there are none.
  fileprivate var texts: [[Inline]] {
    if title.isEmpty, rows.isEmpty { return [text] }
    return [title, text] + rows.flatMap(\.self)
  }
}
