/// Changes of a text at places of its original, so that everything else stays byte by byte.
struct ByteEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Replaces a range. Ranges must not overlap; at one place, what is added first comes first.
  mutating func replace(_ range: Range<Int>, by bytes: [UInt8]) { edits.append((range, bytes)) }

  mutating func insert(_ text: String, at offset: Int) {
    replace(offset..<offset, by: Array(text.utf8))
  }

  /// The text with all changes made.
  func apply(to original: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(original.count + edits.reduce(0) { $0 + $1.bytes.count })
    var position = 0
    // What is put before something comes before what replaces it.
    let order = edits.enumerated().sorted {
      let (one, other) = ($0.element.range, $1.element.range)
      return (one.lowerBound, one.isEmpty ? 0 : 1, $0.offset)
        < (other.lowerBound, other.isEmpty ? 0 : 1, $1.offset)
    }
    for (_, edit) in order where edit.range.lowerBound >= position {
      result += original[position..<edit.range.lowerBound]
      result += edit.bytes
      position = edit.range.upperBound
    }
    return result + original[position...]
  }
}

/// The start tag of an element as it stands in a well-formed text.
struct RawTag {
  private let bytes: ArraySlice<UInt8>

  /// The tag from its `<` to before its `>` or `/>`.
  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Name with prefix.
  var name: String {
    let name = bytes.dropFirst().prefix { !RawTag.isSpace($0) && $0 != 0x2F && $0 != 0x3E }
    return String(decoding: name, as: UTF8.self)
  }

  /// Prefix with its colon; empty without one.
  var prefix: String {
    let name = name
    guard let colon = name.firstIndex(of: ":") else { return "" }
    return String(name[...colon])
  }

  /// The tag with an attribute set; everything else stays as it is.
  func setting(_ attribute: String, _ value: String) -> [UInt8] {
    let place = self.value(of: attribute)
    if let place {
      return Array(bytes[..<place.lowerBound]) + value.utf8 + bytes[place.upperBound...]
    }
    var end = bytes.endIndex
    while end > bytes.startIndex, RawTag.isSpace(bytes[end - 1]) { end -= 1 }
    return Array(bytes[..<end]) + Array(" \(attribute)=\"\(value)\"".utf8)
  }

  /// Where the value of an attribute stands, without its quotation marks.
  private func value(of attribute: String) -> Range<Int>? {
    let wanted = Array(attribute.utf8)
    var index = bytes.startIndex + 1
    while index < bytes.endIndex, !RawTag.isSpace(bytes[index]) { index += 1 }
    while index < bytes.endIndex {
      while index < bytes.endIndex, RawTag.isSpace(bytes[index]) { index += 1 }
      let start = index
      while index < bytes.endIndex, bytes[index] != 0x3D, !RawTag.isSpace(bytes[index]) {
        index += 1
      }
      let name = bytes[start..<index]
      while index < bytes.endIndex, bytes[index] != 0x22, bytes[index] != 0x27 { index += 1 }
      guard index < bytes.endIndex else { return nil }
      let quote = bytes[index]
      let first = index + 1
      index = first
      while index < bytes.endIndex, bytes[index] != quote { index += 1 }
      if name.elementsEqual(wanted) { return first..<index }
      index += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

/// An element in a text: where its start tag stands, and where content can be put before its end.
struct ElementPlace {
  /// From `<` to before `>` or `/>`.
  var tag: Range<Int>
  /// Where the element ends, behind its end tag.
  var end = 0
  /// Whether it has no end tag of its own.
  let isEmpty: Bool

  init(_ tag: Range<Int>, in text: [UInt8]) {
    self.tag = tag
    isEmpty = tag.upperBound < text.count && text[tag.upperBound] == UInt8(ascii: "/")
  }

  /// Puts `content` before the end of the element, which is opened when it was empty; `start` is its
  /// start tag when that changes as well.
  func append(
    _ content: String, to text: [UInt8], _ edits: inout ByteEdits, start: [UInt8]? = nil
  ) {
    if isEmpty {
      let name = RawTag(text[tag]).name
      edits.replace(
        tag.lowerBound..<end, by: (start ?? Array(text[tag])) + Array(">\(content)</\(name)>".utf8))
      return
    }
    if let start { edits.replace(tag, by: start) }
    var place = end - 1
    while place > tag.upperBound, text[place] != UInt8(ascii: "<") { place -= 1 }
    edits.insert(content, at: place)
  }
}
