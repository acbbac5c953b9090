public import XMLTree

/// Turns a plan into another one by the changes of a comparison.
public struct PlanPatch: Sendable {
  private let changes: [ItemChange]
  private let aliases: [String: String]

  /// The changes of a comparison as something that can be done to a plan.
  public init(_ comparison: PlanComparison) {
    changes = comparison.changes
    aliases = comparison.aliases
  }

  /// The plan that comes of another one.
  ///
  /// - Parameter root: element `rencana` of the plan before the changes.
  /// - Returns: element `rencana` behind them: that of the plan now, without the origin of its rows
  ///   (`asal`, `sumber`), white space and defaults that were written out.
  public func applied(to root: Element) -> Element {
    var nodes = PatchTree(PlanItems(root, aliases: aliases))
    for change in changes { nodes.apply(change) }
    nodes.place(changes)
    return nodes.items.element
  }
}

/// A plan while it is changed: items by id, children as ids.
private struct PatchTree {
  private var nodes: [String: PlanItem] = [:]
  private var children: [String: [String]] = [:]
  private var parents: [String: String] = [:]
  private var root = ""

  init(_ plan: PlanItems) {
    root = plan.items.first?.id ?? ""
    for item in plan.items {
      nodes[item.id] = item
      children[item.id] = item.children.map { plan.items[$0].id }
      for child in item.children { parents[plan.items[child].id] = item.id }
    }
  }

  /// Changes the fields of an item, or brings in one that was added.
  mutating func apply(_ change: ItemChange) {
    if let subtree = change.subtree {
      let added = PlanItems(subtree: subtree, id: change.id)
      for item in added.items {
        nodes[item.id] = item
        children[item.id] = item.children.map { added.items[$0].id }
      }
      return
    }
    guard var item = nodes[change.id] else { return }
    if !change.fields.isEmpty { item.fields = PatchTree.fields(item.fields, change.fields) }
    if let order = change.order { item.order = order }
    nodes[change.id] = item
  }

  private static func fields(_ fields: [ItemField], _ changes: [FieldChange]) -> [ItemField] {
    var byKey: [String: FieldChange] = [:]
    var added: [String: [FieldChange]] = [:]
    for change in changes {
      byKey[change.key] = change
      if change.old.isEmpty { added[change.after ?? "", default: []].append(change) }
    }
    var result: [ItemField] = []
    func append(behind key: String) {
      for change in added[key] ?? [] {
        result.append(ItemField(key: change.key, values: change.new))
        append(behind: change.key)
      }
    }
    append(behind: "")
    for field in fields {
      guard let change = byKey[field.key] else {
        result.append(field)
        append(behind: field.key)
        continue
      }
      guard !change.new.isEmpty else { continue }
      result.append(ItemField(key: field.key, values: change.new))
      append(behind: field.key)
    }
    return result
  }

  /// Puts items that were added or moved into their places, and takes out those that were removed.
  mutating func place(_ changes: [ItemChange]) {
    var leaving: [String: Set<String>] = [:]
    var coming: [String: [String: [String]]] = [:]
    for change in changes {
      if change.new == nil || change.isMoved, let parent = parents[change.id] {
        leaving[parent, default: []].insert(change.id)
      }
      if let to = change.to {
        coming[to.parent, default: [:]][to.after ?? "", default: []].append(change.id)
      }
    }
    for parent in Set(leaving.keys).union(coming.keys) {
      let stays = (children[parent] ?? []).filter { leaving[parent]?.contains($0) != true }
      let behind = coming[parent] ?? [:]
      var list: [String] = []
      func append(behind id: String) {
        var stack = Array((behind[id] ?? []).reversed())
        while let next = stack.popLast() {
          list.append(next)
          stack += (behind[next] ?? []).reversed()
        }
      }
      append(behind: "")
      for id in stays {
        list.append(id)
        append(behind: id)
      }
      children[parent] = list
    }
  }

  /// The items in the order of the plan.
  var items: PlanItems {
    var list: [PlanItem] = []
    func add(_ id: String, _ parent: Int?) -> Int? {
      guard let node = nodes[id] else { return nil }
      let position = list.count
      var item = PlanItem(
        id: node.id, name: node.name, kode: node.kode, parent: parent, fields: node.fields,
        order: node.order, place: node.place)
      list.append(item)
      item.children = (children[id] ?? []).compactMap { add($0, position) }
      list[position] = item
      return position
    }
    _ = add(root, nil)
    return PlanItems(items: list)
  }
}
