internal import XMLTree

/// Writes running text as Markdown.
///
/// Whether asterisks mean emphasis depends on the characters around them (CommonMark 0.29, section
/// 6.4). Where the text itself does not fit, a neighbouring character is written as an entity, which
/// counts as punctuation and makes it fit.
struct MarkdownLineWriter {
  /// Gives the number of a footnote with this text.
  private var note: (String) -> Int
  private let isInCell: Bool
  private var result = String.UnicodeScalarView()
  /// Mark of the emphasis that was written last, when nothing came after it.
  private var openMark: Unicode.Scalar?
  private var isAfterNote = false
  /// Whether the next character must count as punctuation.
  private var mustSeparate = false

  /// The Markdown of running text in the form of `ProseForm`.
  ///
  /// - Parameters:
  ///   - nodes: the running text.
  ///   - isInCell: whether the text stands in a cell of a table.
  ///   - note: takes the text of a footnote and gives its number.
  /// - Returns: one line of Markdown.
  static func line(
    _ nodes: [Node], isInCell: Bool = false, note: (String) -> Int
  ) -> String {
    withoutActuallyEscaping(note) { note in
      var writer = MarkdownLineWriter(note: note, isInCell: isInCell)
      for (index, node) in nodes.enumerated() {
        let next = index + 1 < nodes.count ? nodes[index + 1] : nil
        writer.write(node, next)
      }
      return String(writer.result)
    }
  }

  private init(note: @escaping (String) -> Int, isInCell: Bool) {
    self.note = note
    self.isInCell = isInCell
  }

  private mutating func write(_ node: Node, _ next: Node?) {
    switch node {
    case .text(let text): write(text, isBeforeNote: MarkdownLineWriter.isNote(next))
    case .element(let element):
      switch element.name {
      case "tegas": emphasise(element.text, count: 2)
      case "miring": emphasise(element.text, count: 1)
      case "catatan-kaki": append("[^\(note(element.text))]", isNote: true)
      default: if let mark = ProseMark(element) { append(mark.source) }
      }
    case .instruction: break
    }
  }

  private static func isNote(_ node: Node?) -> Bool {
    if case .element(let element) = node { element.name == "catatan-kaki" } else { false }
  }

  private mutating func append(_ source: String, isNote: Bool = false) {
    result.append(contentsOf: source.unicodeScalars)
    openMark = nil
    isAfterNote = isNote
    mustSeparate = false
  }

  private mutating func write(_ text: String, isBeforeNote: Bool) {
    var escaped = MarkdownEscape.text(
      text, isAtStart: result.isEmpty, isInCell: isInCell, isBeforeNote: isBeforeNote)
    guard let first = escaped.unicodeScalars.first else { return }
    if isAfterNote, first == ":" || first == "(" {
      escaped = "\\" + escaped
    } else if mustSeparate, !MarkdownLineWriter.isOpen(first) {
      escaped = MarkdownLineWriter.replacingFirst(escaped)
    }
    append(escaped)
  }

  private static func replacingFirst(_ text: String) -> String {
    var scalars = text.unicodeScalars
    return MarkdownEscape.entity(scalars.removeFirst()) + String(scalars)
  }

  private mutating func emphasise(_ text: String, count: Int) {
    var inner = MarkdownEscape.text(text, isInCell: isInCell)
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return }
    if MarkdownLineWriter.isSpace(first) { inner = MarkdownLineWriter.replacingFirst(inner) }
    if MarkdownLineWriter.isSpace(last), text.unicodeScalars.count > 1 {
      var scalars = inner.unicodeScalars
      let removed = scalars.removeLast()
      inner = String(scalars) + MarkdownEscape.entity(removed)
    }
    let mark: Unicode.Scalar = openMark == "*" ? "_" : "*"
    let usesLow = mark == "_"
    if usesLow || !MarkdownLineWriter.isWord(first), let before = result.last,
      !MarkdownLineWriter.isOpen(before)
    {
      result.removeLast()
      result.append(contentsOf: MarkdownEscape.entity(before).unicodeScalars)
    }
    let fence = String.UnicodeScalarView(repeating: mark, count: count)
    result.append(contentsOf: fence)
    result.append(contentsOf: inner.unicodeScalars)
    result.append(contentsOf: fence)
    openMark = mark
    isAfterNote = false
    mustSeparate = usesLow || !MarkdownLineWriter.isWord(last)
  }

  /// Whether a character is one that emphasis may stand beside whatever it holds: a blank or ASCII
  /// punctuation.
  private static func isOpen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && !isWord(scalar)
  }

  /// Whether a character is surely neither blank nor punctuation for CommonMark.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether CommonMark takes a character for a blank; ASCII blanks never stand at the ends of a
  /// styled text.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator
  }
}
