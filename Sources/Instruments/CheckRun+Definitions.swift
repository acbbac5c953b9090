internal import Diagnostics
internal import References
internal import XMLTree

extension CheckRun {
  /// Definitions: each term once, used, in no circle, and as the national text has it.
  mutating func checkDefinitions(_ scan: TextScan) {
    let (positions, definitions) = (scan.positions, scan.definitions)
    checkDoubles(definitions, at: positions)
    checkBeginnings(definitions, at: positions)
    checkUses(scan.uses, definitions, at: positions)
    checkCircles(scan.uses, definitions, at: positions)
    checkNationalTexts(definitions, at: positions)
    // A term that stands once is explained where it stands (UU 12/2011, Lampiran II).
    for (term, use) in scan.openUses.sorted(by: { $0.key < $1.key }) where use.count > 1 {
      add("DEF007", at: use.first, ["nilai": scan.open[term]], value: scan.open[term])
    }
  }

  private mutating func checkDoubles(
    _ definitions: [Provision.Definition], at positions: [Int]
  ) {
    var first: [String: Int] = [:]
    for (definition, position) in zip(definitions, positions) {
      for spelling in definition.spellings {
        if let earlier = first[spelling], earlier != position {
          add("DEF005", at: position, ["nilai": spelling, "lain": name(earlier)], value: spelling)
        } else {
          first[spelling] = position
        }
      }
    }
  }

  private mutating func checkBeginnings(
    _ definitions: [Provision.Definition], at positions: [Int]
  ) {
    for (definition, position) in zip(definitions, positions) {
      let text = index.parts[position].provision?.text.plainText ?? ""
      if !text.hasPrefix(definition.term) {
        add("DEF006", at: position, ["nilai": definition.term], value: definition.term)
      }
    }
  }

  private mutating func checkUses(
    _ uses: [[Int]], _ definitions: [Provision.Definition], at positions: [Int]
  ) {
    var counts = [Int](repeating: 0, count: definitions.count)
    for (part, terms) in uses.enumerated() {
      for term in terms where positions[term] != part { counts[term] += 1 }
    }
    for (term, count) in counts.enumerated() where count < 2 {
      let key = count == 0 ? "DEF001" : "DEF002"
      let spelling = definitions[term].term
      add(key, at: positions[term], ["nilai": spelling], value: spelling)
    }
  }

  /// Definitions that lead back to themselves. A term whose words contain the defined term ("Pengguna
  /// SPBE" for "SPBE") is a kind of it and makes no circle, as the national text has it.
  private mutating func checkCircles(
    _ uses: [[Int]], _ definitions: [Provision.Definition], at positions: [Int]
  ) {
    let words = definitions.map { definition in definition.spellings.map(TermIndex.words) }
    func contains(_ outer: Int, _ inner: Int) -> Bool {
      words[outer].contains { long in
        words[inner].contains { short in
          short.count < long.count
            && long.indices.contains { start in
              long[start...].starts(with: short)
            }
        }
      }
    }
    let edges = positions.enumerated().map { term, position in
      Set(uses[position]).filter { $0 != term && !contains($0, term) && !contains(term, $0) }
        .sorted()
    }
    for circle in Circles(edges).all {
      let names = (circle + [circle[0]]).map { "'\(definitions[$0].term)'" }
      add(
        "DEF004", at: positions[circle[0]], ["nilai": names.joined(separator: " → ")],
        value: definitions[circle[0]].term)
    }
  }

  private mutating func checkNationalTexts(
    _ definitions: [Provision.Definition], at positions: [Int]
  ) {
    for (definition, position) in zip(definitions, positions) {
      guard let source = definition.source,
        let national = checker.library.definitions[source]?[definition.term]
      else { continue }
      let own = index.parts[position].provision?.text.plainText ?? ""
      guard national.isRepeatable, Self.normalised(own) != Self.normalised(national.sentence)
      else { continue }
      add(
        national.isCertain ? "DEF003" : "DEF008", at: position,
        ["nilai": definition.term, "harapan": national.sentence], value: definition.term)
    }
  }

  private static func normalised(_ text: String) -> [String] {
    TermIndex.words(text).map { $0.lowercased() }
  }
}

extension Provision.Definition {
  /// The term and its short form.
  var spellings: [String] { [term] + [abbreviation].compactMap(\.self) }
}

/// Circles of a directed graph, each reported once, found by a walk in depth without recursion.
struct Circles {
  private(set) var all: [[Int]] = []

  init(_ edges: [[Int]]) {
    var state = [UInt8](repeating: 0, count: edges.count)
    for start in edges.indices where state[start] == 0 {
      var path: [Int] = [start]
      var next: [Int] = [0]
      state[start] = 1
      while let current = path.last {
        let step = next[next.count - 1]
        guard step < edges[current].count else {
          state[current] = 2
          path.removeLast()
          next.removeLast()
          continue
        }
        next[next.count - 1] += 1
        let target = edges[current][step]
        if state[target] == 1, let from = path.firstIndex(of: target) {
          all.append(Array(path[from...]))
        } else if state[target] == 0 {
          state[target] = 1
          path.append(target)
          next.append(0)
        }
      }
    }
  }
}
