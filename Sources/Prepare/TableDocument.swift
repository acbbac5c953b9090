public import References
internal import XMLTree

/// A document of one chapter with a paragraph and a table, as a prepared tree (Schemas/siap), so that
/// it goes out in all forms.
public struct TableDocument: Sendable {
  /// A column with its title and its share of the width.
  public struct Column: Sendable {
    public let title: String
    public let width: Int

    public init(_ title: String, width: Int) {
      self.title = title
      self.width = width
    }
  }

  /// A row: the name of a group over the whole width, or the cells in the order of the columns.
  public enum Row: Sendable {
    case group(String)
    case cells([Cell])
  }

  /// A cell: a text, or what somebody still has to write, marked as such.
  public struct Cell: Sendable {
    let text: String
    /// Key of what is missing; nil where nothing is.
    let missing: String?

    /// A text; an empty one is printed as a dash.
    public init(_ text: String) {
      self.text = text
      missing = nil
    }

    /// What somebody still has to write.
    public init(missing key: String, _ text: String) {
      self.text = text
      missing = key
    }
  }

  private let head: DocumentHead
  private let chapterID: String
  private let tableID: String
  private let chapter: String
  private let introduction: String
  private let title: String
  private let columns: [Column]

  /// - Parameters:
  ///   - head: what the document says of itself.
  ///   - chapter: id and title of the chapter.
  ///   - introduction: the paragraph before the table.
  ///   - table: id and title of the table.
  ///   - columns: columns of the table.
  public init(
    _ head: DocumentHead, chapter: (id: String, title: String), introduction: String,
    table: (id: String, title: String), columns: [Column]
  ) {
    self.head = head
    (chapterID, self.chapter) = chapter
    self.introduction = introduction
    (tableID, title) = table
    self.columns = columns
  }

  /// Writes the document; without rows it has no table.
  ///
  /// - Parameters:
  ///   - rows: rows of the table.
  ///   - words: words of documents.
  /// - Returns: the prepared tree as UTF-8 bytes.
  public func bytes(_ rows: [Row], _ words: Words) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 16)
    head.start(&xml, words)
    xml.start(
      "bagian",
      [
        ("id", chapterID), ("jenis", "narasi"), ("label", Formats.roman(1)), ("judul", chapter),
        ("keadaan", "terisi"),
      ])
    xml.element("kalimat", text: introduction)
    if !rows.isEmpty { write(rows, words, &xml) }
    for _ in 0..<3 { xml.end() }
    return xml.finish()
  }

  private func write(_ rows: [Row], _ words: Words, _ xml: inout XMLWriter) {
    xml.start(
      "tabel", [("id", tableID), ("judul", title), ("peran", "register lanskap")])
    for column in columns {
      xml.element("kolom", [("judul", column.title), ("lebar", String(column.width))])
    }
    for row in rows {
      switch row {
      case .group(let name):
        xml.start("baris", [("peran", "kelompok")])
        write(Cell(name), span: columns.count, &xml)
      case .cells(let cells):
        xml.start("baris")
        for cell in cells { write(cell, span: 1, &xml) }
      }
      xml.end()
    }
    xml.end()
  }

  private func write(_ cell: Cell, span: Int, _ xml: inout XMLWriter) {
    xml.start("sel", [("rentang", span > 1 ? String(span) : nil)], mixed: true)
    if let missing = cell.missing {
      xml.element("isi", [("kunci", missing)], text: cell.text)
    } else {
      xml.text(cell.text.isEmpty ? "–" : cell.text)
    }
    xml.end()
  }
}
