internal import FoundationEssentials
internal import Pictures
internal import TextDocument
internal import XMLTree

/// A picture of a document, by its source: the id of a figure, or an address that holds all of it.
struct DocxPicture {
  let source: String
  /// Name in the folder `media` without ending.
  let name: String
  let format: Picture.Format
  /// The picture; empty for a figure until its drawing is found among the parts.
  var bytes: [UInt8]
  /// Height by width, where the picture says.
  let ratio: Double?
}

extension DocxFinisher {
  /// The highest picture: 22 cm, as CSS prints them.
  private static let highest = 7_920_000.0

  /// Writes numbers, relationships and, for pictures, the height.
  mutating func finishPicture(_ inline: XMLNode) {
    drawings += 1
    let shape = inline.first("graphic")?.first("graphicData")?.first("pic")
    inline.first("docPr")?["id"] = String(drawings)
    shape?.first("nvPicPr")?.first("cNvPr")?["id"] = String(drawings)
    guard let blip = shape?.first("blipFill")?.first("blip"), let source = blip["embed"] else {
      return
    }
    let picture = picture(source)
    let image = PackageLink.office("image")
    let isDrawing = picture.format == .svg
    let ending = isDrawing ? Picture.Format.png.rawValue : picture.format.rawValue
    blip["embed"] = package.id(image, "media/\(picture.name).\(ending)")
    if isDrawing {
      blip.first("extLst")?.first("ext")?.first("svgBlip")?["embed"] =
        package.id(image, "media/\(picture.name).svg")
    } else {
      blip.first("extLst")?.remove()
    }
    for extent in [inline.first("extent"), shape?.first("spPr")?.first("xfrm")?.first("ext")] {
      guard let extent, extent["cy"] == "0", let width = Double(extent["cx"] ?? "") else {
        continue
      }
      let height = width * (picture.ratio ?? 0.75)
      let scale = min(1, DocxFinisher.highest / height)
      extent["cx"] = String(max(1, Int(width * scale)))
      extent["cy"] = String(max(1, Int(height * scale)))
    }
  }

  /// The picture of a source; the same source is the same picture.
  private mutating func picture(_ source: String) -> DocxPicture {
    if let place = picturePlaces[source] { return pictures[place] }
    let name = "gambar\(pictures.count + 1)"
    var picture = DocxPicture(source: source, name: name, format: .svg, bytes: [], ratio: nil)
    if source.hasPrefix("data:"), let read = DocxFinisher.read(source) {
      let size = read.width.flatMap { width in read.height.map { (width, $0) } }
      picture = DocxPicture(
        source: source, name: name, format: read.format, bytes: read.bytes,
        ratio: size.map { Double($0.1) / Double($0.0) })
    }
    picturePlaces[source] = pictures.count
    pictures.append(picture)
    return picture
  }

  /// The picture that an address holds; nil when it is none, which no draft of ours contains.
  static func read(_ address: String) -> Picture? {
    guard let comma = address.firstIndex(of: ","),
      let data = Data(base64Encoded: String(address[address.index(after: comma)...]))
    else { return nil }
    return try? Picture(Array(data))
  }

  /// Takes the drawing of a figure, which stands among the parts.
  mutating func takeDrawing(_ bytes: [UInt8], of figure: String) {
    if let place = picturePlaces[figure] { pictures[place].bytes = bytes }
  }
}
