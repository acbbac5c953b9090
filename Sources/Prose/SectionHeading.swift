internal import XMLTree

/// The section that a heading of a Word document stands for, as our own writer marks it: a mark at
/// the end of the heading, `Latar Belakang {latar-belakang@arsitektur, terbatas}`, which anybody may
/// write too, or a bookmark that moves with the heading.
struct SectionHeading: Hashable {
  var key: String
  var document: String?
  var openness: String?

  private static let bookmarkPrefix = "naskah_"
  /// The longest name of a bookmark that Word knows.
  private static let longestBookmark = 40

  init(key: String, document: String? = nil, openness: String? = nil) {
    self.key = key
    self.document = document
    self.openness = openness
  }

  /// The mark at the end of a heading; nil without one.
  init?(mark heading: String) {
    guard heading.hasSuffix("}"), let brace = heading.lastIndex(of: "{") else { return nil }
    let inside = heading[heading.index(after: brace)...].dropLast()
    let parts = inside.split { $0 == "," || $0 == " " }.map(String.init)
    guard (1...2).contains(parts.count) else { return nil }
    let name = parts[0].split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(name.count), name.allSatisfy(ProseMark.isKey) else { return nil }
    key = name[0]
    document = name.count == 2 ? name[1] : nil
    if parts.count == 2 {
      guard ["terbatas", "publik"].contains(parts[1]) else { return nil }
      openness = parts[1]
    }
  }

  /// The section that a bookmark names.
  init?(bookmark: String) {
    guard bookmark.hasPrefix(SectionHeading.bookmarkPrefix) else { return nil }
    let key = bookmark.dropFirst(SectionHeading.bookmarkPrefix.count).map { $0 == "_" ? "-" : $0 }
    guard ProseMark.isKey(String(key)) else { return nil }
    self.key = String(key)
  }

  init(_ section: Element) {
    key = section[attribute: "kunci"] ?? ""
    document = section[attribute: "dokumen"]
    openness = section[attribute: "keterbukaan"]
  }

  /// The mark as text.
  var mark: String {
    "{\(key)\(document.map { "@\($0)" } ?? "")\(openness.map { ", \($0)" } ?? "")}"
  }

  /// The bookmark of the key; nil when its name would be too long.
  var bookmark: String? {
    let name = SectionHeading.bookmarkPrefix + String(key.map { $0 == "-" ? "_" : $0 })
    return name.utf8.count <= SectionHeading.longestBookmark ? name : nil
  }
}
