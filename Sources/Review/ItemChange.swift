internal import XMLTree

/// A field whose values differ between two plans.
public struct FieldChange: Sendable {
  /// Why a value differs.
  public enum Cause: String, Sendable {
    /// Somebody changed it.
    case edited
    /// It is a link to something whose kode has changed, and still leads there.
    case followed
    /// It is a reference code that the crosswalk of two versions leads to.
    case crosswalk
    /// It says how far the plan has been carried out, which does not change the plan.
    case progress
  }

  /// Key of the field, as in `ItemField`.
  public let key: String
  /// Values before; empty for a field that was added.
  public let old: [ItemValue]
  /// Values now; empty for a field that was taken out.
  public let new: [ItemValue]
  public let cause: Cause
  /// Key of the field in front of it now, for a field that was added.
  public let after: String?
}

/// What became of one item between two plans.
public struct ItemChange: Sendable {
  /// What kind of change it is, as a report counts it.
  public enum Kind: String, Sendable, CaseIterable {
    case added = "ditambah"
    case changed = "diubah"
    case stopped = "dihentikan"
    case deferred = "ditunda"
    /// To another perangkat daerah, or under another parent.
    case moved = "dipindah"
    /// No longer in the plan at all.
    case removed = "dihapus"
    /// Only its place among its neighbours differs.
    case reordered = "diurutkan"
    /// The same, but for what follows from other changes.
    case kept = "tetap"
  }

  /// Where an item stands: in what, behind which other item.
  public struct Position: Sendable, Hashable {
    public let parent: String
    /// Id of the item before it under the same parent; nil for the first.
    public let after: String?
  }

  /// Id of the item, in the new plan where it is there.
  public let id: String
  /// Id in the old plan, where it is another one.
  public let oldID: String?
  public let kind: Kind
  /// The item before; nil for one that was added.
  public let old: PlanItem?
  /// The item now; nil for one that was removed.
  public let new: PlanItem?
  public let fields: [FieldChange]
  /// Its old place; nil for an item that was added.
  public let from: Position?
  /// Its new place, for an item that was added or moved.
  public let to: Position?
  /// Whether name and reference changed together under one kode, so that it is another thing now.
  public let isReused: Bool
  /// New order of its parts, where it differs.
  let order: [String]?
  /// An item that was added, as a plan of its own.
  let subtree: Element?

  /// Element name of the item.
  public var name: String { (new ?? old)?.name ?? "" }
  /// Kode of the item, the new one where there are two.
  public var kode: String? { (new ?? old)?.kode }
  /// Fields that somebody changed.
  public var edits: [FieldChange] { fields.filter { $0.cause == .edited } }
  /// Whether its place has changed.
  public var isMoved: Bool { old != nil && to != nil }

  /// The change of a field; nil where it stayed.
  public func field(_ key: String) -> FieldChange? { fields.first { $0.key == key } }
}
