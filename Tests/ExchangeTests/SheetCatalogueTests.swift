import References
import TestSupport
import Testing
import XMLTree

@testable import Exchange

/// The catalogue of sheets holds everything that a plan can say.
@Suite struct SheetCatalogueTests {
  private static let prefix = "xs"
  /// What workbooks do not hold, each with the reason.
  private static let exceptions: Set<String> = [
    "rencana/@versi",  // written by the program
    "rencana/narasi",  // prose has its own files
    "rencana/sumber",  // made by the import
  ]

  /// Every attribute and leaf of Schemas/rencana, as paths of names.
  private func schemaPaths() throws -> Set<String> {
    var types: [String: Element] = [:]
    let folder = Repository.path("Schemas/rencana")
    for name in Files.tree(folder, ending: ".xsd") {
      let root = try #require(XMLSource(parsing: try Files.bytes("\(folder)/\(name)")).root)
      for type in root.elements { if let key = type[attribute: "name"] { types[key] = type } }
    }
    var paths: Set<String> = []
    func walk(_ type: Element, _ path: String, _ seen: Set<String>) {
      for child in type.elements {
        switch child.name {
        case "extension":
          if let base = child[attribute: "base"], let type = types[base] { walk(type, path, seen) }
          walk(child, path, seen)
        case "attribute": paths.insert("\(path)/@\(child[attribute: "name"] ?? "")")
        case "element": element(child, path, seen)
        default: walk(child, path, seen)
        }
      }
    }
    func element(_ element: Element, _ path: String, _ seen: Set<String>) {
      let name = element[attribute: "name"] ?? ""
      let full = "\(path)/\(name)"
      guard !Self.exceptions.contains(full), name != "asal" else { return }
      let key = element[attribute: "type"] ?? ""
      guard let type = types[key], type.name == "complexType", !seen.contains(key) else {
        paths.insert(full)
        return
      }
      let before = paths.count
      if !type.elements.contains(where: { $0.name == "sequence" || $0.name == "choice" }),
        type.elements.contains(where: { $0.name == "simpleContent" })
      {
        paths.insert(full)
      }
      walk(type, full, seen.union([key]))
      if paths.count == before { paths.insert(full) }
    }
    walk(try #require(types["PlanType"]), "rencana", [])
    return paths.filter { !Self.exceptions.contains($0) }
  }

  /// The same for the columns of all sheets.
  private func sheetPaths() throws -> Set<String> {
    let catalogue = try SheetCatalogue(try Shared.library.get())
    var paths: Set<String> = []
    for sheet in catalogue.sheets where !sheet.isCombined {
      let base =
        "rencana/\(sheet.container)" + (sheet.element.map { "/\($0)" } ?? "")
      for column in sheet.columns {
        var field = column.field
        if field.hasPrefix("/@") {
          paths.insert("rencana/" + field.dropFirst())
          continue
        }
        if field.hasPrefix("#") { continue }
        if column.isYearly { field = field.replacing("/%tahun%", with: "") }
        if let suffix = column.suffix { paths.insert("\(base)/\(field)/@\(suffix.attribute)") }
        if column.isYearly { paths.insert("\(base)/\(field)/@tahun") }
        let child = sheet.form == .addition ? sheet.child.map { "/\($0)" } ?? "" : ""
        let path =
          field == "." ? base : "\(base)\(field.hasPrefix("realisasi/") ? child : "")/\(field)"
        paths.insert(path)
      }
    }
    // The levels of the strategy share one sheet.
    for (level, above) in [
      ("misi", ""), ("tujuan", "misi/"), ("sasaran", "misi/tujuan/"),
      ("iku", "misi/tujuan/sasaran/"), ("arah-kebijakan", ""), ("strategi-pelaksanaan", ""),
    ] {
      for field in [
        "@kode", "uraian", "nama", "satuan", "awal", "awal/@tahun", "target", "target/@tahun",
        "realisasi", "realisasi/@tahun", "sasaran",
      ] {
        paths.insert("rencana/strategi/\(above)\(level)/\(field)")
      }
    }
    paths.insert("rencana/strategi/visi")
    return paths
  }

  @Test func everythingThatAPlanSaysHasItsColumn() throws {
    let known = try sheetPaths()
    let missing = try schemaPaths().filter { path in
      // The openness of single values is one column for all fields.
      !known.contains(path) && !path.hasSuffix("/@keterbukaan")
        && !(path.split(separator: "/").count > 3 && known.contains(path + "/."))
    }
    #expect(missing.sorted() == [])
  }

  /// A rule that names the field to be mended names one that a sheet has, or the period of the form.
  @Test func fieldsOfRulesAreColumns() throws {
    let library = try Shared.library.get()
    let fields = Set(try SheetCatalogue(library).sheets.flatMap(\.columns).map(\.field))
    let unknown = library.rules.rules.filter { rule in
      rule.field.map { !fields.contains($0) && $0 != "periode" } ?? false
    }
    #expect(unknown.map(\.id) == [])
    #expect(library.rules.rules.count { $0.field != nil } > 60)
  }

  @Test func sheetNamesAreNamesOfSheets() throws {
    let catalogue = try SheetCatalogue(try Shared.library.get())
    for book in catalogue.books {
      let names = book.sheets.filter { !$0.isCombined }.map { $0.name.lowercased() }
      #expect(Set(names).count == names.count, "\(book.file)")
      #expect(names.allSatisfy { $0.count <= 31 }, "\(book.file)")
    }
  }
}
