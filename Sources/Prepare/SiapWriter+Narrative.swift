internal import Ingest
internal import Pictures
internal import References
internal import XMLTree

extension SiapWriter {
  /// Writes the prose that opens a section, or a visible mark that says what belongs there.
  mutating func writeProse(of section: PreparedDocument.Section) {
    guard let key = section.narrative else { return }
    guard let prose = section.prose else {
      return xml.element("isi", [("kunci", key)], text: placeholder(key, section))
    }
    if isPublic, prose.isRestricted { return writeSentence("kalimat.bagian-terbatas") }
    for (number, block) in prose.blocks.enumerated() {
      writeBlock(block, id: "\(section.id)-\(number + 1)")
    }
  }

  /// The words of a placeholder: what the locale file asks for, else the title of the section.
  private func placeholder(_ key: String, _ section: PreparedDocument.Section) -> String {
    let text =
      words.has("isi.\(key)")
      ? sentence("isi.\(key)") : sentence("isi.umum", ["judul": section.title])
    return "[ISI: \(text)]"
  }

  private mutating func writeBlock(_ block: Element, id: String) {
    switch block.name {
    case "p": writeInline("p", block)
    case "daftar":
      xml.start("daftar", [("urut", block[attribute: "urut"] ?? "ya")])
      for item in block.elements(named: "butir") { writeInline("butir", item) }
      xml.end()
    case "tabel": writeOwnTable(block, id: id)
    case "gambar": writePicture(block, id: id)
    default: break
    }
  }

  /// A picture of the planner's own, or a visible mark that says which one is missing.
  private mutating func writePicture(_ figure: Element, id: String) {
    let name = figure[attribute: "berkas"] ?? ""
    let title = figure.first("judul")?.foldedText ?? ""
    guard let picture = plan.pictures[name] else {
      let text = sentence("isi.gambar", ["judul": title, "berkas": name])
      return xml.element("isi", [("kunci", "gambar")], text: "[ISI: \(text)]")
    }
    xml.start(
      "gambar",
      [
        ("id", "gambar-\(id)"), ("judul", title),
        ("alternatif", figure.first("keterangan")?.foldedText),
      ])
    xml.element(
      "citra",
      [
        ("alamat", picture.dataAddress), ("lebar", picture.width.map { String($0) }),
        ("tinggi", picture.height.map { String($0) }),
      ])
    xml.end()
  }

  /// A table of the planner's own.
  private mutating func writeOwnTable(_ table: Element, id: String) {
    let head = table.first("kepala")?.elements(named: "sel") ?? []
    let rows = table.elements(named: "baris")
    let width = max(head.count, rows.map { $0.elements(named: "sel").count }.max() ?? 0)
    xml.start(
      "tabel",
      [("id", "tabel-\(id)"), ("judul", table.first("judul")?.foldedText), ("peran", "naskah")])
    for column in 0..<width {
      xml.element(
        "kolom", [("judul", column < head.count ? head[column].foldedText : ""), ("lebar", "1")])
    }
    for row in rows {
      let cells = row.elements(named: "sel")
      xml.start("baris")
      for column in 0..<width {
        guard column < cells.count else {
          xml.element("sel")
          continue
        }
        let isLong = cells[column].foldedText.hasLongWord
        writeInline("sel", cells[column], [("peran", isLong ? "pecah" : nil)])
      }
      xml.end()
    }
    xml.end()
  }

  /// Writes running text with its marks; computed values are put in as text.
  private mutating func writeInline(
    _ name: String, _ element: Element, _ attributes: [(String, String?)] = []
  ) {
    xml.start(name, attributes, mixed: true)
    let last = element.children.count - 1
    for (position, child) in element.children.enumerated() {
      switch child {
      case .text(let text):
        xml.text(SiapWriter.fold(text, first: position == 0, last: position == last))
      case .element(let inline): writeInlineElement(inline)
      case .instruction: break
      }
    }
    xml.end()
  }

  private mutating func writeInlineElement(_ inline: Element) {
    switch inline.name {
    case "nilai":
      let name = inline[attribute: "fakta"] ?? ""
      if let value = prepared.facts[name] {
        xml.text(value)
      } else {
        xml.element("isi", [("kunci", name)], text: "[ISI: \(name)]")
      }
    case "rujuk": writeReference(inline)
    default: xml.element(inline.name, text: inline.foldedText)
    }
  }

  private mutating func writeReference(_ reference: Element) {
    if let section = reference[attribute: "bagian"] {
      if document.allSections.contains(where: { $0.id == section }) {
        return xml.element("rujuk", [("bagian", section)])
      }
      return xml.element("isi", [("kunci", section)], text: "[ISI: \(section)]")
    }
    guard let kode = reference[attribute: "kode"] else { return }
    guard prepared.mayName(kode, in: document.edition) else {
      return xml.text(words.text("objek.terbatas"))
    }
    guard let target = prepared.index[kode] else {
      return xml.element("isi", [("kunci", kode)], text: "[ISI: \(kode)]")
    }
    guard prepared.library.fields.kind(target.kind) != nil else {
      return xml.text("\(target.name) (\(kode))")
    }
    xml.text("\(target.name) (")
    writeLink(kode, id: SiapWriter.anchor(kode))
    xml.text(")")
  }

  /// White space folded to single blanks, none at the ends of the paragraph.
  private static func fold(_ text: String, first: Bool, last: Bool) -> String {
    let core = text.foldingSpace()
    if core.isEmpty { return first || last ? "" : " " }
    // White space of XML only: beside a no-break space, another blank would let the line break.
    let leads = text.utf8.first.map(isBlank) == true && !first
    let trails = text.utf8.last.map(isBlank) == true && !last
    return (leads ? " " : "") + core + (trails ? " " : "")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Id of an object in a document: its kode behind a prefix, so that it is an XML name and never
  /// meets the id of a section. Other characters than letters, digits, `.`, `-` and `_` are written
  /// as `_` and their code, so that two kode never share an id.
  public static func anchor(_ kode: String) -> String {
    let isPlain = kode.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if isPlain { return "obj." + kode }
    var id = "obj."
    for scalar in kode.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-": id.unicodeScalars.append(scalar)
      default: id += "_" + String(scalar.value, radix: 16) + "_"
      }
    }
    return id
  }
}
