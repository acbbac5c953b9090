internal import Diagnostics
public import Docx
public import References

/// All files that one instrument becomes: page, DocBook, record for JDIH, and the instrument itself.
public struct InstrumentForms {
  /// What the name of an instrument's own file ends with, before `.xml`.
  public static let instrumentSuffix = "-instrumen"

  /// A file: its name and its bytes.
  public typealias File = (name: String, bytes: [UInt8])

  private let library: Library
  private let style: HouseStyle
  private let words: Words
  private let publisher: InstrumentPublisher
  private let networkFields: JDIHCatalogue

  /// - Parameters:
  ///   - library: kinds, register and words.
  ///   - style: the house style.
  /// - Throws: `BrokenData` when words or templates are missing or broken.
  public init(_ library: Library, style: HouseStyle) throws(BrokenData) {
    self.library = library
    self.style = style
    words = try Words("peraturan", from: library.folder)
    publisher = try InstrumentPublisher(library.folder, style: style)
    networkFields = try JDIHCatalogue(from: library.folder)
  }

  /// The files of an instrument.
  ///
  /// - Parameters:
  ///   - instrument: the instrument.
  ///   - name: what their names begin with.
  ///   - formats: `html`, `docbook`, `docx`, `akn`.
  ///   - documents: annexed documents by key.
  ///   - isForcedDraft: marks the pages RANCANGAN whatever the status.
  /// - Returns: names and bytes.
  /// - Throws: `BrokenData` when a template fails.
  public func files(
    of instrument: Instrument, named name: String, formats: Set<String>,
    documents: [String: PreparedInstrument.AnnexedDocument] = [:], isForcedDraft: Bool = false
  ) throws(BrokenData) -> [File] {
    try forms(
      of: instrument, named: name, formats: formats, documents: documents,
      isForcedDraft: isForcedDraft) + records(of: instrument, named: name)
  }

  /// The files of an instrument without annexed documents, its page made beside the others.
  ///
  /// - Parameters:
  ///   - instrument: the instrument.
  ///   - name: what their names begin with.
  ///   - formats: `html`, `docbook`, `docx`, `akn`.
  ///   - library: kinds, register and words.
  ///   - style: the house style.
  ///   - isForcedDraft: marks the pages RANCANGAN whatever the status.
  /// - Returns: the same names and bytes that `files` gives.
  /// - Throws: `BrokenData` when words or templates are missing or broken, or a template fails.
  public static func files(
    of instrument: Instrument, named name: String, formats: Set<String>, _ library: Library,
    style: HouseStyle, isForcedDraft: Bool
  ) throws(BrokenData) -> [File] {
    let own = try InstrumentForms(library, style: style)
    guard formats.contains("html") else {
      return try own.files(
        of: instrument, named: name, formats: formats, isForcedDraft: isForcedDraft)
    }
    let page = SideWork { () -> Result<[File], BrokenData> in
      do throws(BrokenData) {
        return .success(
          try InstrumentForms(library, style: style).forms(
            of: instrument, named: name, formats: ["html"], isForcedDraft: isForcedDraft))
      } catch { return .failure(error) }
    }
    let others = try own.files(
      of: instrument, named: name, formats: formats.subtracting(["html"]),
      isForcedDraft: isForcedDraft)
    return try page.value.get() + others
  }

  /// The forms that are made from the prepared instrument.
  private func forms(
    of instrument: Instrument, named name: String, formats: Set<String>,
    documents: [String: PreparedInstrument.AnnexedDocument] = [:], isForcedDraft: Bool
  ) throws(BrokenData) -> [File] {
    guard !formats.isEmpty else { return [] }
    let prepared = PreparedInstrument(
      instrument, words, library, style: style, documents: documents, isForcedDraft: isForcedDraft
    ).bytes()
    var files: [File] = []
    if formats.contains("html") { files.append(("\(name).html", try publisher.html(prepared))) }
    if formats.contains("docbook") {
      files.append(("\(name).xml", try publisher.docbook(prepared)))
    }
    if formats.contains("docx") {
      let word = try DocxPublisher(library.folder, from: .instrument, style: style)
      files.append(("\(name).docx", try word.draft(prepared).file().bytes))
    }
    if formats.contains("akn") {
      let akn = try AknPublisher(library).akn(prepared, of: instrument)
      files.append(("\(name)-akn.xml", akn))
    }
    return files
  }

  /// The instrument itself and its record.
  private func records(of instrument: Instrument, named name: String) -> [File] {
    let kept = instrument.isSet ? instrument.frozen(numbering) : instrument
    let record = JDIHRecord(instrument, library, words, networkFields)
    return [
      ("\(name)\(InstrumentForms.instrumentSuffix).xml", InstrumentWriter.bytes(kept)),
      ("\(name)-jdih.json", Array(record.json.utf8)),
    ]
  }

  /// The Word document of an instrument, with what its bookmarks stand for.
  ///
  /// - Parameter instrument: the instrument.
  /// - Returns: the same file that `files` gives.
  /// - Throws: `BrokenData` when a template fails.
  public func word(of instrument: Instrument) throws(BrokenData) -> DocxFile {
    let prepared = PreparedInstrument(instrument, words, library, style: style).bytes()
    return try DocxPublisher(library.folder, from: .instrument, style: style).draft(prepared)
      .file()
  }

  private var numbering: NumberMarks { NumberMarks(words, numbers: library.words) }
}

extension Instrument {
  /// Whether it is law: signed and numbered.
  public var isSet: Bool { status == .enacted || status == .copy }

  /// The instrument with its numbers written down, so that nothing changes them any more.
  ///
  /// - Parameter marks: how numbers are written.
  /// - Returns: the same instrument with frozen numbers; one that was read from a text or frozen
  ///   before stays as it is.
  public func frozen(_ marks: NumberMarks) -> Instrument {
    guard numbers == .computed else { return self }
    let index = InstrumentIndex(self, marks)
    var position = 0
    func freeze(_ provisions: inout [Provision]) {
      for place in provisions.indices {
        let number = index.parts[position].number
        provisions[place].number = number.isEmpty ? nil : number
        position += 1
        freeze(&provisions[place].children)
      }
    }
    func freeze(_ part: inout Preamble.Part?) {
      guard var items = part?.items else { return }
      position += 1
      freeze(&items)
      part?.items = items
    }
    var result = self
    result.numbers = .frozen
    freeze(&result.preamble.considerations)
    freeze(&result.preamble.legalBasis)
    freeze(&result.preamble.alsoNoted)
    freeze(&result.body)
    if !result.explanation.isEmpty {
      position += 1
      freeze(&result.explanation)
    }
    for place in result.annexes.indices {
      let number = index.parts[position].number
      result.annexes[place].number = number.isEmpty ? nil : number
      position += 1
      freeze(&result.annexes[place].content)
    }
    return result
  }
}
