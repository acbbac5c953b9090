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
    let isKept = Alignment.longestRun(pairs.map(\.new))
    kept = pairs.indices.filter { isKept[$0] }.map { pairs[$0] }
    moved = pairs.indices.filter { !isKept[$0] }.map { pairs[$0] }
  }

  /// Which numbers of a list belong to a longest run that grows (patience sorting).
  static func longestRun(_ numbers: [Int]) -> [Bool] {
    var piles: [Int] = []
    var before: [Int?] = Array(repeating: nil, count: numbers.count)
    for (position, number) in numbers.enumerated() {
      var low = 0
      var high = piles.count
      while low < high {
        let middle = (low + high) / 2
        if numbers[piles[middle]] < number { low = middle + 1 } else { high = middle }
      }
      before[position] = low > 0 ? piles[low - 1] : nil
      if low == piles.count { piles.append(position) } else { piles[low] = position }
    }
    var result = Array(repeating: false, count: numbers.count)
    var last = piles.last
    while let position = last {
      result[position] = true
      last = before[position]
    }
    return result
  }
}
