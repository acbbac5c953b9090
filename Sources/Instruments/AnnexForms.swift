internal import Ingest
public import Prepare
public import References

/// The forms of annexes that the documents of a plan take, each from the instrument that sets it.
public struct AnnexForms: Sendable {
  private var forms: [String: AnnexForm] = [:]

  /// - Parameters:
  ///   - items: the instruments.
  ///   - library: kinds and words of documents.
  ///   - style: the house style.
  ///   - isForcedDraft: whether the run was forced, so that nothing passes for a copy.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  public init(
    _ items: [PlanInstruments.Item], _ library: Library, style: HouseStyle, isForcedDraft: Bool
  ) throws(BrokenData) {
    let words = try Words("peraturan", from: library.folder)
    for item in items {
      let prepared = PreparedInstrument(item.instrument, words, library, style: style)
      let annexes = prepared.index.parts.filter { $0.rank == .annex }
      let official = item.instrument.closing.setting?.official
      let dots = words.text("titik")
      let isCopy = item.instrument.status == .copy && !isForcedDraft
      for (annex, part) in zip(item.instrument.annexes, annexes) {
        guard let document = annex.document else { continue }
        let request = item.requests.first { $0.kind == document }
        forms[document] = AnnexForm(
          head: prepared.annexHead(number: part.number).map(\.text),
          office: words.text("kepala.jabatan", ["n": official?.office ?? dots]).uppercased(),
          mark: isCopy ? official?.mark ?? style.signatureMark : nil,
          name: official?.name?.uppercased() ?? dots, firstPage: request?.firstPage)
      }
    }
  }

  /// The form of a document; nil for one that no instrument sets.
  public subscript(document: String) -> AnnexForm? { forms[document] }
}
