/// Texts of unknown encoding, as programs of offices leave them.
enum TextDecoding {
  /// The text as UTF-8 without byte order mark.
  ///
  /// A byte order mark decides; without one, zero bytes in every second place mean UTF-16, valid
  /// UTF-8 is UTF-8, and the rest is Windows-1252.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = bytes[3...]
      return isUTF8(rest) ? Array(rest) : windows1252(rest)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes[2...], littleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes[2...], littleEndian: false) }
    if let littleEndian = looksLikeUTF16(bytes) {
      return utf16(bytes[...], littleEndian: littleEndian)
    }
    return isUTF8(bytes[...]) ? bytes : windows1252(bytes[...])
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  /// Whether the bytes are UTF-16 without a mark, and in which order: mostly Latin letters have a
  /// zero in every second byte.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(512)
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    if zeros[1] * 5 > sample.count, zeros[0] == 0 { return true }
    if zeros[0] * 5 > sample.count, zeros[1] == 0 { return false }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(littleEndian ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = ""
    for byte in bytes {
      result.unicodeScalars.append(
        (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return Array(result.utf8)
  }

  /// Characters 0x80 to 0x9F of Windows-1252; the five that it leaves open stay control characters
  /// (WHATWG Encoding, index-windows-1252).
  private static let high = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
