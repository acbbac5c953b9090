/// A node of a Markdown text, as a value.
public struct MarkdownNode: Sendable, Hashable {
  /// What a node is: CommonMark 0.29 with the tables and footnotes of GitHub.
  public enum Kind: Sendable, Hashable {
    case document
    case paragraph
    /// A heading, 1 to 6.
    case heading(level: Int)
    /// A list; `start` is the number of its first item, nil for a list without numbers.
    case list(start: Int?)
    case item
    case quote
    /// A block of code; its text is the literal. `language` is what stands behind its fence.
    case codeBlock(language: String)
    /// A block of raw HTML; its text is the literal.
    case htmlBlock
    case thematicBreak
    case table
    case row(isHead: Bool)
    case cell
    /// Content of a footnote. Footnotes stand at the end of the document in the order in which they
    /// are first referred to; those that nothing refers to are gone.
    case footnote
    /// Running text, in the literal.
    case text
    case softBreak
    case lineBreak
    /// A span of code; its text is the literal.
    case code
    /// Raw HTML inside text, in the literal.
    case html
    case emphasis
    case strong
    case link(address: String, title: String)
    case image(address: String, title: String)
    /// Mark of the footnote with this position among the footnotes, counted from 1.
    case footnoteMark(Int)
  }

  public var kind: Kind
  /// Text of the kinds that say so; empty for all others.
  public var literal: String
  public var children: [MarkdownNode]
  /// Line of the source where the node begins, counted from 1; 0 inside running text.
  public var line: Int

  public init(
    _ kind: Kind, literal: String = "", children: [MarkdownNode] = [], line: Int = 0
  ) {
    self.kind = kind
    self.literal = literal
    self.children = children
    self.line = line
  }
}

/// Thrown for a Markdown text that is not read.
public enum MarkdownFailure: Error, Sendable, Hashable {
  /// The text is larger than `MarkdownParser.longest`.
  case tooLarge
  /// The text nests deeper than `MarkdownParser.deepest` levels at this line.
  case tooDeep(line: Int)
  /// The library gave no document.
  case notParsed
}
