internal import Workbook

/// A row of a recognised sheet on its way into the plan.
struct SourceRow {
  /// Position of its sheet among those that were recognised.
  let sheet: Int
  let row: Row
  /// Element that the row becomes, such as `server`.
  let kind: String
  /// Its kode, as written or given.
  var kode: String?
  /// Kode of the perangkat daerah that answers for it, as far as it can be told.
  var unit: String?
}

/// How many rows of a sheet were read and what became of them.
public struct SheetSummary: Sendable, Hashable {
  public let file: String
  public let sheet: String
  /// Name of the layout that was recognised.
  public let layout: String
  /// Rows that hold data: `made`, `merged` and `refused` together.
  public var rows = 0
  /// Rows that became a part of the plan.
  public var made = 0
  /// Rows that went into another object, as it was decided.
  public var merged = 0
  /// Rows that were refused, each with a finding.
  public var refused = 0
  /// Example rows and repeated heads, which are no data.
  public var skipped = 0
}
