import Testing

@testable import Diagnostics

@Suite struct RisingRunTests {
  @Test(
    arguments: [
      ([], []), ([nil, nil], []), ([4], [0]), ([0, 1, 2], [0, 1, 2]), ([1, nil, 2], [0, 2]),
      ([5, 0, 1, 2], [1, 2, 3]), ([0, 3, 1, 2, 4], [0, 2, 3, 4]), ([3, 3, 3], [2]),
    ] as [([Int?], Set<Int>)])
  func runIsThatOfTheFewestMoves(_ sample: ([Int?], Set<Int>)) {
    #expect(RisingRun.positions(of: sample.0) == sample.1)
  }

  /// The run rises, and no longer one exists: compared with all subsequences of short lists.
  @Test func runIsALongestOne() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let length = Int.random(in: 0...9, using: &generator)
      let sequence = (0..<length).map { _ in Int.random(in: 0...9, using: &generator) }
      let run = RisingRun.positions(of: sequence).sorted().map { sequence[$0] }
      #expect(zip(run, run.dropFirst()).allSatisfy { $0 < $1 }, "\(sequence)")
      let longest = (0..<(1 << length)).map { mask -> Int in
        let chosen = sequence.indices.filter { mask >> $0 & 1 == 1 }.map { sequence[$0] }
        return zip(chosen, chosen.dropFirst()).allSatisfy { $0 < $1 } ? chosen.count : 0
      }
      #expect(run.count == longest.max(), "\(sequence)")
    }
  }
}
