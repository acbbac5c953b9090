import FoundationEssentials
import Publish
import TestSupport
import Testing

@Suite struct ManifestTests {
  private struct Decoded: Decodable {
    struct Entry: Decodable {
      let nama: String
      let sha256: String
    }

    let program: String
    let edisi: String
    let masukan: [Entry]
    let keluaran: [Entry]
  }

  @Test func manifestIsJSON() throws {
    let manifest = Manifest(
      version: "1", edition: "publik", inputs: [Manifest.Entry("a\"\u{1}.xml", [])],
      outputs: [Manifest.Entry("b.html", Array("abc".utf8))])
    let decoded = try JSONDecoder().decode(Decoded.self, from: Data(manifest.json.utf8))
    #expect(decoded.masukan.map(\.nama) == ["a\"\u{1}.xml"])
    #expect(decoded.program == "naskah 1")
    #expect(decoded.edisi == "publik")
    #expect(decoded.keluaran.count == 1)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func digestIsSHA256(_ sample: (String, String)) {
    #expect(Digest.sha256(Array(sample.0.utf8)) == sample.1)
  }
}
