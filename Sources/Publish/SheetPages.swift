public import References
internal import XMLTree

/// Writes short pages of tables for print: the overview of what was received, and the sheets that
/// perangkat daerah sign.
public final class SheetPages {
  /// A table of a page.
  public struct Table: Sendable {
    public let caption: String
    public let heads: [String]
    public let rows: [[String]]

    public init(caption: String, heads: [String], rows: [[String]]) {
      self.caption = caption
      self.heads = heads
      self.rows = rows
    }
  }

  /// A place for a signature: lines above and below it.
  public struct Signature: Sendable {
    public let above: [String]
    public let below: [String]

    public init(above: [String], below: [String]) {
      self.above = above
      self.below = below
    }
  }

  private let stylesheet: Stylesheet
  private let css: String

  /// Compiles the template.
  ///
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(_ library: Library) throws(BrokenData) {
    stylesheet = try library.folder.stylesheet("catatan/lembar.xsl")
    css =
      try PageAssets(from: library.folder).style
      + PageAssets.content("catatan/lembar.css", library.folder)
  }

  /// A page.
  ///
  /// - Parameters:
  ///   - title: its heading.
  ///   - paragraphs: texts above the tables.
  ///   - tables: the tables.
  ///   - closing: texts above the signatures.
  ///   - signatures: places for signatures.
  ///   - isWide: whether it is printed across.
  /// - Returns: HTML5 as UTF-8 bytes.
  /// - Throws: `BrokenData` when the template fails.
  public func page(
    _ title: String, paragraphs: [String], tables: [Table], closing: [String] = [],
    signatures: [Signature] = [], isWide: Bool = false
  ) throws(BrokenData) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "lembar",
      [
        ("xmlns", "urn:naskah:lembar:1"), ("judul", title), ("arah", isWide ? "lanskap" : "tegak"),
      ])
    for text in paragraphs { xml.element("paragraf", text: text) }
    for table in tables {
      xml.start("tabel", [("judul", table.caption)])
      for head in table.heads { xml.element("kolom", text: head) }
      for row in table.rows {
        xml.start("baris")
        for cell in row { xml.element("sel", text: cell) }
        xml.end()
      }
      xml.end()
    }
    for text in closing { xml.element("penutup", text: text) }
    if !signatures.isEmpty {
      xml.start("pengesahan")
      for signature in signatures {
        xml.start("tanda-tangan")
        for line in signature.above { xml.element("atas", text: line) }
        for line in signature.below { xml.element("bawah", text: line) }
        xml.end()
      }
      xml.end()
    }
    xml.end()
    do throws(XMLFailure) {
      let tree = try XMLTree(parsing: xml.finish())
      return try stylesheet.transform(tree, parameters: ["css": css]).html()
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }
}
