import Diagnostics
import TestSupport
import Testing

@testable import Telaah

/// A thousand defects planted into a clean text, one at a time: each is found, and nothing else is
/// told than what follows from it.
@Suite struct MutationTests {
  private static let perSeed = 50

  /// Head, closing and sixteen articles of a mended regulation; the last four move up by eight.
  private static func text() throws -> [String] {
    let lines = try CleanText.lines("kapuas-26-2024")
    let moved = lines[287..<328].map { line -> String in
      (21...24).reduce(line) { $0.replacing("Pasal \($1)", with: "Pasal \($1 - 8)") }
    }
    return Array(lines[0..<24]) + lines[37..<55] + lines[79..<202] + moved + lines[430...]
  }

  @Test(arguments: 0..<20) func everyPlantedDefectIsFoundAndNothingElse(_ seed: Int) throws {
    let lines = try MutationTests.text()
    let reviewer = try Samples.reviewer()
    let planter = try Planter(lines)
    try #require(reviewer.review(planter.reading).isEmpty)
    var generator = SeededGenerator(seed: UInt64(seed + 1))
    var count = 0
    var sort = seed
    while count < MutationTests.perSeed {
      sort += 1
      guard let mutant = planter.mutant(sort % Planter.kinds, &generator) else { continue }
      count += 1
      let text = mutant.lines.joined(separator: "\n")
      let found = reviewer.review(try Samples.read(text))
      let hits = found.filter {
        $0.legal?.kind == mutant.kind && mutant.places.contains($0.location.line)
      }
      let others = found.filter { note in
        let kind = note.legal?.kind ?? ""
        return kind != mutant.kind && !mutant.consequences.contains(kind)
      }
      let told = found.map { "\($0.location.line) \($0.legal?.kind ?? "") \($0.message)" }
      #expect(
        !hits.isEmpty, "\(mutant.kind) \(mutant.line): \(mutant.lines[mutant.line - 1]) \(told)")
      #expect(others.isEmpty, "\(mutant.kind) \(mutant.line): \(told)")
    }
  }
}
