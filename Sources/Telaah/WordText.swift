internal import Workbook
internal import XMLTree

/// The text of a Word file (Office Open XML, ECMA-376 part 1), paragraph by paragraph, with the
/// numbers that Word itself writes.
enum WordText {
  /// The lines of a document.
  ///
  /// - Parameter bytes: the file.
  /// - Returns: one line per paragraph or line break; deleted words are left out.
  /// - Throws: `RegulationFile.Failure.unreadable` when the archive or its text cannot be read.
  static func lines(_ bytes: [UInt8]) throws(RegulationFile.Failure) -> [String] {
    let document: Element
    var numbering: Element?
    var styles: Element?
    do throws(ArchiveFailure) {
      let archive = try Archive(bytes)
      guard let root = root(try archive.read("word/document.xml")) else {
        throw ArchiveFailure.missing("word/document.xml")
      }
      document = root
      if archive.entry("word/numbering.xml") != nil {
        numbering = self.root(try archive.read("word/numbering.xml"))
      }
      if archive.entry("word/styles.xml") != nil {
        styles = self.root(try archive.read("word/styles.xml"))
      }
    } catch {
      throw .unreadable("naskah.docx")
    }
    var reader = ParagraphReader(numbers: WordNumbers(numbering, styles))
    reader.read(document)
    return reader.lines
  }

  private static func root(_ bytes: [UInt8]) -> Element? {
    let source = XMLSource(parsing: bytes)
    return source.issues.isEmpty ? source.root : nil
  }
}

/// Walks the paragraphs of a document.
private struct ParagraphReader {
  var numbers: WordNumbers
  private(set) var lines: [String] = []

  init(numbers: WordNumbers) { self.numbers = numbers }

  mutating func read(_ element: Element) {
    for child in element.elements {
      switch child.name {
      case "p": addParagraph(child)
      // The same text once more for old programs.
      case "Fallback": break
      default: read(child)
      }
    }
  }

  private mutating func addParagraph(_ paragraph: Element) {
    var text = ""
    ParagraphReader.collect(paragraph, into: &text)
    let mark = numbers.mark(of: paragraph)
    let whole = mark.isEmpty ? text : mark + " " + text
    lines += whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func collect(_ element: Element, into text: inout String) {
    for child in element.elements {
      switch child.name {
      case "t": text += child.text
      case "tab": text += " "
      case "br", "cr": text += "\n"
      case "noBreakHyphen": text += "-"
      case "del", "moveFrom", "instrText", "pPr", "rPr", "Fallback": break
      default: collect(child, into: &text)
      }
    }
  }
}

/// Counts the numbers of Word's lists (ECMA-376 part 1, 17.9).
struct WordNumbers {
  /// A level of a list.
  private struct Level {
    var start = 1
    var format = "decimal"
    /// Text with %1 to %9 for the numbers of the levels.
    var text = "%1."
  }

  private var levels: [String: [Int: Level]] = [:]
  /// Abstract list and restarts by number of list.
  private var lists: [String: (abstract: String, starts: [Int: Int])] = [:]
  /// List and level that a style brings along.
  private var styles: [String: (list: String, level: Int)] = [:]
  private var counts: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  /// - Parameters:
  ///   - numbering: root of `word/numbering.xml`.
  ///   - styles: root of `word/styles.xml`.
  init(_ numbering: Element?, _ styles: Element?) {
    for abstract in numbering?.elements(named: "abstractNum") ?? [] {
      guard let id = abstract[attribute: "w:abstractNumId"] else { continue }
      for level in abstract.elements(named: "lvl") {
        guard let place = level[attribute: "w:ilvl"].flatMap({ Int($0) }) else { continue }
        levels[id, default: [:]][place] = WordNumbers.level(level)
      }
    }
    for list in numbering?.elements(named: "num") ?? [] {
      guard let id = list[attribute: "w:numId"],
        let abstract = list.first("abstractNumId")?[attribute: "w:val"]
      else { continue }
      var starts: [Int: Int] = [:]
      for override in list.elements(named: "lvlOverride") {
        if let place = override[attribute: "w:ilvl"].flatMap({ Int($0) }),
          let start = override.first("startOverride")?[attribute: "w:val"].flatMap({ Int($0) })
        {
          starts[place] = start
        }
      }
      lists[id] = (abstract, starts)
    }
    for style in styles?.elements(named: "style") ?? [] {
      guard let id = style[attribute: "w:styleId"],
        let number = style.first("pPr")?.first("numPr"),
        let list = number.first("numId")?[attribute: "w:val"]
      else { continue }
      self.styles[id] = (list, WordNumbers.place(number))
    }
  }

  private static func level(_ element: Element) -> Level {
    let value = { (name: String) in element.first(name)?[attribute: "w:val"] }
    return Level(
      start: value("start").flatMap { Int($0) } ?? 1, format: value("numFmt") ?? "decimal",
      text: value("lvlText") ?? "")
  }

  private static func place(_ number: Element) -> Int {
    number.first("ilvl")?[attribute: "w:val"].flatMap { Int($0) } ?? 0
  }

  /// The mark that Word writes before a paragraph; empty when it writes none.
  mutating func mark(of paragraph: Element) -> String {
    let properties = paragraph.first("pPr")
    var used: (list: String, level: Int)?
    if let number = properties?.first("numPr") {
      guard let list = number.first("numId")?[attribute: "w:val"] else { return "" }
      used = (list, WordNumbers.place(number))
    } else if let style = properties?.first("pStyle")?[attribute: "w:val"] {
      used = styles[style]
    }
    guard let used, let list = lists[used.list], let levels = levels[list.abstract],
      let level = levels[used.level]
    else { return "" }
    count(used, list.abstract, list.starts, levels)
    guard level.format != "bullet", level.format != "none" else { return "" }
    var text = level.text
    for place in 0...8 where text.contains("%\(place + 1)") {
      let count = counts[list.abstract]?[place] ?? levels[place]?.start ?? 1
      text = WordNumbers.replace(
        "%\(place + 1)", in: text, with: WordNumbers.format(count, levels[place]?.format ?? ""))
    }
    return text
  }

  private mutating func count(
    _ used: (list: String, level: Int), _ abstract: String, _ starts: [Int: Int],
    _ levels: [Int: Level]
  ) {
    if begun.insert(used.list).inserted {
      for (place, start) in starts { counts[abstract, default: [:]][place] = start - 1 }
    }
    let start = levels[used.level]?.start ?? 1
    counts[abstract, default: [:]][used.level] =
      (counts[abstract]?[used.level] ?? start - 1) + 1
    // Deeper levels begin anew.
    for place in (used.level + 1)..<max(used.level + 2, 10) {
      counts[abstract]?[place] = nil
    }
  }

  private static func replace(_ part: String, in text: String, with other: String) -> String {
    let pieces = text.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
    return pieces.map(String.init).joined(separator: other)
  }

  private static func format(_ count: Int, _ format: String) -> String {
    switch format {
    case "lowerLetter": Marker.letters(count)
    case "upperLetter": Marker.letters(count).uppercased()
    case "lowerRoman": Roman.text(max(count, 0)).lowercased()
    case "upperRoman": Roman.text(max(count, 0))
    default: String(count)
    }
  }
}
