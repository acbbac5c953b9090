public import Ingest
public import References
public import Review

/// Everything that a Laporan Reviu says, computed.
public struct ReviewReport: Sendable {
  /// The conclusion that the criteria propose for a document, and what the reviewer decided.
  public struct Conclusion: Sendable {
    public let document: Profile.Document
    /// dipertahankan, diubah or diganti.
    public let proposal: String
    /// The criterion that holds, and the value of its measure.
    public let measure: String
    public let value: Int
    public let least: Int
    /// Number of changed items, and of items before.
    public let changes: Int
    public let items: Int
    /// nil while the reviewer has not decided.
    public let decision: Assessment.Conclusion?
  }

  /// Key of the report: that of its outline, and of its events in the process log.
  public static let key = "laporan-reviu"

  public let request: ReviewRequest
  /// What the rules say of the plan now; nil where it was not judged.
  public let judgement: PlanJudgement?
  public let comparison: PlanComparison
  /// The plan that was set.
  public let old: PreparedPlan
  /// The plan now.
  public let new: PreparedPlan
  public let assessment: Assessment?
  public let realisation: Realisation
  public let indices: [IndexResult]
  public let duties: [ReviewDuty]
  public let conclusions: [Conclusion]
  /// Documents that are reviewed.
  public let documents: [Profile.Document]
  /// Events of the process log that belong to the review.
  public let events: [Event]
  /// Sections that read otherwise now, by key of their document, in the order of the documents.
  public var sections: [String: [SectionChange]] = [:]
  /// Papers of the process log that belong to the report, to be annexed.
  public var papers: [Letter] = []
  /// Writes the papers; nil where none are annexed.
  public var paperWriter: LetterWriter?

  /// Computes a report.
  ///
  /// - Parameters:
  ///   - request: kind, triggers and day.
  ///   - old: the plan that was set.
  ///   - new: the plan now.
  ///   - comparison: what has changed between them.
  ///   - assessment: what the reviewer says; nil without one.
  ///   - criteria: what a review is measured by.
  ///   - judgement: what the rules say of the plan now; nil where it was not judged.
  public init(
    _ request: ReviewRequest, old: PreparedPlan, new: PreparedPlan, comparison: PlanComparison,
    assessment: Assessment?, criteria: ReviewCriteria,
    judgement: PlanJudgement? = nil
  ) {
    self.request = request
    self.judgement = judgement
    self.comparison = comparison
    self.old = old
    self.assessment = assessment
    let conformity = ReviewConformity(
      request: request, old: old, new: new, assessment: assessment, criteria: criteria,
      judgement: judgement, words: new.library.words)
    documents = conformity.documents
    events = conformity.events
    duties = conformity.duties
    realisation = Realisation(comparison, period: new.period, date: request.date)
    indices = IndexResult.all(comparison, new.library)
    conclusions = documents.map { document in
      ReviewReport.conclusion(document, comparison, old, new, assessment, criteria)
    }
    self.new = new.adding(ReviewReport.facts(request, documents, old, new))
  }

  // MARK: Conclusions

  private static func conclusion(
    _ document: Profile.Document, _ comparison: PlanComparison, _ old: PreparedPlan,
    _ new: PreparedPlan, _ assessment: Assessment?, _ criteria: ReviewCriteria
  ) -> Conclusion {
    var names = criteria.scopes[document.key] ?? criteria.scopes.values.reduce([]) { $0.union($1) }
    if names.contains("domain") {
      for kind in new.library.fields.domains.flatMap(\.kinds) { names.insert(kind.key) }
    }
    let changes = comparison.listed.filter { names.contains($0.name) }
    let items = comparison.old.items.count { names.contains($0.name) }
    let measures = [
      "profil": old.profile.key == new.profile.key ? 0 : 1,
      "visi": comparison.listed.count { $0.name == "misi" || $0.id == "strategi" },
      "persen-berubah": items == 0 ? 0 : changes.count * 100 / items,
      "perubahan": changes.count,
      "versi-acuan": names.contains("versi-acuan")
        ? comparison.listed.count { $0.name == "versi-acuan" } : 0,
    ]
    let holding = criteria.criteria.first { (measures[$0.measure] ?? 0) >= $0.least }
    return Conclusion(
      document: document, proposal: holding?.conclusion ?? "dipertahankan",
      measure: holding?.measure ?? "perubahan", value: measures[holding?.measure ?? ""] ?? 0,
      least: holding?.least ?? 0, changes: changes.count, items: items,
      decision: assessment?.conclusions.first { $0.document == document.key })
  }

  /// Values that titles and sentences of the report quote.
  private static func facts(
    _ request: ReviewRequest, _ documents: [Profile.Document], _ old: PreparedPlan,
    _ new: PreparedPlan
  ) -> [String: String] {
    let words = new.library.words
    let names = Set(documents.flatMap(\.reviews).map(\.name))
    // The law's own name, unless it has one for each document.
    let name = names.count == 1 ? names.first ?? "" : words.text("reviu.nama")
    return [
      "reviu.nama": name, "reviu.Nama": name.capitalizedFirst,
      "reviu.jenis": words.text("reviu.jenis.\(request.kind)"),
      "reviu.Jenis": words.text("reviu.jenis-judul.\(request.kind)"),
      "reviu.tanggal": new.formats.date(request.date), "reviu.tahun": String(request.year),
      "reviu.dokumen": new.formats.joined(documents.map(\.name)),
      "reviu.lama": old.file.split(separator: "/").suffix(2).joined(separator: "/"),
      "reviu.baru": new.file.split(separator: "/").suffix(2).joined(separator: "/"),
    ]
  }
}

extension PreparedPlan {
  /// The plan with more values for sentences.
  func adding(_ facts: [String: String]) -> PreparedPlan {
    var result = self
    result.add(facts)
    return result
  }
}
