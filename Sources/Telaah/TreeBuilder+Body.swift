extension TreeBuilder {
  // MARK: Divisions and articles

  /// Opens a division or an article.
  mutating func open(_ heading: Heading) {
    section = .body
    let parent = place(for: heading.kind)
    let index = add(heading.kind, parent: parent, mark: heading.mark)
    reading.units[index].value = heading.value
    reading.units[index].suffix = heading.suffix
    reading.units[index].number = heading.number
    if !heading.title.isEmpty { reading.units[index].title.append(heading.title) }
    (container, leaf, lists) = (index, index, [])
    takesTitle = heading.kind.isDivision
  }

  /// The open unit that a heading of this kind stands below.
  private func place(for kind: Unit.Kind) -> Int {
    var index = container
    while index > 0 {
      switch (reading.units[index].kind, kind) {
      case (.bab, .bagian), (.bab, .paragraf), (.bab, .pasal), (.bagian, .paragraf),
        (.bagian, .pasal), (.paragraf, .pasal):
        return index
      default: index = reading.units[index].parent
      }
    }
    return 0
  }

  // MARK: Items

  /// Adds an item of a list, or an ayat.
  mutating func takeItem(_ marker: Marker, _ mark: Range<Int>, _ isDoubled: Bool, text: Range<Int>)
  {
    takesTitle = false
    let parent = place(for: marker)
    let index = add(marker.style.kind, parent: parent, mark: mark, text: text)
    reading.units[index].value = marker.value
    reading.units[index].suffix = marker.suffix
    reading.units[index].number = marker.number
    reading.units[index].style = marker.style
    if isDoubled { reading.doubledMarks.insert(index) }
    lists.append(index)
    leaf = index
    settleDefinition(index)
  }

  /// The unit that an item stands below; lists deeper than it are closed.
  private mutating func place(for marker: Marker) -> Int {
    if marker.style == .ayat {
      lists = []
      return container
    }
    // A paragraph that ends with a colon begins a list of its own.
    if marker.value == 1, reading.units[leaf].kind == .alinea, endsWithColon(leaf) {
      lists = []
      return leaf
    }
    if let depth = lists.lastIndex(where: { reading.units[$0].style == marker.style }) {
      let open = lists[depth]
      lists.removeSubrange(depth...)
      return reading.units[open].parent
    }
    return lists.last ?? container
  }

  /// Whether the words of a unit end with a colon.
  func endsWithColon(_ index: Int) -> Bool {
    reading.units[index].spans.last?.last.map { source.words[$0].text.hasSuffix(":") } ?? false
  }

  /// Makes a numbered item a definition where its surroundings say so, or the sentence that leads in
  /// the definitions, where scanning numbered that too.
  private mutating func settleDefinition(_ index: Int) {
    guard reading.units[index].kind == .angka else { return }
    let parent = reading.units[index].parent
    if leadsDefinitions(index), endsWithColon(index) {
      reading.units[index].kind = .alinea
      reading.numberedLeads.insert(index)
      return
    }
    let siblings = reading.units[parent].children
    let hasNumberedLead = siblings.first.map { reading.numberedLeads.contains($0) } ?? false
    if hasNumberedLead || leadsDefinitions(parent) {
      reading.units[index].kind = .definisi
    }
  }

  /// Whether the words of a unit announce definitions.
  private func leadsDefinitions(_ index: Int) -> Bool {
    let spans = reading.units[index].spans
    guard let first = spans.first, first.count < 20, spans.count < 4 else { return false }
    return vocabulary.holds("pengantar-definisi", in: spans.flatMap { Array(reader.keys[$0]) })
  }

  // MARK: Text

  /// Adds a line without a mark: the title of a division, the rest of a sentence, or a paragraph.
  mutating func takeText(_ words: Range<Int>) {
    if takesTitle {
      reading.units[container].title.append(words)
      return
    }
    let unit = reading.units[leaf]
    if unit.spans.isEmpty || !isComplete(leaf) || beginsSmall(words) || unit.kind == .menetapkan
      || isForced(words)
    {
      reading.units[leaf].spans.append(words)
      settleDefinition(leaf)
      return
    }
    let parent = paragraphParent()
    leaf = add(.alinea, parent: parent, text: words)
    if isDefinition(leaf, below: parent) { reading.units[leaf].kind = .definisi }
  }

  /// Whether a sentence goes on behind a full stop: the line before was full.
  private func isForced(_ words: Range<Int>) -> Bool {
    guard !isAfterBlank, let last = reading.units[leaf].spans.last?.last else { return false }
    return !endsWithColon(leaf) && source.isForced(last, words.lowerBound)
  }

  /// The unit that a paragraph stands below: the article, or the part of the preamble.
  private func paragraphParent() -> Int {
    // A paragraph behind a colon belongs to the sentence that ends with it.
    endsWithColon(leaf) ? leaf : container
  }

  /// Whether a paragraph between definitions is one itself.
  private func isDefinition(_ index: Int, below parent: Int) -> Bool {
    let siblings = reading.units[parent].children
    guard siblings.count > 1, reading.units[siblings[siblings.count - 2]].kind == .definisi else {
      return false
    }
    return reading.units[index].spans.contains { span in
      span.prefix(24).contains { vocabulary.has(reader.keys[$0], in: "kata-definisi") }
    }
  }

  /// Whether the words of a unit end as a sentence or an item ends.
  func isComplete(_ index: Int) -> Bool {
    guard let last = reading.units[index].spans.last?.last else { return false }
    let text = source.words[last].text
    if let end = text.last, ".;:!?".contains(end) || (text.count > 1 && text.hasSuffix(".\"")) {
      return true
    }
    return vocabulary.has(reader.keys[last], in: "penghubung") && last > 0
      && source.words[last - 1].text.hasSuffix(";")
  }

  private func beginsSmall(_ words: Range<Int>) -> Bool {
    source.words[words.lowerBound].text.first { $0.isLetter || $0.isNumber }?.isLowercase ?? false
  }

  // MARK: Closing and annexes

  /// Ends the body.
  mutating func close() {
    section = .closing
    (container, leaf, lists) = (0, 0, [])
  }

  /// Adds a line behind the body.
  mutating func takeAfterBody(_ words: Range<Int>) {
    let first = reader.keys[words.lowerBound]
    let isCapital = source.words[words.lowerBound].text.allSatisfy { !$0.isLowercase }
    for kind in [Unit.Kind.penjelasan, .lampiran]
    where isCapital && vocabulary.has(first, in: kind.rawValue) {
      section = .appendix
      container = add(kind, parent: 0, mark: words)
      leaf = container
      return
    }
    if section == .appendix {
      leaf = add(.alinea, parent: container, text: words)
    } else if leaf > 0, isUnfinishedOrder() {
      reading.units[leaf].spans.append(words)
    } else {
      leaf = add(.penutup, parent: 0, text: words)
    }
  }

  /// Whether the order to promulgate goes on: it is a sentence, all other lines of the closing are
  /// lines of their own.
  private func isUnfinishedOrder() -> Bool {
    guard let first = reading.units[leaf].spans.first, !isComplete(leaf) else { return false }
    return vocabulary.holds("perintah-pengundangan", in: Array(reader.keys[first]))
      || vocabulary.phrase("penutup", at: 0, in: Array(reader.keys[first.prefix(5)])) >= 3
  }
}
