import TestSupport
import Testing
import Workbook

@testable import Exchange

/// What planners write into cells is read as it is meant in Indonesia.
@Suite struct CellWordsTests {
  private static let words: Result<CellWords, any Error> = Result {
    CellWords(catalogue: try SheetCatalogue(try Shared.library.get()))
  }

  @Test(arguments: [
    ("1250000000", "1250000000"), ("1.250.000.000", "1250000000"), ("12,5", "12.5"),
    ("1.250,75", "1250.75"), ("0.5", "0.5"), ("1.234", "1234"), ("1.2345", "1.2345"),
    ("-3,10", "-3.1"), ("007", "7"), ("0,000", "0"), ("1,234,567", "1234567"),
    ("(25)", "-25"), ("1 250", "1250"),
  ])
  func numberIsRead(_ sample: (text: String, number: String)) {
    #expect(CellWords.number(sample.text) == sample.number)
  }

  @Test(arguments: ["", "banyak", "12a", "1,2,3", "1.2.3", "1..2", "--", "12,5,0", "²"])
  func noNumberIsRefused(_ text: String) {
    #expect(CellWords.number(text) == nil)
  }

  @Test(arguments: [
    ("Rp 1.250.000.000", "1250000000"), ("Rp1.250.000.000,00", "1250000000"),
    ("rp. 500.000,-", "500000"), ("IDR 75000", "75000"), ("1,25 miliar", "1250000000"),
    ("Rp150 juta", "150000000"), ("2,5 jt", "2500000"), ("-1.000", "-1000"),
    ("Rp\u{A0}12.000", "12000"), ("1000000000000000", "1000000000000000"),
  ])
  func amountIsRead(_ sample: (text: String, rupiah: String)) throws {
    #expect(try Self.words.get().amount(.text(sample.text)) == .rupiah(sample.rupiah))
  }

  @Test func amountOfANumberCellIsExact() throws {
    let words = try Self.words.get()
    #expect(words.amount(.number("3000000001")) == .rupiah("3000000001"))
    #expect(words.amount(.number("0.5")) == .inexact)
    #expect(words.amount(.text("1250,50")) == .inexact)
    #expect(words.amount(.text("1,2345 ribu")) == .inexact)
    #expect(words.amount(.text("1" + String(repeating: "0", count: 18))) == .inexact)
    #expect(words.amount(.text("belum dihitung")) == .unknown)
    #expect(words.amount(.text("sesuai kebutuhan")) == .invalid)
  }

  @Test(arguments: [("0.8", "80"), ("1", "100"), ("0.125", "12.5"), ("-0.05", "-5")])
  func shareIsReadInHundredths(_ sample: (digits: String, percent: String)) {
    #expect(CellWords.percent(sample.digits) == sample.percent)
  }

  @Test(arguments: [
    ("31-12-2026", "2026-12-31"), ("1/3/2026", "2026-03-01"), ("2026-03-31", "2026-03-31"),
    ("31 Desember 2026", "2026-12-31"), ("1 mei 2026", "2026-05-01"),
    ("29 Feb 2028", "2028-02-29"),
  ])
  func dayIsRead(_ sample: (text: String, day: String)) throws {
    #expect(try Self.words.get().day(.text(sample.text)) == sample.day)
  }

  @Test(arguments: ["31 Februari 2026", "29-02-2027", "2026", "besok", "1-13-2026", "0-1-2026"])
  func noDayIsRefused(_ text: String) throws {
    #expect(try Self.words.get().day(.text(text)) == nil)
  }

  @Test(arguments: [
    ("2025-2029", "2025-2029"), ("2025 – 2029", "2025-2029"), ("2025—2029", "2025-2029"),
    ("2025 s.d. 2029", "2025-2029"),
  ])
  func periodIsRead(_ sample: (text: String, period: String)) {
    #expect(CellWords.period(sample.text) == sample.period)
  }

  @Test(arguments: ["lima tahun", "2025", "2025-2029-2033", "25-29"])
  func noPeriodIsRefused(_ text: String) {
    #expect(CellWords.period(text) == nil)
  }

  @Test func valuesAreSeparatedByLineBreaksAndSemicolons() {
    func texts(_ text: String) -> [String] { CellWords.values(text).map(\.text) }
    #expect(texts("a; b\nc") == ["a", "b", "c"])
    #expect(texts("a;;\n\nb;") == ["a", "b"])
    #expect(texts("\"a; b\"; c") == ["a; b", "c"])
    #expect(texts("\"kata \"\"dikutip\"\"\"") == ["kata \"dikutip\""])
    #expect(texts("  \u{A0}a\u{A0} ") == ["a"])
    #expect(CellWords.values("\"x\"").map(\.isLiteral) == [true])
    #expect(texts("") == [])
  }

  @Test func blanksOfEveryKindAreFolded() {
    #expect(CellWords.folded("a\u{A0} b\t\nc\u{200B}") == "a b c")
    #expect(CellWords.trimmed("\u{FEFF} a b\u{A0}") == "a b")
    #expect(CellWords.trimmed("a\r\nb\rc") == "a\nb\nc")
  }

  /// The quick look at the bytes says the same as the long one at the characters.
  @Test func bytesTellWhatCharactersTell() {
    let pieces = [
      "a", " ", "  ", "\n", "\r\n", "\t", "\u{A0}", "\u{200B}", ";", "\"", "é", "\u{85}", "漢",
      "\u{2003}", "\u{3000}", "👩‍👩‍👧", "\u{7}",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...5, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let bytes = CellBytes(text)
      if bytes.isFolded {
        #expect(!text.contains { $0.isWhitespace && $0 != " " } && !text.contains("  "))
        #expect(text.first?.isWhitespace != true && text.last?.isWhitespace != true)
      }
      if bytes.isTrimmed { #expect(!text.contains("\r") && text.first?.isWhitespace != true) }
      if bytes.isSingle { #expect(!text.contains { $0 == ";" || $0 == "\"" || $0.isNewline }) }
    }
  }
}
