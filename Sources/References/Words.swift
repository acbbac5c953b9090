internal import XMLTree

/// Words and sentences of one language, from `Templates/locale`: every text that a document or a
/// message prints.
public struct Words: Sendable {
  private var entries: [String: String] = [:]
  /// Keys in the order of the file, so that what is written from them is deterministic.
  public private(set) var keys: [String] = []

  /// Loads the files for `topics` (`dokumen`, `pesan`, `perintah`) in the house language; the words
  /// of a later one come behind those of an earlier one.
  public init(_ topics: String..., from folder: DataFolder) throws(BrokenData) {
    for topic in topics {
      let root = try folder.load(folder.template("locale/\(topic)-id.xml"))
      for element in root.elements(named: "k") {
        guard let id = element[attribute: "id"] else { continue }
        if entries.updateValue(element.foldedText, forKey: id) == nil { keys.append(id) }
      }
    }
  }

  /// The text for `key` with `%name%` replaced by the value of that name; the key in brackets when
  /// there is no text, which a test refuses.
  public func text(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let template = entries[key] else { return "⟦\(key)⟧" }
    return Words.fill(template, values)
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

  /// A copy of `template` with `%name%` replaced; unknown names stay as they are.
  public static func fill(_ template: String, _ values: [String: String]) -> String {
    // Bytes, since every finding and every line of a table is filled in.
    let mark = UInt8(ascii: "%")
    guard template.utf8.contains(mark) else { return template }
    var result = ""
    var rest = template[...]
    while let start = rest.utf8.firstIndex(of: mark) {
      result += rest[..<start]
      let after = rest.utf8.index(after: start)
      if let end = rest[after...].utf8.firstIndex(of: mark),
        let value = values[String(rest[after..<end])]
      {
        result += value
        rest = rest[rest.utf8.index(after: end)...]
      } else {
        result += "%"
        rest = rest[after...]
      }
    }
    return result + rest
  }
}
