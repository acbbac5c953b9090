public import XMLTree

/// Writes sections of prose as Markdown; `ProseFolder` reads them back as they were.
public enum MarkdownSectionWriter {
  /// The files of sections: `KUNCI.md`, or `KUNCI@DOKUMEN.md` for the text of one document; a
  /// section of the same key and document as another one gets a number, `KUNCI.2.md`.
  ///
  /// - Parameter sections: `bagian` elements of the plan's vocabulary.
  /// - Returns: file names without a folder, and UTF-8 text, in the order of `ProseForm.sorted`.
  public static func files(_ sections: [Element]) -> [(name: String, bytes: [UInt8])] {
    var counts: [[String]: Int] = [:]
    return ProseForm.sorted(sections).map { section in
      let count = counts[ProseForm.order(section), default: 0] + 1
      counts[ProseForm.order(section)] = count
      let name = ProseFileName(
        key: section[attribute: "kunci"] ?? "", document: section[attribute: "dokumen"],
        number: count)
      return (name.text, text(section))
    }
  }

  /// The Markdown of one section in the form of `ProseForm`.
  static func text(_ section: Element) -> [UInt8] {
    var notes: [String] = []
    var blocks: [String] = []
    if let openness = section[attribute: "keterbukaan"] { blocks.append("<!-- \(openness) -->") }
    var lastList = ListMark.none
    for block in section.elements {
      if block.name == "daftar" { lastList = lastList.next(of: block) } else { lastList = .none }
      blocks.append(self.block(block, lastList, &notes))
    }
    for (index, note) in notes.enumerated() {
      blocks.append("[^\(index + 1)]: \(MarkdownEscape.text(note, isAtStart: true))")
    }
    return Array((blocks.joined(separator: "\n\n") + (blocks.isEmpty ? "" : "\n")).utf8)
  }

  /// Marks of the items of a list; lists that follow each other take turns, or they would be one.
  private enum ListMark: String {
    case none = ""
    case hyphen = "-"
    case asterisk = "*"
    case dot = "."
    case bracket = ")"

    func next(of list: Element) -> ListMark {
      if list[attribute: "urut"] == "tidak" { return self == .hyphen ? .asterisk : .hyphen }
      return self == .dot ? .bracket : .dot
    }
  }

  private static func block(_ block: Element, _ mark: ListMark, _ notes: inout [String]) -> String {
    switch block.name {
    case "daftar":
      var lines: [String] = []
      for (index, item) in block.elements.enumerated() {
        let isOrdered = mark == .dot || mark == .bracket
        let head = isOrdered ? "\(index + 1)\(mark.rawValue)" : mark.rawValue
        let text = line(item, &notes)
        lines.append(text.isEmpty ? head : "\(head) \(text)")
      }
      return lines.joined(separator: "\n")
    case "tabel": return table(block, &notes)
    case "gambar":
      let name = block[attribute: "berkas"] ?? ""
      let address = "<\(MarkdownEscape.address(ProseText.pictureFolder + name))>"
      let text = MarkdownEscape.alternative(block.first("keterangan")?.text ?? "")
      let title = MarkdownEscape.title(block.first("judul")?.text ?? "")
      let isPlain = name.utf8.allSatisfy { isPlainAddress($0) }
      let shown = isPlain ? ProseText.pictureFolder + name : address
      return "![\(text)](\(shown) \"\(title)\")"
    default: return line(block, &notes)
    }
  }

  private static func isPlainAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func line(
    _ element: Element, isInCell: Bool = false, _ notes: inout [String]
  ) -> String {
    MarkdownLineWriter.line(element.children, isInCell: isInCell) { note in
      notes.append(note)
      return notes.count
    }
  }

  private static func table(_ table: Element, _ notes: inout [String]) -> String {
    let rows = table.elements(named: "baris")
    let width = rows.first?.elements.count ?? 0
    let empty = [Element](repeating: Element("sel"), count: width)
    var lines = [
      "\(ProseText.tableMark) \(MarkdownEscape.text(table.first("judul")?.text ?? ""))", "",
    ]
    for (index, cells) in ([table.first("kepala")?.elements ?? empty] + rows.map(\.elements))
      .enumerated()
    {
      let texts = cells.map { line($0, isInCell: true, &notes) }
      lines.append("|" + texts.map { " \($0) |" }.joined())
      if index == 0 { lines.append("|" + String(repeating: " --- |", count: width)) }
    }
    return lines.joined(separator: "\n")
  }
}
