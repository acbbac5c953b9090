/// A style of paragraphs for writing.
public struct TextStyle: Sendable {
  /// Name; the names of built-in styles are English (`heading 1`, `Normal`, `caption`).
  public var name: String
  /// Level of a heading, from 1; nil for body text.
  public var level: Int?
  public var look: TextLook
  /// Size of the letters in half points.
  public var size: Int
  /// Colour as six hexadecimal digits.
  public var colour: String
  /// Space before and after a paragraph in twentieths of a point.
  public var before: Int
  public var after: Int

  public init(
    _ name: String, level: Int? = nil, look: TextLook = [], size: Int = 24,
    colour: String = "000000", before: Int = 0, after: Int = 120
  ) {
    self.name = name
    self.level = level
    self.look = look
    self.size = size
    self.colour = colour
    self.before = before
    self.after = after
  }

  /// Id in the style sheet: the name without blanks.
  var id: String {
    name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
