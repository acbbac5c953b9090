internal import Diagnostics
internal import Markdown
internal import References
internal import XMLTree

/// Turns the Markdown of one section into blocks of the plan. What the plan cannot hold becomes the
/// nearest thing that it can, with a finding that says so.
struct MarkdownSectionReader {
  let source: MarkdownSource
  let words: Words
  var findings: ProseFindings
  /// Texts of the footnotes in the order of their numbers.
  var footnotes: [String] = []
  /// Numbers of the footnotes whose marks stand in the text.
  var usedNotes: Set<Int> = []
  /// Openness that the first line of the file gives the section.
  private(set) var openness: String?

  /// - Parameters:
  ///   - source: the file, made ready for the parser.
  ///   - words: words of messages.
  ///   - findings: findings about the file so far.
  init(_ source: MarkdownSource, words: Words, findings: ProseFindings) {
    self.source = source
    self.words = words
    self.findings = findings
  }

  /// The blocks of a document.
  mutating func read(_ document: MarkdownNode) -> [Element] {
    let notes = document.children.filter { $0.kind == .footnote }
    for note in notes { footnotes.append(plain(note)) }
    reportSource(notes)
    var body = document.children.filter { $0.kind != .footnote }
    if let first = body.first, first.kind == .htmlBlock,
      let value = MarkdownSectionReader.openness(first.literal)
    {
      openness = value
      body.removeFirst()
    }
    let result = blocks(body)
    // A note that only notes refer to has no place in the text.
    for (index, note) in notes.enumerated() where !usedNotes.contains(index + 1) {
      let label = source.footnotes.first { $0.line == note.line }?.label ?? String(index + 1)
      add("NAR023", note.line, "[^\(label)]")
    }
    return result
  }

  /// `terbatas` or `publik`, when a comment says nothing else.
  private static func openness(_ html: String) -> String? {
    let text = html.foldingSpace()
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return nil }
    let value = text.dropFirst(4).dropLast(3).lowercased().foldingSpace()
    return ["terbatas", "publik"].contains(value) ? value : nil
  }

  /// Reports what was noticed before the parser ran.
  private mutating func reportSource(_ notes: [MarkdownNode]) {
    for line in source.controls { add("NAR025", line) }
    for (line, text) in source.broken { add("NAR022", line, text) }
    for line in source.linkDefinitions { add("NAR014", line) }
    let lines = Set(notes.map(\.line))
    for (line, label) in source.footnotes where !lines.contains(line) {
      add("NAR023", line, "[^\(label)]")
    }
    let defined = Set(source.footnotes.map(\.label))
    for (line, label) in source.footnoteMarks where !defined.contains(label) {
      add("NAR024", line, "[^\(label)]")
    }
  }

  mutating func add(_ id: String, _ line: Int, _ value: String = "") {
    findings.add(id, at: Place(line: line, column: 1), value: value)
  }

  // MARK: Blocks

  private mutating func blocks(_ nodes: [MarkdownNode]) -> [Element] {
    var result: [Element] = []
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      guard node.kind == .paragraph else {
        result += block(node)
        continue
      }
      if index < nodes.count, nodes[index].kind == .table, let title = tableTitle(node) {
        result.append(table(nodes[index], title: title))
        index += 1
      } else {
        result += paragraph(node)
      }
    }
    return result
  }

  private mutating func block(_ node: MarkdownNode) -> [Element] {
    let place = Place(line: node.line, column: 1)
    switch node.kind {
    case .list(let start): return [list(node, start)]
    case .table:
      add("NAR017", node.line)
      return [table(node, title: words.text("prosa.judul-tabel"))]
    case .heading:
      add("NAR012", node.line, plain(node, quietly: true))
      var line = InlineBuilder()
      line.add(plain(node), style: .strong, at: place)
      return [Element("p", children: line.nodes, place: place)]
    case .quote:
      add("NAR013", node.line, words.text("prosa.jenis.kutipan"))
      return blocks(node.children)
    case .codeBlock(let language):
      add("NAR013", node.line, words.text("prosa.jenis.kode"))
      var code = node
      if !language.isEmpty { code.literal = "\(language)\n\(node.literal)" }
      return lines(code)
    case .htmlBlock:
      let isComment = node.literal.foldingSpace().hasPrefix("<!--")
      add(isComment ? "NAR026" : "NAR015", node.line, source.restored(node.literal))
      return isComment && node.literal.foldingSpace().hasSuffix("-->") ? [] : lines(node)
    case .thematicBreak:
      add("NAR013", node.line, words.text("prosa.jenis.garis"))
      return []
    default: return blocks(node.children)
    }
  }

  /// The lines of a literal as paragraphs.
  private mutating func lines(_ node: MarkdownNode) -> [Element] {
    source.restored(node.literal).split(whereSeparator: \.isNewline).enumerated().map {
      let place = Place(line: node.line + $0, column: 1)
      var line = InlineBuilder()
      line.add(ProseText.clean(String($1)), at: place)
      return Element("p", children: line.nodes, place: place)
    }
  }

  private mutating func paragraph(_ node: MarkdownNode) -> [Element] {
    let place = Place(line: node.line, column: 1)
    var line = MarkdownLine(at: place)
    read(node.children, into: &line)
    if !line.text.isEmpty, !line.figures.isEmpty { add("NAR021", line.figures[0].place.line) }
    let text = Element("p", children: line.text.nodes, place: place)
    return (line.text.isEmpty ? [] : [text]) + line.figures
  }

  /// Title of the table that follows, when a paragraph is one: its text behind `Tabel:`.
  private mutating func tableTitle(_ node: MarkdownNode) -> Element? {
    guard let first = node.children.first, first.kind == .text,
      first.literal.hasPrefix(ProseText.tableMark)
    else { return nil }
    var title = node
    title.children[0].literal.removeFirst(ProseText.tableMark.count)
    let text = plain(title)
    guard !text.isEmpty else { return nil }
    return Element("judul", children: [.text(text)], place: Place(line: node.line, column: 1))
  }

  private mutating func table(_ node: MarkdownNode, title: String) -> Element {
    table(node, title: Element("judul", children: [.text(title)]))
  }

  private mutating func table(_ node: MarkdownNode, title: Element) -> Element {
    var result = Element(
      "tabel", children: [.element(title)],
      place: Place(line: title.place.line > 0 ? title.place.line : node.line, column: 1))
    for row in node.children {
      let isHead = row.kind == .row(isHead: true)
      let place = Place(line: row.line, column: 1)
      if !isHead, source.cells(onLine: row.line) > row.children.count {
        add("NAR033", row.line, title.text)
      }
      let cells = row.children.map { cell in
        Node.element(single(cell.children, "sel", at: place))
      }
      result.children.append(
        .element(Element(isHead ? "kepala" : "baris", children: cells, place: place)))
    }
    if node.children.count == 1, let head = result.first("kepala") {
      // A head alone is a table of one row for its writer; the plan wants at least one row.
      result.children[1] = .element(
        Element("baris", children: head.children, place: head.place))
    }
    return ProseForm.block(result) ?? result
  }

  private mutating func list(_ node: MarkdownNode, _ start: Int?) -> Element {
    if let start, start != 1 { add("NAR027", node.line, String(start)) }
    let items = node.children.map { Node.element(item($0)) }
    return Element(
      "daftar", attributes: [Attribute("urut", start == nil ? "tidak" : "ya")], children: items,
      place: Place(line: node.line, column: 1))
  }

  /// An item: its paragraphs and the items below it joined to one text.
  private mutating func item(_ node: MarkdownNode) -> Element {
    let place = Place(line: node.line, column: 1)
    var line = MarkdownLine(at: place)
    var paragraphs = 0
    for child in node.children {
      if paragraphs > 0 { line.text.add(" ", at: place) }
      switch child.kind {
      case .paragraph:
        if paragraphs > 0 { add("NAR028", child.line) }
        read(child.children, into: &line)
      case .list(let start):
        add("NAR011", child.line, plain(child, quietly: true))
        join(child, start, into: &line)
      default:
        for block in block(child) { join(block, into: &line) }
      }
      paragraphs += 1
    }
    if !line.figures.isEmpty { add("NAR029", node.line) }
    return Element("butir", children: line.text.nodes, place: place)
  }

  /// Joins the items of a list inside an item: `(1) …; (2) …`, or only by semicolons.
  private mutating func join(_ list: MarkdownNode, _ start: Int?, into line: inout MarkdownLine) {
    for (offset, node) in list.children.enumerated() {
      if offset > 0 { line.text.add("; ") }
      if let start { line.text.add("(\(start + offset)) ") }
      join(item(node), into: &line)
    }
  }

  private func join(_ block: Element, into line: inout MarkdownLine) {
    for child in block.children {
      switch child {
      case .text(let text): line.text.add(text)
      case .element(let element):
        if ["sel", "baris", "kepala", "butir", "judul"].contains(element.name) {
          join(element, into: &line)
          line.text.add(" ")
        } else {
          line.text.add(element)
        }
      case .instruction: break
      }
    }
  }
}
