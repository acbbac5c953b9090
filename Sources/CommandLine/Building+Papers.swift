internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References

extension Program {
  /// What is wrong with the papers that were asked for: events that the log does not have.
  func findings(on request: PaperRequest, _ prepared: PreparedPlan) -> [Catatan] {
    let known = prepared.plan.events.compactMap(\.kode)
    let wanted = request.events.filter { !known.contains($0) }
    return wanted.map { kode in
      prepared.library.rules.catatan(
        "PRO008", at: Location(file: prepared.plan.file),
        [
          "nilai": kode, "harapan": known.isEmpty ? "–" : known.joined(separator: ", "),
        ], value: kode,
        suggestion: Similarity.nearest(to: kode, in: known).map {
          prepared.library.messages.text("saran.mungkin", ["nilai": $0])
        })
    }
  }

  /// The papers that were asked for, in every format.
  ///
  /// - Parameters:
  ///   - request: what was asked for.
  ///   - prepared: the plan.
  ///   - style: the house style.
  ///   - forms: where a prepared tree becomes files.
  ///   - isForcedDraft: marks the papers RANCANGAN whatever their status.
  /// - Returns: a product for each paper.
  /// - Throws: `BrokenData` when words or templates are missing or fail.
  func papers(
    _ request: BuildRequest, _ prepared: PreparedPlan, _ style: HouseStyle,
    _ forms: DocumentForms, isForcedDraft: Bool
  ) throws(BrokenData) -> [Product] {
    guard request.papers.addsForms else { return [] }
    let kodes = request.papers.events
    let letters = try ProcessPapers(prepared, style: style)
      .papers(of: kodes.isEmpty ? nil : Set(kodes))
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
