/// A change of a document, as the list at its front names it.
public struct Change: Sendable {
  /// What became of a part.
  public enum Kind: String, Sendable, CaseIterable {
    case added = "ditambahkan"
    case changed = "diubah"
    case deleted = "dihapus"
    case moved = "dipindah"
  }

  /// What kind of part it is, by the name of its element.
  public enum Part: String, Sendable {
    case section = "bagian"
    case table = "tabel"
    case figure = "gambar"
    case row = "baris"
    case entry = "butir"
    case paragraph = "paragraf"
  }

  public let kind: Kind
  public let part: Part
  /// Words that tell the part from others: its title, its kode and name, or how it begins.
  public let name: String
  /// Id of the place in the document.
  public let id: String
  /// Positions in the list of headings of the sections and the table around it, outermost first.
  public let path: [Int]
}

/// The heading of a section or a table of the merged document.
struct Heading: Sendable {
  let id: String
  let name: String
}
