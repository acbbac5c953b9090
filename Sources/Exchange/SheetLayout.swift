/// A sheet of a workbook: what its rows become in a plan (`Schemas/acuan/lembar.xml`).
public struct SheetLayout: Sendable {
  /// How the rows of a sheet become parts of a plan.
  enum Form: String, Sendable {
    /// Each row is an element.
    case object = "objek"
    /// Rows with the same value of the group field are one element; each adds a child.
    case details = "rincian"
    /// Rows are levels of a hierarchy.
    case hierarchy = "jenjang"
    /// Each row is one field: its label and its value.
    case form = "formulir"
    /// Each row adds to a child that another sheet made.
    case addition = "tempel"
  }

  let key: String
  /// Name of the sheet in the template.
  public let name: String
  let otherNames: [String]
  let form: Form
  /// Element below the root that holds what the rows become.
  let container: String
  /// Element that a row becomes; nil where a column says so.
  let element: String?
  /// Begin of the kode that is given to a new row.
  let prefix: String?
  /// Field by which rows belong together.
  let group: String?
  /// Child that each row adds.
  let child: String?
  /// Element that a row adds to the child of another sheet.
  let content: String?
  let hasOrigin: Bool
  let childHasOrigin: Bool
  /// Domain of the architecture whose objects the sheet holds.
  let domain: String?
  /// Whether the sheet holds all kinds of its domain; it is read and never written.
  let isCombined: Bool
  let columns: [ColumnLayout]

  /// Whether a row of the sheet is an architecture object.
  var holdsObjects: Bool { domain != nil }

  /// The columns of a field.
  func columns(of field: String) -> [ColumnLayout] { columns.filter { $0.field == field } }
}

/// A column of a sheet.
public struct ColumnLayout: Sendable {
  /// What a column holds.
  enum Content: Sendable, Equatable {
    case text
    case kode
    /// Kode of a perangkat daerah; where outsiders are allowed, else the name of another agency.
    case unit(allowsOutsiders: Bool)
    /// Code of a reference set.
    case reference(set: String)
    /// Value of a code list, kept as its name.
    case list(String)
    /// Value of a code list, kept as its key.
    case item(String)
    /// Level from 1 to 5, named by a code list.
    case level(String)
    /// Kode of something of these kinds; empty for any architecture object.
    case link(kinds: [String])
    /// Group of kegiatan of the profile.
    case group
    case indicator
    case date, year, period, number, count, money
    /// Value of a closed list.
    case choice(String)
  }

  /// Whether a column is needed.
  enum Role: String, Sendable {
    /// Without it the sheet cannot be read; a row without a value is refused.
    case row = "ya"
    /// A row without a value adds no child.
    case child = "anak"
    case plain = ""
  }

  /// An attribute that follows the text of a value in the same cell.
  struct Suffix: Sendable {
    let attribute: String
    let before: String
    let after: String
  }

  /// Path below the element: `nama`, `@kode`, `rincian/pagu`, `target/%tahun%`; `/@contoh` from the
  /// root; `#jenis` for something that the form of the sheet needs.
  let field: String
  /// Heading in the template.
  let heading: String
  let aliases: [String]
  let content: Content
  let isRepeated: Bool
  let role: Role
  /// Whether the plan cannot do without a value.
  let isRequired: Bool
  let isIgnored: Bool
  /// Level of a reference that the column holds.
  let level: Int?
  /// Kind of objects whose links stand in this column, where a field has several columns.
  let linkKind: String?
  let suffix: Suffix?
  /// Key of the closed list that an empty cell means.
  let standard: String?
  let width: Int?
  /// Years before the period for which a blank sheet has a column, where the field is about the past.
  var history: Int?
  let example: String?
  let hint: String?

  /// Whether the heading holds a year, and the field as many values as there are years.
  var isYearly: Bool { field.hasSuffix("/%tahun%") }
}
