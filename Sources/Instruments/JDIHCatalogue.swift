public import References
internal import XMLTree

/// The fields of records that sites of the legal information network exchange, with how sure each of
/// them is (`Schemas/acuan/jdih.xml`).
public struct JDIHCatalogue: Sendable {
  /// A field of a record.
  public struct Field: Sendable, Hashable {
    /// Name, as the sites write it.
    public let name: String
    /// How sure the name is: `pasti`, `mungkin`, `perlu-telaah`.
    public let certainty: String
    /// How sure it is that sites write what the program fills in; nil where it fills in nothing.
    public let contentCertainty: String?
    /// Where the name was read.
    public let source: String
  }

  /// All fields, in the order of a record.
  public let fields: [Field]

  /// Loads the catalogue.
  ///
  /// - Parameter folder: data of the program.
  /// - Throws: `BrokenData` when the file is missing or broken.
  public init(from folder: DataFolder) throws(BrokenData) {
    fields = try folder.load(folder.schema("acuan/jdih.xml")).elements(named: "bidang").map {
      Field(
        name: $0[attribute: "nama"] ?? "", certainty: $0[attribute: "keyakinan"] ?? "",
        contentCertainty: $0[attribute: "keyakinan-isi"], source: $0[attribute: "sumber"] ?? "")
    }
  }
}
