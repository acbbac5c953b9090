import Prepare
import Publish
import TestSupport
import Testing

/// The small plan's documents, byte for byte. `RECORD=1 swift test --filter GoldenTests` rewrites
/// the files and fails; look at the difference before committing it.
@Suite struct GoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let key: String
    let edition: Edition
    let form: String
    var testDescription: String { "\(key)-\(edition.rawValue).\(form)" }
  }

  /// Every document once; both editions of the register, where they differ most. Pages of the
  /// Rencana Induk and of the restricted register use the templates of the others.
  static let cases = [
    Case(key: "arsitektur", edition: .publik, form: "xml"),
    Case(key: "arsitektur", edition: .publik, form: "html"),
    Case(key: "peta-rencana", edition: .publik, form: "xml"),
    Case(key: "peta-rencana", edition: .publik, form: "html"),
    Case(key: "rencana-induk", edition: .publik, form: "xml"),
    Case(key: "register", edition: .publik, form: "xml"),
    Case(key: "register", edition: .publik, form: "html"),
    Case(key: "register", edition: .terbatas, form: "xml"),
  ]

  @Test(arguments: cases) func documentEqualsItsGoldenFile(_ sample: Case) throws {
    let document = try Build.small(sample.edition).document(sample.key)
    let bytes = sample.form == "xml" ? document.docbook : Golden.withoutStyle(document.html)
    #expect(try Golden.difference(bytes, sample.testDescription) == nil)
  }

  @Test func goldenFilesStaySmall() throws {
    let folder = Repository.test("Golden")
    // Papers and the review have folders of their own: PaperTests, ReviewReportTests.
    let names = Files.names(folder).filter { $0.contains(".") }
    #expect(names == GoldenTests.cases.map(\.testDescription).sorted())
    let sizes = try names.map { try Files.bytes("\(folder)/\($0)").count }
    #expect(sizes.reduce(0, +) < 800_000)
  }
}
