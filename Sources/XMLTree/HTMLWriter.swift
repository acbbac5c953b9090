internal import CLibXML2

#if canImport(Glibc)
  internal import Glibc
#endif

extension XMLTree {
  /// The tree as an HTML5 text.
  ///
  /// libxslt's own html method writes HTML 4: it adds a meta element and knows neither void nor
  /// foreign elements of HTML5, so the tree is XHTML-shaped and serialised here after the HTML
  /// standard, section 13.3.
  public func html() -> [UInt8] {
    var writer = HTMLWriter()
    if let root = xmlDocGetRootElement(doc) { writer.write(root) }
    return writer.bytes
  }
}

/// Serialises nodes of libxml2 as HTML5.
private struct HTMLWriter {
  var bytes: [UInt8] = Array("<!DOCTYPE html>\n".utf8)
  private var kinds = KindCache()

  /// The namespace asked about last: nearly all nodes share theirs, and none changes while they are
  /// written.
  private var known: (href: UnsafePointer<xmlChar>, isForeign: Bool)?

  private static let svg = "http://www.w3.org/2000/svg"

  init() { bytes.reserveCapacity(1 << 20) }

  mutating func write(_ node: xmlNodePtr) {
    switch node.pointee.type {
    case XML_ELEMENT_NODE: writeElement(node)
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = node.pointee.content { escape(content, inAttribute: false) }
    default: break
    }
  }

  private mutating func writeElement(_ node: xmlNodePtr) {
    guard let name = node.pointee.name else { return }
    let kind = kinds.kind(of: name)
    let foreign = isForeign(node)
    bytes.append(UInt8(ascii: "<"))
    append(name)
    if foreign, kind.contains(.svg) { append(" xmlns=\"\(HTMLWriter.svg)\"") }
    var property = node.pointee.properties
    while let attribute = property {
      write(attribute)
      property = attribute.pointee.next
    }
    bytes.append(UInt8(ascii: ">"))
    if !foreign, kind.contains(.void) { return }
    var child = node.pointee.children
    if !foreign, kind.contains(.raw) {
      while let text = child {
        if let content = text.pointee.content { appendRaw(content) }
        child = text.pointee.next
      }
    } else {
      while let current = child {
        write(current)
        child = current.pointee.next
      }
    }
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    append(name)
    bytes.append(UInt8(ascii: ">"))
    if kind.contains(.block) { bytes.append(10) }
  }

  private mutating func write(_ attribute: xmlAttrPtr) {
    bytes.append(UInt8(ascii: " "))
    if let prefix = attribute.pointee.ns?.pointee.prefix {
      append(prefix)
      bytes.append(UInt8(ascii: ":"))
    }
    append(attribute.pointee.name)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
    var child = attribute.pointee.children
    while let text = child {
      if let content = text.pointee.content { escape(content, inAttribute: true) }
      child = text.pointee.next
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func isForeign(_ node: xmlNodePtr) -> Bool {
    guard let href = node.pointee.ns?.pointee.href else { return false }
    if let known, known.href == href { return known.isForeign }
    let isForeign =
      strcmp(UnsafeRawPointer(href).assumingMemoryBound(to: CChar.self), HTMLWriter.svg) == 0
    known = (href, isForeign)
    return isForeign
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ text: UnsafePointer<xmlChar>?) {
    guard let text else { return }
    append(text, UnsafePointer(text + Int(xmlStrlen(text))))
  }

  private mutating func append(_ start: UnsafePointer<xmlChar>, _ end: UnsafePointer<xmlChar>) {
    guard start < end else { return }
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
  }

  /// Text of style and script: `</` would end the element early, so it is broken up.
  private mutating func appendRaw(_ text: UnsafePointer<xmlChar>) {
    var start = text
    var cursor = text
    while cursor.pointee != 0 {
      let isEnd = cursor.pointee == UInt8(ascii: "<") && cursor[1] == UInt8(ascii: "/")
      cursor += 1
      guard isEnd else { continue }
      append(start, cursor)
      bytes.append(UInt8(ascii: "\\"))
      start = cursor
    }
    append(start, cursor)
  }

  private mutating func escape(_ text: UnsafePointer<xmlChar>, inAttribute: Bool) {
    var start = text
    var cursor = text
    while cursor.pointee != 0 {
      // Letters and all beyond them are most of a text.
      guard cursor.pointee < 0x40,
        let escaped = HTMLWriter.escaped(cursor.pointee, inAttribute: inAttribute)
      else {
        cursor += 1
        continue
      }
      append(start, cursor)
      append(escaped)
      cursor += 1
      start = cursor
    }
    append(start, cursor)
  }

  private static func escaped(_ byte: UInt8, inAttribute: Bool) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\"") where inAttribute: "&quot;"
    default: nil
    }
  }
}

/// What an HTML element is, as far as writing it goes.
private struct ElementKind: OptionSet {
  let rawValue: UInt8

  /// Has neither content nor end tag (HTML standard 13.1.2).
  static let void = ElementKind(rawValue: 1)
  /// Its text is not escaped.
  static let raw = ElementKind(rawValue: 2)
  /// A line break after it changes nothing: it keeps the text readable for people.
  static let block = ElementKind(rawValue: 4)
  static let svg = ElementKind(rawValue: 8)

  private static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
  private static let raws: Set<String> = ["style", "script"]
  private static let blocks: Set<String> = [
    "html", "head", "body", "meta", "title", "style", "main", "nav", "section", "header", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "figure", "figcaption",
    "aside", "details", "summary",
  ]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ name: String) {
    self = []
    if ElementKind.voids.contains(name) { insert(.void) }
    if ElementKind.raws.contains(name) { insert(.raw) }
    if ElementKind.blocks.contains(name) { insert(.block) }
    if name == "svg" { insert(.svg) }
  }
}

/// Kinds of elements by the pointers of their names: most nodes of a tree share theirs, and none
/// changes while the tree is written.
private struct KindCache {
  private static let size = 128
  private var names = [UnsafePointer<xmlChar>?](repeating: nil, count: size)
  private var kinds = [ElementKind](repeating: [], count: size)

  mutating func kind(of name: UnsafePointer<xmlChar>) -> ElementKind {
    let address = UInt(bitPattern: name)
    let slot = Int(truncatingIfNeeded: (address ^ address >> 7) % UInt(KindCache.size))
    if names[slot] == name { return kinds[slot] }
    let kind = ElementKind(String(xml: name))
    names[slot] = name
    kinds[slot] = kind
    return kind
  }
}
