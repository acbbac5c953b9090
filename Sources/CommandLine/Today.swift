internal import References

#if canImport(Glibc)
  internal import Glibc
#endif

/// The clock.
enum Today {
  /// The day on which the program runs, where it runs (ISO 8601).
  static var iso: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}
