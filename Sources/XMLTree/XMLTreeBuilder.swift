internal import CLibXML2

/// Builds the tree of libxml2 directly: what `XMLWriter` writes and `XMLTree(parsing:)` reads, without
/// the text between them.
///
/// Not Sendable, like the tree: whoever builds it runs the transform.
public final class XMLTreeBuilder: XMLOutput {
  private var doc: xmlDocPtr?
  /// The element that is open.
  private var current: xmlNodePtr?
  /// Namespaces in scope: the element that declares each, innermost last.
  private var namespaces:
    [(owner: xmlNodePtr, prefix: UnsafePointer<xmlChar>?, pointer: xmlNsPtr)] = []
  /// Names that were used, as entries of the dictionary of the document: the same few come again and
  /// again.
  private var entries: [String: UnsafeMutablePointer<xmlChar>] = [:]
  /// The last name of each slot (`slot(of:)`) with its entry, found without hashing.
  private var recent = [(name: String, entry: UnsafeMutablePointer<xmlChar>)?](
    repeating: nil, count: 64)
  private var qualified:
    [String: (prefix: UnsafePointer<xmlChar>?, local: UnsafeMutablePointer<xmlChar>)] = [:]
  /// Whether libxml2 ran out of memory, after which nothing is built any more.
  private var isBroken = false

  /// An empty tree.
  public init() {
    LibXML.start(allowing: [])
    doc = xmlNewDoc("1.0")
    if let doc { doc.pointee.dict = xmlDictCreate() }
    isBroken = doc == nil
  }

  deinit { if let doc { xmlFreeDoc(doc) } }

  /// Opens an element; attributes named `xmlns` or `xmlns:p` declare a namespace for it and for
  /// everything inside.
  ///
  /// - Parameters:
  ///   - name: qualified name; its prefix must be declared.
  ///   - attributes: names and values; a nil value leaves the attribute out.
  ///   - mixed: without effect, since no white space is added.
  public func start(_ name: String, _ attributes: [(String, String?)], mixed: Bool) {
    guard !isBroken, let (prefix, local) = split(name),
      let node = xmlNewDocNodeEatName(doc, nil, local, nil)
    else {
      isBroken = true
      return
    }
    if let current {
      xmlAddChild(current, node)
    } else if xmlDocGetRootElement(doc) == nil {
      xmlDocSetRootElement(doc, node)
    } else {
      xmlFreeNode(node)
      isBroken = true
      return
    }
    current = node
    for case (let key, let value?) in attributes {
      if key.utf8.first == UInt8(ascii: "x"), key.hasPrefix("xmlns") {
        declare(key, value, on: node)
        continue
      }
      attribute(key, value)
    }
    if !namespaces.isEmpty { node.pointee.ns = namespace(ofPrefix: prefix) }
  }

  /// Adds an attribute without namespace to the element that is open.
  public func attribute(_ name: String, _ value: String) {
    guard !isBroken, let current, let name = entry(name),
      XMLTreeBuilder.withCharacters(
        of: value, { xmlNewNsPropEatName(current, nil, name, $0) }) != nil
    else {
      isBroken = true
      return
    }
  }

  /// The namespace in scope; prefixes are compared as entries of the dictionary.
  private func namespace(ofPrefix prefix: UnsafePointer<xmlChar>?) -> xmlNsPtr? {
    for entry in namespaces.reversed() where entry.prefix == prefix { return entry.pointer }
    return nil
  }

  /// Writes text into the element that is open; outside of elements there is none.
  public func text(_ text: String) {
    guard !text.isEmpty, !isBroken, let current else { return }
    if let node = XMLTreeBuilder.withCharacters(of: text, { xmlNewDocText(doc, $0) }) {
      xmlAddChild(current, node)
    } else {
      isBroken = true
    }
  }

  /// Closes the element opened last.
  public func end() {
    guard let node = current else { return }
    while namespaces.last?.owner == node { namespaces.removeLast() }
    let parent = node.pointee.parent
    current = parent?.pointee.type == XML_ELEMENT_NODE ? parent : nil
  }

  /// The finished tree; the builder is empty afterwards.
  ///
  /// - Throws: `XMLFailure` when libxml2 ran out of memory, or there is no root element.
  public func finish() throws(XMLFailure) -> XMLTree {
    guard !isBroken, let doc, xmlDocGetRootElement(doc) != nil else {
      throw XMLFailure([XMLIssue(.program, detail: "tree could not be built")])
    }
    self.doc = nil
    current = nil
    isBroken = true
    return XMLTree(owning: doc)
  }

  /// A qualified name as entries of the dictionary of the document; nil when there is no memory.
  private func split(
    _ name: String
  ) -> (prefix: UnsafePointer<xmlChar>?, local: UnsafeMutablePointer<xmlChar>)? {
    // Without a prefix a name is an entry, which is found without hashing.
    guard name.utf8.contains(UInt8(ascii: ":")) else { return entry(name).map { (nil, $0) } }
    if let known = qualified[name] { return known }
    let parts = parts(of: name)
    qualified[name] = parts
    return parts
  }

  private func parts(
    of name: String
  ) -> (prefix: UnsafePointer<xmlChar>?, local: UnsafeMutablePointer<xmlChar>)? {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
      let prefix = entry(String(name[..<colon])),
      let local = entry(String(name[name.index(after: colon)...]))
    else { return nil }
    return (UnsafePointer(prefix), local)
  }

  /// The entry of a name in the dictionary of the document, which owns it.
  private func entry(_ name: String) -> UnsafeMutablePointer<xmlChar>? {
    let slot = XMLTreeBuilder.slot(of: name)
    if let last = recent[slot], last.name == name { return last.entry }
    guard let entry = dictionaryEntry(name) else { return nil }
    recent[slot] = (name, entry)
    return entry
  }

  /// Slot of a name among the 64 of `recent`.
  private static func slot(of name: String) -> Int {
    let bytes = name.utf8
    return (bytes.count &* 5 &+ Int(bytes.first ?? 0) &* 3 &+ Int(bytes.last ?? 0)) & 63
  }

  private func dictionaryEntry(_ name: String) -> UnsafeMutablePointer<xmlChar>? {
    if let known = entries[name] { return known }
    var copy = name
    let entry = copy.withUTF8 { bytes in
      xmlDictLookup(doc?.pointee.dict, bytes.baseAddress, Int32(clamping: bytes.count))
        .map { UnsafeMutablePointer(mutating: $0) }
    }
    entries[name] = entry
    return entry
  }

  private func declare(_ key: String, _ uri: String, on node: xmlNodePtr) {
    let prefix = key.hasPrefix("xmlns:") ? String(key.dropFirst(6)) : nil
    if let namespace = xmlNewNs(node, uri, prefix) {
      namespaces.append((node, prefix.flatMap(entry).map { UnsafePointer($0) }, namespace))
    } else {
      isBroken = true
    }
  }

  /// Lends a text to libxml2, with U+FFFD for characters that XML forbids.
  private static func withCharacters<Result>(
    of text: String, _ body: (UnsafePointer<xmlChar>?) -> Result
  ) -> Result {
    var text = legal(text)
    return text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: xmlChar.self, capacity: bytes.count + 1) { buffer in
        _ = buffer.initialize(from: bytes)
        buffer.initializeElement(at: bytes.count, to: 0)
        return body(UnsafePointer(buffer.baseAddress))
      }
    }
  }

  /// Text with U+FFFD for characters that XML forbids.
  private static func legal(_ text: String) -> String {
    var text = text
    guard text.withUTF8({ $0.contains(where: XMLCharacters.mayBeIllegal) }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { XMLCharacters.isLegal($0) ? $0 : "\u{FFFD}" }))
  }
}

/// Which characters XML 1.0 allows (production Char).
enum XMLCharacters {
  /// Whether a byte of UTF-8 can belong to a character that is not allowed: a control character, or
  /// the first byte of U+F000 to U+FFFF.
  static func mayBeIllegal(_ byte: UInt8) -> Bool {
    byte == 0xEF || (byte < 0x20 && byte != 9 && byte != 10 && byte != 13)
  }

  static func isLegal(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
