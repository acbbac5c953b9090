public import XMLTree

/// How the codes of one version of a reference set are called in another, be it by way of versions in
/// between (2018, 2022, 2024).
public struct CrosswalkChain: Sendable {
  /// Set, such as RAB.
  public let set: String
  /// Versions from that of the plan before to that of the plan now.
  public let versions: [String]
  /// Who says so, each once, in the order of the versions.
  public let sources: [String]
  /// Codes of the last version by code of the first; a code that was given up leads to none, and a
  /// code that is not named stays as it is.
  public let successors: [String: [String]]

  /// The chains that lead from one plan to another, a set each; a set whose version stays, or whose
  /// versions nothing joins, has none.
  ///
  /// - Parameters:
  ///   - old: element `rencana` before.
  ///   - new: element `rencana` now.
  ///   - crosswalks: every crosswalk that is known; where several join the same versions, each adds
  ///     its codes.
  ///   - usual: versions by set that a plan has which names none.
  /// - Returns: the shortest chain of each set, in the order in which the crosswalks name the sets.
  public static func joining(
    _ old: Element, _ new: Element, of crosswalks: [Crosswalk], usual: [String: String]
  ) -> [CrosswalkChain] {
    var sets: [String] = []
    for crosswalk in crosswalks where !sets.contains(crosswalk.set) { sets.append(crosswalk.set) }
    return sets.compactMap { set in
      let own = crosswalks.filter { $0.set == set }
      let named = version(of: set, in: old)
      guard let last = version(of: set, in: new) ?? usual[set] else { return nil }
      let first = named ?? usual[set]
      if first == last { return nil }
      if let first, let way = way(from: first, to: last, over: own) {
        return CrosswalkChain(set, [first] + way.map { $0[0].to }, way)
      }
      // A plan that names no version, and whose usual one leads nowhere, has the one before.
      guard named == nil, let direct = own.first(where: { $0.to == last }) else { return nil }
      return CrosswalkChain(set, [direct.from, last], [[direct]])
    }
  }

  private init(_ set: String, _ versions: [String], _ way: [[Crosswalk]]) {
    self.set = set
    self.versions = versions
    var sources: [String] = []
    for crosswalk in way.joined() where !sources.contains(crosswalk.source) {
      sources.append(crosswalk.source)
    }
    self.sources = sources
    successors = way.reduce(into: [:]) { codes, step in
      var next: [String: [String]] = [:]
      for crosswalk in step { next.merge(crosswalk.successors) { $0 + $1 } }
      for (code, known) in codes { codes[code] = unique(known.flatMap { next[$0] ?? [$0] }) }
      // What the steps before did not name had its code until this one.
      codes.merge(next) { known, _ in known }
    }
  }

  /// The shortest way between two versions: the crosswalks of each step.
  private static func way(
    from first: String, to last: String, over crosswalks: [Crosswalk]
  ) -> [[Crosswalk]]? {
    var ways: [String: [[Crosswalk]]] = [first: []]
    var open = [first]
    while !open.isEmpty, ways[last] == nil {
      var next: [String] = []
      for version in open {
        for crosswalk in crosswalks where crosswalk.from == version {
          guard ways[crosswalk.to] == nil else { continue }
          let step = crosswalks.filter { $0.from == version && $0.to == crosswalk.to }
          ways[crosswalk.to] = (ways[version] ?? []) + [step]
          next.append(crosswalk.to)
        }
      }
      open = next
    }
    return ways[last]
  }

  private static func version(of set: String, in plan: Element) -> String? {
    plan.first("identitas")?.elements(named: "versi-acuan")
      .first { $0[attribute: "set"] == set }?[attribute: "versi"]?.foldingSpace()
  }
}

/// The codes, each once.
private func unique(_ codes: [String]) -> [String] {
  var seen: Set<String> = []
  return codes.filter { seen.insert($0).inserted }
}
