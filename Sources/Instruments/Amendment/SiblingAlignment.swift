internal import Diagnostics

/// Finds which provisions of one parent are the same in two versions of an instrument.
///
/// The order of what is kept is that of both versions: a provision that was moved is one that was
/// removed and one that was added, since an amending instrument knows no other way.
struct SiblingAlignment {
  /// A place in the two versions laid over each other.
  struct Pair: Hashable {
    /// Position among the old siblings; nil for what was added.
    let old: Int?
    /// Position among the new siblings; nil for what was removed.
    let new: Int?
  }

  private let old: [Provision]
  private let new: [Provision]
  private let usesNumbers: Bool
  private let oldPrints: [String]
  private let newPrints: [String]

  /// - Parameters:
  ///   - old: provisions of one parent in the old version.
  ///   - new: those of the same parent in the new one.
  ///   - usesNumbers: whether both versions carry numbers as written, which then name a provision.
  init(_ old: [Provision], _ new: [Provision], usesNumbers: Bool) {
    self.old = old
    self.new = new
    self.usesNumbers = usesNumbers
    oldPrints = old.map(\.fingerprint)
    newPrints = new.map(\.fingerprint)
  }

  /// Both versions in one order: what was removed stands before what was added in its place.
  func pairs() -> [Pair] {
    var partners = [Int?](repeating: nil, count: new.count)
    var taken = Set<Int>()
    match(&partners, &taken) { provision, _ in provision.id.map { "#\($0)" } }
    if usesNumbers {
      match(&partners, &taken) { provision, _ in provision.number.map { "=\($0)" } }
    }
    match(&partners, &taken) { _, print in print.isEmpty ? nil : print }
    keepOrder(&partners)
    fillGaps(&partners)
    return merged(partners)
  }

  /// Pairs what has the same key and the same kind, each once.
  private func match(
    _ partners: inout [Int?], _ taken: inout Set<Int>, _ key: (Provision, String) -> String?
  ) {
    var places: [String: [Int]] = [:]
    for position in old.indices.reversed() where !taken.contains(position) {
      guard let name = key(old[position], oldPrints[position]) else { continue }
      places["\(old[position].kind) \(name)", default: []].append(position)
    }
    for position in new.indices where partners[position] == nil {
      guard let name = key(new[position], newPrints[position]),
        let found = places["\(new[position].kind) \(name)"]?.popLast()
      else { continue }
      partners[position] = found
      taken.insert(found)
    }
  }

  /// Gives up the pairs that stand out of order: the longest rising run of partners stays.
  private func keepOrder(_ partners: inout [Int?]) {
    let kept = RisingRun.positions(of: partners)
    for position in partners.indices where !kept.contains(position) { partners[position] = nil }
  }

  /// Between two pairs, what is alike enough is the same provision in other words.
  private func fillGaps(_ partners: inout [Int?]) {
    let used = Set(partners.compactMap(\.self))
    var firstOld = 0
    var start = 0
    while start < new.count {
      if let partner = partners[start] {
        firstOld = partner + 1
        start += 1
        continue
      }
      let end = partners[start...].firstIndex { $0 != nil } ?? new.count
      let lastOld = end < new.count ? partners[end] ?? old.count : old.count
      var next = firstOld
      for position in start..<end {
        let candidates = (next..<max(lastOld, next)).prefix(12).filter { !used.contains($0) }
        let best = candidates.map { ($0, likeness($0, position)) }.max { $0.1 < $1.1 }
        guard let best, best.1 > 0.5 else { continue }
        partners[position] = best.0
        next = best.0 + 1
      }
      start = end
    }
  }

  /// How much of the words two provisions share, from 0 to 1; two with own names share none.
  private func likeness(_ left: Int, _ right: Int) -> Double {
    let one = old[left]
    let other = new[right]
    guard one.kind == other.kind, one.id == nil || other.id == nil else { return 0 }
    // What has no mark of its own cannot be told apart but by its place.
    if !one.kind.isNumbered { return 1 }
    return Similarity.sharedWords(oldPrints[left], newPrints[right])
  }

  private func merged(_ partners: [Int?]) -> [Pair] {
    var result: [Pair] = []
    var next = 0
    // What was added waits until it is known what was removed in its place.
    var added: [Pair] = []
    for (position, partner) in partners.enumerated() {
      guard let partner else {
        added.append(Pair(old: nil, new: position))
        continue
      }
      result += (next..<partner).map { Pair(old: $0, new: nil) } + added
      result.append(Pair(old: partner, new: position))
      added = []
      next = partner + 1
    }
    return result + (next..<max(old.count, next)).map { Pair(old: $0, new: nil) } + added
  }
}

extension Provision {
  /// All words of the provision and of what stands below it; words of references that are computed
  /// are left out.
  var fingerprint: String {
    var parts = [title.plainText, text.plainText] + rows.flatMap { $0.map(\.plainText) }
    parts += children.map(\.fingerprint)
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
