/// Damages that no writer of archives makes.
enum Patch {
  private static let local: [UInt8] = [0x50, 0x4B, 3, 4]
  private static let central: [UInt8] = [0x50, 0x4B, 1, 2]

  /// Replaces a text everywhere by one of the same length.
  static func replace(_ old: String, by new: String, in bytes: inout [UInt8]) {
    for place in places(of: Array(old.utf8), in: bytes) {
      bytes.replaceSubrange(place..<place + old.utf8.count, with: new.utf8)
    }
  }

  /// Marks every entry as encrypted.
  static func setEncrypted(_ bytes: inout [UInt8]) {
    for place in places(of: local, in: bytes) { bytes[place + 6] |= 1 }
    for place in places(of: central, in: bytes) { bytes[place + 8] |= 1 }
  }

  /// Gives every entry a wrong checksum.
  static func breakChecksum(_ bytes: inout [UInt8]) {
    for place in places(of: local, in: bytes) { bytes[place + 14] ^= 0xFF }
    for place in places(of: central, in: bytes) { bytes[place + 16] ^= 0xFF }
  }

  /// Lets every entry claim an unpacked size below 256 bytes.
  static func claimSize(_ size: UInt8, in bytes: inout [UInt8]) {
    for (mark, offset) in [(local, 22), (central, 24)] {
      for place in places(of: mark, in: bytes) {
        bytes.replaceSubrange(place + offset..<place + offset + 4, with: [size, 0, 0, 0])
      }
    }
  }

  private static func places(of pattern: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard bytes.count >= pattern.count else { return [] }
    return (0...bytes.count - pattern.count).filter { bytes[$0...].starts(with: pattern) }
  }
}
