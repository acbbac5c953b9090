import TestSupport
import Testing
import XMLTree

/// Every element, attribute and enumerated value of our schemas says what it is.
@Suite struct DocumentationTests {
  static let schemas =
    Files.tree(Repository.path("Schemas"), ending: ".xsd").map { "Schemas/\($0)" }
    + Files.tree(Repository.path("Templates"), ending: ".xsd").map { "Templates/\($0)" }

  @Test(arguments: schemas) func everythingIsDocumented(_ name: String) throws {
    let root = try #require(XMLSource(parsing: try Files.bytes(Repository.path(name))).root)
    var missing: [String] = []
    for part in root.all where ["element", "attribute", "enumeration"].contains(part.name) {
      // A reference is documented where it leads.
      guard part[attribute: "ref"] == nil else { continue }
      let words = part.first("annotation")?.first("documentation")?.foldedText ?? ""
      if words.isEmpty {
        missing.append(
          "\(part.place.line) \(part.name) \(part[attribute: "name"] ?? part[attribute: "value"] ?? "")"
        )
      }
    }
    #expect(missing == [])
  }

  @Test func planSchemaIsThatLarge() throws {
    let parts = try DocumentationTests.schemas.filter { $0.contains("/rencana/") }.flatMap { name in
      try #require(XMLSource(parsing: try Files.bytes(Repository.path(name))).root).all
    }
    #expect(parts.count { $0.name == "element" } > 200)
    #expect(parts.count { $0.name == "attribute" } > 50)
    #expect(parts.count { $0.name == "enumeration" } > 30)
  }

  @Test(arguments: schemas) func schemaCompiles(_ name: String) throws {
    LibXML.start(allowing: [Repository.root])
    _ = try XMLSchema(path: Repository.path(name))
  }
}
