internal import Diagnostics
internal import References
internal import Workbook
internal import XMLTree

/// The first pass: which rows there are, their kode and their names.
extension PlanImporter {
  /// Takes note of all rows: what they are, their kode and their names.
  mutating func collect(_ register: KodeRegister) {
    let prefixes = Set(
      catalogue.sheets.compactMap(\.prefix)
        + catalogue.choices.values.joined().compactMap(\.prefix))
    addsUnits = !sheets.contains { $0.layout.element == "unit" }
    var firsts: [String: (sheet: Int, row: Int)] = [:]
    for position in sheets.indices {
      rows.append(collectRows(of: position))
      for row in rows[position] { if let kode = row.kode { maker.note(kode, prefixes: prefixes) } }
    }
    for kode in register.kodes { maker.note(kode, prefixes: prefixes) }
    var doubles: [(SourceRow, (sheet: Int, row: Int))] = []
    for position in sheets.indices {
      rows[position] = rows[position].filter { source in
        guard let first = earlier(source, &firsts) else { return true }
        doubles.append((source, first))
        return false
      }
    }
    for position in sheets.indices { giveKodes(to: position, register) }
    for position in sheets.indices { addNames(of: position) }
    for (source, first) in doubles { refuse(source, after: first) }
  }

  /// The rows of a sheet that hold data, each with its kind and its kode as written.
  private mutating func collectRows(of position: Int) -> [SourceRow] {
    let sheet = sheets[position]
    let key = sheet.columns.first { $0.layout.role == .row }
    let kindColumn = sheet.column("#jenis")
    var result: [SourceRow] = []
    for row in sheet.sheet.rows[sheet.rows] {
      guard
        sheet.layout.form == .form || sheet.columns.contains(where: { row.value($0.number) != nil })
      else { continue }
      if isExample(row, sheet) || isHead(row, key) {
        summaries[position].skipped += 1
        continue
      }
      summaries[position].rows += 1
      var kind = sheet.layout.element ?? sheet.layout.key
      if let kindColumn {
        guard let found = self.kind(of: row, kindColumn, sheet) else {
          summaries[position].refused += 1
          continue
        }
        kind = found
      }
      var source = SourceRow(sheet: position, row: row, kind: kind)
      if let column = sheet.column("@kode"), let text = text(row, column) {
        source.kode = kode(text, at: sheet.location(row: row.number, column: column))
      }
      result.append(source)
    }
    return result
  }

  private func isExample(_ row: Row, _ sheet: RecognisedSheet) -> Bool {
    guard let column = sheet.column("@kode"), let text = text(row, column) else { return false }
    return text.utf8.count == catalogue.exampleMark.utf8.count
      && text.uppercased() == catalogue.exampleMark
  }

  /// Whether a row repeats the head.
  private func isHead(_ row: Row, _ key: RecognisedSheet.Column?) -> Bool {
    guard let key, case .text(let text)? = row.value(key.number) else { return false }
    // Hardly any row does: most are told apart by their lengths.
    let longest = max(key.heading.utf8.count, key.layout.heading.utf8.count) + 4
    let shortest = min(key.heading.utf8.count, key.layout.heading.utf8.count) - 4
    guard (shortest...longest).contains(text.utf8.count) else { return false }
    let heading = Heading(text)
    return heading == Heading(key.heading) || heading == Heading(key.layout.heading)
  }

  /// The kind that a row of a sheet of several kinds names.
  private mutating func kind(
    of row: Row, _ column: RecognisedSheet.Column, _ sheet: RecognisedSheet
  ) -> String? {
    let location = sheet.location(row: row.number, column: column)
    guard let written = text(row, column) else {
      report("BUK011", at: location, ["kolom": column.heading])
      return nil
    }
    if case .choice(let list) = column.layout.content {
      if let choice = catalogue.choice(written, in: list) { return choice.key }
      reportChoice(written, list, at: location, column)
      return nil
    }
    let kinds = library.fields.domain(sheet.layout.domain ?? "")?.kinds ?? []
    let wanted = Heading(written)
    if let kind = kinds.first(where: { $0.key == wanted.text || Heading($0.name) == wanted })
      ?? kinds.first(where: { Heading($0.name).begins(with: wanted) })
    {
      return kind.key
    }
    let names = kinds.map(\.name)
    report(
      "BUK016", at: location,
      ["nilai": written, "kolom": column.heading, "harapan": names.joined(separator: ", ")],
      value: written, suggestion: meant(written, among: names))
    return nil
  }

  /// The row that has the kode of a row already; nil when the kode is its own.
  private func earlier(
    _ source: SourceRow, _ firsts: inout [String: (sheet: Int, row: Int)]
  ) -> (sheet: Int, row: Int)? {
    let layout = sheets[source.sheet].layout
    guard let kode = source.kode, layout.form == .object || layout.form == .hierarchy,
      layout.columns.contains(where: { $0.field == "@kode" })
    else { return nil }
    // Units have their own kode; everything else shares one space (xs:key of the plan).
    let key = source.kind == "unit" ? "unit/\(kode)" : kode
    if let first = firsts[key] { return first }
    firsts[key] = (source.sheet, source.row.number)
    return nil
  }

  /// Refuses the second of two rows with one kode.
  private mutating func refuse(_ source: SourceRow, after first: (sheet: Int, row: Int)) {
    let kode = source.kode ?? ""
    let sheet = sheets[source.sheet]
    let other = sheets[first.sheet]
    let place = other.location(row: first.row, column: other.column("@kode"))
    report(
      "BUK012", at: sheet.location(row: source.row.number, column: sheet.column("@kode")),
      [
        "nilai": kode,
        "lain": [place.file, place.sheet, place.cell].compactMap { $0 }.joined(separator: " » "),
      ], value: kode, unit: owner(of: source))
    summaries[source.sheet].refused += 1
  }

  /// Gives a kode to the rows that have none and can have one.
  private mutating func giveKodes(to position: Int, _ register: KodeRegister) {
    let sheet = sheets[position]
    guard let key = keyColumn(of: sheet) else { return }
    var previous: (name: String, kode: String)?
    for index in rows[position].indices {
      let source = rows[position][index]
      let name = text(source.row, key).map(CellWords.folded)
      if let kode = source.kode {
        previous = name.map { ($0, kode) } ?? previous.map { ($0.name, kode) }
        continue
      }
      if sheet.layout.form == .details {
        // A row without a name continues the one above, and so does one that repeats its name.
        if let previous, name == nil || name == previous.name {
          rows[position][index].kode = previous.kode
          continue
        }
      }
      guard let name, let prefix = prefix(of: source) else { continue }
      let unit = unitName(of: source, sheet) ?? ""
      let kode = register.kode(kind: source.kind, unit: unit, name: name) ?? maker.next(prefix)
      rows[position][index].kode = kode
      previous = (name, kode)
      given.append(
        GivenKode(
          kode: kode, kind: source.kind, unit: unit, name: name, file: sheet.file,
          sheet: sheet.sheet.name, row: source.row.number, column: sheet.column("@kode")?.number))
    }
  }

  /// Begin of the kode that a row without one is given; nil for what has no kode.
  private func prefix(of source: SourceRow) -> String? {
    let layout = sheets[source.sheet].layout
    if let prefix = layout.prefix { return prefix }
    guard let column = layout.columns.first(where: { $0.field == "#jenis" }),
      case .choice(let list) = column.content
    else { return nil }
    return catalogue.choices[list]?.first { $0.key == source.kind }?.prefix
  }

  /// The next free kode with this begin.
  mutating func nextKode(_ prefix: String) -> String { maker.next(prefix) }

  /// The column that names a row.
  func keyColumn(of sheet: RecognisedSheet) -> RecognisedSheet.Column? {
    sheet.column("nama") ?? sheet.column("uraian")
      ?? sheet.columns.first { $0.layout.role == .row }
  }

  private func unitName(of source: SourceRow, _ sheet: RecognisedSheet) -> String? {
    ownerColumn(of: sheet, kind: source.kind).flatMap { text(source.row, $0) }
      .map(CellWords.folded)
  }

  /// The column that names the perangkat daerah answering for a row.
  func ownerColumn(of sheet: RecognisedSheet, kind: String) -> RecognisedSheet.Column? {
    if let domain = sheet.layout.domain, let field = library.fields.domain(domain)?.ownerField {
      return sheet.column(field)
    }
    return sheet.columns.first {
      if case .unit = $0.layout.content { true } else { false }
    }
  }

  private mutating func addNames(of position: Int) {
    let sheet = sheets[position]
    guard let key = keyColumn(of: sheet) else { return }
    for source in rows[position] {
      guard let kode = source.kode, let name = text(source.row, key) else { continue }
      names.add(kode, kind: source.kind, name: name)
      guard source.kind == "unit", let column = sheet.column("nama-lama"),
        let former = text(source.row, column)
      else { continue }
      for item in CellWords.values(former) {
        names.addName(split(item.text, column.layout).text, of: kode, kind: "unit")
      }
    }
  }
}
