internal import CLibXML2

/// The start of an element, as an event: it lives during one call and cannot be kept.
public struct XMLStart: ~Copyable {
  private let local: UnsafePointer<xmlChar>
  private let uri: UnsafePointer<xmlChar>?
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let count: Int
  private let input: xmlParserInputPtr?
  private let places: UnsafeMutablePointer<TagPlaces>

  /// `attributes` are those of libxml2: five pointers each (name, prefix, URI, value, its end); `places`
  /// belongs to the parse.
  init(
    local: UnsafePointer<xmlChar>, uri: UnsafePointer<xmlChar>?,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int,
    input: xmlParserInputPtr?, places: UnsafeMutablePointer<TagPlaces>
  ) {
    self.local = local
    self.uri = uri
    self.attributes = attributes
    self.count = count
    self.input = input
    self.places = places
  }

  /// Name without prefix.
  public var name: String { String(xml: local) }

  /// Namespace URI; nil when the element is in none.
  public var namespace: String? { uri.map { String(xml: $0) } }

  /// Whether the name without prefix is `name`.
  public func isNamed(_ name: StaticString) -> Bool { XMLStart.equals(local, name) }

  /// Whether the element is in the namespace `uri`.
  public func isIn(_ uri: StaticString) -> Bool {
    self.uri.map { XMLStart.equals($0, uri) } ?? false
  }

  /// Number of attributes, namespace declarations apart.
  public var attributeCount: Int { attributes == nil ? 0 : count }

  /// An attribute by its index: its name without prefix, its namespace and its value.
  public func attribute(at index: Int) -> (name: String, namespace: String?, value: String)? {
    guard let attributes, index >= 0, index < count, let name = attributes[index * 5],
      let value = value(at: index)
    else { return nil }
    return (
      String(xml: name), attributes[index * 5 + 2].map { String(xml: $0) },
      String(decoding: value, as: UTF8.self)
    )
  }

  /// The bytes of an attribute's value.
  ///
  /// - Parameters:
  ///   - name: name without prefix.
  ///   - uri: its namespace; nil for an attribute without prefix.
  /// - Returns: UTF-8, valid during the event only; nil when there is no such attribute.
  public func bytes(
    _ name: StaticString, in uri: StaticString? = nil
  ) -> UnsafeBufferPointer<UInt8>? {
    guard let attributes else { return nil }
    for index in 0..<count {
      guard let own = attributes[index * 5], XMLStart.equals(own, name) else { continue }
      let ownURI = attributes[index * 5 + 2]
      if let uri {
        guard let ownURI, XMLStart.equals(ownURI, uri) else { continue }
      } else if ownURI != nil {
        continue
      }
      return value(at: index)
    }
    return nil
  }

  /// The value of an attribute as a string; nil when there is none.
  public func value(_ name: StaticString, in uri: StaticString? = nil) -> String? {
    bytes(name, in: uri).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute without prefix with its white space folded; nil for none and an empty one.
  public func token(_ name: StaticString) -> String? {
    guard let value = value(name) else { return nil }
    let folded = value.foldingSpace()
    return folded.isEmpty ? nil : folded
  }

  /// Where the tag stands in the text as the parser sees it: the offset of its `<`, and the offset
  /// of the `>` or `/>` that ends it. Counted when asked for.
  public var range: Range<Int> {
    guard let input, let base = input.pointee.base, let end = input.pointee.cur else {
      return 0..<0
    }
    // No attribute value can hold a `<`.
    var cursor = end
    while cursor > base, cursor.pointee != UInt8(ascii: "<") { cursor -= 1 }
    let dropped = Int(input.pointee.consumed)
    return dropped + (cursor - base)..<dropped + (end - base)
  }

  /// Where the tag begins, as line and column. Counted when asked for, on from the element that was asked
  /// last.
  public var place: Place { places.pointee.find(input)?.place ?? .none }

  private func value(at index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let attributes, let begin = attributes[index * 5 + 3], let end = attributes[index * 5 + 4]
    else { return nil }
    return UnsafeBufferPointer(start: begin, count: end - begin)
  }

  private static func equals(_ text: UnsafePointer<xmlChar>, _ other: StaticString) -> Bool {
    let length = other.utf8CodeUnitCount
    let bytes = other.utf8Start
    for index in 0..<length where text[index] != bytes[index] { return false }
    return text[length] == 0
  }
}
