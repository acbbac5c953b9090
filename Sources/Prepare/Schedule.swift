public import Ingest
public import References

/// Years in which reviews are due, computed from the period.
public enum Schedule {
  /// The year of the mid-term: the third of five, and generally the one in the middle (the later of
  /// two middles is not reached before half of the period is over, so the earlier one counts).
  public static func midterm(of period: Period) -> Int {
    period.start + (period.end - period.start) / 2
  }

  /// The years in which a review at `time` (`ReviewTimeType` of the profile schema) is due; empty for
  /// a review when needed. A `berkala` one is due at the latest in the last year of each interval,
  /// counted from the start.
  ///
  /// - Parameters:
  ///   - time: key of the time.
  ///   - interval: how long the law leaves between two reviews, for `berkala`.
  ///   - period: years of the document.
  /// - Returns: the years in order.
  public static func years(
    of time: String, every interval: Interval? = nil, in period: Period
  ) -> [Int] {
    guard period.length > 0, period.length <= 100 else { return [] }
    switch time {
    case "paruh-waktu": return [midterm(of: period)]
    case "tahun-terakhir": return [period.end]
    case "tahunan": return period.years
    case "berkala": return years(every: interval, in: period)
    default: return []
    }
  }

  /// The last years in which a duty that comes back after `interval` can be done for the first, the
  /// second, the third time; empty where the law gives no interval of whole years.
  public static func years(every interval: Interval?, in period: Period) -> [Int] {
    guard let step = interval?.years, period.length > 0, period.length <= 100 else { return [] }
    return Array(stride(from: period.start + step - 1, through: period.end, by: step))
  }

  /// The days between which each review at `time`, or each turn of a duty, falls: the law names no
  /// day within the year or the interval, so it is due at their end.
  ///
  /// - Parameters:
  ///   - time: key of the time (`ReviewTimeType`), or `berkala`.
  ///   - interval: how long the law leaves between two turns, for `berkala`.
  ///   - period: years of the document.
  /// - Returns: first and last days in order; empty for what is never due by the calendar.
  public static func spans(
    of time: String, every interval: Interval? = nil, in period: Period
  ) -> [ClosedRange<CalendarDay>] {
    guard time == "berkala" else {
      return years(of: time, in: period).compactMap(CalendarDay.span(ofYear:))
    }
    guard let months = interval?.months, period.length > 0, period.length <= 100,
      let start = CalendarDay.span(ofYear: period.start)?.lowerBound
    else { return [] }
    return (0..<period.length * 12 / months).map { turn in
      let first = start.adding(months: turn * months)
      return first...first.adding(months: months).adding(days: -1)
    }
  }
}
