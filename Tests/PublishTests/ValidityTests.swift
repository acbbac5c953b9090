import Prepare
import Publish
import TestSupport
import Testing

/// What we publish is judged by tools that others wrote; a missing tool is a failure.
@Suite struct ValidityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let isFull: Bool
    let edition: Edition
    var testDescription: String { "\(isFull ? "full" : "small") \(edition.rawValue)" }
  }

  static let cases = [true, false].flatMap { isFull in
    Edition.allCases.map { Case(isFull: isFull, edition: $0) }
  }

  private func files(_ sample: Case, _ form: String) throws -> (TemporaryFolder, [String]) {
    let build = try sample.isFull ? Build.full(sample.edition) : Build.small(sample.edition)
    let folder = try TemporaryFolder()
    let paths = try build.documents.map { document in
      try folder.write(
        form == "xml" ? document.docbook : document.html, as: "\(document.key).\(form)")
    }
    return (folder, paths)
  }

  @Test(arguments: cases) func docbookIsValid(_ sample: Case) throws {
    let (folder, paths) = try files(sample, "xml")
    let faults = try withExtendedLifetime(folder) { try Validator.docbook(paths) }
    #expect(faults == [])
  }

  @Test(arguments: cases) func pagesHaveNoError(_ sample: Case) throws {
    let (folder, paths) = try files(sample, "html")
    let faults = try withExtendedLifetime(folder) { try Validator.html(paths) }
    #expect(faults == [])
  }

  /// The largest page of the example can be sent and opened anywhere.
  @Test func architectureFitsThreeMegabytes() throws {
    for edition in Edition.allCases {
      let page = try Build.full(edition).document("arsitektur").html
      #expect(page.count <= 3_000_000 && page.count > 100_000, "\(edition.rawValue)")
    }
  }

  @Test func goldenDocBookIsValid() throws {
    let folder = Repository.test("Golden")
    let names = Files.names(folder).filter { $0.hasSuffix(".xml") }
    #expect(try Validator.docbook(names.map { "\(folder)/\($0)" }) == [])
  }

  @Test(.enabled(if: Judges.areAsked)) func faultsAreSeen() throws {
    let folder = try TemporaryFolder()
    let book = try folder.write(
      "<book xmlns='http://docbook.org/ns/docbook' version='5.0'><title>T</title><rusak/></book>",
      as: "rusak.xml")
    #expect(try !Validator.docbook([book]).isEmpty)
    let page = try folder.write("<!DOCTYPE html><html><body><p></div></html>", as: "rusak.html")
    #expect(try !Validator.html([page]).isEmpty)
  }

  @Test func pagesNeedNothingFromElsewhere() throws {
    for edition in Edition.allCases {
      for document in try Build.full(edition).documents {
        let text = Haystack(document.html)
        for word in ["<script src", "<link", "@import", "src=\"http", "url(http"] {
          #expect(!text.contains(word), "\(document.key) \(word)")
        }
      }
    }
  }
}
