internal import Diagnostics
public import References
internal import Workbook
public import XMLTree

/// Takes a plan apart into the sheets that planners fill, so that what it writes is read back the
/// same.
public struct PlanExporter {
  let library: Library
  let catalogue: SheetCatalogue
  /// Element `rencana`; what is written of it may be less than what names are taken from.
  var root: Element
  /// Name of each group of kegiatan of the plan's profile.
  let groupNames: [String: String]
  private(set) var names = NameIndex()
  /// Years of the period and of everything that has a year.
  private(set) var years: [Int] = []

  /// - Parameters:
  ///   - root: element `rencana`.
  ///   - catalogue: the sheets.
  ///   - library: references and lists.
  /// - Throws: `BrokenData` when the profile that the plan names is broken.
  public init(
    _ root: Element, _ catalogue: SheetCatalogue, _ library: Library
  ) throws(BrokenData) {
    self.root = root
    self.catalogue = catalogue
    self.library = library
    var groups: [String: String] = [:]
    let key = root.first("identitas")?.first("profil")?[attribute: "kunci"] ?? ""
    if library.folder.names(inSchemas: "profil").contains(key) {
      let path = library.folder.schema("profil/\(key).xml")
      for group in try Profile(path: path, from: library.folder).groups {
        groups[group.key] = group.name
      }
    }
    groupNames = groups
    index()
    years = planYears()
  }

  private mutating func index() {
    for unit in root.first("perangkat-daerah")?.elements(named: "unit") ?? [] {
      guard let kode = unit[attribute: "kode"] else { continue }
      names.add(kode, kind: "unit", name: unit.first("nama")?.foldedText ?? "")
      for former in unit.elements(named: "nama-lama") {
        names.addName(former.foldedText, of: kode, kind: "unit")
      }
    }
    for part in root.elements where part.name != "narasi" && part.name != "perangkat-daerah" {
      addNames(below: part)
    }
  }

  private mutating func addNames(below element: Element) {
    for child in element.elements {
      if let kode = child[attribute: "kode"] {
        let name = child.first("nama") ?? child.first("uraian") ?? child.first("kejadian")
        names.add(kode, kind: child.name, name: name?.foldedText ?? "")
      }
      if !child.elements.isEmpty { addNames(below: child) }
    }
  }

  private func planYears() -> [Int] {
    var found: Set<Int> = []
    func collect(_ element: Element) {
      if element.name == "nilai" || element.name == "target" || element.name == "realisasi",
        let year = element[attribute: "tahun"].flatMap({ Int($0) })
      {
        found.insert(year)
      }
      for child in element.elements { collect(child) }
    }
    for name in ["identitas", "strategi"] { root.first(name).map(collect) }
    let period = root.first("identitas")?.first("periode")
    if let start = period?[attribute: "mulai"].flatMap({ Int($0) }),
      let end = period?[attribute: "selesai"].flatMap({ Int($0) }), start <= end, end - start < 100
    {
      found.formUnion(start...end)
    }
    return found.sorted()
  }

  // MARK: Tables

  /// The table of a sheet.
  func table(_ layout: SheetLayout) -> SheetTable {
    var table = SheetTable(layout: layout, columns: columns(of: layout))
    let elements = self.elements(of: layout)
    switch layout.form {
    case .object:
      table.rows = elements.map { element in table.columns.map { cell($0, element) } }
    case .details: for element in elements { addDetails(element, to: &table) }
    case .hierarchy: for element in elements { addLevels(element, parent: nil, to: &table) }
    case .addition: for element in elements { addAdditions(element, to: &table) }
    case .form: break
    }
    return table
  }

  /// The columns of a sheet; of yearly ones those years that some element has, or the period's.
  func columns(of layout: SheetLayout) -> [SheetTable.Column] {
    layout.columns.flatMap { column in
      guard column.isYearly else { return [SheetTable.Column(layout: column, year: nil)] }
      let years = column.history.map { history(of: column, in: layout, length: $0) } ?? years
      return years.map { SheetTable.Column(layout: column, year: $0) }
    }
  }

  /// Years of a column about the past: those that some element has, else so many before the period.
  private func history(of column: ColumnLayout, in layout: SheetLayout, length: Int) -> [Int] {
    let name = String(column.field.prefix { $0 != "/" })
    let found = elements(of: layout).flatMap { $0.elements(named: name) }
      .compactMap { $0[attribute: "tahun"].flatMap { Int($0) } }
    if !found.isEmpty { return Set(found).sorted() }
    let period = root.first("identitas")?.first("periode")
    guard let start = period?[attribute: "mulai"].flatMap({ Int($0) }), start > length else {
      return []
    }
    return Array((start - length)..<start)
  }

  /// The elements that a sheet holds, in the order of the plan.
  private func elements(of layout: SheetLayout) -> [Element] {
    guard let container = root.first(layout.container) else { return [] }
    if layout.form == .hierarchy { return container.elements }
    return layout.element.map { container.elements(named: $0) } ?? []
  }

  /// The rows of an element that has children of its own: the first row says everything, those below
  /// it repeat what binds them and add a child each.
  private func addDetails(_ element: Element, to table: inout SheetTable) {
    guard let child = table.layout.child else {
      table.rows.append(table.columns.map { cell($0, element) })
      return
    }
    let prefix = child + "/"
    let children = element.elements(named: child)
    let saysMore = table.columns.contains {
      !$0.layout.field.hasPrefix(prefix) && $0.layout.field != table.layout.group
    }
    if children.isEmpty, !saysMore { return }
    for index in 0..<max(children.count, 1) {
      table.rows.append(
        table.columns.map { column in
          if column.layout.field.hasPrefix(prefix) {
            return children.isEmpty
              ? nil : cell(column, children[index], prefix: prefix)
          }
          let repeats = column.layout.field == table.layout.group || column.layout.role == .row
          return index == 0 || repeats ? cell(column, element) : nil
        })
    }
  }

  private func addLevels(_ element: Element, parent: String?, to table: inout SheetTable) {
    table.rows.append(
      table.columns.map { column in
        switch column.layout.field {
        case "#jenis": return choice(element.name, column.layout)
        case "#induk": return parent.map { .text($0) }
        case "uraian":
          let text = element.first("uraian") ?? element.first("nama")
          return text.map { .text($0.foldedText) }
            ?? (element.elements.isEmpty ? .text(element.foldedText) : nil)
        case "sasaran" where StrategyTree.levels.contains(element.name): return nil
        default: return cell(column, element)
        }
      })
    guard let level = StrategyTree.levels.firstIndex(of: element.name),
      level + 1 < StrategyTree.levels.count
    else { return }
    for child in element.elements(named: StrategyTree.levels[level + 1]) {
      addLevels(child, parent: element[attribute: "kode"], to: &table)
    }
  }

  private func addAdditions(_ element: Element, to table: inout SheetTable) {
    guard let child = table.layout.child, let content = table.layout.content else { return }
    for (index, line) in element.elements(named: child).enumerated() {
      guard let addition = line.first(content) else { continue }
      table.rows.append(
        table.columns.map { column in
          let field = column.layout.field
          if field == "#nomor" { return .number(String(index + 1)) }
          if field.hasPrefix(child + "/") { return cell(column, line, prefix: child + "/") }
          if field.hasPrefix(content + "/") { return cell(column, addition, prefix: content + "/") }
          return cell(column, element)
        })
    }
  }

  // MARK: Forms

  /// The rows of a form: label, value and hint.
  func formRows(_ layout: SheetLayout) -> [(column: ColumnLayout, value: CellValue?)] {
    let container = root.first(layout.container)
    return layout.columns.map { column in
      if column.field.hasPrefix("/@") {
        let value = root[attribute: String(column.field.dropFirst(2))]
        return (
          column, value.flatMap { single(Element("", children: [.text($0)]), column) }
        )
      }
      return (column, container.flatMap { cell(SheetTable.Column(layout: column, year: nil), $0) })
    }
  }
}
