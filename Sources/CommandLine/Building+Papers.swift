internal import Diagnostics
internal import Ingest
internal import Instruments
internal import Prepare
internal import References

extension Program {
  /// What is wrong with the papers that were asked for: events that the log does not have.
  func findings(on request: PaperRequest, _ prepared: PreparedPlan) -> [Catatan] {
    let known = prepared.plan.events.compactMap(\.kode)
    let kodes = Set(known)
    let wanted = request.events.filter { !kodes.contains($0) }
    return wanted.map { kode in
      prepared.library.rules.catatan(
        "PRO008", at: prepared.plan.location(prepared.plan.identity.periodPlace),
        [
          "nilai": kode, "harapan": known.isEmpty ? "–" : known.joined(separator: ", "),
        ], value: kode,
        suggestion: Similarity.nearest(to: kode, in: known).map {
          prepared.library.messages.text("saran.mungkin", ["nilai": $0])
        })
    }
  }

  /// That papers were asked for which accompany a draft, and there is none.
  func nothingToCover(_ prepared: PreparedPlan) -> Catatan {
    prepared.library.rules.catatan("KPT005", at: Location(file: prepared.plan.file), [:])
  }

  /// The papers that were asked for, in every format.
  ///
  /// - Parameters:
  ///   - request: what was asked for.
  ///   - instruments: the instruments of the run, whose papers may be asked for.
  ///   - prepared: the plan.
  ///   - style: the house style.
  ///   - forms: where a prepared tree becomes files.
  ///   - isForcedDraft: marks the papers RANCANGAN whatever their status.
  /// - Returns: a product for each paper.
  /// - Throws: `BrokenData` when words or templates are missing or fail.
  func papers(
    _ request: BuildRequest, of instruments: [PlanInstruments.Item], _ prepared: PreparedPlan,
    _ style: HouseStyle, _ forms: DocumentForms, isForcedDraft: Bool
  ) throws(BrokenData) -> [Product] {
    var letters: [Letter] = []
    if request.papers.addsForms {
      let kodes = request.papers.events
      letters += try ProcessPapers(prepared, style: style)
        .papers(of: kodes.isEmpty ? nil : Set(kodes))
    }
    if request.papers.addsCovering {
      let papers = try AccompanyingPapers(prepared, style: style)
      letters += instruments.flatMap(papers.papers)
    }
    return try products(of: letters, prepared, request, forms, isForcedDraft: isForcedDraft)
  }

  /// Drafts and publishes papers, whoever made them.
  func products(
    of letters: [Letter], _ prepared: PreparedPlan, _ request: BuildRequest,
    _ forms: DocumentForms, isForcedDraft: Bool
  ) throws(BrokenData) -> [Product] {
    let writer = try LetterWriter(
      prepared, edition: request.edition, isForcedDraft: isForcedDraft)
    var products: [Product] = []
    guard !letters.isEmpty else { return products }
    let maker = try DocumentMaker(forms)
    for letter in letters {
      let siap = writer.bytes(letter)
      let made = try maker.forms(of: siap, named: letter.key)
      var product = Product(kind: letter.key, edition: request.edition)
      product.page = made.page
      product.files = made.files
      product.stages = [
        ("siap-\(letter.key).xml", siap), ("docbook-\(letter.key).xml", made.docbook),
      ]
      products.append(product)
    }
    return products
  }
}
