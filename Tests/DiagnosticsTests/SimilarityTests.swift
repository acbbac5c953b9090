import Testing

@testable import Diagnostics

@Suite struct SimilarityTests {
  @Test(arguments: [
    ("DINKSE", "DINKES"), ("RAB.09.3", "RAB.09.03"), ("aplikasii", "aplikasi"),
    ("Aplikasi", "aplikasi"), ("layana", "layanan"), ("HIbrid", "Hybrid"),
  ])
  func slipFindsTheName(_ pair: (String, String)) {
    let names = ["BAPPERIDA", "DINKES", "RAB.09.03", "aplikasi", "layanan", "Hybrid"]
    #expect(Similarity.nearest(to: pair.0, in: names) == pair.1)
  }

  @Test(arguments: ["", "x", "zzzzzz", "sesuatu yang lain sama sekali"])
  func strangerFindsNothing(_ name: String) {
    #expect(Similarity.nearest(to: name, in: ["DINKES", "aplikasi", "RAB.09.03"]) == nil)
  }

  @Test func nameItselfIsNoSuggestion() {
    #expect(Similarity.nearest(to: "DINKES", in: ["DINKES", "DISKOMINFO"]) == nil)
    #expect(Similarity.nearest(to: "DINKES", in: ["DINKES", "DINKE"]) == "DINKE")
  }

  @Test func firstOfEquallyNearNamesWins() {
    #expect(Similarity.nearest(to: "RAB.01.09", in: ["RAB.01.01", "RAB.01.02"]) == "RAB.01.01")
  }

  @Test func veryLongNamesAreNotCompared() {
    let long = String(repeating: "a", count: 10_000)
    #expect(Similarity.nearest(to: long, in: [long + "b"]) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1),
    ("abc", "xabc", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3),
  ])
  func distanceCountsEditsAndSwaps(_ sample: (String, String, Int)) {
    let left = Array(sample.0.unicodeScalars)
    let right = Array(sample.1.unicodeScalars)
    #expect(Similarity.distance(left, right, limit: 5) == sample.2)
    #expect(Similarity.distance(right, left, limit: 5) == sample.2)
  }

  @Test(arguments: [
    ("", "", 1), ("satu", "", 0), ("satu dua", "dua satu", 1), ("satu dua", "satu tiga", 0.5),
    ("a a b", "a b b", 2.0 / 3), ("a  b", "a b", 1),
  ])
  func sharedWordsCountAsOftenAsTheyStandInBoth(_ sample: (String, String, Double)) {
    #expect(abs(Similarity.sharedWords(sample.0, sample.1) - sample.2) < 1e-9)
    #expect(abs(Similarity.sharedWords(sample.1, sample.0) - sample.2) < 1e-9)
  }
}
