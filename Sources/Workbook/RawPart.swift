internal import XMLTree

/// Parts as bytes, to be changed in place.
enum RawPart {
  /// The bytes of a part.
  ///
  /// - Throws: `WorkbookFailure` when it is missing, damaged or too large.
  static func bytes(
    _ name: String, in archive: borrowing Archive
  ) throws(WorkbookFailure) -> [UInt8] {
    do throws(ArchiveFailure) {
      return try archive.read(name)
    } catch {
      if case .missing(let name) = error { throw .missingPart(name) }
      throw .archive(error)
    }
  }

  /// The bytes of an XML part as UTF-8, in which places can be counted.
  ///
  /// - Throws: `WorkbookFailure` when it is missing, damaged, too large, or in an encoding that the
  ///   standard does not allow (ECMA-376 part 2, 8.1.4: UTF-8 or UTF-16).
  static func read(
    _ name: String, in archive: borrowing Archive
  ) throws(WorkbookFailure) -> [UInt8] {
    let bytes = try bytes(name, in: archive)
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(4).contains(0)
    let text = isWide ? TextDecoding.utf8(bytes) : bytes
    guard let place = encoding(text) else { return text }
    let named = String(decoding: text[place], as: UTF8.self).lowercased()
    if isWide { return Array(text[..<place.lowerBound]) + "UTF-8".utf8 + text[place.upperBound...] }
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(named) else {
      throw .brokenPart(name, issue("encoding \(named)"))
    }
    return text
  }

  /// Where the declaration of a text names its encoding.
  private static func encoding(_ text: [UInt8]) -> Range<Int>? {
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard text[start...].starts(with: Array("<?xml".utf8)),
      let end = text[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let wanted = Array("encoding".utf8)
    var index = start
    while index < end, !text[index...].starts(with: wanted) { index += 1 }
    while index < end, text[index] != 0x22, text[index] != 0x27 { index += 1 }
    guard index < end else { return nil }
    let first = index + 1
    guard let last = text[first..<end].firstIndex(of: text[index]) else { return nil }
    return first..<last
  }

  /// Reads a part that is at hand already.
  ///
  /// - Throws: `WorkbookFailure.brokenPart` when it is not well-formed.
  static func parse(
    _ text: [UInt8], _ name: String, to handler: any XMLEventHandler
  ) throws(WorkbookFailure) {
    do throws(XMLFailure) {
      try XMLEvents.read(text, to: handler)
    } catch {
      throw .brokenPart(name, error.issues.first ?? issue(""))
    }
  }

  /// The text with content put before the end of its root; `content` gets the root's prefix.
  ///
  /// - Throws: `WorkbookFailure.brokenPart` when the text is not well-formed.
  static func append(
    to text: [UInt8], _ name: String, _ content: (String) -> String
  ) throws(WorkbookFailure) -> [UInt8] {
    let finder = RootFinder(text)
    try parse(text, name, to: finder)
    guard let root = finder.root else { throw .brokenPart(name, issue("no root")) }
    var edits = ByteEdits()
    root.append(content(RawTag(text[root.tag]).prefix), to: text, &edits)
    return edits.apply(to: text)
  }

  static func issue(_ detail: String) -> XMLIssue { XMLIssue(.parser, detail: detail) }
}

/// Finds the root of a text.
private final class RootFinder: XMLEventHandler {
  private(set) var root: ElementPlace?
  private let text: [UInt8]
  private var depth = 0

  init(_ text: [UInt8]) { self.text = text }

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    if depth == 1 { root = ElementPlace(element.range, in: text) }
  }

  func end(at offset: Int) throws(XMLStop) {
    if depth == 1 { root?.end = offset }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
}
