internal import CLibXML2

extension XMLTree {
  /// The tree as the text of an XML document, the same bytes that ``XMLWriter`` writes for its values.
  ///
  /// - Parameter capacity: bytes that are expected.
  /// - Returns: UTF-8, ended by a line break; nil when there is no element.
  public borrowing func text(capacity: Int) -> [UInt8]? {
    guard let root = xmlDocGetRootElement(doc) else { return nil }
    var writer = XMLWriter(capacity: capacity)
    writer.write(root, depth: 0, isMixed: false)
    return writer.finish()
  }
}

extension XMLWriter {
  /// - Parameters:
  ///   - node: an element.
  ///   - depth: elements around it.
  ///   - isMixed: whether white space around it counts.
  fileprivate mutating func write(_ node: xmlNodePtr, depth: Int, isMixed: Bool) {
    if !isMixed { newLine(depth) }
    append("<")
    appendName(node.pointee.ns?.pointee.prefix, node.pointee.name)
    writeAttributes(of: node)
    let content = XMLWriter.content(of: node)
    guard content.isSome else { return append("/>") }
    append(">")
    let isMixed = isMixed || content.isText
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE: write(current, depth: depth + 1, isMixed: isMixed)
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        escape(XMLWriter.bytes(current.pointee.content), inAttribute: false)
      case XML_PI_NODE:
        instruction(
          String(xml: current.pointee.name), current.pointee.content.map { String(xml: $0) } ?? "")
      default: break
      }
      child = current.pointee.next
    }
    if !isMixed { newLine(depth) }
    append("</")
    appendName(node.pointee.ns?.pointee.prefix, node.pointee.name)
    append(">")
  }

  private mutating func writeAttributes(of node: xmlNodePtr) {
    var declaration = node.pointee.nsDef
    while let namespace = declaration {
      append(" xmlns")
      if let prefix = namespace.pointee.prefix {
        append(":")
        append(XMLWriter.bytes(prefix))
      }
      append("=\"")
      escape(XMLWriter.bytes(namespace.pointee.href), inAttribute: true)
      append("\"")
      declaration = namespace.pointee.next
    }
    var property = node.pointee.properties
    while let attribute = property {
      append(" ")
      appendName(attribute.pointee.ns?.pointee.prefix, attribute.pointee.name)
      append("=\"")
      var child = attribute.pointee.children
      while let text = child {
        escape(XMLWriter.bytes(text.pointee.content), inAttribute: true)
        child = text.pointee.next
      }
      append("\"")
      property = attribute.pointee.next
    }
  }

  private mutating func appendName(
    _ prefix: UnsafePointer<xmlChar>?, _ name: UnsafePointer<xmlChar>?
  ) {
    if let prefix {
      append(XMLWriter.bytes(prefix))
      append(":")
    }
    append(XMLWriter.bytes(name))
  }

  /// Whether an element holds anything that is written, and whether text is among it.
  private static func content(of node: xmlNodePtr) -> (isSome: Bool, isText: Bool) {
    var result = (isSome: false, isText: false)
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE, XML_PI_NODE: result.isSome = true
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        guard let content = current.pointee.content else { break }
        result.isText = true
        if content.pointee != 0 { result.isSome = true }
      default: break
      }
      child = current.pointee.next
    }
    return result
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: text.map { Int(xmlStrlen($0)) } ?? 0)
  }
}
