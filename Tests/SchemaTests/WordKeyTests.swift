import References
import TestSupport
import Testing
import XMLTree

/// Every key that the sources, templates and data use has its words.
@Suite struct WordKeyTests {
  private static let sources = Files.tree(Repository.path("Sources"), ending: ".swift").map {
    Repository.path("Sources/\($0)")
  }

  /// Literal keys that follow one of these leads.
  private func keys(after leads: [String], in paths: [String]) throws -> Set<String> {
    var keys: Set<String> = []
    for path in paths {
      let text = try Files.text(path)
      for lead in leads {
        for range in text.ranges(of: lead) {
          var rest = text[range.upperBound...]
          rest = rest.drop { $0.isWhitespace }
          guard rest.first == "\"" else { continue }
          let literal = rest.dropFirst().prefix { $0 != "\"" }
          let isKey = literal.first?.isLetter == true && literal.last != "."
          if isKey, !literal.contains("\\"), !literal.contains(" ") { keys.insert(String(literal)) }
        }
      }
    }
    return keys
  }

  /// All locale files.
  private func files() throws -> [Words] {
    let folder = try Shared.folder.get()
    let topics = Files.names(Repository.path("Templates/locale")).filter {
      $0.hasSuffix("-id.xml")
    }
    return try topics.map { try Words(String($0.dropLast(7)), from: folder) }
  }

  @Test func keysOfTheSourcesHaveWords() throws {
    let files = try files()
    let keys = try keys(
      after: ["words.text(", "messages.text(", "sentence(", "writeSentence(", ".text("],
      in: WordKeyTests.sources)
    #expect(keys.count > 100)
    let missing = keys.filter { key in !files.contains { $0.has(key) } }
    #expect(missing.sorted() == [])
  }

  @Test func columnsAndTablesHaveTitles() throws {
    let library = try Shared.library.get()
    let files = try files()
    // The columns of a matrix are made at run time.
    for table in library.tables.values where table.key != "matriks" {
      #expect(!table.columns.isEmpty, "\(table.key)")
      let basis = table.basis.map { "hitungan.\($0)" }
      #expect(basis.map { key in files.contains { $0.has(key) } } ?? true, "\(table.key)")
      for column in table.columns {
        let key = "kolom.\(column.key)"
        #expect(files.contains { $0.has(key) }, "\(table.key) \(column.key)")
        #expect(column.width > 0)
        #expect(
          column.basis.map { basis in files.contains { $0.has("hitungan.\(basis)") } } ?? true)
      }
    }
  }

  @Test func tablesOfTheSourcesHaveALayout() throws {
    let library = try Shared.library.get()
    let keys = try keys(after: ["table("], in: WordKeyTests.sources)
    #expect(keys.count > 15)
    #expect(keys.filter { library.tables[$0] == nil }.sorted() == [])
    for domain in library.fields.domains {
      #expect(library.tables["register-\(domain.key)"] != nil, "\(domain.key)")
    }
  }

  @Test func outlinesHaveTitlesAndKnownKinds() throws {
    let library = try Shared.library.get()
    let writer = try WordKeyTests.sources.filter { $0.hasSuffix("SiapWriter.swift") }
      .map { try Files.text($0) }.joined()
    func check(_ sections: [Outline.Section]) {
      for section in sections {
        #expect(library.words.has(section.title), "\(section.title)")
        if !["kelompok", "narasi"].contains(section.kind) {
          #expect(writer.contains("case \"\(section.kind)\":"), "\(section.kind)")
        }
        check(section.sections)
      }
    }
    for outline in try Shared.outlines(Build.keys) {
      #expect(library.words.has(outline.title))
      check(outline.sections)
    }
  }

  @Test func wordsOfTemplatesAreWritten() throws {
    for name in Files.tree(Repository.path("Templates"), ending: ".xsl") {
      let path = Repository.path("Templates/\(name)")
      LibXML.start(allowing: [Repository.root])
      let root = try #require(XMLSource(parsing: try Files.bytes(path)).root)
      for part in root.all {
        for attribute in part.attributes where ["select", "test", "match"].contains(attribute.name)
        {
          let code = attribute.value.split(separator: "'", omittingEmptySubsequences: false)
            .enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
          #expect(!code.contains { $0.contains("//") }, "\(name):\(part.place.line)")
        }
        #expect(part[attribute: "disable-output-escaping"] == nil, "\(name):\(part.place.line)")
        #expect(part.qualifiedName != "xsl:number", "\(name):\(part.place.line)")
      }
    }
  }

  @Test func everyRootStylesheetCompiles() throws {
    LibXML.start(allowing: [Repository.path("Templates")])
    let roots = Files.tree(Repository.path("Templates"), ending: ".xsl").filter { name in
      let parts = name.split(separator: "/")
      return parts.count == 2 && parts[1] == "\(parts[0]).xsl"
    }
    #expect(roots.count >= 2)
    for name in roots { _ = try Stylesheet(path: Repository.path("Templates/\(name)")) }
  }
}
