internal import Diagnostics
public import Docx
public import Instruments
public import References
internal import XMLTree

/// Leads blocks of an instrument's Word document back to its provisions.
public struct InstrumentSources {
  /// Where the instrument stands.
  public enum Source: Sendable {
    /// In this file.
    case file(String)
    /// Nowhere: it is drafted anew from the plan each time. The name is that of the file that
    /// `naskah susun` writes beside it.
    case draft(String)
  }

  private let sources: [EditSource]

  /// - Parameters:
  ///   - blocks: the blocks that the program writes.
  ///   - instrument: the instrument.
  ///   - source: where it stands.
  ///   - own: words of `naskah banding`.
  ///   - library: words and the register.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  public init(
    _ blocks: [DocxBlock], of instrument: Instrument, source: Source, words own: Words,
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
      var result = EditSource(
        kind: block.isMargin ? .margin : holder.isEmpty ? .frame : .provision,
        subject: block.isMargin ? "" : holder.isEmpty ? block.shown : holder,
        section: block.isMargin ? "" : holder, responsible: own.text("perancang"))
      switch source {
      case .file(let file): result.location = Location(file: file, line: line)
      case .draft(let name):
        result.basis = own.text("hitungan.instrumen", ["berkas": name])
      }
      return result
    }
  }

  /// The source of an edit.
  public func source(of edit: DocumentEdit) -> EditSource {
    guard edit.position >= 0 else {
      return EditSource(kind: .none, subject: "", section: "")
    }
    return sources[edit.position]
  }
}
