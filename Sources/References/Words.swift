internal import XMLTree

/// Words and sentences of one language, from `Templates/locale`: every text that a document or a
/// message prints.
public struct Words: Sendable {
  private var entries: [String: String] = [:]
  /// Keys in the order of the file, so that what is written from them is deterministic.
  public private(set) var keys: [String] = []

  /// No words at all.
  public init() {}

  /// Loads the files for `topics` (`dokumen`, `pesan`, `perintah`) in the house language; the words
  /// of a later one come behind those of an earlier one.
  public init(_ topics: String..., from folder: DataFolder) throws(BrokenData) {
    let reader = LocaleReader()
    for topic in topics { try folder.read(folder.template("locale/\(topic)-id.xml"), to: reader) }
    keys.reserveCapacity(reader.texts.count)
    entries.reserveCapacity(reader.texts.count)
    for (key, text) in reader.texts {
      if entries.updateValue(text, forKey: key) == nil { keys.append(key) }
    }
  }

  /// The text for `key` with `%name%` replaced by the value of that name; the key in brackets when
  /// there is no text, which a test refuses.
  ///
  /// - Parameters:
  ///   - key: key of the text.
  ///   - values: values by name.
  ///   - facts: values of names that `values` does not have.
  /// - Returns: the text.
  public func text(
    _ key: String, _ values: [String: String] = [:], or facts: [String: String] = [:]
  ) -> String {
    guard let template = entries[key] else { return "⟦\(key)⟧" }
    return Words.fill(template, values, or: facts)
  }

  /// Takes in the texts of another file; what is there already stays.
  mutating func add(_ other: Words) {
    for key in other.keys where entries[key] == nil {
      entries[key] = other.entries[key]
      keys.append(key)
    }
  }

  /// Whether there is a text for `key`.
  public func has(_ key: String) -> Bool { entries[key] != nil }

  /// A copy of `template` with `%name%` replaced, by `facts` where `values` does not have the name;
  /// unknown names stay as they are.
  public static func fill(
    _ template: String, _ values: [String: String], or facts: [String: String] = [:]
  ) -> String {
    // Bytes, since every finding and every line of a table is filled in.
    let mark = UInt8(ascii: "%")
    var template = template
    return template.withUTF8 { bytes in
      guard var start = bytes.firstIndex(of: mark) else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count * 2)
      var done = 0
      while let end = bytes[(start + 1)...].firstIndex(of: mark) {
        let name = String(
          decoding: UnsafeBufferPointer(rebasing: bytes[start + 1..<end]), as: UTF8.self)
        if var value = values[name] ?? facts[name] {
          result.append(contentsOf: bytes[done..<start])
          value.withUTF8 { result.append(contentsOf: $0) }
          done = end + 1
          guard let next = bytes[done...].firstIndex(of: mark) else { break }
          start = next
        } else {
          start = end
        }
      }
      result.append(contentsOf: bytes[done...])
      return String(decoding: result, as: UTF8.self)
    } ?? template
  }
}

/// Takes the texts out of a locale file as they come: a tree of its many small elements would cost more
/// than the texts.
private final class LocaleReader: XMLEventHandler {
  private(set) var texts: [(key: String, text: String)] = []
  private var key: String?
  private var text: [UInt8] = []
  private var depth = 0

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    guard depth == 2 else { return }
    key = element.isNamed("k") ? element.value("id") : nil
    text.removeAll(keepingCapacity: true)
  }

  func end(at offset: Int) throws(XMLStop) {
    if depth == 2, let key {
      texts.append((key, String(decoding: text, as: UTF8.self).foldingSpace()))
    }
    if depth == 2 { key = nil }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    if key != nil { text.append(contentsOf: bytes) }
  }
}
