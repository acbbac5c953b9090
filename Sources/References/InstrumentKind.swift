internal import XMLTree

/// A kind of instrument of a region (`Schemas/acuan/instrumen.xml`).
public struct InstrumentKind: Sendable {
  /// Key, such as `peraturan-bupati`.
  public let key: String
  /// Name without the region, such as "Peraturan Bupati".
  public let name: String
  /// Short form of legal information networks, such as "PERBUP".
  public let abbreviation: String
  /// Whether the body is made of rulings (KESATU, KEDUA) rather than articles.
  public let hasRulings: Bool
  /// Order in a legal basis; nil for what is no regulation.
  public let rank: Int?
  /// Office of who sets it; nil where head and council set it together.
  public let office: String?
  /// Kind of government whose head sets it.
  public let government: String?
  /// Gazette in which it is promulgated.
  public let gazette: String?
  public let hasBlessing: Bool
  public let hasApproval: Bool
  public let isPromulgated: Bool
  public let hasEmblem: Bool
  public let isRegistered: Bool

  /// All kinds by key.
  static func loadAll(from folder: DataFolder) throws(BrokenData) -> [String: InstrumentKind] {
    var kinds: [String: InstrumentKind] = [:]
    let root = try folder.load(folder.schema("acuan/instrumen.xml"))
    for element in root.elements(named: "instrumen") {
      guard let key = element[attribute: "kunci"] else { continue }
      func says(_ name: String) -> Bool { element[attribute: name] == "ya" }
      kinds[key] = InstrumentKind(
        key: key, name: element[attribute: "nama"] ?? "",
        abbreviation: element[attribute: "singkatan"] ?? "",
        hasRulings: element[attribute: "bentuk"] == "diktum",
        rank: element[attribute: "tingkat"].flatMap { Int($0) },
        office: element[attribute: "pejabat"],
        government: element[attribute: "instansi"], gazette: element[attribute: "lembaran"],
        hasBlessing: says("rahmat"), hasApproval: says("persetujuan"),
        isPromulgated: says("pengundangan"), hasEmblem: says("garuda"),
        isRegistered: says("registrasi"))
    }
    return kinds
  }
}
