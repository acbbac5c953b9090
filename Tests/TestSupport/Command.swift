internal import FoundationEssentials
internal import Glibc

/// What a program did.
public struct CommandResult: Sendable {
  /// Exit code; 128 and the signal's number when a signal ended the program.
  public let code: Int32
  public let output: [UInt8]
  public let error: [UInt8]

  /// Standard output as text.
  public var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  public var report: String { String(decoding: error, as: UTF8.self) }
}

/// Runs programs.
///
/// `posix_spawn` with files for the streams: no pipe can fill up, no run loop is needed, and the
/// caller's thread just waits.
public enum Command {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: a path, or a name that is looked up in PATH.
  ///   - arguments: arguments without the program's name.
  ///   - environment: variables set in addition to those of the tests.
  ///   - folder: folder that the program runs in.
  /// - Returns: its exit code and what it wrote.
  /// - Throws: `TestFailure` when it cannot be started.
  public static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    in folder: String? = nil
  ) throws -> CommandResult {
    let streams = try TemporaryFolder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "out"), (2, "err")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, streams.file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    let variables = ProcessInfo.processInfo.environment
      .filter { $0.key != "NASKAH_DATA" && $0.key != "RECORD" }
      .merging(["LSAN_OPTIONS": leaks]) { old, _ in old }
      .merging(["TMPDIR": ProcessFolder.path]) { $1 }.merging(environment) { $1 }
    let words = (folder.map { ["env", "-C", $0] } ?? []) + [program] + arguments
    var process = pid_t()
    let status = withStrings(words) { arguments in
      withStrings(variables.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawnp(&process, words[0], &actions, nil, arguments, environment)
      }
    }
    guard status == 0 else {
      throw TestFailure("cannot run \(program): \(String(cString: strerror(status)))")
    }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 {
      guard errno == EINTR else { throw TestFailure("lost \(program)") }
    }
    let signal = state & 0x7F
    return CommandResult(
      code: signal == 0 ? (state >> 8) & 0xFF : 128 + signal,
      output: try Files.bytes(streams.file("out")), error: try Files.bytes(streams.file("err")))
  }

  /// For programs built with AddressSanitizer; others do not read it.
  private static let leaks =
    "suppressions=\(Repository.test("lsan.supp")):print_suppressions=0"

  /// Whether a program is there; `package` is the Debian package that brings it.
  public static func require(_ program: String, package: String) throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard folders.contains(where: { Files.exists("\($0)/\(program)") }) else {
      throw TestFailure(
        "'\(program)' is missing; install the Debian package '\(package)' (make test does)")
    }
  }

  private static func withStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}

/// The program under test.
public enum Naskah {
  /// Path of the built program: what `NASKAH_UJI_PROGRAM` names, else that beside the test bundle.
  /// `make test` names the release program, which is what is installed and several times faster; under
  /// AddressSanitizer the one beside the bundle is meant.
  public static let path: String = {
    if let path = ProcessInfo.processInfo.environment["NASKAH_UJI_PROGRAM"] { return path }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    var folder = URL(fileURLWithPath: own).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("naskah").path
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder)
      if exists, !isFolder { return candidate }
      folder.deleteLastPathComponent()
    }
    return Repository.path(".build/debug/naskah")
  }()

  /// Runs the program.
  public static func run(
    _ arguments: String..., environment: [String: String] = [:], in folder: String? = nil
  ) throws -> CommandResult {
    try Command.run(path, arguments, environment: environment, in: folder)
  }

  /// Runs the program with a list of arguments.
  public static func run(arguments: [String], environment: [String: String] = [:]) throws
    -> CommandResult
  {
    try Command.run(path, arguments, environment: environment)
  }
}
