public import XMLTree

/// The one form of prose: of all trees that print the same, the one that readers make and that
/// writers keep.
///
/// White space is folded as printing folds it, neighbouring pieces of one style are one piece, empty
/// pieces and empty paragraphs are gone, and all rows of a table have the same number of cells.
public enum ProseForm {
  /// A section in this form.
  public static func section(_ section: Element) -> Element {
    var result = Element("bagian", place: section.place)
    for name in ["kunci", "dokumen", "keterbukaan"] {
      if let value = section[attribute: name] { result[attribute: name] = value.foldingSpace() }
    }
    result.children = section.elements.compactMap(block).map(Node.element)
    return result
  }

  /// Sections in this form, in their order: by key, text for every document before text for one;
  /// sections of the same key and document keep their order.
  public static func sorted(_ sections: [Element]) -> [Element] {
    sections.map(section).enumerated().sorted { left, right in
      let (one, other) = (order(left.element), order(right.element))
      return one == other ? left.offset < right.offset : one.lexicographicallyPrecedes(other)
    }.map(\.element)
  }

  /// Writes a section as XML without adding white space to its running text, which
  /// `XMLWriter.write` would do where a paragraph holds elements only.
  public static func write(_ section: Element, to writer: inout XMLWriter) {
    let isRunning = ["p", "butir", "sel"].contains(section.name)
    writer.start(
      section.qualifiedName, section.attributes.map { ($0.name, $0.value) }, mixed: isRunning)
    for child in section.children {
      switch child {
      case .element(let element): write(element, to: &writer)
      case .text(let text): writer.text(text)
      case .instruction(let target, let content): writer.instruction(target, content)
      }
    }
    writer.end()
  }

  static func order(_ section: Element) -> [String] {
    [section[attribute: "kunci"] ?? "", section[attribute: "dokumen"] ?? ""]
  }

  /// A block in this form; nil when it says nothing.
  static func block(_ block: Element) -> Element? {
    switch block.name {
    case "p": return nonEmpty(inline(block))
    case "daftar": return list(block)
    case "tabel": return table(block)
    case "gambar":
      let name = block[attribute: "berkas"]?.foldingSpace() ?? ""
      return Element(
        "gambar", attributes: [Attribute("berkas", name)],
        children: ["judul", "keterangan"].map { leaf($0, block.first($0)?.foldedText ?? "") },
        place: block.place)
    default: return nil
    }
  }

  private static func nonEmpty(_ element: Element) -> Element? {
    element.children.isEmpty ? nil : element
  }

  private static func list(_ list: Element) -> Element? {
    let order = list[attribute: "urut"]?.foldingSpace() ?? "ya"
    return nonEmpty(
      Element(
        "daftar", attributes: [Attribute("urut", order)],
        children: list.elements(named: "butir").map { .element(inline($0)) }, place: list.place))
  }

  private static func table(_ table: Element) -> Element {
    let head = (table.first("kepala")?.elements(named: "sel") ?? []).map(inline)
    let rows = table.elements(named: "baris")
    let width = max(head.count, rows.map { $0.elements(named: "sel").count }.max() ?? 0)
    var result = Element("tabel", place: table.place)
    result.children.append(leaf("judul", table.first("judul")?.foldedText ?? ""))
    if head.contains(where: { !$0.children.isEmpty }) {
      let place = table.first("kepala")?.place ?? .none
      result.children.append(.element(row("kepala", head, width, place)))
    }
    for source in rows {
      let cells = source.elements(named: "sel").map(inline)
      result.children.append(.element(row("baris", cells, width, source.place)))
    }
    return result
  }

  private static func row(
    _ name: String, _ cells: [Element], _ width: Int, _ place: Place
  ) -> Element {
    let missing = [Element](repeating: Element("sel", place: place), count: width - cells.count)
    return Element(name, children: (cells + missing).map(Node.element), place: place)
  }

  static func leaf(_ name: String, _ text: String) -> Node {
    .element(Element(name, children: text.isEmpty ? [] : [.text(text)]))
  }

  /// Running text in this form.
  static func inline(_ element: Element) -> Element {
    var line = InlineBuilder()
    for child in element.children {
      switch child {
      case .text(let text): line.add(text)
      case .element(let inline): line.add(inline)
      case .instruction: break
      }
    }
    return Element(element.name, children: line.nodes, place: element.place)
  }
}
