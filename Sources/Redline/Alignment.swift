internal import Diagnostics

/// Which parts of two lists are the same, and which of these kept their order.
struct Alignment {
  /// A pair of positions.
  struct Pair {
    let old: Int
    let new: Int
  }

  /// Parts that stand in the same order in both lists.
  let kept: [Pair]
  /// Parts that are in both lists, and have changed places among the others.
  let moved: [Pair]

  /// Pairs parts by their keys, of which no two in a list are equal.
  ///
  /// As many as possible are kept: a longest run of pairs whose positions grow in both lists.
  ///
  /// - Complexity: n log n.
  init<Key: Hashable>(_ old: [Key], _ new: [Key], where isKey: (Key) -> Bool) {
    var places: [Key: Int] = [:]
    for (position, key) in new.enumerated() where isKey(key) { places[key] = position }
    var pairs: [Pair] = []
    for (position, key) in old.enumerated() where isKey(key) {
      guard let place = places.removeValue(forKey: key) else { continue }
      pairs.append(Pair(old: position, new: place))
    }
    let run = RisingRun.positions(of: pairs.map(\.new))
    kept = pairs.indices.filter(run.contains).map { pairs[$0] }
    moved = pairs.indices.filter { !run.contains($0) }.map { pairs[$0] }
  }
}
