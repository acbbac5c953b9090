internal import Diagnostics
public import Docx

/// One edit that somebody made in a document of ours.
public struct DocumentEdit: Sendable, Hashable {
  /// What was done.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case change = "ubah"
    case insertion = "tambah"
    case deletion = "hapus"
    /// The same words stand elsewhere.
    case move = "pindah"
    case comment = "komentar"
  }

  public let kind: Kind
  /// Position of the block among those that the program writes; for what was inserted, that of the
  /// block before it, -1 at the head.
  public let position: Int
  /// Cell of a row, counted from 0; nil for paragraphs and whole rows.
  public let cell: Int?
  /// What stood; empty for what was inserted.
  public let old: String
  /// What stands; empty for what was deleted. The words of a comment.
  public let new: String
  /// Who commented; empty for all others.
  public let author: String
  /// Whether the edit is tracked and nobody has accepted or refused it yet.
  public internal(set) var isTracked: Bool
}

/// Finds what was edited: the document that the program writes beside the one that came back.
///
/// Blocks are paired by their bookmarks, the rest by their words between two pairs; so a document
/// that another program wrote anew is paired like one that was only opened.
public struct DocumentAlignment {
  public private(set) var edits: [DocumentEdit] = []
  /// Share of our bookmarks that came back, from 0 to 1.
  public let share: Double
  /// Share of our blocks that came back with the same words, from 0 to 1.
  public private(set) var sameness = 0.0

  private let base: [DocxBlock]
  private let edited: [DocxBlock]

  /// - Parameters:
  ///   - base: blocks that the program writes.
  ///   - edited: blocks that came back.
  public init(_ base: [DocxBlock], _ edited: [DocxBlock]) {
    let isKept = { (block: DocxBlock) in !block.isFurniture }
    self.base = base
    self.edited = edited
    var partners = DocumentAlignment.byBookmark(base, edited)
    let names = Set(edited.map(\.bookmark))
    let marks = base.filter { !$0.bookmark.isEmpty }
    share =
      marks.isEmpty
      ? 0 : Double(marks.count { names.contains($0.bookmark) }) / Double(marks.count)
    let order = RisingRun.positions(of: partners)
    fillGaps(&partners, order, isKept)
    pairRest(&partners)
    list(partners, RisingRun.positions(of: partners), isKept)
  }

  /// Pairs what has the same bookmark. Bookmarks of paragraphs and rows count from their heading or
  /// table, so that what was put in or taken out there shifts them: their words decide.
  private static func byBookmark(_ base: [DocxBlock], _ edited: [DocxBlock]) -> [Int?] {
    var partners = [Int?](repeating: nil, count: base.count)
    var places: [String: Int] = [:]
    var byWords: [String: [Int]] = [:]
    for (position, block) in edited.enumerated().reversed() where !block.bookmark.isEmpty {
      places[block.bookmark] = position
      if let group = block.group {
        byWords["\(group) \(block.words)", default: []].append(position)
      }
    }
    var taken: Set<Int> = []
    func pair(_ position: Int, _ place: Int) {
      guard taken.insert(place).inserted else { return }
      partners[position] = place
    }
    let candidates = base.map { places[$0.bookmark] }
    for (position, block) in base.enumerated() {
      guard let place = candidates[position], edited[place].isRow == block.isRow else { continue }
      if block.group == nil || edited[place].words == block.words { pair(position, place) }
    }
    for (position, block) in base.enumerated() where partners[position] == nil {
      guard let group = block.group else { continue }
      let key = "\(group) \(block.words)"
      while let place = byWords[key]?.popLast() {
        if taken.contains(place) { continue }
        pair(position, place)
        break
      }
    }
    for (position, block) in base.enumerated() where partners[position] == nil {
      guard let place = candidates[position], edited[place].isRow == block.isRow,
        Similarity.sharedWords(block.words, edited[place].words) > 0.5
      else { continue }
      pair(position, place)
    }
    return partners
  }

  /// What is left with the same bookmark was written anew from end to end.
  private func pairRest(_ partners: inout [Int?]) {
    var taken = Set(partners.compactMap(\.self))
    var places: [String: Int] = [:]
    for (position, block) in edited.enumerated().reversed() where !block.bookmark.isEmpty {
      places[block.bookmark] = position
    }
    for (position, block) in base.enumerated() where partners[position] == nil {
      guard let place = places[block.bookmark], edited[place].isRow == block.isRow,
        taken.insert(place).inserted
      else { continue }
      partners[position] = place
    }
  }

  /// Pairs what has no bookmark by its words, between two pairs: the same words first, then the
  /// nearest in order.
  private func fillGaps(
    _ partners: inout [Int?], _ order: Set<Int>, _ isKept: (DocxBlock) -> Bool
  ) {
    var taken = Set(partners.compactMap(\.self))
    var start = 0
    var first = 0
    for end in 0...base.count where end == base.count || order.contains(end) {
      let last = end < base.count ? partners[end] ?? edited.count : edited.count
      let free = (start..<end).filter { partners[$0] == nil && isKept(base[$0]) }
      var open = (first..<max(last, first)).filter { !taken.contains($0) && isKept(edited[$0]) }
      var byWords: [String: [Int]] = [:]
      for place in open.reversed() { byWords[edited[place].words, default: []].append(place) }
      var rest: [Int] = []
      for position in free {
        if let place = byWords[base[position].words]?.popLast(),
          edited[place].isRow == base[position].isRow
        {
          partners[position] = place
          taken.insert(place)
        } else {
          rest.append(position)
        }
      }
      open.removeAll(where: taken.contains)
      for position in rest {
        let near = open.prefix(8).first {
          edited[$0].isRow == base[position].isRow
            && Similarity.sharedWords(base[position].words, edited[$0].words) > 0.5
        }
        guard let near else { continue }
        partners[position] = near
        taken.insert(near)
        open.removeAll { $0 <= near }
      }
      start = end + 1
      first = max(last + 1, first)
    }
  }

  private mutating func list(
    _ partners: [Int?], _ order: Set<Int>, _ isKept: (DocxBlock) -> Bool
  ) {
    var owner = [Int?](repeating: nil, count: edited.count)
    for (position, partner) in partners.enumerated() {
      if let partner { owner[partner] = position }
    }
    let kept = base.count(where: isKept)
    var same = 0
    for (position, block) in base.enumerated() where isKept(block) {
      guard let partner = partners[position] else {
        if !block.words.isEmpty { add(.deletion, position, old: block.shown, new: "") }
        continue
      }
      let other = edited[partner]
      let isMoved = !block.bookmark.isEmpty && !order.contains(position)
      if block.words == other.words {
        same += 1
        if isMoved { add(.move, position, old: block.shown, new: other.shown, other.isTracked) }
      } else if other.words.isEmpty, !block.isRow {
        add(.deletion, position, old: block.shown, new: "", other.isTracked)
      } else {
        compare(block, other, at: position)
      }
    }
    sameness = kept == 0 ? 0 : Double(same) / Double(kept)
    var last = -1
    for (place, block) in edited.enumerated() where isKept(block) {
      if let position = owner[place] { last = position }
      guard owner[place] == nil, !block.words.isEmpty else { continue }
      add(.insertion, last, old: "", new: block.shown, block.isTracked)
    }
    edits.sort { ($0.position, $0.cell ?? -1) < ($1.position, $1.cell ?? -1) }
  }

  private mutating func compare(_ block: DocxBlock, _ other: DocxBlock, at position: Int) {
    guard block.isRow, block.texts.count == other.texts.count else {
      return add(.change, position, old: block.shown, new: other.shown, other.isTracked)
    }
    for (cell, pair) in zip(block.texts, other.texts).enumerated()
    where pair.0.settled != pair.1.settled {
      add(.change, position, cell: cell, old: pair.0, new: pair.1, other.isTracked)
    }
  }

  private mutating func add(
    _ kind: DocumentEdit.Kind, _ position: Int, cell: Int? = nil, old: String, new: String,
    _ isTracked: Bool = false
  ) {
    edits.append(
      DocumentEdit(
        kind: kind, position: position, cell: cell, old: old, new: new, author: "",
        isTracked: isTracked))
  }
}

extension DocxBlock {
  var isRow: Bool { if case .row = kind { true } else { false } }

  /// What a paragraph or row without an id of its own counts from; nil for all others.
  var group: Substring? {
    guard let dot = id.lastIndex(of: "."), let kind = id[id.index(after: dot)...].first,
      kind == "p" || kind == "b", id[id.index(dot, offsetBy: 2)...].allSatisfy(\.isNumber)
    else { return nil }
    return id[..<dot]
  }

  /// What programs write anew by themselves: contents, lists of tables and figures, blank lines.
  var isFurniture: Bool {
    let name = style.lowercased()
    if name.hasPrefix("toc ") || name.hasPrefix("table of") || name.hasPrefix("contents") {
      return name != "toc heading"
    }
    return bookmark.isEmpty && words.isEmpty
  }

  /// The words, white space folded: what programs keep when they write a document anew.
  var words: String { texts.map(\.settled).joined(separator: " | ") }

  /// The text as it is shown to people.
  var shown: String {
    texts.map { $0.replacing("\t", with: " ") }.joined(separator: " | ")
  }
}

extension String {
  /// The text with its white space folded, and without what only divides words.
  var settled: String {
    var result = ""
    var isBlank = true
    for scalar in unicodeScalars {
      switch scalar {
      case "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}": continue
      default: break
      }
      if scalar.properties.isWhitespace {
        if !isBlank { result.append(" ") }
        isBlank = true
      } else {
        result.unicodeScalars.append(scalar == "\u{2011}" ? "-" : scalar)
        isBlank = false
      }
    }
    if result.hasSuffix(" ") { result.removeLast() }
    return result
  }
}
