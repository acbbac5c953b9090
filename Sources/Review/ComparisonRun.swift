internal import Diagnostics
internal import References
internal import XMLTree

/// One comparison under way.
struct ComparisonRun {
  private let oldRoot: Element
  let library: Library
  let new: PlanItems
  private(set) var old: PlanItems
  private(set) var aliases: [String: String]
  private(set) var changes: [ItemChange] = []
  /// Kode of objects whose kegiatan are all put off now and were not before.
  private(set) var newlyDeferred: Set<String> = []
  /// Kode that are other ones now.
  let kodes: [String: String]
  let crosswalks: [String: [String]]
  /// How the versions of the two plans are joined.
  let chains: [CrosswalkChain]

  init(
    _ old: Element, _ new: Element, matches: [KodeMatch], crosswalks: [Crosswalk],
    library: Library
  ) {
    oldRoot = old
    self.library = library
    self.new = PlanItems(new)
    var aliases: [String: String] = [:]
    var kodes: [String: String] = [:]
    let matching = matches.isEmpty ? nil : KodeMatching(PlanItems(old), self.new)
    for match in matches where matching?.isUsable(match) == true {
      aliases["\(match.kind) \(match.old)"] = "\(match.kind) \(match.new)"
      kodes[match.old] = match.new
    }
    self.aliases = aliases
    self.kodes = kodes
    self.old = PlanItems(old, aliases: aliases)
    chains = CrosswalkChain.joining(
      old, new, of: crosswalks, usual: library.referenceSets.mapValues(\.version))
    var codes: [String: [String]] = [:]
    for chain in chains { codes.merge(chain.successors) { $0 + $1 } }
    self.crosswalks = codes
  }

  mutating func run() {
    matchWeakly()
    findDeferred()
    compare(0, 0)
  }

  // MARK: Matching

  /// Matches what stands without kode under the same item and has lost its id through a change.
  private mutating func matchWeakly() {
    var found: [String: String] = [:]
    for item in new.items where !item.children.isEmpty {
      guard let before = old.item(item.id) else { continue }
      for (name, keys) in ItemKeys.weaker {
        let added = item.children.filter { lacks($0, name, in: new, other: old) }
        guard !added.isEmpty else { continue }
        let removed = before.children.filter { lacks($0, name, in: old, other: new) }
        guard !removed.isEmpty else { continue }
        match(removed, added, by: keys, &found)
      }
    }
    guard !found.isEmpty else { return }
    aliases.merge(found) { first, _ in first }
    old = PlanItems(oldRoot, aliases: aliases)
  }

  private func lacks(_ position: Int, _ name: String, in own: PlanItems, other: PlanItems) -> Bool {
    own.items[position].name == name && other.item(own.items[position].id) == nil
  }

  private func match(
    _ removed: [Int], _ added: [Int], by keys: [[String]], _ found: inout [String: String]
  ) {
    var removed = removed
    var added = added
    for fields in keys where !removed.isEmpty && !added.isEmpty {
      func group(_ positions: [Int], _ plan: PlanItems) -> [[String]: [Int]] {
        var result: [[String]: [Int]] = [:]
        for position in positions {
          let values = fields.map { plan.items[position].value($0) ?? "" }
          result[values, default: []].append(position)
        }
        return result
      }
      let before = group(removed, old)
      var taken: (old: Set<Int>, new: Set<Int>) = ([], [])
      for (values, now) in group(added, new) {
        guard now.count == 1, let was = before[values], was.count == 1 else { continue }
        found[old.items[was[0]].id] = new.items[now[0]].id
        taken.old.insert(was[0])
        taken.new.insert(now[0])
      }
      removed.removeAll(where: taken.old.contains)
      added.removeAll(where: taken.new.contains)
    }
  }

  /// Objects whose kegiatan are all put off.
  private mutating func findDeferred() {
    newlyDeferred = ComparisonRun.deferred(new).subtracting(
      ComparisonRun.deferred(old).map { kodes[$0] ?? $0 })
  }

  private static func deferred(_ plan: PlanItems) -> Set<String> {
    var deferred: Set<String> = []
    var active: Set<String> = []
    for activity in plan.items where activity.name == "kegiatan" {
      let isDeferred = activity.value("@status") == "ditunda"
      for object in activity.values("objek") {
        if isDeferred { deferred.insert(object.text) } else { active.insert(object.text) }
      }
    }
    return deferred.subtracting(active)
  }

  // MARK: Walking

  /// Compares two items of one id, and what stands inside them.
  private mutating func compare(
    _ oldPosition: Int, _ newPosition: Int, to: ItemChange.Position? = nil
  ) {
    let before = old.items[oldPosition]
    let now = new.items[newPosition]
    let fields = fieldChanges(before, now)
    let order = before.order == now.order ? nil : now.order
    let kind = kind(before, now, fields, to)
    if to != nil || !fields.isEmpty || order != nil || kind == .deferred {
      changes.append(
        ItemChange(
          id: now.id, oldID: oldID(of: now.id, before), kind: kind, old: before, new: now,
          fields: fields, from: place(oldPosition, in: old), to: to,
          isReused: isReused(before, now, fields), order: order, subtree: nil))
    }
    compareChildren(before.children, now)
  }

  /// Compares what stands inside an item.
  ///
  /// - Parameters:
  ///   - before: positions in the old plan of what stood in it.
  ///   - now: the item in the new plan.
  private mutating func compareChildren(_ before: [Int], _ now: PlanItem) {
    // Where each child of the old item stood, by its id.
    var places: [String: Int] = [:]
    for (number, child) in before.enumerated() { places[old.items[child].id] = number }
    let stayed = now.children.map { new.items[$0].id }.filter { places[$0] != nil }
    let kept = RisingRun.positions(of: stayed.compactMap { places[$0] })
    let moved = Set(stayed.enumerated().filter { !kept.contains($0.offset) }.map(\.element))
    var previous: String?
    for child in now.children {
      let item = new.items[child]
      let position = ItemChange.Position(parent: now.id, after: previous)
      if let was = old.index[item.id] {
        let isHere = places[item.id] != nil && !moved.contains(item.id)
        compare(was, child, to: isHere ? nil : position)
      } else {
        add(child, at: position)
      }
      previous = item.id
    }
    for child in before where new.index[old.items[child].id] == nil { remove(child) }
  }

  /// Lists an item that was added; what stood elsewhere before and stands in it now has moved.
  private mutating func add(_ child: Int, at position: ItemChange.Position) {
    let item = new.items[child]
    // The parts of a plan are no things of their own: what stands in them is listed one by one.
    let isPart = item.parent == 0
    let (known, names) = (old, new)
    let isMoved = Set(isPart ? [] : descendants(of: child).filter { known.index[$0] != nil })
    let subtree = names.element(at: child) { isPart || isMoved.contains($0.id) }
    changes.append(
      ItemChange(
        id: item.id, oldID: nil, kind: isPart || isProgress(item) ? .kept : .added, old: nil,
        new: item, fields: [], from: nil, to: position, isReused: false, order: nil,
        subtree: subtree))
    if isPart {
      compareChildren([], item)
    } else if !isMoved.isEmpty {
      moveInto(item)
    }
  }

  /// Ids of everything inside an item of the new plan.
  private func descendants(of position: Int) -> [String] {
    new.items[position].children.flatMap { [new.items[$0].id] + descendants(of: $0) }
  }

  /// Lists what has moved into an item that was added.
  private mutating func moveInto(_ item: PlanItem) {
    var previous: String?
    for child in item.children {
      let inner = new.items[child]
      if let was = old.index[inner.id] {
        compare(was, child, to: ItemChange.Position(parent: item.id, after: previous))
      } else {
        moveInto(inner)
      }
      previous = inner.id
    }
  }

  /// Lists an item that was taken out.
  private mutating func remove(_ child: Int) {
    let item = old.items[child]
    let isPart = item.parent == 0
    if isPart {
      for inner in item.children where new.index[old.items[inner].id] == nil { remove(inner) }
    }
    changes.append(
      ItemChange(
        id: item.id, oldID: oldID(of: item.id, item),
        kind: isPart || isProgress(item) ? .kept : .removed, old: item, new: nil,
        fields: [], from: place(child, in: old), to: nil, isReused: false, order: nil,
        subtree: nil))
  }

  /// The id that an item of the old plan had by its own kode; nil where it is the same.
  private func oldID(of id: String, _ item: PlanItem) -> String? {
    guard let kode = item.kode else { return nil }
    let own = "\(item.name) \(kode)"
    return own == id ? nil : own
  }

  private func place(_ position: Int, in plan: PlanItems) -> ItemChange.Position? {
    guard let parent = plan.items[position].parent else { return nil }
    let siblings = plan.items[parent].children
    // Children come in rising positions, so that the place among them is found by halving.
    var low = 0
    var high = siblings.count
    while low < high {
      let middle = (low + high) / 2
      if siblings[middle] < position { low = middle + 1 } else { high = middle }
    }
    return ItemChange.Position(
      parent: plan.items[parent].id, after: low > 0 ? plan.items[siblings[low - 1]].id : nil)
  }
}
