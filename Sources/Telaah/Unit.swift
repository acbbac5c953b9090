/// A part of a regulation as it was read: its mark, its own words, and the parts below it.
public struct Unit: Sendable {
  /// What a part is; the terms are those of UU 12/2011, Lampiran II.
  public enum Kind: String, Sendable, Hashable {
    /// The whole text.
    case naskah
    /// Lines from the top to the preamble, and those between its parts.
    case kepala
    case menimbang, mengingat, memperhatikan
    case memutuskan, menetapkan
    case bab, bagian, paragraf, pasal, ayat, huruf, angka
    /// a) and 1)
    case subhuruf, subangka
    /// A numbered definition, or one that lost its number.
    case definisi
    /// A paragraph without a number.
    case alinea
    /// A line of the closing part.
    case penutup
    case penjelasan, lampiran

    /// Whether it holds articles.
    var isDivision: Bool { self == .bab || self == .bagian || self == .paragraf }

    /// Whether it is an item of a list.
    var isItem: Bool {
      switch self {
      case .huruf, .angka, .subhuruf, .subangka, .definisi: true
      default: false
      }
    }
  }

  public var kind: Kind
  public var parent: Int
  public var children: [Int] = []
  /// Line where it begins.
  public var line: Int
  /// Words of its mark or heading: `(1)`, `BAB II`.
  public var mark: Range<Int>
  /// Number behind the mark: 2 for `BAB II`, `Kedua`, `(2)`, `b.`; nil where there is none.
  public var value: Int?
  /// Letter behind the number: `A` in `Pasal 12A`.
  public var suffix = ""
  /// Its number as written, bare.
  public var number = ""
  /// Words of the title of a division.
  public var title: [Range<Int>] = []
  /// Its own words.
  public var spans: [Range<Int>] = []
  /// How its mark is written, for lists.
  var style: Marker.Style?

  init(_ kind: Kind, parent: Int, line: Int, mark: Range<Int> = 0..<0) {
    self.kind = kind
    self.parent = parent
    self.line = line
    self.mark = mark
  }
}

/// Words of a source text that are no part of the regulation.
public struct Noise: Sendable {
  /// Why they are none.
  public enum Kind: String, Sendable, Hashable {
    case pageNumber = "nomor-halaman"
    case catchword = "kata-penyambung"
    case pageHead = "kepala-halaman"
    /// A bullet before a mark, or a mark written twice.
    case mark = "derau"
  }

  public var kind: Kind
  public var words: Range<Int>
}

/// A regulation as it was read; every word of the text belongs to one part or to the noise.
public struct Reading: Sendable {
  public let source: SourceText
  public internal(set) var units: [Unit]
  public internal(set) var noise: [Noise]
  /// Marks that stand twice, such as "(3) (3)", by unit.
  var doubledMarks: Set<Int> = []
  /// A sentence that leads in definitions and carries a number of its own, by unit.
  var numberedLeads: Set<Int> = []

  /// The root.
  public var root: Unit { units[0] }

  /// Units of a kind, in the order of the text.
  public func indices(of kind: Unit.Kind) -> [Int] {
    units.indices.filter { units[$0].kind == kind }
  }

  /// Number of parts of a kind; items count in articles only.
  public func count(of kind: Unit.Kind) -> Int {
    indices(of: kind).count { !kind.isItem || around($0, .pasal) != nil }
  }

  /// Noise that is more than a bullet before a mark.
  public var furniture: [Noise] { noise.filter { $0.kind != .mark || $0.words.count > 1 } }

  /// The nearest unit of a kind around `index`, itself included.
  func around(_ index: Int, _ kind: Unit.Kind) -> Int? {
    var index = index
    while index > 0 {
      if units[index].kind == kind { return index }
      index = units[index].parent
    }
    return nil
  }

  /// The own words of a unit as text; a word that a line break cut at its hyphen is whole again.
  public func text(_ index: Int) -> String { text(of: units[index].spans) }

  /// Words of a range as text, as far as they belong to a unit: noise between them is left out.
  func quote(_ words: Range<Int>, of index: Int) -> String {
    let unit = units[index]
    let parts = ([unit.mark] + unit.title + unit.spans).map { $0.clamped(to: words) }
      .filter { !$0.isEmpty }
    return text(of: parts.isEmpty ? [words] : parts)
  }

  /// Words of some ranges as text.
  func text(of spans: [Range<Int>]) -> String {
    var result = ""
    var last: Word?
    for span in spans {
      for index in span {
        let word = source.words[index]
        if let last, !word.isGlued, !Reading.isCut(last, word) { result += " " }
        result += word.text
        last = word
      }
    }
    return result
  }

  /// Whether a line break cut one word in two.
  static func isCut(_ left: Word, _ right: Word) -> Bool {
    left.line != right.line && left.text.hasSuffix("-") && left.text.utf8.count > 1
      && (right.text.first?.isLowercase ?? false)
  }

  /// The unit with everything below it, in the order of the text.
  func subtree(_ index: Int) -> [Int] {
    var result: [Int] = []
    var open = [index]
    while let next = open.popLast() {
      result.append(next)
      open.append(contentsOf: units[next].children.reversed())
    }
    return result
  }
}
