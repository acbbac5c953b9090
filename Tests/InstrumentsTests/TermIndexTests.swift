import TestSupport
import Testing

@testable import Instruments

/// Defined terms are found as whole words, the longest first.
@Suite struct TermIndexTests {
  private let terms = TermSearch([
    TermIndex([
      ["SPBE"], ["Layanan SPBE", "Layanan"], ["Perangkat Daerah", "PD"], ["e-Layanan"], ["Dinas é"],
    ])
  ])

  @Test(arguments: [
    ("", []), ("SPBE", [0]), ("Layanan SPBE", [1]), ("Layanan, SPBE", [1]), ("Layanan", [1]),
    ("layanan spbe", []), ("SPBEx Layananku", []), ("SPBE SPBE.", [0, 0]),
    ("e-Layanan SPBE", [3, 0]), ("-SPBE SPBE-", []), ("Perangkat Layanan PD", [1, 2]),
    ("(Perangkat\nDaerah)", [2]), ("Dinas é dan SPBE", [4, 0]), ("Dinas e\u{301}", [4]),
    ("SPBE–Layanan", []), ("Layanan “SPBE” PD", [1, 2]),
  ])
  func termsAreFound(_ sample: (String, [Int])) {
    #expect(terms.terms(in: sample.0) == sample.1)
  }

  /// Texts of ASCII are searched as bytes, others as words: both find the same.
  @Test func bytesFindWhatWordsFind() {
    var generator = SeededGenerator(seed: 20)
    let pieces = [
      "SPBE", "Layanan", "Perangkat", "Daerah", "PD", "e-Layanan", "x", "-", " ", ",", "",
    ]
    for _ in 0..<2000 {
      let text = (0..<8).map { _ in
        (pieces.randomElement(using: &generator) ?? "")
          + (Bool.random(using: &generator) ? " " : "")
      }.joined()
      #expect(terms.terms(in: text) == terms.terms(in: text + " …"), "\(text)")
    }
  }

  /// Several indexes in one search find what each finds alone.
  @Test func indexesDoNotHideEachOther() {
    let lists = [
      [["SPBE"], ["Layanan SPBE"]], [["Layanan"], ["SPBE Perangkat"]],
      [["Perangkat Daerah"], ["Layanan SPBE Perangkat"], ["PD"]],
    ]
    let together = TermSearch(lists.map { TermIndex($0) })
    var generator = SeededGenerator(seed: 21)
    let words = ["Layanan", "SPBE", "Perangkat", "Daerah", "PD", "é", "lain"]
    for _ in 0..<500 {
      let text = (0..<9).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
      var found = [[Int]](repeating: [], count: lists.count)
      together.search(text) { index, term in found[index].append(term) }
      #expect(found == lists.map { TermSearch([TermIndex($0)]).terms(in: text) }, "\(text)")
    }
  }
}
