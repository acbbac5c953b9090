import Glibc

/// The drawings of the standard input, one after the other: the length of each in bytes as a line of
/// digits, then the drawing. Pictures leave in the same form and order.
struct DrawingQueue {
  let width: Int

  /// Prints them all.
  ///
  /// - Returns: the exit code: 0, or 1 when a drawing cannot be printed; nothing is written then.
  func run() -> Int32 {
    var pictures: [[UInt8]] = []
    var rest = DrawingQueue.read()[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let length = Int(String(decoding: rest[..<end], as: UTF8.self)), length > 0,
        rest.distance(from: end, to: rest.endIndex) > length
      else { return fail("input") }
      let start = end + 1
      guard let picture = Drawing.png(Array(rest[start..<start + length]), width: width) else {
        return fail("drawing \(pictures.count + 1)")
      }
      pictures.append(picture)
      rest = rest[(start + length)...]
    }
    for picture in pictures {
      guard DrawingQueue.write(Array("\(picture.count)\n".utf8) + picture, to: 1) else {
        return fail("output")
      }
    }
    return 0
  }

  private func fail(_ what: String) -> Int32 {
    DrawingQueue.report("naskah-gambar: \(what)")
    return 1
  }

  /// Writes a line to the standard error.
  static func report(_ text: String) { _ = write(Array("\(text)\n".utf8), to: 2) }

  private static func read() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
