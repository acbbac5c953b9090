/// The text of an XML document that changes in some places and keeps every other byte: comments, line
/// breaks and the order of attributes stay the author's.
public struct XMLSplice {
  private let source: [UInt8]
  /// Offset of the first byte of each line.
  private let lines: [Int]
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  /// - Parameter source: the text; nil comes of one that declares another encoding than UTF-8.
  public init?(_ source: [UInt8]) {
    guard XMLSplice.isUTF8(source) else { return nil }
    self.source = source
    var lines = [source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in source.enumerated() where byte == 10 { lines.append(offset + 1) }
    self.lines = lines
  }

  /// Whether a text declares UTF-8, or nothing.
  private static func isUTF8(_ source: [UInt8]) -> Bool {
    guard let end = source.prefix(512).firstIndex(of: UInt8(ascii: ">")) else { return true }
    let declaration = String(decoding: source[..<end], as: UTF8.self).lowercased()
    guard declaration.contains("<?xml"), let mark = declaration.firstRange(of: "encoding") else {
      return true
    }
    return declaration[mark.upperBound...].drop { " =\"'".contains($0) }.hasPrefix("utf-8")
  }

  /// Puts bytes in the place of a range; an empty range inserts them.
  public mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    edits.append((range, bytes))
  }

  /// The text with everything that was put into it.
  public consuming func finish() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 4096)
    var offset = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += source[offset..<edit.range.lowerBound]
      result += edit.bytes
      offset = edit.range.upperBound
    }
    return result + source[offset...]
  }

  /// An element on one line, without a declaration before it.
  ///
  /// - Parameters:
  ///   - element: the element; white space inside is its own, none is added.
  ///   - prefix: prefix of the namespace in the text, for the element and all that is in it.
  /// - Returns: its UTF-8 bytes.
  public static func bytes(_ element: Element, _ prefix: String?) -> [UInt8] {
    let whole = element.prefixed(prefix)
    var writer = XMLWriter(capacity: 1024)
    // White space inside is the planner's, or none.
    writer.start(
      whole.qualifiedName, whole.attributes.map { ($0.name, $0.value) }, mixed: true)
    for child in whole.children {
      switch child {
      case .element(let inner): writer.write(inner)
      case .text(let text): writer.text(text)
      case .instruction(let target, let content): writer.instruction(target, content)
      }
    }
    writer.end()
    let all = writer.finish()
    let start = all.firstIndex(of: 10).map { $0 + 1 } ?? 0
    return Array(all[start...].dropLast())
  }

  // MARK: Places

  /// The line break and the blanks before an offset; nothing where something else stands there.
  public func indent(before offset: Int) -> [UInt8] {
    var start = offset
    while start > 0, source[start - 1] == 32 || source[start - 1] == 9 { start -= 1 }
    guard start > 0, source[start - 1] == 10 else { return [] }
    start -= 1
    if start > 0, source[start - 1] == 13 { start -= 1 }
    return Array(source[start..<offset])
  }

  /// The bytes of an element, found by its place and read up to its end; nil where it is not there.
  public func range(of element: Element) -> Range<Int>? {
    guard element.place.line > 0, element.place.line <= lines.count else { return nil }
    var offset = lines[element.place.line - 1]
    var column = 1
    while column < element.place.column, offset < source.count {
      offset += 1
      while offset < source.count, source[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    guard source[min(offset, source.count)...].starts(with: Array("<\(element.qualifiedName)".utf8))
    else { return nil }
    return end(from: offset).map { offset..<$0 }
  }

  /// The offset behind the end of the element that begins at another.
  private func end(from start: Int) -> Int? {
    var depth = 0
    var offset = start
    while let mark = source[offset...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = source[mark...]
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = find("-->", from: mark + 4) else { return nil }
        offset = end
      } else if rest.starts(with: Array("<![CDATA[".utf8)) {
        guard let end = find("]]>", from: mark) else { return nil }
        offset = end
      } else if rest.starts(with: Array("<?".utf8)) {
        guard let end = find("?>", from: mark) else { return nil }
        offset = end
      } else {
        guard let end = endOfTag(from: mark) else { return nil }
        if source[mark + 1] == UInt8(ascii: "/") {
          depth -= 1
        } else if source[end - 2] != UInt8(ascii: "/") {
          depth += 1
        }
        if depth == 0 { return end }
        offset = end
      }
    }
    return nil
  }

  /// The offset behind a tag, whose values may hold a `>`.
  private func endOfTag(from start: Int) -> Int? {
    var quote: UInt8?
    for offset in (start + 1)..<max(source.count, start + 1) {
      let byte = source[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return offset + 1
      }
    }
    return nil
  }

  private func find(_ text: String, from start: Int) -> Int? {
    let mark = Array(text.utf8)
    guard source.count - mark.count >= start else { return nil }
    for offset in start...(source.count - mark.count)
    where source[offset] == mark[0] && source[offset...].starts(with: mark) {
      return offset + mark.count
    }
    return nil
  }

  /// The comments inside a range, whole.
  public func comments(in range: Range<Int>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var offset = range.lowerBound
    while offset < range.upperBound, let end = find("<!--", from: offset), end <= range.upperBound,
      let close = find("-->", from: end), close <= range.upperBound
    {
      result.append(Array(source[(end - 4)..<close]))
      offset = close
    }
    return result
  }
}

extension Element {
  /// The element and all that is in it with a prefix of the namespace; nil stands for none.
  public func prefixed(_ prefix: String?) -> Element {
    var result = self
    result.prefix = prefix
    result.changeElements { $0 = $0.prefixed(prefix) }
    return result
  }
}
