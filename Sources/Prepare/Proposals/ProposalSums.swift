internal import Ingest

/// Money asked for in one cell of a recap: by verdict, since a duplicate is shown and never added.
struct ProposalMoney: Sendable {
  private(set) var lines = 0
  // Every recap adds every proposal, so that nothing is hashed here.
  private var aligned = Money()
  private var needsRecommendation = Money()
  private var unplanned = Money()
  private var duplicate = Money()
  /// What the year needs: all but duplicates.
  private(set) var need = Money()

  subscript(verdict: ProposalVerdict) -> Money {
    switch verdict {
    case .aligned: aligned
    case .needsRecommendation: needsRecommendation
    case .unplanned: unplanned
    case .duplicate: duplicate
    }
  }

  mutating func add(_ item: JudgedProposal) {
    lines += 1
    let amount = item.proposal.amount
    switch item.verdict {
    case .aligned: aligned.add(amount)
    case .needsRecommendation: needsRecommendation.add(amount)
    case .unplanned: unplanned.add(amount)
    case .duplicate: duplicate.add(amount)
    }
    if item.counts { need.add(amount) }
  }

  /// Adds another sum.
  mutating func add(_ other: ProposalMoney) {
    lines += other.lines
    aligned.add(other.aligned)
    needsRecommendation.add(other.needsRecommendation)
    unplanned.add(other.unplanned)
    duplicate.add(other.duplicate)
    need.add(other.need)
  }
}

/// A recap of judged proposals: sums by a key, in the order in which keys were first named.
struct ProposalSums {
  private(set) var rows: [String] = []
  /// Places in `sums` of the rows.
  private var places: [String: Int] = [:]
  private var sums: [ProposalMoney] = []
  private(set) var total = ProposalMoney()

  subscript(row: String) -> ProposalMoney { places[row].map { sums[$0] } ?? ProposalMoney() }

  /// Sums proposals under the key that `row` gives each of them.
  init(_ items: [JudgedProposal], by row: (JudgedProposal) -> String) {
    for item in items {
      let key = row(item)
      if let place = places[key] {
        sums[place].add(item)
      } else {
        places[key] = rows.count
        rows.append(key)
        sums.append(ProposalMoney())
        sums[sums.count - 1].add(item)
      }
    }
    for sum in sums { total.add(sum) }
  }

  /// Puts the rows into the order of `keys`; others follow as they are.
  mutating func order(by keys: [String]) {
    let places = Dictionary(
      keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    rows = rows.enumerated().sorted {
      (places[$0.element] ?? .max, $0.offset) < (places[$1.element] ?? .max, $1.offset)
    }.map(\.element)
  }
}
