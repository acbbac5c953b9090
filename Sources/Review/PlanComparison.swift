public import References
public import XMLTree

/// Two plans compared by kode: what became of every item and of every field.
public struct PlanComparison: Sendable {
  /// The plan before, with the ids of the plan now.
  public let old: PlanItems
  /// The plan now.
  public let new: PlanItems
  /// Everything that differs, in the order of the plan now; what was removed stands behind the items
  /// that are left under the same parent. What stands inside an item that was added or removed is
  /// not listed by itself.
  public let changes: [ItemChange]
  /// Ids of the old plan that are other ones now.
  public let aliases: [String: String]
  /// How reference codes of the versions of the plan before lead to those of the plan now.
  public let chains: [CrosswalkChain]
  private let index: [String: Int]
  private let deferredObjects: Set<String>

  /// Compares two plans.
  ///
  /// - Parameters:
  ///   - old: element `rencana` before.
  ///   - new: element `rencana` now.
  ///   - matches: items whose kode has changed, as somebody confirmed them.
  ///   - crosswalks: how reference codes of one version are called in the next.
  ///   - library: catalogue of fields, which knows the owner of an object and its reference.
  public init(
    _ old: Element, _ new: Element, matches: [KodeMatch] = [], crosswalks: [Crosswalk] = [],
    library: Library
  ) {
    var work = ComparisonRun(old, new, matches: matches, crosswalks: crosswalks, library: library)
    work.run()
    self.old = work.old
    self.new = work.new
    changes = work.changes
    aliases = work.aliases
    chains = work.chains
    deferredObjects = work.newlyDeferred
    var index: [String: Int] = [:]
    for (position, change) in changes.enumerated() { index[change.id] = position }
    self.index = index
  }

  /// Whether nothing at all differs.
  public var isEmpty: Bool { changes.isEmpty }

  /// What a report lists: everything but what only follows from other changes or says how far the
  /// plan has been carried out.
  public var listed: [ItemChange] { changes.filter { $0.kind != .kept } }

  /// The change of an item by its id; nil where it stayed as it was.
  public func change(_ id: String) -> ItemChange? { index[id].map { changes[$0] } }

  /// The change of an item by its kode in the plan now, else in the plan before.
  public func change(kode: String) -> ItemChange? {
    if let item = new.item(kode: kode) { return change(item.id) }
    return old.item(kode: kode).flatMap { change($0.id) }
  }

  /// What became of the thing with this kode; nil where neither plan has it.
  public func kind(kode: String) -> ItemChange.Kind? {
    guard new.item(kode: kode) != nil || old.item(kode: kode) != nil else { return nil }
    return change(kode: kode)?.kind ?? .kept
  }

  /// What stood in a field before.
  ///
  /// - Parameters:
  ///   - key: key of the field, as in `ItemField`.
  ///   - id: id of the item.
  /// - Returns: the values before, empty where the field was not there; nil where the field, and so
  ///   the value, has not been changed, or the item was added as a whole.
  public func before(_ key: String, of id: String) -> [ItemValue]? {
    change(id)?.field(key)?.old
  }

  /// Whether all kegiatan that build an object were put off since, so that the object is.
  public func isDeferred(_ kode: String) -> Bool { deferredObjects.contains(kode) }

  /// Number of changes of each kind among the items of some element names.
  public func counts(_ names: Set<String>) -> [ItemChange.Kind: Int] {
    var counts: [ItemChange.Kind: Int] = [:]
    for change in changes where names.contains(change.name) { counts[change.kind, default: 0] += 1 }
    return counts
  }
}
