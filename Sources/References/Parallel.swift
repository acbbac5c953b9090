internal import FoundationEssentials
internal import Synchronization

/// Work that is done side by side.
///
/// Whoever waits blocks its thread, so this is for work that is worth a thread: what it makes of each
/// item depends on that item alone, and results come in the order of the items.
public enum Parallel {
  /// How many processors this process may use.
  public static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// What `body` makes of each item.
  ///
  /// - Parameters:
  ///   - items: the items, which begin in this order: those that take longest first.
  ///   - workers: how many are worked on at a time.
  ///   - body: called once for each item, on any thread.
  /// - Returns: the results in the order of the items.
  public static func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], workers: Int = processors, _ body: @escaping @Sendable (Item) -> Output
  ) -> [Output] {
    guard items.count > 1, workers > 1 else { return items.map(body) }
    let next = Counter()
    let work: @Sendable () -> [(Int, Output)] = {
      var made: [(Int, Output)] = []
      while let index = next.next(below: items.count) { made.append((index, body(items[index]))) }
      return made
    }
    let others = (1..<min(workers, items.count)).map { _ in SideWork(work) }
    let made = work() + others.flatMap(\.value)
    return made.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Does one piece of work on another thread while this one does another.
  ///
  /// - Parameters:
  ///   - other: done on another thread.
  ///   - own: done on this thread.
  /// - Returns: what both made, once both are done.
  /// - Throws: what `own` throws, once both are done.
  public static func both<Other: Sendable, Own, Failure: Error>(
    _ other: @escaping @Sendable () -> Other, _ own: () throws(Failure) -> Own
  ) throws(Failure) -> (Other, Own) {
    let side = SideWork(other)
    let made = try own()
    return (side.value, made)
  }

  /// Numbers from 0 on, each given once.
  private final class Counter: Sendable {
    private let value = Mutex(0)

    func next(below end: Int) -> Int? {
      value.withLock { value in
        guard value < end else { return nil }
        defer { value += 1 }
        return value
      }
    }
  }
}
