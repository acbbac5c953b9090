internal import Ingest
public import Prepare
public import References

/// The forms of annexes that the documents of a plan take, each from the instrument that sets it.
public struct AnnexForms: Sendable {
  private var forms: [String: AnnexForm] = [:]
  private var articles: [String: String] = [:]

  /// - Parameters:
  ///   - items: the instruments.
  ///   - library: kinds and words of documents.
  ///   - style: the house style.
  ///   - isForcedDraft: whether the run was forced, so that nothing passes for a copy.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  public init(
    _ items: [PlanInstruments.Item], _ library: Library, style: HouseStyle, isForcedDraft: Bool
  ) throws(BrokenData) {
    guard !items.isEmpty else { return }
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
        articles[document] = AnnexForms.article(that: annex, in: prepared)
        forms[document] = AnnexForm(
          head: prepared.annexHead(number: part.number).map(\.text),
          office: words.text("kepala.jabatan", ["n": official?.office ?? dots]).uppercased(),
          mark: isCopy ? official?.mark ?? style.signatureMark : nil,
          name: official?.name?.uppercased() ?? dots, firstPage: request?.firstPage)
      }
    }
  }

  /// The article or ruling that says of an annex that it belongs to the instrument: the first that
  /// refers to it.
  private static func article(that annex: Annex, in prepared: PreparedInstrument) -> String? {
    guard let id = annex.id else { return nil }
    let index = prepared.index
    let place = index.parts.firstIndex { part in
      part.provision?.text.contains { inline in
        if case .reference(let reference) = inline { reference.targets.contains(id) } else { false }
      } ?? false
    }
    guard let place else { return nil }
    let whole = index.chain(place).first { position in
      guard case .provision(let kind) = index.parts[position].rank else { return false }
      return kind == .pasal || kind == .diktum
    }
    let name = whole.map { prepared.references.fullName($0, in: index) } ?? ""
    return name.isEmpty ? nil : name
  }

  /// The article or ruling of the instrument that sets a document, such as "Pasal 2"; nil for one that
  /// no instrument sets.
  public func article(settingDocument document: String) -> String? { articles[document] }

  /// The form of a document; nil for one that no instrument sets.
  public subscript(document: String) -> AnnexForm? { forms[document] }
}
