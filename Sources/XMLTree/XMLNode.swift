internal import CLibXML2
internal import CXMLShims

/// An element of a tree, lent while the tree is visited: it must not be kept.
public struct XMLNode {
  let pointer: xmlNodePtr

  /// Whether the name without prefix is `name`.
  public func isNamed(_ name: StaticString) -> Bool {
    pointer.pointee.name.map { XMLNode.equals($0, name) } ?? false
  }

  /// The value of an attribute by its name without prefix; setting it has no effect where the element
  /// has no such attribute.
  public subscript(_ attribute: StaticString) -> String? {
    get { find(attribute).map { XMLTree.value($0) } }
    nonmutating set {
      guard let newValue, let found = find(attribute) else { return }
      if let text = found.pointee.children, text.pointee.type == XML_TEXT_NODE {
        xmlNodeSetContent(text, newValue)
      } else if let text = xmlNewDocText(pointer.pointee.doc, newValue) {
        // An attribute that was empty has no text yet.
        text.pointee.parent = UnsafeMutableRawPointer(found).assumingMemoryBound(to: xmlNode.self)
        found.pointee.children = text
        found.pointee.last = text
      }
    }
  }

  /// The text of an element that holds nothing else; setting it has no effect where there is none.
  public var text: String {
    get {
      pointer.pointee.children.flatMap { $0.pointee.content }.map { String(xml: $0) } ?? ""
    }
    nonmutating set {
      guard let text = pointer.pointee.children, text.pointee.type == XML_TEXT_NODE else { return }
      xmlNodeSetContent(text, newValue)
    }
  }

  /// The element around this one.
  public var parent: XMLNode? {
    guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else {
      return nil
    }
    return XMLNode(pointer: parent)
  }

  /// The element before this one in the same parent.
  public var previous: XMLNode? { xmlPreviousElementSibling(pointer).map(XMLNode.init) }

  /// The first child element of this name.
  public func first(_ name: StaticString) -> XMLNode? {
    var child = xmlFirstElementChild(pointer)
    while let current = child {
      let node = XMLNode(pointer: current)
      if node.isNamed(name) { return node }
      child = xmlNextElementSibling(current)
    }
    return nil
  }

  /// The first child element; with `next`, the way through all of them without a list.
  public var firstElement: XMLNode? { xmlFirstElementChild(pointer).map(XMLNode.init) }

  /// The element behind this one in the same parent.
  public var next: XMLNode? { xmlNextElementSibling(pointer).map(XMLNode.init) }

  /// Gives an attribute a value; one that the element does not have yet comes behind the others.
  ///
  /// - Parameters:
  ///   - attribute: name without prefix, or `xml:id`.
  ///   - value: the value.
  public func set(_ attribute: String, _ value: String) {
    guard attribute == XMLNode.id else {
      xmlSetNsProp(pointer, nil, attribute, value)
      return
    }
    xmlSetNsProp(pointer, xmlSearchNs(pointer.pointee.doc, pointer, "xml"), "id", value)
  }

  private static let id = "xml:id"

  /// Gives the element another name, in the namespace that it is in, and a text in place of all that it
  /// holds.
  public func become(_ name: String, holding text: String) {
    while let child = pointer.pointee.children {
      xmlUnlinkNode(child)
      xmlFreeNode(child)
    }
    xmlNodeSetName(pointer, name)
    if let content = xmlNewDocText(pointer.pointee.doc, text) { xmlAddChild(pointer, content) }
  }

  /// The child elements.
  public var elements: [XMLNode] {
    var result: [XMLNode] = []
    var child = xmlFirstElementChild(pointer)
    while let current = child {
      result.append(XMLNode(pointer: current))
      child = xmlNextElementSibling(current)
    }
    return result
  }

  /// Takes the element out of the tree; it must not be used any more. While the tree is visited, only
  /// what was visited already, or lies inside of the element that is visited, may go.
  public func remove() {
    xmlUnlinkNode(pointer)
    xmlFreeNode(pointer)
  }

  /// Puts `other`, which leaves its place, where this element was; this one is removed.
  public func replace(by other: XMLNode) {
    xmlReplaceNode(pointer, other.pointer)
    xmlFreeNode(pointer)
  }

  private func find(_ name: StaticString) -> xmlAttrPtr? {
    var property = pointer.pointee.properties
    while let attribute = property {
      if let found = attribute.pointee.name, XMLNode.equals(found, name) { return attribute }
      property = attribute.pointee.next
    }
    return nil
  }

  private static func equals(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    let bytes = name.utf8Start
    for index in 0..<name.utf8CodeUnitCount where text[index] != bytes[index] { return false }
    return text[name.utf8CodeUnitCount] == 0
  }
}

extension XMLTree {
  /// The root element.
  public var root: XMLNode? { xmlDocGetRootElement(doc).map(XMLNode.init) }

  /// Visits all elements in the order of the text.
  ///
  /// - Parameter body: called with each element, which it may change; see `XMLNode.remove` for what
  ///   may go.
  public borrowing func visit(_ body: (XMLNode) -> Void) {
    var next = xmlDocGetRootElement(doc)
    while let current = next {
      if current.pointee.type == XML_ELEMENT_NODE { body(XMLNode(pointer: current)) }
      if current.pointee.type == XML_ELEMENT_NODE, let child = current.pointee.children {
        next = child
        continue
      }
      next = XMLTree.following(current)
    }
  }

  /// The node behind `node` and all that it holds.
  private static func following(_ node: xmlNodePtr) -> xmlNodePtr? {
    var current: xmlNodePtr? = node
    while let place = current, place.pointee.type != XML_DOCUMENT_NODE {
      if let next = place.pointee.next { return next }
      current = place.pointee.parent
    }
    return nil
  }

  /// An element of the tree as a document of its own, with the XML declaration and no white space
  /// between its elements.
  ///
  /// - Parameters:
  ///   - node: the element.
  ///   - isInheriting: whether it takes along the namespaces that elements around it declare.
  /// - Returns: UTF-8; empty when there is no memory.
  public borrowing func document(of node: XMLNode, isInheriting: Bool = true) -> [UInt8] {
    if isInheriting { XMLTree.declareNamespaces(of: node.pointer, in: doc) }
    return serialized(node.pointer)
  }

  /// An element of the tree as a document of its own, which declares the namespaces that it uses; the
  /// tree stays as it is.
  ///
  /// - Parameter node: the element.
  /// - Returns: UTF-8; empty when there is no memory.
  public borrowing func copy(of node: XMLNode) -> [UInt8] {
    guard let copy = xmlDocCopyNode(node.pointer, doc, 1) else { return [] }
    defer { xmlFreeNode(copy) }
    return serialized(copy)
  }

  private borrowing func serialized(_ node: xmlNodePtr) -> [UInt8] {
    guard let buffer = xmlBufferCreateSize(1 << 20) else { return [] }
    defer { xmlBufferFree(buffer) }
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    var result = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    guard xmlNodeDump(buffer, doc, node, 0, 0) >= 0, let content = xmlBufferContent(buffer)
    else { return [] }
    result.append(
      contentsOf: UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    return result
  }

  /// Declares on an element all namespaces that elements around it declare.
  private static func declareNamespaces(of node: xmlNodePtr, in doc: xmlDocPtr) {
    guard let list = xmlGetNsList(doc, node) else { return }
    defer { naskah_free(list) }
    var own: [xmlNsPtr] = []
    var declared = node.pointee.nsDef
    while let namespace = declared {
      own.append(namespace)
      declared = namespace.pointee.next
    }
    var index = 0
    while let namespace = list[index] {
      if !own.contains(namespace) {
        xmlNewNs(node, namespace.pointee.href, namespace.pointee.prefix)
      }
      index += 1
    }
  }
}
