extension Workbook {
  /// Reads a table of text, one sheet whose cells are all text: numbers and dates stay as they are
  /// written, since only the reader of a column knows what they mean.
  ///
  /// The encoding (UTF-8, UTF-16, Windows-1252) and the delimiter (semicolon, comma, tab or `|`) are
  /// found out; a first line `sep=;`, as Excel writes it, is obeyed and no row. Rows are counted as
  /// a spreadsheet counts them: a line break inside quotation marks does not begin a new one.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: name of the sheet.
  /// - Throws: `WorkbookFailure` when the bytes are no text, or hold more rows or columns than a
  ///   spreadsheet can.
  public init(csv bytes: [UInt8], name: String) throws(WorkbookFailure) {
    if let failure = CompoundFile.failure(bytes) { throw failure }
    let text = TextDecoding.utf8(bytes)
    guard !text.contains(0) else { throw .notAWorkbook }
    var reader = CSVReader(text)
    try reader.read()
    var sheet = Sheet(name: name, rows: reader.rows)
    sheet.failure = reader.failure
    self.init(sheets: [sheet])
  }
}

/// Takes a table of text apart (RFC 4180, with what spreadsheets make of it).
private struct CSVReader {
  private(set) var rows: [Row] = []
  private(set) var failure: WorkbookFailure?
  private let text: [UInt8]
  private var index = 0
  private var delimiter: UInt8
  private var row = Row(number: 1)
  private var column = 1
  private var cells = 0

  private static let quote = UInt8(ascii: "\"")
  private static let candidates = [";", ",", "\t", "|"].map { UInt8(ascii: $0) }

  init(_ text: [UInt8]) {
    self.text = text
    delimiter = CSVReader.delimiter(text)
    if let named = CSVReader.named(text) {
      delimiter = named.delimiter
      index = named.length
    }
  }

  mutating func read() throws(WorkbookFailure) {
    while index < text.count {
      try readField()
      guard index < text.count else { break }
      if text[index] == delimiter {
        index += 1
        column += 1
        // A delimiter at the very end still opens a field, which is empty.
        continue
      }
      try endRow()
    }
    if !row.cells.isEmpty { rows.append(row) }
  }

  /// Reads one field and stops at the delimiter, at the line break or at the end.
  private mutating func readField() throws(WorkbookFailure) {
    var field: [UInt8] = []
    if index < text.count, text[index] == CSVReader.quote {
      field = readQuoted()
    }
    let start = index
    while index < text.count, text[index] != delimiter, text[index] != 10, text[index] != 13 {
      index += 1
    }
    field += text[start..<index]
    guard !field.isEmpty else { return }
    guard column <= WorkbookExtent.columns.limit else { throw .tooLarge(.columns) }
    cells += 1
    guard cells <= WorkbookExtent.cells.limit else { throw .tooLarge(.cells) }
    row.cells.append(Cell(column: column, value: .text(String(decoding: field, as: UTF8.self))))
  }

  /// Reads a field in quotation marks to behind its closing one; a doubled mark stands for one.
  private mutating func readQuoted() -> [UInt8] {
    var field: [UInt8] = []
    index += 1
    while index < text.count {
      let byte = text[index]
      if byte == CSVReader.quote {
        index += 1
        guard index < text.count, text[index] == CSVReader.quote else { return field }
      } else if byte == 13 {
        // Line breaks inside a cell are `\n`.
        if index + 1 < text.count, text[index + 1] == 10 { index += 1 }
        field.append(10)
        index += 1
        continue
      }
      field.append(byte)
      index += 1
    }
    if failure == nil { failure = .unclosedQuote(row: row.number) }
    return field
  }

  private mutating func endRow() throws(WorkbookFailure) {
    if text[index] == 13, index + 1 < text.count, text[index + 1] == 10 { index += 1 }
    index += 1
    if !row.cells.isEmpty { rows.append(row) }
    let next = row.number + 1
    guard next <= WorkbookExtent.rows.limit || index == text.count else {
      throw .tooLarge(.rows)
    }
    row = Row(number: next)
    column = 1
  }

  // MARK: Delimiter

  /// The delimiter that a first line `sep=;` names, and the length of that line.
  private static func named(_ text: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    guard text.count >= 5, String(decoding: text[..<4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    var end = 5
    guard text.count == 5 || text[5] == 13 || text[5] == 10 else { return nil }
    if end < text.count, text[end] == 13 { end += 1 }
    if end < text.count, text[end] == 10 { end += 1 }
    return (text[4], end)
  }

  /// The candidate that cuts the first rows most evenly, that is, with the same count in most rows;
  /// between equals the first, since a comma may stand in numbers. Without any, semicolon.
  private static func delimiter(_ text: [UInt8]) -> UInt8 {
    var best = (delimiter: candidates[0], score: 0)
    for (place, counts) in counts(text).enumerated() {
      var frequency: [Int: Int] = [:]
      for count in counts where count > 0 { frequency[count, default: 0] += 1 }
      let score = frequency.values.max() ?? 0
      if score > best.score { best = (candidates[place], score) }
    }
    return best.delimiter
  }

  /// How often each candidate stands outside quotation marks in each of the first 100 rows.
  private static func counts(_ text: [UInt8]) -> [[Int]] {
    var result = candidates.map { _ in [Int]() }
    var current = candidates.map { _ in 0 }
    var isQuoted = false
    for byte in text.prefix(1 << 20) {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 {
        for place in candidates.indices {
          result[place].append(current[place])
          current[place] = 0
        }
        if result[0].count >= 200 { return result }
      } else if let place = candidates.firstIndex(of: byte) {
        current[place] += 1
      }
    }
    for place in candidates.indices { result[place].append(current[place]) }
    return result
  }
}
