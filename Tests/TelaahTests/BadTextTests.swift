import Diagnostics
import Instruments
import References
import TestSupport
import Testing

@testable import Telaah

/// Texts that are no clean regulation: read as far as possible, every word accounted for.
@Suite struct BadTextTests {
  static let article = "Pasal 1\n\nDaerah adalah Kabupaten Contoh.\n\n"

  static let texts: [(name: String, text: String)] = [
    ("empty", ""), ("blank", " \n\n \t\n"), ("one word", "Pasal"), ("bullets", "- \n-\n* \n"),
    ("no article", "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nCONTOH\nBAB I\nUMUM\n"),
    ("two articles 7", "Pasal 7\nSatu.\nPasal 7\nDua.\n"),
    ("table", "Pasal 1\n\n| No | Nama |\n|----|------|\n| 1 | Satu |\n| 2 | Dua |\n"),
    ("missing chapter", "BAB I\nUMUM\nPasal 1\nSatu.\nBAB III\nLAIN\nPasal 2\nDua.\n"),
    (
      "capitals",
      "BAB I\nKETENTUAN UMUM\nPASAL 1\n(1) SATU.\n(2) SEBAGAIMANA DIMAKSUD PADA AYAT (1).\n"
    ),
    ("not Indonesian", "Article 1\nThe quick brown fox jumps over the lazy dog.\n1. One\n2. Two\n"),
    ("no regulation", "Daftar belanja: beras, gula,\nkopi dan teh.\n\na. beras\nb. gula\n"),
    ("marks only", "(1)\n(2)\na.\nb.\n1.\n2.\n"),
    ("deep lists", "Pasal 1\n(1) Satu:\na. dua:\n1. tiga:\na) empat:\n1) lima;\n2) enam.\n"),
    ("control characters", "Pasal 1\n\u{01}\u{07}\u{1B}[31mmerah\u{7F}.\n"),
    ("other letters", "Рasal 1\n\nＰａｓａｌ ini.\n\nPasal 2\n\n𝐃𝐮𝐚.\n"),
    ("huge numbers", "Pasal 99999999999999999999\nPasal 1 ayat (99999999999999999999) huruf zz.\n"),
  ]

  @Test(arguments: texts.indices) func everyWordIsAccountedFor(_ index: Int) throws {
    for ending in ["\n", "\r\n", "\r"] {
      let text = BadTextTests.texts[index].text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).joined(separator: ending)
      let reading = try Samples.read(text)
      #expect(
        reading.places() == Array(reading.source.words.indices), "\(BadTextTests.texts[index])")
      let expected = InstrumentMakerTests.letters(text)
      #expect(reading.source.words.map(\.text).joined().filter { $0 != "*" } == expected)
      _ = try Samples.reviewer().review(reading)
    }
  }

  @Test(arguments: texts.indices) func textComesBackFromXML(_ index: Int) throws {
    let text = BadTextTests.texts[index].text
    guard !text.unicodeScalars.contains(where: { $0.value < 9 || $0.value == 0x1B }) else { return }
    let written = InstrumentWriter.bytes(try InstrumentMakerTests.instrument(Array(text.utf8)))
    let library = try Library(from: try #require(Samples.folder))
    let read = try InstrumentReader(library).read(written, file: "naskah.xml")
    #expect(read.catatan.isEmpty, "\(read.catatan)")
    let back = WrittenText.text(try #require(read.instrument))
    #expect(InstrumentMakerTests.letters(back) == InstrumentMakerTests.letters(text))
  }

  @Test func textWithoutArticlesIsSaidToHaveNone() throws {
    let found = try Samples.reviewer().review(try Samples.read("Daftar belanja: beras."))
    #expect(found.map(\.id) == ["TLH060"])
  }

  @Test func doubledArticleAndMissingChapterAreTold() throws {
    let text = "BAB I\nUMUM\nPasal 7\nSatu hal.\nBAB III\nLAIN\nPasal 7\nDua hal.\n"
    let kinds = try Samples.reviewer().review(try Samples.read(text)).compactMap { $0.legal?.kind }
    #expect(kinds.contains("nomor-ganda") && kinds.contains("nomor-loncat"))
  }

  @Test func capitalsAreReadLikeOtherLetters() throws {
    let reading = try Samples.read(BadTextTests.texts[8].text)
    #expect(reading.count(of: .pasal) == 1 && reading.count(of: .ayat) == 2)
    #expect(try Samples.reviewer().references(reading).map(\.target) == ["Pasal 1 ayat (1)"])
  }

  @Test func windows1252IsReadLetterByLetter() throws {
    var bytes = Array("Pasal 1\nTanda ".utf8)
    bytes += [0x93, 0xE9, 0x94, 0x2E]
    let source = SourceText(bytes)
    #expect(source.encoding == .windows1252)
    #expect(source.words.last?.text == "“é”.")
  }

  @Test func carriageReturnsEndLinesToo() {
    let lines = SourceText(Array("satu\r\ndua\rtiga\n".utf8)).words.map(\.line)
    #expect(lines == [1, 2, 3])
  }

  /// Five million characters, in one regulation and on one line.
  @Test func fiveMegabytesAreRead() throws {
    let one = String(decoding: try Samples.bytes("kapuas-26-2024"), as: UTF8.self)
    let many = String(repeating: one, count: 5_000_000 / one.utf8.count + 1)
    let reading = try Samples.read(many)
    #expect(reading.places() == Array(reading.source.words.indices))
    let line = String(repeating: "Pasal 1 ayat (2) ", count: 300_000)
    #expect(try Samples.read(line).source.words.count == 1_200_000)
  }

  /// Random pieces of regulations in random order never stop the reader, and no word is lost.
  @Test(arguments: 0..<40) func anyMixtureIsRead(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "BAB II", "Bagian Kesatu", "Paragraf 1", "Pasal 3", "Pasal 3A", "(1)", "(2) Isi", "a. satu;",
      "b. dua; dan", "1. tiga.", "a) empat", "Menimbang : a. bahwa", "Mengingat :", "MEMUTUSKAN:",
      "Menetapkan : PERATURAN", "dimaksud pada ayat", "(1) huruf b", "Ditetapkan di Contoh",
      "LAMPIRAN", "PENJELASAN", "- 3 -", "Pasal 3...", "kata", "Kata.", "yang dimaksud dengan:", "",
      "*miring", "miring*", "perundang-", "undangan.", "Agar setiap orang mengetahuinya,", "|", "-",
    ]
    var text = ""
    for _ in 0..<120 {
      text += pieces.randomElement(using: &generator) ?? ""
      text += Bool.random(using: &generator) ? "\n" : " "
    }
    let reading = try Samples.read(text)
    #expect(reading.places() == Array(reading.source.words.indices), "\(text)")
    _ = try Samples.reviewer().review(reading)
    let written = InstrumentWriter.bytes(try InstrumentMakerTests.instrument(Array(text.utf8)))
    let library = try Library(from: try #require(Samples.folder))
    let read = try InstrumentReader(library).read(written, file: "naskah.xml")
    let back = WrittenText.text(try #require(read.instrument, "\(read.catatan)"))
    let (left, right) = (InstrumentMakerTests.letters(back), InstrumentMakerTests.letters(text))
    // A bullet may change its place within a sentence that this disorder tore apart.
    #expect(left.sorted() == right.sorted(), "\(text)")
  }
}
