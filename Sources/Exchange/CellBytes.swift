/// What the bytes of a text tell before its characters are looked at: nearly all cells are plain, and
/// a plan has a hundred thousand of them.
struct CellBytes {
  /// Whether no white space or invisible mark stands at the ends, and no carriage return inside.
  let isTrimmed: Bool
  /// Whether the only white space is single blanks between words.
  let isFolded: Bool
  /// Whether no mark that separates or quotes values is in the text.
  let isSingle: Bool
  /// Whether XML 1.0 can hold every character.
  let isAllowed: Bool

  init(_ text: String) {
    var copy = text
    self = copy.withUTF8(CellBytes.init)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hasReturn = false
    var hasOddBlank = false
    var hasMark = false
    var hasControl = false
    var hasRareStart = false
    var previous: UInt8 = 0
    for byte in bytes {
      // Letters, and bytes within a character.
      if byte > 0x3B, byte < 0xC2 {
        previous = byte
        continue
      }
      switch byte {
      case 0x20: if previous == 0x20 { hasOddBlank = true }
      case 0x0A:
        hasOddBlank = true
        hasMark = true
      case 0x0D:
        hasReturn = true
        hasOddBlank = true
        hasMark = true
      case 0x09: hasOddBlank = true
      case 0..<0x20: hasControl = true
      case 0x22, 0x3B: hasMark = true
      // First bytes of no-break spaces, spaces of typography, marks without width and characters
      // that XML refuses; the last two bytes of NEL and no-break space begin with C2.
      case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: hasRareStart = true
      default: break
      }
      previous = byte
    }
    let isPlain = { (byte: UInt8) in byte > 0x20 && byte < 0x80 }
    let hasPlainEnds = isPlain(bytes.first ?? 0x20) && isPlain(bytes.last ?? 0x20)
    isTrimmed = hasPlainEnds && !hasReturn
    isFolded = hasPlainEnds && !hasOddBlank && !hasRareStart && !hasControl
    isSingle = !hasMark && !hasRareStart
    isAllowed = !hasControl && !hasRareStart
  }
}
