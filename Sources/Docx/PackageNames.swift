internal import TextDocument
internal import XMLTree

/// What a package says about its parts: their types, and the relationships that lead to them.
struct PackageNames {
  /// Relationships of the text, in the order of their first use.
  private(set) var links: [PackageLink] = []
  private var places: [String: String] = [:]

  /// The id of the relationship that leads to `target`; a new one where there is none yet.
  mutating func id(_ type: String, _ target: String, isExternal: Bool = false) -> String {
    if let id = places["\(type) \(target)"] { return id }
    let id = "rId\(links.count + 1)"
    links.append(PackageLink(id: id, type: type, target: target, isExternal: isExternal))
    places["\(type) \(target)"] = id
    return id
  }

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// Types of the parts that have one of their own.
  static let types = [
    "word/document.xml": "\(word).document.main+xml",
    "word/styles.xml": "\(word).styles+xml",
    "word/fontTable.xml": "\(word).fontTable+xml",
    "word/settings.xml": "\(word).settings+xml",
    "word/footnotes.xml": "\(word).footnotes+xml",
    "word/header1.xml": "\(word).header+xml",
    "word/header2.xml": "\(word).header+xml",
    "word/footer1.xml": "\(word).footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    custom: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
  ]

  /// Types by the ending of a name.
  static let endings = [
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"), ("png", "image/png"), ("jpeg", "image/jpeg"),
    ("svg", "image/svg+xml"),
  ]

  /// Part of the properties that a document has of its own.
  private static let custom = "docProps/custom.xml"

  /// Relationships of a package itself, which has these parts.
  static func packageLinks(of parts: [String]) -> [PackageLink] {
    let link = PackageLink(
      id: "rId3", type: PackageLink.office("custom-properties"), target: custom)
    return commonLinks + (parts.contains(custom) ? [link] : [])
  }

  /// Those that every package has.
  private static let commonLinks = [
    PackageLink(
      id: "rId1", type: PackageLink.office("officeDocument"), target: "word/document.xml"),
    PackageLink(
      id: "rId2",
      type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      target: "docProps/core.xml"),
  ]
}
