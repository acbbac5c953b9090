internal import XMLTree

/// A text for a cell.
public struct CellEntry: Sendable, Hashable {
  public var sheet: String
  public var row: Int
  public var column: Int
  public var text: String

  public init(sheet: String, row: Int, column: Int, text: String) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.text = text
  }
}

/// Writes texts into cells of a workbook of any producer.
///
/// Every other cell, style, sheet and part stays byte by byte as it was; of a sheet only the cells
/// change.
public enum WorkbookEdits {
  /// The changed workbook.
  ///
  /// - Parameters:
  ///   - entries: texts for cells, which need not exist yet; a cell with a formula keeps it.
  ///   - bytes: the workbook (`.xlsx`, `.xlsm`).
  ///   - limits: how much the file may unpack to.
  /// - Returns: the file; the same entries give the same bytes.
  /// - Throws: `WorkbookFailure` when the workbook or a sheet cannot be read, or there is no such sheet
  ///   or cell.
  public static func write(
    _ entries: [CellEntry], into bytes: [UInt8], limits: ArchiveLimits = .standard
  ) throws(WorkbookFailure) -> [UInt8] {
    let archive = try Archive.workbook(bytes, limits: limits)
    let package = try WorkbookPackage(archive)
    var texts: [String: [Int: [Int: String]]] = [:]
    for entry in entries {
      guard entry.row >= 1, entry.row <= WorkbookExtent.rows.limit else { throw .tooLarge(.rows) }
      guard entry.column >= 1, entry.column <= WorkbookExtent.columns.limit else {
        throw .tooLarge(.columns)
      }
      texts[entry.sheet, default: [:]][entry.row, default: [:]][entry.column] = entry.text
    }
    var writer = ArchiveWriter(changing: bytes)
    for sheet in package.sheets {
      guard let own = texts.removeValue(forKey: sheet.name) else { continue }
      guard let part = sheet.part, sheet.hasCells else { throw .missingPart(sheet.name) }
      let text = try RawPart.read(part, in: archive)
      let reader = MarkedSheet(text, wanted: own.mapValues { $0.keys.sorted() })
      try RawPart.parse(text, part, to: reader)
      guard let changed = reader.written(own) else {
        throw .brokenPart(part, RawPart.issue("no sheet"))
      }
      writer.add(archive.entry(part)?.name ?? part, changed)
    }
    if let unknown = texts.keys.min() { throw .missingSheet(unknown) }
    do throws(ArchiveFailure) { return try writer.finish() } catch { throw .archive(error) }
  }
}
