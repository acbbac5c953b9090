public import Diagnostics

extension Workbook {
  /// Reads a workbook of the OOXML family (`.xlsx`, `.xlsm`), as values.
  ///
  /// Nothing of the file is trusted: sizes are held to `limits`, a DOCTYPE is refused, and no link
  /// out of the file is followed. A sheet that cannot be read to its end keeps the rows before the
  /// defect and says why in ``Sheet/failure``; the other sheets are read.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - limits: how much it may unpack to.
  /// - Throws: `WorkbookFailure` when the file is no readable workbook, also for a workbook with a
  ///   password or of the old binary format.
  public init(
    xlsx bytes: [UInt8], limits: ArchiveLimits = .standard
  ) throws(WorkbookFailure) {
    try self.init(Archive.workbook(bytes, limits: limits))
  }

  /// Reads a workbook whose archive is open already, such as one inside another archive.
  ///
  /// - Throws: `WorkbookFailure` as ``init(xlsx:limits:)``.
  public init(_ archive: borrowing Archive) throws(WorkbookFailure) {
    let package = try WorkbookPackage(archive)
    var shared = SheetReader.Shared()
    shared.is1904 = package.is1904
    if let part = package.styles {
      let styles = StyleReader()
      try archive.readPart(part, to: styles)
      shared.formats = styles.formats
    }
    if let part = package.sharedStrings {
      let strings = SharedStringReader()
      try archive.readPart(part, to: strings)
      if let failure = strings.failure { throw failure }
      shared.strings = strings.strings
    }
    var cellsLeft = WorkbookExtent.cells.limit
    self.init()
    for listed in package.sheets {
      var sheet = Sheet(name: listed.name, isHidden: listed.isHidden)
      if listed.hasCells {
        Workbook.read(listed.part, in: archive, shared, &cellsLeft, into: &sheet)
      }
      sheets.append(sheet)
    }
  }

  private static func read(
    _ part: String?, in archive: borrowing Archive, _ shared: SheetReader.Shared,
    _ cellsLeft: inout Int, into sheet: inout Sheet
  ) {
    guard let part else {
      sheet.failure = .missingPart(sheet.name)
      return
    }
    let reader = SheetReader(shared, cellsLeft: cellsLeft)
    do throws(WorkbookFailure) {
      try archive.readPart(part, to: reader)
      sheet.failure = reader.failure
    } catch {
      sheet.failure = reader.failure ?? error
    }
    cellsLeft = max(reader.cellsLeft, 0)
    sheet.rows = reader.rows
    sheet.merges = reader.merges
  }
}

extension CellRange {
  /// A range as workbooks write it, such as `B2:D2` or `B2`; nil for anything else.
  public init?(_ text: String) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
      .map(CellName.place)
    guard corners.count <= 2, let first = corners.first ?? nil, let last = corners.last ?? nil
    else { return nil }
    self.init(
      firstRow: min(first.row, last.row), firstColumn: min(first.column, last.column),
      lastRow: max(first.row, last.row), lastColumn: max(first.column, last.column))
  }

  /// The range as workbooks write it.
  public var name: String {
    let first = CellName.name(row: firstRow, column: firstColumn)
    let last = CellName.name(row: lastRow, column: lastColumn)
    return first == last ? first : "\(first):\(last)"
  }
}

extension CellName {
  /// Row and column of a name such as `C12` or `$C$12`; nil for anything else.
  public static func place(_ name: some StringProtocol) -> (row: Int, column: Int)? {
    let plain = String(name.filter { $0 != "$" })
    let letters = plain.prefix { $0.isASCII && $0.isLetter }
    let digits = plain.dropFirst(letters.count)
    guard let column = column(letters.uppercased()), let row = Int(digits), row > 0,
      column <= WorkbookExtent.columns.limit, row <= WorkbookExtent.rows.limit,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return (row, column)
  }
}
