internal import CLibXML2

/// Where tags begin in the text that a parser reads: the reader stands behind a tag when its event comes.
///
/// Places come from the position of the reader, so they hold past line 65535, where the trees of libxml2
/// stop counting.
struct TagPlaces {
  /// The last tag that was counted: its offset in the text as the parser sees it, and its place.
  private var last = (offset: 0, place: Place(line: 1, column: 1))

  /// The place of the tag that was just read, and the `<` it begins with, in the parser's buffer; nil
  /// when the parser has no text.
  ///
  /// The text between is scanned back to its `<`, which cannot stand inside a tag. The column is counted
  /// on from the last tag that was asked for, not from the line's start, so that a text without line
  /// breaks costs linear time.
  mutating func find(
    _ input: xmlParserInputPtr?
  ) -> (place: Place, start: UnsafePointer<xmlChar>)? {
    guard let input, let base = input.pointee.base, let end = input.pointee.cur else { return nil }
    var cursor = end
    while cursor > base, cursor.pointee != UInt8(ascii: "<") { cursor -= 1 }
    let dropped = Int(input.pointee.consumed)
    let known = last.offset - dropped
    var scan = base + max(known, 0)
    var place = last.place
    if known < 0 {
      var lines = 0
      var ahead = base
      while ahead < end {
        if ahead.pointee == 10 { lines += 1 }
        ahead += 1
      }
      let line = Int(input.pointee.line) - lines
      // What the parser has dropped is gone: in the line of the last tag its bytes are counted.
      let column = line == last.place.line ? last.place.column - known : 1
      place = Place(line: line, column: column)
      scan = base
    }
    // A byte order mark is no character of the text.
    if last.offset == 0, dropped == 0, cursor - base >= 3, base[0] == 0xEF, base[1] == 0xBB,
      base[2] == 0xBF
    {
      scan = base + 3
    }
    if scan < cursor {
      place.move(over: UnsafeBufferPointer(start: scan, count: cursor - scan))
    }
    last = (dropped + (cursor - base), place)
    return (place, cursor)
  }
}
