import TestSupport
import Testing
import XMLTree

/// A review takes work in proportion to its plans; instructions are counted, as in `LinearityTests`.
@Suite struct ReviewLinearityTests {
  private let folder: TemporaryFolder
  private let callgrind: Callgrind

  init() throws {
    folder = try TemporaryFolder()
    callgrind = try Callgrind()
  }

  private static let pair = Repository.path("Examples/kapuas-reviu")

  /// Instructions that redlines take beside the review, of the small pair so many times.
  private func redline(_ count: Int) throws -> Double {
    let plans = try ["lama", "baru"].map { name in
      try folder.write(
        try Copies.plan(Repository.test("Fixtures/reviu/\(name).xml"), count: count),
        as: "\(name)-\(count)-kali.xml")
    }
    let usual =
      ["reviu"] + plans + [
        "--jenis", "paruh-waktu", "--tanggal", "2027-06-14", "-o", folder.file("redline-\(count)"),
        "--rancangan",
      ]
    let without = try callgrind.instructions(usual + ["--format", "docbook"], codes: 0...1)
    return try callgrind.instructions(
      usual + ["--redline", "--format", "docbook,docx"], codes: 0...1) - without
  }

  @Test func redlinesOfFourTimesThePlansTakeFourTimesTheWork() throws {
    let one = try redline(8)
    let four = try redline(32)
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions: \(four / one) times")
  }

  @Test func scheduleOfFourTimesThePlansTakesFourTimesTheWork() throws {
    func schedule(_ count: Int) throws -> Double {
      try callgrind.instructions(
        ["jadwal"] + Array(repeating: Repository.small, count: count) + [
          "--tanggal", "2027-06-14", "--laporan", "ics=\(folder.file("\(count).ics"))",
        ])
    }
    let one = try schedule(5)
    let four = try schedule(20)
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions: \(four / one) times")
  }

  /// Instructions of a review of the example's pair, its objects and kegiatan so many times.
  private func review(_ count: Int) throws -> Double {
    let plans = try ["lama", "baru"].map { name in
      try folder.write(
        try Copies.plan("\(Self.pair)/\(name)/rencana.xml", count: count),
        as: "\(name)-\(count).xml")
    }
    return try callgrind.instructions(
      ["reviu"] + plans + [
        "--jenis", "paruh-waktu", "--tanggal", "2027-06-14", "-o", folder.file("keluar-\(count)"),
      ])
  }

  @Test func fourTimesThePlansTakeFourTimesTheWork() throws {
    let one = try review(1)
    let four = try review(4)
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions: \(four / one) times")
    let draft = try callgrind.instructions(
      [
        "susun", "\(Self.pair)/baru/rencana.xml", "--dokumen", "arsitektur", "--rancangan",
        "--pekerja", "1", "-o", folder.file("susun"),
      ], codes: 0...1)
    #expect(one / draft <= 2, "\(Int(one)) and \(Int(draft)) instructions: \(one / draft) times")
  }
}
