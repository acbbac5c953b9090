public import XMLTree

/// A provision: its number, its title or text, and the provisions below it.
///
/// One type serves all levels, since a text that was enacted may put any of them anywhere.
public struct Provision: Sendable {
  /// Level of a provision; the raw value is its element.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// BAB I
    case bab
    /// Bagian Kesatu
    case bagian
    /// Paragraf 1
    case paragraf
    /// Pasal 1
    case pasal
    /// KESATU, in a Keputusan
    case diktum
    /// (1)
    case ayat
    /// a.
    case huruf
    /// 1.
    case angka
    /// a)
    case subhuruf
    /// 1)
    case subangka
    /// bullet, or a mark of another kind
    case butir
    /// paragraph without a number
    case kalimat
    case tabel
    /// Provisions of the instrument that is amended, in the words that they get; their numbers and the
    /// words of their references are written.
    case kutipan

    /// Whether it holds articles: BAB, Bagian, Paragraf.
    public var isDivision: Bool { self == .bab || self == .bagian || self == .paragraf }

    /// Whether it is an item of a list.
    public var isItem: Bool {
      switch self {
      case .huruf, .angka, .subhuruf, .subangka, .butir: true
      default: false
      }
    }

    /// Whether it counts through the whole body: articles, chapters, rulings and tables.
    var countsThrough: Bool {
      switch self {
      case .bab, .pasal, .diktum, .tabel: true
      default: false
      }
    }

    /// Whether it has a number that counts.
    public var isNumbered: Bool { self != .butir && self != .kalimat && self != .kutipan }
  }

  /// How the items of a list belong together.
  public enum Series: String, Sendable, Hashable {
    case all = "kumulatif"
    case one = "alternatif"
    case some = "kumulatif-alternatif"
    /// Each item is a sentence of its own, as definitions are.
    case sentences = "kalimat"
  }

  /// What a defining provision defines.
  public struct Definition: Sendable, Hashable {
    public var term: String
    public var abbreviation: String?
    /// Key of the regulation whose definition is repeated.
    public var source: String?

    public init(_ term: String, abbreviation: String? = nil, source: String? = nil) {
      self.term = term
      self.abbreviation = abbreviation
      self.source = source
    }
  }

  public var kind: Kind
  /// Name for references; it stays when the provision moves.
  public var id: String?
  /// Number as written or frozen, bare: `IV`, `Kesatu`, `12`, `2`, `a`.
  public var number: String?
  /// Title of a division or table.
  public var title: [Inline]
  /// Text behind the number.
  public var text: [Inline]
  public var children: [Provision]
  /// Line of the source text where it begins.
  public var line: Int?
  /// Where its element stands in the XML.
  public var place: Place
  /// What only some provisions have: one, or none at all.
  fileprivate var rare: [Rare] = []

  public init(
    _ kind: Kind, id: String? = nil, number: String? = nil, mark: String? = nil,
    title: [Inline] = [], text: [Inline] = [], series: Series? = nil,
    definition: Definition? = nil, regulation: String? = nil, children: [Provision] = [],
    line: Int? = nil, place: Place = .none
  ) {
    self.kind = kind
    self.id = id
    self.number = number
    self.title = title
    self.text = text
    self.children = children
    self.line = line
    self.place = place
    if mark != nil { self.mark = mark }
    if series != nil { self.series = series }
    if definition != nil { self.definition = definition }
    if regulation != nil { self.regulation = regulation }
  }
}

extension Provision {
  /// Kept apart, so that a provision costs little to copy: there are thousands, each copied often.
  fileprivate struct Rare: Sendable {
    var mark: String?
    var titleLine: Int?
    var series: Series?
    var definition: Definition?
    var regulation: String?
    var rows: [[[Inline]]] = []
    var hasTableHead = false
    var reason: String?
  }

  private mutating func change(_ body: (inout Rare) -> Void) {
    if rare.isEmpty { rare.append(Rare()) }
    body(&rare[0])
  }

  /// The whole mark as written where it differs from the usual form.
  public var mark: String? {
    get { rare.isEmpty ? nil : rare[0].mark }
    set { if newValue != nil || !rare.isEmpty { change { $0.mark = newValue } } }
  }

  /// Line of the source text where the title begins.
  public var titleLine: Int? {
    get { rare.isEmpty ? nil : rare[0].titleLine }
    set { if newValue != nil || !rare.isEmpty { change { $0.titleLine = newValue } } }
  }

  /// How the items below belong together, where that was said.
  public var series: Series? {
    get { rare.isEmpty ? nil : rare[0].series }
    set { if newValue != nil || !rare.isEmpty { change { $0.series = newValue } } }
  }

  public var definition: Definition? {
    get { rare.isEmpty ? nil : rare[0].definition }
    set { if newValue != nil || !rare.isEmpty { change { $0.definition = newValue } } }
  }

  /// In Mengingat: key of the regulation.
  public var regulation: String? {
    get { rare.isEmpty ? nil : rare[0].regulation }
    set { if newValue != nil || !rare.isEmpty { change { $0.regulation = newValue } } }
  }

  /// Cells of a table; empty for all others. The first row is the head where `hasTableHead`.
  public var rows: [[[Inline]]] {
    get { rare.isEmpty ? [] : rare[0].rows }
    set { if !newValue.isEmpty || !rare.isEmpty { change { $0.rows = newValue } } }
  }

  public var hasTableHead: Bool {
    get { rare.isEmpty ? false : rare[0].hasTableHead }
    set { if newValue || !rare.isEmpty { change { $0.hasTableHead = newValue } } }
  }

  /// Why it was changed, for the comparison of two versions; it is not printed in the instrument.
  public var reason: String? {
    get { rare.isEmpty ? nil : rare[0].reason }
    set { if newValue != nil || !rare.isEmpty { change { $0.reason = newValue } } }
  }
}

/// A piece of running text.
public enum Inline: Sendable, Hashable {
  case text(String)
  /// Kept apart, since most pieces are texts and a reference is eight times as large.
  indirect case reference(Reference)
  /// A number that prints with its word: "8 (delapan)".
  case number(Int)
  /// Words of another language.
  case foreign(String)
  /// A line of the source text begins here.
  case line(Int)
}

/// A reference: to parts of the same instrument by their ids, or to another regulation.
public struct Reference: Sendable, Hashable {
  /// Word before the last of several targets.
  public enum Connector: String, Sendable, Hashable {
    case and = "dan"
    case or = "atau"
    case andOr = "dan/atau"
  }

  /// Words that lead in.
  public enum Manner: String, Sendable, Hashable {
    case meant = "dimaksud"
    case contained = "tercantum"
    case ruled = "diatur"
  }

  /// Ids of the parts meant, in order; empty when unresolved or outside.
  public var targets: [String]
  /// Last part of a range that begins with the only target.
  public var through: String?
  public var connector: Connector
  /// Nil: the name of the part alone.
  public var manner: Manner?
  /// Key of another regulation.
  public var regulation: String?
  /// Part of that other regulation, as words.
  public var element: String?
  /// Words as written; nil in a drafted instrument, where they are computed.
  public var words: String?
  public var line: Int?
  public var place: Place

  public init(
    to targets: [String] = [], through: String? = nil, connector: Connector = .and,
    manner: Manner? = nil, regulation: String? = nil, element: String? = nil,
    words: String? = nil, line: Int? = nil, place: Place = .none
  ) {
    self.targets = targets
    self.through = through
    self.connector = connector
    self.manner = manner
    self.regulation = regulation
    self.element = element
    self.words = words
    self.line = line
    self.place = place
  }
}

extension [Inline] {
  /// The words as they stand: written words of references, numbers bare, no milestones; a reference
  /// whose words are computed gives nothing here.
  public var plainText: String {
    // Most texts are one piece, or one piece and a reference without words.
    if count == 1, case .text(let text) = self[0] { return text }
    if count == 2, case .text(let text) = self[0], case .reference(let reference) = self[1],
      reference.words == nil
    {
      return text
    }
    var result = ""
    for piece in self {
      switch piece {
      case .text(let text), .foreign(let text): result += text
      case .number(let number): result += String(number)
      case .reference(let reference): result += reference.words ?? ""
      case .line: break
      }
    }
    return result
  }
}
