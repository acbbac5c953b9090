internal import Instruments

extension MakerRun {
  // MARK: Provisions

  /// A unit with everything below it.
  func provision(_ unit: Int) -> Provision {
    let part = reading.units[unit]
    var result = Provision(kind(part), line: part.line)
    result.id = names[unit]
    if !part.mark.isEmpty {
      result.number = part.number.isEmpty ? nil : part.number
      let mark = reading.text(of: [part.mark])
      if mark != WrittenText.mark(result.kind, result.number ?? "") { result.mark = mark }
    }
    if let first = part.title.first?.first {
      result.title = inlines(part.title, citations: [])
      result.titleLine = line(first)
    }
    result.text = inlines(unit)
    // The mark may stand alone on its line.
    if let first = part.spans.first?.first, line(first) != part.line {
      result.text.insert(.line(line(first)), at: 0)
    }
    if part.kind == .definisi { result.definition = definition(unit) }
    result.children = part.children.map { provision($0) }
    return result
  }

  private func kind(_ part: Unit) -> Provision.Kind {
    switch part.kind {
    case .bab: .bab
    case .bagian: .bagian
    case .paragraf: .paragraf
    case .pasal: .pasal
    case .ayat: .ayat
    case .huruf: .huruf
    case .subhuruf: part.style == .letterBrackets ? .butir : .subhuruf
    case .subangka: .subangka
    case .angka: .angka
    case .definisi: part.mark.isEmpty ? .kalimat : .angka
    default: part.mark.isEmpty ? .kalimat : .angka
    }
  }

  /// The term that a definition defines: the words before "adalah" or a comma.
  private func definition(_ unit: Int) -> Provision.Definition? {
    let list = tokens[unit]
    let keys = list.prefix(24).map(\.key)
    for index in keys.indices where vocabulary.phrase("kata-definisi", at: index, in: keys) > 0 {
      let term = list[..<index].filter { $0.key != "," }.map(\.text).joined(separator: " ")
      return term.isEmpty ? nil : Provision.Definition(term)
    }
    return nil
  }

  // MARK: Running text

  /// The words of a unit with its references as links.
  func inlines(_ unit: Int) -> [Inline] {
    inlines(reading.units[unit].spans, citations: links(unit))
  }

  /// A reference that becomes a link: its words, and where it leads.
  struct Link {
    var words: Range<Int>
    var reference: Reference
  }

  /// References of a unit that lead somewhere inside, each on whole words of its own.
  private func links(_ unit: Int) -> [Link] {
    var result: [Link] = []
    for citation in citations[unit] where !citation.isExternal {
      guard case .found(let found) = resolver.resolve(citation, from: unit) else { continue }
      let list = tokens[unit]
      let first = list[citation.tokens.lowerBound].word
      // A reference that goes on behind a break of the page is linked up to there.
      let span = reading.units[unit].spans.first { $0.contains(first) } ?? first..<(first + 1)
      let words = (first..<(list[citation.tokens.upperBound - 1].word + 1)).clamped(to: span)
      guard result.last.map({ $0.words.upperBound <= words.lowerBound }) ?? true,
        begins(list, citation.tokens.lowerBound)
      else { continue }
      var reference = Reference()
      let targets = found.compactMap { names[$0] }
      if citation.through != nil, targets.count == 2 {
        reference.targets = [targets[0]]
        reference.through = targets[1]
      } else {
        reference.targets = targets
      }
      reference.line = line(words.lowerBound)
      result.append(Link(words: words, reference: reference))
    }
    return result
  }

  /// Whether a token begins its word, so that the word can be cut before it.
  private func begins(_ list: [Token], _ index: Int) -> Bool {
    index == 0 || list[index - 1].word != list[index].word || list[index - 1].key == "("
  }

  /// Words as running text: links, foreign words, and the lines at which they begin.
  func inlines(_ spans: [Range<Int>], citations links: [Link]) -> [Inline] {
    var text = RunningText()
    var link = links[...]
    var last: Word?
    for span in spans {
      var index = span.lowerBound
      while index < span.upperBound {
        let word = reading.source.words[index]
        if let last {
          let isCut = Reading.isCut(last, word)
          text.blank(unless: word.isGlued || isCut)
          if word.line != last.line { text.line(word.line) }
        }
        if let next = link.first, next.words.lowerBound == index {
          link.removeFirst()
          add(next, to: &text)
          last = reading.source.words[next.words.upperBound - 1]
          index = next.words.upperBound
        } else {
          text.add(word.text, isForeign: word.isForeign)
          last = word
          index += 1
        }
      }
    }
    return text.inlines
  }

  /// Adds a link without the marks that stand around its words.
  private func add(_ link: Link, to text: inout RunningText) {
    var words = reading.text(of: [link.words])
    var (head, tail) = ("", "")
    while let first = words.first, first == "(", !words.dropFirst().hasPrefix("(") {
      head.append(words.removeFirst())
    }
    while let last = words.last, ".,;:".contains(last) || last == ")" && !closes(words) {
      tail.insert(words.removeLast(), at: tail.startIndex)
    }
    text.add(head, isForeign: false)
    var reference = link.reference
    reference.words = words
    text.add(reference)
    text.add(tail, isForeign: false)
  }

  /// Whether the closing bracket at the end has its opening one.
  private func closes(_ words: String) -> Bool {
    words.count { $0 == "(" } >= words.count { $0 == ")" }
  }
}

/// Collects running text piece by piece.
struct RunningText {
  private var pieces: [Inline] = []
  private var buffer = ""
  private var isForeign = false
  private var isBlankDue = false

  /// The text so far.
  var inlines: [Inline] {
    var copy = self
    copy.flush()
    return copy.pieces
  }

  /// Says that a blank stands before what comes next, unless that is the rest of a word.
  mutating func blank(unless isWhole: Bool) { isBlankDue = !isWhole }

  mutating func add(_ words: String, isForeign: Bool) {
    guard !words.isEmpty else { return }
    if isForeign == self.isForeign, !buffer.isEmpty {
      if isBlankDue { buffer += " " }
    } else {
      payBlank()
      if isForeign != self.isForeign { flush() }
      self.isForeign = isForeign
    }
    isBlankDue = false
    buffer += words
  }

  mutating func add(_ reference: Reference) {
    payBlank()
    flush()
    pieces.append(.reference(reference))
  }

  mutating func line(_ line: Int) {
    payBlank()
    flush()
    pieces.append(.line(line))
  }

  /// Writes a blank that is due, as plain text.
  private mutating func payBlank() {
    guard isBlankDue else { return }
    isBlankDue = false
    if isForeign { flush() }
    buffer += " "
  }

  private mutating func flush() {
    guard !buffer.isEmpty else { return }
    pieces.append(isForeign ? .foreign(buffer) : .text(buffer))
    (buffer, isForeign) = ("", false)
  }
}
