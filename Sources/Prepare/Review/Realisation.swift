internal import FoundationEssentials
public import Ingest
public import Review

/// How far what was planned has been reached.
public enum Attainment: String, Sendable, CaseIterable {
  case reached = "tercapai"
  case partly = "sebagian"
  case missed = "tidak"
  /// Nothing has been reported, or nothing was to be.
  case open = "belum"

  /// The state of a whole from those of its parts; nil without parts.
  static func whole(_ parts: [Attainment]) -> Attainment? {
    guard let first = parts.first else { return nil }
    if parts.allSatisfy({ $0 == first }) { return first }
    return .partly
  }
}

/// What was reached against what was planned, line by line: targets and amounts of the plan that was
/// set, results of the plan now.
public struct Realisation: Sendable {
  /// A line of a kegiatan with its result.
  public struct LineResult: Sendable {
    /// Id of the line in the plan.
    public let id: String
    /// Kode, name and group of its kegiatan.
    public let activity: String
    public let activityName: String
    public let group: String
    public let unit: String
    public let year: Int
    public let output: String
    public let measure: String
    /// Target and what was reached, as written; nil where there is none.
    public let target: String?
    public let achieved: String?
    /// Whole rupiah.
    public let planned: Int64?
    public let spent: Int64?
    public let reason: String?
    public let followUp: String?
    public let attainment: Attainment
    /// Whether the line is not in the plan that was set.
    public let isAdded: Bool
    /// Whether its kegiatan has been put off.
    public let isDeferred: Bool
  }

  /// A value of a year against its target.
  public struct YearResult: Sendable {
    public let year: Int
    public let target: String?
    public let achieved: String?
    public let attainment: Attainment
  }

  /// An indicator (IKU) with its years.
  public struct IndicatorResult: Sendable {
    public let kode: String
    public let name: String
    public let measure: String?
    public let years: [YearResult]
  }

  /// Lines of the years that are judged, in the order of the plan.
  public private(set) var lines: [LineResult]
  public private(set) var indicators: [IndicatorResult]
  /// Years of the period that are judged: those that are over, and the running one where something
  /// of it has been reported.
  public private(set) var years: [Int]

  /// The results of one year alone.
  public func only(_ year: Int) -> Realisation {
    var result = self
    result.years = years.filter { $0 == year }
    result.lines = lines.filter { $0.year == year }
    result.indicators = indicators.map { indicator in
      IndicatorResult(
        kode: indicator.kode, name: indicator.name, measure: indicator.measure,
        years: indicator.years.filter { $0.year == year })
    }
    return result
  }

  /// Matches results with targets.
  ///
  /// - Parameters:
  ///   - comparison: the plan that was set and the plan now.
  ///   - period: years of the plan.
  ///   - date: day of the review (ISO 8601).
  public init(_ comparison: PlanComparison, period: Period, date: String) {
    let current = Int(date.prefix(4)) ?? 0
    let hasCurrent = comparison.new.items.contains { item in
      item.name == "rincian" && item.value("@tahun") == String(current)
        && item.fields.contains { $0.key.hasPrefix("realisasi") }
    }
    let years = period.years.filter { $0 < current || ($0 == current && hasCurrent) }
    self.years = years
    let judged = Set(years)
    var lines: [LineResult] = []
    let (old, new) = (comparison.old, comparison.new)
    for item in new.items where item.name == "rincian" {
      if let line = Realisation.line(item, in: new, before: old.item(item.id), old, judged) {
        lines.append(line)
      }
    }
    for item in old.items where item.name == "rincian" && new.item(item.id) == nil {
      if let line = Realisation.line(nil, in: new, before: item, old, judged) {
        lines.append(line)
      }
    }
    self.lines = lines
    indicators = new.items.filter { $0.name == "iku" }.map { item in
      let before = old.item(item.id) ?? item
      let isFalling = Realisation.isFalling(before)
      return IndicatorResult(
        kode: item.kode ?? "", name: item.title, measure: item.value("satuan"),
        years: years.map { year in
          let target = before.value("target/\(year)")
          let achieved = item.value("realisasi/\(year)")
          return YearResult(
            year: year, target: target, achieved: achieved,
            attainment: Realisation.attainment(achieved, of: target, isFalling: isFalling))
        })
    }
  }

  private static func line(
    _ now: PlanItem?, in new: PlanItems, before: PlanItem?, _ old: PlanItems, _ years: Set<Int>
  ) -> LineResult? {
    guard let item = before ?? now, let year = item.value("@tahun").flatMap({ Int($0) }),
      years.contains(year)
    else { return nil }
    let parents = [(now, new), (before, old)].compactMap { pair -> PlanItem? in
      pair.0?.parent.map { pair.1.items[$0] }
    }
    guard let activity = parents.first else { return nil }
    let isReported = now?.fields.contains { $0.key.hasPrefix("realisasi") } == true
    // A line that the plan never had counts only where something was done.
    if before == nil, !isReported { return nil }
    let target = before?.value("target")
    let achieved = now?.value("realisasi/capaian")
    let isDeferred = activity.value("@status") == "ditunda"
    return LineResult(
      id: item.id, activity: activity.kode ?? "", activityName: activity.title,
      group: activity.value("@muatan") ?? "", unit: item.value("@perangkat-daerah") ?? "",
      year: year, output: item.value("keluaran") ?? "", measure: item.value("satuan") ?? "",
      target: target, achieved: achieved, planned: before?.value("pagu").flatMap { Int64($0) },
      spent: now?.value("realisasi/serapan").flatMap { Int64($0) },
      reason: now?.value("realisasi/alasan"), followUp: now?.value("realisasi/tindak-lanjut"),
      attainment: attainment(achieved, of: target), isAdded: before == nil,
      isDeferred: isDeferred)
  }

  /// Whether an indicator is the better the smaller it is: its last target lies below its beginning.
  private static func isFalling(_ item: PlanItem) -> Bool {
    let targets = item.fields.filter { $0.key.hasPrefix("target/") }.compactMap(\.texts.first)
    let start = item.fields.first { $0.key.hasPrefix("awal") }?.texts.first ?? targets.first
    guard let from = start.flatMap(Formats.parse), let to = targets.last.flatMap(Formats.parse)
    else { return false }
    return to < from
  }

  /// How far a value reaches its target.
  public static func attainment(
    _ achieved: String?, of target: String?, isFalling: Bool = false
  ) -> Attainment {
    // A decimal of XML may have a plus sign, which no number of a text has.
    func number(_ text: String?) -> Decimal? {
      text.flatMap { Formats.parse($0.hasPrefix("+") ? String($0.dropFirst()) : $0) }
    }
    guard let value = number(achieved) else { return .open }
    guard let goal = number(target) else { return value > 0 ? .reached : .missed }
    if isFalling { return value <= goal ? .reached : .partly }
    if value >= goal { return .reached }
    return value > 0 ? .partly : .missed
  }

  /// Number of lines of each state, by what they are grouped by.
  public func counts(by key: (LineResult) -> String) -> [String: [Attainment: Int]] {
    var counts: [String: [Attainment: Int]] = [:]
    for line in lines { counts[key(line), default: [:]][line.attainment, default: 0] += 1 }
    return counts
  }

  /// Planned and spent money, by what the lines are grouped by and year.
  public func money(by key: (LineResult) -> String) -> (planned: MoneyTable, spent: MoneyTable) {
    var planned = MoneyTable()
    var spent = MoneyTable()
    for line in lines {
      let row = key(line)
      if !line.isAdded { planned.add(line.planned, row: row, year: line.year) }
      spent.add(line.spent, row: row, year: line.year)
    }
    return (planned, spent)
  }

  /// Spent of planned money in percent; nil where nothing was planned.
  public static func percent(_ spent: Money, of planned: Money) -> Int? {
    planned.rupiah > 0 ? Int(clamping: spent.rupiah * 100 / planned.rupiah) : nil
  }
}
