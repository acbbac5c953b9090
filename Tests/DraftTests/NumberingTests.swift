import Draft
import Prepare
import TestSupport
import Testing
import XMLTree

/// Structure of every draft, on the small plan and on the full example.
@Suite struct NumberingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let isFull: Bool
    let edition: Edition
    let key: String
    var testDescription: String { "\(isFull ? "full" : "small") \(edition.rawValue) \(key)" }

    func document() throws -> Build.Document {
      try (isFull ? Build.full(edition) : Build.small(edition)).document(key)
    }
  }

  static let cases = [true, false].flatMap { isFull in
    Edition.allCases.flatMap { edition in
      Build.keys.map { Case(isFull: isFull, edition: edition, key: $0) }
    }
  }

  @Test(arguments: cases) func tablesAndFiguresAreNumberedWithoutGaps(_ sample: Case) throws {
    let tree = try sample.document().tree
    for name in ["table", "figure", "footnote"] {
      let parts = tree.descendants(name)
      #expect(parts.map { $0[attribute: "label"] } == (0..<parts.count).map { String($0 + 1) })
      guard name != "footnote" else { continue }
      for part in parts {
        #expect(part.first("title")?.foldedText.isEmpty == false)
        #expect(part[attribute: "xml:id"] != nil)
      }
    }
  }

  @Test(arguments: cases) func idsAreUniqueAndLinksLeadSomewhere(_ sample: Case) throws {
    let tree = try sample.document().tree
    let ids = tree.all.compactMap { $0[attribute: "xml:id"] }
    #expect(Set(ids).count == ids.count)
    #expect(tree.descendants("xref").isEmpty)
    let known = Set(ids)
    let targets = tree.all.compactMap { $0[attribute: "linkend"] }
    #expect(Set(targets).subtracting(known) == [])
    for link in tree.descendants("link") { #expect(!link.foldedText.isEmpty) }
  }

  @Test(arguments: cases) func linksToTheRegisterLeadSomewhere(_ sample: Case) throws {
    let tree = try sample.document().tree
    let build = try sample.isFull ? Build.full(sample.edition) : Build.small(sample.edition)
    let register = try build.document("register")
    let known = Set(register.tree.all.compactMap { $0[attribute: "xml:id"] })
    let targets = tree.all.compactMap { $0[attribute: "xlink:href"] }
    for target in Set(targets) {
      let parts = target.split(separator: "#")
      if target.hasPrefix("https:") { continue }
      #expect(parts.first == "register.html")
      #expect(parts.count == 2 && known.contains(String(parts[parts.count - 1])), "\(target)")
    }
  }

  @Test(arguments: cases) func nothingIsLeftWithoutWords(_ sample: Case) throws {
    let document = try sample.document()
    for bytes in [document.siap, document.docbook, document.html] {
      let text = Haystack(bytes)
      #expect(!text.contains("⟦"))
      #expect(!text.contains("\u{FFFD}"))
    }
    for title in document.tree.descendants("title") { #expect(!title.foldedText.contains("%")) }
  }

  @Test(arguments: cases) func documentSaysThatItsDataAreIllustrative(_ sample: Case) throws {
    let document = try sample.document()
    #expect(Haystack(document.docbook).contains("DATA CONTOH"))
    #expect(Haystack(document.html).contains("DATA CONTOH"))
  }

  @Test(arguments: cases) func columnsOfATableAreAsManyAsItSays(_ sample: Case) throws {
    for table in try sample.document().tree.descendants("table") {
      let group = try #require(table.first("tgroup"))
      let columns = group.elements(named: "colspec")
      #expect(group[attribute: "cols"] == String(columns.count))
      for row in table.descendants("tbody").flatMap({ $0.elements(named: "row") }) {
        let width = row.elements(named: "entry").reduce(0) { sum, entry in
          let first = columns.firstIndex { $0[attribute: "colname"] == entry[attribute: "namest"] }
          let last = columns.firstIndex { $0[attribute: "colname"] == entry[attribute: "nameend"] }
          guard let first, let last, entry[attribute: "namest"] != nil else { return sum + 1 }
          return sum + last - first + 1
        }
        #expect(width == columns.count, "\(table.first("title")?.foldedText ?? "")")
      }
    }
  }

  @Test func placeholdersAreVisible() throws {
    let document = try Build.small(.publik).document("arsitektur")
    #expect(Haystack(document.html).contains("[ISI: "))
    let full = try Build.full(.publik)
    for document in full.documents { #expect(!Haystack(document.html).contains("[ISI: ")) }
  }
}
