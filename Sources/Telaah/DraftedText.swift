internal import Instruments
internal import References

/// Writes numbers, words of references and ends of items into a drafted instrument, so that it can be
/// read like a text that was enacted.
struct DraftedText {
  private let index: InstrumentIndex
  private let references: ReferenceWords
  /// Position of the next part in the index.
  private var position = 0

  /// - Parameters:
  ///   - instrument: an instrument whose numbers are computed.
  ///   - library: words and the register of regulations.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  private init(_ instrument: Instrument, _ library: Library) throws(BrokenData) {
    let words = try Words("peraturan", from: library.folder)
    index = InstrumentIndex(instrument, NumberMarks(words, numbers: library.words))
    references = ReferenceWords(words, library)
  }

  /// The instrument with everything that is computed written down.
  ///
  /// - Throws: `BrokenData` when the words of instruments are missing.
  static func filled(_ instrument: Instrument, _ library: Library) throws(BrokenData) -> Instrument
  {
    guard instrument.numbers == .computed else { return instrument }
    var run = try DraftedText(instrument, library)
    var result = instrument
    run.fill(&result.preamble.considerations, heading: "menimbang")
    run.fill(&result.preamble.legalBasis, heading: "mengingat")
    run.fill(&result.preamble.alsoNoted, heading: "memperhatikan")
    result.body = run.filled(result.body, series: nil)
    for place in result.annexes.indices {
      run.position += 1
      result.annexes[place].content = run.filled(result.annexes[place].content, series: nil)
    }
    return result
  }

  /// Fills a part of the preamble; its heading stands before the mark of its first item.
  private mutating func fill(_ part: inout Preamble.Part?, heading: String) {
    guard part != nil else { return }
    position += 1
    var items = filled(part?.items ?? [], series: nil, mark: ";")
    if let first = items.first {
      let mark = WrittenText.mark(first.kind, first.number ?? "")
      items[0].mark = "\(heading.prefix(1).uppercased() + heading.dropFirst()) : \(mark)"
    }
    part?.items = items
  }

  private mutating func filled(
    _ list: [Provision], series: Provision.Series?, mark: String? = nil
  ) -> [Provision] {
    list.enumerated().map { place, provision in
      var end = mark ?? "."
      if provision.kind.isItem, mark == nil, series != .sentences, place < list.count - 1 {
        end = ";"
        if place == list.count - 2 { end += " " + connector(series) }
      }
      return filled(provision, end: end)
    }
  }

  private mutating func filled(_ provision: Provision, end: String) -> Provision {
    let own = position
    position += 1
    var result = provision
    result.number = index.parts[own].number.isEmpty ? provision.number : index.parts[own].number
    result.text = provision.text.map { inline in
      guard case .reference(var reference) = inline, reference.words == nil else { return inline }
      reference.words = words(reference, own)
      return .reference(reference)
    }
    if result.children.isEmpty, !result.text.isEmpty, !isClosed(result.text) {
      result.text.append(.text(end))
    }
    result.children = filled(provision.children, series: provision.series)
    return result
  }

  /// The words of a reference; its targets as named where it cannot be right, which other rules tell.
  private func words(_ reference: Reference, _ source: Int) -> String {
    do throws(ReferenceWords.Problem) {
      return try references.pieces(reference, from: source, in: index).map { piece in
        switch piece {
        case .words(let text), .link(let text, _): text
        }
      }.joined()
    } catch {
      return reference.targets.joined(separator: " ")
    }
  }

  private func isClosed(_ text: [Inline]) -> Bool {
    text.plainText.last.map { ".;:,".contains($0) } ?? false
  }

  private func connector(_ series: Provision.Series?) -> String {
    switch series {
    case .one: Reference.Connector.or.rawValue
    case .some: Reference.Connector.andOr.rawValue
    default: Reference.Connector.and.rawValue
    }
  }
}
