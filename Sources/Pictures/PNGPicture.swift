/// Reads PNG (ISO/IEC 15948).
enum PNGPicture {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Chunks that are the picture; all others are remarks, times, places and the like.
  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD",
  ]

  static func read(_ bytes: [UInt8]) throws(PictureFailure) -> Picture {
    var result = signature
    var index = signature.count
    var size: (width: Int, height: Int)?
    var hasData = false
    while index + 12 <= bytes.count {
      let length = number(bytes, index)
      let end = index + 12 + length
      guard length >= 0, end <= bytes.count else { throw .damaged }
      let name = String(decoding: bytes[index + 4..<index + 8], as: UTF8.self)
      if size == nil {
        guard name == "IHDR", length == 13 else { throw .damaged }
        let found = (number(bytes, index + 8), number(bytes, index + 12))
        try Picture.check(width: found.0, height: found.1)
        size = found
      }
      if name == "IDAT" { hasData = true }
      if kept.contains(name) { result += bytes[index..<end] }
      index = end
      if name == "IEND" { break }
    }
    guard let size, hasData, result.suffix(8).starts(with: Array("IEND".utf8)) else {
      throw .damaged
    }
    return Picture(.png, bytes: result, width: size.width, height: size.height)
  }

  /// A big-endian number of four bytes.
  private static func number(_ bytes: [UInt8], _ index: Int) -> Int {
    bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
