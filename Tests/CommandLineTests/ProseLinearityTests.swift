import TestSupport
import Testing
import TextDocument

/// Reading prose, and looking for near-duplicates, takes work in proportion to what there is;
/// instructions are counted, as in `LinearityTests`.
@Suite struct ProseLinearityTests {
  private let folder: TemporaryFolder
  private let callgrind: Callgrind

  init() throws {
    folder = try TemporaryFolder()
    callgrind = try Callgrind()
  }

  /// How many times the work of one measure four take, starting up left aside.
  private func ratio(_ instructions: (Int) throws -> Double) throws -> Double {
    let counts = try [0, 1, 4].map(instructions)
    return (counts[2] - counts[0]) / (counts[1] - counts[0])
  }

  /// A folder with what a plan cannot be without and one file besides.
  private func sources(_ name: String, _ bytes: [UInt8], _ count: Int) throws -> String {
    let book = "Identitas dan Penetapan.xlsx"
    let path = "\(count)/\(book)"
    _ = try folder.write(
      try Files.bytes(Repository.path("Examples/kapuas-buku/\(book)")), as: path)
    _ = try folder.write(bytes, as: "\(count)/\(name)")
    return folder.file("\(count)")
  }

  private static let sentence = "Layanan **daring** tersedia bagi _semua_ warga & pelaku usaha."

  @Test func fourTimesTheMarkdownTakesFourTimesTheWork() throws {
    let ratio = try ratio { count in
      let blocks = (0..<count * 250).map { number in
        """
        \(Self.sentence)[^\(number)]

        - butir *satu*
        - butir dua

        | Tahun | Nilai |
        |---|---|
        | 2025 | \(number) |

        [^\(number)]: Catatan \(number).

        """
      }
      let text = "Pembuka.\n\n" + blocks.joined(separator: "\n")
      return try callgrind.instructions(
        ["impor", try sources("narasi/latar-belakang.md", Array(text.utf8), count)], codes: 0...1)
    }
    #expect(ratio <= 4.4, "\(ratio) times")
  }

  @Test func fourTimesTheWordDocumentTakesFourTimesTheWork() throws {
    let ratio = try ratio { count in
      var blocks: [TextBlock] = [
        .paragraph(
          TextParagraph([.text("Latar Belakang", [])], style: "heading 1", level: 1)),
        .paragraph(TextParagraph([.text("Pembuka.", [])])),
      ]
      for number in 0..<count * 250 {
        blocks.append(
          .paragraph(
            TextParagraph([.text("Layanan ", []), .text("daring", .bold), .text(" ada.", [])])))
        blocks.append(
          .paragraph(
            TextParagraph(
              [.text("butir", [])],
              mark: TextListMark(list: number + 1, number: 1, label: "1."))))
      }
      let bytes = try TextDocument(blocks: blocks).docx(
        styles: [TextStyle("Normal"), TextStyle("heading 1")], language: "id-ID")
      return try callgrind.instructions(
        ["impor", try sources("narasi.docx", bytes, count)], codes: 0...1)
    }
    #expect(ratio <= 4.4, "\(ratio) times")
  }

  @Test func fourTimesTheObjectsTakeFourTimesTheWorkOfTheirComparison() throws {
    let counts = try [1, 4].map { count in
      let plan = try folder.write(
        try Copies.plan(Repository.example, count: count), as: "rencana-\(count).xml")
      let books = folder.file("buku-\(count)")
      try #require(try Naskah.run("ekspor", plan, "-o", books).code == 0)
      let plain = try callgrind.instructions(["impor", books])
      let compared = try callgrind.instructions(
        ["impor", books, "--ganda", folder.file("ganda-\(count).xlsx")])
      return compared - plain
    }
    let ratio = counts[1] / counts[0]
    #expect(ratio <= 4.4, "\(Int(counts[0])) and \(Int(counts[1])) instructions: \(ratio) times")
  }
}
