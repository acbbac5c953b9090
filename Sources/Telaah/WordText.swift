internal import TextDocument

/// The text of a Word file, paragraph by paragraph, with the numbers that Word itself writes.
enum WordText {
  /// The lines of a document.
  ///
  /// - Parameter bytes: the file.
  /// - Returns: one line per paragraph, line break or row of a table.
  /// - Throws: `RegulationFile.Failure.unreadable` when it cannot be read as a Word file.
  static func lines(_ bytes: [UInt8]) throws(RegulationFile.Failure) -> [String] {
    let document: TextDocument
    do throws(TextDocumentFailure) { document = try TextDocument(docx: bytes) } catch {
      throw .unreadable("naskah.docx")
    }
    return document.blocks.flatMap { lines($0) }
  }

  private static func lines(_ block: TextBlock) -> [String] {
    var text = block.text
    if case .paragraph(let paragraph) = block, let mark = paragraph.mark, mark.number != nil {
      text = mark.label + " " + text
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
