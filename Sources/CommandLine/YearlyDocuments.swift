internal import Ingest
internal import Prepare
internal import References
internal import Review
internal import XMLTree

/// The documents of a run that are about one year, and the round that they share.
struct YearlyDocuments: Sendable {
  /// The plan as that year sees it.
  let prepared: PreparedPlan
  /// The round, judged by whoever asks first.
  let sharedRound: SharedWork<ProposalRound>
  var round: ProposalRound { sharedRound.value }
  /// The year that the documents are about.
  let year: Int
  /// Results of the year, where a report on them is asked for.
  let monitoring: MonitoringReport?
  let items: [PreparedDocument]
  /// Whether every perangkat daerah gets its letter.
  let addsLetters: Bool

  /// Lays the outlines over the year; nil where the run asks for no such document.
  ///
  /// - Parameters:
  ///   - request: documents and year.
  ///   - prepared: the plan.
  ///   - root: its tree, from which results are read.
  ///   - library: outlines.
  /// - Throws: `BrokenData` when an outline is missing or broken.
  init?(
    _ request: BuildRequest, _ prepared: PreparedPlan, root: Element?, _ library: Library
  ) throws(BrokenData) {
    guard let year = request.year, !request.yearly.isEmpty else { return nil }
    var narrowed = prepared.within(Period(start: year, end: year))
    if request.yearly.contains(BuildRequest.monitoring), let root {
      narrowed = try narrowed.adding(wordsOf: "reviu")
      monitoring = MonitoringReport(
        PlanComparison(root, root, library: library), of: prepared, year: year)
    } else {
      monitoring = nil
    }
    var items: [PreparedDocument] = []
    for key in request.yearly where key != BuildRequest.letters {
      let outline = try Outline(
        "tahunan/\(key)", profile: prepared.profile.key, from: library.folder)
      items.append(
        PreparedDocument(outline, of: narrowed, edition: request.edition, year: year))
    }
    self.prepared = narrowed
    self.items = items
    addsLetters = request.yearly.contains(BuildRequest.letters)
    self.year = year
    sharedRound = SharedWork { ProposalRound(prepared, year: year) }
  }

  /// The letters of recommendation, where they are asked for.
  ///
  /// - Throws: `BrokenData` when the words of papers are missing.
  func letters(_ style: HouseStyle) throws(BrokenData) -> [Letter] {
    addsLetters ? try RecommendationLetters(round, of: prepared, style: style).letters() : []
  }
}
