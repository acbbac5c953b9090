public import References
internal import Workbook

extension DocxFile {
  /// Name of the part that holds the text, its sections among it.
  private static let text = "word/document.xml"

  /// A document of ours as an annex that continues the pages of its instrument: its pages are numbered
  /// from a number on, the first included.
  ///
  /// - Parameters:
  ///   - bytes: the file, as `DocxDraft.file` made it.
  ///   - first: number of its first page.
  /// - Returns: the file; the same where its pages have a number already.
  /// - Throws: `BrokenData` when the archive cannot be read or made, which would be a defect of ours.
  public static func numbered(
    _ bytes: [UInt8], from first: Int
  ) throws(BrokenData) -> [UInt8] {
    do throws(ArchiveFailure) {
      let archive = try Archive(bytes, limits: ArchiveLimits(ratio: 1_000_000))
      var result = ArchiveWriter()
      for entry in archive.entries {
        let part = try archive.read(entry)
        let isPacked = entry.name.hasSuffix(".png") || entry.name.hasSuffix(".jpeg")
        result.add(
          entry.name, entry.name == text ? withPages(part, from: first) : part,
          isPacked: isPacked)
      }
      return try result.finish()
    } catch {
      throw BrokenData(file: text, "\(error)")
    }
  }

  /// The text with the mark of a first page that bears no number, which only the first section has,
  /// in exchange for the number of that page (`Templates/docx/page.xsl`).
  private static func withPages(_ text: [UInt8], from first: Int) -> [UInt8] {
    let mark = Array("<w:titlePg/>".utf8)
    guard let place = text.firstRange(of: mark) else { return text }
    return text[..<place.lowerBound] + Array("<w:pgNumType w:start=\"\(first)\"/>".utf8)
      + text[place.upperBound...]
  }
}
