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
    for width in ["360", "1440"] {
      let faults = try Browser.faults(["axe", width] + paths)
      #expect(faults == [], "\(width)")
      let wide = try Browser.faults(["overflow", width] + paths)
      #expect(wide == [], "\(width)")
    }
  }

  /// From the list through all changes and back, by links alone; every mark is words too.
  @Test func changesAreWalkedThroughAndSaidInWords() throws {
    for sample in try WordRedlineTests.samples(5..<6) {
      let html = try page(sample)
      let root = try #require(XMLSource(parsing: Array(html.drop { $0 != 10 })).root)
      let ids = Set(root.all.compactMap { $0[attribute: "id"] })
      let steps = root.all.filter { $0[attribute: "class"] == "n-langkah" }
      #expect(steps.count == Set(sample.redline.changes.map(\.id)).count)
      var next: [String: String] = [:]
      for element in root.all where element[attribute: "id"] != nil {
        let own = element.all.first { $0[attribute: "class"] == "n-langkah" }
        guard let id = element[attribute: "id"], let way = own?.elements.last else { continue }
        next[id] = String(way[attribute: "href"]?.dropFirst() ?? "")
      }
      for link in steps.flatMap(\.elements) {
        #expect(ids.contains(String(link[attribute: "href"]?.dropFirst() ?? "")))
      }
      var place = sample.redline.changes.first?.id
      var seen: Set<String> = []
      while let here = place, here != "daftar-perubahan", seen.insert(here).inserted {
        place = next[here]
      }
      #expect(place == "daftar-perubahan" || sample.redline.changes.isEmpty, "\(sample.name)")
      for row in root.descendants("tr") {
        let kinds = (row[attribute: "class"] ?? "").split(separator: " ")
        let isMarked = kinds.contains { $0.hasPrefix("n-rev-") && $0 != "n-rev-off" }
        #expect(!isMarked || row.text.contains("["), "\(row.text)")
      }
    }
  }
}
