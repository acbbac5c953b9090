internal import XMLTree

/// The field catalogue (`Schemas/acuan/bidang.xml`): which fields each kind of object has, what they
/// hold, which are needed and who may read them.
///
/// Every stage reads fields through it, so that a new field is a change of data.
public struct FieldCatalogue: Sendable {
  /// One of the six domains of the architecture.
  public struct Domain: Sendable {
    public let key: String
    /// Reference set that classifies its objects, such as `RAB`.
    public let referenceSet: String
    /// Field that names the perangkat daerah answering for an object.
    public let ownerField: String
    public let kinds: [Kind]
  }

  /// A kind of object, such as `server`.
  public struct Kind: Sendable {
    public let key: String
    public let name: String
    public let domain: String
    public let fields: [Field]
    private let index: [String: Int]

    init(key: String, name: String, domain: String, fields: [Field]) {
      self.key = key
      self.name = name
      self.domain = domain
      self.fields = fields
      index = Dictionary(
        fields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The field with this key.
    public func field(_ key: String) -> Field? { index[key].map { fields[$0] } }
  }

  /// A field of a kind.
  public struct Field: Sendable {
    /// What a field holds.
    public enum Content: Sendable, Equatable {
      case text
      /// Kode of a perangkat daerah; where outsiders are allowed, else the name of another agency.
      case unit(allowsOutsiders: Bool)
      /// Code of a reference set.
      case reference(set: String)
      /// Value of a code list.
      case list(String)
      /// Kode of an object of one of these kinds, or of a sasaran.
      case link(kinds: [String])
      case date, number, money, code
    }

    /// Whether a field must be filled.
    public enum Need: Sendable { case always, conditional, never }

    public let key: String
    public let label: String
    public let content: Content
    public let need: Need
    public let isRepeated: Bool
    public let isRestricted: Bool
    /// Whether the field is a column of the register table.
    public let isColumn: Bool
  }

  public let domains: [Domain]
  private let kindsByKey: [String: Kind]

  /// A catalogue without any field.
  init() {
    domains = []
    kindsByKey = [:]
  }

  /// Loads the catalogue.
  public init(from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/bidang.xml"))
    domains = root.elements(named: "domain").map(FieldCatalogue.domain)
    var kinds: [String: Kind] = [:]
    for kind in domains.flatMap(\.kinds) { kinds[kind.key] = kind }
    kindsByKey = kinds
  }

  /// The kind with this key (the element name in a plan).
  public func kind(_ key: String) -> Kind? { kindsByKey[key] }

  /// The domain with this key.
  public func domain(_ key: String) -> Domain? { domains.first { $0.key == key } }

  private static func domain(_ element: Element) -> Domain {
    let key = element[attribute: "kunci"] ?? ""
    return Domain(
      key: key, referenceSet: element[attribute: "acuan"] ?? "",
      ownerField: element[attribute: "pemilik"] ?? "",
      kinds: element.elements(named: "jenis").map { kind in
        Kind(
          key: kind[attribute: "kunci"] ?? "", name: kind[attribute: "nama"] ?? "", domain: key,
          fields: kind.elements(named: "bidang").map(field))
      })
  }

  private static func field(_ element: Element) -> Field {
    let need: Field.Need =
      switch element[attribute: "wajib"] {
      case "ya": .always
      case "bersyarat": .conditional
      default: .never
      }
    return Field(
      key: element[attribute: "kunci"] ?? "", label: element[attribute: "label"] ?? "",
      content: content(element), need: need, isRepeated: element[attribute: "banyak"] == "ya",
      isRestricted: element[attribute: "keterbukaan"] == "terbatas",
      isColumn: element[attribute: "kolom"] == "ya")
  }

  private static func content(_ element: Element) -> Field.Content {
    switch element[attribute: "tipe"] {
    case "pd": .unit(allowsOutsiders: element[attribute: "luar"] == "ya")
    case "acuan": .reference(set: element[attribute: "set"] ?? "")
    case "daftar": .list(element[attribute: "daftar"] ?? "")
    case "tautan":
      .link(kinds: (element[attribute: "ke"] ?? "").split(separator: " ").map(String.init))
    case "tanggal": .date
    case "bilangan": .number
    case "uang": .money
    case "kode": .code
    default: .text
    }
  }
}
