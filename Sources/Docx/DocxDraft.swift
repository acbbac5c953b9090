internal import Pictures
public import References
internal import TextDocument
internal import Workbook

/// A document whose drawings are still to be printed as pictures.
public struct DocxDraft: Sendable {
  struct Part: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  private let parts: [Part]
  private let links: [PackageLink]
  private let ids: [String: String]
  /// Pictures by their name in the package; drawings have the picture still to come before them.
  private let media: [Part]

  /// Drawings of the document, SVG, each whole in itself: every one needs a picture.
  public let drawings: [[UInt8]]
  /// For each of `drawings` the id of its figure, or the address that holds it.
  let sources: [String]

  init(parts: [Part], _ finisher: DocxFinisher) {
    self.parts = parts
    links = finisher.package.links
    ids = finisher.names.ids
    media = finisher.pictures.map {
      Part(name: "word/media/\($0.name).\($0.format.rawValue)", bytes: $0.bytes)
    }
    let drawn = finisher.pictures.filter { $0.format == .svg }
    drawings = drawn.map(\.bytes)
    sources = drawn.map(\.source)
  }

  /// The document with its pictures.
  ///
  /// - Parameter pictures: PNG of each of `drawings`, in their order; a drawing without its picture
  ///   would be seen by the newest programs only, so none may be missing.
  /// - Returns: the file and what its bookmarks stand for; the same source gives the same bytes.
  /// - Throws: `BrokenData` when a picture is missing, or the archive cannot be made.
  public func file(with pictures: [[UInt8]] = []) throws(BrokenData) -> DocxFile {
    guard pictures.count == drawings.count else {
      throw BrokenData(file: "word/media", "\(pictures.count) pictures of \(drawings.count)")
    }
    var all = parts
    var next = 0
    for part in media {
      if part.name.hasSuffix(".svg") {
        all.append(Part(name: String(part.name.dropLast(3)) + "png", bytes: pictures[next]))
        next += 1
      }
      all.append(part)
    }
    var archive = ArchiveWriter()
    archive.add(
      "[Content_Types].xml",
      PackageLink.types(
        endings: PackageNames.endings,
        parts: all.compactMap { part in
          PackageNames.types[part.name].map { (part.name, $0) }
        }))
    archive.add("_rels/.rels", PackageLink.part(PackageNames.packageLinks(of: all.map(\.name))))
    archive.add("word/_rels/document.xml.rels", PackageLink.part(links))
    for part in all {
      let isPacked = part.name.hasSuffix(".png") || part.name.hasSuffix(".jpeg")
      archive.add(part.name, part.bytes, isPacked: isPacked)
    }
    do throws(ArchiveFailure) { return DocxFile(bytes: try archive.finish(), ids: ids) } catch {
      throw BrokenData(file: "word", "\(error)")
    }
  }
}
