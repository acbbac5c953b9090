internal import Diagnostics
public import Docx
public import Instruments
public import References
internal import XMLTree

/// Leads blocks of an instrument's Word document back to its provisions.
public struct InstrumentSources {
  private let blocks: [DocxBlock]
  private let sources: [EditSource]

  /// - Parameters:
  ///   - blocks: the blocks that the program writes.
  ///   - instrument: the instrument.
  ///   - file: its file, as places name it.
  ///   - drafter: words for who drafts instruments.
  ///   - library: words and the register.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  public init(
    _ blocks: [DocxBlock], of instrument: Instrument, file: String, drafter: String,
    _ library: Library
  ) throws(BrokenData) {
    let words = try Words("peraturan", from: library.folder)
    let index = InstrumentIndex(instrument, NumberMarks(words, numbers: library.words))
    let references = ReferenceWords(words, library)
    var holder = ""
    var line = instrument.place.line
    sources = blocks.map { block in
      if let position = index.positions[block.id] {
        holder = references.fullName(position, in: index)
        line = index.parts[position].place.line
      } else if case .heading = block.kind {
        holder = block.shown.settled
      }
      return EditSource(
        kind: holder.isEmpty ? .frame : .provision,
        subject: holder.isEmpty ? block.shown : holder, section: holder,
        location: .init(file: file, line: line), responsible: drafter)
    }
    self.blocks = blocks
  }

  /// The source of an edit.
  public func source(of edit: DocumentEdit) -> EditSource {
    guard edit.position >= 0 else {
      return EditSource(kind: .none, subject: "", section: "")
    }
    return sources[edit.position]
  }
}
