#if canImport(Glibc)
  internal import Glibc
#endif

/// A place in a source: line and column, both counted from 1; the column counts characters.
///
/// What was read from a workbook has its row and column instead, and the number of its sheet.
public struct Place: Sendable, Hashable {
  public var line: Int
  public var column: Int
  /// 0 for the text itself, else the number of a sheet, counted from 1, in a list that the reader of
  /// the workbook keeps.
  public var source: Int

  public init(line: Int, column: Int, source: Int = 0) {
    self.line = line
    self.column = column
    self.source = source
  }

  /// The place of something that no text holds.
  public static let none = Place(line: 0, column: 0)
}

/// An attribute with its name as written (`xml:id`) and its value.
public struct Attribute: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A node of a tree of values.
public enum Node: Sendable {
  case element(Element)
  case text(String)
  case instruction(target: String, content: String)
}

/// An element as a value: it holds no C memory and travels freely between tasks.
public struct Element: Sendable {
  /// Prefix as written, nil for the default namespace.
  public var prefix: String?
  /// Name without prefix.
  public var name: String
  /// Attributes in the order of the text, namespace declarations included (`xmlns`, `xmlns:svg`).
  public var attributes: [Attribute]
  public var children: [Node]
  /// Where the start tag begins; `.none` for elements that were not parsed from a source.
  public var place: Place

  public init(
    _ name: String, prefix: String? = nil, attributes: [Attribute] = [], children: [Node] = [],
    place: Place = .none
  ) {
    self.prefix = prefix
    self.name = name
    self.attributes = attributes
    self.children = children
    self.place = place
  }

  /// Name with prefix, as written.
  public var qualifiedName: String {
    guard let prefix else { return name }
    return "\(prefix):\(name)"
  }

  /// The value of the attribute written with this name; setting nil removes it.
  public subscript(attribute name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      if let index = attributes.firstIndex(where: { $0.name == name }) {
        if let newValue { attributes[index].value = newValue } else { attributes.remove(at: index) }
      } else if let newValue {
        attributes.append(Attribute(name, newValue))
      }
    }
  }

  /// Child elements, in order.
  public var elements: [Element] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Whether there is any child element.
  public var hasElements: Bool {
    for case .element in children { return true }
    return false
  }

  /// Child elements of one name, in order.
  public func elements(named name: String) -> [Element] {
    children.compactMap {
      if case .element(let element) = $0, element.name == name { element } else { nil }
    }
  }

  /// The first child element of one name.
  public func first(_ name: String) -> Element? {
    for case .element(let element) in children where element.name == name { return element }
    return nil
  }

  /// Changes the child elements where they are: while one is changed nobody else holds it, so that
  /// nothing of it is copied.
  public mutating func changeElements(_ change: (inout Element) -> Void) {
    children.withUnsafeMutableBufferPointer { nodes in
      guard let first = nodes.baseAddress else { return }
      for index in nodes.indices {
        // Most nodes are texts, which stay where they are.
        guard case .element = nodes[index], case .element(var child) = (first + index).move()
        else { continue }
        change(&child)
        (first + index).initialize(to: .element(child))
      }
    }
  }

  /// All text below the element, joined.
  public var text: String {
    if children.count == 1, case .text(let text) = children[0] { return text }
    var result = ""
    appendText(to: &result)
    return result
  }

  private func appendText(to result: inout String) {
    for child in children {
      switch child {
      case .text(let text): result += text
      case .element(let element): element.appendText(to: &result)
      case .instruction: break
      }
    }
  }

  /// The text with leading, trailing and repeated white space folded to single blanks.
  public var foldedText: String { text.foldingSpace() }
}

extension String {
  /// Whether folding would change nothing, as with nearly every string.
  private static func isFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isBlankBefore = true
    for byte in bytes {
      if byte > 0x20 {
        isBlankBefore = false
      } else if byte == 0x20 {
        if isBlankBefore { return false }
        isBlankBefore = true
      } else {
        if (0x09...0x0D).contains(byte) { return false }
        isBlankBefore = false
      }
    }
    return !isBlankBefore || bytes.isEmpty
  }

  /// Whether a part stands in the string byte for byte; `contains` compares characters and takes a
  /// hundred times as long.
  public func holds(_ part: String) -> Bool {
    // Strings are contiguous here, always.
    utf8.withContiguousStorageIfAvailable { text in
      part.utf8.withContiguousStorageIfAvailable { part in
        guard let sought = part.baseAddress, !part.isEmpty else { return true }
        var rest = UnsafeRawBufferPointer(text)
        while rest.count >= part.count, let start = rest.baseAddress,
          let found = memchr(start, Int32(part[0]), rest.count - part.count + 1)
        {
          if memcmp(found, sought, part.count) == 0 { return true }
          rest = UnsafeRawBufferPointer(
            rebasing: rest.dropFirst(found - UnsafeMutableRawPointer(mutating: start) + 1))
        }
        return false
      } ?? false
    } ?? false
  }

  /// The string with runs of XML white space (blank, tab, line breaks) folded to one blank and none
  /// at the ends; no-break spaces stay, since planners set them on purpose.
  public func foldingSpace() -> String {
    // Not `withUTF8`, which needs a copy of the string.
    if utf8.withContiguousStorageIfAvailable(String.isFolded) == true { return self }
    var copy = self
    return copy.withUTF8 { bytes in
      var folded = [UInt8]()
      folded.reserveCapacity(bytes.count)
      var pending = false
      for byte in bytes {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
          pending = !folded.isEmpty
        } else {
          if pending { folded.append(0x20) }
          pending = false
          folded.append(byte)
        }
      }
      return String(decoding: folded, as: UTF8.self)
    }
  }
}
