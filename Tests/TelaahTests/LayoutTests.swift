import Diagnostics
import TestSupport
import Testing

@testable import Telaah

/// What a text says does not depend on where its lines break, nor on the bullets before its items.
@Suite struct LayoutTests {
  /// A text with lines no wider than this.
  private static func wrapped(_ text: String, _ width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard line.count > width else { return String(line) }
      var rows = [""]
      for word in line.split(separator: " ") {
        let last = rows[rows.count - 1]
        if last.isEmpty {
          rows[rows.count - 1] = String(word)
        } else if last.count + 1 + word.count <= width {
          rows[rows.count - 1] = last + " " + word
        } else {
          rows.append(String(word))
        }
      }
      return rows.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func defects(_ text: String) throws -> [String] {
    try Samples.reviewer().review(try Samples.read(text)).map { note in
      "\(note.id) \(note.location.path ?? "") \(note.legal?.expected ?? "")"
    }
  }

  /// Ends of sentences are quoted by fewer words where a line ends near, so places are compared.
  private func places(_ text: String) throws -> [String] {
    try Samples.reviewer().review(try Samples.read(text)).map {
      "\($0.id) \($0.location.path ?? "")"
    }
  }

  @Test(arguments: Samples.names, [60, 75, 90])
  func wrappedTextHasTheSameDefects(_ name: String, _ width: Int) throws {
    let text = String(decoding: try Samples.bytes(name), as: UTF8.self)
    #expect(try places(text) == places(LayoutTests.wrapped(text, width)))
  }

  @Test(arguments: Samples.names) func textWithoutBulletsHasTheSameDefects(_ name: String) throws {
    let text = String(decoding: try Samples.bytes(name), as: UTF8.self)
    let bare = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> Substring in
      let words = line.drop { $0 == " " }
      return words.hasPrefix("- ") ? words.dropFirst(2) : line
    }.joined(separator: "\n")
    #expect(bare != text)
    #expect(try defects(text) == defects(bare))
  }

  @Test func lineThatBeginsLikeAHeadingGoesOnWithItsSentence() throws {
    let reading = try Samples.read(
      "Pasal 4\n\n(1) Arsitektur sebagaimana dimaksud dalam\nPasal 3 ayat\n(2) huruf a disusun untuk\n"
        + "jangka waktu lima tahun.\n(2) Reviu dilakukan setiap tahun.\n")
    #expect(reading.count(of: .pasal) == 1 && reading.count(of: .ayat) == 2)
  }

  @Test func wordThatALineBreakCutIsWhole() throws {
    let reading = try Samples.read("Pasal 1\n\nketentuan peraturan perundang-\n\nundangan.\n")
    let article = try #require(reading.indices(of: .pasal).first)
    #expect(reading.text(article) == "ketentuan peraturan perundang-undangan.")
  }

  @Test func furnitureOfPagesIsNoise() throws {
    let reading = try Samples.read(
      "BUPATI CONTOH\nPERATURAN BUPATI CONTOH\n\nPasal 1\n\n(1) Satu hal\n\n- 2 -\n\nBUPATI CONTOH\n\n"
        + "yang diatur.\n\n(2) Dua...\n\n(2) Dua hal.\n")
    #expect(reading.noise.map(\.kind) == [.pageNumber, .pageHead, .catchword])
    #expect(reading.text(try #require(reading.indices(of: .ayat).first)) == "Satu hal yang diatur.")
  }

  @Test func headingsThatRanTogetherAreTold() throws {
    let reading = try Samples.read(
      "BABI KETENTUAN UMUM Pasal 1\n\nSatu hal.\n\nBAB II ISI Bagian Kesatu\n\nUmum\n")
    #expect(reading.count(of: .bab) == 2 && reading.count(of: .bagian) == 1)
    #expect(reading.count(of: .pasal) == 1)
    let titles = reading.indices(of: .bab).map { reading.text(of: reading.units[$0].title) }
    #expect(titles == ["KETENTUAN UMUM", "ISI"])
  }

  @Test func lettersOfOtherFontsAreReadAsLatin() throws {
    let reading = try Samples.read("Рasal 1\n\nＰａｓａｌ dua.\n\n𝐏𝐚𝐬𝐚𝐥 𝟐\n\nTiga.\n")
    #expect(reading.count(of: .pasal) == 2)
  }
}
