/// References: where they lead, and whether that is what the sentence speaks of.
extension Review {
  mutating func checkCitations() {
    guard !isAmendment else { return }
    for unit in reading.units.indices where isJudged(unit) {
      for citation in citations[unit] where !citation.isExternal && !followsBareWord(citation, unit)
      {
        check(citation, in: unit)
      }
      checkBareWords(unit)
    }
  }

  /// Whether references of a unit are judged: those of articles, and of Menimbang.
  private func isJudged(_ unit: Int) -> Bool {
    reading.around(unit, .pasal) != nil || reading.around(unit, .menimbang) != nil
  }

  private mutating func check(_ citation: Citation, in unit: Int) {
    switch resolver.resolve(citation, from: unit) {
    case .open: return
    case .missing(let level, let place):
      let subject = subject(before: citation, in: unit)
      let other = subject.flatMap { replacement($0, for: citation, from: unit) }
      var values = ["kurang": missingName(citation, level, place)]
      values["usulan"] = other.map { self.place($0, from: unit) }
      add(
        "TLH001", unit, words(of: citation, in: unit), expected: values["usulan"], values)
    case .found(let found):
      guard let target = found.first else { return }
      if isSelf(citation, target, unit) {
        reportSelf(citation, unit)
      } else if citation.through == nil, reading.around(unit, .pasal) != nil {
        checkSubject(citation, target, unit)
      }
    }
  }

  /// Whether a level without its number stands before a reference: "pada ayat huruf a".
  private func followsBareWord(_ citation: Citation, _ unit: Int) -> Bool {
    let index = citation.tokens.lowerBound
    guard index > 0 else { return false }
    let before = tokens[unit][index - 1].key
    return vocabulary.has(before, in: "ayat") || vocabulary.has(before, in: "pasal")
  }

  /// What a reference asks for and does not get: "Pasal 27 ayat (1) tidak memuat huruf b".
  private func missingName(_ citation: Citation, _ level: Citation.Level, _ place: Int?) -> String {
    let step = citation.steps[level]
    let number =
      level == .huruf
      ? Marker.letters(step?.value ?? 0) : "\(step?.value ?? 0)\(step?.suffix ?? "")"
    let key = ["pasal", "ayat", "huruf", "angka"][level.rawValue]
    let name = catalogue.phrase(key, ["nomor": number])
    return [place.map { self.place($0) }, name].compactMap { $0 }.joined(separator: " ")
  }

  /// Whether a reference leads to the provision that it stands in.
  private func isSelf(_ citation: Citation, _ target: Int, _ unit: Int) -> Bool {
    guard citation.through == nil, target == unit else { return false }
    return reading.units[target].kind == .ayat && citation.level == .ayat
      || reading.units[target].kind == .pasal && citation.level == .pasal
  }

  private mutating func reportSelf(_ citation: Citation, _ unit: Int) {
    var values: [String: String] = [:]
    let subject = subject(before: citation, in: unit)
    let other =
      subject.flatMap { replacement($0, for: citation, from: unit) } ?? previous(unit)
    values["usulan"] = other.map { place($0, from: unit) }
    add("TLH002", unit, words(of: citation, in: unit), expected: values["usulan"], values)
  }

  /// The ayat before a unit.
  private func previous(_ unit: Int) -> Int? {
    let row = reading.units[reading.units[unit].parent].children
    guard let place = row.firstIndex(of: unit), place > 0 else { return nil }
    return row[place - 1]
  }

  /// Name of a place as it is cited from a unit: without the article when that is the same.
  func place(_ target: Int, from unit: Int) -> String {
    var names: [String] = []
    var index = target
    let article = reading.around(unit, .pasal)
    while index > 0, index != article {
      names.append(name(index))
      if reading.units[index].kind == .pasal { break }
      index = reading.units[index].parent
    }
    return names.isEmpty ? place(target) : names.reversed().joined(separator: " ")
  }

  /// "dimaksud pada ayat" without a number behind it.
  private mutating func checkBareWords(_ unit: Int) {
    let list = tokens[unit]
    for index in list.indices where vocabulary.has(list[index].key, in: "dimaksud") {
      var next = index + 1
      if next < list.count, list[next].key == "pada" || list[next].key == "dalam" { next += 1 }
      guard next < list.count, list[next].kind == .word else { continue }
      let isLevel = ["ayat", "pasal"].contains { vocabulary.has(list[next].key, in: $0) }
      guard isLevel, next + 1 < list.count else { continue }
      let after = list[next + 1]
      guard after.kind == .word, !vocabulary.has(after.key, in: "peraturan-ini"),
        after.key != "tersebut", after.key != "di", Roman.value(after.text) == nil
      else { continue }
      let before = previous(unit).map { place($0, from: unit) }
      add(
        "TLH003", unit, words(index..<(next + 2), in: unit), expected: before,
        before.map { ["usulan": $0] } ?? [:])
    }
  }
}
