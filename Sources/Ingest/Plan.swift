public import Diagnostics
public import Pictures
public import XMLTree

/// A value that stands at a place of the plan.
public struct Placed<Value: Sendable>: Sendable {
  public var value: Value
  public var place: Place

  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

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

/// A plan as the planner wrote it: nothing computed, nothing resolved.
public struct Plan: Sendable {
  /// Name of the file, as given by the user.
  public var file: String
  public var version: String
  /// Whether the data are illustrative, which every document then says.
  public var isExample: Bool
  /// Day as of which the data stand (ISO 8601).
  public var day: String?
  public var identity: Identity
  public var documents: [DocumentRequest]
  public var legalBasis: [Placed<LegalBasis>]
  public var units: [Unit]
  public var strategy: Strategy
  /// Architecture objects of all six domains, in the order of the plan.
  public var objects: [PlanObject]
  public var gaps: [Gap]
  public var activities: [Activity]
  public var teams: [Team]
  public var management: [Management]
  public var risks: [Risk]
  /// Proposals of the yearly round, of all years.
  public var proposals: [Proposal]
  public var events: [Event]
  public var narrative: [NarrativeSection]
  /// Sheets that parts of the plan were read from.
  public var sheets: [SheetSource]
  /// Pictures that the prose names and that documents may carry, by file name.
  public var pictures: [String: Picture] = [:]
  /// The picture files as they were read, by file name.
  public var pictureFiles: [String: [UInt8]] = [:]

  /// Takes over the pictures that were fetched for it.
  public mutating func take(_ shelf: PictureShelf) {
    pictures = shelf.pictures
    pictureFiles = shelf.files
  }

  /// A location inside the plan for findings.
  ///
  /// - Parameters:
  ///   - place: where the object or its field stands.
  ///   - path: path of element names.
  ///   - field: field that the finding is about, where it may be absent: it has a cell even so.
  /// - Returns: the cell of the workbook that the place was read from, else line and column; of the
  ///   period's place without a field, which stands for the whole plan, the plan alone.
  public func location(_ place: Place, path: String? = nil, field: String? = nil) -> Location {
    guard place.source > 0, place.source <= sheets.count else {
      return Location(file: file, line: place.line, column: place.column, path: path)
    }
    // What is about the plan as a whole has no cell of its own.
    if field == nil, place == identity.periodPlace { return Location(file: file, path: path) }
    let sheet = sheets[place.source - 1]
    guard let name = sheet.sheet else {
      return Location(file: sheet.file, line: place.line, column: place.column, path: path)
    }
    let column = field.flatMap(sheet.column)?.number ?? place.column
    return Location(
      file: sheet.file, row: place.line, column: column, path: path, sheet: name,
      heading: sheet.columns.first { $0.number == column }?.heading)
  }
}

/// Whose plan it is, for which years, under which law.
public struct Identity: Sendable {
  public var kind: String
  public var name: String
  public var province: String
  public var seat: String
  public var head: Official
  public var secretary: Official?
  /// Head of the legal bureau, who certifies copies.
  public var legalHead: Official?
  public var start: Int
  public var end: Int
  public var periodPlace: Place
  public var profile: Placed<String>
  /// Version of each reference set that the plan names.
  public var referenceVersions: [String: Placed<String>]
  public var indices: [Index]

  /// The period of the plan.
  public var period: Period { Period(start: start, end: end) }

  /// The years of the period in order; empty when the last lies before the first, and at most 100.
  public var years: [Int] { period.years }
}

/// Years that a plan or one of its documents covers.
public struct Period: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The years in order; empty when the last lies before the first, and at most 100.
  public var years: [Int] { start <= end ? Array(start...min(end, start + 99)) : [] }

  /// Number of years; zero or less when the last lies before the first.
  public var length: Int { end - start + 1 }

  /// Whether the period holds a year.
  public func contains(_ year: Int) -> Bool { start <= year && year <= end }
}

/// An office and, where known, who holds it.
public struct Official: Sendable {
  public var office: String
  public var name: String?
  public var nip: String?
  public var rank: String?
  public var isActing: Bool
}

/// A value of one year.
public struct YearValue: Sendable {
  public var year: Int
  public var value: String
  public var place: Place
}

/// A maturity index over the years.
public struct Index: Sendable {
  public var set: String
  public var values: [YearValue]
  public var targets: [YearValue]
  public var levels: [IndicatorLevel]
  public var place: Place
}

/// Level of one indicator of an index.
public struct IndicatorLevel: Sendable {
  public var indicator: String
  public var initial: String?
  public var target: String?
  public var place: Place
}

/// A document that the plan asks for, with its instrument.
public struct DocumentRequest: Sendable {
  /// Key of the outline.
  public var kind: String
  public var instrument: String?
  public var number: String?
  public var year: String?
  public var date: String?
  /// rancangan, siap-ditandatangani, ditetapkan or salinan.
  public var status: String
  public var subject: String?
  public var reason: String?
  public var official: Official?
  public var gazette: GazettePlace?
  /// Kind of the document whose instrument sets this one too.
  public var together: String?
  /// Key of the regulation whose annex the document replaces.
  public var amends: String?
  /// File beside the plan that holds the instrument itself.
  public var instrumentFile: String?
  /// SHA-256 of the signed PDF.
  public var digest: String?
  /// Page number that the annex begins with.
  public var firstPage: Int?
  /// Years of the document, where they are not those of the plan.
  public var period: Period?
  public var place: Place
}

/// Place of an instrument in Berita Daerah or Lembaran Daerah.
public struct GazettePlace: Sendable, Hashable {
  public var number: String
  public var year: String
  /// Day of promulgation (ISO 8601).
  public var date: String?
}

/// A legal basis that the plan adds to those of the profile.
public struct LegalBasis: Sendable {
  public var key: String?
  public var text: String
}

/// A perangkat daerah or other unit.
public struct Unit: Sendable {
  public var kode: String
  public var kind: String?
  public var parent: String?
  public var name: String
  public var roles: [String]
  public var affairs: [Placed<String>]
  public var place: Place
}

/// Vision to indicator.
public struct Strategy: Sendable {
  public var vision: String?
  public var missions: [Mission]
  public var directions: [Direction]
  public var strategies: [Direction]
  public var place: Place

  /// All sasaran in order.
  public var objectives: [Objective] { missions.flatMap(\.aims).flatMap(\.objectives) }
}

/// A mission with its aims.
public struct Mission: Sendable {
  public var kode: String
  public var text: String
  public var aims: [Aim]
  public var place: Place
}

/// An aim (tujuan) with its sasaran.
public struct Aim: Sendable {
  public var kode: String
  public var text: String
  public var objectives: [Objective]
  public var place: Place
}

/// A sasaran with its indicators.
public struct Objective: Sendable {
  public var kode: String
  public var text: String
  public var indicators: [Indicator]
  public var place: Place
}

/// A key performance indicator (IKU).
public struct Indicator: Sendable {
  public var kode: String
  public var name: String
  public var measure: String?
  public var initial: YearValue?
  public var targets: [YearValue]
  public var place: Place
}

/// A policy direction or a strategy.
public struct Direction: Sendable {
  public var kode: String
  public var text: String
  public var objectives: [Placed<String>]
  public var place: Place
}

/// Planning state of an architecture object.
public enum ObjectState: String, Sendable, CaseIterable {
  case current = "saat-ini"
  case new = "baru"
  case improved = "peningkatan"
  case stopped = "dihentikan"

  /// Whether the object exists today (kondisi saat ini).
  public var existsToday: Bool { self == .current || self == .stopped }
}

/// A value of a field of an object.
public struct FieldValue: Sendable {
  public var field: String
  public var value: String
  /// Openness written at the value; nil leaves it to the catalogue.
  public var isRestricted: Bool?
  public var place: Place
}

/// An architecture object with its fields.
public struct PlanObject: Sendable {
  /// Kind, such as `aplikasi` or `server`: the element name.
  public var kind: String
  public var kode: String
  public var state: ObjectState
  /// Kode of the object that a peningkatan replaces.
  public var replaces: Placed<String>?
  public var isRestricted: Bool
  public var period: Placed<String>?
  public var fields: [FieldValue]
  public var place: Place

  /// The first value of a field.
  public func value(_ field: String) -> String? { fields.first { $0.field == field }?.value }

  /// All values of a field.
  public func values(_ field: String) -> [String] {
    fields.compactMap { $0.field == field ? $0.value : nil }
  }

  public var name: String { value("nama") ?? kode }
}

/// A gap between kondisi saat ini and kondisi yang dituju.
public struct Gap: Sendable {
  public var kode: String
  public var domain: String
  public var priority: String?
  public var basis: String?
  public var isDeferred: Bool
  public var isRestricted: Bool
  public var text: String
  public var today: String?
  public var aim: String?
  public var recommendation: String?
  public var currentObjects: [Placed<String>]
  public var targetObjects: [Placed<String>]
  public var objectives: [Placed<String>]
  public var unit: Placed<String>?
  public var year: Placed<Int>?
  public var place: Place
}

/// A kegiatan of the roadmap.
public struct Activity: Sendable {
  public var kode: String
  public var group: String
  /// belum-mulai, berjalan, selesai or ditunda.
  public var status: String
  public var name: String
  public var initiative: String?
  public var objectives: [Placed<String>]
  public var gaps: [Placed<String>]
  public var objects: [Placed<String>]
  public var indicators: [Placed<String>]
  public var units: [Placed<String>]
  public var remark: String?
  public var lines: [Line]
  public var place: Place
}

/// A line of a kegiatan: one unit, one sub kegiatan, one year.
public struct Line: Sendable {
  public var unit: String
  public var subactivity: String?
  public var year: Int
  public var fund: String?
  public var output: String?
  public var measure: String?
  public var target: String?
  /// Whole rupiah; nil means not yet computed, which is not zero.
  public var amount: Int64?
  public var place: Place
}

/// A team with its members.
public struct Team: Sendable {
  public var kode: String
  public var kind: String
  public var name: String
  public var members: [Member]
  public var place: Place
}

/// A member of a team, by office.
public struct Member: Sendable {
  public var office: String
  public var position: String
  public var tasks: [String]
}

/// State of one of the management areas.
public struct Management: Sendable {
  public var area: String
  public var coordinator: String?
  public var text: String
  public var place: Place
}

/// A risk of the register.
public struct Risk: Sendable {
  public var kode: String
  public var category: String?
  public var likelihood: Int
  public var impact: Int
  public var isRestricted: Bool
  public var event: String
  public var cause: String?
  public var consequence: String?
  public var treatment: String?
  public var unit: Placed<String>?
  public var objectives: [Placed<String>]
  public var place: Place
}

/// Prose of one section.
public struct NarrativeSection: Sendable {
  public var key: String
  /// Document that the text is for; nil means every one.
  public var document: String?
  public var isRestricted: Bool
  /// The blocks as written: p, daftar, tabel, gambar.
  public var blocks: [Element]
  public var place: Place
}
