import TestSupport
import Testing
import XMLTree

/// Every data file is valid against the schema of its kind.
@Suite struct DataFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let schema: String
    var testDescription: String { file }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    for file in Files.tree(Repository.path("Schemas"), ending: ".xml") {
      let schema: String? =
        file.hasPrefix("acuan/kerangka/")
        ? "acuan/kerangka/kerangka.xsd"
        : file.hasPrefix("acuan/padanan/")
          ? "acuan/padanan.xsd"
          : file.hasPrefix("acuan/")
            ? "acuan/acuan.xsd"
            : file.hasPrefix("profil/")
              ? "profil/profil.xsd"
              : file.hasPrefix("aturan/")
                ? "aturan/aturan.xsd" : file.hasPrefix("telaah/") ? "telaah/telaah.xsd" : nil
      cases.append(Case(file: "Schemas/\(file)", schema: schema.map { "Schemas/\($0)" } ?? "?"))
    }
    for file in Files.tree(Repository.path("Templates/locale"), ending: ".xml") {
      cases.append(
        Case(file: "Templates/locale/\(file)", schema: "Templates/locale/kata.xsd"))
    }
    for file in Files.tree(Repository.path("Templates/klausul"), ending: ".xml") {
      cases.append(
        Case(file: "Templates/klausul/\(file)", schema: "Schemas/peraturan/klausul.xsd"))
    }
    cases.append(Case(file: "Tests/Fixtures/kecil.xml", schema: "Schemas/rencana/rencana.xsd"))
    cases.append(Case(file: "Templates/gaya/gaya.xml", schema: "Templates/gaya/gaya.xsd"))
    for name in ["perbup", "perbup-tertulis", "perda"] {
      cases.append(
        Case(file: "Tests/Fixtures/\(name).xml", schema: "Schemas/peraturan/peraturan.xsd"))
    }
    cases.append(
      Case(file: "Examples/kapuas/rencana.xml", schema: "Schemas/rencana/rencana.xsd"))
    return cases
  }()

  @Test(arguments: cases) func fileIsValid(_ sample: Case) throws {
    LibXML.start(allowing: [Repository.root])
    try #require(Files.exists(Repository.path(sample.schema)), "no schema \(sample.schema)")
    let schema = try XMLSchema(path: Repository.path(sample.schema))
    let source = XMLSource(
      parsing: try Files.bytes(Repository.path(sample.file)), schema: schema)
    #expect(source.root != nil)
    #expect(source.issues.map { "\($0.place.line): \($0.detail)" } == [])
  }

  /// What a clause file may not hold: an element that instruments have not, a condition that is no list
  /// of names, a fact that is left open.
  @Test(arguments: [
    ("<memutuskan/>", "<memutuskan/><berkenan/>"),
    ("k:bila=\"provinsi\"", "k:bila=\"Provinsi, nama\""),
    ("<provinsi k:bila=\"provinsi\">%provinsi%</provinsi>", "<provinsi>%provinsi</provinsi>"),
    ("k:untuk=\"dasar\"", "k:ulang=\"dasar\""), ("<kepala nomor", "<kepala nomer"),
  ]) func clauseFilesAreJudged(_ words: String, _ instead: String) throws {
    LibXML.start(allowing: [Repository.root])
    let schema = try XMLSchema(path: Repository.path("Schemas/peraturan/klausul.xsd"))
    let text = try Files.text(Repository.path("Templates/klausul/peraturan.xml"))
    try #require(text.contains(words))
    let broken = XMLSource(
      parsing: Array(text.replacing(words, with: instead, maxReplacements: 1).utf8),
      schema: schema)
    #expect(!broken.issues.isEmpty)
  }
}
