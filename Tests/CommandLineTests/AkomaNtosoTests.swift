import TestSupport
import Testing
import XMLTree

/// `--format akn`: instruments as Akoma Ntoso 3.0, under the schema of OASIS that the Python package
/// cobalt carries.
@Suite struct AkomaNtosoTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let schema: String? = Files.tree(
    Repository.path(".build/venv"), ending: "/cobalt/xsd/akomantoso30.xsd"
  ).first.map { Repository.path(".build/venv/\($0)") }

  /// What xmllint says about files; empty when they are valid.
  private func invalid(_ paths: [String]) throws -> String {
    guard let schema = AkomaNtosoTests.schema else {
      throw TestFailure("akomantoso30.xsd is missing: run `make .build/venv/installed`")
    }
    try Command.require("xmllint", package: "libxml2-utils")
    let result = try Command.run(
      "xmllint", ["--noout", "--nonet", "--schema", schema] + paths)
    return result.code == 0 ? "" : result.report
  }

  /// The instruments of all regions, the rulings of Lebak among them.
  @Test func draftsOfEveryRegionAreValid() throws {
    var paths: [String] = []
    var rulings = 0
    for region in ["kapuas", "banjarbaru", "lebak", "kuantan-singingi", "kapuas-hulu"] {
      let output = folder.file(region)
      let result = try Naskah.run(
        "susun", Repository.path("Examples/\(region)/rencana.xml"), "--dokumen", "penetapan",
        "--format", "akn", "-o", output)
      #expect(result.code == 0, "\(result.report)")
      let made = Files.names(output).filter { $0.hasSuffix("-akn.xml") }
      #expect(!made.isEmpty, "\(region)")
      for name in made {
        paths.append("\(output)/\(name)")
        if try Files.text("\(output)/\(name)").contains("<clause ") { rulings += 1 }
      }
    }
    #expect(rulings == 2)
    #expect(try invalid(paths) == "")
  }

  @Test(arguments: ["perbup", "perda"])
  func everyWordOfAnInstrumentIsThere(_ name: String) throws {
    let result = try Naskah.run(
      "susun", Repository.test("Fixtures/\(name).xml"), "--format", "akn,docbook", "-o",
      folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    let path = folder.file("keluaran/\(name)-akn.xml")
    #expect(try invalid([path]) == "")
    let act = try #require(XMLSource(parsing: try Files.bytes(path)).root)
    let book = try #require(
      XMLSource(parsing: try Files.bytes(folder.file("keluaran/\(name).xml"))).root)
    // Every paragraph of the DocBook stands in the act with the same words.
    let text = act.foldedText.filter { !$0.isWhitespace }
    let paragraphs = book.all.filter { $0.name == "para" }
      .map { $0.foldedText.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    #expect(paragraphs.count > 10)
    #expect(paragraphs.filter { !text.contains($0) } == [])
    // Every reference leads to a part of the act.
    let names = Set(act.all.compactMap { $0[attribute: "eId"] })
    let links = act.all.filter { $0.name == "ref" }.compactMap { $0[attribute: "href"] }
      .filter { $0.hasPrefix("#") }
    #expect(links.filter { !names.contains(String($0.dropFirst())) } == [])
  }

  @Test func whatIdentifiesAnActComesFromItsData() throws {
    let result = try Naskah.run(
      "susun", Repository.test("Fixtures/perda.xml"), "--format", "akn", "-o",
      folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    let text = try Files.text(folder.file("keluaran/perda-akn.xml"))
    for words in [
      "<FRBRuri value=\"/akn/id-kota-contoh/act/peraturan-daerah/2022/5\"/>",
      "<FRBRcountry value=\"id\"/>", "<FRBRlanguage language=\"ind\"/>",
      "<FRBRnumber value=\"5\"/>", "name=\"penetapan\"",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func amendmentQuotesWhatItChanges() throws {
    let text = try Files.text(Repository.test("Fixtures/perbup.xml"))
    let before = try folder.write(
      text.replacing("<kepala tahun", with: "<kepala nomor=\"1\" tahun"), as: "lama.xml")
    let after = try folder.write(
      text.replacing("secara <asing>bottom up</asing>", with: "setiap tahun").replacing(
        "<teks>arsitektur proses bisnis<", with: "<teks>proses bisnis<"), as: "baru.xml")
    let result = try Naskah.run(
      "perubahan", before, after, "--format", "akn", "-o", folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    let path = folder.file("keluaran/perubahan-akn.xml")
    #expect(try invalid([path]) == "")
    let act = try #require(XMLSource(parsing: try Files.bytes(path)).root)
    let quoted = act.all.filter { $0.name == "quotedStructure" }
    #expect(quoted.map { $0.first("article")?.first("num")?.text } == ["Pasal 2", "Pasal 3"])
  }
}
