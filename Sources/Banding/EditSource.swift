public import Diagnostics

/// Where the words of an edited block come from, and who can change them there.
public struct EditSource: Sendable {
  /// What kind of source it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Prose of the planner.
    case prose = "narasi"
    /// A row of the data.
    case data
    /// Computed from the data: it changes when they do.
    case computed = "hitungan"
    /// Titles, captions, cover and signature: outline, words and the plan's identity.
    case frame = "kerangka"
    /// A provision of an instrument.
    case provision = "ketentuan"
    /// Lines above and below the text of pages.
    case margin = "kepala-kaki"
    /// No place was found.
    case none = "tanpa-tempat"
  }

  /// A place in a section of prose.
  struct Spot: Hashable {
    /// Position of the section in the plan's narrative.
    let section: Int
    let block: Int
    /// Item of a list, or row of a table.
    var item: Int?
    /// Footnote of the paragraph or item, counted from 0.
    var note: Int?
    /// Whether it is the title of a table or picture.
    var isTitle = false
    /// Whether it is the head of a table.
    var isHead = false

    /// The same place in a row of a table, for one of its cells.
    var cell: Int?
  }

  public internal(set) var kind: Kind
  /// What it is about: key of the prose, kode and name of an object, Pasal.
  public internal(set) var subject: String
  /// Title of the section of the document.
  public internal(set) var section: String
  /// Field of the data, as its column is headed.
  public internal(set) var field = ""
  public internal(set) var location: Location?
  /// What computed words are computed from, in words; empty for all others.
  public internal(set) var basis = ""
  /// Who can change it; empty where that is not known.
  public internal(set) var responsible = ""
  var spot: Spot?
  /// Section of prose that nobody has written yet, and the words would begin.
  var newSection: String?
}

/// An edit with its source, and what became of it.
public struct PlacedEdit: Sendable {
  public let edit: DocumentEdit
  public internal(set) var source: EditSource
  /// Whether it went into the new prose.
  public internal(set) var isApplied = false

  public init(_ edit: DocumentEdit, _ source: EditSource) {
    self.edit = edit
    self.source = source
  }
}
