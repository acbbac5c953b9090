internal import XMLTree

/// How the codes of one version of a reference set are called in the next (`Schemas/acuan/padanan`).
public struct Crosswalk: Sendable {
  /// Set, such as RAB.
  public let set: String
  /// Version that the codes come from, and version that they lead to.
  public let from: String
  public let to: String
  /// Who says so.
  public let source: String
  /// Codes of the next version by code; a code that was given up leads to none, and a code that is
  /// not named stays as it is.
  public let successors: [String: [String]]

  /// Loads every crosswalk of the data folder.
  ///
  /// - Throws: `BrokenData` when a file does not follow its schema.
  public static func loadAll(from folder: DataFolder) throws(BrokenData) -> [Crosswalk] {
    var crosswalks: [Crosswalk] = []
    for name in folder.names(inSchemas: "acuan/padanan") {
      crosswalks.append(
        try Crosswalk(path: folder.schema("acuan/padanan/\(name).xml"), from: folder))
    }
    return crosswalks
  }

  /// Loads a crosswalk from a file.
  ///
  /// - Throws: `BrokenData` when it does not follow its schema.
  public init(path: String, from folder: DataFolder) throws(BrokenData) {
    let schema = try folder.compiledSchema("acuan/padanan.xsd")
    let root = try folder.load(path, schema: schema)
    set = root[attribute: "set"] ?? ""
    from = root[attribute: "dari"] ?? ""
    to = root[attribute: "ke"] ?? ""
    source = root[attribute: "sumber"] ?? ""
    var successors: [String: [String]] = [:]
    for pair in root.elements(named: "pasangan") {
      guard let code = pair[attribute: "lama"] else { continue }
      successors[code, default: []] +=
        (pair[attribute: "baru"] ?? "").split(separator: " ").map(String.init)
    }
    self.successors = successors
  }
}
