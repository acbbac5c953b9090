internal import XMLTree

/// The outline of a document (`Schemas/acuan/kerangka`): its sections in order, as data.
public struct Outline: Sendable {
  /// A section of the outline.
  public struct Section: Sendable {
    /// Id in the document; unique in the outline.
    public let id: String
    /// Kind that chooses the template.
    public let kind: String
    /// Key of the title in the locale file.
    public let title: String
    /// Key of the plan's narrative section, where the section holds prose.
    public let narrative: String?
    /// What the section runs through: `domain` or `muatan`; it is then repeated once for each.
    public let each: String?
    /// Content of the law that the section fulfils (key of an `isi` of the profile).
    public let duty: String?
    /// Edition that the section belongs to; nil means every edition.
    public let edition: String?
    /// Further settings of the kind, by attribute name.
    public let settings: [String: String]
    public let sections: [Section]

    /// Whether the section stands behind the text that is signed: a working paper without a number.
    public var isAppendix: Bool {
      kind == "kesesuaian" || kind == "indeks-bukti" || kind.hasPrefix("reviu-lampiran")
    }

    /// Whether the section stands before the first chapter, without a number.
    public var isPreface: Bool { kind == "ringkasan-eksekutif" }

    /// Tokens of a further setting, such as the facts that a summary shows.
    public func tokens(_ setting: String) -> [String] {
      (settings[setting] ?? "").split(separator: " ").map(String.init)
    }
  }

  public let document: String
  /// Key of the document's title in the locale file.
  public let title: String
  public let version: String
  public let sections: [Section]

  /// Loads the outline of a document: the profile's own in `Schemas/acuan/kerangka/<profile>/`
  /// where its law asks for other contents, else the general one.
  public init(
    _ document: String, profile: String? = nil, from folder: DataFolder
  ) throws(BrokenData) {
    let own = "acuan/kerangka/\(profile ?? "")"
    let name = folder.names(inSchemas: own).contains(document) ? own : "acuan/kerangka"
    let path = folder.schema("\(name)/\(document).xml")
    let schema = try folder.compiledSchema("acuan/kerangka/kerangka.xsd")
    let root = try folder.load(path, schema: schema)
    self.document = root[attribute: "dokumen"] ?? document
    title = root[attribute: "judul"] ?? ""
    version = root[attribute: "versi"] ?? ""
    sections = root.elements(named: "bagian").map(Outline.section)
    var seen: Set<String> = []
    try Outline.checkIDs(sections, &seen, path)
  }

  private static func checkIDs(
    _ sections: [Section], _ seen: inout Set<String>, _ path: String
  ) throws(BrokenData) {
    for section in sections {
      guard !section.id.isEmpty, seen.insert(section.id).inserted else {
        throw BrokenData(file: path, "bagian id '\(section.id)' is empty or used twice")
      }
      try checkIDs(section.sections, &seen, path)
    }
  }

  private static func section(_ element: Element) -> Section {
    let known: Set<String> = ["id", "jenis", "judul", "narasi", "untuk", "isi", "edisi"]
    var settings: [String: String] = [:]
    for attribute in element.attributes where !known.contains(attribute.name) {
      settings[attribute.name] = attribute.value
    }
    return Section(
      id: element[attribute: "id"] ?? "", kind: element[attribute: "jenis"] ?? "",
      title: element[attribute: "judul"] ?? "", narrative: element[attribute: "narasi"],
      each: element[attribute: "untuk"], duty: element[attribute: "isi"],
      edition: element[attribute: "edisi"], settings: settings,
      sections: element.elements(named: "bagian").map(section))
  }
}
