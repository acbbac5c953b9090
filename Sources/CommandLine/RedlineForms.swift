internal import Docx
internal import Ingest
internal import Prepare
internal import Redline
internal import References
internal import Review
internal import XMLTree

/// The documents of two plans with what has changed in them: one redline for each document that both
/// plans have.
struct RedlineForms {
  let old: PreparedPlan
  let new: PreparedPlan
  let comparison: PlanComparison
  let edition: Edition
  /// The day of the review, YYYY-MM-DD.
  let day: String

  /// Drafts every document of both plans and publishes what has changed.
  ///
  /// - Parameters:
  ///   - outlines: outlines of each document, under the law of the old and of the new plan.
  ///   - forms: the forms asked for.
  /// - Returns: what became of each document, by the name of its files.
  /// - Throws: `BrokenData` when templates or words are missing or fail.
  func made(
    _ outlines: [(old: Outline, new: Outline)], _ forms: DocumentForms
  ) throws(BrokenData) -> [(name: String, forms: DocumentForms.Forms)] {
    let words = try Words("redline", from: forms.library.folder)
    let maker = try DocumentMaker(forms, from: .redline(on: day))
    let identity = identity
    var result: [(name: String, forms: DocumentForms.Forms)] = []
    for outline in outlines {
      let redline = Redline(
        try maker.draft(siap(outline.old, of: old)), try maker.draft(siap(outline.new, of: new)),
        identity: identity, words: words)
      let name = "\(outline.new.document)-perubahan"
      let made = try maker.forms(
        ofDraft: RedlineForms.bytes(redline.document), named: name,
        word: { RedlineForms.bytes(redline.wordDocument) })
      result.append((name, made))
    }
    return result
  }

  private static func bytes(_ document: Element) -> [UInt8] {
    var writer = XMLWriter(capacity: 1 << 20)
    writer.write(document)
    return writer.finish()
  }

  private func siap(_ outline: Outline, of plan: PreparedPlan) -> [UInt8] {
    SiapWriter(
      PreparedDocument(outline, of: plan, edition: edition), of: plan, linksRegister: false,
      isForcedDraft: false
    ).bytes()
  }

  /// What is called differently in the new plan: kode that have changed, and names of units.
  private var identity: PartIdentity {
    var texts = RedlineForms.renamed(comparison)
    let ids = Dictionary(
      texts.map { (SiapWriter.anchor($0.key), SiapWriter.anchor($0.value)) },
      uniquingKeysWith: { first, _ in first })
    for unit in comparison.new.named("unit") {
      guard let before = comparison.old.item(unit.id), before.title != unit.title else { continue }
      texts[before.title] = unit.title
    }
    return PartIdentity(texts: texts, ids: ids)
  }

  /// New kode by the old, of what has another kode now.
  static func renamed(_ comparison: PlanComparison) -> [String: String] {
    var result: [String: String] = [:]
    for (before, now) in comparison.aliases {
      let old = before.split(separator: " ")
      let new = now.split(separator: " ")
      if old.count == 2, new.count == 2 { result[String(old[1])] = String(new[1]) }
    }
    return result
  }
}

extension Program {
  /// Redlines of the documents asked for, or of those that the new plan makes and the old one made too;
  /// then the matrix of all changes.
  ///
  /// - Returns: what became of each document, by the name of its files.
  func redlines(
    of review: ReviewReport, _ old: PlanSession, _ new: PlanSession,
    _ request: ReviewCommandRequest, _ forms: DocumentForms
  ) throws(BrokenData) -> [(name: String, forms: DocumentForms.Forms)] {
    let edition = request.edition
    let before = Set(old.defaultDocuments(review.old))
    let usual = new.defaultDocuments(review.new).filter(before.contains)
    let kinds = request.documents(besides: usual)
    let outlines = zip(
      try old.outlines(kinds, for: review.old), try new.outlines(kinds, for: review.new))
    let redlines = RedlineForms(
      old: try review.old.closing(
        what: review.new, renamed: RedlineForms.renamed(review.comparison)),
      new: review.new, comparison: review.comparison, edition: edition,
      day: request.review.date)
    let documents = try redlines.made(outlines.map { (old: $0, new: $1) }, forms)
    let matrix = try forms.forms(of: review.matrix(edition), named: ComparisonMatrix.key)
    return documents + [(ComparisonMatrix.key, matrix)]
  }
}
