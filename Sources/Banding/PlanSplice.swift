internal import Ingest
public import XMLTree

/// Puts edited prose into the text of a plan and leaves every other byte as it is: comments, line
/// breaks and the order of attributes stay the planner's.
public struct PlanSplice {
  private let source: [UInt8]
  /// Offset of the first byte of each line.
  private let lines: [Int]
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  /// The text with the prose in it.
  ///
  /// - Parameters:
  ///   - source: the plan as UTF-8.
  ///   - sections: sections that changed.
  ///   - narrative: element `narasi` of the plan.
  /// - Returns: nil where a place is not found, so that the plan must be written anew.
  public static func bytes(
    _ source: [UInt8], _ sections: [ProseEdits.Section], in narrative: Element
  ) -> [UInt8]? {
    var splice = PlanSplice(source)
    for section in sections {
      guard splice.add(section, in: narrative) else { return nil }
    }
    return splice.finish()
  }

  private init(_ source: [UInt8]) {
    self.source = source
    var lines = [source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in source.enumerated() where byte == 10 { lines.append(offset + 1) }
    self.lines = lines
  }

  private func finish() -> [UInt8] {
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

  private mutating func add(_ section: ProseEdits.Section, in narrative: Element) -> Bool {
    let prefix = narrative.prefix
    guard let position = section.position else { return begin(section, in: narrative) }
    let sections = narrative.elements(named: "bagian")
    guard sections.indices.contains(position) else { return false }
    let blocks = sections[position].elements
    if !section.head.isEmpty {
      guard let first = blocks.first, let range = range(of: first) else { return false }
      let indent = indent(before: range.lowerBound)
      let bytes = section.head.flatMap { PlanSplice.bytes($0, prefix) + indent }
      edits.append((range.lowerBound..<range.lowerBound, bytes))
    }
    for (position, new) in section.changes {
      guard blocks.indices.contains(position), let range = range(of: blocks[position]) else {
        return false
      }
      let indent = indent(before: range.lowerBound)
      // What was noted inside the block stands before it from now on.
      let pieces = comments(in: range) + new.map { PlanSplice.bytes($0, prefix) }
      let start = pieces.isEmpty ? range.lowerBound - indent.count : range.lowerBound
      edits.append((start..<range.upperBound, Array(pieces.joined(separator: indent))))
    }
    return true
  }

  /// A section that nobody has written before stands behind all others.
  private mutating func begin(_ section: ProseEdits.Section, in narrative: Element) -> Bool {
    guard let last = narrative.elements.last, let range = range(of: last) else { return false }
    var element = Element("bagian", attributes: [Attribute("kunci", section.narrative.key)])
    element.children = section.blocks.map(Node.element)
    let bytes = indent(before: range.lowerBound) + PlanSplice.bytes(element, narrative.prefix)
    edits.append((range.upperBound..<range.upperBound, bytes))
    return true
  }

  private static func bytes(_ element: Element, _ prefix: String?) -> [UInt8] {
    func named(_ element: Element) -> Element {
      var result = element
      result.prefix = prefix
      result.children = element.children.map { child in
        if case .element(let inner) = child { .element(named(inner)) } else { child }
      }
      return result
    }
    let whole = named(element)
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
  private func indent(before offset: Int) -> [UInt8] {
    var start = offset
    while start > 0, source[start - 1] == 32 || source[start - 1] == 9 { start -= 1 }
    guard start > 0, source[start - 1] == 10 else { return [] }
    start -= 1
    if start > 0, source[start - 1] == 13 { start -= 1 }
    return Array(source[start..<offset])
  }

  /// The bytes of an element, found by its place and read up to its end.
  private func range(of element: Element) -> Range<Int>? {
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
  private func comments(in range: Range<Int>) -> [[UInt8]] {
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
