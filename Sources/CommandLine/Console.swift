internal import Diagnostics
internal import References

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

  /// Writes to the standard output.
  func print(_ text: String) { Console.write(text, to: STDOUT_FILENO) }

  /// Writes to the standard error.
  func report(_ text: String) { Console.write(text, to: STDERR_FILENO) }

  /// Shows how far a run is; nothing outside a terminal.
  func progress(_ done: Int, of total: Int, _ text: String) {
    guard isInteractive, total > 0 else { return }
    let width = 24
    let filled = done * width / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    Console.write("\r\u{1B}[2K\(bar) \(done)/\(total) \(text)", to: STDERR_FILENO)
    if done == total { Console.write("\r\u{1B}[2K", to: STDERR_FILENO) }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var offset = 0
      while offset < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        offset += count
      }
    }
  }
}
