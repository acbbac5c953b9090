public import References
internal import Workbook
internal import XMLTree

extension PlanImport {
  /// What may be wanted besides the plan.
  public enum Extra: Sendable, Hashable {
    /// Who answers for which row.
    case intake
    /// Objects that may be one.
    case duplicates
  }

  /// The near-duplicates as a workbook to decide in; nil when they were not asked for, or there is no
  /// plan.
  ///
  /// - Parameters:
  ///   - catalogue: headings and words of decisions.
  ///   - library: words.
  /// - Returns: the file.
  /// - Throws: `BrokenData` when a name in the catalogue is none that a workbook can have.
  public func duplicateBook(
    _ catalogue: SheetCatalogue, _ library: Library
  ) throws(BrokenData) -> [UInt8]? {
    try duplicates?.workbook(catalogue, library)
  }

  /// Whether a workbook holds decisions about objects that may be one.
  public static func holdsDecisions(
    _ book: SourceSet.Book, _ catalogue: SheetCatalogue
  ) -> Bool {
    guard let name = catalogue.decisions["ganda"].map({ Heading($0.name) }) else { return false }
    return book.workbook.sheets.contains { Heading($0.name) == name }
  }

  /// Pairs that nobody has decided about yet.
  public var undecided: Int { duplicates?.rows.count { $0.choice == nil } ?? 0 }
}

/// Pairs of objects that may be one, with what was decided about them.
struct DuplicateList: Sendable {
  /// A pair.
  struct Row: Sendable {
    let pair: ObjectPair
    /// Key of the decision; nil while there is none.
    let choice: String?
    /// The decision as written, where it is none.
    let word: String?
    let remark: String?

    init(_ pair: ObjectPair, _ decision: DuplicateDecisions.Decision?) {
      self.pair = pair
      choice = decision?.choice
      word = decision?.word
      remark = decision?.remark
    }
  }

  let rows: [Row]
  private let objects: [String: ComparedObject]
  private let unitNames: [String: String]

  /// Pairs of a plan before anything is merged. What was decided earlier stays in the list, also
  /// about pairs that are no longer alike.
  init(_ root: Element, _ decided: DuplicateDecisions, _ library: Library) {
    let finder = DuplicateFinder(root, library)
    var objects: [String: ComparedObject] = [:]
    for object in finder.objects { objects[object.kode] = object }
    var names: [String: String] = [:]
    for unit in root.first("perangkat-daerah")?.elements(named: "unit") ?? [] {
      names[unit[attribute: "kode"] ?? ""] = unit.first("nama")?.foldedText
    }
    var known: [String: DuplicateDecisions.Decision] = [:]
    for decision in decided.decisions {
      known[DuplicateList.key(decision.first, decision.second)] = decision
    }
    var rows: [Row] = []
    for pair in finder.pairs() {
      let decision = known.removeValue(forKey: DuplicateList.key(pair.first, pair.second))
      rows.append(Row(pair, decision))
    }
    for decision in decided.decisions {
      guard known.removeValue(forKey: DuplicateList.key(decision.first, decision.second)) != nil,
        let object = objects[decision.first] ?? objects[decision.second]
      else { continue }
      let pair = ObjectPair(
        kind: object.kind, first: decision.first, second: decision.second, likeness: 0)
      rows.append(Row(pair, decision))
    }
    self.rows = rows
    self.objects = objects
    unitNames = names
  }

  private static func key(_ one: String, _ other: String) -> String {
    one < other ? "\(one)\u{0}\(other)" : "\(other)\u{0}\(one)"
  }

  /// The list as a workbook.
  func workbook(
    _ catalogue: SheetCatalogue, _ library: Library
  ) throws(BrokenData) -> [UInt8]? {
    guard let layout = catalogue.decisions["ganda"] else { return nil }
    var sheet = SheetDraft(name: layout.name)
    sheet.columns = layout.columns.map { ColumnDraft(width: $0.width, style: .wrapped) }
    sheet.rows = [
      RowDraft(layout.columns.map { CellDraft($0.heading, $0.isNeeded ? .requiredHead : .head) })
    ]
    for row in rows {
      sheet.rows.append(
        RowDraft(layout.columns.map { cell($0.key, row, catalogue, library) }))
    }
    sheet.frozenRows = 1
    sheet.page.repeatedRows = 1...1
    let last = max(sheet.rows.count, 2)
    sheet.filter = CellRange(
      firstRow: 1, firstColumn: 1, lastRow: last, lastColumn: layout.columns.count)
    for (index, column) in layout.columns.enumerated() {
      guard let names = column.choices.flatMap({ catalogue.choices[$0] })?.map(\.name) else {
        continue
      }
      sheet.choices.append(
        ChoiceDraft(
          CellRange(firstRow: 2, firstColumn: index + 1, lastRow: last, lastColumn: index + 1),
          .list(names),
          error: (
            library.messages.text("buku.pilihan.judul"), library.messages.text("buku.pilihan.salah")
          )))
    }
    let draft = WorkbookDraft(
      sheets: [sheet], title: library.messages.text("buku.judul", ["buku": layout.name]),
      creator: library.messages.text("buku.pembuat"))
    do throws(WorkbookDraftFailure) { return try draft.xlsx() } catch {
      throw BrokenData(file: library.folder.schema("acuan/lembar.xml"), "\(error)")
    }
  }

  private func cell(
    _ key: String, _ row: Row, _ catalogue: SheetCatalogue, _ library: Library
  ) -> CellDraft {
    func unit(_ kode: String) -> String {
      let unit = objects[kode]?.unit ?? ""
      return unitNames[unit] ?? unit
    }
    switch key {
    case "jenis": return CellDraft(library.fields.kind(row.pair.kind)?.name ?? row.pair.kind)
    case "kode": return CellDraft(row.pair.first)
    case "nama": return CellDraft(objects[row.pair.first]?.name ?? "", .wrapped)
    case "unit": return CellDraft(unit(row.pair.first), .wrapped)
    case "kode-lain": return CellDraft(row.pair.second)
    case "nama-lain": return CellDraft(objects[row.pair.second]?.name ?? "", .wrapped)
    case "unit-lain": return CellDraft(unit(row.pair.second), .wrapped)
    case "kemiripan":
      guard row.pair.likeness > 0 else { return CellDraft(nil, .percent) }
      let digits = String(100 + row.pair.likeness).dropFirst()
      return CellDraft(.number(row.pair.likeness == 100 ? "1" : "0.\(digits)"), .percent)
    case "keputusan":
      let choice = catalogue.choices[DuplicateDecisions.choices]?.first { $0.key == row.choice }
      return CellDraft((choice?.name ?? row.word).map { .text($0) }, .text)
    default: return CellDraft(row.remark.map { .text($0) }, .wrapped)
    }
  }
}

extension SheetSummary {
  /// The summaries with the rows of merged objects counted as such.
  static func counting(
    _ merged: [(file: String, sheet: String)], in summaries: [SheetSummary]
  ) -> [SheetSummary] {
    var summaries = summaries
    for (file, sheet) in merged {
      guard let index = summaries.firstIndex(where: { $0.file == file && $0.sheet == sheet }),
        summaries[index].made > 0
      else { continue }
      summaries[index].made -= 1
      summaries[index].merged += 1
    }
    return summaries
  }
}
