/// A sum of money in whole rupiah that knows what it could not count.
///
/// 128 bits hold any sum of lines of 18 digits, so nothing is ever rounded.
public struct Money: Sendable, Hashable {
  /// Whole rupiah.
  public private(set) var rupiah: Int128 = 0
  /// Lines without an amount: "belum dihitung", never added as zero.
  public private(set) var uncounted = 0
  /// Lines added, uncounted ones included.
  public private(set) var lines = 0

  public init() {}

  /// Adds a line; nil stands for an amount that is not yet computed.
  public mutating func add(_ amount: Int64?) {
    lines += 1
    if let amount { rupiah += Int128(amount) } else { uncounted += 1 }
  }

  /// Adds another sum.
  public mutating func add(_ other: Money) {
    rupiah += other.rupiah
    uncounted += other.uncounted
    lines += other.lines
  }

  /// Whether nothing at all was counted.
  public var isEmpty: Bool { lines == uncounted }
}

/// Sums by row and year, in the order in which rows were named.
public struct MoneyTable: Sendable {
  /// Keys of the rows, in order.
  public private(set) var rows: [String] = []
  private var cells: [String: [Int: Money]] = [:]
  private var seen: Set<String> = []

  /// - Parameter rows: rows to show even when they stay empty.
  public init(rows: [String] = []) {
    for row in rows where seen.insert(row).inserted { self.rows.append(row) }
  }

  /// Adds an amount to the cell of a row and year.
  public mutating func add(_ amount: Int64?, row: String, year: Int) {
    if seen.insert(row).inserted { rows.append(row) }
    cells[row, default: [:]][year, default: Money()].add(amount)
  }

  /// Puts the rows into another order.
  public mutating func sort(by areInOrder: (String, String) -> Bool) { rows.sort(by: areInOrder) }

  /// The sum in one cell.
  public subscript(row: String, year: Int) -> Money { cells[row]?[year] ?? Money() }

  /// The sum of a row.
  public func total(row: String) -> Money { sum(cells[row].map { Array($0.values) } ?? []) }

  /// The sum of a year over all rows.
  public func total(year: Int) -> Money { sum(rows.map { self[$0, year] }) }

  /// The sum of everything.
  public var total: Money { sum(rows.map { total(row: $0) }) }

  private func sum(_ parts: [Money]) -> Money {
    var result = Money()
    for part in parts { result.add(part) }
    return result
  }
}
