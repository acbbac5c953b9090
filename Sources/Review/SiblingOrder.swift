/// Which of some items have moved among each other.
enum SiblingOrder {
  /// Positions in `sequence` of a longest run that rises: what stays, so that the fewest move.
  ///
  /// - Complexity: O(n log n).
  static func kept(_ sequence: [Int]) -> Set<Int> {
    // The last element of the best run of each length, and what stands before each element.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: sequence.count)
    for (position, value) in sequence.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if sequence[ends[middle]] < value { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[position] = ends[low - 1] }
      if low == ends.count { ends.append(position) } else { ends[low] = position }
    }
    var result: Set<Int> = []
    var current = ends.last ?? -1
    while current >= 0 {
      result.insert(current)
      current = before[current]
    }
    return result
  }
}
