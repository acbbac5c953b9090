internal import XMLTree

/// A reference or a value inside prose, as planners write it in Markdown and in Word: `{#DAA-001}`
/// an object, `{bagian:reviu}` a section, `{nilai:aplikasi.saat-ini}` a computed value.
enum ProseMark: Hashable {
  case object(String)
  case section(String)
  case fact(String)

  /// What stands at a brace.
  enum Found {
    /// A mark with the number of bytes that it takes.
    case mark(ProseMark, length: Int)
    /// The beginning of a mark, but no mark.
    case broken
  }

  /// The beginnings of marks; text that holds one as text has a backslash before the brace.
  private static let prefixes = ["{#", "{bagian:", "{nilai:"].map { Array($0.utf8) }

  /// The longest mark in bytes; a brace without its end costs no more than this.
  private static let longest = 1000

  /// Whether a mark could begin at `index`, so that text must be escaped there.
  static func begins(_ bytes: some RandomAccessCollection<UInt8>, at index: Int) -> Bool {
    prefix(ArraySlice(bytes.dropFirst(index).prefix(8))) != nil
  }

  private static func prefix(_ bytes: ArraySlice<UInt8>) -> Int? {
    prefixes.firstIndex { bytes.starts(with: $0) }
  }

  /// The mark that begins at `index`; nil when none could.
  static func find(_ bytes: [UInt8], at index: Int) -> Found? {
    guard let kind = prefix(bytes[index...].prefix(8)) else { return nil }
    var value: [UInt8] = []
    var cursor = index + prefixes[kind].count
    let end = min(bytes.count, index + longest)
    while cursor < end {
      let byte = bytes[cursor]
      if byte == UInt8(ascii: "}") {
        guard let mark = mark(kind, String(decoding: value, as: UTF8.self)) else { return .broken }
        return .mark(mark, length: cursor + 1 - index)
      }
      if byte == UInt8(ascii: "\\"), cursor + 1 < end,
        bytes[cursor + 1] == UInt8(ascii: "}") || bytes[cursor + 1] == UInt8(ascii: "\\")
      {
        cursor += 1
        value.append(bytes[cursor])
      } else if byte < 0x20 {
        return .broken
      } else {
        value.append(byte)
      }
      cursor += 1
    }
    return .broken
  }

  private static func mark(_ kind: Int, _ value: String) -> ProseMark? {
    switch kind {
    case 0: isKode(value) ? .object(value) : nil
    case 1: isKey(value) ? .section(value) : nil
    default: value == value.foldingSpace() ? .fact(value) : nil
    }
  }

  /// Whether a text is a kode (`KodeType` of the plan's schema).
  static func isKode(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64, isAlphanumeric(first) else {
      return false
    }
    return text.utf8.allSatisfy { isAlphanumeric($0) || "._/-".utf8.contains($0) }
  }

  /// Whether a text is a key (`KeyType` of the plan's schema).
  static func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64, first != UInt8(ascii: "-") else {
      return false
    }
    return text.utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || (isAlphanumeric($0) && !(0x41...0x5A).contains($0))
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The mark of an element `rujuk` or `nilai`; nil for others.
  init?(_ element: Element) {
    switch element.name {
    case "nilai": self = .fact(element[attribute: "fakta"] ?? "")
    case "rujuk":
      if let key = element[attribute: "bagian"] {
        self = .section(key)
      } else if let kode = element[attribute: "kode"] {
        self = .object(kode)
      } else {
        return nil
      }
    default: return nil
    }
  }

  /// The mark as it is written.
  var source: String {
    switch self {
    case .object(let kode): return "{#\(kode)}"
    case .section(let key): return "{bagian:\(key)}"
    case .fact(let name):
      var escaped = String.UnicodeScalarView()
      for scalar in name.unicodeScalars {
        if scalar == "}" || scalar == "\\" { escaped.append("\\") }
        escaped.append(scalar)
      }
      return "{nilai:\(String(escaped))}"
    }
  }

  /// Adds the mark to running text.
  func add(to line: inout InlineBuilder, at place: Place) {
    switch self {
    case .object(let kode): line.addMark("rujuk", "kode", kode, at: place)
    case .section(let key): line.addMark("rujuk", "bagian", key, at: place)
    case .fact(let name): line.addMark("nilai", "fakta", name, at: place)
    }
  }
}
