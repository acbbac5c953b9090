internal import Workbook

/// Reads what planners write into cells: numbers, amounts, days and lists, in the ways that they are
/// written in Indonesia.
struct CellWords: Sendable {
  let catalogue: SheetCatalogue

  /// The text of a cell, without blanks and invisible marks at its ends; nil when nothing is there.
  ///
  /// A number shows its decimals with a comma, as it is printed.
  func text(_ value: CellValue) -> String? {
    let text: String
    switch value {
    case .text(let written): text = CellWords.trimmed(written)
    case .number(let digits): text = digits.replacing(".", with: ",")
    case .date(let day): text = day
    case .boolean(let isTrue): text = word(isTrue)
    case .error, .formulaWithoutResult: return nil
    }
    return text.isEmpty ? nil : text
  }

  /// The text of a cell with what its bytes tell; nil when nothing is there.
  func shapedText(_ value: CellValue) -> (text: String, shape: CellBytes)? {
    if case .text(let written) = value {
      let shape = CellBytes(written)
      if shape.isTrimmed { return (written, shape) }
    }
    return text(value).map { ($0, CellBytes($0)) }
  }

  private func word(_ isTrue: Bool) -> String {
    let key = isTrue ? "ya" : "tidak"
    return catalogue.choices["ya-tidak"]?.first { $0.key == key }?.name ?? key
  }

  /// A text without white space, no-break spaces and invisible marks at its ends; line breaks inside
  /// are `\n`.
  static func trimmed(_ text: String) -> String {
    if CellBytes(text).isTrimmed { return text }
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || Heading.isInvisible(scalar)
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// A text with every kind of white space folded to one blank.
  static func folded(_ text: String) -> String {
    if CellBytes(text).isFolded { return text }
    return text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy(Heading.isInvisible) }
      .joined(separator: " ")
  }

  /// The first word of a text without line breaks.
  static func firstWord(_ text: String) -> String {
    guard let end = text.utf8.firstIndex(of: 0x20) else { return text }
    return String(text[..<end])
  }

  /// What stands behind the first word of a text.
  static func rest(_ text: String, after word: String) -> String {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: word.utf8.count)
    // A folded text has one blank there.
    let rest = text.utf8[start...]
    return trimmed(String(text[(rest.first == 0x20 ? rest.index(after: start) : start)...]))
  }

  /// The values of a cell that holds several, separated by line breaks or semicolons. A value in
  /// double quotes may hold both, and is meant literally.
  static func values(_ text: String) -> [Item] {
    let bytes = CellBytes(text)
    if bytes.isSingle {
      let value = trimmed(text)
      return value.isEmpty ? [] : [Item(text: value, isLiteral: false)]
    }
    var values: [Item] = []
    var current = ""
    var isQuoted = false
    var wasQuoted = false
    func isAtStart() -> Bool { current.allSatisfy(\.isWhitespace) && !wasQuoted }
    func close() {
      let value = wasQuoted ? current : trimmed(current)
      if wasQuoted || !value.isEmpty { values.append(Item(text: value, isLiteral: wasQuoted)) }
      current = ""
      wasQuoted = false
    }
    var rest = text[...]
    while let character = rest.popFirst() {
      if isQuoted {
        if character != "\"" {
          current.append(character)
        } else if rest.first == "\"" {
          current.append("\"")
          rest.removeFirst()
        } else {
          isQuoted = false
        }
      } else if character == "\"", isAtStart() {
        current = ""
        isQuoted = true
        wasQuoted = true
      } else if character == ";" || character.isNewline {
        close()
      } else if !wasQuoted || !character.isWhitespace {
        current.append(character)
      }
    }
    close()
    return values
  }

  /// One value of a cell.
  struct Item: Sendable, Hashable {
    let text: String
    /// Whether it was quoted: it is then neither looked up nor split.
    let isLiteral: Bool
  }

  // MARK: Numbers

  /// A number as plain decimal text, `-1234.5`; nil when the text is none.
  ///
  /// A point between groups of three is one of thousands, a comma one of decimals, as in Indonesian;
  /// a single point with another number of digits behind it is read as a decimal point.
  static func number(_ text: String) -> String? {
    var digits = folded(text).replacing(" ", with: "")
    let isNegative = digits.hasPrefix("-") || (digits.hasPrefix("(") && digits.hasSuffix(")"))
    digits = digits.filter { !"-()".contains($0) }
    guard digits.contains(where: \.isNumber), digits.utf8.count <= 40,
      digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 44 || $0 == 46 })
    else { return nil }
    let commas = digits.count { $0 == "," }
    let points = digits.count { $0 == "." }
    if commas == 1,
      points == 0
        || digits.lastIndex(of: ",") ?? digits.startIndex > digits.lastIndex(of: ".")
          ?? digits.startIndex
    {
      digits = digits.replacing(".", with: "").replacing(",", with: ".")
    } else if points > 1 || (points == 1 && isThousands(digits)) {
      guard groupsOfThree(digits, "."), commas == 0 else { return nil }
      digits = digits.replacing(".", with: "")
    } else if commas > 0 {
      let whole = String(digits.prefix { $0 != "." })
      guard points <= 1, groupsOfThree(whole, ",") else { return nil }
      digits = digits.replacing(",", with: "")
    }
    return plain(digits, isNegative: isNegative)
  }

  /// Whether the one point of a number stands before three digits and behind at most three.
  private static func isThousands(_ digits: String) -> Bool {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count == 3 && (1...3).contains(parts[0].count)
      && parts[0] != "0"
  }

  private static func groupsOfThree(_ digits: String, _ separator: Character) -> Bool {
    let parts = digits.split(separator: separator, omittingEmptySubsequences: false)
    return parts.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(parts[0].count)
  }

  private static func plain(_ digits: String, isNegative: Bool) -> String? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    var whole = String(parts[0].drop { $0 == "0" })
    var decimals = parts.count > 1 ? String(parts[1]) : ""
    while decimals.hasSuffix("0") { decimals.removeLast() }
    if whole.isEmpty { whole = "0" }
    let text = decimals.isEmpty ? whole : "\(whole).\(decimals)"
    return isNegative && text != "0" ? "-" + text : text
  }

  /// An amount in whole rupiah, or why a text is none.
  enum Amount: Sendable, Equatable {
    case rupiah(String)
    /// The text says that the amount is not known.
    case unknown
    /// The text is an amount with a fraction of a rupiah, or too large.
    case inexact
    case invalid
  }

  /// Reads `Rp 1.250.000.000,00`, `1250000000`, `1,25 miliar`, `Rp150 juta`, `1.500.000,-`.
  func amount(_ value: CellValue) -> Amount {
    if case .number(let digits) = value { return CellWords.whole(digits) }
    guard var text = text(value).map({ CellWords.folded($0).lowercased() }) else {
      return .unknown
    }
    if catalogue.emptyWords.contains(text) { return .unknown }
    var isNegative = false
    if text.hasPrefix("-") { isNegative = true; text.removeFirst() }
    for prefix in catalogue.currencies where text.hasPrefix(prefix) {
      text = CellWords.trimmed(String(text.dropFirst(prefix.count)))
      break
    }
    // "1.500.000,-" says that there are no cents.
    for ending in [",-", ".-", ",\u{2013}"] where text.hasSuffix(ending) {
      text = String(text.dropLast(ending.count))
    }
    var factor = 1
    for word in catalogue.moneyWords where text.hasSuffix(word.word) {
      let head = text.dropLast(word.word.count)
      guard let last = head.last, last == " " || last.isNumber else { continue }
      text = CellWords.trimmed(String(head))
      factor = word.factor
      break
    }
    guard let number = CellWords.number(text) else { return .invalid }
    let scaled = factor == 1 ? number : CellWords.scaled(number, by: factor)
    return CellWords.whole(isNegative ? "-" + scaled : scaled)
  }

  /// Moves the decimal point for a factor that is a power of ten.
  private static func scaled(_ number: String, by factor: Int) -> String {
    let zeros = String(factor).utf8.count - 1
    let parts = number.split(separator: ".")
    var decimals = parts.count > 1 ? String(parts[1]) : ""
    while decimals.count < zeros { decimals += "0" }
    let moved = String(parts[0]) + decimals.prefix(zeros) + "." + decimals.dropFirst(zeros)
    return plain(moved.replacing("-", with: ""), isNegative: number.hasPrefix("-")) ?? number
  }

  /// A share in hundredths: `0.8` is `80`.
  static func percent(_ digits: String) -> String { scaled(digits, by: 100) }

  private static func whole(_ digits: String) -> Amount {
    let parts = digits.split(separator: ".")
    guard let whole = parts.first, whole.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 })
    else { return .invalid }
    let hasFraction = parts.count > 1 && parts[1].contains { $0 != "0" }
    guard !hasFraction, whole.drop(while: { $0 == "-" }).count <= 18 else { return .inexact }
    return .rupiah(String(whole))
  }

  /// A year of four digits; nil when the text is none.
  static func year(_ text: String) -> String? {
    let digits = text.hasSuffix(",0") ? text.dropLast(2) : text[...]
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return String(digits)
  }

  /// A period as `2025-2029`, from any kind of dash or "s.d."; nil when the text is none.
  static func period(_ text: String) -> String? {
    let years = text.split { !$0.isNumber }.filter { $0.count == 4 }
    guard years.count == 2, text.split(whereSeparator: { !$0.isNumber }).count == 2 else {
      return nil
    }
    return years.map { String($0) }.joined(separator: "-")
  }

  // MARK: Days

  /// A day as `2026-03-31`, from a date cell, `31-03-2026`, `31/3/2026` or `31 Maret 2026`.
  func day(_ value: CellValue) -> String? {
    if case .date(let day) = value { return String(day.prefix(10)) }
    guard let text = text(value).map(CellWords.folded) else { return nil }
    let parts = text.split { " -/.".contains($0) }.map(String.init)
    guard parts.count == 3 else { return nil }
    let isYearFirst = parts[0].count == 4
    let (year, day) = isYearFirst ? (parts[0], parts[2]) : (parts[2], parts[0])
    guard year.count == 4, let yearNumber = Int(year), let dayNumber = Int(day),
      let month = Int(parts[1]) ?? catalogue.months[parts[1].lowercased()],
      (1...12).contains(month),
      (1...CellWords.days(in: month, of: yearNumber)).contains(dayNumber)
    else { return nil }
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(year)-\(two(month))-\(two(dayNumber))"
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
