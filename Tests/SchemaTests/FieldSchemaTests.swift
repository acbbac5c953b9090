import References
import TestSupport
import Testing
import XMLTree

/// The field catalogue and the schema of plans say the same: kinds, fields, order.
@Suite struct FieldSchemaTests {
  private struct Schema {
    var types: [String: Element] = [:]
    var elements: [String: Element] = [:]
  }

  private static let schema: Schema = {
    var schema = Schema()
    let folder = Repository.path("Schemas/rencana")
    for name in Files.tree(folder, ending: ".xsd") {
      let bytes = (try? Files.bytes("\(folder)/\(name)")) ?? []
      guard let root = XMLSource(parsing: bytes).root else { continue }
      for type in root.elements(named: "complexType") {
        if let name = type[attribute: "name"] { schema.types[name] = type }
      }
      for element in root.all where element.name == "element" {
        if let name = element[attribute: "name"], schema.elements[name] == nil {
          schema.elements[name] = element
        }
      }
    }
    return schema
  }()

  /// Elements of an object's own sequence.
  private func fields(_ kind: FieldCatalogue.Kind) throws -> [Element] {
    let domain = try #require(FieldSchemaTests.schema.elements["domain-\(kind.domain)"])
    let domainType = try #require(domain[attribute: "type"])
    let element = try #require(
      FieldSchemaTests.schema.types[domainType]?.descendants("element").first {
        $0[attribute: "name"] == kind.key
      })
    let name = try #require(element[attribute: "type"])
    let type = try #require(FieldSchemaTests.schema.types[name])
    return type.descendants("element")
  }

  @Test func everyKindHasItsFieldsInOrder() throws {
    for kind in try Shared.library.get().fields.domains.flatMap(\.kinds) {
      let written = try fields(kind).compactMap { $0[attribute: "name"] ?? $0[attribute: "ref"] }
      #expect(written.filter { $0 != "asal" } == kind.fields.map(\.key), "\(kind.key)")
    }
  }

  @Test func repeatedFieldsMayBeRepeated() throws {
    for kind in try Shared.library.get().fields.domains.flatMap(\.kinds) {
      for field in try fields(kind) {
        guard let key = field[attribute: "name"], let known = kind.field(key) else { continue }
        let isUnbounded = field[attribute: "maxOccurs"] == "unbounded"
        #expect(isUnbounded == known.isRepeated, "\(kind.key) \(key)")
      }
    }
  }

  @Test func domainsHoldTheirKinds() throws {
    for domain in try Shared.library.get().fields.domains {
      let element = try #require(FieldSchemaTests.schema.elements["domain-\(domain.key)"])
      let name = try #require(element[attribute: "type"])
      let type = try #require(FieldSchemaTests.schema.types[name])
      let kinds = type.descendants("element").compactMap { $0[attribute: "name"] }
      #expect(Set(kinds) == Set(domain.kinds.map(\.key)), "\(domain.key)")
    }
  }
}
