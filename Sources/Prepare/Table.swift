internal import References
internal import XMLTree

/// A place in a file that the plan was read from.
struct FileLink {
  /// File, sheet and cell, or file and line, in words.
  let place: String
  /// Address beside the pages, with sheet and cell behind `#`; nil where it is not known.
  let address: String?
}

/// What stands in a cell.
struct Cell {
  /// A piece of a cell.
  enum Part {
    case text(String)
    /// A link to an object: its kode and the id that it leads to.
    case link(kode: String, id: String)
    /// A link to a section of the document, whose words Draft writes.
    case section(id: String)
    /// A note to the draft, with the file that it is about.
    case note(String, FileLink)
    /// A link to a file that the plan was read from.
    case file(FileLink)

    /// Whether the part is a note, which no comma parts from what it is about.
    var isNote: Bool { if case .note = self { true } else { false } }
  }

  var parts: [Part]
  /// Role of the cell, such as `nol`.
  var role: String?

  init(_ text: String, role: String? = nil) {
    parts = text.isEmpty ? [] : [.text(text)]
    self.role = role
  }

  init(parts: [Part]) { self.parts = parts }

  /// Role of a cell that may be broken inside a word, since it holds one that no column can; nil for
  /// all others, whose words stay whole.
  var breakRole: String? {
    parts.contains { part in
      if case .text(let text) = part { text.hasLongWord } else { false }
    } ? "pecah" : nil
  }
}

extension String {
  /// Whether a word of the text is longer than any word that people write. Every cell is asked, so
  /// that bytes are counted, and no character is looked up.
  var hasLongWord: Bool {
    guard utf8.count > 28 else { return false }
    var text = self
    return text.withUTF8 { bytes in
      guard String.hasLongRun(bytes) else { return false }
      var length = 0
      var previous: UInt8 = 0
      for byte in bytes {
        switch byte {
        case 0x09...0x0D, 0x20: length = 0
        // A no-break space is C2 A0; its first byte counts with the second.
        case 0xA0 where previous == 0xC2: length = 0
        case 0xC2: break
        case 0x80...0xBF where previous != 0xC2: break
        default: length += 1
        }
        if length > 28 { return true }
        previous = byte
      }
      return false
    }
  }

  /// Whether more than 28 bytes stand together without a blank. Looking back from where such a run could
  /// end, most bytes of a text are passed over.
  private static func hasLongRun(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start + 28 < bytes.count {
      var place = start + 28
      while place >= start, bytes[place] != 0x20 { place -= 1 }
      if place < start { return true }
      start = place + 1
    }
    return false
  }
}

/// Cells of a row by the key of their column. There are few, so that each is found faster by comparing
/// keys than by hashing one.
struct RowCells: ExpressibleByDictionaryLiteral {
  private var list: [(String, Cell)]

  init(dictionaryLiteral elements: (String, Cell)...) { list = elements }

  /// The cell of a column; setting nil removes it.
  subscript(key: String) -> Cell? {
    get {
      for (own, cell) in list where own == key { return cell }
      return nil
    }
    set {
      let place = list.firstIndex { $0.0 == key }
      switch (place, newValue) {
      case (let place?, let cell?): list[place].1 = cell
      case (let place?, nil): list.remove(at: place)
      case (nil, let cell?): list.append((key, cell))
      case (nil, nil): break
      }
    }
  }

  /// These cells, and those of `other` in place of ones with the same key.
  func merging(_ other: RowCells) -> RowCells {
    var result = self
    for (key, cell) in other.list { result[key] = cell }
    return result
  }
}

/// A row of a table under construction: cells by the key of their column.
struct Row {
  /// nil for an ordinary row; `kelompok`, `subjumlah` or `jumlah` otherwise.
  var role: String?
  var id: String?
  /// Where the row came from, for the restricted edition.
  var origin: String?
  /// The elements of the plan whose values it prints, the nearest first.
  var sources: [SourceTrace.Origin] = []
  var cells: RowCells

  init(
    role: String? = nil, id: String? = nil, origin: String? = nil,
    from sources: [SourceTrace.Origin] = [], _ cells: RowCells
  ) {
    self.sources = sources
    self.role = role
    self.id = id
    self.origin = origin
    self.cells = cells
  }

  /// A row of one cell that runs over all columns.
  static func group(_ text: String, from sources: [SourceTrace.Origin] = []) -> Row {
    Row(role: "kelompok", from: sources, ["": Cell(text)])
  }
}

/// A table under construction: its layout comes from data, its rows from the plan.
struct Table {
  let layout: TableLayout
  let id: String
  let title: String
  /// Conditions that hold for this table, for columns that ask for one.
  var conditions: Set<String> = []
  /// Columns made at run time in place of those of the layout (matrices).
  var columns: [ExpandedColumn]?
  var rows: [Row] = []
  /// Text under the table.
  var note: String?

  /// A column after repetition.
  struct ExpandedColumn {
    let key: String
    let title: String
    /// Title over a run of columns.
    let group: String?
    let width: Int
    let alignment: String?
    let role: String?
  }
}
