public import Instruments
internal import XMLTree

/// An instrument as plain text again, line by line: what `InstrumentMaker` took apart is put together.
public enum WrittenText {
  /// A piece of a line.
  private struct Piece {
    var line: Int
    var text: String
    /// Pieces of one provision share a number, so that they stay together where no line is known.
    var group = 0
    /// Line of the XML that it stands in.
    var place = 0
  }

  /// The lines of an instrument that was read, from the first line of its source on.
  ///
  /// - Parameter instrument: an instrument whose numbers are as written.
  /// - Returns: the text; lines that hold nothing are empty.
  public static func text(_ instrument: Instrument) -> String {
    var lines: [Int: [String]] = [:]
    var last = 0
    for piece in pieces(instrument) where !piece.text.isEmpty {
      lines[piece.line, default: []].append(piece.text)
      last = max(last, piece.line)
    }
    guard last > 0 else { return "" }
    return (1...last).map { (lines[$0] ?? []).joined(separator: " ") }.joined(separator: "\n")
      + "\n"
  }

  /// Lines with their numbers, for reading an instrument that came as XML.
  ///
  /// - Parameter instrument: the instrument.
  /// - Returns: texts of lines, each with the line of the XML where its provision stands.
  static func lines(_ instrument: Instrument) -> [(text: String, number: Int)] {
    var result: [(text: String, number: Int)] = []
    var last = Piece(line: 0, text: "", group: -1)
    var place = max(instrument.place.line, 1)
    for piece in pieces(instrument) where !piece.text.isEmpty {
      if piece.place > 0 { place = piece.place }
      let isSame =
        piece.line > 0 ? piece.line == last.line : piece.group > 0 && piece.group == last.group
      if isSame, !result.isEmpty {
        result[result.count - 1].text += " " + piece.text
      } else {
        result.append((piece.text, place))
      }
      last = piece
    }
    return result
  }

  /// A mark as it is usually written.
  static func mark(_ kind: Provision.Kind, _ number: String) -> String {
    guard !number.isEmpty else { return "" }
    switch kind {
    case .bab: return "BAB \(number)"
    case .bagian: return "Bagian \(number)"
    case .paragraf: return "Paragraf \(number)"
    case .pasal: return "Pasal \(number)"
    case .ayat: return "(\(number))"
    case .huruf, .angka: return "\(number)."
    case .subhuruf, .subangka: return "\(number))"
    case .diktum: return number
    case .butir, .kalimat, .tabel, .kutipan: return number
    }
  }

  // MARK: Pieces

  private static func pieces(_ instrument: Instrument) -> [Piece] {
    var result = instrument.fragments.map { Piece(line: $0.line, text: $0.text) }
    func keep(_ written: Written?) {
      guard let written else { return }
      result.append(Piece(line: written.line ?? 0, text: written.text))
    }
    let head = instrument.head
    [head.maker, head.province, head.name, head.subject].forEach(keep)
    head.original.forEach(keep)
    let preamble = instrument.preamble
    // Headings of the preamble stand before their items on one line.
    preamble.original.forEach(keep)
    [preamble.blessing, preamble.office, preamble.approval, preamble.decision, preamble.enacting]
      .forEach(keep)
    for part in [preamble.considerations, preamble.legalBasis, preamble.alsoNoted] {
      part?.items.forEach { add($0, below: part?.line ?? 0, to: &result) }
    }
    instrument.body.forEach { add($0, below: 0, to: &result) }
    keep(instrument.closing.order)
    keep(instrument.closing.registration)
    instrument.closing.copies.forEach(keep)
    instrument.closing.original.forEach(keep)
    instrument.explanation.forEach { add($0, below: 0, to: &result) }
    for annex in instrument.annexes {
      annex.original.forEach(keep)
      add(annex.title, line: annex.titleLine ?? annex.line ?? 0, to: &result)
      annex.content.forEach { add($0, below: annex.line ?? 0, to: &result) }
    }
    // Sorting keeps the order of pieces on one line.
    return result.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
  }

  private static func add(_ provision: Provision, below line: Int, to result: inout [Piece]) {
    let own = provision.line ?? line
    let mark = provision.mark ?? self.mark(provision.kind, provision.number ?? "")
    let first = result.count
    result.append(Piece(line: own, text: mark))
    if provision.kind.isDivision || provision.kind == .pasal {
      // Headings stand on lines of their own.
      result[first].group = first + 1
      result[first].place = provision.place.line
    }
    let text = result.count
    add(provision.title, line: provision.titleLine ?? own, to: &result)
    add(provision.text, line: own, to: &result)
    for row in provision.rows {
      for cell in row { add(cell, line: own, to: &result) }
    }
    let isHeading = text > first && result[first].group > 0
    for index in (isHeading ? text : first)..<result.count {
      result[index].group = (isHeading ? text : first) + 1
      result[index].place = provision.place.line
    }
    provision.children.forEach { add($0, below: own, to: &result) }
  }

  /// Cuts running text at the lines that it names.
  private static func add(_ inlines: [Inline], line: Int, to result: inout [Piece]) {
    var line = line
    var text = ""
    for inline in inlines {
      switch inline {
      case .line(let next):
        result.append(Piece(line: line, text: trimmed(text)))
        (line, text) = (next, "")
      case .text(let words), .foreign(let words): text += words
      case .number(let number): text += String(number)
      case .reference(let reference): text += reference.words ?? ""
      }
    }
    result.append(Piece(line: line, text: trimmed(text)))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
