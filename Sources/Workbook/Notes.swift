internal import Diagnostics
internal import XMLTree

/// Notes at cells: their texts, and the old drawing (VML) that programs still want for each.
enum Notes {
  static let drawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing"

  /// The part of the notes.
  static func comments(
    _ notes: [NoteDraft], author: String, namespace: StaticString = OOXML.main
  ) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 12)
    xml.start("comments", [("xmlns", namespace.description)])
    xml.start("authors")
    xml.element("author", text: author)
    xml.end()
    xml.start("commentList")
    for note in notes { write(note, author: 0, &xml) }
    xml.end()
    xml.end()
    return xml.finish()
  }

  /// One note of the part.
  private static func write(_ note: NoteDraft, author: Int, _ xml: inout XMLWriter) {
    let name = CellName.name(row: note.row, column: note.column)
    xml.start("comment", [("ref", name), ("authorId", String(author))])
    xml.start("text")
    let text = DraftText.prefix(note.text, DraftText.limit)
    xml.element(
      "t", [("xml:space", DraftText.needsPreserving(text) ? "preserve" : nil)],
      text: DraftText.escaped(text))
    xml.end()
    xml.end()
  }

  /// The part of the drawing.
  static func drawing(_ notes: [NoteDraft]) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 12)
    xml.start("xml", namespaces)
    xml.start("o:shapelayout", [("v:ext", "edit")])
    xml.element("o:idmap", [("v:ext", "edit"), ("data", "1")])
    xml.end()
    writeShapeType(&xml)
    for (index, note) in notes.enumerated() { write(note, id: 1025 + index, &xml) }
    xml.end()
    return xml.finish()
  }

  /// The shapes alone, to be put into a drawing that may use other prefixes.
  /// `hasType` says whether it knows the kind of shape already.
  static func shapes(_ notes: [NoteDraft], firstID: Int, hasType: Bool) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 12)
    if !hasType { writeShapeType(namespaces: namespaces, &xml) }
    for (index, note) in notes.enumerated() {
      write(note, id: firstID + index, namespaces: namespaces, &xml)
    }
    let bytes = xml.finish()
    // Without the declaration, which stands on the first line.
    return Array(bytes[((bytes.firstIndex(of: 10) ?? -1) + 1)...])
  }

  private static let namespaces: [(String, String?)] = [
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
    ("xmlns:x", "urn:schemas-microsoft-com:office:excel"),
  ]

  /// The kind of shape that notes are, as far as programs look for it in a drawing.
  static let shapeType = "_x0000_t202"

  private static func writeShapeType(
    namespaces: [(String, String?)] = [], _ xml: inout XMLWriter
  ) {
    xml.start(
      "v:shapetype",
      namespaces + [
        ("id", shapeType), ("coordsize", "21600,21600"), ("o:spt", "202"),
        ("path", "m,l,21600r21600,l21600,xe"),
      ])
    xml.element("v:stroke", [("joinstyle", "miter")])
    xml.element("v:path", [("gradientshapeok", "t"), ("o:connecttype", "rect")])
    xml.end()
  }

  /// The shape of a note, hidden until the pointer comes near; its box grows with the text.
  private static func write(
    _ note: NoteDraft, id: Int, namespaces: [(String, String?)] = [], _ xml: inout XMLWriter
  ) {
    let lines = min(max(note.text.utf16.count / 34 + 2, 4), 24)
    xml.start(
      "v:shape",
      namespaces + [
        ("id", "_x0000_s\(id)"), ("type", "#" + shapeType),
        ("style", "position:absolute;visibility:hidden"),
        ("fillcolor", "#ffffe1"), ("o:insetmode", "auto"),
      ])
    xml.element("v:fill", [("color2", "#ffffe1")])
    xml.element("v:shadow", [("on", "t"), ("color", "black"), ("obscured", "t")])
    xml.element("v:path", [("o:connecttype", "none")])
    xml.start("v:textbox", [("style", "mso-direction-alt:auto")])
    xml.element("div", [("style", "text-align:left")])
    xml.end()
    xml.start("x:ClientData", [("ObjectType", "Note")])
    xml.element("x:MoveWithCells")
    xml.element("x:SizeWithCells")
    let top = max(note.row - 2, 0)
    xml.element(
      "x:Anchor", text: "\(note.column), 15, \(top), 2, \(note.column + 4), 15, \(top + lines), 4")
    xml.element("x:AutoFill", text: "False")
    xml.element("x:Row", text: String(note.row - 1))
    xml.element("x:Column", text: String(note.column - 1))
    xml.end()
    xml.end()
  }
}
