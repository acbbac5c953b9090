/// A sheet of a workbook that parts of a plan were read from: `Place.source` counts these.
public struct SheetSource: Sendable, Hashable {
  /// A column of the sheet that was recognised.
  public struct Column: Sendable, Hashable {
    /// Number, counted from 1.
    public var number: Int
    /// Heading as written in the sheet.
    public var heading: String
    /// Field of the plan that the column holds, as a path below the object, such as `nama`,
    /// `@kode` or `target/2027`.
    public var field: String

    public init(number: Int, heading: String, field: String) {
      self.number = number
      self.heading = heading
      self.field = field
    }
  }

  /// File as the finding names it.
  public var file: String
  /// Name of the sheet; nil for a file without sheets.
  public var sheet: String?
  public var columns: [Column]

  public init(file: String, sheet: String?, columns: [Column] = []) {
    self.file = file
    self.sheet = sheet
    self.columns = columns
  }

  /// The column of a field; nil when the sheet has none.
  public func column(of field: String) -> Column? { columns.first { $0.field == field } }
}
