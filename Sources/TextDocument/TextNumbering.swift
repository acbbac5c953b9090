internal import XMLTree

/// Counts the items of lists and writes their labels (ECMA-376 part 1, 17.9).
struct TextNumbering {
  private struct Level {
    var start = 1
    var format = "decimal"
    var pattern = "%1."
  }

  private struct List {
    var levels: [Int: Level] = [:]
    /// Style whose list this one uses.
    var styleLink: String?
  }

  private var lists: [String: List] = [:]
  /// Definition that each numbered list uses, and where it begins anew.
  private var uses: [Int: (list: String, starts: [Int: Int])] = [:]
  private var counters: [String: [Int: Int]] = [:]
  private var begun: Set<Int> = []

  init(_ root: Element?, styles: TextStyles) {
    for element in root?.elements(named: "abstractNum") ?? [] {
      guard let id = element[local: "abstractNumId"] else { continue }
      var list = List(styleLink: element.first("numStyleLink")?[local: "val"])
      for level in element.elements(named: "lvl") { TextNumbering.add(level, to: &list) }
      lists[id] = list
    }
    for element in root?.elements(named: "num") ?? [] {
      guard let number = element[local: "numId"].flatMap({ Int($0) }),
        let list = element.first("abstractNumId")?[local: "val"]
      else { continue }
      var starts: [Int: Int] = [:]
      var own = list
      for override in element.elements(named: "lvlOverride") {
        guard let depth = override[local: "ilvl"].flatMap({ Int($0) }) else { continue }
        if let start = override.first("startOverride")?[local: "val"].flatMap({ Int($0) }) {
          starts[depth] = start
        }
        if let level = override.first("lvl") {
          // A level of its own makes a definition of its own.
          if own == list {
            own = "\(list)/\(number)"
            lists[own] = lists[list]
          }
          TextNumbering.add(level, to: &lists[own, default: List()])
        }
      }
      uses[number] = (own, starts)
    }
    for (id, list) in lists {
      guard let style = list.styleLink, let target = styles.list(style),
        let linked = uses[target.list]?.list, let levels = lists[linked]?.levels
      else { continue }
      lists[id]?.levels = levels
    }
  }

  private static func add(_ element: Element, to list: inout List) {
    guard let depth = element[local: "ilvl"].flatMap({ Int($0) }) else { return }
    var level = Level()
    level.pattern = "%\(depth + 1)."
    if let start = element.first("start")?[local: "val"].flatMap({ Int($0) }) {
      level.start = start
    }
    if let format = element.first("numFmt")?[local: "val"] { level.format = format }
    if let pattern = element.first("lvlText")?[local: "val"] { level.pattern = pattern }
    list.levels[depth] = level
  }

  /// The mark of the next item of a list; nil for the list 0, which means none.
  mutating func next(_ number: Int, depth: Int) -> TextListMark? {
    guard number > 0, let use = uses[number], (0...8).contains(depth) else { return nil }
    let levels = lists[use.list]?.levels ?? [:]
    var counts = counters[use.list] ?? [:]
    if begun.insert(number).inserted {
      for (depth, start) in use.starts { counts[depth] = start - 1 }
    }
    let level = levels[depth] ?? Level()
    // Counters of a hostile file stay far from the end of the numbers.
    counts[depth] = min((counts[depth] ?? level.start - 1) + 1, 1_000_000_000)
    for deeper in (depth + 1)..<10 where counts[deeper] != nil {
      counts[deeper] = use.starts[deeper].map { $0 - 1 }
    }
    counters[use.list] = counts
    guard level.format != "bullet", level.format != "none" else {
      return TextListMark(list: number, depth: depth, number: nil, label: level.pattern)
    }
    return TextListMark(
      list: number, depth: depth, number: counts[depth],
      label: label(level.pattern, counts, levels))
  }

  /// A pattern such as `%1.%2` with the numbers of its levels.
  private func label(_ pattern: String, _ counts: [Int: Int], _ levels: [Int: Level]) -> String {
    var result = ""
    var isAfterPercent = false
    for character in pattern {
      if isAfterPercent, let depth = character.wholeNumberValue, depth > 0 {
        let level = levels[depth - 1] ?? Level()
        result += TextNumbering.text(counts[depth - 1] ?? level.start, level.format)
        isAfterPercent = false
      } else {
        if isAfterPercent { result.append("%") }
        isAfterPercent = character == "%"
        if !isAfterPercent { result.append(character) }
      }
    }
    return result
  }

  /// A number in one of the formats of ECMA-376 (17.18.59); others count as decimal.
  static func text(_ number: Int, _ format: String) -> String {
    switch format {
    case "lowerLetter": letters(number).lowercased()
    case "upperLetter": letters(number)
    case "lowerRoman": roman(number).lowercased()
    case "upperRoman": roman(number)
    case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : String(number)
    case "bullet", "none": ""
    default: String(number)
    }
  }

  /// A … Z, then AA, BB, as word processors count.
  private static func letters(_ number: Int) -> String {
    guard (1...780).contains(number) else { return String(number) }
    let letter = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8((number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    let values = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, digits) in values {
      while rest >= value {
        text += digits
        rest -= value
      }
    }
    return text
  }
}
