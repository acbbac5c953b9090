import FoundationEssentials
import Pictures
import TestSupport
import Testing

@Suite struct PictureFolderTests {
  private let folder: TemporaryFolder
  private let pictures: PictureFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.write("gambar", as: "gambar/a.png")
    _ = try folder.write("rahasia", as: "rahasia.txt")
    pictures = PictureFolder(beside: folder.path)
  }

  @Test func filesOfTheFolderAreRead() throws {
    #expect(try pictures.read("a.png") == Array("gambar".utf8))
    #expect(throws: PictureFailure.missing) { try pictures.read("b.png") }
    #expect(throws: PictureFailure.missing) {
      try PictureFolder(beside: folder.file("tidak-ada")).read("a.png")
    }
  }

  @Test(arguments: [
    "../rahasia.txt", "/etc/passwd", "x/../../rahasia.txt", "..", ".", "", ".tersembunyi", "a\\b",
    "c:x", "a\u{0}.png", "gambar/../a.png",
  ])
  func namesThatLeadOutAreRefused(_ name: String) {
    #expect(throws: PictureFailure.unsafeName) { try pictures.read(name) }
  }

  @Test func linksAreNotFollowed() throws {
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.file("gambar/tautan.png"), withDestinationPath: folder.file("rahasia.txt"))
    #expect(throws: PictureFailure.unsafeName) { try pictures.read("tautan.png") }
    try manager.createSymbolicLink(
      atPath: folder.file("gambar/dalam.png"), withDestinationPath: "a.png")
    #expect(throws: PictureFailure.unsafeName) { try pictures.read("dalam.png") }
    let other = try TemporaryFolder()
    try manager.createSymbolicLink(
      atPath: other.file("gambar"), withDestinationPath: folder.file("gambar"))
    #expect(throws: PictureFailure.unsafeName) {
      try PictureFolder(beside: other.path).read("a.png")
    }
  }

  @Test func foldersAndHugeFilesAreRefused() throws {
    _ = try folder.write("x", as: "gambar/sub/b.png")
    #expect(throws: PictureFailure.unsafeName) { try pictures.read("sub") }
    _ = try folder.write(
      [UInt8](repeating: 0, count: Picture.largestFile + 1), as: "gambar/besar.png")
    #expect(throws: PictureFailure.tooLarge(limit: Picture.largestFile)) {
      try pictures.read("besar.png")
    }
  }
}
