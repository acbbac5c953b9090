import TestSupport
import Testing
import XMLTree

@Suite struct XMLSchemaTests {
  private static let schemaText = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:uji"
      targetNamespace="urn:uji" elementFormDefault="qualified">
      <xs:element name="akar">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="butir" maxOccurs="unbounded">
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="nama" type="xs:string"/>
                  <xs:element name="jumlah" type="xs:integer" minOccurs="0"/>
                </xs:sequence>
                <xs:attribute name="kode" type="xs:token" use="required"/>
                <xs:attribute name="warna" type="WarnaType"/>
              </xs:complexType>
            </xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:key name="kode"><xs:selector xpath="*"/><xs:field xpath="@kode"/></xs:key>
      </xs:element>
      <xs:simpleType name="WarnaType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="merah"/><xs:enumeration value="biru"/>
        </xs:restriction>
      </xs:simpleType>
    </xs:schema>
    """

  private static let schema: Result<XMLSchema, any Error> = Result {
    let folder = try TemporaryFolder()
    LibXML.start(allowing: [folder.path])
    return try XMLSchema(path: try folder.write(schemaText, as: "uji.xsd"))
  }

  private func issues(_ content: String) throws -> [XMLIssue] {
    let text = "<akar xmlns='urn:uji'>\n\(content)\n</akar>"
    let source = XMLSource(parsing: Array(text.utf8), schema: try XMLSchemaTests.schema.get())
    #expect(source.root != nil)
    return source.issues
  }

  @Test func validTextHasNoIssue() throws {
    #expect(try issues("<butir kode='A' warna='biru'><nama>x</nama></butir>").isEmpty)
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let content: String
    let code: Int
    let place: Place
    var element: String?
    var attribute: String?
    var value: String?
    var expected: [String] = []
    var testDescription: String { content }
  }

  static let faults = [
    Fault(
      content: "<butir kode='A' warna='hijau'><nama/></butir>", code: 1840,
      place: Place(line: 2, column: 17), element: "butir", attribute: "warna", value: "hijau",
      expected: ["merah", "biru"]),
    Fault(
      content: "<butir\n  kode='A'\n  warna='hijau'><nama/></butir>", code: 1840,
      place: Place(line: 4, column: 3), element: "butir", attribute: "warna", value: "hijau",
      expected: ["merah", "biru"]),
    Fault(
      content: "<butir warna='biru'><nama/></butir>", code: 1868, place: Place(line: 2, column: 1),
      element: "butir", attribute: "kode"),
    Fault(
      content: "<butir kode='A' berat='1'><nama/></butir>", code: 1866,
      place: Place(line: 2, column: 17), element: "butir", attribute: "berat"),
    Fault(
      content: "<butir kode='A'><nama/>\n <jumlah>dua</jumlah></butir>", code: 1824,
      place: Place(line: 3, column: 2), element: "jumlah", value: "dua"),
    Fault(
      content: "<butir kode='A'/>", code: 1871, place: Place(line: 2, column: 1),
      element: "butir", expected: ["nama"]),
    Fault(
      content: "<butir kode='A'><nama/>\n  <lain/></butir>", code: 1871,
      place: Place(line: 3, column: 3), element: "lain", expected: ["jumlah"]),
    Fault(
      content: "<butir kode='A'><nama/></butir>\n <butir kode='A'><nama/></butir>", code: 1877,
      place: Place(line: 3, column: 2), element: "butir", value: "A"),
  ]

  @Test(arguments: faults) func faultHasItsCodePlaceAndParts(_ fault: Fault) throws {
    let issues = try issues(fault.content)
    let issue = try #require(issues.first { $0.code == fault.code })
    #expect(issue.origin == .schema)
    #expect(issue.place == fault.place)
    #expect(issue.element == fault.element)
    #expect(issue.attribute == fault.attribute)
    #expect(issue.value == fault.value)
    #expect(issue.expected == fault.expected)
  }

  @Test func unknownRootIsReported() throws {
    let schema = try XMLSchemaTests.schema.get()
    let issues = XMLSource(parsing: Array("<lain/>".utf8), schema: schema).issues
    #expect(issues.map(\.code) == [1845])
    #expect(issues.first?.element == "lain")
  }

  @Test func faultPastLine65535HasItsPlace() throws {
    let good = String(repeating: "<lewat/>\n", count: 0)
    var content = good
    for number in 0..<70_000 { content += "<butir kode='A\(number)'><nama/></butir>\n" }
    let issues = try issues(content + "  <butir kode='Z' warna='putih'><nama/></butir>")
    #expect(issues.map(\.place) == [Place(line: 70_002, column: 19)])
  }

  @Test func schemaMayBeSharedByTasks() async throws {
    let schema = try XMLSchemaTests.schema.get()
    let counts = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          let items = String(
            repeating: "<butir kode='A' warna='x'><nama/></butir>", count: task + 1)
          let text = Array("<akar xmlns='urn:uji'>\(items)</akar>".utf8)
          return (0..<20).reduce(0) { sum, _ in
            sum + XMLSource(parsing: text, schema: schema).issues.count { $0.code == 1840 }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == (1...8).map { $0 * 20 })
  }

  @Test func brokenSchemaIsADefectOfTheProgram() throws {
    let folder = try TemporaryFolder()
    LibXML.start(allowing: [folder.path])
    let path = try folder.write(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='tidak-ada'/></xs:schema>",
      as: "rusak.xsd")
    let failure = #expect(throws: XMLFailure.self) { try XMLSchema(path: path) }
    #expect(failure?.issues.first?.origin == .program)
  }

  @Test func schemaOutsideTheAllowedFoldersIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(XMLSchemaTests.schemaText, as: "luar.xsd")
    #expect(throws: XMLFailure.self) { try XMLSchema(path: path) }
  }

  @Test func includeFromOutsideIsRefused() throws {
    let outside = try TemporaryFolder()
    let inside = try TemporaryFolder()
    LibXML.start(allowing: [inside.path])
    let other = try outside.write(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='T'><xs:restriction base='xs:token'/></xs:simpleType></xs:schema>",
      as: "lain.xsd")
    let path = try inside.write(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='\(other)'/><xs:element name='a' type='T'/></xs:schema>",
      as: "utama.xsd")
    #expect(throws: XMLFailure.self) { try XMLSchema(path: path) }
  }
}
