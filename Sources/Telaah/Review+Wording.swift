/// Words: numbers against their words, doubled words, brackets, broken connectors, small initials.
extension Review {
  mutating func checkWording() {
    for unit in reading.units.indices {
      let isArticle = reading.around(unit, .pasal) != nil
      guard isArticle || reading.around(unit, .menimbang) != nil else { continue }
      checkNumberWords(unit)
      checkDoubledWords(unit)
      checkBrackets(unit)
      checkConnectorWords(unit)
      if isArticle { checkSentence(unit) }
    }
  }

  // MARK: Numbers

  private mutating func checkNumberWords(_ unit: Int) {
    let list = tokens[unit]
    for open in list.indices where list[open].key == "(" && open > 0 {
      guard let close = list[open...].prefix(14).firstIndex(where: { $0.key == ")" }),
        let number = number(before: open, in: list),
        let spoken = spoken(list[(open + 1)..<close]), number.value != spoken
      else { continue }
      let quote = words(number.first..<(close + 1), in: unit)
      let inWords = NumberSpeller.text(number.value, vocabulary)
      let right = "\(number.value) (\(inWords))"
      let inside = list[(open + 1)..<close].map(\.text).joined(separator: " ")
      add(
        "TLH040", unit, quote, expected: right,
        ["benar": right, "benar-lain": "\(spoken) (\(inside))"])
    }
  }

  /// The number that ends before a bracket, dots between thousands read over; nil for decimals.
  private func number(before open: Int, in list: [Token]) -> (value: Int, first: Int)? {
    var index = open - 1
    if index > 0, list[index].key == "%" { index -= 1 }
    guard list[index].kind == .number, list[index].suffix.isEmpty else { return nil }
    var text = list[index].text
    while index >= 2, list[index - 1].key == ".", list[index - 2].kind == .number,
      list[index].text.utf8.count == 3
    {
      index -= 2
      text = list[index].text + text
    }
    if index >= 2, list[index - 1].key == ",", list[index - 2].kind == .number,
      list[index - 1].word == list[index].word
    {
      return nil
    }
    return text.utf8.count <= 15 ? Int(text).map { ($0, index) } : nil
  }

  /// The value of number words; nil when any word is none.
  private func spoken(_ list: ArraySlice<Token>) -> Int? {
    var total = 0
    var group = 0
    var digit = 0
    var hasNumber = false
    for token in list {
      guard token.kind == .word else { return nil }
      switch vocabulary.numberWords[token.key] {
      case .value(let value):
        if value >= 1000 { total += value } else { group += digit; digit = value }
      case .plus(let value): digit += value
      case .times(let factor) where factor < 1000:
        group += max(digit, 1) * factor
        digit = 0
      case .times(let factor):
        total += max(group + digit, 1) * factor
        (group, digit) = (0, 0)
      case nil:
        guard hasNumber, vocabulary.has(token.key, in: "satuan") else { return nil }
        continue
      }
      hasNumber = true
    }
    return hasNumber ? total + group + digit : nil
  }

  // MARK: Words

  /// A word, or a run of up to eight, that stands twice in a row.
  private mutating func checkDoubledWords(_ unit: Int) {
    let list = tokens[unit]
    var index = 0
    while index < list.count {
      guard let length = doubled(at: index, in: list) else {
        index += 1
        continue
      }
      add("TLH041", unit, words(index..<(index + 2 * length), in: unit))
      index += 2 * length
    }
  }

  private func doubled(at index: Int, in list: [Token]) -> Int? {
    guard list[index].kind == .word else { return nil }
    for length in 1...8 where index + 2 * length <= list.count {
      guard list[index].key == list[index + length].key else { continue }
      let isSame = (0..<length).allSatisfy { place in
        let (left, right) = (list[index + place], list[index + length + place])
        return left.kind == .word && left.key == right.key
      }
      // Two words in a row say something twice for stress; three or more hardly ever do.
      guard isSame, length != 2 else { continue }
      if length == 1,
        list[index].key.utf8.count < 2
          || vocabulary.has(list[index].key, in: "boleh-berulang")
      {
        continue
      }
      return length
    }
    return nil
  }

  private mutating func checkBrackets(_ unit: Int) {
    var open: [Int] = []
    for (index, token) in tokens[unit].enumerated() where token.kind == .mark {
      if token.key == "(" { open.append(index) }
      if token.key == ")", open.popLast() == nil {
        add("TLH042", unit, words(max(0, index - 3)..<(index + 1), in: unit))
        return
      }
    }
    if let first = open.first {
      let end = min(first + 5, tokens[unit].count)
      add("TLH042", unit, words(first..<end, in: unit))
    }
  }

  /// "dan/bunyi", "data/atau": a connector that lost its other half.
  private mutating func checkConnectorWords(_ unit: Int) {
    for (index, token) in tokens[unit].enumerated() where token.kind == .word {
      let parts = token.key.split(separator: "/")
      guard parts.count == 2, token.key != "dan/atau", token.key != "atau/dan" else { continue }
      let right: String
      if parts[0] == "dan" || parts[0] == "atau" {
        right = "dan/atau \(parts[1])"
      } else if parts[1] == "dan" || parts[1] == "atau" {
        right = "\(parts[0]) dan/atau"
      } else {
        continue
      }
      add("TLH043", unit, words(index..<(index + 1), in: unit), expected: right, ["benar": right])
    }
  }

  // MARK: Sentences

  private mutating func checkSentence(_ unit: Int) {
    let part = reading.units[unit]
    guard let first = tokens[unit].first(where: { $0.kind != .mark }) else { return }
    if part.kind == .ayat, first.kind == .word, first.text.first?.isLowercase ?? false {
      let text = reading.text(of: [first.word..<(first.word + 1)])
      let right = text.prefix(1).uppercased() + text.dropFirst()
      add(
        "TLH044", unit, first.word..<(first.word + 1), expected: right, ["benar": right])
    }
    guard part.kind == .ayat || part.kind == .pasal, part.children.isEmpty else { return }
    let keys = tokens[unit].map(\.key)
    if vocabulary.phrase("dalam-hal", at: 0, in: keys) > 0, !keys.contains(","),
      !keys.contains("maka"), ownEnd(unit).mark == ".", !hasMainVerb(unit)
    {
      add("TLH045", unit, beginning(unit))
    }
  }

  /// Whether a sentence without a comma still says what is to be done.
  private func hasMainVerb(_ unit: Int) -> Bool {
    tokens[unit].contains { ["harus", "wajib", "dapat", "dilarang", "berhak"].contains($0.key) }
  }
}

/// Numbers in words.
enum NumberSpeller {
  /// A number as Indonesian words, from 0 to 999,999,999.
  static func text(_ value: Int, _ vocabulary: Vocabulary) -> String {
    guard value >= 0, value < 1_000_000_000 else { return String(value) }
    var words: [Int: String] = [:]
    var factors: [Int: String] = [:]
    var teen = ""
    for (word, meaning) in vocabulary.numberWords {
      switch meaning {
      case .value(let value): words[value] = word
      case .times(let factor): factors[factor] = word
      case .plus: teen = word
      }
    }
    func spell(_ value: Int) -> [String] {
      if let word = words[value] { return [word] }
      if value < 20 { return spell(value - 10) + [teen] }
      for factor in [1_000_000, 1000, 100, 10] where value >= factor {
        let (count, rest) = value.quotientAndRemainder(dividingBy: factor)
        let head =
          count == 1 ? words[factor].map { [$0] } ?? [] : spell(count) + [factors[factor] ?? ""]
        return head + (rest == 0 ? [] : spell(rest))
      }
      return []
    }
    return spell(value).joined(separator: " ")
  }
}
