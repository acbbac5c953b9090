internal import Diagnostics
internal import References
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// The two streams: data to the standard output, findings and progress to the standard error.
struct Console: Sendable {
  /// Whether findings are coloured: a terminal, and NO_COLOR is not set.
  let hasColor: Bool
  /// Whether progress is shown.
  let isInteractive: Bool

  init() {
    isInteractive = isatty(STDERR_FILENO) == 1
    hasColor = isInteractive && getenv("NO_COLOR") == nil
  }

  /// Whether something could not be written to the standard output.
  private static let hasFailed = Mutex(false)

  /// Whether everything reached the standard output so far.
  var isIntact: Bool { Console.hasFailed.withLock { !$0 } }

  /// Writes to the standard output.
  func print(_ text: String) {
    if !Console.write(text, to: STDOUT_FILENO) { Console.hasFailed.withLock { $0 = true } }
  }

  /// Writes to the standard error; when that is gone there is nobody left to tell.
  func report(_ text: String) { _ = Console.write(text, to: STDERR_FILENO) }

  /// Shows how far a run is; nothing outside a terminal.
  func progress(_ done: Int, of total: Int, _ text: String) {
    guard isInteractive, total > 0 else { return }
    let width = 24
    let filled = done * width / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    report("\r\u{1B}[2K\(bar) \(done)/\(total) \(text)")
    if done == total { report("\r\u{1B}[2K") }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      var offset = 0
      while offset < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
  }
}
