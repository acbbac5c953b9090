import TestSupport
import Testing

/// Work grows with the plan and not faster.
@Suite struct LinearityTests {
  private let folder: TemporaryFolder
  private let callgrind: Callgrind

  init() throws {
    folder = try TemporaryFolder()
    callgrind = try Callgrind()
  }

  /// Instructions of a whole run on the example this many times.
  private func instructions(_ command: String, _ count: Int) throws -> Double {
    let plan = try folder.write(
      try Copies.plan(Repository.example, count: count), as: "rencana-\(count).xml")
    let output = [
      "--pekerja", "1", "--format", "html,docbook,docx", "-o", folder.file("keluaran-\(count)"),
    ]
    return try callgrind.instructions([command, plan] + (command == "susun" ? output : []))
  }

  /// `periksa` is reading, joining and the rules: nothing else would hide how these grow.
  @Test(arguments: ["periksa", "susun"])
  func fourTimesThePlanTakesFourTimesTheWork(_ command: String) throws {
    let one = try instructions(command, 1)
    let four = try instructions(command, 4)
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions: \(four / one) times")
  }

  /// Reading and judging the workbooks of a plan, and writing them.
  @Test(arguments: ["periksa", "ekspor"])
  func fourTimesTheWorkbooksTakeFourTimesTheWork(_ command: String) throws {
    let counts = try [1, 4].map { count in
      let plan = try folder.write(
        try Copies.plan(Repository.example, count: count), as: "rencana-\(count).xml")
      let books = folder.file("buku-\(count)")
      let export = ["ekspor", plan, "-o", books]
      if command == "ekspor" { return try callgrind.instructions(export) }
      try #require(try Naskah.run(arguments: export).code == 0)
      return try callgrind.instructions([command, books])
    }
    #expect(
      counts[1] / counts[0] <= 4.4,
      "\(Int(counts[0])) and \(Int(counts[1])) instructions: \(counts[1] / counts[0]) times")
  }

  /// Judging the proposals of a year and drafting what follows from them; at the size of a region it
  /// takes no more than drafting its Peta Rencana.
  @Test func fourTimesTheProposalsTakeFourTimesTheWork() throws {
    let plan = folder.file("tahun.xml")
    try #require(
      try Naskah.run(
        "impor", Repository.path("Examples/kapuas-buku"), Repository.path("Examples/kapuas-tahun"),
        "-o", plan
      ).code == 0)
    func instructions(_ count: Int, _ document: [String]) throws -> Double {
      let copies = try folder.write(
        try Copies.plan(plan, count: count), as: "tahun-\(count).xml")
      return try callgrind.instructions(
        ["susun", copies, "--pekerja", "1", "-o", folder.file("tahun-\(count)"), "--dokumen"]
          + document)
    }
    let year = ["rencana-anggaran", "--tahun", "2027"]
    let (one, four) = (try instructions(1, year), try instructions(4, year))
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions: \(four / one) times")
    let roadmap = try instructions(4, ["peta-rencana"])
    #expect(four <= roadmap, "\(Int(four)) and \(Int(roadmap)) instructions")
  }

  @Test func copiesAreSoundPlans() throws {
    let path = try folder.write(try Copies.plan(Repository.example, count: 2), as: "r.xml")
    #expect(try Naskah.run("periksa", path).code == 0)
  }
}
