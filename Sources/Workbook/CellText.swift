/// Collects the text of a cell or of a shared text: runs are joined, white space at both ends counts
/// only where it is marked as preserved, as in Excel.
struct CellText {
  private var bytes: [UInt8] = []
  private var preservesStart = true
  private var preservesEnd = true
  private var isFirst = true

  var isEmpty: Bool { bytes.isEmpty }

  /// Raw bytes so far.
  var raw: [UInt8] { bytes }

  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    preservesStart = true
    preservesEnd = true
    isFirst = true
  }

  /// A `t` element begins.
  mutating func begin(preserving: Bool) {
    if isFirst { preservesStart = preserving }
    preservesEnd = preserving
    isFirst = false
  }

  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }

  /// The text, its escapes resolved and its line breaks as `\n`.
  func string() -> String {
    var range = bytes.startIndex..<bytes.endIndex
    if !preservesStart {
      while let first = range.first, CellText.isSpace(bytes[first]) { range.removeFirst() }
    }
    if !preservesEnd {
      while let last = range.last, CellText.isSpace(bytes[last]) { range.removeLast() }
    }
    return CellText.decode(bytes[range])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The text behind the bytes of a part: `_x000D_` stands for a character that XML cannot carry
  /// (ECMA-376 part 1, 22.9.2.19), and every kind of line break becomes `\n`.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let hasEscape = zip(bytes, bytes.dropFirst()).contains { $0 == 0x5F && $1 == 0x78 }
    guard hasEscape || bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    let source = Array(String(decoding: bytes, as: UTF8.self).utf16)
    var index = 0
    while index < source.count {
      if let unit = escape(source, index) {
        units.append(unit)
        index += 7
      } else {
        units.append(source[index])
        index += 1
      }
    }
    var result: [UInt16] = []
    for (index, unit) in units.enumerated() {
      if unit == 13 {
        if index + 1 < units.count, units[index + 1] == 10 { continue }
        result.append(10)
      } else {
        result.append(unit)
      }
    }
    return String(decoding: result, as: UTF16.self)
  }

  /// The character of `_xHHHH_` at `index`.
  private static func escape(_ units: [UInt16], _ index: Int) -> UInt16? {
    guard index + 6 < units.count, units[index] == 0x5F, units[index + 1] == 0x78,
      units[index + 6] == 0x5F
    else { return nil }
    var value: UInt16 = 0
    for unit in units[index + 2..<index + 6] {
      guard let digit = Character(Unicode.Scalar(unit) ?? " ").hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
