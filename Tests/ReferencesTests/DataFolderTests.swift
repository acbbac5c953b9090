import References
import TestSupport
import Testing

@Suite struct DataFolderTests {
  private func installation() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["Templates", "Schemas"] {
      _ = try folder.write("x", as: "share/naskah/\(name)/x.xml")
    }
    _ = try folder.write("x", as: "bin/naskah")
    return folder
  }

  @Test func installedDataAreFoundBesideTheProgram() throws {
    let folder = try installation()
    let data = try DataFolder.find(executable: folder.file("bin/naskah"), override: nil)
    #expect(data.path == folder.file("share/naskah"))
  }

  @Test func checkoutIsFoundAboveTheProgram() throws {
    let data = try DataFolder.find(
      executable: Repository.path(".build/debug/naskah"), override: nil)
    #expect(data.path == Repository.root)
  }

  @Test func overrideIsTheOnlyPlaceThatIsTried() throws {
    let folder = try installation()
    let failure = #expect(throws: DataFolderMissing.self) {
      try DataFolder.find(executable: folder.file("bin/naskah"), override: "/tidak-ada")
    }
    #expect(failure?.tried == ["/tidak-ada"])
  }

  @Test func missingFileNamesItself() throws {
    let folder = try installation()
    let data = try #require(DataFolder(at: folder.file("share/naskah")))
    let failure = #expect(throws: BrokenData.self) { try data.load(data.schema("acuan/rab.xml")) }
    #expect(failure?.file.hasSuffix("acuan/rab.xml") == true)
  }

  @Test func outlineWithOneIdTwiceIsBroken() throws {
    let folder = try installation()
    let data = try #require(DataFolder(at: folder.file("share/naskah")))
    _ = try folder.write(
      "<kerangka dokumen='x' judul='y'><bagian id='a'/><bagian id='b'><bagian id='a'/></bagian></kerangka>",
      as: "share/naskah/Schemas/acuan/kerangka/x.xml")
    #expect(throws: BrokenData.self) { try Outline("x", profile: "tidak-ada", from: data) }
  }
}
