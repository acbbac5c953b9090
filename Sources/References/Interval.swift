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

  /// The span in months.
  public var months: Int { isMonths ? count : 12 * count }

  /// The day (ISO 8601) this long after another: the same day of a later month, or its last one
  /// where the month is shorter; nil for text that is no day.
  public func day(after day: String) -> String? {
    CalendarDay(day)?.adding(months: months).iso
  }
}
