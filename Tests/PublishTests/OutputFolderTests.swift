import Publish
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  @Test func filesAppearTogether() throws {
    let folder = try TemporaryFolder()
    var output = try OutputFolder(folder.file("a/b"))
    try output.stage([1], as: "satu")
    try output.stage([2], as: "dua")
    #expect(Files.names(folder.file("a/b")).allSatisfy { $0.hasPrefix(".") })
    try output.commit()
    #expect(Files.names(folder.file("a/b")) == ["dua", "satu"])
  }

  @Test func discardLeavesTheEarlierFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([7], as: "satu")
    var output = try OutputFolder(folder.path)
    try output.stage([1], as: "satu")
    output.discard()
    #expect(try Files.bytes(path) == [7])
    #expect(folder.leftovers() == [])
  }

  @Test func pathBelowAFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([7], as: "berkas")
    let failure = #expect(throws: OutputFailure.self) { try OutputFolder(file + "/keluaran") }
    #expect(failure?.isFolder == true)
  }

  @Test func fileInThePlaceOfAFolderIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([7], as: "berkas")
    #expect(throws: OutputFailure.self) { try OutputFolder(file) }
  }

  @Test func folderInThePlaceOfAFileKeepsEverything() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([7], as: "satu")
    _ = try folder.write([7], as: "zeta/isi")
    var output = try OutputFolder(folder.path)
    #expect(throws: OutputFailure.self) {
      try output.stage([1], as: "satu")
      try output.stage([2], as: "zeta")
      try output.commit()
    }
    #expect(folder.leftovers() == [])
    // All or nothing: the first file must not be new while the second is missing.
    #expect(try Files.bytes(folder.file("satu")) == [7])
  }

  @Test func inputIsNeverWrittenOver() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write([7], as: "rencana.xml")
    var output = try OutputFolder(folder.path, keeping: [plan])
    #expect(throws: OutputFailure.self) { try output.stage([1], as: "rencana.xml") }
    #expect(try Files.bytes(plan) == [7])
    #expect(folder.leftovers() == [])
  }
}
