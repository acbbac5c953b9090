import Testing

@testable import Exchange

/// Words of the locale read backwards.
@Suite struct WordPatternTests {
  @Test func placesGiveTheirValues() {
    let hours = WordPattern("%mulai% sampai dengan %selesai%")
    #expect(
      hours.values(in: "09.00 sampai dengan 12.00") == ["mulai": "09.00", "selesai": "12.00"])
    #expect(hours.values(in: " 9.00  sampai dengan\t12.00 ")?["mulai"] == "9.00")
    #expect(hours.values(in: "pagi hari") == nil)
    #expect(WordPattern("Yth. %nama%").values(in: "Yth. Bupati") == ["nama": "Bupati"])
    #expect(WordPattern("Yth. %nama%").values(in: "Kepada Yth. Bupati") == nil)
  }

  /// What is behind the last words of a pattern is no text of it; without places it is the text.
  @Test func textsOfAnotherShapeAreNone() {
    #expect(WordPattern("%mulai% sampai selesai").values(in: "9 sampai selesai") == ["mulai": "9"])
    #expect(WordPattern("%mulai% sampai selesai").values(in: "9 sampai selesai lagi") == nil)
    #expect(WordPattern("Tembusan:").values(in: "Tembusan:") == [:])
    #expect(WordPattern("Tembusan:").values(in: "") == nil)
  }

  /// A text filled into a pattern is read out of it again.
  @Test(arguments: [["a": "1", "b": "2"], ["a": "é", "b": "(3) x y"]])
  func whatIsFilledInIsReadAgain(_ values: [String: String]) {
    let text = "Pada \(values["a"] ?? "") bertempat di \(values["b"] ?? "")."
    #expect(WordPattern("Pada %a% bertempat di %b%.").values(in: text) == values)
  }
}
