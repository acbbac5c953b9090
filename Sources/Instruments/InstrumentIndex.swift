internal import Prepare
public import References
public import XMLTree

/// Every part of an instrument in the order of the text, with its number.
///
/// One linear pass: moving a part renumbers everything behind it, and no number is stored anywhere
/// else. The chain of the body is BAB, Bagian, Paragraf, Pasal, (1), a., 1., a), 1) (UU 12/2011,
/// Lampiran II).
public struct InstrumentIndex: Sendable {
  /// What a part is.
  public enum Rank: Sendable, Hashable {
    case provision(Provision.Kind)
    case considerations
    case legalBasis
    case alsoNoted
    case explanation
    case annex
  }

  /// A part of the instrument; a class, since every rule looks at all parts and a copy of one costs more
  /// than most rules.
  public final class Part: Sendable {
    public let rank: Rank
    public let id: String?
    /// Bare number as printed: `IV`, `Kesatu`, `12`, `2`, `a`; empty for parts without one.
    public let number: String
    /// Count among the parts of the same series, from 1; 0 for parts without number.
    public let count: Int
    /// Position of the part around it.
    public let parent: Int?
    /// Bare number as the text has it.
    public let written: String?
    public let place: Place
    /// The provision itself; nil for annexes and the parts of the preamble.
    public let provision: Provision?
    /// Its kind; nil for annexes and the parts of the preamble.
    var kind: Provision.Kind? {
      if case .provision(let kind) = rank { kind } else { nil }
    }

    /// Whether it belongs to the instrument that is amended.
    public let isQuoted: Bool
    /// Whether it stands in the body rather than in the preamble, the explanation or an annex.
    public let isInBody: Bool

    init(
      rank: Rank, id: String? = nil, number: String = "", count: Int = 0, parent: Int? = nil,
      written: String? = nil, place: Place, provision: consuming Provision? = nil,
      isQuoted: Bool = false, isInBody: Bool = false
    ) {
      self.rank = rank
      self.id = id
      self.number = number
      self.count = count
      self.parent = parent
      self.written = written
      self.place = place
      self.provision = provision
      self.isQuoted = isQuoted
      self.isInBody = isInBody
    }
  }

  public private(set) var parts: [Part] = []
  /// Position of the first part with each id.
  public private(set) var positions: [String: Int] = [:]
  /// Positions of parts whose id another part had before.
  public private(set) var repeated: [Int] = []

  /// Counts of kinds that count through.
  private var global = KindCounts()
  /// Whether the instrument was read from a text, so that words of references stand as written.
  public let isWritten: Bool
  private let usesWrittenNumbers: Bool
  private let isAmending: Bool
  private let marks: NumberMarks

  /// Numbers the parts of an instrument.
  ///
  /// - Parameters:
  ///   - instrument: drafted, frozen or read.
  ///   - marks: how numbers are written.
  public init(_ instrument: Instrument, _ marks: NumberMarks) {
    self.marks = marks
    isWritten = instrument.numbers == .written
    usesWrittenNumbers = instrument.numbers != .computed
    isAmending = instrument.isAmending
    let count = InstrumentIndex.count(instrument.body) + 64
    parts.reserveCapacity(count)
    positions.reserveCapacity(count)
    add(instrument.preamble.considerations, .considerations)
    add(instrument.preamble.legalBasis, .legalBasis)
    add(instrument.preamble.alsoNoted, .alsoNoted)
    add(instrument.body, below: nil)
    if !instrument.explanation.isEmpty {
      let place = instrument.place
      global = KindCounts()
      let own = append(Part(rank: .explanation, place: place))
      add(instrument.explanation, below: own)
    }
    for (position, annex) in instrument.annexes.enumerated() {
      let counted = instrument.annexes.count > 1 ? Formats.roman(position + 1) : ""
      let own = append(
        Part(
          rank: .annex, id: annex.id,
          number: usesWrittenNumbers ? annex.number ?? "" : counted, count: position + 1,
          written: annex.number, place: annex.place))
      global = KindCounts()
      add(annex.content, below: own)
    }
  }

  /// Provisions at all levels.
  private static func count(_ provisions: [Provision]) -> Int {
    provisions.indices.reduce(provisions.count) { $0 + count(provisions[$1].children) }
  }

  private mutating func add(_ part: Preamble.Part?, _ rank: Rank) {
    guard let part else { return }
    let own = append(Part(rank: rank, place: part.place))
    add(part.items, below: own)
  }

  private mutating func add(
    _ provisions: [Provision], below parent: Int?, isQuoted: Bool = false
  ) {
    var counts = KindCounts()
    let isInBody = parent.map { parts[$0].isInBody } ?? true
    for provision in provisions {
      let kind = provision.kind
      var count = 0
      if kind.isNumbered, !isQuoted {
        count = kind.countsThrough ? global.next(kind) : counts.next(kind)
      }
      let counted = count == 0 ? "" : marks.number(kind, count, isAmending: isAmending)
      let children = provision.children
      let own = append(
        Part(
          rank: .provision(kind), id: provision.id,
          number: usesWrittenNumbers || isQuoted ? provision.number ?? "" : counted, count: count,
          parent: parent, written: provision.number, place: provision.place,
          provision: provision, isQuoted: isQuoted, isInBody: isInBody))
      add(children, below: own, isQuoted: isQuoted || kind == .kutipan)
    }
  }

  private mutating func append(_ part: consuming Part) -> Int {
    let position = parts.count
    let id = part.id
    parts.append(part)
    guard let id else { return position }
    if let first = positions.updateValue(position, forKey: id) {
      positions[id] = first
      repeated.append(position)
    }
    return position
  }

  /// The number that counting gives a part, whatever is written.
  public func counted(_ position: Int) -> String {
    let part = parts[position]
    guard part.count > 0 else { return "" }
    guard case .provision(let kind) = part.rank else { return Formats.roman(part.count) }
    return marks.number(kind, part.count, isAmending: isAmending)
  }

  /// Positions from the outermost part down to the part itself.
  public func chain(_ position: Int) -> [Int] {
    var chain = [position]
    var current = position
    while let parent = parts[current].parent {
      chain.append(parent)
      current = parent
    }
    return chain.reversed()
  }

  /// Whether a part is another one, or stands around it.
  func holds(_ outer: Int, _ inner: Int) -> Bool {
    var current: Int? = inner
    while let position = current {
      if position == outer { return true }
      current = parts[position].parent
    }
    return false
  }

  /// Whether two parts count in the same series, so that a range may lead from one to the other.
  public func areInOneSeries(_ left: Int, _ right: Int) -> Bool {
    guard parts[left].rank == parts[right].rank, parts[left].count > 0, parts[right].count > 0
    else { return false }
    if parts[left].parent == parts[right].parent { return true }
    let counting: [Rank] = [.provision(.pasal), .provision(.diktum), .provision(.bab)]
    return counting.contains(parts[left].rank) && root(left) == root(right)
  }

  /// The annex or part of the preamble around a part; nil for the body.
  private func root(_ position: Int) -> Int? {
    let first = chain(position)[0]
    if case .provision = parts[first].rank { return nil }
    return first
  }
}

/// How many provisions of each kind there were; a list, since siblings are of one kind, mostly.
private struct KindCounts {
  private var counts: [(kind: Provision.Kind, count: Int)] = []

  /// Counts one more.
  mutating func next(_ kind: Provision.Kind) -> Int {
    guard let known = counts.firstIndex(where: { $0.kind == kind }) else {
      counts.append((kind, 1))
      return 1
    }
    counts[known].count += 1
    return counts[known].count
  }
}

/// Writes numbers of provisions; words of ordinals come from the locale files.
public struct NumberMarks: Sendable {
  private let words: Words
  private let formats: Formats

  /// - Parameters:
  ///   - words: words of instruments (`peraturan`).
  ///   - numbers: words of documents, which spell numbers.
  public init(_ words: Words, numbers: Words) {
    self.words = words
    formats = Formats(numbers)
  }

  /// The bare number of the `count`th provision of a kind.
  public func number(_ kind: Provision.Kind, _ count: Int, isAmending: Bool) -> String {
    switch kind {
    case .bab: Formats.roman(count)
    case .pasal: isAmending ? Formats.roman(count) : String(count)
    case .bagian: ordinal(count).titled
    case .diktum: ordinal(count).uppercased()
    case .huruf, .subhuruf: Formats.letters(count)
    default: String(count)
    }
  }

  private func ordinal(_ count: Int) -> String {
    count < 100 ? words.text("urutan", ["n": formats.spelling(count)]) : String(count)
  }
}

extension String {
  /// The text with the first letter of each word in upper case.
  fileprivate var titled: String {
    split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
