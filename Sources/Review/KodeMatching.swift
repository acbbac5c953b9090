internal import Diagnostics

/// An item whose kode has changed: one thing under two kode.
public struct KodeMatch: Sendable, Hashable {
  /// Element name of the item.
  public let kind: String
  public let old: String
  public let new: String

  public init(kind: String, old: String, new: String) {
    self.kind = kind
    self.old = old
    self.new = new
  }
}

/// A match that was found by the names, or written by hand, and what was decided about it.
public struct KodeProposal: Sendable, Hashable {
  /// What people say about a proposal.
  public enum Decision: Sendable { case open, same, different }

  public let match: KodeMatch
  public let oldName: String
  public let newName: String
  /// Percent of the words that both names share.
  public let likeness: Int
  public var decision: Decision

  public init(
    match: KodeMatch, oldName: String, newName: String, likeness: Int, decision: Decision
  ) {
    self.match = match
    self.oldName = oldName
    self.newName = newName
    self.likeness = likeness
    self.decision = decision
  }
}

/// Finds items that may have changed their kode: gone under one, new under another, of one kind and
/// with names that are alike.
public struct KodeMatching: Sendable {
  /// Percent of shared words from which a match is proposed.
  private static let limit = 60
  /// Most items that share a word by which they are compared; commoner words say little.
  private static let blockSize = 24
  /// Words of a name by which it is compared, the rarest first.
  private static let blocks = 4

  private let old: PlanItems
  private let new: PlanItems
  /// Names that units of the new plan have now, by a name that they had before.
  private let renamed: [String: Set<String>]

  /// - Parameters:
  ///   - old: the plan before, with its own ids.
  ///   - new: the plan now.
  public init(_ old: PlanItems, _ new: PlanItems) {
    self.old = old
    self.new = new
    var renamed: [String: Set<String>] = [:]
    for unit in new.named("unit") {
      for former in unit.values("nama-lama") {
        renamed[former.text, default: []].insert(unit.title)
      }
    }
    self.renamed = renamed
  }

  /// Whether a match can be used: its first kode is gone, its second is new, and both are of its kind.
  public func isUsable(_ match: KodeMatch) -> Bool {
    let before = "\(match.kind) \(match.old)"
    let now = "\(match.kind) \(match.new)"
    return old.item(before) != nil && new.item(before) == nil && new.item(now) != nil
      && old.item(now) == nil
  }

  /// The proposals in the order of the old plan; each item stands in one at most.
  ///
  /// - Complexity: grows with the number of items: only names that share a rare word are compared.
  public func proposals() -> [KodeProposal] {
    let gone = lacking(old, in: new)
    let come = lacking(new, in: old)
    guard !gone.isEmpty, !come.isEmpty else { return [] }
    let words = come.map { NameLikeness.words(new.items[$0].title) }
    var holders: [String: [Int]] = [:]
    for (number, position) in come.enumerated() {
      for word in words[number] {
        holders["\(new.items[position].name) \(word)", default: []].append(number)
      }
    }
    var found: [(likeness: Int, gone: Int, come: Int)] = []
    for (number, position) in gone.enumerated() {
      let item = old.items[position]
      let own = NameLikeness.words(item.title)
      let names = item.name == "unit" ? renamed[item.title] : nil
      let alike = candidates(own, item.name, holders)
      let others =
        names.map { names in
          come.indices.filter { names.contains(new.items[come[$0]].title) }
        } ?? []
      for candidate in alike + others.filter({ !alike.contains($0) }) {
        let isRenamed = others.contains(candidate)
        let likeness = isRenamed ? 100 : NameLikeness.percent(own, words[candidate])
        if likeness >= KodeMatching.limit { found.append((likeness, number, candidate)) }
      }
    }
    return chosen(found, gone, come)
  }

  /// Positions of the items with a kode that the other plan does not have.
  private func lacking(_ plan: PlanItems, in other: PlanItems) -> [Int] {
    plan.items.indices.filter {
      plan.items[$0].kode != nil && other.item(plan.items[$0].id) == nil
    }
  }

  private func candidates(
    _ words: Set<String>, _ kind: String, _ holders: [String: [Int]]
  ) -> [Int] {
    let rare = words.compactMap { word -> (count: Int, key: String)? in
      let key = "\(kind) \(word)"
      guard let count = holders[key]?.count, count <= KodeMatching.blockSize else { return nil }
      return (count, key)
    }.sorted { ($0.count, $0.key) < ($1.count, $1.key) }.prefix(KodeMatching.blocks)
    var seen: Set<Int> = []
    return rare.flatMap { holders[$0.key] ?? [] }.filter { seen.insert($0).inserted }
  }

  /// The best pairs, each item in one only.
  private func chosen(
    _ found: [(likeness: Int, gone: Int, come: Int)], _ gone: [Int], _ come: [Int]
  ) -> [KodeProposal] {
    var takenOld: Set<Int> = []
    var takenNew: Set<Int> = []
    var result: [(place: Int, proposal: KodeProposal)] = []
    for pair in found.sorted(by: {
      ($1.likeness, $0.gone, $0.come) < ($0.likeness, $1.gone, $1.come)
    }) {
      guard !takenOld.contains(pair.gone), !takenNew.contains(pair.come) else { continue }
      takenOld.insert(pair.gone)
      takenNew.insert(pair.come)
      let before = old.items[gone[pair.gone]]
      let now = new.items[come[pair.come]]
      let match = KodeMatch(kind: before.name, old: before.kode ?? "", new: now.kode ?? "")
      result.append(
        (
          pair.gone,
          KodeProposal(
            match: match, oldName: before.title, newName: now.title, likeness: pair.likeness,
            decision: .open)
        ))
    }
    return result.sorted { $0.place < $1.place }.map(\.proposal)
  }
}
