internal import CLibXML2

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

  /// Elements without content or end tag (HTML standard 13.1.2).
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
  /// Elements whose text is not escaped.
  private static let raw: Set<String> = ["style", "script"]

  private static let svg = "http://www.w3.org/2000/svg"

  init() { bytes.reserveCapacity(1 << 20) }

  mutating func write(_ node: xmlNodePtr) {
    switch node.pointee.type {
    case XML_ELEMENT_NODE: writeElement(node)
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: writeText(node)
    default: break
    }
  }

  private mutating func writeElement(_ node: xmlNodePtr) {
    guard let rawName = node.pointee.name else { return }
    let name = String(xml: rawName)
    let foreign = isForeign(node)
    append("<")
    append(rawName)
    if foreign, name == "svg" { append(" xmlns=\"\(HTMLWriter.svg)\"") }
    var property = node.pointee.properties
    while let attribute = property {
      append(" ")
      if let prefix = attribute.pointee.ns?.pointee.prefix {
        append(prefix)
        append(":")
      }
      append(attribute.pointee.name)
      append("=\"")
      var child = attribute.pointee.children
      while let text = child {
        if let content = text.pointee.content { escape(content, inAttribute: true) }
        child = text.pointee.next
      }
      append("\"")
      property = attribute.pointee.next
    }
    append(">")
    if !foreign, HTMLWriter.void.contains(name) { return }
    var child = node.pointee.children
    if !foreign, HTMLWriter.raw.contains(name) {
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
    append("</")
    append(rawName)
    append(">")
    if HTMLWriter.blocks.contains(name) { bytes.append(10) }
  }

  /// Elements after which a line break changes nothing: it keeps the text readable for people.
  private static let blocks: Set<String> = [
    "html", "head", "body", "meta", "title", "style", "main", "nav", "section", "header", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "figure", "figcaption",
    "aside", "details", "summary",
  ]

  private func isForeign(_ node: xmlNodePtr) -> Bool {
    guard let href = node.pointee.ns?.pointee.href else { return false }
    return String(xml: href) == HTMLWriter.svg
  }

  private mutating func writeText(_ node: xmlNodePtr) {
    if let content = node.pointee.content { escape(content, inAttribute: false) }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ text: UnsafePointer<xmlChar>?) {
    guard var cursor = text else { return }
    while cursor.pointee != 0 {
      bytes.append(cursor.pointee)
      cursor += 1
    }
  }

  /// Text of style and script: `</` would end the element early, so it is broken up.
  private mutating func appendRaw(_ text: UnsafePointer<xmlChar>) {
    var cursor = text
    while cursor.pointee != 0 {
      bytes.append(cursor.pointee)
      if cursor.pointee == UInt8(ascii: "<"), cursor[1] == UInt8(ascii: "/") {
        bytes.append(UInt8(ascii: "\\"))
      }
      cursor += 1
    }
  }

  private mutating func escape(_ text: UnsafePointer<xmlChar>, inAttribute: Bool) {
    var cursor = text
    while cursor.pointee != 0 {
      switch cursor.pointee {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\"") where inAttribute: append("&quot;")
      default: bytes.append(cursor.pointee)
      }
      cursor += 1
    }
  }
}
