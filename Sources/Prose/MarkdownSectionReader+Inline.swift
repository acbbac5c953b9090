internal import Markdown
internal import References
internal import XMLTree

extension MarkdownSectionReader {
  /// Running text in an element that holds nothing else.
  mutating func single(
    _ nodes: [MarkdownNode], _ name: String, at place: Place
  ) -> Element {
    var line = MarkdownLine(at: place)
    read(nodes, into: &line)
    if !line.figures.isEmpty { add("NAR029", place.line) }
    return Element(name, children: line.text.nodes, place: place)
  }

  mutating func read(_ nodes: [MarkdownNode], into line: inout MarkdownLine) {
    for node in nodes { read(node, into: &line) }
  }

  private mutating func read(_ node: MarkdownNode, into line: inout MarkdownLine) {
    switch node.kind {
    case .text: readText(node.literal, into: &line)
    case .softBreak:
      line.text.add(" ", style: nil)
      line.place.line += 1
    case .lineBreak:
      addLoss("prosa.jenis.ganti-baris", line)
      line.text.add(" ", style: nil)
      line.place.line += 1
    case .emphasis, .strong:
      let style: InlineBuilder.Style = node.kind == .strong ? .strong : .emphasis
      if let outer = line.style, outer != style { addLoss("prosa.jenis.ganda", line) }
      let outer = line.style
      line.style = outer ?? style
      read(node.children, into: &line)
      line.style = outer
    case .code:
      addLoss("prosa.jenis.kode-sebaris", line)
      line.text.add(
        ProseText.clean(source.restored(node.literal)), style: line.style, at: line.place)
    case .html:
      if node.literal.hasPrefix("<!--") { return add("NAR026", line.place.line, node.literal) }
      add("NAR015", line.place.line, node.literal)
      line.text.add(
        ProseText.clean(source.restored(node.literal)), style: line.style, at: line.place)
    case .link(let address, let title):
      readLink(node, source.restored(address), source.restored(title), into: &line)
    case .image(let address, let title):
      line.figures.append(
        figure(node, source.restored(address), source.restored(title), at: line.place))
    case .footnoteMark(let number): readFootnote(number, into: &line)
    default: read(node.children, into: &line)
    }
  }

  /// Reports running text whose look the plan cannot hold.
  private mutating func addLoss(_ key: String, _ line: MarkdownLine) {
    findings.add("NAR016", at: line.place, value: words.text(key))
  }

  private mutating func readText(_ literal: String, into line: inout MarkdownLine) {
    for piece in source.pieces(literal) {
      switch piece {
      case .text(let text):
        let clean = ProseText.clean(text)
        if clean != text { add("NAR025", line.place.line) }
        line.text.add(clean, style: line.style, at: line.place)
      case .mark(let mark, _):
        if line.style != nil { addLoss("prosa.jenis.penanda-tebal", line) }
        mark.add(to: &line.text, at: line.place)
      }
    }
  }

  private mutating func readFootnote(_ number: Int, into line: inout MarkdownLine) {
    guard footnotes.indices.contains(number - 1) else { return }
    usedNotes.insert(number)
    if line.style != nil { addLoss("prosa.jenis.penanda-tebal", line) }
    line.text.addFootnote(footnotes[number - 1], at: line.place)
  }

  private mutating func readLink(
    _ node: MarkdownNode, _ address: String, _ title: String, into line: inout MarkdownLine
  ) {
    add("NAR014", line.place.line, address)
    read(node.children, into: &line)
    let shown = plain(node, quietly: true)
    let address = ProseText.clean(address)
    if !address.isEmpty, shown != address, "mailto:\(shown)" != address {
      line.text.add(" (\(address))", style: line.style, at: line.place)
    }
    if !title.isEmpty {
      line.text.add(" (\(ProseText.clean(title)))", style: line.style, at: line.place)
    }
  }

  private mutating func figure(
    _ node: MarkdownNode, _ address: String, _ title: String, at place: Place
  ) -> Element {
    let name = ProseText.pictureName(ProseText.clean(address).foldingSpace())
    if name.isEmpty || name.contains(":") { add("NAR019", place.line, address) }
    var title = ProseText.clean(title).foldingSpace()
    var text = plain(node)
    if title.isEmpty || text.isEmpty { add("NAR020", place.line, name) }
    if title.isEmpty { title = words.text("prosa.judul-gambar") }
    if text.isEmpty { text = words.text("prosa.keterangan-gambar") }
    return Element(
      "gambar", attributes: [Attribute("berkas", name)],
      children: [ProseForm.leaf("judul", title), ProseForm.leaf("keterangan", text)], place: place)
  }

  /// Plain text of what may hold nothing else: titles, footnotes, text alternatives.
  ///
  /// - Parameters:
  ///   - node: what holds the text.
  ///   - quietly: the text is for a message, so that its looks are no loss.
  /// - Returns: the folded text.
  mutating func plain(_ node: MarkdownNode, quietly: Bool = false) -> String {
    let before = findings
    var line = MarkdownLine(at: Place(line: node.line, column: 1))
    var isLossy = false
    plain(node.children, into: &line, &isLossy)
    if quietly { findings = before } else if isLossy { addLoss("prosa.jenis.teks-polos", line) }
    return line.text.plainText
  }

  private mutating func plain(
    _ nodes: [MarkdownNode], into line: inout MarkdownLine, _ isLossy: inout Bool
  ) {
    for (offset, node) in nodes.enumerated() {
      switch node.kind {
      case .text:
        for case .mark in source.pieces(node.literal) { isLossy = true }
        line.text.add(ProseText.clean(source.restored(node.literal)))
      case .softBreak: line.text.add(" ")
      case .paragraph:
        if offset > 0 { isLossy = true }
        line.text.add(" ")
        plain(node.children, into: &line, &isLossy)
      case .code, .html, .codeBlock, .htmlBlock:
        isLossy = true
        line.text.add(ProseText.clean(source.restored(node.literal)))
      case .link(let address, let title):
        isLossy = true
        plain(node.children, into: &line, &isLossy)
        for part in [address, title] where !part.isEmpty {
          line.text.add(" (\(ProseText.clean(source.restored(part))))")
        }
      case .image(let address, _):
        add("NAR029", line.place.line, source.restored(address))
        plain(node.children, into: &line, &isLossy)
      default:
        isLossy = true
        if offset > 0, node.line > 0 { line.text.add(" ") }
        plain(node.children, into: &line, &isLossy)
      }
    }
  }
}

/// Running text being read from Markdown.
struct MarkdownLine {
  var text = InlineBuilder()
  var style: InlineBuilder.Style?
  /// Pictures found in the text; they stand behind it.
  var figures: [Element] = []
  /// Where the reader is.
  var place: Place

  init(at place: Place) { self.place = place }
}
