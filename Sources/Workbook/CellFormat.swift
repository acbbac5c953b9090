/// What a number format makes of a number, as far as it changes the meaning and not only the look.
enum CellFormat: Sendable, Hashable {
  case general
  /// A day, with or without a time.
  case date
  /// A time of day only.
  case time
  /// Hours beyond 24, `[h]:mm`.
  case duration
  case percent
  /// Whole numbers with leading zeros up to this many digits, as for codes (`0000`).
  case padded(Int)

  /// A built-in format by its number (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are the days
  /// of East Asian versions).
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .duration
    default: self = .general
    }
  }

  /// A format by its code, such as `dd/mm/yyyy` or `"Rp"#,##0`.
  init(code: String) {
    let symbols = CellFormat.symbols(code)
    if symbols.isDuration {
      self = .duration
      return
    }
    let letters = symbols.letters
    let isNumeric = letters.contains("#") || letters.contains("?")
    let hasClock = letters.contains("h") || letters.contains("s")
    if !isNumeric, letters.contains("y") || letters.contains("d") {
      self = .date
    } else if !isNumeric, hasClock {
      self = .time
    } else if !isNumeric, letters.contains("m") {
      self = .date
    } else if letters.contains("%") {
      self = .percent
    } else if letters.utf8.count > 1, letters.allSatisfy({ $0 == "0" }) {
      self = .padded(letters.utf8.count)
    } else {
      self = .general
    }
  }

  /// The symbols of the first section that stand for parts of a value, in lower case: literals,
  /// escapes, colours and currencies are left out.
  private static func symbols(_ code: String) -> (letters: String, isDuration: Bool) {
    var letters = ""
    var isDuration = false
    var rest = Substring(code)
    while let next = rest.popFirst() {
      switch next {
      case ";": return (letters, isDuration)
      case "\"":
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.drop { $0 != "]" }.dropFirst()
        if !inside.isEmpty, let first = inside.first, "hms".contains(first),
          inside.allSatisfy({ $0 == first })
        {
          isDuration = true
        }
      default: letters += next.lowercased()
      }
    }
    return (letters == "general" ? "" : letters, isDuration)
  }
}
