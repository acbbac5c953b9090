internal import XMLTree

/// A relationship of a package (ECMA-376, Part 2): from a part to another one, or out of the package.
public struct PackageLink: Sendable {
  let id: String
  let type: String
  let target: String
  let isExternal: Bool

  /// - Parameters:
  ///   - id: its id, by which the part names it.
  ///   - type: address of its type.
  ///   - target: name of the part, relative to the one that it leads from, or an address.
  ///   - isExternal: whether it leads out of the package.
  public init(id: String, type: String, target: String, isExternal: Bool = false) {
    self.id = id
    self.type = type
    self.target = target
    self.isExternal = isExternal
  }

  /// Address of a type of Office, such as `styles`.
  public static func office(_ name: String) -> String { "\(TextWriter.office)/\(name)" }

  /// The part that lists relationships, as UTF-8 bytes.
  public static func part(_ links: [PackageLink]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", [("xmlns", "\(TextWriter.package)/relationships")])
    for link in links {
      xml.element(
        "Relationship",
        [
          ("Id", link.id), ("Type", link.type), ("Target", link.target),
          ("TargetMode", link.isExternal ? "External" : nil),
        ])
    }
    return xml.finish()
  }

  /// The part that gives the types of all parts, as UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - endings: types by the ending of a name.
  ///   - parts: types of single parts, by their names without a leading slash.
  /// - Returns: the bytes of `[Content_Types].xml`.
  public static func types(
    endings: [(ending: String, type: String)], parts: [(name: String, type: String)]
  ) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Types", [("xmlns", "\(TextWriter.package)/content-types")])
    for (ending, type) in endings {
      xml.element("Default", [("Extension", ending), ("ContentType", type)])
    }
    for (name, type) in parts {
      xml.element("Override", [("PartName", "/\(name)"), ("ContentType", type)])
    }
    return xml.finish()
  }
}
