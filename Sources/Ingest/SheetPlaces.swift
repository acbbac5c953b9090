internal import XMLTree

/// Gives the parts of a plan that came from workbooks the places that they had there.
///
/// An element with `asal` stands in a row; its fields stand in the columns that `sumber` names for
/// them, so that an empty cell has a place too.
struct SheetPlaces {
  /// The sheets, in the order in which `Place.source` counts them.
  private(set) var sheets: [SheetSource] = []
  private var numbers: [String: Int] = [:]
  /// The sheet that was asked for last.
  private var last: (file: String, sheet: String, number: Int)?
  /// Column of each field, for each sheet.
  private var columns: [[String: Int]] = []
  /// For each sheet the elements whose fields it names with the element in front.
  private var owners: [Set<String>] = []

  /// Takes the sheets that `sumber` names.
  init(_ root: Element) {
    for sheet in root.first("sumber")?.elements(named: "lembar") ?? [] {
      let number = number(sheet[attribute: "berkas"] ?? "", sheet[attribute: "lembar"])
      for column in sheet.elements(named: "kolom") {
        let found = SheetSource.Column(
          number: Int(column[attribute: "nomor"] ?? "") ?? 0,
          heading: column[attribute: "judul"] ?? "", field: column[attribute: "bidang"] ?? "")
        sheets[number - 1].columns.append(found)
        if columns[number - 1][found.field] == nil {
          columns[number - 1][found.field] = found.number
          if let slash = found.field.firstIndex(of: "/") {
            owners[number - 1].insert(String(found.field[..<slash]))
          }
        }
      }
    }
  }

  private mutating func number(_ file: String, _ sheet: String?) -> Int {
    // Rows of one sheet come one after the other.
    if let last, last.file == file, last.sheet == sheet { return last.number }
    let key = file + "\u{0}" + (sheet ?? "")
    // Each section of prose counts its own file, also where several share one.
    if let sheet, let number = numbers[key] {
      last = (file, sheet, number)
      return number
    }
    sheets.append(SheetSource(file: file, sheet: sheet))
    columns.append([:])
    owners.append([])
    numbers[key] = sheets.count
    return sheets.count
  }

  /// What the rows of workbooks say about an element.
  struct Row {
    /// The cell of the element.
    fileprivate(set) var place: Place
    /// Name of the element with the row.
    fileprivate let owner: String
    /// Names of the elements between it and the element with the row.
    fileprivate let path: String
    /// Whether the sheet names fields with that element in front.
    fileprivate let isOwned: Bool
  }

  /// The cell that an element came from.
  ///
  /// - Parameters:
  ///   - element: an element of the plan.
  ///   - outer: the row of the element around it.
  /// - Returns: nil when no workbook is behind it.
  mutating func row(of element: Element, under outer: Row?) -> Row? {
    var row: Row
    if let origin = element.first("asal"), let line = Int(origin[attribute: "baris"] ?? "") {
      let source = number(origin[attribute: "berkas"] ?? "", origin[attribute: "lembar"])
      row = Row(
        place: Place(line: line, column: 1, source: source), owner: element.name, path: "",
        isOwned: owners[source - 1].contains(element.name))
    } else if let outer {
      var path = outer.path.isEmpty ? element.name : outer.path + "/" + element.name
      if let year = element[attribute: "tahun"], !element.hasElements { path += "/" + year }
      row = Row(place: outer.place, owner: outer.owner, path: path, isOwned: outer.isOwned)
    } else {
      return nil
    }
    row.place.column = column(of: row)
    return row
  }

  /// The column of a field; that of a row is the column of its kode, or the first of a child that
  /// shares its row with others.
  private func column(of row: Row) -> Int {
    let source = row.place.source - 1
    let field = row.path.isEmpty ? "@kode" : row.path
    if row.isOwned, let own = columns[source][row.owner + "/" + field] { return own }
    if let own = columns[source][field] ?? columns[source]["@kode"] { return own }
    return columns[source]["nama"] ?? sheets[source].columns.first?.number ?? 1
  }
}
