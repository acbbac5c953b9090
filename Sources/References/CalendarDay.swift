/// A day of the Gregorian calendar.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970.
  public let ordinal: Int

  /// The day that lies so many days after 1 January 1970.
  public init(ordinal: Int) { self.ordinal = ordinal }

  /// A day of the years 1 to 9999; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDay.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    self = CalendarDay.existing(year, month, day)
  }

  /// A day in the form of ISO 8601, such as `2027-06-30`; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The first and the last day of a year; nil outside the years 1 to 9999.
  public static func span(ofYear year: Int) -> ClosedRange<CalendarDay>? {
    guard (1...9999).contains(year) else { return nil }
    return existing(year, 1, 1)...existing(year, 12, 31)
  }

  /// Number of days of a month (1 to 12).
  static func length(ofMonth month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return lengths[month - 1]
  }

  // Years are counted from March, so that the leap day is the last one of its year.
  private static func existing(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return CalendarDay(ordinal: era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month and day.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day in the form of ISO 8601.
  public var iso: String { digits(separator: "-") }

  /// The day as eight digits, the form of iCalendar (RFC 5545, section 3.3.4).
  public var compact: String { digits(separator: "") }

  private func digits(separator: String) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let (year, month, day) = parts
    return [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: separator)
  }

  /// Whether it is a Monday, Tuesday, Wednesday, Thursday or Friday; holidays are not known.
  public var isWorkday: Bool {
    // The first day of 1970 was a Thursday.
    let weekday = ((ordinal + 3) % 7 + 7) % 7
    return weekday < 5
  }

  /// The day so many days later, or earlier for a negative number.
  public func adding(days: Int) -> CalendarDay { CalendarDay(ordinal: ordinal + days) }

  /// The same day of a later month, or its last one where that month is shorter.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = parts
    let total = month - 1 + months
    let (later, newMonth) = (year + total / 12, total % 12 + 1)
    return CalendarDay.existing(
      later, newMonth, min(day, CalendarDay.length(ofMonth: newMonth, in: later)))
  }

  /// The latest day after which so many working days remain until the end of this day.
  public func before(workdays count: Int) -> CalendarDay {
    var day = self
    var rest = count
    while rest > 0 || !day.isWorkday {
      if day.isWorkday { rest -= 1 }
      day = day.adding(days: -1)
    }
    return day
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.ordinal < right.ordinal
  }
}
