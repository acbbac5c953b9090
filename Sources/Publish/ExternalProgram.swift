internal import FoundationEssentials
internal import References

#if canImport(Glibc)
  internal import Glibc
#endif

/// Another program that is run to its end, with files for its streams, so that no pipe can fill up.
struct ExternalProgram {
  let path: String

  /// What it did.
  struct Outcome {
    /// 0 when it ended well.
    let state: Int32
    let output: [UInt8]
    let report: String

    /// The last line that it reported.
    var lastWords: String { report.split(separator: "\n").last.map(String.init) ?? "\(state)" }
  }

  /// Why it did not run: words of the system.
  struct Failure: Error {
    let words: String
  }

  /// Runs it; no clock stands in what it writes, and no order that differs from run to run.
  ///
  /// - Parameters:
  ///   - arguments: arguments behind its name.
  ///   - input: bytes of its standard input.
  /// - Returns: what it did.
  /// - Throws: `Failure` when it cannot be started.
  func run(_ arguments: [String], input: [UInt8] = []) throws(Failure) -> Outcome {
    try ExternalProgram.inFolder { folder throws(Failure) in
      let (source, output, report) = ("\(folder)/in", "\(folder)/out", "\(folder)/err")
      guard (try? Data(input).write(to: URL(filePath: source))) != nil else {
        throw Failure(words: folder)
      }
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, 0, source, O_RDONLY, 0)
      for (descriptor, path) in [(Int32(1), output), (2, report)] {
        posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT, 0o600)
      }
      let variables = ProcessInfo.processInfo.environment
        .merging([
          "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8",
        ]) { $1 }.map {
          "\($0.key)=\($0.value)"
        }
      var process = pid_t()
      let status = withStrings([path] + arguments) { arguments in
        withStrings(variables.sorted()) { environment in
          posix_spawn(&process, path, &actions, nil, arguments, environment)
        }
      }
      guard status == 0 else { throw Failure(words: String(cString: strerror(status))) }
      var state: Int32 = 0
      while waitpid(process, &state, 0) < 0 {
        guard errno == EINTR else { throw Failure(words: String(cString: strerror(errno))) }
      }
      return Outcome(
        state: state, output: FileReader.bytes(output) ?? [],
        report: FileReader.bytes(report).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
  }

  /// Runs `body` with the path of a folder of its own, which is gone afterwards.
  static func inFolder<Result>(
    _ body: (String) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/naskah.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(words: parent) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Whether a program stands at `path`.
  static func isThere(_ path: String) -> Bool { access(path, X_OK) == 0 }

  private func withStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
