import Diagnostics
import Instruments
import References
import TestSupport
import Testing
import TextDocument

@testable import Telaah

@Suite struct RegulationFileTests {
  private func library() throws -> Library { try Library(from: try #require(Samples.folder)) }

  private func docx(_ blocks: [TextBlock]) throws -> [UInt8] {
    try TextDocument(blocks: blocks, notes: [], comments: [], pictures: [:], remarks: [])
      .docx(styles: [TextStyle("Normal")], language: "id-ID")
  }

  private func places(_ source: SourceText) throws -> [String] {
    let reading = RegulationReader(try Samples.vocabulary()).read(source)
    return try Samples.reviewer().review(reading).map { "\($0.id) \($0.location.path ?? "")" }
  }

  /// The same text has the same defects as plain text, as Word and as XML.
  @Test(arguments: Samples.names) func wordAndXMLSayTheSameAsText(_ name: String) throws {
    let bytes = try Samples.bytes(name)
    let expected = try places(SourceText(bytes))
    let blocks = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { line in
        TextBlock.paragraph(TextParagraph(line.isEmpty ? [] : [.text(String(line), [])]))
      }
    let word = try RegulationFile.text(try docx(blocks), file: "a.docx", try library())
    #expect(try places(word) == expected)
    let xml = InstrumentWriter.bytes(try InstrumentMakerTests.instrument(bytes))
    let again = try RegulationFile.text(xml, file: "a.xml", try library())
    let told = try places(again)
    // Marks that stood twice are one mark in XML.
    let missing = expected.filter { !told.contains($0) && !$0.hasPrefix("TLH013") }
    #expect(missing.isEmpty, "\(missing)")
    #expect(Set(told).subtracting(expected).isEmpty, "\(Set(told).subtracting(expected))")
  }

  /// A draft is judged with the numbers and words that the program writes into it.
  @Test func draftIsReadWithItsNumbers() throws {
    let bytes = try Files.bytes(Repository.test("Fixtures/perbup.xml"))
    let source = try RegulationFile.text(bytes, file: "perbup.xml", try library())
    let reading = RegulationReader(try Samples.vocabulary()).read(source)
    #expect(reading.count(of: .pasal) == 3 && reading.count(of: .ayat) == 2)
    #expect(reading.count(of: .definisi) == 2 && reading.count(of: .bab) == 2)
    let targets = try Samples.reviewer().references(reading).map(\.target)
    #expect(targets.contains("Pasal 2 ayat (1)"))
    let found = try Samples.reviewer().review(reading).filter { $0.level == .kesalahan }
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  /// Numbers that Word writes itself are part of the text.
  @Test func numbersOfWordAreRead() throws {
    func item(_ text: String, _ number: Int) -> TextBlock {
      .paragraph(
        TextParagraph(
          [.text(text, [])], mark: TextListMark(list: 1, number: number, label: "\(number).")))
    }
    let bytes = try docx([
      .paragraph(TextParagraph([.text("Pasal 1", [])])),
      .paragraph(TextParagraph([.text("Dalam peraturan ini yang dimaksud dengan:", [])])),
      item("Daerah adalah Kabupaten Contoh.", 1), item("Bupati adalah Bupati Contoh.", 2),
    ])
    let source = try RegulationFile.text(bytes, file: "a.docx", try library())
    let reading = RegulationReader(try Samples.vocabulary()).read(source)
    #expect(reading.count(of: .definisi) == 2)
  }

  @Test func brokenArchiveIsUnreadable() throws {
    let library = try library()
    #expect(throws: RegulationFile.Failure.self) {
      try RegulationFile.text([0x50, 0x4B, 3, 4, 9, 9], file: "a.docx", library)
    }
  }
}
