/// Wording of references against the formulas of the law.
extension Review {
  mutating func checkFormulas() {
    for unit in reading.units.indices where reading.around(unit, .pasal) != nil {
      let list = tokens[unit]
      guard list.contains(where: { isCue($0) }) else { continue }
      var index = 0
      var told: Set<String> = []
      while index < list.count {
        guard let (formula, length) = formula(at: index, in: list) else {
          index += 1
          continue
        }
        if told.insert(formula.right).inserted {
          add(
            "TLH007", unit, words(index..<(index + length), in: unit), expected: formula.right,
            ["benar": formula.right])
        }
        index += length
      }
    }
  }

  private func isCue(_ token: Token) -> Bool {
    token.kind == .word
      && ["sebagaimana", "dimaksud", "pasal", "ayat"].contains {
        vocabulary.has(token.key, in: $0)
      }
  }

  /// The wrong wording that begins at a token, and its number of tokens.
  private func formula(at index: Int, in list: [Token]) -> (Vocabulary.Formula, Int)? {
    for formula in vocabulary.formulas {
      let count = formula.wrong.count
      guard index + count <= list.count else { continue }
      if let without = formula.without, index > 0,
        list[index - 1].key == without || list[index - 1].key == "yang"
      {
        continue
      }
      let fits = (0..<count).allSatisfy { place in
        matches(list[index + place], formula.wrong[place])
      }
      if fits { return (formula, count) }
    }
    return nil
  }

  private func matches(_ token: Token, _ pattern: String) -> Bool {
    switch pattern {
    case "@ayat": vocabulary.has(token.key, in: "ayat")
    case "@pasal": vocabulary.has(token.key, in: "pasal")
    case "@pasal-kecil": vocabulary.has(token.text, in: "pasal")
    case "@nomor": token.kind == .bracketed
    case "@angka": token.kind == .number
    default: token.key == pattern
    }
  }
}
