internal import Diagnostics
internal import Workbook
internal import XMLTree

/// A sheet that holds no part of a plan but what people decided about it, such as which objects are
/// one (`lembar-keputusan` in `Schemas/acuan/lembar.xml`).
struct DecisionSheet: Sendable {
  /// A column of the sheet.
  struct Column: Sendable {
    let key: String
    let heading: String
    let aliases: [String]
    let width: Double
    /// Whether the sheet cannot be read without it.
    let isNeeded: Bool
    /// Closed list that its cells are chosen from.
    let choices: String?
  }

  /// A row with its cells by the key of their column.
  struct Row: Sendable {
    let file: String
    let sheet: String
    let number: Int
    fileprivate let cells: [String: (text: String, column: Int, heading: String)]

    /// The text of a cell; nil when it is empty.
    func value(_ key: String) -> String? { cells[key]?.text }

    /// The heading of a column as written.
    func heading(_ key: String) -> String { cells[key]?.heading ?? key }

    /// The place of a cell; that of the row where it is empty.
    func location(_ key: String) -> Location {
      Location(
        file: file, row: number, column: cells[key]?.column ?? 1, sheet: sheet,
        heading: cells[key]?.heading)
    }
  }

  let key: String
  let name: String
  let columns: [Column]

  /// The sheets of this kind that the catalogue describes, by key.
  static func all(_ root: Element) -> [String: DecisionSheet] {
    var sheets: [String: DecisionSheet] = [:]
    for element in root.elements(named: "lembar-keputusan") {
      let sheet = DecisionSheet(element)
      sheets[sheet.key] = sheet
    }
    return sheets
  }

  private init(_ element: Element) {
    key = element[attribute: "kunci"] ?? ""
    name = element[attribute: "nama"] ?? ""
    columns = element.elements(named: "kolom-keputusan").map { column in
      Column(
        key: column[attribute: "kunci"] ?? "", heading: column[attribute: "judul"] ?? "",
        aliases: column.elements(named: "alias").map(\.foldedText),
        width: column[attribute: "lebar"].flatMap { Double($0) } ?? 14,
        isNeeded: column[attribute: "wajib"] == "ya", choices: column[attribute: "pilihan"])
    }
  }

  /// Rows in which a head is looked for.
  private static let headRows = 20

  /// The rows of all sheets of this name, empty ones left out.
  ///
  /// - Parameters:
  ///   - books: the workbooks.
  ///   - words: reads cells.
  ///   - lacks: called for a sheet without a needed column, with file, sheet and heading.
  /// - Returns: the rows in the order of the workbooks.
  func rows(
    in books: [SourceSet.Book], _ words: CellWords,
    lacks: (_ file: String, _ sheet: String, _ heading: String) -> Void = { _, _, _ in }
  ) -> [Row] {
    var result: [Row] = []
    for book in books {
      for sheet in book.workbook.sheets where Heading(sheet.name) == Heading(name) {
        guard !sheet.rows.isEmpty else { continue }
        guard let head = head(of: sheet, words) else {
          lacks(book.file, sheet.name, columns.first(where: \.isNeeded)?.heading ?? "")
          continue
        }
        for row in sheet.rows[(head.position + 1)...] {
          var cells: [String: (text: String, column: Int, heading: String)] = [:]
          for (key, column, heading) in head.columns {
            guard let text = row.value(column).flatMap(words.text) else { continue }
            cells[key] = (CellWords.folded(text), column, heading)
          }
          guard !cells.isEmpty else { continue }
          result.append(
            Row(file: book.file, sheet: sheet.name, number: row.number, cells: cells))
        }
      }
    }
    return result
  }

  /// The first row that has all needed columns.
  private func head(
    of sheet: Sheet, _ words: CellWords
  ) -> (position: Int, columns: [(key: String, column: Int, heading: String)])? {
    for (position, row) in sheet.rows.prefix(DecisionSheet.headRows).enumerated() {
      var found: [(key: String, column: Int, heading: String)] = []
      for cell in row.cells {
        guard let text = words.text(cell.value) else { continue }
        let heading = Heading(text)
        let column = columns.first { column in
          ([column.heading] + column.aliases).contains { Heading($0) == heading }
        }
        if let column, !found.contains(where: { $0.key == column.key }) {
          found.append((column.key, cell.column, CellWords.folded(text)))
        }
      }
      let isWhole = columns.allSatisfy { column in
        !column.isNeeded || found.contains { $0.key == column.key }
      }
      if isWhole { return (position, found) }
    }
    return nil
  }
}
