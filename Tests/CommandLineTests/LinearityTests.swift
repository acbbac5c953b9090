import FoundationEssentials
import TestSupport
import Testing

/// Work grows with the plan and not faster: instructions are counted, since they repeat.
@Suite struct LinearityTests {
  /// Instructions of a whole run of `susun`.
  private func instructions(_ count: Int, _ folder: TemporaryFolder) throws -> Double {
    let plan = try folder.write(
      try Copies.plan(Repository.example, count: count), as: "rencana-\(count).xml")
    let result = try Command.run(
      "valgrind",
      [
        "--tool=callgrind", "--callgrind-out-file=" + folder.file("callgrind.\(count)"),
        LinearityTests.program, "susun", plan, "--pekerja", "1", "-o",
        folder.file("keluaran-\(count)"),
      ])
    try #require(result.code == 0, "\(String(result.report.suffix(600)))")
    let line = result.report.split(separator: "\n").last { $0.contains("Collected :") }
    let number = line?.split(separator: ":").last.map { $0.filter(\.isNumber) }
    return try #require(number.flatMap { Double($0) })
  }

  /// The release program where it was built, since the debug one is some ten times slower.
  private static let program: String = {
    let release = Repository.path(".build/release/naskah")
    let isPlain = !Naskah.path.contains("/asan/")
    return isPlain && Files.exists(release) ? release : Naskah.path
  }()

  /// Valgrind cannot run a program that AddressSanitizer watches.
  private static let isSanitized: Bool = {
    guard let bytes = try? Files.bytes(program) else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      let name = Array("__asan_init".utf8)
      var index = 0
      while index + name.count <= buffer.count {
        if buffer[index] == name[0], buffer[index + 7] == name[7],
          buffer[index..<index + name.count].elementsEqual(name)
        {
          return true
        }
        index += 1
      }
      return false
    }
  }()

  @Test(.enabled(if: !isSanitized, "valgrind and AddressSanitizer exclude each other"))
  func fourTimesThePlanTakesFourTimesTheWork() throws {
    try Command.require("valgrind", package: "valgrind")
    let folder = try TemporaryFolder()
    let one = try instructions(1, folder)
    let four = try instructions(4, folder)
    print("instructions: \(Int(one)) and \(Int(four)), ratio \(four / one)")
    #expect(four / one <= 4.4)
  }

  @Test func copiesAreSoundPlans() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try Copies.plan(Repository.example, count: 2), as: "r.xml")
    let result = try Naskah.run("periksa", path)
    #expect(result.code == 0)
  }
}
