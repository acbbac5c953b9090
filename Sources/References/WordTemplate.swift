/// A text of a locale file with one name to fill in, taken apart once: for texts that are filled in
/// thousands of times.
public struct WordTemplate: Sendable {
  private let pieces: [String]

  /// - Parameters:
  ///   - key: the text.
  ///   - words: where it stands.
  ///   - name: what is filled in.
  public init(_ key: String, of words: Words, name: String = "n") {
    // No text of a locale file holds this character, which XML forbids.
    let mark = "\u{0}"
    pieces = words.text(key, [name: mark])
      .split(separator: Character(mark), omittingEmptySubsequences: false).map(String.init)
  }

  /// The text with `value` in the place of the name.
  public func filled(_ value: String) -> String {
    guard pieces.count == 2 else { return pieces.joined(separator: value) }
    return pieces[0] + value + pieces[1]
  }
}
