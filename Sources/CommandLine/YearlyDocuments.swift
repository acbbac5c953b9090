internal import Ingest
internal import Prepare
internal import References

/// The documents of a run that are about one year, and the round that they share.
struct YearlyDocuments: Sendable {
  /// The plan as that year sees it.
  let prepared: PreparedPlan
  let round: ProposalRound
  let items: [PreparedDocument]
  /// Whether every perangkat daerah gets its letter.
  let addsLetters: Bool

  /// Judges the round of the year and lays the outlines over it.
  ///
  /// - Returns: nil where the run asks for no such document.
  /// - Throws: `BrokenData` when an outline is missing or broken.
  init?(
    _ request: BuildRequest, _ prepared: PreparedPlan, _ library: Library
  ) throws(BrokenData) {
    guard let year = request.year, !request.yearly.isEmpty else { return nil }
    let narrowed = prepared.within(Period(start: year, end: year))
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
    round = ProposalRound(prepared, year: year)
  }

  /// The letters of recommendation, where they are asked for.
  ///
  /// - Throws: `BrokenData` when the words of papers are missing.
  func letters(_ style: HouseStyle) throws(BrokenData) -> [Letter] {
    addsLetters ? try RecommendationLetters(round, of: prepared, style: style).letters() : []
  }
}
