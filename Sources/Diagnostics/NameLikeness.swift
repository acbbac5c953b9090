/// How alike two names are, by the words that they share.
public enum NameLikeness {
  /// Words that two names share, in percent of all their words.
  public static func percent(_ one: String, _ other: String) -> Int {
    percent(words(one), words(other))
  }

  /// Words that two sets share, in percent of all their words.
  public static func percent(_ one: Set<String>, _ other: Set<String>) -> Int {
    let shared = one.intersection(other).count
    let all = one.count + other.count - shared
    return all == 0 ? 0 : shared * 100 / all
  }

  /// The words of a name, without case and marks.
  public static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}
