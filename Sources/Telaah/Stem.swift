/// Stems of Indonesian words, near enough to tell whether two provisions speak of the same thing.
enum Stem {
  private static let prefixes = [
    "memper", "diper", "meng", "meny", "peng", "peny", "keber", "mem", "men", "pem", "pen", "per",
    "ber", "ter", "pel", "me", "pe", "di", "ke", "se",
  ]
  private static let suffixes = ["kannya", "annya", "nya", "kan", "an", "i"]

  /// The stem of a word in lower case; short words stay whole.
  static func stem(_ word: String) -> String {
    guard word.utf8.allSatisfy({ $0 < 0x80 }), word.utf8.count > 4 else { return word }
    var text = word[...]
    for suffix in suffixes where text.hasSuffix(suffix) && text.utf8.count - suffix.utf8.count >= 4
    {
      text = text.dropLast(suffix.utf8.count)
      break
    }
    for prefix in prefixes where text.hasPrefix(prefix) && text.utf8.count - prefix.utf8.count >= 4
    {
      text = text.dropFirst(prefix.utf8.count)
      break
    }
    return String(text)
  }

  /// Whether two stems are of one word: equal, or one lost its first letter to a prefix, or one
  /// letter is misspelt.
  static func match(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    let difference = a.count - b.count
    guard min(a.count, b.count) >= 4, abs(difference) <= 3 else { return false }
    if difference != 0 {
      let (long, short) = difference > 0 ? (a, b) : (b, a)
      if long.count - short.count <= 2, long.suffix(short.count).elementsEqual(short) {
        return true
      }
      if long.prefix(short.count).elementsEqual(short), short.count >= 5 { return true }
    }
    return a.count >= 7 && b.count >= 7 && abs(difference) <= 1 && isOneSlip(a, b)
  }

  /// Whether two words differ by one letter that was changed, left out or added.
  private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    var index = 0
    while index < short.count, long[index] == short[index] { index += 1 }
    let rest = long.count == short.count ? short.dropFirst(index + 1) : short.dropFirst(index)
    return long.dropFirst(index + 1).elementsEqual(rest)
  }
}
