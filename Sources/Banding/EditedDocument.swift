public import Docx
public import TextDocument
internal import XMLTree

/// A Word document that came back, beside the one that the program writes.
public struct EditedDocument {
  public let blocks: [DocxBlock]
  public let edits: [DocumentEdit]
  /// Share of our bookmarks that came back, from 0 to 1.
  public let share: Double
  /// Share of our blocks that came back with the same words, from 0 to 1.
  public let sameness: Double
  /// Titles in the properties of the two files, which name region and period; the one that came back
  /// may have none.
  public let names: (own: String, edited: String)

  /// Compares the two.
  ///
  /// - Parameters:
  ///   - document: the document that came back; tracked changes count as made.
  ///   - base: the one that the program writes.
  /// - Throws: `TextDocumentFailure` when our own cannot be read, which would be a defect of ours.
  public init(_ document: TextDocument, beside base: DocxFile) throws(TextDocumentFailure) {
    let own = try TextDocument(docx: base.bytes)
    let before = DocxBlock.list(own, ids: base.ids)
    let alignment = DocumentAlignment(
      before + EditedDocument.notes(of: own),
      DocxBlock.list(document, ids: base.ids)
        + EditedDocument.notes(of: document))
    let body = before + EditedDocument.notes(of: own)
    blocks = body + own.margins.map { DocxBlock(margin: $0.text) }
    share = alignment.share
    sameness = alignment.sameness
    names = (own.title.settled, document.title.settled)
    var places: [String: Int] = [:]
    for (position, block) in blocks.enumerated() where !block.bookmark.isEmpty {
      places[block.bookmark] = position
    }
    let texts = blocks.map(\.words)
    // A comment in a cell without a bookmark stands where the words are that it is about.
    func place(_ comment: TextComment) -> Int {
      if let found = comment.bookmarks.lazy.compactMap({ places[$0] }).first { return found }
      let words = comment.anchor.settled
      return words.isEmpty ? -1 : texts.firstIndex { $0.holds(words) } ?? -1
    }
    let deletions = EditedDocument.trackedDeletions(document)
    let gone = Set(deletions)
    let stream = deletions.joined(separator: "\n")
    edits =
      alignment.edits.map { edit in
        guard edit.kind == .deletion else { return edit }
        var edit = edit
        let words = EditedDocument.compact(body[edit.position].texts.joined())
        edit.isTracked = edit.isTracked || gone.contains(words) || stream.holds(words)
        return edit
      }
      + EditedDocument.edits(own.margins, document.margins, from: body.count)
      + document.comments.map { comment in
        DocumentEdit(
          kind: .comment, position: place(comment),
          cell: nil, old: comment.anchor, new: comment.text, author: comment.author,
          isTracked: false)
      }
  }

  /// Whether the file says that it is another document: of another region, period or kind.
  public var isOther: Bool { !names.edited.isEmpty && names.edited != names.own }

  /// The words of tracked deletions that nobody has accepted yet, paragraph by paragraph and row by
  /// row, without white space: what reading leaves out whole still waits for somebody to decide.
  private static func trackedDeletions(_ document: TextDocument) -> [String] {
    var result = document.remarks.filter { $0.kind == .deletion }.map { compact($0.text) }
    func walk(_ blocks: [TextBlock]) {
      for block in blocks {
        switch block {
        case .paragraph(let paragraph):
          let texts = paragraph.changes.filter { $0.kind == .deletion }.map(\.text)
          if !texts.isEmpty { result.append(compact(texts.joined())) }
        case .table(let table):
          for row in table.rows { for cell in row.cells { walk(cell.blocks) } }
        }
      }
    }
    walk(document.blocks)
    return result.filter { !$0.isEmpty }
  }

  private static func compact(_ text: String) -> String {
    text.settled.filter { !$0.isWhitespace }
  }

  /// What was edited above and below the text: programs write these lines anew for every section, so
  /// that only the texts count, not how often and where they stand.
  private static func edits(
    _ base: [TextMargin], _ edited: [TextMargin], from position: Int
  ) -> [DocumentEdit] {
    func plain(_ margin: TextMargin) -> TextMargin {
      // Numbers of pages are the program's; a year has more digits.
      let words = margin.text.settled.split(separator: " ").map { word in
        word.count < 4 && word.allSatisfy(\.isNumber) ? "#" : "\(word)"
      }
      return TextMargin(isHeader: margin.isHeader, text: words.joined(separator: " "))
    }
    let known = Set(base.map(plain))
    var seen: Set<TextMargin> = []
    var new = edited.filter { !known.contains(plain($0)) && seen.insert(plain($0)).inserted }
    let kept = Set(edited.map(plain))
    var edits: [DocumentEdit] = []
    for (number, margin) in base.enumerated() where !kept.contains(plain(margin)) {
      let partner = new.firstIndex { $0.isHeader == margin.isHeader }
      let text = partner.map { new.remove(at: $0).text } ?? ""
      edits.append(
        DocumentEdit(
          kind: text.isEmpty ? .deletion : .change, position: position + number, cell: nil,
          old: margin.text, new: text, author: "", isTracked: false))
    }
    let last = position + base.count - 1
    return edits
      + new.map {
        DocumentEdit(
          kind: .insertion, position: last, cell: nil, old: "", new: $0.text, author: "",
          isTracked: false)
      }
  }

  /// Footnotes as blocks behind the text.
  private static func notes(of document: TextDocument) -> [DocxBlock] {
    DocxBlock.list(
      TextDocument(blocks: document.notes.flatMap(\.self)), ids: [:])
  }
}
