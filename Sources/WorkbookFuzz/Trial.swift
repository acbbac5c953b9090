import Workbook
import XMLTree

/// One input, read in every way; what must hold of every reading is checked.
struct Trial {
  /// A property that does not hold.
  struct Defect: Error {
    var words: String
  }

  /// Small limits, so that a run holds many inputs.
  private static let limits = ArchiveLimits(
    totalBytes: 64 << 20, entryBytes: 16 << 20, entries: 1000)

  /// Reads the input.
  ///
  /// - Returns: what kind of reading it was; inputs of a new kind are worth keeping.
  /// - Throws: `Defect` when something was read that cannot be.
  static func run(_ bytes: [UInt8]) throws(Defect) -> String {
    if let table = try? Workbook(csv: bytes, name: "s") { try check(table) }
    let book: Workbook
    do throws(WorkbookFailure) {
      book = try Workbook(xlsx: bytes, limits: limits)
    } catch {
      return kind(error)
    }
    try check(book)
    let sheets = book.sheets.map { sheet in
      let size = sheet.rows.isEmpty ? 0 : 64 - sheet.rows.count.leadingZeroBitCount
      return sheet.failure.map(kind) ?? "\(size)"
    }
    return "\(Set(sheets).sorted().joined(separator: ",")) \(try mark(book, bytes))"
  }

  private static func check(_ book: Workbook) throws(Defect) {
    for sheet in book.sheets {
      var last = 0
      for row in sheet.rows {
        guard row.number > last, row.number <= WorkbookExtent.rows.limit, !row.cells.isEmpty else {
          throw Defect(words: "row \(row.number) behind \(last)")
        }
        last = row.number
        var column = 0
        for cell in row.cells {
          guard cell.column > column, cell.column <= WorkbookExtent.columns.limit else {
            throw Defect(words: "column \(cell.column) behind \(column)")
          }
          column = cell.column
          try check(cell.value)
        }
      }
    }
  }

  private static func check(_ value: CellValue) throws(Defect) {
    switch value {
    case .text(""): throw Defect(words: "empty text")
    case .number(let text):
      let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
      guard digits > 0,
        text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E })
      else { throw Defect(words: "number \(text)") }
    default: break
    }
  }

  /// Marks cells of each sheet that was read whole: the copy must be readable and say the same.
  private static func mark(_ book: Workbook, _ bytes: [UInt8]) throws(Defect) -> String {
    var names: Set<String> = []
    var marks: [CellMark] = []
    for sheet in book.sheets where sheet.failure == nil && names.insert(sheet.name).inserted {
      for (row, column) in [(1, 1), (4, 2), (4, 30), (2000, 3)] {
        marks.append(CellMark(sheet: sheet.name, row: row, column: column, text: "x & <y>"))
      }
    }
    let copy: [UInt8]
    do throws(WorkbookFailure) {
      copy = try WorkbookMarks.mark(bytes, marks, author: "a", limits: limits)
    } catch {
      return kind(error)
    }
    let other: Workbook
    do throws(WorkbookFailure) {
      other = try Workbook(xlsx: copy, limits: limits)
    } catch {
      throw Defect(words: "the marked copy cannot be read: \(error)")
    }
    guard book.sheets.count == other.sheets.count else { throw Defect(words: "sheets") }
    for (own, other) in zip(book.sheets, other.sheets) where own.failure == nil {
      guard other.failure == nil, values(own) == values(other) else {
        throw Defect(words: "the marked copy of '\(own.name)' differs")
      }
    }
    return "marked"
  }

  private static func values(_ sheet: Sheet) -> [[Int: CellValue]] {
    sheet.rows.map { row in
      row.cells.reduce(into: [0: .number("\(row.number)")]) { $0[$1.column] = $1.value }
    }
  }

  /// The kind of a failure, without names and places.
  private static func kind(_ failure: WorkbookFailure) -> String {
    switch failure {
    case .archive(let failure): "archive \("\(failure)".prefix { $0 != "(" })"
    case .brokenPart(_, let issue): "broken \(issue.code)"
    case .missingPart: "missing part"
    case .missingSheet: "missing sheet"
    case .otherFormat, .oldFormat, .encrypted, .notAWorkbook, .tooLarge, .unclosedQuote:
      "\("\(failure)".prefix { $0 != "(" })"
    }
  }
}
