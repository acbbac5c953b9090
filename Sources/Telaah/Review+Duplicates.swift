/// Items and provisions that stand twice.
extension Review {
  mutating func checkDuplicates() {
    for index in reading.units.indices where !reading.units[index].children.isEmpty {
      for list in lists(below: index) { checkItems(list) }
    }
    checkProvisions()
  }

  private func keys(_ unit: Int) -> [String] {
    tokens[unit].filter { $0.kind != .mark }.map(\.key)
  }

  private mutating func checkItems(_ list: [Int]) {
    var seen: [String: Int] = [:]
    for item in list {
      var words = keys(item)
      if let last = words.last, vocabulary.has(last, in: "penghubung") { words.removeLast() }
      if reading.units[item].kind == .definisi { words = term(words) }
      guard !words.isEmpty, reading.units[item].children.isEmpty else { continue }
      let key = words.joined(separator: " ")
      guard let other = seen[key] else {
        seen[key] = item
        continue
      }
      let isDefinition = reading.units[item].kind == .definisi
      add(
        isDefinition ? "TLH033" : "TLH030", item,
        isDefinition ? beginning(item, count: words.count) : beginning(item),
        ["baris-lain": String(reading.units[other].line)])
    }
  }

  /// The words of a definition before "adalah".
  private func term(_ words: [String]) -> [String] {
    for index in words.indices.prefix(20)
    where vocabulary.phrase("kata-definisi", at: index, in: words) > 0 {
      return Array(words[..<index])
    }
    return []
  }

  // MARK: Provisions

  private mutating func checkProvisions() {
    var seen: [String: Int] = [:]
    for unit in reading.units.indices {
      let part = reading.units[unit]
      let isSentence =
        part.kind == .ayat || part.kind == .alinea
        || part.kind == .pasal && !part.children.contains { reading.units[$0].kind == .ayat }
      guard isSentence, reading.around(unit, .pasal) != nil else { continue }
      let words = reading.subtree(unit).flatMap { keys($0) }
      guard words.count >= 6 else { continue }
      let key = words.joined(separator: " ")
      if let other = seen[key], !isRelative(unit) || reading.units[other].parent == part.parent {
        add("TLH031", unit, beginning(unit), ["usulan": place(other)])
      } else {
        seen[key] = unit
        checkNeighbours(unit, words)
      }
    }
  }

  /// Whether a provision means something else in another article: it points to ayat around it.
  private func isRelative(_ unit: Int) -> Bool {
    reading.subtree(unit).contains { part in
      citations[part].contains { !$0.steps.keys.contains(.pasal) }
    }
  }

  /// Compares an ayat with those shortly before it.
  private mutating func checkNeighbours(_ unit: Int, _ words: [String]) {
    let part = reading.units[unit]
    guard part.kind == .ayat, words.count >= 12, part.children.isEmpty else { return }
    let row = reading.units[part.parent].children
    guard let place = row.lastIndex(of: unit) else { return }
    for other in row[max(0, place - 6)..<place] where reading.units[other].children.isEmpty {
      let theirs = keys(other)
      guard abs(theirs.count - words.count) <= 2, theirs != words else { continue }
      if Review.differences(words, theirs) <= 1 {
        add("TLH032", unit, beginning(unit), ["usulan": self.place(other)])
        return
      }
    }
  }

  /// How many words of one text the other lacks, the larger count of both sides.
  private static func differences(_ left: [String], _ right: [String]) -> Int {
    var counts: [String: Int] = [:]
    for word in left { counts[word, default: 0] += 1 }
    var extra = 0
    for word in right {
      if let count = counts[word], count > 0 { counts[word] = count - 1 } else { extra += 1 }
    }
    return max(extra, counts.values.reduce(0, +))
  }
}
