/// Reads JPEG (ISO/IEC 10918-1).
enum JPEGPicture {
  /// Markers of segments.
  private enum Marker {
    static let endOfImage: UInt8 = 0xD9
    static let scan: UInt8 = 0xDA
    static let comment: UInt8 = 0xFE
    /// Application segments.
    static let app0: UInt8 = 0xE0
    static let app1: UInt8 = 0xE1
    static let app2: UInt8 = 0xE2
    static let app14: UInt8 = 0xEE
    static let app15: UInt8 = 0xEF
  }

  static func read(_ bytes: [UInt8]) throws(PictureFailure) -> Picture {
    var result: [UInt8] = [0xFF, 0xD8]
    var index = 2
    var size: (width: Int, height: Int)?
    while true {
      guard index + 2 <= bytes.count, bytes[index] == 0xFF else { throw .damaged }
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == Marker.endOfImage { break }
      let end = try segmentEnd(bytes, index)
      if isFrame(marker) { size = try frame(bytes[index..<end]) }
      if marker == Marker.app1 {
        if let turn = orientation(bytes[index + 4..<end]) { result += exif(orientation: turn) }
      } else if isKept(marker) {
        result += bytes[index..<end]
      }
      index = end
      guard marker == Marker.scan else { continue }
      guard size != nil else { throw .damaged }
      let data = scanEnd(bytes, from: index)
      result += bytes[index..<data]
      index = data
    }
    guard let size else { throw .damaged }
    return Picture(
      .jpeg, bytes: result + [0xFF, Marker.endOfImage], width: size.width, height: size.height)
  }

  /// Position behind the segment that begins at `index`.
  private static func segmentEnd(_ bytes: [UInt8], _ index: Int) throws(PictureFailure) -> Int {
    guard index + 4 <= bytes.count else { throw .damaged }
    let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
    guard length >= 2, index + 2 + length <= bytes.count else { throw .damaged }
    return index + 2 + length
  }

  /// Position of the marker that ends the data of a scan: any but a stuffed zero and a restart.
  private static func scanEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      let next = bytes[index + 1]
      if bytes[index] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  private static func frame(
    _ segment: ArraySlice<UInt8>
  ) throws(PictureFailure) -> (width: Int, height: Int) {
    let bytes = Array(segment)
    guard bytes.count >= 10 else { throw .damaged }
    let height = Int(bytes[5]) << 8 | Int(bytes[6])
    let width = Int(bytes[7]) << 8 | Int(bytes[8])
    try Picture.check(width: width, height: height)
    return (width, height)
  }

  /// Whether a segment begins a frame: SOF0 to SOF15 without the tables among them.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// Whether a segment is the picture: of the application segments only JFIF, colour profile and
  /// Adobe's colour transform are.
  private static func isKept(_ marker: UInt8) -> Bool {
    switch marker {
    case Marker.comment: false
    case Marker.app0, Marker.app2, Marker.app14: true
    case Marker.app0...Marker.app15: false
    default: true
    }
  }

  /// Orientation that Exif gives the picture, 2 to 8; nil for upright ones. Exif also tells where and
  /// by whom a picture was taken, so nothing else of it is kept.
  private static func orientation(_ segment: ArraySlice<UInt8>) -> UInt8? {
    guard segment.starts(with: Array("Exif".utf8) + [0, 0]) else { return nil }
    let tiff = Array(segment.dropFirst(6))
    guard tiff.count >= 8 else { return nil }
    let isBig = tiff[0] == UInt8(ascii: "M")
    func number(_ at: Int, _ length: Int) -> Int? {
      guard at >= 0, at + length <= tiff.count else { return nil }
      let part = tiff[at..<at + length]
      return (isBig ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let start = number(4, 4), let count = number(start, 2) else { return nil }
    for entry in 0..<min(count, 200) {
      let at = start + 2 + entry * 12
      guard number(at, 2) == 0x0112 else { continue }
      guard let value = number(at + 8, 2), (2...8).contains(value) else { return nil }
      return UInt8(value)
    }
    return nil
  }

  /// An Exif segment that holds the orientation alone.
  private static func exif(orientation: UInt8) -> [UInt8] {
    let tiff: [UInt8] =
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8] + [0, 1] + [
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
      ]
      + [0, 0, 0, 0]
    let content = Array("Exif".utf8) + [0, 0] + tiff
    return [0xFF, Marker.app1, 0, UInt8(content.count + 2)] + content
  }
}
