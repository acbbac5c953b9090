internal import XMLTree

/// How two lists of parts become one: step by step, in the order of the merged text.
struct ListPlan {
  /// A step; the numbers are positions in the two lists.
  enum Step {
    /// One part that kept its place.
    case pair(old: Int, new: Int)
    case removed(Int)
    case inserted(Int)
    /// The place that a part has left, and the place it has now.
    case movedAway(old: Int, new: Int)
    case movedHere(old: Int, new: Int)
  }

  private(set) var steps: [Step] = []
  /// Pairs of parts that changed places.
  let moved: [Alignment.Pair]

  private let old: [Element]
  private let new: [Element]
  private let keys: PartKeys
  private var away: [Int: Int] = [:]
  private var here: [Int: Int] = [:]

  init(_ old: [Element], _ new: [Element], _ identity: PartIdentity) {
    self.old = old
    self.new = new
    keys = PartKeys(old, new, identity)
    let alignment = Alignment(keys.old, keys.new) { $0 != .none }
    moved = alignment.moved
    for pair in alignment.moved {
      away[pair.old] = pair.new
      here[pair.new] = pair.old
    }
    var (left, right) = (0, 0)
    for pair in alignment.kept {
      addGap(left..<pair.old, right..<pair.new)
      steps.append(.pair(old: pair.old, new: pair.new))
      (left, right) = (pair.old + 1, pair.new + 1)
    }
    addGap(left..<old.count, right..<new.count)
  }

  /// What stands between two parts that kept their places: parts without keys, and those whose loose
  /// keys found nothing, are paired by their words.
  private mutating func addGap(_ before: Range<Int>, _ now: Range<Int>) {
    guard !before.isEmpty || !now.isEmpty else { return }
    let pairs = similar(
      before.filter { away[$0] == nil && keys.old[$0].isLoose },
      now.filter { here[$0] == nil && keys.new[$0].isLoose })
    var (left, right) = (before.lowerBound, now.lowerBound)
    for pair in pairs {
      addChanges(left..<pair.old, right..<pair.new)
      steps.append(.pair(old: pair.old, new: pair.new))
      (left, right) = (pair.old + 1, pair.new + 1)
    }
    addChanges(left..<before.upperBound, right..<now.upperBound)
  }

  private mutating func addChanges(_ before: Range<Int>, _ now: Range<Int>) {
    for position in before {
      steps.append(
        away[position].map { .movedAway(old: position, new: $0) } ?? .removed(position))
    }
    for position in now {
      steps.append(
        here[position].map { .movedHere(old: $0, new: position) } ?? .inserted(position))
    }
  }

  /// Pairs of parts that say the same, and between them of parts that say much the same, in order.
  private func similar(_ before: [Int], _ now: [Int]) -> [Alignment.Pair] {
    guard !before.isEmpty, !now.isEmpty else { return [] }
    let difference = WordDifference(
      before.map { Canon.text(of: old[$0]) }, now.map { Canon.text(of: new[$0]) }
    ) { _ in false }
    var result: [Alignment.Pair] = []
    var (left, right) = (before[...], now[...])
    var waiting: ArraySlice<Int> = []
    for run in difference.runs {
      switch run.kind {
      case .kept:
        result += zip(left, right).prefix(run.words.count).map { Alignment.Pair(old: $0, new: $1) }
        left = left.dropFirst(run.words.count)
        right = right.dropFirst(run.words.count)
        waiting = []
      case .removed:
        waiting = left.prefix(run.words.count)
        left = left.dropFirst(run.words.count)
      case .inserted:
        result += alike(waiting, right.prefix(run.words.count))
        right = right.dropFirst(run.words.count)
        waiting = []
      }
    }
    return result
  }

  /// How many parts ahead a counterpart is looked for, and how much of its words it must share.
  private static let reach = 6
  private static let likeness = 50

  private func alike(_ before: ArraySlice<Int>, _ now: ArraySlice<Int>) -> [Alignment.Pair] {
    var result: [Alignment.Pair] = []
    var rest = now
    for position in before {
      let found = rest.prefix(ListPlan.reach).first { isAlike(old[position], new[$0]) }
      guard let found else { continue }
      result.append(Alignment.Pair(old: position, new: found))
      rest = rest.drop { $0 <= found }
    }
    return result
  }

  private func isAlike(_ old: Element, _ new: Element) -> Bool {
    guard old.name == new.name, old[attribute: "role"] == new[attribute: "role"] else {
      return false
    }
    // Lists and blocks of one kind are compared inside.
    guard ["para", "row", "listitem", "releaseinfo"].contains(old.name) else { return true }
    return InlineRedline.likeness(old, new) >= ListPlan.likeness
  }
}

extension PartKeys.Key {
  /// Whether a part without counterpart may be one that was changed.
  fileprivate var isLoose: Bool { if case .firm = self { false } else { true } }
}
