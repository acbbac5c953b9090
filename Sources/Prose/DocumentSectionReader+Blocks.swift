internal import References
internal import TextDocument
internal import XMLTree

extension DocumentSectionReader {
  /// The blocks of one section.
  mutating func blocks(_ blocks: [TextBlock], key: String) -> [Element] {
    var result: [Element] = []
    var index = 0
    while index < blocks.count {
      switch blocks[index] {
      case .table(let table):
        findings.add("NAR017", at: .none)
        result.append(self.table(table, title: words.text("prosa.judul-tabel")))
        index += 1
      case .paragraph(let paragraph):
        if index + 1 < blocks.count, case .table(let table) = blocks[index + 1],
          let title = ProseCaption.title(paragraph, mark: ProseText.tableMark)
        {
          reportPlain(paragraph)
          result.append(self.table(table, title: title))
          index += 2
        } else if paragraph.mark != nil {
          result.append(list(blocks, &index))
        } else {
          let next = index + 1 < blocks.count ? blocks[index + 1] : nil
          let (elements, usesNext) = self.paragraph(paragraph, next, key: key)
          result += elements
          index += usesNext ? 2 : 1
        }
      }
    }
    return result
  }

  // MARK: Paragraphs and pictures

  /// A paragraph with the pictures in it; the caption below a picture belongs to it.
  private mutating func paragraph(
    _ paragraph: TextParagraph, _ next: TextBlock?, key: String
  ) -> (elements: [Element], usesNext: Bool) {
    var caption: String?
    if case .paragraph(let below) = next {
      caption = ProseCaption.title(below, mark: ProseText.figureMark)
    }
    if let (name, text) = ProseCaption.picture(paragraph) {
      let title = caption ?? ""
      reportPlain(paragraph)
      if caption != nil { reportCaption(next) }
      return ([figure(name, title: title, text: text)], caption != nil)
    }
    let found: [TextPicture] = paragraph.inlines.compactMap {
      if case .picture(let picture) = $0, picture.part != nil { picture } else { nil }
    }
    let text = Element("p", children: line(paragraph).nodes)
    guard !found.isEmpty else { return (text.children.isEmpty ? [] : [text], false) }
    if caption != nil { reportCaption(next) }
    if !text.children.isEmpty { findings.add("NAR021", at: .none) }
    var figures: [Element] = []
    for (position, picture) in found.enumerated() {
      // The caption stands below the last one.
      let title = position == found.count - 1 ? caption : nil
      figures.append(
        figure(
          name(picture, key: key), title: title ?? picture.title, text: picture.description))
    }
    return ((text.children.isEmpty ? [] : [text]) + figures, caption != nil)
  }

  private mutating func reportCaption(_ block: TextBlock?) {
    if case .paragraph(let paragraph) = block { reportPlain(paragraph) }
  }

  private mutating func figure(_ name: String, title: String, text: String) -> Element {
    let title = ProseText.clean(title).foldingSpace()
    let text = ProseText.clean(text).foldingSpace()
    if title.isEmpty || text.isEmpty { findings.add("NAR020", at: .none, value: name) }
    return Element(
      "gambar", attributes: [Attribute("berkas", name)],
      children: [
        ProseForm.leaf("judul", title.isEmpty ? words.text("prosa.judul-gambar") : title),
        ProseForm.leaf(
          "keterangan", text.isEmpty ? words.text("prosa.keterangan-gambar") : text),
      ])
  }

  /// File name of a picture in the folder of pictures: the one that our writer gave it, else one made
  /// from the section and a number. The picture's bytes are kept once.
  private mutating func name(_ picture: TextPicture, key: String) -> String {
    guard let part = picture.part, let bytes = document.pictures[part] else { return picture.name }
    if let known = names[part] { return known }
    let own = ProseText.pictureName(picture.name)
    var name = own
    if own == picture.name || pictures.contains(where: { $0.name == own }) {
      let ending = part.split(separator: ".").last.map { $0.lowercased() } ?? "png"
      name = "\(key)-\(pictures.count + 1).\(ending)"
    }
    names[part] = name
    pictures.append((name, bytes))
    return name
  }

  // MARK: Lists

  /// The list that begins at `index`: all following paragraphs of the same list.
  private mutating func list(_ blocks: [TextBlock], _ index: inout Int) -> Element {
    var items: [Element] = []
    var first: TextListMark?
    while index < blocks.count, case .paragraph(let paragraph) = blocks[index],
      let mark = paragraph.mark, first == nil || mark.list == first?.list
    {
      index += 1
      reportPictures(paragraph)
      let text = line(paragraph)
      if first == nil, let number = mark.number, number != 1, mark.depth == 0 {
        findings.add("NAR027", at: .none, value: String(number))
      }
      if first != nil, mark.depth > (first?.depth ?? 0), var last = items.popLast() {
        findings.add("NAR011", at: .none, value: paragraph.text)
        last.children.append(.text(" \(mark.number == nil ? "–" : mark.label) "))
        last.children += text.nodes
        items.append(ProseForm.inline(last))
      } else {
        items.append(Element("butir", children: text.nodes))
      }
      if first == nil { first = mark }
    }
    return Element(
      "daftar", attributes: [Attribute("urut", first?.number == nil ? "tidak" : "ya")],
      children: items.map(Node.element))
  }

  private mutating func reportPictures(_ paragraph: TextParagraph) {
    if paragraph.inlines.contains(where: { if case .picture = $0 { true } else { false } }) {
      findings.add("NAR029", at: .none)
    }
  }

  // MARK: Tables

  private mutating func table(_ table: TextTable, title: String) -> Element {
    var result = Element("tabel", children: [ProseForm.leaf("judul", title)])
    var isMerged = false
    let hasHead = table.rows.count > 1 && (table.rows[0].isHead || table.firstRowIsHead)
    for (index, row) in table.rows.enumerated() {
      var cells: [Node] = []
      for cell in row.cells {
        if cell.columns > 1 || cell.isContinued { isMerged = true }
        cells.append(.element(self.cell(cell)))
        for _ in 1..<max(cell.columns, 1) { cells.append(.element(Element("sel"))) }
      }
      if cells.isEmpty { cells = [.element(Element("sel"))] }
      result.children.append(
        .element(Element(index == 0 && hasHead ? "kepala" : "baris", children: cells)))
    }
    if isMerged { findings.add("NAR018", at: .none, value: title) }
    return result
  }

  /// A cell: its paragraphs joined, labels of lists kept as text.
  private mutating func cell(_ cell: TextCell) -> Element {
    var text = InlineBuilder()
    var count = 0
    for block in cell.blocks {
      if case .paragraph(let paragraph) = block, paragraph.inlines.isEmpty { continue }
      if count > 0 { text.add(" ") }
      count += 1
      switch block {
      case .paragraph(let paragraph):
        reportPictures(paragraph)
        if let mark = paragraph.mark, !mark.label.isEmpty {
          text.add(mark.number == nil ? "– " : mark.label + " ")
        }
        for node in line(paragraph).nodes { text.add(node) }
      case .table(let inner):
        for cell in inner.rows.flatMap(\.cells) {
          for node in self.cell(cell).children { text.add(node) }
          text.add(" ")
        }
      }
    }
    if count > 1 { findings.add("NAR028", at: .none) }
    return Element("sel", children: text.nodes)
  }

  // MARK: Running text

  /// The running text of a paragraph, its pictures left out.
  private mutating func line(_ paragraph: TextParagraph) -> InlineBuilder {
    var line = InlineBuilder()
    for inline in paragraph.inlines {
      switch inline {
      case .text(let text, let look): add(ProseText.clean(text), look, to: &line)
      case .lineBreak:
        addLoss("prosa.jenis.ganti-baris")
        line.add(" ")
      case .note(let index): line.addFootnote(note(index), at: .none)
      case .picture: break
      }
    }
    return line
  }

  private mutating func add(_ text: String, _ look: TextLook, to line: inout InlineBuilder) {
    var style: InlineBuilder.Style?
    if look.contains(.italic) { style = .emphasis }
    if look.contains(.bold) { style = .strong }
    if !text.foldingSpace().isEmpty {
      if look.isSuperset(of: [.bold, .italic]) { addLoss("prosa.jenis.ganda") }
      if look.contains(.underlined) { addLoss("prosa.jenis.garis-bawah") }
      if look.contains(.struckOut) { addLoss("prosa.jenis.coretan") }
      if !look.isDisjoint(with: [.raised, .lowered]) { addLoss("prosa.jenis.naik-turun") }
    }
    for piece in WordMark.pieces(text) {
      switch piece {
      case .text(let text): line.add(text, style: style)
      case .broken(let text): findings.add("NAR022", at: .none, value: text)
      case .mark(let mark):
        if style != nil { addLoss("prosa.jenis.penanda-tebal") }
        mark.add(to: &line, at: .none)
      }
    }
  }

  private mutating func addLoss(_ key: String) {
    findings.add("NAR016", at: .none, value: words.text(key))
  }

  private mutating func note(_ index: Int) -> String {
    guard document.notes.indices.contains(index) else { return "" }
    let blocks = document.notes[index].filter { !$0.text.isEmpty }
    if blocks.count > 1 { findings.add("NAR028", at: .none) }
    for case .paragraph(let paragraph) in blocks where noteDepth < 2 {
      // A note may hold marks of notes, and of itself.
      noteDepth += 1
      reportPlain(paragraph)
      noteDepth -= 1
    }
    return ProseText.clean(blocks.map(\.text).joined(separator: " "))
  }

  /// Reports what is lost where only plain text can stand: in headings, titles and notes.
  mutating func reportPlain(_ paragraph: TextParagraph) {
    var isPlain = true
    for inline in paragraph.inlines {
      switch inline {
      case .text(_, let look): isPlain = isPlain && look.isEmpty
      case .lineBreak: isPlain = false
      case .note(let index): findings.add("NAR023", at: .none, value: note(index))
      case .picture(let picture): findings.add("NAR029", at: .none, value: picture.name)
      }
    }
    if !isPlain { addLoss("prosa.jenis.teks-polos") }
  }
}

/// Captions of tables and pictures in Word.
enum ProseCaption {
  /// The title that a paragraph gives a table or picture: its text behind `Tabel:` or, as Word writes
  /// captions, `Tabel 3.`; nil when it is no caption of this kind.
  static func title(_ paragraph: TextParagraph, mark: String) -> String? {
    guard paragraph.mark == nil, paragraph.level == nil else { return nil }
    let text = paragraph.text.foldingSpace()
    let other = mark == ProseText.tableMark ? ProseText.figureMark : ProseText.tableMark
    let isCaption =
      ["caption", "keterangan"].contains(paragraph.style?.lowercased() ?? "")
      && !text.hasPrefix(other.dropLast())
    if text.utf8.starts(with: mark.utf8) {
      return nonEmpty(String(decoding: text.utf8.dropFirst(mark.utf8.count), as: UTF8.self))
    }
    let word = mark.dropLast()
    guard text.hasPrefix(word + " ") else { return isCaption ? nonEmpty(text) : nil }
    let rest = text.dropFirst(word.count + 1)
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    guard !digits.isEmpty else { return isCaption ? nonEmpty(text) : nil }
    return nonEmpty(String(rest.dropFirst(digits.count).drop { ":.–- ".contains($0) }))
  }

  private static func nonEmpty(_ text: String) -> String? {
    let text = ProseText.clean(text).foldingSpace()
    return text.isEmpty ? nil : text
  }

  /// A picture written as text: its file name and its text alternative.
  static func picture(_ paragraph: TextParagraph) -> (name: String, text: String)? {
    guard paragraph.mark == nil, case .text = paragraph.inlines.first else { return nil }
    return WordMark.picture(paragraph.text.foldingSpace()).map { ($0.name, $0.rest) }
  }
}
