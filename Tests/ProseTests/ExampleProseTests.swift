import FoundationEssentials
import Prose
import References
import TestSupport
import Testing
import XMLTree

/// The prose of the example as a folder of Markdown, `Examples/kapuas-buku/narasi`.
@Suite struct ExampleProseTests {
  private static let folder = Repository.path("Examples/kapuas-buku/narasi")

  private func sections() throws -> [Element] {
    let plan = try #require(XMLSource(parsing: try Files.bytes(Repository.example)).root)
    return try #require(plan.first("narasi")).elements(named: "bagian")
  }

  /// RECORD=1 writes the folder anew and still fails.
  @Test func folderIsWhatTheWriterMakes() throws {
    let files = MarkdownSectionWriter.files(try sections())
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try? FileManager.default.removeItem(atPath: ExampleProseTests.folder)
      for file in files {
        try Files.write(file.bytes, to: "\(ExampleProseTests.folder)/\(file.name)")
      }
      Issue.record("recorded")
    }
    #expect(Files.names(ExampleProseTests.folder) == files.map(\.name).sorted())
    for file in files {
      #expect(try Files.bytes("\(ExampleProseTests.folder)/\(file.name)") == file.bytes)
    }
  }

  @Test func folderReadsAsTheProseOfTheExample() throws {
    let names = Files.names(ExampleProseTests.folder)
    #expect(names.count > 20)
    let files = try names.map {
      (path: $0, bytes: try Files.bytes("\(ExampleProseTests.folder)/\($0)"))
    }
    let reading = ProseFolder.read(markdown: files, library: try Shared.library.get())
    let expected = ProseForm.sorted(try sections())
    #expect(ProseElements.difference(reading.elements, expected) == nil)
    #expect(reading.catatan.isEmpty)
  }
}
