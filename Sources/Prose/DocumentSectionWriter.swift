internal import Pictures
internal import References
internal import TextDocument
internal import XMLTree

/// Lays sections of prose out as a Word document.
struct DocumentSectionWriter {
  private(set) var document = TextDocument()
  private let catalogue: SectionCatalogue
  private let pictures: [String: Picture]
  private let words: Words
  private var lists = 0

  init(_ catalogue: SectionCatalogue, pictures: [String: Picture], words: Words) {
    self.catalogue = catalogue
    self.pictures = pictures
    self.words = words
  }

  /// Writes the headings in their order, each with its sections, then all other sections.
  mutating func write(_ sections: [Element]) {
    add(words.text("prosa.docx.judul"), style: "Title")
    add(words.text("prosa.docx.petunjuk"), style: ProseDocument.hintStyle)
    for heading in catalogue.headings {
      let own = sections.filter { $0[attribute: "kunci"] == heading.key }
      if !own.contains(where: { $0[attribute: "dokumen"] == nil }) {
        write(SectionHeading(key: heading.key), title: heading.title)
        add("[ISI: \(heading.hint)]", style: ProseDocument.hintStyle)
      }
      for section in own { write(section, title: heading.title) }
    }
    let known = Set(catalogue.headings.map(\.key))
    for section in sections {
      guard let key = section[attribute: "kunci"], !known.contains(key) else { continue }
      write(section, title: catalogue.title(key) ?? key)
    }
  }

  private mutating func add(_ text: String, style: String) {
    add([.text(text, [])], style: style)
  }

  private mutating func add(_ inlines: [TextInline], style: String = "Normal") {
    document.blocks.append(.paragraph(TextParagraph(inlines, style: style)))
  }

  /// A heading; it carries its mark where the title alone would not lead back to the section.
  private mutating func write(_ heading: SectionHeading, title: String) {
    let isPlain = heading == SectionHeading(key: heading.key)
    let isEnough = isPlain && catalogue.key(of: title) == heading.key
    let bookmark = isPlain ? heading.bookmark : nil
    let needsMark = !isEnough && bookmark == nil
    document.blocks.append(
      .paragraph(
        TextParagraph(
          [.text(needsMark ? "\(title) \(heading.mark)" : title, [])], style: "heading 1",
          level: 1, bookmarks: bookmark.map { [$0] } ?? [])))
  }

  private mutating func write(_ section: Element, title: String) {
    write(SectionHeading(section), title: title)
    for block in section.elements { write(block) }
  }

  private mutating func write(_ block: Element) {
    switch block.name {
    case "daftar":
      lists += 1
      for (index, item) in block.elements.enumerated() {
        let isCounted = block[attribute: "urut"] != "tidak"
        let mark = TextListMark(
          list: lists, number: isCounted ? index + 1 : nil,
          label: isCounted ? "\(index + 1)." : "\u{2022}")
        document.blocks.append(
          .paragraph(TextParagraph(line(item.children), style: "Normal", mark: mark)))
      }
    case "tabel": writeTable(block)
    case "gambar": writePicture(block)
    default: add(line(block.children))
    }
  }

  private mutating func writeTable(_ table: Element) {
    add("\(ProseText.tableMark) \(table.first("judul")?.text ?? "")", style: "caption")
    var rows: [TextRow] = []
    for row in table.elements where row.name != "judul" {
      rows.append(
        TextRow(
          row.elements.map { cell in
            TextCell([.paragraph(TextParagraph(line(cell.children), style: "Normal"))])
          }, isHead: row.name == "kepala"))
    }
    let hasHead = table.first("kepala") != nil
    document.blocks.append(.table(TextTable(rows, firstRowIsHead: hasHead)))
    // Two tables with nothing between them would become one.
    add([])
  }

  private mutating func writePicture(_ figure: Element) {
    let name = figure[attribute: "berkas"] ?? ""
    let text = figure.first("keterangan")?.text ?? ""
    let title = figure.first("judul")?.text ?? ""
    let part = "word/media/\(name)"
    if let picture = pictures[name], picture.format != .svg, document.pictures[part] == nil {
      document.pictures[part] = picture.bytes
      // 96 pixels to the inch, 914,400 units to the inch.
      add([
        .picture(
          TextPicture(
            part: part, name: ProseText.pictureFolder + name, description: text,
            width: (picture.width ?? 0) * 9525, height: (picture.height ?? 0) * 9525))
      ])
    } else {
      add("\(WordMark.picture(name: name)) \(text)", style: "Normal")
    }
    add("\(ProseText.figureMark) \(title)", style: "caption")
  }

  /// Running text; footnotes go to the notes of the document.
  private mutating func line(_ nodes: [Node]) -> [TextInline] {
    var result: [TextInline] = []
    func add(_ text: String, _ look: TextLook) {
      if case .text(let before, look) = result.last {
        result[result.count - 1] = .text(before + text, look)
      } else {
        result.append(.text(text, look))
      }
    }
    for (index, node) in nodes.enumerated() {
      switch node {
      case .text(let text):
        let isBeforeMark: Bool
        if index + 1 < nodes.count, case .element(let next) = nodes[index + 1] {
          isBeforeMark = ProseMark(next) != nil
        } else {
          isBeforeMark = false
        }
        add(WordMark.escaped(text, isBeforeMark: isBeforeMark), [])
      case .element(let element):
        switch element.name {
        case "tegas": add(WordMark.escaped(element.text, isBeforeMark: false), .bold)
        case "miring": add(WordMark.escaped(element.text, isBeforeMark: false), .italic)
        case "catatan-kaki":
          result.append(.note(document.notes.count))
          document.notes.append([
            .paragraph(TextParagraph([.text(element.text, [])], style: "Normal"))
          ])
        default: if let mark = ProseMark(element) { add(mark.source, []) }
        }
      case .instruction: break
      }
    }
    return result
  }
}
