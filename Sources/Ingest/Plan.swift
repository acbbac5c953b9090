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
  /// Small instruments whose number, date or status the plan knows.
  public var decisions: [DocumentRequest]
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

/// Prose of one section.
public struct NarrativeSection: Sendable {
  public var key: String
  /// Document that the text is for; nil means every one.
  public var document: String?
  public var isRestricted: Bool
  /// The blocks as written: p, daftar, tabel, gambar.
  public var blocks: [Element]
  public var place: Place

  public init(
    key: String, document: String?, isRestricted: Bool, blocks: [Element], place: Place
  ) {
    self.key = key
    self.document = document
    self.isRestricted = isRestricted
    self.blocks = blocks
    self.place = place
  }
}
