/// Marks inside the text of a word processor, where nothing but a backslash before the brace tells
/// text from a mark: an odd number of backslashes makes it text, each pair stands for one.
enum WordMark {
  enum Piece {
    case text(String)
    case mark(ProseMark)
    /// Text that begins like a mark and is none.
    case broken(String)
  }

  private static let picture = Array("{gambar:".utf8)

  private static func begins(_ bytes: [UInt8], at index: Int) -> Bool {
    ProseMark.begins(bytes, at: index) || bytes[index...].starts(with: picture)
  }

  /// The pieces of a text.
  static func pieces(_ text: String) -> [Piece] {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    func flush() {
      if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
      plain = []
    }
    var index = 0
    while index < bytes.count {
      let slashes = bytes[index...].prefix { $0 == UInt8(ascii: "\\") }.count
      let brace = index + slashes
      guard brace < bytes.count, bytes[brace] == UInt8(ascii: "{"), begins(bytes, at: brace) else {
        plain += bytes[index..<min(max(brace, index + 1), bytes.count)]
        index = max(brace, index + 1)
        continue
      }
      plain += [UInt8](repeating: UInt8(ascii: "\\"), count: slashes / 2)
      index = brace
      if slashes % 2 == 0, case .mark(let mark, let length) = ProseMark.find(bytes, at: brace) {
        flush()
        pieces.append(.mark(mark))
        index += length
        continue
      }
      if slashes % 2 == 0 {
        flush()
        pieces.append(.broken(String(decoding: bytes[brace...].prefix(40), as: UTF8.self)))
      }
      plain.append(bytes[brace])
      index += 1
    }
    flush()
    return pieces
  }

  /// Text as it must be written so that it stays text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - isBeforeMark: whether a mark follows in the same look.
  /// - Returns: the text with backslashes where they are needed.
  static func escaped(_ text: String, isBeforeMark: Bool) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var slashes = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        slashes += 1
      } else {
        if byte == UInt8(ascii: "{"), begins(bytes, at: index) {
          result += [UInt8](repeating: UInt8(ascii: "\\"), count: slashes + 1)
        }
        slashes = 0
      }
      result.append(byte)
    }
    if isBeforeMark { result += [UInt8](repeating: UInt8(ascii: "\\"), count: slashes) }
    return String(decoding: result, as: UTF8.self)
  }

  /// A picture written as text, `{gambar:peta.svg} keterangan`: its file name and what follows; nil
  /// when the text does not begin so.
  static func picture(_ text: String) -> (name: String, rest: String)? {
    let bytes = Array(text.utf8)
    guard bytes.starts(with: picture) else { return nil }
    var name: [UInt8] = []
    var index = picture.count
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "}") {
        let rest = String(decoding: bytes[(index + 1)...], as: UTF8.self)
        return (String(decoding: name, as: UTF8.self), rest)
      }
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
      name.append(bytes[index])
      index += 1
    }
    return nil
  }

  /// The mark of a picture.
  static func picture(name: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "}" || scalar == "\\" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return "{gambar:\(String(escaped))}"
  }
}
