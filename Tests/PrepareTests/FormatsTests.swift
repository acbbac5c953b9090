import FoundationEssentials
import Prepare
import References
import TestSupport
import Testing

@Suite struct FormatsTests {
  private let formats: Formats

  init() throws { formats = Formats(try Shared.library.get().words) }

  @Test(
    arguments: [
      (0, "Rp0,00"), (7, "Rp7,00"), (999, "Rp999,00"), (1_000, "Rp1.000,00"),
      (1_250_000_000, "Rp1.250.000.000,00"), (2_147_483_648, "Rp2.147.483.648,00"),
      (3_000_000_001, "Rp3.000.000.001,00"), (9_007_199_254_740_993, "Rp9.007.199.254.740.993,00"),
      (Int64.max, "Rp9.223.372.036.854.775.807,00"), (-1_500, "-Rp1.500,00"),
      (Int64.min, "-Rp9.223.372.036.854.775.808,00"),
    ] as [(Int64, String)])
  func rupiahIsExact(_ sample: (Int64, String)) {
    #expect(Formats.rupiah(sample.0) == sample.1)
    #expect(Formats.rupiah(Int128(sample.0)) == sample.1)
  }

  @Test func rupiahHoldsSumsBeyond64Bits() {
    let sum = Int128(Int64.max) * 1_000
    #expect(Formats.rupiah(sum) == "Rp9.223.372.036.854.775.807.000,00")
    #expect(Formats.grouped(Int128.min).hasPrefix("-170.141.183"))
  }

  @Test func groupingOnlyAddsDots() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let value =
        Int64.random(in: .min ... .max, using: &random)
        >> Int64.random(in: 0..<63, using: &random)
      let text = Formats.grouped(value)
      #expect(text.filter { $0 != "." } == String(value))
      let groups: [Substring] = text.split(separator: ".")
      #expect(groups.dropFirst().allSatisfy { $0.count == 3 })
    }
  }

  @Test(arguments: [
    ("12", "12"), ("0", "0"), ("007", "7"), ("999", "999"), ("1000", "1.000"),
    ("12.5", "12,5"), ("12.50", "12,5"), ("1250.75", "1.250,75"), ("-3.1", "-3,1"),
    ("+4", "4"), (".5", "0,5"), ("1.0", "1"), ("0.10", "0,1"), ("1.2.3", "1.2.3"), ("abc", "abc"),
    ("1e3", "1e3"), ("", ""), ("123456789012345678.25", "123.456.789.012.345.678,25"),
    (
      "99999999999999999999999999999999999999999999", "99999999999999999999999999999999999999999999"
    ),
  ])
  func decimalIsWrittenWithAComma(_ sample: (String, String)) {
    let expected = sample.0.isEmpty ? Formats.decimal("") : sample.1
    #expect(Formats.decimal(sample.0) == expected)
  }

  @Test(arguments: [
    ("2024-09-17", "17 September 2024"), ("2025-01-01", "1 Januari 2025"),
    ("2025-12-31", "31 Desember 2025"), ("2025-13-01", "2025-13-01"), ("kemarin", "kemarin"),
    ("2025-05", "2025-05"), ("", ""),
  ])
  func dateIsWrittenInWords(_ sample: (String, String)) {
    #expect(formats.date(sample.0) == sample.1)
  }

  @Test func everyMonthHasItsName() {
    let names = (1...12).map { formats.date("2025-\($0 < 10 ? "0" : "")\($0)-02") }
    #expect(
      names
        == [
          "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember",
        ].map { "2 \($0) 2025" })
  }

  @Test(arguments: [
    (0, "nol"), (1, "satu"), (5, "lima"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
    (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"),
    (99, "sembilan puluh sembilan"),
    (100, "seratus"), (101, "seratus satu"), (111, "seratus sebelas"),
    (199, "seratus sembilan puluh sembilan"),
    (200, "dua ratus"), (1_000, "seribu"), (1_001, "seribu satu"), (1_100, "seribu seratus"),
    (2_025, "dua ribu dua puluh lima"), (11_000, "sebelas ribu"), (100_000, "seratus ribu"),
    (1_000_000, "satu juta"), (1_000_000_000, "satu miliar"), (2_000_000_000_000, "dua triliun"),
    (-3, "minus tiga"),
  ])
  func numberIsSpelled(_ sample: (Int, String)) {
    #expect(formats.spelling(sample.0) == sample.1)
    #expect(formats.spelled(sample.0) == "\(sample.0) (\(sample.1))")
  }

  @Test func spellingsUpTo2025AreDifferentAndWhole() {
    var seen: Set<String> = []
    for number in 0...2_025 {
      let text = formats.spelling(number)
      #expect(seen.insert(text).inserted, "\(number)")
      #expect(!text.contains("⟦") && !text.contains("%") && !text.contains("  "), "\(number)")
    }
  }

  @Test(arguments: [
    (1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (49, "XLIX"), (90, "XC"),
    (400, "CD"), (1_994, "MCMXCIV"), (2_025, "MMXXV"), (0, ""), (-1, ""),
  ])
  func romanIsWritten(_ sample: (Int, String)) { #expect(Formats.roman(sample.0) == sample.1) }

  @Test(arguments: [
    (0, ""), (1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa"),
  ])
  func lettersAreWritten(_ sample: (Int, String)) { #expect(Formats.letters(sample.0) == sample.1) }

  @Test(
    arguments: [
      ("2,65", "2.65"), ("2.65", "2.65"), ("1.250,75", "1250.75"), ("1 250", "1250"),
      ("-3,5", "-3.5"),
      ("12", "12"), ("", nil), ("lima", nil), ("5%", nil), ("1e5", nil),
    ] as [(String, String?)])
  func numberIsParsed(_ sample: (String, String?)) {
    #expect(Formats.parse(sample.0) == sample.1.flatMap { Decimal(string: $0) })
  }

  @Test(
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c"),
    ] as [([String], String)])
  func namesAreJoined(_ sample: ([String], String)) {
    #expect(formats.joined(sample.0) == sample.1)
  }
}
