internal import CHeaps
internal import CLibXML2

/// The one owner of an `xmlDoc` of libxml2.
///
/// Not copyable and not Sendable: a tree is used where it was made, and a transform consumes it,
/// because libxslt writes into its source (it strips blanks and stamps keys).
public struct XMLTree: ~Copyable {
  let doc: xmlDocPtr

  /// Takes ownership of `doc`.
  init(owning doc: xmlDocPtr) { self.doc = doc }

  deinit { xmlFreeDoc(doc) }

  /// Hands the document over: whoever receives it frees it.
  consuming func release() -> xmlDocPtr {
    let doc = self.doc
    discard self
    return doc
  }

  /// Gives the tree up without freeing it: what is the last of a run costs more to take apart than the end
  /// of the process does. Where leaks are looked for, it is freed.
  public consuming func leave() {
    let doc = release()
    if naskah_looks_for_leaks() { xmlFreeDoc(doc) }
  }

  /// Parses bytes that this program wrote itself (a stage of the pipeline).
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text of an XML document.
  ///   - name: name of the document in messages of libxslt.
  /// - Throws: `XMLFailure` when the bytes are not well-formed.
  public init(parsing bytes: [UInt8], named name: String? = nil) throws(XMLFailure) {
    LibXML.start(allowing: [])
    guard let context = xmlNewParserCtxt() else {
      throw XMLFailure([XMLIssue(.parser, detail: "no memory")])
    }
    defer { xmlFreeParserCtxt(context) }
    let log = IssueLog()
    context.pointee._private = Unmanaged.passUnretained(log).toOpaque()
    context.pointee.sax.pointee.serror = XMLTree.receive
    let options = Int32(
      XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue)
    let parsed = withExtendedLifetime(log) {
      bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          xmlCtxtReadMemory(
            context, $0.baseAddress, Int32(clamping: $0.count), name, nil, options)
        }
      }
    }
    guard let parsed else {
      throw XMLFailure(log.issues.isEmpty ? [XMLIssue(.parser, detail: "not parsed")] : log.issues)
    }
    doc = parsed
  }

  private static let receive: xmlStructuredErrorFunc = { _, error in
    guard let error = error?.pointee, let parser = error.ctxt,
      let log = parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private
    else { return }
    Unmanaged<IssueLog>.fromOpaque(log).takeUnretainedValue().issues.append(
      XMLIssue(
        .parser, code: Int(error.code),
        detail: error.message.map { String(cString: $0).foldingSpace() } ?? "",
        place: Place(line: Int(error.line), column: Int(error.int2))))
  }

  /// The tree as values, without places.
  public func values() -> Element? {
    guard let root = xmlDocGetRootElement(doc) else { return nil }
    return XMLTree.element(root)
  }

  private static func element(_ node: xmlNodePtr) -> Element {
    var result = Element(
      String(xml: node.pointee.name),
      prefix: node.pointee.ns?.pointee.prefix.map { String(xml: $0) })
    var declaration = node.pointee.nsDef
    while let namespace = declaration {
      let name = namespace.pointee.prefix.map { "xmlns:" + String(xml: $0) } ?? "xmlns"
      result.attributes.append(
        Attribute(name, namespace.pointee.href.map { String(xml: $0) } ?? ""))
      declaration = namespace.pointee.next
    }
    var property = node.pointee.properties
    while let attribute = property {
      let name = String(xml: attribute.pointee.name)
      let prefix = attribute.pointee.ns?.pointee.prefix.map { String(xml: $0) + ":" } ?? ""
      result.attributes.append(Attribute(prefix + name, XMLTree.value(attribute)))
      property = attribute.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        result.children.append(.element(element(current)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = current.pointee.content {
          result.children.append(.text(String(xml: content)))
        }
      case XML_PI_NODE:
        result.children.append(
          .instruction(
            target: String(xml: current.pointee.name),
            content: current.pointee.content.map { String(xml: $0) } ?? ""))
      default: break
      }
      child = current.pointee.next
    }
    return result
  }

  /// The value of an attribute; values are single text nodes, since no entity survives parsing.
  static func value(_ attribute: xmlAttrPtr) -> String {
    guard let text = attribute.pointee.children else { return "" }
    if text.pointee.next == nil, let content = text.pointee.content { return String(xml: content) }
    var result = ""
    var child: xmlNodePtr? = text
    while let current = child {
      if let content = current.pointee.content { result += String(xml: content) }
      child = current.pointee.next
    }
    return result
  }
}
