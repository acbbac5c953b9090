internal import XMLTree

/// Reads the cells of one sheet from the events of its part.
final class SheetReader: XMLEventHandler {
  /// What all sheets of a workbook share.
  struct Shared {
    var strings: [String] = []
    var formats: [CellFormat] = []
    var is1904 = false
  }

  private(set) var rows: [Row] = []
  private(set) var merges: [CellRange] = []
  private(set) var failure: WorkbookFailure?
  /// Cells that may still be read in the workbook.
  private(set) var cellsLeft: Int

  private enum State {
    case sheet, data, row, cell, value, formula, inline, text, merges, other
  }

  private enum Kind { case number, shared, text, inline, boolean, error, date }

  private let shared: Shared
  private var states: [State] = []
  private var row = Row(number: 0)
  private var lastRow = 0
  private var isSorted = true
  private var rowIsSorted = true
  private var lastColumn = 0
  private var kind = Kind.number
  private var format = CellFormat.general
  private var hasFormula = false
  private var hasValue = false
  private var content = CellText()

  init(_ shared: Shared, cellsLeft: Int) {
    self.shared = shared
    self.cellsLeft = cellsLeft
  }

  // MARK: Events

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    var state = State.other
    switch states.last {
    case nil: if element.isNamed("worksheet"), OOXML.isMain(element) { state = .sheet }
    case .sheet:
      if element.isNamed("sheetData") { state = .data }
      if element.isNamed("mergeCells") { state = .merges }
    case .data:
      if element.isNamed("row") {
        state = .row
        try beginRow(element)
      }
    case .row:
      if element.isNamed("c") {
        state = .cell
        try beginCell(element)
      }
    case .cell: state = beginPart(element)
    case .inline:
      if element.isNamed("t") {
        state = .text
        content.begin(preserving: element.value("space", in: OOXML.xml) == "preserve")
      } else if element.isNamed("r") {
        state = .inline
      }
    case .merges:
      if element.isNamed("mergeCell"), let range = element.value("ref").flatMap(CellRange.init) {
        merges.append(range)
      }
    default: break
    }
    states.append(state)
  }

  func end(at offset: Int) throws(XMLStop) {
    switch states.popLast() {
    case .cell: try endCell()
    case .row: endRow()
    case .data: sortRows()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    let state = states.last
    if state == .value || state == .text { content.append(bytes) }
  }

  // MARK: Rows

  private func beginRow(_ element: borrowing XMLStart) throws(XMLStop) {
    let number = element.bytes("r").flatMap(SheetReader.number) ?? lastRow + 1
    guard (1...WorkbookExtent.rows.limit).contains(number) else { throw stop(.tooLarge(.rows)) }
    if number <= lastRow { isSorted = false }
    lastRow = number
    row = Row(number: number, isHidden: OOXML.flag(element, "hidden"))
    lastColumn = 0
    rowIsSorted = true
  }

  private func endRow() {
    guard !row.cells.isEmpty else { return }
    if !rowIsSorted { row.cells = SheetReader.sorted(row.cells) }
    rows.append(row)
  }

  /// Puts rows in order that a producer wrote in disorder; parts of one row become one.
  private func sortRows() {
    guard !isSorted else { return }
    var byNumber: [Int: Row] = [:]
    for row in rows {
      guard var known = byNumber[row.number] else {
        byNumber[row.number] = row
        continue
      }
      known.cells = SheetReader.sorted(known.cells + row.cells)
      known.isHidden = known.isHidden || row.isHidden
      byNumber[row.number] = known
    }
    rows = byNumber.values.sorted { $0.number < $1.number }
  }

  /// Cells by column; of two cells of one column the later stays.
  private static func sorted(_ cells: [Cell]) -> [Cell] {
    var byColumn: [Int: Cell] = [:]
    for cell in cells { byColumn[cell.column] = cell }
    return byColumn.values.sorted { $0.column < $1.column }
  }

  // MARK: Cells

  private func beginCell(_ element: borrowing XMLStart) throws(XMLStop) {
    let column = element.bytes("r").flatMap(SheetReader.column) ?? lastColumn + 1
    guard column <= WorkbookExtent.columns.limit else { throw stop(.tooLarge(.columns)) }
    if column <= lastColumn { rowIsSorted = false }
    lastColumn = column
    kind = element.bytes("t").map(SheetReader.kind) ?? .number
    format = .general
    if let style = element.bytes("s").flatMap(SheetReader.number),
      style < shared.formats.count
    {
      format = shared.formats[style]
    }
    hasFormula = false
    hasValue = false
    content.reset()
  }

  private func endCell() throws(XMLStop) {
    guard let value = value() else { return }
    cellsLeft -= 1
    guard cellsLeft >= 0 else { throw stop(.tooLarge(.cells)) }
    row.cells.append(
      Cell(column: lastColumn, value: value, isPercent: format == .percent && kind == .number))
  }

  /// A part of a cell begins: its value, its formula or its own text.
  private func beginPart(_ element: borrowing XMLStart) -> State {
    if element.isNamed("f") {
      hasFormula = true
      return .formula
    }
    let isValue = element.isNamed("v")
    guard isValue || element.isNamed("is") else { return .other }
    hasValue = true
    return isValue ? .value : .inline
  }

  /// What the cell shows; nil when it is empty.
  private func value() -> CellValue? {
    guard hasValue else { return hasFormula ? .formulaWithoutResult : nil }
    switch kind {
    case .number:
      if content.isEmpty { return hasFormula ? .formulaWithoutResult : nil }
      return number()
    case .shared:
      guard let index = SheetReader.number(content.raw[...]), index < shared.strings.count else {
        return content.isEmpty ? nil : .error("#REF!")
      }
      let string = shared.strings[index]
      return string.isEmpty ? nil : .text(string)
    case .text, .inline:
      let string = content.string()
      return string.isEmpty ? nil : .text(string)
    case .boolean:
      let string = content.string()
      return string.isEmpty ? nil : .boolean(string == "1" || string == "true")
    case .error:
      let string = content.string()
      return string.isEmpty ? nil : .error(string)
    case .date:
      let string = content.string()
      return string.isEmpty ? nil : CellDate.value(iso: string)
    }
  }

  private func number() -> CellValue {
    guard let plain = CellNumber.plain(content.raw) else { return .text(content.string()) }
    switch format {
    case .general, .percent: return .number(plain)
    case .date, .time, .duration:
      return CellDate.value(plain, format, is1904: shared.is1904) ?? .number(plain)
    case .padded(let width):
      // A code such as 0062 that was typed as a number: the cell shows its zeros.
      guard plain.utf8.count < width, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return .number(plain) }
      return .text(String(repeating: "0", count: width - plain.utf8.count) + plain)
    }
  }

  private func stop(_ failure: WorkbookFailure) -> XMLStop {
    self.failure = failure
    return XMLStop()
  }

  // MARK: Attributes

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind {
    switch (bytes.count, bytes.first) {
    case (1, UInt8(ascii: "s")): .shared
    case (1, UInt8(ascii: "b")): .boolean
    case (1, UInt8(ascii: "e")): .error
    case (1, UInt8(ascii: "d")): .date
    case (3, UInt8(ascii: "s")): .text
    case (9, UInt8(ascii: "i")): .inline
    default: .number
    }
  }

  /// A number without sign; nil for anything else or above a billion.
  private static func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// The column of a cell's name such as `AB12`.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for byte in bytes {
      let letter = byte & 0xDF
      guard (0x41...0x5A).contains(letter), column < 100_000 else { break }
      column = column * 26 + Int(letter - 0x40)
    }
    return column > 0 ? column : nil
  }
}
