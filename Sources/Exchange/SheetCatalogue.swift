public import References
internal import XMLTree

/// The catalogue of sheets (`Schemas/acuan/lembar.xml`): which sheet and column of a workbook holds
/// which part of a plan, and the words that cells use.
///
/// Import, export and templates all read it, so that a renamed column is a change of data.
public struct SheetCatalogue: Sendable {
  /// A workbook of the template.
  struct Book: Sendable {
    let file: String
    /// Whether every perangkat daerah fills it; else the unit that manages SPBE does, once.
    let isForUnits: Bool
    let sheets: [SheetLayout]
  }

  /// A value of a closed list, with the words that cells use for it.
  struct Choice: Sendable {
    let key: String
    let name: String
    let words: [String]
    /// Begin of the kode that is given to a new row of this kind.
    let prefix: String?
  }

  let books: [Book]
  let choices: [String: [Choice]]
  /// Words that make an amount larger, with their factors.
  let moneyWords: [(word: String, factor: Int)]
  /// Marks of the currency before an amount, in lower case, longer ones first.
  let currencies: [String]
  /// What elements cannot be without: `.` for their text, `@name` for an attribute.
  let conditions: [String: [String]]
  /// Those elements in a fixed order.
  let conditioned: [String]
  /// Words that mean that nothing is known.
  let emptyWords: Set<String>
  /// Number of each month, by name and short name in lower case.
  let months: [String: Int]
  /// Names of sheets that hold no data.
  let passedSheets: Set<Heading>
  /// Sheets that hold what people decided about the data, by key.
  let decisions: [String: DecisionSheet]
  /// ID that marks an example row.
  let exampleMark: String
  /// Position of each child of an element, by the element's name.
  let orders: [String: [String: Int]]

  /// All sheets, in the order of the catalogue.
  var sheets: [SheetLayout] { books.flatMap(\.sheets) }

  /// Loads the catalogue.
  ///
  /// - Parameter library: folder and field catalogue.
  /// - Throws: `BrokenData` when the file is missing or broken, or names what the field catalogue
  ///   does not have.
  public init(_ library: Library) throws(BrokenData) {
    let path = library.folder.schema("acuan/lembar.xml")
    let root = try library.folder.load(path)
    var choices: [String: [Choice]] = [:]
    for list in root.elements(named: "pilihan") {
      choices[list[attribute: "kunci"] ?? ""] = list.elements(named: "nilai").map { value in
        Choice(
          key: value[attribute: "kunci"] ?? "", name: value[attribute: "nama"] ?? "",
          words: value.elements(named: "alias").map(\.foldedText),
          prefix: value[attribute: "awalan"])
      }
    }
    self.choices = choices
    moneyWords = root.elements(named: "satuan-uang").map {
      ($0[attribute: "kata"]?.lowercased() ?? "", Int($0[attribute: "kali"] ?? "") ?? 1)
    }
    currencies = root.elements(named: "mata-uang").compactMap {
      $0[attribute: "kata"]?.lowercased()
    }
    var conditions: [String: [String]] = [:]
    for condition in root.elements(named: "syarat") {
      conditions[condition[attribute: "elemen"] ?? ""] = (condition[attribute: "isi"] ?? "")
        .split(separator: " ").map(String.init)
    }
    self.conditions = conditions
    conditioned = conditions.keys.sorted()
    emptyWords = Set(
      root.elements(named: "kosong").compactMap { $0[attribute: "kata"]?.lowercased() })
    var months: [String: Int] = [:]
    for (index, month) in root.elements(named: "bulan").enumerated() {
      for name in [month[attribute: "nama"], month[attribute: "alias"]] {
        if let name { months[name.lowercased()] = index + 1 }
      }
    }
    self.months = months
    decisions = DecisionSheet.all(root)
    passedSheets = Set(
      (root.elements(named: "lembar-lain") + root.elements(named: "lembar-keputusan"))
        .compactMap { $0[attribute: "nama"].map(Heading.init) })
    exampleMark = root[attribute: "contoh"] ?? ""
    var orders: [String: [String: Int]] = [:]
    for order in root.elements(named: "urutan") {
      let names = (order[attribute: "anak"] ?? "").split(separator: " ").map(String.init)
      orders[order[attribute: "elemen"] ?? ""] = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for kind in library.fields.domains.flatMap(\.kinds) {
      let names = ["asal"] + kind.fields.map(\.key)
      orders[kind.key] = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    self.orders = orders
    let reader = LayoutReader(
      fields: library.fields, common: root.first("kolom-objek")?.elements(named: "kolom") ?? [])
    books = root.elements(named: "buku").map { book in
      Book(
        file: book[attribute: "berkas"] ?? "", isForUnits: book[attribute: "untuk"] == "unit",
        sheets: book.elements.flatMap(reader.sheets))
    }
    if let name = reader.unknownField(in: books.flatMap(\.sheets)) {
      throw BrokenData(file: path, "no field '\(name)' in the field catalogue")
    }
  }

  /// The value of a closed list that a word means, in any case.
  func choice(_ word: String, in list: String) -> Choice? {
    let wanted = word.lowercased()
    return choices[list]?.first { choice in
      choice.key == wanted || choice.name.lowercased() == wanted
        || choice.words.contains { $0.lowercased() == wanted }
    }
  }
}

extension SheetCatalogue {
  /// Puts the children of an element into the order of the schema; white space between them goes.
  func sort(_ element: inout Element) {
    guard let order = orders[element.name] else { return }
    var places: [(position: Int, offset: Int)] = []
    places.reserveCapacity(element.children.count)
    var isSorted = true
    for (offset, node) in element.children.enumerated() {
      guard case .element(let child) = node else {
        isSorted = false
        continue
      }
      let position = order[child.name] ?? order.count
      if let last = places.last, last.position > position { isSorted = false }
      places.append((position, offset))
    }
    if isSorted { return }
    let children = element.children
    element.children = places.sorted { $0 < $1 }.map { children[$0.offset] }
  }

  /// An element with its children in the order of the schema.
  func sorted(_ element: Element) -> Element {
    var result = element
    sort(&result)
    return result
  }
}
