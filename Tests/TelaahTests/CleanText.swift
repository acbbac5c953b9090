import Diagnostics
import Testing

@testable import Telaah

/// Regulations whose defects were mended by hand (`perbaikan.tsv`), for planting defects into.
enum CleanText {
  static let names = ["kapuas-26-2024", "kapuas-hulu-56-2020"]

  /// The lines of a mended text.
  static func lines(_ name: String) throws -> [String] {
    var lines = String(decoding: try Samples.bytes(name), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for row in try Samples.rows("perbaikan.tsv") where row[0] == name {
      let index = (Int(row[1]) ?? 0) - 1
      #expect(row[2].isEmpty || lines[index].contains(row[2]), "line \(row[1])")
      lines[index] = row[2].isEmpty ? row[3] : lines[index].replacing(row[2], with: row[3])
    }
    return lines
  }
}

@Suite struct CleanTextTests {
  @Test(arguments: CleanText.names) func mendedTextHasNoDefect(_ name: String) throws {
    let reading = try Samples.read(try CleanText.lines(name).joined(separator: "\n"))
    let found = try Samples.reviewer().review(reading)
    #expect(found.isEmpty, "\(found.map { "\($0.location.line) \($0.message)" })")
  }
}
