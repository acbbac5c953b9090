internal import Diagnostics
internal import References
internal import Workbook

/// Recognises sheets by their names and headings.
struct SheetRecogniser {
  let catalogue: SheetCatalogue
  let library: Library
  private let matchers: [HeadingMatcher]

  init(_ catalogue: SheetCatalogue, _ library: Library) {
    self.catalogue = catalogue
    self.library = library
    matchers = catalogue.sheets.map(HeadingMatcher.init)
  }

  /// How a sheet was taken.
  enum Outcome {
    case recognised(RecognisedSheet, [Catatan])
    /// The sheet has the name or most headings of a layout, but cannot be read.
    case refused([Catatan])
    /// The sheet holds nothing that the catalogue knows.
    case unknown
  }

  /// Rows from the top in which a head is looked for.
  private static let headRows = 40

  /// Recognises a sheet.
  ///
  /// - Parameters:
  ///   - sheet: the sheet.
  ///   - file: the file as findings name it.
  ///   - isOnly: whether no other sheet of the file holds anything, so that the name of the file may
  ///     stand for that of the sheet.
  /// - Returns: the sheet with its head and columns, or why it is not read.
  func recognise(_ sheet: Sheet, in file: String, isOnly: Bool) -> Outcome {
    let name = Heading(sheet.name)
    if catalogue.passedSheets.contains(name) || sheet.rows.isEmpty { return .unknown }
    let fileName = Heading(SheetRecogniser.baseName(file))
    let layouts = catalogue.sheets.enumerated()
    var named = layouts.filter { $0.element.answers(to: name) }
    if named.isEmpty, isOnly { named = layouts.filter { $0.element.isNamed(by: fileName) } }
    if let form = named.first(where: { $0.element.form == .form }) {
      return recogniseForm(sheet, form.element, matchers[form.offset], in: file)
    }
    var best: Head?
    for (index, layout) in named.isEmpty ? Array(layouts) : named where layout.form != .form {
      guard let head = head(of: sheet, layout, matchers[index], isNamed: !named.isEmpty) else {
        continue
      }
      if best.map({ head.isBetter(than: $0) }) ?? true { best = head }
    }
    guard let best else {
      guard let (index, layout) = named.first.map({ ($0.offset, $0.element) }) else {
        return .unknown
      }
      return sheet.rows.isEmpty
        ? .unknown : .refused([noHead(sheet, layout, matchers[index], file)])
    }
    return finish(best, sheet, file)
  }

  private static func baseName(_ path: String) -> String {
    let name = path.split(whereSeparator: { "/»".contains($0) }).last.map(String.init) ?? path
    let stem = CellWords.trimmed(name)
    return stem.lastIndex(of: ".").map { String(stem[..<$0]) } ?? stem
  }

  // MARK: Heads

  /// A row that may be the head of a layout.
  private struct Head {
    let layout: SheetLayout
    let matcher: HeadingMatcher
    /// Position in the rows of the sheet.
    let position: Int
    let columns: [RecognisedSheet.Column]
    let ignored: [(number: Int, heading: String)]
    /// Key columns that are missing.
    let missing: [ColumnLayout]
    /// Another row that could be the head just as well.
    var rival: Int?

    var isWhole: Bool { missing.isEmpty }

    func isBetter(than other: Head) -> Bool {
      if isWhole != other.isWhole { return isWhole }
      let (own, others) = (columns.count, other.columns.count)
      if own != others { return own > others }
      // Of two layouts with the same columns the one that wants more is closer.
      return ignored.count < other.ignored.count
    }
  }

  private func head(
    of sheet: Sheet, _ layout: SheetLayout, _ matcher: HeadingMatcher, isNamed: Bool
  ) -> Head? {
    var best: Head?
    for (position, row) in sheet.rows.prefix(SheetRecogniser.headRows).enumerated() {
      guard let head = head(in: row, at: position, of: sheet, layout, matcher) else { continue }
      guard let current = best else {
        best = head
        continue
      }
      if head.columns.count == current.columns.count, head.isWhole, current.isWhole,
        head.columns.count > 2, best?.rival == nil
      {
        best?.rival = row.number
      } else if head.columns.count > current.columns.count {
        best = head
      }
    }
    guard let best, best.columns.count >= 2 || (isNamed && best.isWhole) else { return nil }
    // A sheet without the name of a layout must be unmistakable.
    guard isNamed || (best.isWhole && best.columns.count >= 3) else { return nil }
    return best
  }

  private func head(
    in row: Row, at position: Int, of sheet: Sheet, _ layout: SheetLayout,
    _ matcher: HeadingMatcher
  ) -> Head? {
    var columns: [RecognisedSheet.Column] = []
    var ignored: [(number: Int, heading: String)] = []
    var seen: Set<String> = []
    for heading in headings(of: row, at: position, in: sheet) {
      guard let match = heading.texts.lazy.compactMap(matcher.match).first else {
        ignored.append((heading.column, heading.texts[0]))
        continue
      }
      let column = layout.columns[match.column]
      let key = "\(match.column)|\(match.year ?? 0)"
      guard !column.isIgnored, seen.insert(key).inserted else {
        ignored.append((heading.column, heading.texts[0]))
        continue
      }
      columns.append(
        RecognisedSheet.Column(
          number: heading.column, heading: heading.texts[0], layout: column, year: match.year))
    }
    guard !columns.isEmpty else { return nil }
    let found = Set(columns.map(\.layout.field))
    let missing = layout.columns.filter { $0.role == .row && !found.contains($0.field) }
    return Head(
      layout: layout, matcher: matcher, position: position, columns: columns, ignored: ignored,
      missing: missing)
  }

  /// The headings of a row: of each column its own text, or that of the merged cell around it, and
  /// where a merged cell stands above it, both together.
  private func headings(
    of row: Row, at position: Int, in sheet: Sheet
  ) -> [(column: Int, texts: [String])] {
    let merges = sheet.merges.filter { $0.firstRow < row.number && $0.firstRow + 5 > row.number }
    func covering(_ column: Int, includingRow: Bool) -> String? {
      for merge in merges
      where merge.firstColumn <= column && column <= merge.lastColumn
        && (!includingRow || merge.lastRow >= row.number)
      {
        guard
          let above = sheet.rows[..<position].last(where: { $0.number == merge.firstRow }),
          case .text(let text)? = above.value(merge.firstColumn)
        else { continue }
        return text
      }
      return nil
    }
    var result: [(column: Int, texts: [String])] = []
    var numbers = Set(row.cells.map(\.column))
    for merge in merges where merge.lastRow >= row.number { numbers.insert(merge.firstColumn) }
    for column in numbers.sorted() {
      guard let value = row.value(column) else {
        if let text = covering(column, includingRow: true) {
          result.append((column, [CellWords.folded(text)]))
        }
        continue
      }
      guard case .text(let text) = value else { continue }
      let own = CellWords.folded(text)
      guard !own.isEmpty else { continue }
      var texts = [own]
      if let above = covering(column, includingRow: false) {
        texts.append(CellWords.folded("\(above) \(own)"))
      }
      result.append((column, texts))
    }
    return result
  }

  // MARK: Outcomes

  private func finish(_ head: Head, _ sheet: Sheet, _ file: String) -> Outcome {
    let row = sheet.rows[head.position]
    func place(_ column: Int, _ heading: String?) -> Location {
      Location(
        file: file, row: row.number, column: column, sheet: sheet.name, heading: heading)
    }
    var catatan: [Catatan] = []
    guard head.isWhole else {
      for column in head.missing {
        catatan.append(
          library.rules.catatan(
            "BUK008", at: place(1, nil),
            ["lembar": sheet.name, "kolom": column.heading], value: column.heading,
            suggestion: near(column, among: head.ignored)))
      }
      return .refused(catatan)
    }
    if let rival = head.rival {
      catatan.append(
        library.rules.catatan(
          "BUK010", at: place(1, nil),
          ["lembar": sheet.name, "baris": String(row.number), "lain": String(rival)]))
    }
    let found = Set(head.columns.map(\.heading))
    let unused = head.matcher.names.filter { !found.contains($0) }
    for (number, heading) in head.ignored {
      guard let name = Similarity.nearest(to: heading, in: unused) else { continue }
      catatan.append(
        library.rules.catatan(
          "BUK009", at: place(number, heading), ["nilai": heading, "lembar": sheet.name],
          value: heading, suggestion: library.messages.text("saran.mungkin", ["nilai": name])))
    }
    var first = head.position + 1
    while first < sheet.rows.count, isHeadRow(sheet.rows[first], head) { first += 1 }
    return .recognised(
      RecognisedSheet(
        file: file, sheet: sheet, layout: head.layout, headRow: row.number, columns: head.columns,
        ignored: head.ignored, rows: first..<sheet.rows.count), catatan)
  }

  private func near(
    _ column: ColumnLayout, among ignored: [(number: Int, heading: String)]
  ) -> String? {
    let headings = ignored.map(\.heading)
    let names = [column.heading] + column.aliases
    return names.lazy.compactMap { Similarity.nearest(to: $0, in: headings) }.first.map {
      library.messages.text("saran.judul", ["nilai": $0, "kolom": column.heading])
    }
  }

  /// Whether a row below the head belongs to it: a row of column numbers, or the head once more.
  private func isHeadRow(_ row: Row, _ head: Head) -> Bool {
    var numbers: [Int] = []
    for cell in row.cells {
      switch cell.value {
      case .number(let digits): numbers.append(Int(digits) ?? -1)
      case .text(let text):
        numbers.append(Int(CellWords.trimmed(text).filter { !"().".contains($0) }) ?? -1)
      default: return false
      }
    }
    let isNumberRow =
      numbers.count >= 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    return isNumberRow && (0...1).contains(numbers[0])
  }

  private func noHead(
    _ sheet: Sheet, _ layout: SheetLayout, _ matcher: HeadingMatcher, _ file: String
  ) -> Catatan {
    let headings = sheet.rows.prefix(SheetRecogniser.headRows).flatMap(\.cells).compactMap {
      if case .text(let text) = $0.value { (number: $0.column, heading: text) } else { nil }
    }
    let key = layout.columns.first { $0.role == .row } ?? layout.columns[0]
    return library.rules.catatan(
      "BUK008", at: Location(file: file, row: 1, column: 1, sheet: sheet.name),
      ["lembar": sheet.name, "kolom": key.heading], value: key.heading,
      suggestion: near(key, among: headings))
  }

  // MARK: Forms

  /// A form has its labels in one column and the values in the next.
  private func recogniseForm(
    _ sheet: Sheet, _ layout: SheetLayout, _ matcher: HeadingMatcher, in file: String
  ) -> Outcome {
    var isForm = false
    for row in sheet.rows {
      guard let cell = row.cells.first, case .text(let text) = cell.value else { continue }
      if matcher.match(text) != nil { isForm = true }
    }
    guard isForm else {
      return sheet.rows.isEmpty ? .unknown : .refused([noHead(sheet, layout, matcher, file)])
    }
    let columns = layout.columns.map {
      RecognisedSheet.Column(number: 2, heading: $0.heading, layout: $0, year: nil)
    }
    return .recognised(
      RecognisedSheet(
        file: file, sheet: sheet, layout: layout, headRow: 0, columns: columns, ignored: [],
        rows: 0..<sheet.rows.count), [])
  }
}

extension SheetLayout {
  /// Whether a sheet of this name is meant.
  func answers(to heading: Heading) -> Bool {
    ([name] + otherNames).contains { Heading($0) == heading }
  }

  /// Whether the name of a file begins or ends with that of the sheet, such as
  /// "Domain Arsitektur Layanan".
  func isNamed(by heading: Heading) -> Bool {
    ([name] + otherNames).map(Heading.init).contains {
      heading.begins(with: $0) || heading.text.hasSuffix(" " + $0.text)
    }
  }
}
