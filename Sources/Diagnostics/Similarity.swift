/// How alike texts are: finds the name that was probably meant, and what was written in other words.
public enum Similarity {
  /// The candidate nearest to `name`, when it is near enough to be a slip: at most a third of the
  /// length wrong, and at most three characters.
  ///
  /// - Complexity: candidates whose length differs too much are not compared.
  public static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
    var limit = min(3, max(1, wanted.count / 3))
    var best: String?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= limit, candidate != name else { continue }
      let found = distance(wanted, other, limit: limit)
      if found <= limit, best == nil || found < limit {
        best = candidate
        limit = found
        if found == 0 { break }
      }
    }
    return best
  }

  /// How much of their words two texts share, from 0 to 1: each word counts as often as it stands
  /// in both; two texts without words are alike.
  public static func sharedWords(_ one: String, _ other: String) -> Double {
    var counts: [Substring: Int] = [:]
    let words = one.split(separator: " ")
    let others = other.split(separator: " ")
    for word in words { counts[word, default: 0] += 1 }
    var shared = 0
    for word in others {
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      shared += 1
    }
    let total = words.count + others.count
    return total == 0 ? 1 : Double(2 * shared) / Double(total)
  }

  /// Edit distance with swaps of neighbours (optimal string alignment); anything above `limit` is
  /// reported as `limit + 1`.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    var older = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for row in 1..<(left.count + 1) {
      current[0] = row
      var smallest = row
      for column in 1..<(right.count + 1) {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var value = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          value = min(value, older[column - 2] + 1)
        }
        current[column] = value
        smallest = min(smallest, value)
      }
      if smallest > limit { return limit + 1 }
      (older, previous, current) = (previous, current, older)
    }
    return previous[right.count]
  }
}
