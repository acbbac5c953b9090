internal import XMLTree

/// Names for files and folders that are made of texts such as kode and names of perangkat daerah.
public enum FileNames {
  /// A name for each text, no two the same even where a file system does not tell capitals: a later
  /// text whose name is taken gets a number behind it.
  ///
  /// - Parameters:
  ///   - texts: texts, in the order in which names are given away.
  ///   - taken: names that are given away already.
  /// - Returns: the names by text.
  public static func unique(
    _ texts: some Sequence<String>, besides taken: [String] = []
  ) -> [String: String] {
    var used = Set(taken.map { $0.lowercased() })
    var names: [String: String] = [:]
    for text in texts where names[text] == nil {
      let name = safe(text)
      var free = name
      var number = 2
      while !used.insert(free.lowercased()).inserted {
        free = "\(name)-\(number)"
        number += 1
      }
      names[text] = free
    }
    return names
  }

  /// A text as a name: what file systems or shells mind becomes a hyphen.
  public static func safe(_ text: String) -> String {
    let safe = text.foldingSpace().unicodeScalars.prefix(80).map { scalar -> Character in
      let isSafe =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_.,()".unicodeScalars.contains(scalar)
      return isSafe ? Character(scalar) : "-"
    }
    var name = String(safe.drop { $0 == "." || $0 == " " })
    while name.hasSuffix(".") || name.hasSuffix(" ") { name.removeLast() }
    return name.isEmpty ? "-" : name
  }
}
