internal import XMLTree

/// A paragraph being read.
struct TextLine {
  var inlines: [TextInline] = []
  var bookmarks: [String] = []
  var changes: [TextChange] = []
  /// Ids of comments that begin in the paragraph.
  var comments: [String] = []

  mutating func add(_ text: String, _ look: TextLook) {
    guard !text.isEmpty else { return }
    if case .text(let before, look) = inlines.last {
      inlines[inlines.count - 1] = .text(before + text, look)
    } else {
      inlines.append(.text(text, look))
    }
  }

  /// A paragraph whose neighbouring texts of one look are one text.
  static func joined(_ paragraph: TextParagraph) -> TextParagraph {
    var line = TextLine()
    for inline in paragraph.inlines {
      if case .text(let text, let look) = inline {
        line.add(text, look)
      } else {
        line.inlines.append(inline)
      }
    }
    var result = paragraph
    result.inlines = line.inlines
    return result
  }
}

extension TextReader {
  /// Reads the children of a paragraph or of a container inside of one.
  func read(_ container: Element, into line: inout TextLine, hiddenBy isHidden: Bool) {
    for element in container.elements {
      switch element.name {
      case "r": readRun(element, into: &line, hiddenBy: isHidden)
      case "ins", "moveTo":
        if hasText(element) { remarks.append(TextRemark(.insertion, text(element))) }
        track(element, element.name == "ins" ? .insertion : .arrival, &line)
        read(element, into: &line, hiddenBy: isHidden)
      case "del", "moveFrom":
        if hasText(element) { remarks.append(TextRemark(.deletion, text(element))) }
        track(element, element.name == "del" ? .deletion : .departure, &line)
      case "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo":
        read(element, into: &line, hiddenBy: isHidden)
      case "sdt":
        element.first("sdtContent").map { read($0, into: &line, hiddenBy: isHidden) }
      case "AlternateContent": choice(element).map { read($0, into: &line, hiddenBy: isHidden) }
      case "bookmarkStart": element[local: "name"].map { line.bookmarks.append($0) }
      case "commentRangeStart":
        element[local: "id"].map {
          openComments.insert($0)
          line.comments.append($0)
        }
      case "commentRangeEnd": element[local: "id"].map { _ = openComments.remove($0) }
      case "oMath", "oMathPara": line.inlines.append(formula(element))
      default: break
      }
    }
  }

  private func track(_ element: Element, _ kind: TextChange.Kind, _ line: inout TextLine) {
    guard hasText(element) else { return }
    line.changes.append(
      TextChange(
        kind, author: element[local: "author"] ?? "", date: element[local: "date"] ?? "",
        text: text(element)))
  }

  private func hasText(_ element: Element) -> Bool { !text(element).isEmpty }

  private func readRun(_ run: Element, into line: inout TextLine, hiddenBy isHidden: Bool) {
    let properties = run.first("rPr")
    let style = properties?.first("rStyle")?[local: "val"]
    var looks = styles.look(style)
    if let properties { looks.merge(TextStyles.look(properties)) { $1 } }
    var look: TextLook = []
    for (value, isOn) in looks where isOn { look.insert(TextLook(rawValue: value)) }
    let hides =
      properties.flatMap { TextStyles.flag($0, "vanish") } ?? (isHidden || styles.isHidden(style))
    read(run, look, isHidden: hides, into: &line)
  }

  /// Reads the children of a run.
  private func read(_ run: Element, _ look: TextLook, isHidden: Bool, into line: inout TextLine) {
    for element in run.elements {
      switch element.name {
      case "t": add(withoutJoiners(element.text), look, isHidden: isHidden, to: &line)
      case "tab", "ptab": add("\t", look, isHidden: isHidden, to: &line)
      case "noBreakHyphen": add("\u{2011}", look, isHidden: isHidden, to: &line)
      case "sym": add(symbol(element), look, isHidden: isHidden, to: &line)
      case "br", "cr":
        if fields.allSatisfy({ $0 }), !isHidden { line.inlines.append(.lineBreak) }
      case "footnoteReference": addNote("footnotes", element, to: &line)
      case "endnoteReference": addNote("endnotes", element, to: &line)
      case "commentReference": element[local: "id"].map { line.comments.append($0) }
      case "fldChar": readField(element)
      case "drawing", "pict": readDrawing(element, into: &line)
      case "object":
        remarks.append(TextRemark(.object, element.first("OLEObject")?[local: "ProgID"] ?? ""))
        readBoxes(element)
      case "AlternateContent":
        choice(element).map { read($0, look, isHidden: isHidden, into: &line) }
      case "ruby":
        for base in element.elements(named: "rubyBase") {
          read(base, into: &line, hiddenBy: isHidden)
        }
      default: break
      }
    }
  }

  private func add(_ text: String, _ look: TextLook, isHidden: Bool, to line: inout TextLine) {
    guard fields.allSatisfy({ $0 }), !text.isEmpty else { return }
    guard !isHidden else { return remarks.append(TextRemark(.hidden, text)) }
    line.add(text, look)
    for comment in openComments {
      anchors[comment, default: ""] += text
      // Enough to find the place; a comment that is never closed must not follow the whole text.
      if anchors[comment, default: ""].utf8.count >= 200 { openComments.remove(comment) }
    }
  }

  /// A text without the marks that only keep a line together: ours has some in ranges of years.
  private func withoutJoiners(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{2060}") else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{2060}" }))
  }

  /// A character of a symbol font; fonts of symbols keep theirs in the private area F000–F0FF, where
  /// most mean a bullet or a check mark that no other font has.
  private func symbol(_ element: Element) -> String {
    guard let code = element[local: "char"].flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(code), !(0xF000...0xF0FF).contains(code)
    else { return "\u{2022}" }
    return String(Character(scalar))
  }

  private func addNote(_ kind: String, _ element: Element, to line: inout TextLine) {
    guard let id = element[local: "id"], let place = note(kind, id) else { return }
    line.inlines.append(.note(place))
  }

  /// Follows a field: its instructions are no text, its result is.
  private func readField(_ element: Element) {
    switch element[local: "fldCharType"] {
    case "begin": if fields.count < 100 { fields.append(false) }
    case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
    case "end": _ = fields.popLast()
    default: break
    }
  }

  // MARK: Drawings

  private func readDrawing(_ drawing: Element, into line: inout TextLine) {
    var found = Drawing()
    search(drawing, &found)
    readBoxes(drawing)
    for id in found.embedded {
      let part = target(id)
      if part == nil { remarks.append(TextRemark(lack(id), found.name)) }
      line.inlines.append(
        .picture(
          TextPicture(
            part: part, name: found.name, title: found.title, description: found.description,
            width: found.width, height: found.height)))
    }
    if found.isObject { remarks.append(TextRemark(.object, found.name)) }
  }

  /// What a drawing holds.
  private struct Drawing {
    var name = ""
    var title = ""
    var description = ""
    var width = 0
    var height = 0
    /// Ids of the relationships of its pictures; nil for one that lies outside of the file.
    var embedded: [String?] = []
    /// Whether it is a chart or a diagram.
    var isObject = false
  }

  private func search(_ element: Element, _ found: inout Drawing) {
    switch element.name {
    case "docPr":
      found.name = element[local: "name"] ?? ""
      found.title = element[local: "title"] ?? ""
      found.description = element[local: "descr"] ?? ""
    case "extent":
      found.width = element[local: "cx"].flatMap { Int($0) } ?? 0
      found.height = element[local: "cy"].flatMap { Int($0) } ?? 0
    case "shape" where element[local: "alt"] != nil: found.description = element[local: "alt"] ?? ""
    case "blip":
      let id = element[local: "embed"] ?? ""
      found.embedded.append(id.isEmpty ? nil : id)
    case "imagedata":
      if found.title.isEmpty { found.title = element[local: "title"] ?? "" }
      found.embedded.append(element[local: "id"])
    case "chart", "relIds": found.isObject = true
    case "txbxContent", "Fallback": return
    default: break
    }
    for child in element.elements { search(child, &found) }
  }

  /// Keeps the text of boxes: it stands behind the paragraph that holds the drawing.
  private func readBoxes(_ element: Element) {
    guard element.name == "txbxContent" else {
      for child in element.elements where child.name != "Fallback" { readBoxes(child) }
      return
    }
    let outer = boxes
    boxes = []
    let blocks = blocks(element)
    if let first = blocks.first(where: { !$0.text.isEmpty }) {
      remarks.append(TextRemark(.textBox, first.text))
    }
    boxes = outer + blocks
  }
}
