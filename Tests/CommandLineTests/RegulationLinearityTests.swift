import TestSupport
import Testing

/// Reading and judging a regulation takes work in proportion to its text; instructions are counted,
/// as in `LinearityTests`.
@Suite struct RegulationLinearityTests {
  private let folder: TemporaryFolder
  private let callgrind: Callgrind

  init() throws {
    folder = try TemporaryFolder()
    callgrind = try Callgrind()
  }

  private func instructions(_ text: String, _ name: String) throws -> Double {
    let path = try folder.write(text, as: name)
    return try callgrind.instructions(
      ["telaah", path, "--laporan", "json=" + folder.file("catatan.json")], codes: 0...1)
  }

  /// The articles of the largest of the five regulations `count` times, numbered on.
  private func text(_ count: Int) throws -> String {
    let path = Repository.test("Fixtures/peraturan/kuantan-singingi-33-2020.txt")
    let lines = try Files.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("BAB II") })
    let last = try #require(lines.lastIndex { $0.hasPrefix("Agar setiap orang") })
    var result = Array(lines[..<first])
    for copy in 0..<count {
      for line in lines[first..<last] where !line.hasPrefix("BAB ") {
        // Numbers of articles grow from copy to copy, in headings and references.
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let moved = words.indices.map { index -> String in
          guard index > 0, words[index - 1].lowercased() == "pasal",
            let number = Int(words[index].prefix { $0.isNumber })
          else { return words[index] }
          return String(number + copy * 80) + words[index].drop { $0.isNumber }
        }
        result.append(moved.joined(separator: " "))
      }
    }
    return (result + lines[last...]).joined(separator: "\n")
  }

  @Test func fourTimesTheTextTakesFourTimesTheWork() throws {
    let nothing = try instructions("Pasal 1\n\nSatu hal.\n", "kosong.txt")
    let one = try instructions(try text(1), "satu.txt")
    let four = try instructions(try text(4), "empat.txt")
    // Starting up is no part of the work; the whole run counts too.
    #expect(four / one <= 4.4, "\(Int(one)) and \(Int(four)) instructions")
    let ratio = (four - nothing) / (one - nothing)
    #expect(ratio <= 4.4, "\(Int(one - nothing)) and \(Int(four - nothing)): \(ratio) times")
    // The largest regulation takes 0.03 s above an empty run, 512 million instructions; 0.1 s is allowed.
    #expect(one - nothing <= 1_500_000_000, "\(Int(one - nothing)) instructions")
  }
}
