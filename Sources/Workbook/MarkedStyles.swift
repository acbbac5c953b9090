internal import XMLTree

/// Adds a fill and copies of styles that have it to the part of styles.
final class MarkedStyles: XMLEventHandler {
  private let text: [UInt8]
  private var depth = 0
  private var section = ""
  private var root: ElementPlace?
  private var fills: ElementPlace?
  private var fillCount = 0
  private var formats: ElementPlace?
  /// The formats of cells, in the order of their numbers.
  private var cells: [ElementPlace] = []
  /// Where fills and formats would stand if there were none (ECMA-376 part 1, 18.8.39).
  private var fillSlot: Int?
  private var formatSlot: Int?

  /// A part with nothing in it, for workbooks without styles.
  static func empty(_ namespace: StaticString) -> [UInt8] {
    Array(
      """
      <styleSheet xmlns="\(namespace)"><fonts count="1"><font/></fonts><borders count="1"><border/>\
      </borders></styleSheet>
      """.utf8)
  }

  init(_ text: [UInt8]) { self.text = text }

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    let place = { (range: Range<Int>) in ElementPlace(range, in: self.text) }
    switch depth {
    case 1: root = place(element.range)
    case 2:
      section = element.name
      if section == "fills" { fills = place(element.range) }
      if section == "cellXfs" { formats = place(element.range) }
      if fillSlot == nil, !["numFmts", "fonts", "fills"].contains(section) {
        fillSlot = element.range.lowerBound
      }
      if formatSlot == nil,
        !["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"].contains(section)
      {
        formatSlot = element.range.lowerBound
      }
    case 3 where section == "fills": fillCount += 1
    case 3 where section == "cellXfs": cells.append(place(element.range))
    default: break
    }
  }

  func end(at offset: Int) throws(XMLStop) {
    if depth == 1 { root?.end = offset }
    if depth == 2, section == "fills" { fills?.end = offset }
    if depth == 2, section == "cellXfs" { formats?.end = offset }
    if depth == 3, section == "cellXfs", !cells.isEmpty { cells[cells.count - 1].end = offset }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}

  /// The part with a marked copy of each style.
  ///
  /// - Parameters:
  ///   - styles: numbers of styles of cells.
  ///   - colour: colour of the fill as ARGB, such as `FFFFC7CE`.
  /// - Returns: the changed part, and the number of each copy by that of its original; nil when the
  ///   text holds no styles.
  func marked(_ styles: Set<Int>, colour: String) -> (text: [UInt8], copies: [Int: Int])? {
    guard let root, root.end > 0 else { return nil }
    let prefix = RawTag(text[root.tag]).prefix
    var edits = ByteEdits()
    let fill = addFill(colour, prefix, root, &edits)
    var copies: [Int: Int] = [:]
    var content = ""
    var count = cells.count
    if cells.isEmpty {
      content = "<\(prefix)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      count = 1
    }
    for style in styles.sorted() {
      copies[style] = count
      count += 1
      content += copy(of: style, fill: fill, prefix)
    }
    if let formats {
      formats.append(
        content, to: text, &edits, start: RawTag(text[formats.tag]).setting("count", String(count)))
    } else {
      insert(
        "<\(prefix)cellXfs count=\"\(count)\">\(content)</\(prefix)cellXfs>", at: formatSlot, root,
        &edits)
    }
    return (edits.apply(to: text), copies)
  }

  private func copy(of style: Int, fill: Int, _ prefix: String) -> String {
    guard cells.indices.contains(style) else {
      return """
        <\(prefix)xf numFmtId="0" fontId="0" fillId="\(fill)" borderId="0" applyFill="1"/>
        """
    }
    let place = cells[style]
    var tag = RawTag(text[place.tag]).setting("fillId", String(fill))
    tag = RawTag(tag[...]).setting("applyFill", "1")
    return String(decoding: tag + text[place.tag.upperBound..<place.end], as: UTF8.self)
  }

  /// Adds the fill and gives its number.
  private func addFill(
    _ colour: String, _ prefix: String, _ root: ElementPlace, _ edits: inout ByteEdits
  ) -> Int {
    func solid(_ colour: String) -> String {
      """
      <\(prefix)fill><\(prefix)patternFill patternType="solid"><\(prefix)fgColor rgb="\(colour)"/>\
      <\(prefix)bgColor indexed="64"/></\(prefix)patternFill></\(prefix)fill>
      """
    }
    if let fills {
      fills.append(
        solid(colour), to: text, &edits,
        start: RawTag(text[fills.tag]).setting("count", String(fillCount + 1)))
      return fillCount
    }
    // The first two are given by the standard.
    let given = ["none", "gray125"].map {
      "<\(prefix)fill><\(prefix)patternFill patternType=\"\($0)\"/></\(prefix)fill>"
    }
    insert(
      "<\(prefix)fills count=\"3\">\(given.joined())\(solid(colour))</\(prefix)fills>",
      at: fillSlot,
      root, &edits)
    return 2
  }

  private func insert(
    _ content: String, at slot: Int?, _ root: ElementPlace, _ edits: inout ByteEdits
  ) {
    if let slot {
      edits.insert(content, at: slot)
    } else {
      root.append(content, to: text, &edits)
    }
  }
}
