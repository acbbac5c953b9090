internal import Dispatch
internal import Synchronization

/// Work that is done side by side, on as many threads as there are processors.
///
/// Whoever waits blocks its thread, so this is for work that is worth a thread: what it makes of each
/// item depends on that item alone, and results come in the order of the items.
public enum Parallel {
  /// What `body` makes of each item.
  ///
  /// - Parameters:
  ///   - items: the items, those that take longest first.
  ///   - body: called once for each item, on any thread.
  /// - Returns: the results in the order of the items.
  public static func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ body: @Sendable (Item) -> Output
  ) -> [Output] {
    guard items.count > 1 else { return items.map(body) }
    let found = Mutex<[Int: Output]>([:])
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
      let output = body(items[index])
      found.withLock { $0[index] = output }
    }
    return found.withLock { found in items.indices.compactMap { found[$0] } }
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
    let box = Box<Other>()
    let group = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: group) { box.put(other()) }
    let result: Result<Own, Failure>
    do throws(Failure) { result = .success(try own()) } catch { result = .failure(error) }
    group.wait()
    let made = try result.get()
    // The queue has run its block by now; it is run here in the case that cannot be.
    return (box.take() ?? other(), made)
  }

  /// A result on its way between threads.
  private final class Box<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func put(_ made: Value) { value.withLock { $0 = made } }
    func take() -> Value? { value.withLock { $0 } }
  }
}
