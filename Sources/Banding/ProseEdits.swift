public import Ingest
public import Prepare
public import XMLTree

/// Carries edits into the prose of a plan; what cannot be carried stays in the list.
public struct ProseEdits {
  /// A section of prose with the edits in it.
  public struct Section: Sendable {
    public let narrative: NarrativeSection
    /// Its blocks after the edits.
    public let blocks: [Element]
    /// Position in the plan's narrative; nil for a section that nobody has written before.
    public let position: Int?
    /// Blocks put in before the first one.
    let head: [Element]
    /// What stands in place of each block that was edited, by its position.
    let changes: [Int: [Element]]
  }

  /// The sections that changed, in the order of the plan.
  public private(set) var sections: [Section] = []
  /// The edits, those that were carried out marked.
  public private(set) var edits: [PlacedEdit]

  private let facts: [String: String]

  /// - Parameters:
  ///   - edits: edits with their sources.
  ///   - prepared: the plan whose prose they change.
  ///   - takesTracked: whether tracked changes count as accepted.
  public init(_ edits: [PlacedEdit], in prepared: PreparedPlan, takesTracked: Bool) {
    self.edits = edits
    facts = prepared.facts
    var bySection: [Int: [Int]] = [:]
    for (number, placed) in edits.enumerated() where placed.source.kind == .prose {
      // What nobody has accepted yet is for people to decide.
      guard let spot = placed.source.spot, takesTracked || !placed.edit.isTracked else {
        continue
      }
      bySection[spot.section, default: []].append(number)
    }
    for (position, numbers) in bySection.sorted(by: { $0.key < $1.key }) {
      let narrative = prepared.plan.narrative[position]
      var parts = narrative.blocks.map { Part(element: $0) }
      for number in numbers { self.edits[number].isApplied = apply(number, to: &parts) }
      guard numbers.contains(where: { self.edits[$0].isApplied }) else { continue }
      sections.append(
        Section(
          narrative: narrative, blocks: head + parts.flatMap(\.blocks), position: position,
          head: head,
          changes: Dictionary(
            uniqueKeysWithValues: parts.enumerated().filter(\.element.isTouched)
              .map { ($0, $1.blocks) })))
      head = []
    }
    begin(takesTracked)
  }

  /// Begins the sections that stood as a mark of what is missing, with the words written there.
  private mutating func begin(_ takesTracked: Bool) {
    var order: [String] = []
    var blocks: [String: [Element]] = [:]
    for (number, placed) in edits.enumerated() {
      guard let key = placed.source.newSection, takesTracked || !placed.edit.isTracked,
        placed.edit.kind == .change || placed.edit.kind == .insertion,
        !placed.edit.new.contains(SourceWalk.placeholder), !placed.edit.new.contains(" | ")
      else { continue }
      if blocks[key] == nil { order.append(key) }
      blocks[key, default: []].append(Element("p", children: [.text(placed.edit.new.settled)]))
      edits[number].isApplied = true
    }
    for key in order {
      let narrative = NarrativeSection(
        key: key, document: nil, isRestricted: false, blocks: [], place: .none)
      sections.append(
        Section(
          narrative: narrative, blocks: blocks[key] ?? [], position: nil, head: [], changes: [:]))
    }
  }

  /// Paragraphs put in before the first block of the section at hand.
  private var head: [Element] = []

  /// A block of prose under edit.
  private struct Part {
    var element: Element?
    /// Items and rows that are to go, which keep their numbers until the end.
    var gone: Set<Int> = []
    /// Items put in behind an item, by its number.
    var items: [Int: [Element]] = [:]
    /// Paragraphs put in behind the block.
    var added: [Element] = []
    var isTouched = false

    init(element: Element) { self.element = element }

    /// The block after its edits and what was put in behind it; a list or table without items goes.
    var blocks: [Element] {
      guard var block = element else { return added }
      var seen = -1
      var children: [Node] = []
      // White space before an item goes with it.
      var blank: Node?
      for child in block.children {
        if case .text(let text) = child, text.settled.isEmpty, blank == nil {
          blank = child
          continue
        }
        guard case .element(let inner) = child, ["butir", "baris"].contains(inner.name) else {
          children += [blank, child].compactMap(\.self)
          blank = nil
          continue
        }
        seen += 1
        let lead = blank.map { [$0] } ?? []
        if !gone.contains(seen) { children += lead + [child] }
        for item in items[seen] ?? [] { children += lead + [.element(item)] }
        blank = nil
      }
      children += blank.map { [$0] } ?? []
      block.children = children
      let isList = block.name == "daftar" || block.name == "tabel"
      let hasItems = block.elements.contains { ["butir", "baris"].contains($0.name) }
      return (!isList || hasItems ? [block] : []) + added
    }
  }

  private mutating func apply(_ number: Int, to parts: inout [Part]) -> Bool {
    let placed = edits[number]
    guard let spot = placed.source.spot else { return false }
    let edit = placed.edit
    let isDone = apply(edit, spot, &parts)
    if isDone, parts.indices.contains(spot.block) { parts[spot.block].isTouched = true }
    return isDone
  }

  private mutating func apply(
    _ edit: DocumentEdit, _ spot: EditSource.Spot, _ parts: inout [Part]
  ) -> Bool {
    // A footnote that was put in or taken out changes the running text around its mark.
    let isPart = spot.note != nil || spot.isTitle || spot.isHead
    guard !isPart || edit.kind == .change else { return false }
    switch edit.kind {
    case .insertion:
      let words = ProseEdits.bare(edit.new)
      guard spot.cell == nil, !words.contains(" | ") else { return false }
      if spot.block < 0 {
        head.append(Element("p", children: [.text(words)]))
        return true
      }
      guard parts.indices.contains(spot.block) else { return false }
      if let item = spot.item, ProseEdits.hasMark(edit.new) {
        parts[spot.block].items[item, default: []].append(
          Element("butir", children: [.text(words)]))
      } else {
        parts[spot.block].added.append(Element("p", children: [.text(words)]))
      }
      return true
    case .deletion:
      guard parts.indices.contains(spot.block) else { return false }
      if let item = spot.item {
        parts[spot.block].gone.insert(item)
      } else {
        parts[spot.block].element = nil
      }
      return true
    case .change: return change(edit, spot, &parts)
    case .move, .comment: return false
    }
  }

  private func change(
    _ edit: DocumentEdit, _ spot: EditSource.Spot, _ parts: inout [Part]
  ) -> Bool {
    guard parts.indices.contains(spot.block), var block = parts[spot.block].element else {
      return false
    }
    let old = ProseEdits.bare(edit.old)
    let new = ProseEdits.bare(edit.new)
    func changed(_ element: Element) -> Element? {
      if let note = spot.note { return ProseEdits.changed(element, note: note, to: edit.new) }
      guard let inline = InlineEdit(element, facts: facts, printed: old),
        let children = inline.children(from: old, to: new)
      else { return nil }
      var result = element
      result.children = children
      return result
    }
    if spot.isTitle || spot.isHead {
      guard let result = ProseEdits.labelled(block, spot, edit) else { return false }
      parts[spot.block].element = result
      return true
    }
    guard let item = spot.item else {
      guard let result = changed(block) else { return false }
      parts[spot.block].element = result
      return true
    }
    let name = block.name == "tabel" ? "baris" : "butir"
    var seen = -1
    for index in block.children.indices {
      guard case .element(var inner) = block.children[index], inner.name == name else { continue }
      seen += 1
      guard seen == item else { continue }
      if name == "butir" {
        guard let result = changed(inner) else { return false }
        inner = result
      } else {
        guard let cell = spot.cell, edit.cell != nil else { return false }
        var column = -1
        for place in inner.children.indices {
          guard case .element(let own) = inner.children[place], own.name == "sel" else { continue }
          column += 1
          guard column == cell else { continue }
          guard let result = changed(own) else { return false }
          inner.children[place] = .element(result)
        }
      }
      block.children[index] = .element(inner)
      parts[spot.block].element = block
      return true
    }
    return false
  }

  /// A table or picture with another title, or another head of a column.
  private static func labelled(
    _ block: Element, _ spot: EditSource.Spot, _ edit: DocumentEdit
  ) -> Element? {
    var result = block
    for index in block.children.indices {
      guard case .element(var inner) = block.children[index] else { continue }
      if spot.isTitle, inner.name == "judul" {
        // Its number is counted by the program and stays as it is.
        let title = inner.foldedText.settled
        let label = edit.old.settled
        guard label.hasSuffix(title), edit.new.settled.hasPrefix(label.dropLast(title.count)) else {
          return nil
        }
        inner.children = [.text(String(edit.new.settled.dropFirst(label.count - title.count)))]
        result.children[index] = .element(inner)
        return result
      }
      if spot.isHead, inner.name == "kepala", let cell = spot.cell {
        let places = inner.children.indices.filter {
          if case .element(let own) = inner.children[$0] { own.name == "sel" } else { false }
        }
        guard places.indices.contains(cell), case .element(var own) = inner.children[places[cell]]
        else { return nil }
        own.children = [.text(edit.new.settled)]
        inner.children[places[cell]] = .element(own)
        result.children[index] = .element(inner)
        return result
      }
    }
    return nil
  }

  /// Running text with other words in one of its footnotes.
  private static func changed(_ element: Element, note: Int, to new: String) -> Element? {
    var result = element
    var seen = -1
    for index in element.children.indices {
      guard case .element(var inner) = element.children[index], inner.name == "catatan-kaki" else {
        continue
      }
      seen += 1
      guard seen == note else { continue }
      inner.children = [.text(new.settled)]
      result.children[index] = .element(inner)
      return result
    }
    return nil
  }

  /// The text without the mark of a list item, white space folded.
  static func bare(_ text: String) -> String {
    let words = text.settled
    guard hasMark(text), let blank = words.firstIndex(of: " ") else { return words }
    return String(words[words.index(after: blank)...])
  }

  /// Whether a text begins as an item of a list does: `a.`, `1)`, `(2)`, a bullet.
  static func hasMark(_ text: String) -> Bool {
    guard let first = text.settled.split(separator: " ").first, first.count < 7 else {
      return false
    }
    if "•–-·".contains(first) { return true }
    return (first.hasSuffix(".") || first.hasSuffix(")")) && first.count < 5
      && first.dropLast().allSatisfy { $0.isNumber || $0.isLetter || $0 == "(" }
  }
}
