import TestSupport
import Testing

/// Work grows with the plan and not faster: instructions are counted, since they repeat.
///
/// The static release program is counted, as `make` builds it: valgrind 3.19 cannot read the debug
/// information of Swift 6, so a stripped copy runs, and its callgrind crashes where libdispatch is a
/// shared library. A program that AddressSanitizer watches cannot run in valgrind either.
@Suite struct LinearityTests {
  private let folder: TemporaryFolder
  private let program: String

  init() throws {
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
  }

  /// Instructions of a whole run on the example this many times.
  private func instructions(_ command: String, _ count: Int) throws -> Double {
    let plan = try folder.write(
      try Copies.plan(Repository.example, count: count), as: "rencana-\(count).xml")
    let result = try Command.run(
      "valgrind",
      [
        "--tool=callgrind", "--callgrind-out-file=" + folder.file("callgrind.\(count)"), program,
        command, plan,
      ] + (command == "susun" ? ["--pekerja", "1", "-o", folder.file("keluaran-\(count)")] : []),
      environment: ["NASKAH_DATA": Repository.root])
    try #require(result.code == 0, "\(String(result.report.suffix(600)))")
    let line = result.report.split(separator: "\n").last { $0.contains("Collected :") }
    let number = line?.split(separator: ":").last.map { $0.filter(\.isNumber) }
    return try #require(number.flatMap { Double($0) })
  }

  /// `periksa` is reading, joining and the rules: nothing else would hide how these grow.
  @Test(arguments: ["periksa", "susun"])
  func fourTimesThePlanTakesFourTimesTheWork(_ command: String) throws {
    let one = try instructions(command, 1)
    let four = try instructions(command, 4)
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions: \(four / one) times")
  }

  @Test func copiesAreSoundPlans() throws {
    let path = try folder.write(try Copies.plan(Repository.example, count: 2), as: "r.xml")
    #expect(try Naskah.run("periksa", path).code == 0)
  }
}
