internal import References
internal import XMLTree

/// The small instruments that can be drafted (`Schemas/acuan/keputusan.xml`).
struct SmallInstrumentCatalogue: Sendable {
  /// What fills the annex of one.
  enum Material: Sendable {
    case members
    /// Objects of these kinds.
    case objects(Set<String>)
    /// Units with this role.
    case units(String)
  }

  struct Entry: Sendable {
    /// Clause file, without ending.
    let clause: String
    let material: Material
  }

  /// What holds for every team.
  let team: Entry?
  /// The others, by the key of their statement in the profile.
  let others: [String: Entry]

  /// Loads the catalogue.
  ///
  /// - Throws: `BrokenData` when the file is missing.
  init(from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/keputusan.xml"))
    var entries: [String: Entry] = [:]
    for element in root.elements(named: "keputusan") {
      let kinds = (element[attribute: "jenis"] ?? "").split(separator: " ").map(String.init)
      let material: Material =
        switch element[attribute: "bahan"] {
        case "anggota": .members
        case "unit": .units(element[attribute: "peran"] ?? "")
        default: .objects(Set(kinds))
        }
      entries[element[attribute: "kunci"] ?? ""] = Entry(
        clause: element[attribute: "klausul"] ?? "", material: material)
    }
    team = entries.removeValue(forKey: "tim")
    others = entries
  }
}
