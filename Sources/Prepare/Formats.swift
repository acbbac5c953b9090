public import FoundationEssentials
public import References

/// Writes numbers, money and dates the Indonesian way; the words come from the locale file.
public struct Formats: Sendable {
  private let words: Words

  public init(_ words: Words) { self.words = words }

  /// An integer with dots between thousands, such as `1.250`.
  public static func grouped(_ value: some BinaryInteger) -> String {
    // Bytes, since tables have thousands of numbers.
    let digits = Array(String(value.magnitude).utf8)
    var result: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    result.reserveCapacity(digits.count * 2)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: ".")) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Money with its cents, such as `Rp1.250.000.000,00`: the form of legal texts.
  public static func rupiah(_ value: some BinaryInteger) -> String {
    (value < 0 ? "-" : "") + "Rp" + grouped(value.magnitude) + ",00"
  }

  /// A decimal written with a point, as Indonesians write it: `12.5` becomes `12,5`. Text that is
  /// no number stays as it is.
  public static func decimal(_ text: String) -> String {
    // Most numbers are short and whole, and these stay as they are.
    if (1...3).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "0"),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return text
    }
    var digits = text[...]
    var sign = ""
    if digits.hasPrefix("-") || digits.hasPrefix("+") {
      sign = digits.hasPrefix("-") ? "-" : ""
      digits = digits.dropFirst()
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      let whole = Int128(parts[0].isEmpty ? "0" : parts[0])
    else { return text }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return sign + grouped(whole) + (fraction.isEmpty ? "" : "," + fraction)
  }

  /// A day such as `17 September 2024`, from `2024-09-17`; other text stays as it is.
  public func date(_ iso: String) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return iso }
    return "\(parts[2]) \(words.text("bulan.\(parts[1])")) \(parts[0])"
  }

  /// A number with its word, such as `5 (lima)`: the form of legal texts.
  public func spelled(_ value: Int) -> String { "\(value) (\(spelling(value)))" }

  /// A number in words, up to 999 triliun.
  public func spelling(_ value: Int) -> String {
    guard value >= 0 else { return words.text("angka.minus") + " " + spelling(-value) }
    if value < 12 { return words.text("angka.\(value)") }
    if value < 20 { return words.text("angka.belas", ["n": spelling(value - 10)]) }
    let steps: [(Int, String, String?)] = [
      (1_000_000_000_000, "angka.triliun", nil), (1_000_000_000, "angka.miliar", nil),
      (1_000_000, "angka.juta", nil), (1000, "angka.ribu", "angka.seribu"),
      (100, "angka.ratus", "angka.seratus"), (10, "angka.puluh", nil),
    ]
    for (size, key, single) in steps where value >= size {
      let count = value / size
      let head =
        count == 1 && single != nil
        ? words.text(single ?? key) : words.text(key, ["n": spelling(count)])
      let rest = value % size
      return rest == 0 ? head : head + " " + spelling(rest)
    }
    return String(value)
  }

  /// A number in Roman capitals; 0 and below give an empty string.
  public static func roman(_ value: Int) -> String {
    let steps = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = value
    var result = ""
    for (size, text) in steps {
      while rest >= size {
        result += text
        rest -= size
      }
    }
    return result
  }

  /// A number as letters: 1 is `a`, 26 `z`, 27 `aa`.
  public static func letters(_ value: Int) -> String {
    var rest = value
    var result = ""
    while rest > 0 {
      rest -= 1
      result = String(UnicodeScalar(UInt8(97 + rest % 26))) + result
      rest /= 26
    }
    return result
  }

  /// Names joined as a sentence does: `a, b, dan c`.
  public func joined(_ names: [String]) -> String {
    switch names.count {
    case 0: ""
    case 1: names[0]
    case 2: words.text("gabung.dua", ["a": names[0], "b": names[1]])
    default:
      words.text(
        "gabung.banyak",
        ["awal": names.dropLast().joined(separator: ", "), "akhir": names[names.count - 1]])
    }
  }
}

extension Character {
  /// Whether the character is one of `0` to `9`.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Formats {
  /// A number written the Indonesian way (`1.250,75`) or with a point (`2.65`); nil when the text
  /// is no number.
  ///
  /// A point counts as decimal point when it stands alone and no comma follows it.
  public static func parse(_ text: String) -> Decimal? {
    let trimmed = text.filter { $0 != " " && $0 != "\u{A0}" }
    guard !trimmed.isEmpty, trimmed.allSatisfy({ $0.isASCIIDigit || ".,-".contains($0) }) else {
      return nil
    }
    if trimmed.contains(",") {
      let plain = trimmed.replacing(".", with: "").replacing(",", with: ".")
      return Decimal(string: plain)
    }
    return Decimal(string: trimmed)
  }

  /// Hundredths of a number (`2,65` gives 265), for the length of a bar; nil for any other text and
  /// for numbers that no index has.
  static func hundredths(_ text: String) -> Int128? {
    guard let value = parse(text), value >= 0, value < 1_000_000 else { return nil }
    return Int128((value * 100).description.prefix { $0 != "." })
  }
}

extension String {
  /// The text with its first letter in upper case, for the beginning of a sentence or cell.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
