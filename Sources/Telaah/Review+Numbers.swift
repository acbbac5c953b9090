/// Numbers of divisions, articles, paragraphs and items.
extension Review {
  mutating func checkNumbers() {
    check(reading.indices(of: .bab))
    check(reading.indices(of: .pasal))
    for index in reading.units.indices {
      let children = reading.units[index].children
      guard !children.isEmpty else { continue }
      check(children.filter { reading.units[$0].kind == .bagian })
      check(children.filter { reading.units[$0].kind == .paragraf })
      check(children.filter { reading.units[$0].kind == .ayat })
      for list in lists(below: index) { check(list) }
    }
    checkMarks()
  }

  /// Items below a unit, list by list: those of one style belong together.
  func lists(below index: Int) -> [[Int]] {
    var result: [[Int]] = []
    for child in reading.units[index].children where reading.units[child].kind.isItem {
      let unit = reading.units[child]
      let style = unit.style ?? .digit
      if let place = result.lastIndex(where: { list in
        list.first.map { (reading.units[$0].style ?? .digit) == style } ?? false
      }) {
        result[place].append(child)
      } else {
        result.append([child])
      }
    }
    return result
  }

  /// Judges the numbers of one row of units.
  private mutating func check(_ units: [Int]) {
    let numbered = units.filter { reading.units[$0].value != nil }
    guard !numbered.isEmpty else { return }
    let all = Set(numbered.compactMap { reading.units[$0].value })
    var seen: [String: Int] = [:]
    var expected = reading.numberedLeads.isEmpty ? 1 : firstNumber(numbered)
    // Behind a doubled number the next one may go on as if it had been right.
    var slack = 0
    for unit in numbered {
      let part = reading.units[unit]
      guard let value = part.value else { continue }
      let key = "\(value)\(part.suffix)"
      if let other = seen[key] {
        report("TLH011", unit, expected, ["baris-lain": String(reading.units[other].line)])
        slack += 1
      } else if !part.suffix.isEmpty, value < expected {
        // 12A behind 12 inserts an article.
      } else if value == expected || (value > expected && value <= expected + slack) {
        if value > expected { slack = 0 }
      } else if value > expected {
        let missing = (expected..<value).filter { !all.contains($0) }
        if !missing.isEmpty {
          let names = missing.prefix(3).map { label(unit, $0) }.joined(separator: ", ")
          report("TLH010", unit, expected, ["kurang": names])
        }
      } else {
        report("TLH012", unit, expected, [:])
      }
      seen[key] = seen[key] ?? unit
      if part.suffix.isEmpty || value >= expected { expected = max(expected, value + 1) }
    }
  }

  /// Definitions whose lead took the number 1 begin with 2.
  private func firstNumber(_ units: [Int]) -> Int {
    guard let first = units.first, reading.units[first].kind == .definisi else { return 1 }
    let siblings = reading.units[reading.units[first].parent].children
    return siblings.contains { reading.numberedLeads.contains($0) } ? 2 : 1
  }

  private mutating func report(
    _ rule: String, _ unit: Int, _ expected: Int, _ values: [String: String]
  ) {
    var values = values
    values["usulan"] = label(unit, expected)
    add(rule, unit, heading(unit), expected: label(unit, expected), values)
  }

  /// Name of a unit of the same kind with another number.
  private func label(_ unit: Int, _ value: Int) -> String {
    let part = reading.units[unit]
    let number: String
    switch part.kind {
    case .bab: number = Roman.text(value)
    case .bagian: number = ordinal(value)
    case .huruf, .subhuruf: number = Marker.letters(value)
    default: number = String(value)
    }
    return catalogue.phrase(part.kind.rawValue, ["nomor": number])
  }

  private func ordinal(_ value: Int) -> String {
    let word = vocabulary.ordinalTexts[value] ?? String(value)
    return word.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }

  /// Marks that are doubled or missing.
  private mutating func checkMarks() {
    for unit in reading.doubledMarks.sorted() { add("TLH013", unit, reading.units[unit].mark) }
    for unit in reading.numberedLeads.sorted() { add("TLH014", unit, heading(unit)) }
    for unit in reading.units.indices where reading.units[unit].mark.isEmpty {
      let part = reading.units[unit]
      if part.kind == .definisi {
        add("TLH015", unit, beginning(unit), ["tempat": place(part.parent)])
      } else if part.kind == .alinea, isStray(unit) {
        let sentence = beginsLikeSentence(unit) && tokens[unit].count >= 8
        add(
          sentence ? "TLH015" : "TLH016", unit, beginning(unit), ["tempat": place(part.parent)])
      }
    }
  }

  /// Whether a paragraph stands in an article beside numbered provisions.
  private func isStray(_ unit: Int) -> Bool {
    let parent = reading.units[unit].parent
    guard reading.around(unit, .pasal) != nil else { return false }
    return reading.units[parent].children.contains {
      $0 != unit && reading.units[$0].kind != .alinea
    } || reading.units[parent].kind == .pasal
  }

  private func beginsLikeSentence(_ unit: Int) -> Bool {
    let text = reading.text(unit)
    return (text.first?.isUppercase ?? false) && (text.last.map { ".:".contains($0) } ?? false)
      && text.contains(where: \.isLowercase)
  }
}
