/// Numbers as workbooks store them: decimal text of a binary floating-point value.
enum CellNumber {
  /// Digits that a spreadsheet shows at most; what follows is noise of binary arithmetic.
  private static let significant = 15

  /// The number as plain digits: no exponent, no needless zeros; nil when the bytes are no number.
  ///
  /// Whole numbers written out stay exact at any length; everything else is rounded to 15
  /// significant digits.
  static func plain(_ bytes: [UInt8]) -> String? {
    if isPlainInteger(bytes) { return String(decoding: bytes, as: UTF8.self) }
    guard var number = Parts(bytes) else { return nil }
    if number.hasFractionOrExponent { number.round(to: significant) }
    return number.text
  }

  /// Whether a plain number has no more digits that count than a spreadsheet keeps.
  static func isExact(_ plain: String) -> Bool {
    guard let number = Parts(Array(plain.utf8)) else { return false }
    return number.digits.count <= significant
  }

  /// Whether the bytes are the number's plain form already.
  private static func isPlainInteger(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, bytes.count < 16 else { return false }
    if first == UInt8(ascii: "0") { return bytes.count == 1 }
    return bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A decimal number taken apart: `0.DIGITS` times ten to the power of `point`.
  private struct Parts {
    var isNegative = false
    var digits: [UInt8] = []
    var point = 0
    var hasFractionOrExponent = false

    init?(_ bytes: [UInt8]) {
      var index = 0
      func byte() -> UInt8? { index < bytes.count ? bytes[index] : nil }
      while byte() == 0x20 || byte() == 0x0A || byte() == 0x09 || byte() == 0x0D { index += 1 }
      if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") {
        isNegative = byte() == UInt8(ascii: "-")
        index += 1
      }
      var seen = false
      var inFraction = false
      while let next = byte() {
        if next == UInt8(ascii: "."), !inFraction {
          inFraction = true
          hasFractionOrExponent = true
        } else if (0x30...0x39).contains(next) {
          seen = true
          if !digits.isEmpty || next != 0x30 {
            digits.append(next - 0x30)
            if !inFraction { point += 1 }
          } else if inFraction {
            point -= 1
          }
        } else {
          break
        }
        index += 1
      }
      guard seen else { return nil }
      if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
        hasFractionOrExponent = true
        index += 1
        guard let exponent = Parts.exponent(bytes, &index) else { return nil }
        point += exponent
      }
      while byte() == 0x20 || byte() == 0x0A || byte() == 0x09 || byte() == 0x0D { index += 1 }
      guard index == bytes.count, digits.isEmpty || (-400...2000).contains(point) else {
        return nil
      }
      trim()
    }

    private static func exponent(_ bytes: [UInt8], _ index: inout Int) -> Int? {
      var sign = 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D {
        sign = bytes[index] == 0x2D ? -1 : 1
        index += 1
      }
      var value = 0
      let first = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
        value = value * 10 + Int(bytes[index] - 0x30)
        // The range of binary numbers of 64 bits.
        if value > 400 { return nil }
        index += 1
      }
      return index > first ? sign * value : nil
    }

    mutating func round(to count: Int) {
      guard digits.count > count else { return }
      let up = digits[count] >= 5
      digits.removeLast(digits.count - count)
      if up {
        var index = count - 1
        while index >= 0, digits[index] == 9 {
          digits[index] = 0
          index -= 1
        }
        if index >= 0 {
          digits[index] += 1
        } else {
          digits.insert(1, at: 0)
          point += 1
        }
      }
      trim()
    }

    /// Drops zeros behind the last digit that counts.
    private mutating func trim() {
      while digits.last == 0 { digits.removeLast() }
      if digits.isEmpty {
        isNegative = false
        point = 0
      }
    }

    var text: String {
      guard !digits.isEmpty else { return "0" }
      var result: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
      let shown = digits.map { $0 + 0x30 }
      if point <= 0 {
        result += [0x30, UInt8(ascii: ".")] + [UInt8](repeating: 0x30, count: -point) + shown
      } else if point >= shown.count {
        result += shown + [UInt8](repeating: 0x30, count: point - shown.count)
      } else {
        result += shown[..<point] + [UInt8(ascii: ".")] + shown[point...]
      }
      return String(decoding: result, as: UTF8.self)
    }
  }
}
