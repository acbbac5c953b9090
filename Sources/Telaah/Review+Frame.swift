/// Head, preamble and closing, and what they promise.
extension Review {
  mutating func checkFrame() {
    checkTitle()
    checkFormulaOfHead()
    checkGazette()
    checkAnnexes()
    checkGazetteCitations()
    checkSections()
  }

  // MARK: Title

  /// Keys of the words of the title.
  func titleKeys() -> [String] { keys(titleWords()) }

  private func keys(_ words: [Int]) -> [String] {
    words.map { vocabulary.key(reading.source.words[$0].text) }.filter { !$0.isEmpty }
  }

  /// Words between TENTANG and the blessing.
  private func titleWords() -> [Int] {
    var result: [Int] = []
    var isOpen = false
    for unit in reading.indices(of: .kepala) {
      guard let span = reading.units[unit].spans.first, let last = span.last else { continue }
      let keys = keys(Array(span))
      if isOpen {
        let ends =
          vocabulary.phrase("rumus-pembuka", at: 0, in: keys) > 0
          || reading.source.words[last].text.hasSuffix(",")
        if ends { return result }
        result += Array(span)
      } else if let first = keys.first, vocabulary.has(first, in: "tentang") {
        isOpen = true
        result += Array(span.dropFirst())
      }
    }
    return result
  }

  private mutating func checkTitle() {
    let words = titleWords()
    let title = keys(words)
    guard title.count > 1 else { return }
    let text = words.map { reading.source.words[$0].text }.joined(separator: " ")
    for unit in reading.indices(of: .menetapkan).prefix(1) {
      compare(unit, after: "tentang", from: 0, with: title, text)
    }
    guard let part = reading.indices(of: .menimbang).first,
      let last = reading.units[part].children.last
    else { return }
    let list = tokens[last]
    if let place = list.lastIndex(where: { vocabulary.has($0.key, in: "menetapkan") }) {
      compare(last, after: "tentang", from: place, with: title, text)
    }
  }

  /// Compares the words behind the first "tentang" with the title.
  private mutating func compare(
    _ unit: Int, after group: String, from first: Int, with title: [String], _ text: String
  ) {
    let list = tokens[unit]
    guard
      let place = list.indices.first(where: {
        $0 >= first && vocabulary.has(list[$0].key, in: group)
      }), place + 1 < list.count
    else { return }
    let words = words((place + 1)..<list.count, in: unit)
    guard keys(Array(words)) != title else { return }
    add("TLH052", unit, words, expected: text, ["benar": text])
  }

  private mutating func checkFormulaOfHead() {
    let units = reading.indices(of: .kepala)
    guard let office = units.last, units.count > 3 else { return }
    let isThere = units.contains { unit in
      reading.units[unit].spans.contains { vocabulary.holds("rumus-pembuka", in: keys(Array($0))) }
    }
    guard !isThere else { return }
    let formula = vocabulary.wording("rumus-pembuka").uppercased()
    add("TLH053", office, beginning(office), expected: formula, ["benar": formula])
  }

  // MARK: Gazette

  private mutating func checkGazette() {
    let closing = reading.indices(of: .penutup)
    let places = closing.compactMap { unit in gazette(unit).map { (unit, $0.0, $0.1) } }
    let head = reading.indices(of: .kepala).flatMap {
      reading.units[$0].spans.flatMap { Array($0) }
    }
    let kind = keys(head)
    var right: String?
    if vocabulary.holds("jenis-lembaran", in: kind) { right = "lembaran-daerah" }
    if vocabulary.holds("jenis-berita", in: kind) { right = "berita-daerah" }
    for (unit, group, words) in places {
      let other = places.first { $0.1 != group }
      guard right.map({ $0 != group }) ?? (other != nil && unit != places[0].0) else { continue }
      let wanted = (right ?? places[0].1) == "berita-daerah" ? "berita-daerah" : "lembaran-daerah"
      let name = vocabulary.wording(wanted).split(separator: " ")
        .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
      let evidence = other.map { reading.text(of: [$0.2]) } ?? reading.text(of: kindWords())
      add(
        "TLH050", unit, words, expected: name, ["benar": name, "isi": evidence])
    }
  }

  /// Words of the head that name the kind of the regulation.
  private func kindWords() -> [Range<Int>] {
    for unit in reading.indices(of: .kepala) {
      let spans = reading.units[unit].spans
      let list = keys(spans.flatMap { Array($0) })
      if vocabulary.holds("jenis-lembaran", in: list) || vocabulary.holds("jenis-berita", in: list)
      {
        return spans
      }
    }
    return []
  }

  /// The gazette that a line of the closing names.
  private func gazette(_ unit: Int) -> (String, Range<Int>)? {
    let all = reading.units[unit].spans.flatMap { Array($0) }
    let list = all.map { vocabulary.key(reading.source.words[$0].text) }
    for group in ["lembaran-daerah", "berita-daerah"] {
      for index in list.indices {
        let length = vocabulary.phrase(group, at: index, in: list)
        if length > 0, index == 0 || list[index - 1] != "tambahan" {
          return (group, all[index]..<(all[index] + length))
        }
      }
    }
    return nil
  }

  /// "Tahun 2019 Tahun 157" among the laws of Mengingat.
  private mutating func checkGazetteCitations() {
    for unit in reading.units.indices where reading.around(unit, .mengingat) != nil {
      let list = tokens[unit]
      for index in list.indices.dropLast(3)
      where list[index].key == "tahun" && list[index + 2].key == "tahun"
        && list[index + 1].kind == .number && list[index + 3].kind == .number
      {
        add("TLH054", unit, words(index..<(index + 4), in: unit))
      }
    }
  }

  // MARK: Annexes and sections

  private mutating func checkAnnexes() {
    guard reading.indices(of: .lampiran).isEmpty else { return }
    for unit in reading.units.indices where reading.around(unit, .pasal) != nil {
      let list = tokens[unit].map(\.key)
      guard
        let place = list.indices.first(where: {
          vocabulary.phrase("janji-lampiran", at: $0, in: list) > 0
        })
      else { continue }
      let length = vocabulary.phrase("janji-lampiran", at: place, in: list)
      add("TLH051", unit, words(place..<(place + length), in: unit))
    }
  }

  /// Articles of a Bagian that stand outside its Paragraf.
  private mutating func checkSections() {
    for unit in reading.indices(of: .bagian) {
      let children = reading.units[unit].children
      guard children.contains(where: { reading.units[$0].kind == .paragraf }),
        let article = children.first(where: { reading.units[$0].kind == .pasal })
      else { continue }
      add("TLH055", article, heading(article))
    }
  }
}
