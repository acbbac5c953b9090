internal import Diagnostics
internal import XMLTree

/// Adds notes to a part of notes; those that are there stay, and a cell that has one gets both.
final class MarkedNotes: XMLEventHandler {
  private let text: [UInt8]
  private let wanted: Set<String>
  private var depth = 0
  private var root: ElementPlace?
  private var authors: ElementPlace?
  private var authorCount = 0
  private var list: ElementPlace?
  private var cell = ""
  /// The text of the notes at wanted cells, and where something can be added to it.
  private var texts: [String: (place: ElementPlace, slot: Int?)] = [:]

  /// Names of the cells that have a note already.
  var known: Set<String> { Set(texts.keys) }

  init(_ text: [UInt8], wanted: Set<String>) {
    self.text = text
    self.wanted = wanted
  }

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    switch depth {
    case 1: root = ElementPlace(element.range, in: text)
    case 2:
      if element.isNamed("authors") { authors = ElementPlace(element.range, in: text) }
      if element.isNamed("commentList") { list = ElementPlace(element.range, in: text) }
    case 3:
      if element.isNamed("author") { authorCount += 1 }
      cell = element.isNamed("comment") ? element.value("ref") ?? "" : ""
    case 4 where wanted.contains(cell) && element.isNamed("text") && texts[cell] == nil:
      texts[cell] = (ElementPlace(element.range, in: text), nil)
    case 5 where element.isNamed("rPh") || element.isNamed("phoneticPr"):
      if texts[cell]?.slot == nil { texts[cell]?.slot = element.range.lowerBound }
    default: break
    }
  }

  func end(at offset: Int) throws(XMLStop) {
    switch depth {
    case 1: root?.end = offset
    case 2:
      if authors?.end == 0 { authors?.end = offset }
      if list?.end == 0 { list?.end = offset }
    case 4: if texts[cell]?.place.end == 0 { texts[cell]?.place.end = offset }
    default: break
    }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}

  /// The part with the notes added; nil when the text is no part of notes.
  func marked(_ notes: [NoteDraft], author: String) -> [UInt8]? {
    guard let root, let list, root.end > 0 else { return nil }
    let prefix = RawTag(text[root.tag]).prefix
    var edits = ByteEdits()
    let element = "<\(prefix)author>\(RawText.escaped(author))</\(prefix)author>"
    if let authors {
      authors.append(element, to: text, &edits)
    } else {
      edits.insert("<\(prefix)authors>\(element)</\(prefix)authors>", at: list.tag.lowerBound)
    }
    var content = ""
    for note in notes {
      let name = CellName.name(row: note.row, column: note.column)
      let words = RawText.escaped(DraftText.escaped(DraftText.prefix(note.text, DraftText.limit)))
      if let known = texts[name] {
        let run =
          "<\(prefix)r><\(prefix)t xml:space=\"preserve\">\n\n\(words)</\(prefix)t></\(prefix)r>"
        if let slot = known.slot {
          edits.insert(run, at: slot)
        } else {
          known.place.append(run, to: text, &edits)
        }
      } else {
        content += """
          <\(prefix)comment ref="\(name)" authorId="\(authorCount)"><\(prefix)text>\
          <\(prefix)t xml:space="preserve">\(words)</\(prefix)t></\(prefix)text></\(prefix)comment>
          """
      }
    }
    if !content.isEmpty { list.append(content, to: text, &edits) }
    return edits.apply(to: text)
  }
}

/// Text to be put between the bytes of a part.
enum RawText {
  /// The text with what XML gives a meaning escaped.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Adds the shapes of notes to a drawing. Programs write these drawings with errors that no parser
/// of XML forgives, so the drawing is not parsed: the shapes go before its end.
enum MarkedDrawing {
  /// The drawing with shapes for the notes; nil when it has no end.
  static func marked(_ text: [UInt8], _ notes: [NoteDraft]) -> [UInt8]? {
    guard let end = lastPlace(of: "</xml>", in: text) ?? lastPlace(of: "</xml", in: text) else {
      return nil
    }
    let hasType = lastPlace(of: "\"\(Notes.shapeType)\"", in: text) != nil
    let whole = Notes.shapes(notes, firstID: highestID(text) + 1, hasType: hasType)
    return Array(text[..<end]) + whole + text[end...]
  }

  /// The highest number of a shape: `_x0000_s1026`.
  private static func highestID(_ text: [UInt8]) -> Int {
    let mark = Array("_x0000_s".utf8)
    var highest = 1024
    var index = 0
    while index + mark.count < text.count {
      guard text[index] == mark[0], text[index...].starts(with: mark) else {
        index += 1
        continue
      }
      index += mark.count
      var number = 0
      while index < text.count, (0x30...0x39).contains(text[index]), number < 100_000_000 {
        number = number * 10 + Int(text[index] - 0x30)
        index += 1
      }
      highest = max(highest, number)
    }
    return highest
  }

  private static func lastPlace(of text: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(text.utf8)
    var index = bytes.count - wanted.count
    while index >= 0 {
      if bytes[index] == wanted[0], bytes[index...].starts(with: wanted) { return index }
      index -= 1
    }
    return nil
  }
}
