/// What keeps its order when some items of a list have changed places.
public enum RisingRun {
  /// Positions of a longest run of values that rises: what stays, so that the fewest move.
  ///
  /// - Parameter sequence: for each item its place in another order; nil when it has none, which
  ///   belongs to no run.
  /// - Returns: the positions, counted from 0.
  /// - Complexity: O(n log n) (patience sorting).
  public static func positions(of sequence: [Int?]) -> Set<Int> {
    // Where the best run of each length ends, with the value there, and what stands before each item.
    var ends: [(position: Int, value: Int)] = []
    var before = [Int?](repeating: nil, count: sequence.count)
    for (position, item) in sequence.enumerated() {
      guard let value = item else { continue }
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if ends[middle].value < value { low = middle + 1 } else { high = middle }
      }
      before[position] = low > 0 ? ends[low - 1].position : nil
      if low == ends.count { ends.append((position, value)) } else { ends[low] = (position, value) }
    }
    var result: Set<Int> = []
    var current = ends.last?.position
    while let position = current {
      result.insert(position)
      current = before[position]
    }
    return result
  }
}
