import TestSupport
import Testing

/// Papers of the process log and small instruments take work in proportion to what they hold;
/// instructions are counted, as in `LinearityTests`.
@Suite struct PaperLinearityTests {
  private let folder: TemporaryFolder
  private let callgrind: Callgrind

  init() throws {
    folder = try TemporaryFolder()
    callgrind = try Callgrind()
  }

  /// A plan whose log holds the events of the fixture so many times, and a team of so many members.
  private func plan(_ count: Int) throws -> String {
    let text = try Files.text(Papers.plan)
    let parts = text.components("<proses>", "</proses>")
    let events = (1...count).map { number in
      parts.inside.replacing("PS-", with: "PS-\(number)-")
    }
    let members = (1...count).map { number in
      "<anggota jabatan=\"Jabatan \(number)\" kedudukan=\"\(number == 1 ? "Ketua" : "Anggota")\">"
        + "<tugas>Melaksanakan tugas \(number)</tugas></anggota>"
    }
    let team =
      "<tata-kelola><tim kode=\"TIM-1\" jenis=\"tim-koordinasi\"><nama>Tim Koordinasi</nama>"
      + members.joined() + "</tim></tata-kelola>"
    return try folder.write(
      parts.before + team + "<proses>" + events.joined() + "</proses>" + parts.behind,
      as: "rencana-\(count).xml")
  }

  @Test(arguments: [("formulir", 8), ("keputusan:tim-koordinasi", 100)])
  func fourTimesTheLogTakesFourTimesTheWork(_ document: String, _ count: Int) throws {
    let counts = try [count, 4 * count].map { count in
      try callgrind.instructions(
        [
          "susun", try plan(count), "--dokumen", document, "--rancangan", "--pekerja", "1",
          "--format", "html,docbook,docx", "-o", folder.file("keluaran-\(count)"),
        ], codes: 0...1)
    }
    #expect(
      counts[1] / counts[0] <= 4.4,
      "\(Int(counts[0])) and \(Int(counts[1])) instructions: \(counts[1] / counts[0]) times")
  }
}

extension String {
  /// What stands before, between and behind two marks; all of it before them where they are missing.
  fileprivate func components(
    _ first: String, _ second: String
  ) -> (before: String, inside: String, behind: String) {
    guard let start = firstRange(of: first), let end = firstRange(of: second) else {
      return (self, "", "")
    }
    return (
      String(self[..<start.lowerBound]), String(self[start.upperBound..<end.lowerBound]),
      String(self[end.upperBound...])
    )
  }
}
