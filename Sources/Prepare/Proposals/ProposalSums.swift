internal import Ingest

/// Money asked for in one cell of a recap: by verdict, since a duplicate is shown and never added.
struct ProposalMoney: Sendable {
  private(set) var lines = 0
  private var byVerdict: [ProposalVerdict: Money] = [:]
  /// What the year needs: all but duplicates.
  private(set) var need = Money()

  subscript(verdict: ProposalVerdict) -> Money { byVerdict[verdict] ?? Money() }

  mutating func add(_ item: JudgedProposal) {
    lines += 1
    byVerdict[item.verdict, default: Money()].add(item.proposal.amount)
    if item.counts { need.add(item.proposal.amount) }
  }
}

/// A recap of judged proposals: sums by a key, in the order in which keys were first named.
struct ProposalSums {
  private(set) var rows: [String] = []
  private var sums: [String: ProposalMoney] = [:]
  private(set) var total = ProposalMoney()

  subscript(row: String) -> ProposalMoney { sums[row] ?? ProposalMoney() }

  /// Sums proposals under the key that `row` gives each of them.
  init(_ items: [JudgedProposal], by row: (JudgedProposal) -> String) {
    for item in items {
      let key = row(item)
      if sums[key] == nil { rows.append(key) }
      sums[key, default: ProposalMoney()].add(item)
      total.add(item)
    }
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
