internal import Diagnostics
internal import References
internal import XMLTree

/// Two objects of different perangkat daerah that may be one.
struct ObjectPair: Sendable, Hashable {
  let kind: String
  /// The one that comes first in the plan.
  let first: String
  let second: String
  /// How alike they are, in percent.
  let likeness: Int
}

/// An object as far as it is compared.
struct ComparedObject: Sendable {
  let kode: String
  let kind: String
  let name: String
  let unit: String
  /// What it does, where its kind says so.
  let function: String
}

/// Finds near-duplicates across perangkat daerah: applications by name and function, data by name.
///
/// Objects are compared only when they share a rare word or the same name, so that the work grows
/// with the number of objects and not with that of pairs.
struct DuplicateFinder {
  /// Kinds that are compared, and the field of what they do.
  private static let kinds = ["aplikasi": "fungsi", "data-informasi": ""]
  /// Most objects that share a word by which they are compared; commoner words say little.
  private static let blockSize = 24
  /// Words of an object by which it is compared.
  private static let blocksPerObject = 4
  /// Percent from which names alone are alike.
  private static let nameLimit = 75
  /// Percent from which names are alike when functions are so as well.
  private static let sharedLimit = 50

  let objects: [ComparedObject]

  /// Takes the objects that are compared out of a plan.
  init(_ root: Element, _ library: Library) {
    var objects: [ComparedObject] = []
    for domain in library.fields.domains {
      for kind in domain.kinds {
        guard let function = DuplicateFinder.kinds[kind.key] else { continue }
        for element in root.first("domain-\(domain.key)")?.elements(named: kind.key) ?? [] {
          objects.append(
            ComparedObject(
              kode: element[attribute: "kode"] ?? "", kind: kind.key,
              name: element.first("nama")?.foldedText ?? "",
              unit: element.first(domain.ownerField)?.foldedText ?? "",
              function: function.isEmpty ? "" : element.first(function)?.foldedText ?? ""))
        }
      }
    }
    self.objects = objects
  }

  /// The pairs in the order of the plan.
  func pairs() -> [ObjectPair] {
    let words = objects.map { NameLikeness.words($0.name) }
    let functions = objects.map { NameLikeness.words($0.function) }
    var pairs: [ObjectPair] = []
    for kind in Set(objects.map(\.kind)).sorted() {
      let members = objects.indices.filter { objects[$0].kind == kind && !words[$0].isEmpty }
      pairs += same(members, words)
      pairs += alike(members, words, functions)
    }
    let places = Dictionary(
      objects.enumerated().map { ($1.kode, $0) }, uniquingKeysWith: { first, _ in first })
    return pairs.sorted {
      (places[$0.first] ?? 0, places[$0.second] ?? 0)
        < (places[$1.first] ?? 0, places[$1.second] ?? 0)
    }
  }

  /// Objects of the same name: each with the first of them that another unit has.
  private func same(_ members: [Int], _ words: [Set<String>]) -> [ObjectPair] {
    var groups: [Set<String>: [Int]] = [:]
    for index in members { groups[words[index], default: []].append(index) }
    return groups.values.flatMap { group -> [ObjectPair] in
      guard let first = group.first else { return [] }
      return group.dropFirst().compactMap { index in
        objects[index].unit == objects[first].unit
          ? nil
          : ObjectPair(
            kind: objects[index].kind, first: objects[first].kode, second: objects[index].kode,
            likeness: 100)
      }
    }
  }

  /// Objects of names that are alike, compared within blocks of a shared rare word.
  private func alike(
    _ members: [Int], _ words: [Set<String>], _ functions: [Set<String>]
  ) -> [ObjectPair] {
    // Of several objects with one name the first stands for all.
    var seen: Set<Set<String>> = []
    let members = members.filter { seen.insert(words[$0]).inserted }
    var blocks: [String: [Int]] = [:]
    for index in members { for word in words[index] { blocks[word, default: []].append(index) } }
    var compared: Set<Int> = []
    var pairs: [ObjectPair] = []
    for index in members {
      let rare = words[index].map { (count: blocks[$0]?.count ?? 0, word: $0) }
        .filter { (2...DuplicateFinder.blockSize).contains($0.count) }
        .sorted { ($0.count, $0.word) < ($1.count, $1.word) }
        .prefix(DuplicateFinder.blocksPerObject)
      for (_, word) in rare {
        for other in blocks[word] ?? [] where other != index {
          let (low, high) = (min(index, other), max(index, other))
          guard objects[low].unit != objects[high].unit,
            compared.insert(low * objects.count + high).inserted,
            let likeness = likeness(low, high, words, functions)
          else { continue }
          pairs.append(
            ObjectPair(
              kind: objects[low].kind, first: objects[low].kode, second: objects[high].kode,
              likeness: likeness))
        }
      }
    }
    return pairs
  }

  private func likeness(
    _ one: Int, _ other: Int, _ words: [Set<String>], _ functions: [Set<String>]
  ) -> Int? {
    let names = NameLikeness.percent(words[one], words[other])
    if names >= DuplicateFinder.nameLimit { return names }
    guard names >= DuplicateFinder.sharedLimit, !functions[one].isEmpty else { return nil }
    let work = NameLikeness.percent(functions[one], functions[other])
    return work >= DuplicateFinder.sharedLimit ? (names + work) / 2 : nil
  }
}
