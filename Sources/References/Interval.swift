/// A span of the law: `2 tahun`, `6 bulan`.
public struct Interval: Sendable, Hashable {
  public let count: Int
  /// Whether the span is counted in months, not years.
  public let isMonths: Bool

  /// A span in the form of the profile schema; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let count = Int(parts[0]), (1..<1000).contains(count),
      parts[1] == "tahun" || parts[1] == "bulan"
    else { return nil }
    self.count = count
    isMonths = parts[1] == "bulan"
  }

  /// Whole years; nil for a span in months.
  public var years: Int? { isMonths ? nil : count }

  /// The day (ISO 8601) this long after another: the same day of a later month, or its last one
  /// where the month is shorter; nil for text that is no day.
  public func day(after day: String) -> String? {
    let date = day.split(separator: "-").compactMap { Int($0) }
    guard date.count == 3, (1...12).contains(date[1]), (1...9999).contains(date[0]) else {
      return nil
    }
    let months = date[1] - 1 + (isMonths ? count : 12 * count)
    let (year, month) = (date[0] + months / 12, months % 12 + 1)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(min(date[2], lengths[month - 1])))"
  }
}
