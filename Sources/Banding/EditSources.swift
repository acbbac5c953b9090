internal import Diagnostics
public import Docx
public import Ingest
public import Prepare
internal import References
internal import XMLTree

/// Leads blocks of a document of a plan back to what they were made from.
public struct EditSources {
  let prepared: PreparedPlan
  let document: PreparedDocument
  let blocks: [DocxBlock]
  /// Who answers for what no perangkat daerah does.
  private let drafter: String
  private var sources: [EditSource] = []

  /// - Parameters:
  ///   - blocks: the blocks that the program writes.
  ///   - document: the document that they belong to.
  ///   - prepared: the plan.
  ///   - drafter: words for who answers for the document as a whole.
  public init(
    _ blocks: [DocxBlock], of document: PreparedDocument, _ prepared: PreparedPlan,
    drafter: String
  ) {
    self.blocks = blocks
    self.document = document
    self.prepared = prepared
    self.drafter = drafter
    var walk = SourceWalk(prepared: prepared, document: document, drafter: drafter)
    sources = blocks.map { walk.source(of: $0) }
  }

  /// The source of an edit.
  public func source(of edit: DocumentEdit) -> EditSource {
    guard edit.position >= 0 else {
      return EditSource(kind: .none, subject: "", section: "", responsible: drafter)
    }
    let block = blocks[edit.position]
    let source = sources[edit.position]
    switch edit.kind {
    case .insertion: return insertion(edit, behind: source, block)
    case .change, .deletion, .move, .comment:
      return block.isRow ? row(edit, source, block) : source
    }
  }

  /// What was put in belongs to the prose around it, or to the rows of its table.
  private func insertion(
    _ edit: DocumentEdit, behind source: EditSource, _ block: DocxBlock
  ) -> EditSource {
    var result = source
    result.field = ""
    switch source.kind {
    case .prose: return result
    case .data: return result
    case .frame where !block.isRow:
      // Behind the heading of a section that has prose, or could have it.
      guard let section = document.allSections.first(where: { $0.id == block.id }),
        let key = section.narrative
      else { break }
      result.kind = .prose
      result.subject = key
      result.location = section.prose.map { prepared.plan.location($0.place) }
      if let position = narrative(key) {
        result.spot = EditSource.Spot(section: position, block: -1)
      }
      return result
    default: break
    }
    result.kind = .none
    result.subject = ""
    result.location = nil
    return result
  }

  private func narrative(_ key: String) -> Int? {
    let sections = prepared.plan.narrative
    return sections.firstIndex { $0.key == key && $0.document == document.kind }
      ?? sections.firstIndex { $0.key == key && $0.document == nil }
  }

  /// The cell of a row: its field and where that stands.
  private func row(_ edit: DocumentEdit, _ source: EditSource, _ block: DocxBlock) -> EditSource {
    var result = source
    if result.kind == .prose {
      result.spot?.cell = edit.cell
      return result
    }
    guard result.kind == .data, let cell = edit.cell else { return result }
    let kode = source.subject.split(separator: " ").first.map(String.init) ?? ""
    guard let target = prepared.index[kode] else { return result }
    let isObject = prepared.library.fields.kind(target.kind) != nil
    guard isObject, target.position < prepared.plan.objects.count else { return result }
    let object = prepared.plan.objects[target.position]
    let old = edit.old.settled
    let printed = { (value: FieldValue) in
      value.value.settled == old || prepared.unitName(value.value).settled == old
    }
    if let value = object.fields.first(where: printed) {
      let field = prepared.library.fields.kind(object.kind)?.field(value.field)
      result.field = field?.label ?? value.field
      result.location = prepared.plan.location(value.place, field: value.field)
      return result
    }
    let heading = head(above: edit.position, cell).lowercased()
    let fields = prepared.library.fields.kind(object.kind)?.fields ?? []
    if let field = fields.first(where: { $0.label.lowercased() == heading }) {
      result.field = field.label
      result.location = prepared.plan.location(object.place, field: field.key)
    } else {
      result.field = head(above: edit.position, cell)
    }
    return result
  }

  /// The head of a column of the table that a row belongs to.
  private func head(above position: Int, _ cell: Int) -> String {
    guard case .row(let table, _) = blocks[position].kind else { return "" }
    var place = position
    while place > 0, case .row(table, let isHead) = blocks[place - 1].kind {
      place -= 1
      if isHead, cell < blocks[place].texts.count, blocks[place].texts[cell].first != "(" {
        return blocks[place].texts[cell].settled
      }
    }
    return ""
  }
}

/// Goes through the blocks of a document in order and names the source of each.
private struct SourceWalk {
  let prepared: PreparedPlan
  let document: PreparedDocument
  let drafter: String
  private var sections: [String: PreparedDocument.Section] = [:]
  private var section: PreparedDocument.Section?
  /// Places of the prose of the section that have not been met yet, with what they print.
  private var spots: [(spot: EditSource.Spot, words: String)] = []
  /// Kode that the caption above names.
  private var kode: String?

  init(prepared: PreparedPlan, document: PreparedDocument, drafter: String) {
    self.prepared = prepared
    self.document = document
    self.drafter = drafter
    for section in document.allSections where sections[section.id] == nil {
      sections[section.id] = section
    }
  }

  mutating func source(of block: DocxBlock) -> EditSource {
    if let found = sections[block.id] {
      enter(found)
      return make(.frame, found.title)
    }
    switch block.kind {
    case .heading: return make(.frame, block.shown)
    case .row(_, let isHead):
      if isHead { return make(.frame, block.shown) }
      if let spot = take(block.words, needsRow: true) { return prose(spot) }
      return row(block)
    case .paragraph:
      if block.id.hasPrefix("tabel-") || block.id.hasPrefix("gambar-"), !block.id.contains(".p") {
        kode = nil
        return make(.frame, block.shown)
      }
      if let named = knownKode(in: block.shown), block.style.lowercased().contains("rincian") {
        kode = named
        return data(named)
      }
      if let spot = take(SourceWalk.bare(block.texts[0]), needsRow: false) { return prose(spot) }
      if section == nil { return make(.frame, block.shown) }
      return make(.computed, section?.title ?? "")
    }
  }

  private func make(_ kind: EditSource.Kind, _ subject: String) -> EditSource {
    EditSource(
      kind: kind, subject: subject, section: section?.title ?? "", responsible: drafter)
  }

  /// The text without the mark of a list item.
  private static func bare(_ text: String) -> String {
    guard let tab = text.firstIndex(of: "\t"), text[..<tab].count < 8 else { return text.settled }
    return String(text[text.index(after: tab)...]).settled
  }

  // MARK: Prose

  private mutating func enter(_ found: PreparedDocument.Section) {
    section = found
    kode = nil
    spots = []
    guard let prose = found.prose,
      let position = prepared.plan.narrative.firstIndex(where: {
        $0.key == prose.key && $0.document == prose.document && $0.place == prose.place
      })
    else { return }
    for (number, block) in prose.blocks.enumerated() {
      let own = EditSource.Spot(section: position, block: number)
      switch block.name {
      case "p": spots.append((own, printed(block)))
      case "daftar":
        for (item, element) in block.elements(named: "butir").enumerated() {
          var spot = own
          spot.item = item
          spots.append((spot, printed(element)))
        }
      case "tabel":
        for (row, element) in block.elements(named: "baris").enumerated() {
          var spot = own
          spot.item = row
          spot.cell = 0
          spots.append(
            (spot, element.elements(named: "sel").map(printed).joined(separator: " | ")))
        }
      default: break
      }
    }
  }

  private func printed(_ element: Element) -> String {
    element.children.map { child in
      switch child {
      case .text(let text): text
      case .element(let inner):
        switch inner.name {
        case "nilai": prepared.facts[inner[attribute: "fakta"] ?? ""] ?? ""
        case "catatan-kaki": ""
        default: inner.text
        }
      case .instruction: ""
      }
    }.joined().settled
  }

  /// The next place of the prose that prints these words, or nearly.
  private mutating func take(_ words: String, needsRow: Bool) -> EditSource.Spot? {
    guard !words.isEmpty else { return nil }
    let isFitting = { (spot: EditSource.Spot) in (spot.cell != nil) == needsRow }
    let exact = spots.firstIndex { isFitting($0.spot) && $0.words == words }
    let near =
      exact
      ?? spots.firstIndex {
        isFitting($0.spot) && Similarity.sharedWords($0.words, words) > 0.7
      }
    guard let near else { return nil }
    let spot = spots[near].spot
    spots.removeFirst(near + 1)
    return spot
  }

  private func prose(_ spot: EditSource.Spot) -> EditSource {
    let narrative = prepared.plan.narrative[spot.section]
    let block = narrative.blocks[spot.block]
    var result = make(.prose, narrative.key)
    let place = block.place.line > 0 ? block.place : narrative.place
    result.location = prepared.plan.location(
      Place(line: place.line, column: place.column, source: narrative.place.source))
    result.spot = spot
    return result
  }

  // MARK: Data

  private func knownKode(in text: String) -> String? {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }.map(String.init)
      .first { prepared.index[$0] != nil }
  }

  private func row(_ block: DocxBlock) -> EditSource {
    let own = block.texts.lazy.map(\.settled).first { prepared.index[$0] != nil }
    if let found = own ?? kode { return data(found) }
    return make(.computed, section?.title ?? "")
  }

  private func data(_ kode: String) -> EditSource {
    guard let target = prepared.index[kode] else { return make(.computed, kode) }
    var result = make(.data, "\(kode) \(target.name)")
    let plan = prepared.plan
    var unit: String?
    switch target.kind {
    case "sasaran", "iku":
      result.location = plan.location(plan.strategy.objectives[target.position].place)
    case "kesenjangan":
      unit = plan.gaps[target.position].unit?.value
      result.location = plan.location(plan.gaps[target.position].place)
    case "kegiatan":
      unit = plan.activities[target.position].units.first?.value
      result.location = plan.location(plan.activities[target.position].place)
    default:
      unit = prepared.ownerOf[target.position]
      result.location = plan.location(plan.objects[target.position].place)
    }
    if let unit { result.responsible = prepared.unitName(unit) }
    return result
  }
}
