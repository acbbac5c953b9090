import References
import Synchronization
import Testing

/// Work on threads of its own.
@Suite struct SideWorkTests {
  @Test func whatTheThreadMadeIsThereForAllWhoAsk() {
    let calls = Counter()
    let work = SideWork { calls.next() }
    let asked = Parallel.map(Array(0..<16), workers: 4) { _ in work.value }
    #expect(asked == [Int](repeating: 1, count: 16))
    #expect(calls.value == 1)
  }

  @Test func nothingRunsOnOnceNobodyHoldsIt() {
    let ended = Counter()
    for count in 1...20 {
      do { _ = SideWork { ended.next() } }
      #expect(ended.value == count)
    }
  }

  @Test func sharedWorkIsDoneOnceByWhoeverAsksFirst() {
    let calls = Counter()
    let work = SharedWork { calls.next() }
    #expect(calls.value == 0)
    let asked = Parallel.map(Array(0..<16), workers: 4) { _ in work.value }
    #expect(asked == [Int](repeating: 1, count: 16))
    #expect(calls.value == 1)
  }

  @Test func handDoesWhatIsOfferedAndNothingElse() {
    let hand = HelpingHand()
    let done = Counter()
    #expect(hand.offer { done.next() })
    #expect(done.value == 0)
    SideWork { hand.serve() }.value
    #expect(done.value == 1)
    #expect(!hand.offer { done.next() }, "gone")
    hand.withdraw()
    hand.serve()
    #expect(done.value == 1)
  }

  @Test func resultsComeInTheOrderOfTheItems() {
    let items = Array(0..<1000)
    for workers in [1, 2, 7, 64] {
      #expect(Parallel.map(items, workers: workers) { $0 * $0 } == items.map { $0 * $0 })
    }
    #expect(Parallel.map([Int](), workers: 4) { $0 }.isEmpty)
  }

  @Test func eachItemIsWorkedOnOnce() {
    let seen = Mutex<[Int: Int]>([:])
    _ = Parallel.map(Array(0..<500), workers: 5) { item in
      seen.withLock { $0[item, default: 0] += 1 }
    }
    #expect(seen.withLock { $0.count } == 500)
    #expect(seen.withLock { $0.values.allSatisfy { $0 == 1 } })
  }

  @Test func noMoreAreWorkedOnAtATimeThanAskedFor() {
    let now = Mutex((running: 0, most: 0))
    _ = Parallel.map(Array(0..<200), workers: 3) { item in
      now.withLock {
        $0.running += 1
        $0.most = max($0.most, $0.running)
      }
      var sum = 0
      for number in 0..<20_000 { sum &+= number ^ item }
      now.withLock { $0.running -= 1 }
      return sum
    }
    #expect(now.withLock { $0.most } <= 3)
  }

  @Test func whatOneSideThrowsIsThrownOnceBothAreDone() {
    struct Failure: Error {}
    let other = Counter()
    #expect(throws: Failure.self) {
      try Parallel.both({ other.next() }) { throw Failure() }
    }
    #expect(other.value == 1)
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  @discardableResult
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
