internal import CLibXML2

#if canImport(Glibc)
  internal import Glibc
#endif

extension Place {
  /// Moves over text: whole lines are counted before the characters of the last one.
  mutating func move(over text: UnsafeBufferPointer<xmlChar>) {
    guard var last = text.baseAddress else { return }
    let end = last + text.count
    while let found = memchr(last, 10, end - last) {
      line += 1
      column = 1
      last = UnsafePointer(found.assumingMemoryBound(to: xmlChar.self)) + 1
    }
    var characters = 0
    while last < end {
      characters &+= last.pointee & 0xC0 != 0x80 ? 1 : 0
      last += 1
    }
    column += characters
  }
}

extension String {
  /// A string of libxml2.
  init(xml text: UnsafePointer<xmlChar>) {
    self = String(decodingCString: text, as: UTF8.self)
  }
}
