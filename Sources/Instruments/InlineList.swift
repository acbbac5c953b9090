internal import XMLTree

/// Running text that is put together piece by piece: its white space is folded, and none stands at its
/// ends.
struct InlineList {
  private var inlines: [Inline] = []
  private var isBlankBefore = true

  /// Makes room for a number of pieces.
  mutating func reserve(_ count: Int) { inlines.reserveCapacity(count) }

  /// Adds a text as it was written.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds a text as it was written, in UTF-8.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard InlineList.isFoldedInside(bytes) else {
      let folded = InlineList.folded(String(decoding: bytes, as: UTF8.self), isBlankBefore)
      add(folded)
      return
    }
    // Most pieces are as they should be, or begin with the one blank too many.
    let text = bytes.dropFirst(isBlankBefore && bytes.first == 0x20 ? 1 : 0)
    add(String(decoding: text, as: UTF8.self))
  }

  /// Adds a text that is folded; what an instruction in the source parts is one text.
  private mutating func add(_ text: String) {
    guard let last = text.utf8.last else { return }
    if case .text? = inlines.last, case .text(var joined)? = inlines.popLast() {
      joined += text
      inlines.append(.text(joined))
    } else {
      inlines.append(.text(text))
    }
    isBlankBefore = last == 0x20
  }

  /// Adds a piece that is no text.
  mutating func append(_ inline: consuming Inline) {
    if case .line = inline {} else { isBlankBefore = false }
    inlines.append(inline)
  }

  /// The pieces, without the blank at the end of the last.
  var trimmed: [Inline] {
    guard case .text(let last)? = inlines.last, last.utf8.last == 0x20 else { return inlines }
    let kept = String(last.dropLast())
    return inlines.dropLast() + (kept.isEmpty ? [] : [.text(kept)])
  }

  /// A piece of running text with its white space folded; one blank stays at each end that has some,
  /// unless a blank stands before it already.
  private static func folded(_ text: String, _ isBlankBefore: Bool) -> String {
    var folded = text.foldingSpace()
    let startsBlank = text.first?.isXMLSpace ?? false
    let endsBlank = text.last?.isXMLSpace ?? false
    if startsBlank, !isBlankBefore { folded = " " + folded }
    if endsBlank, !folded.isEmpty, folded != " " { folded += " " }
    return folded
  }

  /// Whether all white space is single blanks, which may also stand at the ends.
  private static func isFoldedInside(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isBlankBefore = false
    for byte in bytes {
      if byte > 0x20 {
        isBlankBefore = false
      } else {
        if byte != 0x20 || isBlankBefore { return false }
        isBlankBefore = true
      }
    }
    return true
  }
}

extension Character {
  /// Whether XML counts it as white space.
  fileprivate var isXMLSpace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r\n" }
}
