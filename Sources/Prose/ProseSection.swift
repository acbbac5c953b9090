public import Diagnostics
public import XMLTree

/// A section of prose with the file that it was read from.
public struct ProseSection: Sendable {
  /// `bagian` of the plan's vocabulary (`Schemas/rencana/narasi.xsd`) without a prefix, in the form
  /// of `ProseForm`. Places are lines of `file`; `.none` where a file has no lines.
  public var element: Element
  /// Path of the file as the caller named it.
  public var file: String

  public init(element: Element, file: String) {
    self.element = element
    self.file = file
  }

  /// Key of the section.
  public var key: String { element[attribute: "kunci"] ?? "" }
  /// Document that the text is for; nil means every one.
  public var document: String? { element[attribute: "dokumen"] }
}

/// What reading prose gave.
public struct ProseReading: Sendable {
  /// Sections in the order of `ProseForm.sorted`.
  public var sections: [ProseSection] = []
  /// Pictures that the prose brought along, by the file names that `gambar/@berkas` says.
  public var pictures: [(name: String, bytes: [UInt8])] = []
  public var catatan: [Catatan] = []

  public init() {}

  /// The sections as elements.
  public var elements: [Element] { sections.map(\.element) }
}
