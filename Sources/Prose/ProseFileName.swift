/// Name of a Markdown file: key of the section, document, and a number where that is not enough.
struct ProseFileName: Hashable {
  var key: String
  var document: String?
  /// 1 for the first section of a key and document.
  var number: Int

  init(key: String, document: String?, number: Int) {
    self.key = key
    self.document = document
    self.number = number
  }

  /// Reads the name of a file, `latar-belakang@arsitektur.md`; blanks, low lines and capitals are
  /// forgiven. Nil when that gives no key.
  init?(_ name: String) {
    var stem = name.lowercased()
    if stem.hasSuffix(".md") { stem.removeLast(3) }
    number = 1
    if let dot = stem.lastIndex(of: "."), let count = Int(stem[stem.index(after: dot)...]),
      count > 1
    {
      number = count
      stem = String(stem[..<dot])
    }
    let parts = stem.split(separator: "@", omittingEmptySubsequences: false)
      .map { ProseFileName.slug(String($0)) }
    guard (1...2).contains(parts.count), parts.allSatisfy(ProseMark.isKey) else { return nil }
    key = parts[0]
    document = parts.count == 2 ? parts[1] : nil
  }

  /// A text as a key would be: words in small letters joined by hyphens.
  static func slug(_ text: String) -> String {
    let words = text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" || $0 == "," }
    return ProseMark.isKey(text) ? text : words.joined(separator: "-")
  }

  /// The name with its ending.
  var text: String {
    key + (document.map { "@\($0)" } ?? "") + (number > 1 ? ".\(number)" : "") + ".md"
  }
}
