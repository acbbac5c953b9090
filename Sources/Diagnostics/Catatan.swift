/// A finding about the user's data: what is wrong, where, what is allowed and what to do.
///
/// The words are finished Indonesian sentences taken from the catalogue of rules; the printers only
/// arrange them.
public struct Catatan: Sendable, Hashable {
  /// How grave a finding is, gravest first.
  public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
    case kesalahan
    case peringatan
    case saran

    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .kesalahan: 0
      case .peringatan: 1
      case .saran: 2
      }
    }
  }

  /// Stable id of the rule, such as `REF001`.
  public var id: String
  public var level: Level
  /// One sentence: what is wrong, with the value quoted.
  public var message: String
  /// What to do about it.
  public var suggestion: String?
  /// Article of law or standard behind the rule.
  public var citation: String?
  public var location: Location
  /// The value that was refused.
  public var value: String?
  /// Kode of the perangkat daerah that must act.
  public var unit: String?
  /// What a finding about a legal text says besides; nil for all others.
  public var legal: Legal?

  /// How sure a finding about a legal text is.
  public enum Certainty: String, Sendable, Hashable, CaseIterable {
    case certain = "pasti"
    case likely = "mungkin"
    case needsReview = "perlu-telaah"

    /// The level that goes with it.
    public var level: Level {
      switch self {
      case .certain: .kesalahan
      case .likely: .peringatan
      case .needsReview: .saran
      }
    }
  }

  /// Kind, words and certainty of a finding about a legal text.
  public struct Legal: Sendable, Hashable {
    /// Kind of defect, such as `rujukan-tidak-ada`.
    public var kind: String
    /// The words of the text.
    public var quote: String
    /// What would be right, where that is known.
    public var expected: String?
    public var certainty: Certainty

    public init(kind: String, quote: String, expected: String?, certainty: Certainty) {
      self.kind = kind
      self.quote = quote
      self.expected = expected
      self.certainty = certainty
    }
  }

  public init(
    id: String, level: Level, message: String, suggestion: String? = nil, citation: String? = nil,
    location: Location = Location(), value: String? = nil, unit: String? = nil
  ) {
    self.id = id
    self.level = level
    self.message = message
    self.suggestion = suggestion
    self.citation = citation
    self.location = location
    self.value = value
    self.unit = unit
  }
}

/// Where a finding lies: in a text (line and column), or in a workbook (sheet and cell).
public struct Location: Sendable, Hashable {
  public var file: String?
  /// Line of a text or row of a sheet, counted from 1; 0 when unknown.
  public var line: Int
  /// Column in characters, or of the sheet, counted from 1; 0 when unknown.
  public var column: Int
  /// Path of element names, such as `rencana/domain-layanan/layanan[DAL-001]`.
  public var path: String?
  public var sheet: String?
  public var cell: String?
  /// Heading of the workbook's column.
  public var heading: String?

  public init(
    file: String? = nil, line: Int = 0, column: Int = 0, path: String? = nil, sheet: String? = nil,
    cell: String? = nil, heading: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.sheet = sheet
    self.cell = cell
    self.heading = heading
  }

  /// A cell of a workbook.
  ///
  /// - Parameters:
  ///   - file: file of the workbook.
  ///   - row: row, counted from 1.
  ///   - column: column, counted from 1; 0 for the whole row.
  ///   - path: path of the element that the row became.
  ///   - sheet: name of the sheet.
  ///   - heading: heading of the column.
  public init(
    file: String, row: Int, column: Int, path: String? = nil, sheet: String,
    heading: String? = nil
  ) {
    self.init(
      file: file, line: row, column: column, path: path, sheet: sheet,
      cell: CellName.name(row: row, column: column), heading: heading)
  }
}
