import Publish
import Redline
import References
import TestSupport
import Testing
import XMLTree

/// Redlines as pages: valid, accessible on small and on large screens, to be walked through.
@Suite struct RedlinePageTests {
  private func page(_ sample: WordRedlineTests.Sample) throws -> [UInt8] {
    try HTMLPublisher(try Shared.library.get()).html(
      WordRedlineTests.bytes(sample.redline.document))
  }

  @Test func pagesAreValidAndAccessible() throws {
    let folder = try TemporaryFolder()
    let paths = try WordRedlineTests.samples(3..<4).map { sample in
      try folder.write(try page(sample), as: "\(sample.name).html")
    }
    let invalid = try Validator.html(paths)
    #expect(invalid == [])
    let faults = try Browser.faults(
      ["axe", "360"] + paths, ["overflow", "360"] + paths, ["axe", "1440"] + paths,
      ["overflow", "1440"] + paths, ["steps"] + paths)
    #expect(faults == [])
  }

  /// Marks of rows, which the margin shows, are words too.
  @Test func everyMarkOfARowIsSaid() throws {
    for sample in try WordRedlineTests.samples(5..<6) {
      let html = String(decoding: try page(sample), as: UTF8.self)
      for row in html.split(separator: "<tr ").dropFirst() {
        let kinds = row.prefix { $0 != ">" }.split(whereSeparator: { " \"".contains($0) })
        let isMarked = kinds.contains { $0.hasPrefix("n-rev-") && $0 != "n-rev-off" }
        #expect(!isMarked || row.contains("["), "\(row.prefix(300))")
      }
    }
  }
}
