import Docx
import Testing

/// Names of bookmarks: what Word takes, and the same for the same id.
@Suite struct BookmarkNamesTests {
  @Test(arguments: [
    ("latar-belakang", "latar_belakang"), ("DAA-001", "DAA_001"),
    ("latar-belakang.p2", "latar_belakang__p2"),
  ]) func shortIdsCanBeReadBack(_ id: String, _ name: String) {
    #expect(BookmarkNames.name(for: id) == name)
  }

  @Test(arguments: [
    "", "-", "a-", "a_b", "a.-b", "9a", "é", "ايران", "🙂", "_isi",
    String(repeating: "a", count: 41),
    String(repeating: "data-", count: 60) + "1", "a b", "a\u{0}b",
  ]) func otherIdsGetADigest(_ id: String) {
    let name = BookmarkNames.name(for: id)
    #expect(name.utf8.count <= BookmarkNames.longest)
    #expect(name.first.map { $0.isASCII && $0.isLetter } == true)
    #expect(
      name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || Character(UnicodeScalar(byte)).isLetter
          || Character(UnicodeScalar(byte)).isNumber
      })
    #expect(name == BookmarkNames.name(for: id))
    #expect(name != BookmarkNames.name(for: id + "x"))
  }
}
