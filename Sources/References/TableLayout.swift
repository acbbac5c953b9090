internal import XMLTree

/// Layout of a table (`Schemas/acuan/tabel.xml`): which columns, how wide, how aligned.
public struct TableLayout: Sendable {
  /// A column, or a run of columns that is repeated for each year or domain.
  public struct Column: Sendable {
    public let key: String
    /// Relative width.
    public let width: Int
    /// `kanan` or `tengah`; nil aligns left.
    public let alignment: String?
    /// What the column is repeated for: `tahun` or `domain`.
    public let each: String?
    /// The only edition that has the column.
    public let edition: String?
    /// Condition that the caller states, such as `bernomor`.
    public let condition: String?
    /// Role of its cells, such as `kode`.
    public let role: String?
    /// Fields of the plan that it prints: elements, or attributes with `@`.
    public let fields: [String]
    /// What its values are computed from, a key of words; nil where they stand in the plan.
    public let basis: String?
  }

  public let key: String
  /// Roles of the table: kind and page, such as `register lanskap`.
  public let role: String
  /// What all of it is computed from, a key of words; nil where rows stand in the plan.
  public let basis: String?
  public let columns: [Column]

  /// A layout made by hand.
  public init(key: String, role: String, basis: String? = nil, columns: [Column]) {
    self.key = key
    self.role = role
    self.basis = basis
    self.columns = columns
  }

  /// All layouts by key.
  static func loadAll(from folder: DataFolder) throws(BrokenData) -> [String: TableLayout] {
    var layouts: [String: TableLayout] = [:]
    for table in try folder.load(folder.schema("acuan/tabel.xml")).elements(named: "tabel") {
      let key = table[attribute: "kunci"] ?? ""
      layouts[key] = TableLayout(
        key: key, role: table[attribute: "peran"] ?? "", basis: table[attribute: "hitungan"],
        columns: table.elements(named: "kolom").map { column in
          Column(
            key: column[attribute: "kunci"] ?? "",
            width: Int(column[attribute: "lebar"] ?? "") ?? 1,
            alignment: column[attribute: "rata"], each: column[attribute: "untuk"],
            edition: column[attribute: "edisi"], condition: column[attribute: "bila"],
            role: column[attribute: "peran"],
            fields: (column[attribute: "bidang"] ?? column[attribute: "kunci"] ?? "")
              .split(separator: " ").map(String.init),
            basis: column[attribute: "hitungan"])
        })
    }
    return layouts
  }
}
