/// Writes XML text as UTF-8 bytes, with line breaks and two blanks of indentation between elements
/// that hold no text.
///
/// The writer is the only place that escapes; a caller hands over raw strings.
public struct XMLWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var open: [(name: String, mixed: Bool)] = []
  private var tagOpen = false

  /// A writer that has written the XML declaration.
  public init(capacity: Int = 1 << 16) {
    bytes.reserveCapacity(capacity)
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Opens an element.
  ///
  /// - Parameters:
  ///   - name: qualified name.
  ///   - attributes: names and values in the order to write; a nil value leaves the attribute out.
  ///   - mixed: whether white space inside counts, so that none is added.
  public mutating func start(
    _ name: String, _ attributes: [(String, String?)] = [], mixed: Bool = false
  ) {
    closeTag()
    let inside = open.last?.mixed ?? false
    if !inside { newLine(open.count) }
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for (key, value) in attributes {
      guard let value else { continue }
      append(key, value)
    }
    tagOpen = true
    open.append((name, mixed || inside))
  }

  /// Adds an attribute to the element opened last; without effect once something stands in it.
  public mutating func attribute(_ name: String, _ value: String) {
    if tagOpen { append(name, value) }
  }

  /// Closes the element opened last.
  public mutating func end() {
    guard let element = open.popLast() else { return }
    if tagOpen {
      append("/>")
      tagOpen = false
      return
    }
    if !element.mixed { newLine(open.count) }
    append("</")
    append(element.name)
    append(">")
  }

  /// Writes text; the element around it becomes mixed, so that no white space is added to it.
  public mutating func text(_ text: String) {
    guard !text.isEmpty else { return }
    closeTag()
    if !open.isEmpty {
      open[open.count - 1].mixed = true
    }
    escape(text, inAttribute: false)
  }

  /// Writes an element that holds nothing but text.
  public mutating func element(
    _ name: String, _ attributes: [(String, String?)] = [], text: String = ""
  ) {
    start(name, attributes)
    self.text(text)
    end()
  }

  /// Writes a processing instruction; `?>` inside the content is broken up.
  public mutating func instruction(_ target: String, _ content: String) {
    closeTag()
    append("<?")
    append(target)
    if !content.isEmpty {
      append(" ")
      append(
        content.split(separator: "?>", omittingEmptySubsequences: false).joined(separator: "? >"))
    }
    append("?>")
  }

  /// Writes a whole tree of values; elements that hold text keep their white space.
  public mutating func write(_ element: Element) {
    let mixed = element.children.contains { if case .text = $0 { true } else { false } }
    start(element.qualifiedName, element.attributes.map { ($0.name, $0.value) }, mixed: mixed)
    for child in element.children {
      switch child {
      case .element(let element): write(element)
      case .text(let text): self.text(text)
      case .instruction(let target, let content): instruction(target, content)
      }
    }
    end()
  }

  /// The finished text, ended by a line break.
  public consuming func finish() -> [UInt8] {
    while !open.isEmpty { end() }
    append("\n")
    return bytes
  }

  private mutating func closeTag() {
    if tagOpen { append(">") }
    tagOpen = false
  }

  mutating func newLine(_ depth: Int) {
    guard bytes.count > 39 else { return }
    let blanks = min(depth * 2, XMLWriter.lineStart.utf8CodeUnitCount - 1)
    append(UnsafeBufferPointer(start: XMLWriter.lineStart.utf8Start, count: blanks + 1))
    for _ in blanks / 2..<depth { append("  ") }
  }

  /// A line break and the blanks of most lines.
  private static let lineStart: StaticString = "\n                                "

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Writes bytes as they are.
  mutating func append(_ raw: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: raw) }

  private mutating func append(_ name: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    append(name)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
    escape(value, inAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    var text = text
    text.withUTF8 { escape($0, inAttribute: inAttribute) }
  }

  mutating func escape(_ buffer: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
    var start = 0
    var next = 0
    while next < buffer.count {
      let index = next
      let byte = buffer[index]
      next += 1
      // Letters and all beyond them are most of a text.
      if byte >= 0x40, byte != 0xEF { continue }
      if byte == 0xEF, XMLWriter.isNoncharacter(buffer, index) {
        bytes.append(contentsOf: buffer[start..<index])
        append("\u{FFFD}")
        start = index + 3
        continue
      }
      guard let escaped = XMLWriter.escaped(byte, inAttribute: inAttribute) else { continue }
      bytes.append(contentsOf: buffer[start..<index])
      append(escaped)
      start = index + 1
    }
    bytes.append(contentsOf: buffer[start...])
  }

  /// Whether U+FFFE or U+FFFF, which XML forbids, begins at `index`.
  private static func isNoncharacter(
    _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Bool {
    index + 2 < buffer.count && buffer[index + 1] == 0xBF && buffer[index + 2] >= 0xBE
  }

  /// What stands for a byte that must not be written as it is; nil for all others.
  private static func escaped(_ byte: UInt8, inAttribute: Bool) -> String? {
    switch byte {
    case 0x40...: nil
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\"") where inAttribute: "&quot;"
    case 9 where inAttribute: "&#9;"
    case 10 where inAttribute: "&#10;"
    case 13: "&#13;"
    case 0..<9, 11, 12, 14..<32: "\u{FFFD}"
    default: nil
    }
  }
}
