/// Counts the instructions of runs of the program, since they repeat.
///
/// The static release program is counted, as `make` builds it: valgrind 3.19 cannot read the debug
/// information of Swift 6, so a stripped copy runs, and its callgrind crashes where libdispatch is a
/// shared library. A program that AddressSanitizer watches cannot run in valgrind either.
public struct Callgrind: Sendable {
  private let folder: TemporaryFolder
  private let program: String

  /// Copies the release program.
  ///
  /// - Throws: `TestFailure` when the program, valgrind or strip is missing.
  public init() throws {
    folder = try TemporaryFolder()
    program = folder.file("naskah")
    let release = Repository.path(".build/release/naskah")
    guard Files.exists(release) else {
      throw TestFailure("\(release) is missing; build it with 'make' ('make test' does)")
    }
    try Command.require("valgrind", package: "valgrind")
    try Command.require("strip", package: "binutils")
    let result = try Command.run("strip", ["-o", program, release])
    guard result.code == 0 else { throw TestFailure(result.report) }
    // The printer of drawings, which is looked for beside the program; its own work is not counted.
    let printer = try Command.run("cp", ["\(release)-gambar", folder.path])
    guard printer.code == 0 else { throw TestFailure(printer.report) }
  }

  /// Instructions of a whole run.
  ///
  /// - Parameters:
  ///   - arguments: command line of the program.
  ///   - codes: exit codes that the run may have.
  /// - Returns: the number of instructions.
  /// - Throws: `TestFailure` when the run ends otherwise, or tells no number.
  public func instructions(_ arguments: [String], codes: ClosedRange<Int32> = 0...0) throws
    -> Double
  {
    let result = try Command.run(
      "valgrind",
      ["--tool=callgrind", "--callgrind-out-file=" + folder.file("callgrind"), program] + arguments,
      environment: ["NASKAH_DATA": Repository.root])
    let line = result.report.split(separator: "\n").last { $0.contains("Collected :") }
    let number = line?.split(separator: ":").last.map { $0.filter(\.isNumber) }
    guard codes.contains(result.code), let count = number.flatMap({ Double($0) }) else {
      throw TestFailure(String(result.report.suffix(600)))
    }
    return count
  }
}
