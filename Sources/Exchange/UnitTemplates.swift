public import References
internal import Workbook
public import XMLTree

/// Workbooks for every perangkat daerah, each with the rows that the unit wrote last time.
public struct UnitTemplates {
  /// Files with the folder of their unit in front.
  public let files: [WorkbookSet.File]

  /// - Parameters:
  ///   - root: element `rencana` of the last plan.
  ///   - reader: the catalogue of sheets.
  ///   - library: references and lists.
  /// - Throws: `BrokenData` when the profile of the plan is broken, or a name in the catalogue is
  ///   none that a workbook can have.
  public init(
    _ root: Element, _ reader: PlanImportReader, _ library: Library
  ) throws(BrokenData) {
    let catalogue = reader.catalogue
    let books = catalogue.books.filter(\.isForUnits)
    let whole = try PlanExporter(root, catalogue, library)
    let shares = PlanShares(root, catalogue, library)
    var files: [WorkbookSet.File] = []
    for (unit, folder) in UnitTemplates.folders(root) {
      var exporter = whole
      exporter.root = shares.plan(of: unit)
      let builder = WorkbookBuilder(exporter, isTemplate: true)
      for book in books {
        guard let draft = builder.workbook(book.file, book.sheets) else { continue }
        do throws(WorkbookDraftFailure) {
          files.append(WorkbookSet.File("\(folder)/\(book.file)", try draft.xlsx()))
        } catch {
          throw BrokenData(file: library.folder.schema("acuan/lembar.xml"), "\(error)")
        }
      }
    }
    self.files = files
  }

  private static func folders(_ root: Element) -> [(unit: String, folder: String)] {
    folders(
      (root.first("perangkat-daerah")?.elements(named: "unit") ?? []).map {
        ($0[attribute: "kode"] ?? "", $0.first("nama")?.foldedText ?? "")
      })
  }

  /// A folder for each unit: its name, and its kode in place of it where two would be the same.
  static func folders(
    _ units: [(kode: String, name: String)]
  ) -> [(unit: String, folder: String)] {
    let names = units.map { FileNames.safe($0.name) }
    var counts: [String: Int] = [:]
    for name in names { counts[name.lowercased(), default: 0] += 1 }
    let alone = names.filter { counts[$0.lowercased()] == 1 }
    let byKode = FileNames.unique(units.map(\.kode), besides: alone)
    return zip(units, names).map { unit, name in
      (unit.kode, counts[name.lowercased()] == 1 ? name : byKode[unit.kode] ?? name)
    }
  }
}

/// The parts of a plan by the perangkat daerah that answers for them.
struct PlanShares {
  /// What every unit gets, such as identity and strategy.
  private let common: [Node]
  /// Elements by unit, then container.
  private var shares: [String: [String: [Element]]] = [:]
  private let containers: [String]
  private let library: Library

  init(_ root: Element, _ catalogue: SheetCatalogue, _ library: Library) {
    self.library = library
    let layouts = catalogue.books.filter(\.isForUnits).flatMap(\.sheets).filter {
      !$0.isCombined && $0.form != .addition
    }
    var byElement: [String: SheetLayout] = [:]
    for layout in layouts { if let name = layout.element { byElement[name] = layout } }
    var names: [String] = []
    for layout in layouts where !names.contains(layout.container) { names.append(layout.container) }
    containers = names
    common = ["identitas", "perangkat-daerah", "strategi"].compactMap { name in
      root.first(name).map { .element($0) }
    }
    for container in names {
      for element in root.first(container)?.elements ?? [] {
        guard let layout = byElement[element.name] else { continue }
        add(element, layout)
      }
    }
  }

  private mutating func add(_ element: Element, _ layout: SheetLayout) {
    let own = PlanShares.owner(of: element, layout, library)
    guard let child = layout.child, let field = PlanShares.childField(layout) else {
      if let own { shares[own, default: [:]][layout.container, default: []].append(element) }
      return
    }
    // What several units share goes to each of them with its own part only.
    var parts: [String: Set<Int>] = [:]
    for (index, node) in element.children.enumerated() {
      guard case .element(let part) = node, part.name == child,
        let unit = PlanShares.value(field, part)
      else { continue }
      parts[unit, default: []].insert(index)
    }
    if let own, parts[own] == nil { parts[own] = [] }
    for (unit, kept) in parts {
      var share = element
      share.children = element.children.enumerated().compactMap { index, node in
        if case .element(let part) = node, part.name == child, !kept.contains(index) { return nil }
        return node
      }
      shares[unit, default: [:]][layout.container, default: []].append(share)
    }
  }

  /// The plan as one unit sees it.
  func plan(of unit: String) -> Element {
    let own = containers.compactMap { name -> Node? in
      guard let elements = shares[unit]?[name] else { return nil }
      return .element(Element(name, children: elements.map { .element($0) }))
    }
    return Element("rencana", children: common + own)
  }

  /// The unit that answers for an element.
  static func owner(
    of element: Element, _ layout: SheetLayout, _ library: Library
  ) -> String? {
    if let domain = layout.domain, let field = library.fields.domain(domain)?.ownerField {
      return value(field, element)
    }
    let prefix = layout.child.map { $0 + "/" }
    let column = layout.columns.first { column in
      guard case .unit = column.content else { return false }
      return prefix.map { !column.field.hasPrefix($0) } ?? true
    }
    return column.flatMap { value($0.field, element) }
  }

  /// The field of a child that names its unit.
  private static func childField(_ layout: SheetLayout) -> String? {
    guard let prefix = layout.child.map({ $0 + "/" }) else { return nil }
    return layout.columns.first { column in
      guard case .unit = column.content else { return false }
      return column.field.hasPrefix(prefix)
    }.map { String($0.field.dropFirst(prefix.count)) }
  }

  private static func value(_ field: String, _ element: Element) -> String? {
    field.hasPrefix("@")
      ? element[attribute: String(field.dropFirst())] : element.first(field)?.foldedText
  }
}
