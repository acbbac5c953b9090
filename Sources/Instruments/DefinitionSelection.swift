internal import Prepare
internal import References
internal import XMLTree

/// Chooses the definitions that an instrument needs: those whose term it uses more than once.
struct DefinitionSelection {
  /// A definition that could be taken.
  struct Candidate {
    let term: String
    let abbreviation: String?
    /// The whole sentence, without its full stop.
    let sentence: String
    /// Key of the regulation whose words it repeats.
    let source: String?

    var spellings: [String] { [term] + [abbreviation].compactMap(\.self) }
  }

  let candidates: [Candidate]

  /// The candidates in the order of a Ketentuan Umum: those of the program, of the law, of the
  /// national text.
  ///
  /// - Parameters:
  ///   - own: definitions of the clause files.
  ///   - prepared: the plan with its law.
  ///   - words: words of instruments.
  init(own: [Candidate], _ prepared: PreparedPlan, _ words: Words) {
    let national = prepared.library.definitions
    var result = own
    var seen = Set(own.flatMap(\.spellings))
    func take(_ candidate: Candidate) {
      guard candidate.spellings.allSatisfy({ !seen.contains($0) }) else { return }
      seen.formUnion(candidate.spellings)
      result.append(candidate)
    }
    func repeated(_ term: String) -> (source: String, sentence: String)? {
      for (source, sentences) in national.sorted(by: { $0.key < $1.key }) {
        // The law's own words stand before what only other regions are known to repeat.
        if let known = sentences[term], known.isCertain { return (source, known.sentence) }
      }
      return nil
    }
    for term in prepared.profile.terms {
      let known = repeated(term.name)
      let isShort = term.abbreviation.map { $0 == $0.uppercased() } ?? true
      let key =
        term.abbreviation == nil
        ? "definisi.biasa" : isShort ? "definisi.disingkat" : "definisi.disebut"
      let sentence = words.text(
        key,
        ["nama": term.name, "singkatan": term.abbreviation ?? "", "arti": term.meaning])
      take(
        Candidate(
          term: term.name, abbreviation: term.abbreviation,
          sentence: known?.sentence ?? sentence, source: known?.source))
    }
    for (source, sentences) in national.sorted(by: { $0.key < $1.key }) {
      for (term, known) in sentences.sorted(by: { $0.key < $1.key }) where known.isRepeatable {
        take(
          Candidate(term: term, abbreviation: nil, sentence: known.sentence, source: source))
      }
    }
    candidates = result
  }

  /// Whether a term, or a short form of one, could be defined.
  func defines(_ term: String) -> Bool { candidates.contains { $0.spellings.contains(term) } }

  /// The candidates that a text needs, in order: those used at least twice, in it or in definitions
  /// that are needed themselves.
  ///
  /// - Parameter texts: the texts of the instrument without its definitions.
  /// - Returns: the chosen candidates.
  func needed(by texts: [String]) -> [Candidate] {
    let search = TermSearch([TermIndex(candidates.map(\.spellings))])
    var uses = [Int](repeating: 0, count: candidates.count)
    for term in texts.flatMap({ search.terms(in: $0) }) { uses[term] += 1 }
    let inside = candidates.enumerated().map { number, candidate in
      search.terms(in: candidate.sentence).filter { $0 != number }
    }
    var chosen: Set<Int> = []
    var waiting = candidates.indices.filter { uses[$0] > 1 }
    while let next = waiting.popLast() {
      guard chosen.insert(next).inserted else { continue }
      for term in inside[next] {
        uses[term] += 1
        if uses[term] > 1, !chosen.contains(term) { waiting.append(term) }
      }
    }
    return candidates.indices.filter(chosen.contains).map { candidates[$0] }
  }
}
