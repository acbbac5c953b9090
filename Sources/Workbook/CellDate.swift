/// Days and times as workbooks store them: days since a day long ago, with the time as fraction
/// (ECMA-376 part 1, 18.17.4).
enum CellDate {
  /// What a cell of a date or time format shows; nil when its number is no day that a spreadsheet
  /// knows (before 1900 or after 9999).
  static func value(_ plain: String, _ format: CellFormat, is1904: Bool) -> CellValue? {
    guard let serial = Double(plain), serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds >= 86_400 {
      day += 1
      seconds -= 86_400
    }
    if format == .duration || format == .time && day == 0 {
      let hours = seconds / 3600 + (format == .duration ? day * 24 : 0)
      return .text(clock(hours, seconds))
    }
    let date = dayText(day, is1904: is1904)
    return .date(seconds == 0 ? date : date + "T" + clock(seconds / 3600, seconds))
  }

  /// A date that a cell holds as text of ISO 8601 (`t="d"`).
  static func value(iso text: String) -> CellValue {
    var body = Substring(text)
    if body.hasSuffix("Z") { body.removeLast() }
    let parts = body.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = parts.first, day.utf8.count == 10, parts.count <= 2 else { return .text(text) }
    guard parts.count == 2 else { return .date(String(day)) }
    let time = parts[1].prefix { $0 != "." }
    return .date(time == "00:00:00" || time == "00:00" ? String(day) : "\(day)T\(time)")
  }

  /// The number that stands for a day such as `2026-03-31` or `2026-03-31T08:30:00` in the date
  /// system of 1900; nil when the text is no day that it knows.
  static func serial(_ text: String) -> String? {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard let first = parts.first, let day = days(first) else { return nil }
    guard parts.count == 2 else { return String(day) }
    let clock = parts[1].split(separator: ":").map { Int($0) ?? -1 }
    guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
      (0..<60).contains(clock[2])
    else { return nil }
    let seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
    if seconds == 0 { return String(day) }
    // Ten digits tell every second of a day from the next.
    let fraction = String((seconds * 10_000_000_000 + 43_200) / 86_400)
    return "\(day)." + String(repeating: "0", count: 10 - fraction.utf8.count) + fraction
  }

  private static func days(_ text: Substring) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1900...9999).contains(year),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    if text == "1900-02-29" { return 60 }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let sinceEpoch = era * 146_097 + dayOfEra - 719_468
    // Says whether the day exists: 31 February would be another day.
    guard civil(sinceEpoch) == text else { return nil }
    let serial = sinceEpoch + 25_569
    return serial <= 60 ? serial - 1 : serial
  }

  private static func clock(_ hours: Int, _ seconds: Int) -> String {
    "\(two(hours)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func dayText(_ serial: Int, is1904: Bool) -> String {
    // 1 January 1904 is day 1,462 of the other count.
    if is1904 { return civil(serial + 1_462 - 25_569) }
    // Excel counts a 29 February 1900, which never was; the days before it are one off.
    if serial == 60 { return "1900-02-29" }
    return civil(serial - 25_569 + (serial < 60 ? 1 : 0))
  }

  /// The day that is `days` after 1 January 1970, in the Gregorian calendar.
  private static func civil(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(two(month))-\(two(day))"
  }
}
