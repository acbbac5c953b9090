internal import References
public import XMLTree

/// What each table and text of a document was printed from, written down while its prepared tree is
/// written, so that words of the document can be led back to the plan.
public struct SourceTrace: Sendable {
  /// An element of the plan.
  public struct Origin: Sendable, Hashable {
    /// Name of the element, such as `kegiatan`.
    public let element: String
    public let place: Place

    /// - Parameters:
    ///   - element: its name.
    ///   - place: where it begins, or its cell.
    public init(_ element: String, _ place: Place) {
      self.element = element
      self.place = place
    }
  }

  /// A row of a table.
  public struct Row: Sendable {
    /// The elements whose values it prints, the nearest first; none for sums and counts.
    public let origins: [Origin]
    /// The only field that it prints; nil where each column has its own.
    public let field: String?
    /// Whether it runs over all columns.
    public let isGroup: Bool
  }

  /// A column of a table.
  public struct Column: Sendable {
    /// Its heading, with the heading over a run of columns in front.
    public let title: String
    /// Fields that it prints, as elements or attributes (`@satuan`) of the row's elements.
    public let fields: [String]
    /// Year or domain that a run of columns was repeated for.
    public let part: String?
    /// What its values are computed from, a key of words; nil where they stand in the plan.
    public let basis: String?
  }

  /// A table in the order of its rows and columns, heads left out.
  public struct Table: Sendable {
    public let title: String
    /// What the table as a whole is computed from, a key of words; nil where rows have origins.
    public let basis: String?
    public let columns: [Column]
    public let rows: [Row]
  }

  /// A paragraph or item that is no prose of the planner.
  public struct Text: Sendable {
    public let words: String
    public let origins: [Origin]
    /// Field of the origin that it prints.
    public let field: String?
    /// Key of the sentence of the locale file; nil for what is printed as it stands in the plan.
    public let key: String?
  }

  /// Tables by their id; the fields of an object in the Buku Register by the id of the object.
  public internal(set) var tables: [String: Table] = [:]
  /// Texts by the section that they stand in, in their order.
  public internal(set) var texts: [String: [Text]] = [:]
}

extension SiapWriter {
  /// The prepared tree as UTF-8 bytes, and what it was printed from.
  public consuming func traced() -> (bytes: [UInt8], trace: SourceTrace) {
    trace = SourceTrace()
    let bytes = finish()
    return (bytes, trace ?? SourceTrace())
  }

  /// Writes a table down with the columns that it has in this edition.
  mutating func note(_ table: Table, _ columns: [Table.ExpandedColumn]) {
    guard trace != nil else { return }
    trace?.tables[table.id] = SourceTrace.Table(
      title: table.title, basis: table.layout.basis,
      columns: columns.map { column in
        let parts = column.key.split(separator: ".", maxSplits: 1).map(String.init)
        let layout = table.layout.columns.first { $0.key == parts.first }
        return SourceTrace.Column(
          title: [column.group, column.title].compactMap(\.self).joined(separator: " "),
          fields: layout?.fields ?? [], part: parts.count > 1 ? parts[1] : nil,
          basis: layout?.basis)
      },
      rows: table.rows.map {
        SourceTrace.Row(origins: $0.sources, field: nil, isGroup: $0.role == "kelompok")
      })
  }

  /// Writes the fields of an object down, a row for each.
  ///
  /// - Parameters:
  ///   - fields: field of each row; nil for what is counted or linked from elsewhere.
  ///   - origin: the object.
  ///   - id: id of its heading.
  mutating func note(details fields: [String?], of origin: SourceTrace.Origin, id: String) {
    guard trace != nil else { return }
    let plain = SourceTrace.Column(title: "", fields: [], part: nil, basis: nil)
    trace?.tables[id] = SourceTrace.Table(
      title: "", basis: nil, columns: [plain, plain],
      rows: fields.map { SourceTrace.Row(origins: [origin], field: $0, isGroup: false) })
  }

  /// Writes a text of the section at hand down.
  mutating func note(
    _ words: String, from origins: [SourceTrace.Origin] = [], field: String? = nil,
    key: String? = nil
  ) {
    guard trace != nil else { return }
    trace?.texts[currentSection, default: []].append(
      SourceTrace.Text(words: words, origins: origins, field: field, key: key))
  }
}
