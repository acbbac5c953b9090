import TestSupport
import Testing

@testable import Telaah

/// The program against the reading by hand: `kunci-*.tsv` was written before the program had seen
/// the texts. `Documentation/telaah.md` holds the table.
@Suite struct ReviewKeyTests {
  static let scores: [(name: String, score: Samples.Score)] = {
    Samples.names.compactMap { name in (try? Samples.score(name)).map { (name, $0) } }
  }()

  @Test func allTextsAreScored() {
    #expect(ReviewKeyTests.scores.map(\.name) == Samples.names)
    #expect(ReviewKeyTests.scores.allSatisfy { !$0.score.hits.isEmpty })
  }

  /// At "pasti" nothing is told that the hand did not find, nor that it held less certain.
  @Test func certainFindingsAreRight() {
    for (name, score) in ReviewKeyTests.scores {
      let wrong = score.extra.filter { $0.certainty == "pasti" }
      #expect(wrong.isEmpty, "\(name): \(wrong)")
      for (told, key) in zip(score.told, score.hits) where told.certainty == "pasti" {
        #expect(key.certainty == "pasti", "\(name): \(told), key: \(key)")
      }
    }
  }

  /// All that the hand found certain or likely is found.
  @Test func nothingCertainIsMissed() {
    for (name, score) in ReviewKeyTests.scores {
      let missed = score.missed.filter { $0.certainty != "perlu-telaah" }
      #expect(missed.isEmpty, "\(name): \(missed)")
    }
  }

  @Test func tableOfTheNoteIsCurrent() throws {
    let text = try Files.text(Repository.path("Documentation/telaah.md"))
    let table = ReviewKeyTests.table()
    #expect(text.contains(table), "Documentation/telaah.md should hold:\n\(table)")
  }

  /// One row per kind: in the key, found, missed, told besides.
  private static func table() -> String {
    var rows: [String: (key: Int, hits: Int, extra: Int)] = [:]
    func add(_ kind: String, _ change: (inout (key: Int, hits: Int, extra: Int)) -> Void) {
      change(&rows[kind, default: (0, 0, 0)])
    }
    for (_, score) in scores {
      for found in score.hits {
        add(found.kind) {
          $0.key += 1; $0.hits += 1
        }
        add("all") {
          $0.key += 1; $0.hits += 1
        }
        add("all \(found.certainty)") {
          $0.key += 1; $0.hits += 1
        }
      }
      for found in score.missed {
        add(found.kind) { $0.key += 1 }
        add("all") { $0.key += 1 }
        add("all \(found.certainty)") { $0.key += 1 }
      }
      for found in score.extra {
        add(found.kind) { $0.extra += 1 }
        add("all") { $0.extra += 1 }
        add("all \(found.certainty)") { $0.extra += 1 }
      }
    }
    var text =
      "| kind | in the key | found | recall | told besides | precision |\n|---|---|---|---|---|---|\n"
    for (kind, row) in rows.sorted(by: { $0.key < $1.key }) {
      let recall = row.key == 0 ? "–" : "\(row.hits * 100 / row.key) %"
      let told = row.hits + row.extra
      let precision = told == 0 ? "–" : "\(row.hits * 100 / told) %"
      text += "| \(kind) | \(row.key) | \(row.hits) | \(recall) | \(row.extra) | \(precision) |\n"
    }
    return text
  }
}
