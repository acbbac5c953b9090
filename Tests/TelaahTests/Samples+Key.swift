import Diagnostics
import References
import Testing

@testable import Telaah

extension Samples {
  /// A defect that was found by hand, before the program had seen the text.
  struct Found: Hashable, CustomStringConvertible {
    let line: Int
    let kind: String
    let certainty: String
    let note: String

    var description: String { "\(line) \(kind) \(certainty) \(note)" }
  }

  /// How the program did against the hand, for one kind or for all.
  struct Score {
    var hits: [Found] = []
    /// Defects of the key that the program did not see.
    var missed: [Found] = []
    /// Findings that the key does not have.
    var extra: [Found] = []
    /// What was found, with the certainty that the program gave it.
    var told: [Found] = []
  }

  static func reviewer() throws -> Reviewer {
    let folder = try #require(folder)
    return Reviewer(try Vocabulary(from: folder), try DefectCatalogue(from: folder))
  }

  static func key(_ name: String) throws -> [Found] {
    try rows("kunci-\(name).tsv").map { row in
      Found(line: Int(row[0]) ?? 0, kind: row[1], certainty: row[2], note: row[3])
    }
  }

  /// Compares findings with the key: a finding and a row belong together when the kind is the same
  /// and the row's line is one of the lines of the words that the finding is about.
  static func score(_ name: String) throws -> Score {
    let reading = try read(try bytes(name))
    let catalogue = try DefectCatalogue(from: try #require(folder))
    var open = try key(name)
    var score = Score()
    for defect in try reviewer().defects(reading) {
      let kind = try #require(catalogue.kind(defect.rule))
      let quoted = defect.words.map { reading.source.words[$0].line }
      let lines = Set(quoted + [reading.units[defect.unit].line])
      let own = Found(
        line: quoted.first ?? 0, kind: kind.name, certainty: kind.certainty.rawValue,
        note: reading.text(of: [defect.words]) + " → " + (defect.expected ?? "-"))
      if let place = open.firstIndex(where: { $0.kind == kind.name && lines.contains($0.line) }) {
        score.hits.append(open.remove(at: place))
        score.told.append(own)
      } else {
        score.extra.append(own)
      }
    }
    score.missed = open
    return score
  }
}
