public import Docx
public import TextDocument

/// A Word document that came back, beside the one that the program writes.
public struct EditedDocument {
  public let blocks: [DocxBlock]
  public let edits: [DocumentEdit]
  /// Share of our bookmarks that came back, from 0 to 1.
  public let share: Double

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
    blocks = before + EditedDocument.notes(of: own)
    share = alignment.share
    var places: [String: Int] = [:]
    for (position, block) in blocks.enumerated() where !block.bookmark.isEmpty {
      places[block.bookmark] = position
    }
    let texts = blocks.map(\.words)
    // A comment in a cell without a bookmark stands where the words are that it is about.
    func place(_ comment: TextComment) -> Int {
      if let found = comment.bookmarks.lazy.compactMap({ places[$0] }).first { return found }
      let words = comment.anchor.settled
      return words.isEmpty ? -1 : texts.firstIndex { $0.contains(words) } ?? -1
    }
    edits =
      alignment.edits
      + document.comments.map { comment in
        DocumentEdit(
          kind: .comment, position: place(comment),
          cell: nil, old: comment.anchor, new: comment.text, author: comment.author,
          isTracked: false)
      }
  }

  /// Footnotes as blocks behind the text.
  private static func notes(of document: TextDocument) -> [DocxBlock] {
    DocxBlock.list(
      TextDocument(blocks: document.notes.flatMap(\.self)), ids: [:])
  }
}
