internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

extension Checker {
  /// Reports every line of the yearly round that no sum holds, every line that repeats another, and
  /// links that lead nowhere.
  mutating func checkProposals() {
    guard !plan.proposals.isEmpty else { return }
    let screen = screen
    let citations = ProposalRound.citations(prepared)
    // Sorting all codes is worth it only where one is unknown.
    let isCodeUnknown = screen.refusals.contains { $0.contains(.subactivity) }
    let codes = isCodeUnknown ? library.nomenclature.keys.sorted() : []
    let kinds = library.lists["jenis-usulan"]?.values.map(\.key) ?? []
    let laws = prepared.profile.recommendations.map(\.statement.key)
    for (position, proposal) in plan.proposals.enumerated() {
      for reason in screen.refusals[position] {
        refuse(proposal, reason, citations, codes: codes)
      }
      if let twin = screen.twins[position] {
        let other = plan.proposals[twin.position]
        report(
          "USL006", proposal,
          [
            "nilai": proposal.name, "lain": other.kode, "nama-lain": other.name,
            "unit-lain": prepared.unitName(other.unit),
          ], citation: citations["usulan"])
      }
      checkProposalLinks(proposal)
      if let kind = proposal.kind, !kinds.contains(kind) {
        report(
          "USL007", proposal, ["nilai": kind, "harapan": kinds.joined(separator: ", ")],
          suggestion: meant(kind, among: kinds))
      }
      checkFund(of: proposal)
      for paper in proposal.recommendations where !laws.contains(paper.key) {
        report(
          "USL012", proposal, at: paper.place,
          ["nilai": paper.key, "harapan": laws.joined(separator: ", ")],
          suggestion: meant(paper.key, among: laws))
      }
    }
  }

  private mutating func report(
    _ id: String, _ proposal: Proposal, at place: Place? = nil, _ values: [String: String],
    suggestion: String? = nil, citation: String? = nil
  ) {
    add(
      id, at: place ?? proposal.place, values.merging(["objek": proposal.kode]) { $1 },
      suggestion: suggestion, citation: citation, unit: proposal.unit)
  }

  /// Reports why a line is refused, with the value that is at fault.
  private mutating func refuse(
    _ proposal: Proposal, _ reason: ProposalScreen.Refusal, _ citations: [String: String],
    codes: [String]
  ) {
    switch reason {
    case .year:
      report(
        "USL001", proposal, ["nilai": String(proposal.year), "periode": periodText],
        citation: citations["peta-rencana"])
    case .subactivity:
      let code = proposal.subactivity ?? ""
      report(
        "USL002", proposal, ["nilai": code], suggestion: meant(code, among: codes),
        citation: citations["nomenklatur"])
    case .amount: reportAmounts(of: proposal, citation: citations["dokumen"])
    case .stopped:
      for link in proposal.objects where prepared.isStopped(link.value) {
        report(
          "USL004", proposal, at: link.place,
          ["nilai": link.value, "nama": prepared.index[link.value]?.name ?? ""],
          citation: citations["arsitektur"])
      }
    case .unit:
      report(
        "USL005", proposal, ["nilai": proposal.unit],
        suggestion: meant(proposal.unit, among: unitKodes), citation: citations["usulan"])
    }
  }

  /// Reports each negative amount of a proposal at its own place.
  private mutating func reportAmounts(of proposal: Proposal, citation: String?) {
    if let amount = proposal.amount, amount < 0 {
      report("USL003", proposal, ["nilai": String(amount)], citation: citation)
    }
    for past in proposal.history where past.amount < 0 {
      report("USL003", proposal, at: past.place, ["nilai": String(past.amount)], citation: citation)
    }
  }

  private mutating func checkProposalLinks(_ proposal: Proposal) {
    if let link = proposal.activity {
      checkLink(
        link, to: ["kegiatan"], field: library.words.text("kolom.kegiatan"), of: proposal.kode,
        unit: proposal.unit)
    }
    for link in proposal.objects {
      checkLink(
        link, to: objectKinds, field: library.words.text("kolom.objek"), of: proposal.kode,
        unit: proposal.unit)
    }
  }

  private mutating func checkFund(of proposal: Proposal) {
    guard let fund = proposal.fund, let list = library.lists["sumber-dana"],
      list.value(fund) == nil
    else { return }
    let names = list.values.map(\.name)
    report(
      "USL011", proposal, ["nilai": fund, "harapan": names.joined(separator: ", ")],
      suggestion: meant(fund, among: names))
  }
}
