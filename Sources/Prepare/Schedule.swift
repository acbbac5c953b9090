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
}
