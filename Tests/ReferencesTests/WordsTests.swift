import References
import TestSupport
import Testing

@Suite struct WordsTests {
  @Test(arguments: [
    ("tanpa nama", "tanpa nama"), ("%a% dan %b%", "1 dan 2"), ("%a%%b%", "12"),
    ("100% %a%", "100% 1"), ("%c% tetap", "%c% tetap"), ("%a", "%a"), ("%", "%"), ("%%", "%%"),
    ("%%a%", "%1"), ("5 % dari %a%", "5 % dari 1"), ("%r%", "%a%"), ("", ""),
  ])
  func namesAreReplacedOnceAndTheRestStays(_ sample: (String, String)) {
    #expect(Words.fill(sample.0, ["a": "1", "b": "2", "r": "%a%"]) == sample.1)
  }

  @Test func factsStandInForNamesWithoutAValue() {
    let facts = ["a": "fakta", "c": "3"]
    #expect(Words.fill("%a% %b% %c% %d%", ["a": "1", "b": "2"], or: facts) == "1 2 3 %d%")
    #expect(Words.fill("%a%", [:], or: facts) == "fakta")
  }

  @Test func missingTextIsVisible() throws {
    let words = try Shared.library.get().words
    #expect(words.text("tidak.ada") == "⟦tidak.ada⟧")
    #expect(!words.has("tidak.ada"))
  }

  @Test(arguments: ["dokumen", "pesan", "perintah"])
  func everyTextHasAKeyOfItsOwn(_ topic: String) throws {
    let words = try Words(topic, from: try Shared.folder.get())
    #expect(!words.keys.isEmpty)
    #expect(Set(words.keys).count == words.keys.count)
    for key in words.keys { #expect(!words.text(key).isEmpty, "\(key)") }
  }

  /// A text that was taken apart once is filled in as it would be each time.
  @Test func patternGivesWhatTheTextGives() throws {
    let words = try Words("peraturan", from: try Shared.folder.get())
    for key in words.keys + ["tidak.ada"] {
      let pattern = WordTemplate(key, of: words)
      for value in ["7", "", "a%n%"] {
        #expect(pattern.filled(value) == words.text(key, ["n": value]), "\(key)")
      }
    }
  }
}
