internal import XMLTree

extension TextWriter {
  /// The widest and the highest picture, in EMU: the width of the text, and less than half of the
  /// page, so that headings stay with their text.
  private static let widest = 5_760_000.0
  private static let highest = 5_000_000.0

  /// Writes a picture inline; one whose bytes are not at hand is left out.
  mutating func writePicture(_ picture: TextPicture, to xml: inout XMLWriter) {
    guard let part = picture.part, document.pictures[part] != nil else { return }
    drawings += 1
    let media = media(part)
    let size = TextWriter.size(picture)
    let extent = [("cx", String(size.width)), ("cy", String(size.height))]
    let described: [(String, String?)] = [
      ("id", String(drawings)), ("name", picture.name),
      ("descr", picture.description.isEmpty ? nil : picture.description),
      ("title", picture.title.isEmpty ? nil : picture.title),
    ]
    xml.start("w:drawing")
    xml.start("wp:inline", [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")])
    xml.element("wp:extent", extent)
    xml.element("wp:docPr", described)
    xml.start("a:graphic")
    xml.start(
      "a:graphicData", [("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")])
    xml.start("pic:pic")
    xml.start("pic:nvPicPr")
    xml.element("pic:cNvPr", [("id", String(drawings)), ("name", picture.name)])
    xml.element("pic:cNvPicPr")
    xml.end()
    xml.start("pic:blipFill")
    xml.element("a:blip", [("r:embed", "rIdM\(media + 1)")])
    xml.start("a:stretch")
    xml.element("a:fillRect")
    xml.end()
    xml.end()
    xml.start("pic:spPr")
    xml.start("a:xfrm")
    xml.element("a:off", [("x", "0"), ("y", "0")])
    xml.element("a:ext", extent)
    xml.end()
    xml.start("a:prstGeom", [("prst", "rect")])
    xml.element("a:avLst")
    for _ in 0..<7 { xml.end() }
  }

  /// Size of a picture on the page, made smaller where it is too large for it.
  private static func size(_ picture: TextPicture) -> (width: Int, height: Int) {
    let width = Double(max(picture.width, 1))
    let height = Double(max(picture.height, 1))
    let scale = min(1, widest / width, highest / height)
    return (max(Int(width * scale), 1), max(Int(height * scale), 1))
  }
}
