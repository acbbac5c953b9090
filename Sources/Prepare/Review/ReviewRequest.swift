internal import References

/// What a review was asked for.
public struct ReviewRequest: Sendable {
  /// Key of the kind: paruh-waktu, tahun-terakhir, tahunan, berkala or sewaktu-waktu.
  public let kind: String
  /// Keys of the triggers that are invoked.
  public let triggers: [String]
  /// Day of the review (ISO 8601).
  public let date: String
  /// Whether refusals were overridden.
  public let isForced: Bool

  /// The kinds of reviews, as the schema of profiles names their times.
  public static let kinds = [
    "paruh-waktu", "tahun-terakhir", "tahunan", "berkala", "sewaktu-waktu",
  ]

  public init(kind: String, triggers: [String], date: String, isForced: Bool) {
    self.kind = kind
    self.triggers = triggers
    self.date = date
    self.isForced = isForced
  }

  /// Whether a time of the law is that of the review.
  func isAt(_ time: Statement) -> Bool {
    if time.key == kind { return true }
    return kind == "tahunan" && time.key == "berkala" && time.interval?.years == 1
  }

  /// Year of the review.
  public var year: Int { Int(date.prefix(4)) ?? 0 }

  /// The day so many months before another (ISO 8601); days that a month lacks become its last.
  static func day(_ months: Int, before date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return date }
    let count = parts[0] * 12 + parts[1] - 1 - months
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    // Days are only compared, so that 31 stands for the last of a shorter month.
    return "\(count / 12)-\(two(count % 12 + 1))-\(two(parts[2]))"
  }
}
