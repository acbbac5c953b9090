internal import Diagnostics
internal import Docx
internal import Ingest
internal import Prepare
internal import XMLTree

/// What a block of a document was printed from.
struct BlockSource {
  var source: EditSource
  /// Elements of the plan whose values it prints.
  var origins: [SourceTrace.Origin] = []
  /// The only field that it prints.
  var field: String?
  /// Columns of its table, for a row.
  var columns: [SourceTrace.Column] = []
  /// What it is computed from, a key of words.
  var basis: String?
  /// Whether it is a field of an object of the Buku Register, its name in the first cell.
  var isDetail = false
}

/// Goes through the blocks of a document in order and names the source of each.
struct SourceWalk {
  let prepared: PreparedPlan
  let document: PreparedDocument
  let trace: SourceTrace
  let drafter: String
  private var sections: [String: PreparedDocument.Section] = [:]
  private var section: PreparedDocument.Section?
  /// Texts of the section that have not been met yet, with what they print.
  private var texts: [(known: Known, words: String)] = []
  /// Tables and pictures of the planner's own, by the id of their title.
  private var own: [String: EditSource.Spot] = [:]
  /// Footnotes of the prose that have not been met yet, with what they print.
  private var notes: [(spot: EditSource.Spot, words: String)] = []
  /// What the bookmarks met so far stand for.
  private var ids: [String: String] = [:]
  /// Rows met so far of each table.
  private var rows: [String: Int] = [:]

  /// How a mark begins that says which prose is missing.
  static let placeholder = "[ISI"

  private enum Known {
    case prose(EditSource.Spot)
    case text(SourceTrace.Text)
  }

  init(
    prepared: PreparedPlan, document: PreparedDocument, trace: SourceTrace, drafter: String
  ) {
    self.prepared = prepared
    self.document = document
    self.trace = trace
    self.drafter = drafter
    for section in document.allSections where sections[section.id] == nil {
      sections[section.id] = section
      notes += notes(of: section)
    }
  }

  mutating func source(of block: DocxBlock) -> BlockSource {
    if !block.bookmark.isEmpty { ids[block.bookmark] = block.id }
    if let found = sections[block.id] {
      enter(found)
      return make(.frame, found.title, basis: "judul-bagian")
    }
    // The heading of an object of the Buku Register.
    if let table = trace.tables[block.id], table.title.isEmpty, let row = table.rows.first {
      var result = make(.data, block.shown)
      result.origins = row.origins
      result.field = "nama"
      return result
    }
    switch block.kind {
    case .heading: return make(.frame, block.shown, basis: "judul-bagian")
    case .row(let table, let isHead):
      if isHead, var spot = own[ids[table] ?? ""], block.texts.first?.first != "(" {
        spot.isTitle = false
        spot.isHead = true
        return prose(spot)
      }
      if isHead { return make(.frame, block.shown, basis: "judul-kolom") }
      if case .prose(let spot) = take(block.words, needsRow: true) { return prose(spot) }
      return row(of: ids[table] ?? "")
    case .paragraph:
      if block.id.hasPrefix("tabel-") || block.id.hasPrefix("gambar-"), !block.id.contains(".p") {
        return caption(block)
      }
      if let known = take(SourceWalk.bare(block.texts[0]), needsRow: false) {
        switch known {
        case .prose(let spot): return prose(spot)
        case .text(let text): return paragraph(text)
        }
      }
      if block.isMargin { return make(.margin, "") }
      if let place = notes.firstIndex(where: { $0.words == block.words }) {
        return prose(notes.remove(at: place).spot)
      }
      if section == nil { return make(.frame, block.shown, basis: "sampul") }
      if let section, section.lacksProse, let key = section.narrative,
        block.shown.hasPrefix(SourceWalk.placeholder)
      {
        var result = make(.prose, key)
        result.source.newSection = key
        return result
      }
      var result = make(.computed, section?.title ?? "")
      result.basis = section?.kind
      return result
    }
  }

  private func make(
    _ kind: EditSource.Kind, _ subject: String, basis: String? = nil
  ) -> BlockSource {
    var result = BlockSource(
      source: EditSource(
        kind: kind, subject: subject, section: section?.title ?? "", responsible: drafter))
    result.basis = basis
    return result
  }

  /// The text without the mark of a list item.
  private static func bare(_ text: String) -> String {
    guard let tab = text.firstIndex(of: "\t"), text[..<tab].count < 8 else { return text.settled }
    return String(text[text.index(after: tab)...]).settled
  }

  // MARK: Tables and computed texts

  private func caption(_ block: DocxBlock) -> BlockSource {
    if let spot = own[block.id] { return prose(spot) }
    return make(
      .frame, block.shown, basis: block.id.hasPrefix("tabel-") ? "judul-tabel" : "judul-gambar")
  }

  private mutating func row(of id: String) -> BlockSource {
    guard let table = trace.tables[id] else { return make(.computed, section?.title ?? "") }
    let number = rows[id, default: 0]
    rows[id] = number + 1
    guard number < table.rows.count else { return make(.computed, table.title) }
    let row = table.rows[number]
    var result = make(row.origins.isEmpty ? .computed : .data, table.title)
    result.origins = row.origins
    result.columns = row.isGroup ? [] : table.columns
    result.field = row.isGroup ? "nama" : row.field
    // The fields of an object: what is linked from elsewhere has no field of its own.
    result.isDetail = table.title.isEmpty
    result.basis = row.origins.isEmpty ? table.basis ?? (row.isGroup ? "kelompok" : nil) : nil
    return result
  }

  private func paragraph(_ text: SourceTrace.Text) -> BlockSource {
    var result = make(text.origins.isEmpty ? .computed : .data, section?.title ?? "")
    result.origins = text.origins
    result.field = text.field
    result.basis = text.key
    return result
  }

  // MARK: Prose

  private mutating func enter(_ found: PreparedDocument.Section) {
    section = found
    texts = proseTexts(found)
    for text in trace.texts[found.id] ?? [] { texts.append((.text(text), text.words.settled)) }
  }

  /// Position of the prose of a section in the plan.
  private func narrative(of found: PreparedDocument.Section) -> Int? {
    found.prose.flatMap { prose in
      prepared.plan.narrative.firstIndex {
        $0.key == prose.key && $0.document == prose.document && $0.place == prose.place
      }
    }
  }

  /// The footnotes of paragraphs and items in the prose of a section.
  private func notes(
    of found: PreparedDocument.Section
  ) -> [(spot: EditSource.Spot, words: String)] {
    guard let prose = found.prose, let position = narrative(of: found) else { return [] }
    var result: [(spot: EditSource.Spot, words: String)] = []
    func add(_ element: Element, _ block: Int, item: Int?) {
      for (number, note) in element.elements(named: "catatan-kaki").enumerated() {
        let spot = EditSource.Spot(section: position, block: block, item: item, note: number)
        result.append((spot, note.text.settled))
      }
    }
    for (number, block) in prose.blocks.enumerated() {
      if block.name == "p" { add(block, number, item: nil) }
      for (item, element) in block.elements(named: "butir").enumerated() {
        add(element, number, item: item)
      }
    }
    return result
  }

  private mutating func proseTexts(
    _ found: PreparedDocument.Section
  ) -> [(known: Known, words: String)] {
    guard let prose = found.prose, let position = narrative(of: found) else { return [] }
    var result: [(known: Known, words: String)] = []
    for (number, block) in prose.blocks.enumerated() {
      let own = EditSource.Spot(section: position, block: number)
      if block.first("judul") != nil {
        let kind = block.name == "tabel" ? "tabel" : "gambar"
        var spot = own
        spot.isTitle = true
        self.own["\(kind)-\(found.id)-\(number + 1)"] = spot
      }
      switch block.name {
      case "p": result.append((.prose(own), printed(block)))
      case "daftar":
        for (item, element) in block.elements(named: "butir").enumerated() {
          var spot = own
          spot.item = item
          result.append((.prose(spot), printed(element)))
        }
      case "tabel":
        for (row, element) in block.elements(named: "baris").enumerated() {
          var spot = own
          spot.item = row
          spot.cell = 0
          let cells = element.elements(named: "sel").map(printed)
          result.append((.prose(spot), cells.joined(separator: " | ")))
        }
      default: break
      }
    }
    return result
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

  /// The next text of the section that prints these words; prose may print them nearly, since
  /// references get their words later.
  private mutating func take(_ words: String, needsRow: Bool) -> Known? {
    guard !words.isEmpty else { return nil }
    func isFitting(_ known: Known) -> Bool {
      switch known {
      case .prose(let spot): (spot.cell != nil) == needsRow
      case .text: !needsRow
      }
    }
    func isProse(_ known: Known) -> Bool { if case .prose = known { true } else { false } }
    let exact = texts.firstIndex { isFitting($0.known) && $0.words == words }
    let near =
      exact
      ?? texts.firstIndex {
        isFitting($0.known) && isProse($0.known) && Similarity.sharedWords($0.words, words) > 0.7
      }
    guard let near else { return nil }
    let known = texts[near].known
    texts.removeFirst(near + 1)
    return known
  }

  private func prose(_ spot: EditSource.Spot) -> BlockSource {
    let narrative = prepared.plan.narrative[spot.section]
    let block = narrative.blocks[spot.block]
    var result = make(.prose, narrative.key)
    let items = block.elements.filter { ["butir", "baris"].contains($0.name) }
    let item = spot.item.flatMap { items.indices.contains($0) ? items[$0].place : nil }
    let place = [item, block.place].compactMap(\.self).first { $0.line > 0 } ?? narrative.place
    result.source.location = prepared.plan.location(
      Place(line: place.line, column: place.column, source: narrative.place.source),
      path: "narasi/bagian[\(narrative.key)]/\(block.name)")
    result.source.spot = spot
    return result
  }
}
