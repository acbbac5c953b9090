/// Years in which reviews are due, computed from the period.
public enum Schedule {
  /// The year of the mid-term: the third of five, and generally the one in the middle (the later of
  /// two middles is not reached before half of the period is over, so the earlier one counts).
  public static func midterm(start: Int, end: Int) -> Int { start + (end - start) / 2 }

  /// The years in which a review at `time` (`paruh-waktu`, `tahun-terakhir`, `tahunan`) is due;
  /// empty for a review when needed. A `berkala` review comes back after a whole period, so it is
  /// due in the last year.
  public static func years(of time: String, start: Int, end: Int) -> [Int] {
    guard start <= end, end - start < 100 else { return [] }
    switch time {
    case "paruh-waktu": return [midterm(start: start, end: end)]
    case "tahun-terakhir", "berkala": return [end]
    case "tahunan": return Array(start...end)
    default: return []
    }
  }
}
