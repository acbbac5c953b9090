import Prepare
import References
import TestSupport
import Testing
import XMLTree

@Suite struct RuleTreeTests {
  private func tree(_ path: String) throws -> [UInt8] {
    let prepared = try Shared.prepare(path)
    let documents = try Shared.outlines(["arsitektur", "peta-rencana"]).map {
      PreparedDocument($0, of: prepared, edition: .terbatas)
    }
    return RuleTree(prepared, documents: documents).bytes
  }

  @Test(arguments: [Repository.example, Repository.test("Fixtures/kecil.xml")])
  func treeFollowsItsSchema(_ path: String) throws {
    LibXML.start(allowing: [Repository.root])
    let schema = try XMLSchema(path: Repository.path("Schemas/siap/data.xsd"))
    let source = XMLSource(parsing: try tree(path), schema: schema)
    #expect(source.root != nil)
    #expect(source.issues.map { "\($0.place.line): \($0.detail)" } == [])
  }

  @Test func fieldsOfTheCatalogueAreFieldsOfTheTree() throws {
    let schema = XMLSource(
      parsing: try Files.bytes(Repository.path("Schemas/siap/bidang.xsd"))
    ).root
    let known = (schema?.elements(named: "element") ?? []).compactMap { $0[attribute: "name"] }
    let fields = try Shared.library.get().fields.domains.flatMap(\.kinds).flatMap(\.fields)
    #expect(Set(fields.map(\.key)) == Set(known))
  }

  @Test func sizeIsLinear() throws {
    let folder = try TemporaryFolder()
    let one = try tree(Repository.example).count
    let plan = try folder.write(try Copies.plan(Repository.example, count: 4), as: "empat.xml")
    #expect(Double(try tree(plan).count) / Double(one) <= 4.4)
  }
}
