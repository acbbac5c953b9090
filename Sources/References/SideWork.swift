internal import CHeaps
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Work that goes on, on a thread of its own, beside what began it.
///
/// A thread costs less to begin than the queues of the system do, and whoever asks for the value blocks
/// its own: this is for work that is worth a thread. Nothing runs on once nobody holds it any more: the
/// last holder waits for its end.
public final class SideWork<Output: Sendable>: Sendable {
  private let job: SharedWork<Output>
  /// The thread, until it has been waited for.
  private let thread: Mutex<pthread_t?>

  /// Begins.
  ///
  /// - Parameter work: done once, on a thread of its own; when the system has no thread left, by
  ///   whoever asks for the value first.
  public init(_ work: @escaping @Sendable () -> Output) {
    let job = SharedWork(work)
    self.job = job
    var thread = pthread_t()
    let body = Unmanaged.passRetained(ThreadBody { _ = job.value })
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let body = Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue()
        let heap = naskah_open_heap()
        body.run()
        free(heap)
        return nil
      }, body.toOpaque())
    if code != 0 { body.release() }
    self.thread = Mutex(code == 0 ? thread : nil)
  }

  deinit { join() }

  /// What the work made, once it is done.
  public var value: Output {
    join()
    return job.value
  }

  private func join() {
    thread.withLock { thread in
      if let running = thread { pthread_join(running, nil) }
      thread = nil
    }
  }
}

/// Work that is done once, by whoever asks first; all others wait for it.
public final class SharedWork<Output: Sendable>: Sendable {
  private let work: @Sendable () -> Output
  private let made = Mutex<Output?>(nil)

  /// Nothing is done yet.
  ///
  /// - Parameter work: done once, by whoever asks for the value first.
  public init(_ work: @escaping @Sendable () -> Output) { self.work = work }

  /// What the work makes.
  public var value: Output {
    made.withLock { made in
      if let made { return made }
      let output = work()
      made = output
      return output
    }
  }
}

/// A thread that has done its own work and lends a hand to another.
///
/// Whoever could use one offers work; a thread that is done serves, which does what is offered then, if
/// anything is, and is gone. Nobody waits for a hand.
public final class HelpingHand: Sendable {
  private struct State {
    var work: (@Sendable () -> Void)?
    var isGone = false
  }

  private let state = Mutex(State())

  public init() {}

  /// Offers work that may be done on another thread, or not at all.
  ///
  /// - Returns: false when the hand is gone already.
  public func offer(_ work: @escaping @Sendable () -> Void) -> Bool {
    state.withLock { state in
      state.work = work
      return !state.isGone
    }
  }

  /// Takes back what was offered; who began with it goes on.
  public func withdraw() { state.withLock { $0.work = nil } }

  /// Does what is offered.
  public func serve() {
    let work = state.withLock { state in
      state.isGone = true
      return state.work
    }
    work?()
  }
}

/// What a thread does, on its way through C.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
