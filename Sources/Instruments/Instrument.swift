public import XMLTree

/// A legal instrument as a value: drafted here, or read from a text that was enacted.
///
/// The same type carries both. A drafted instrument names its parts (`Provision.id`) and has its
/// numbers and the words of its references computed (`InstrumentNumbering`, `ReferenceWords`); a text
/// that was read keeps its numbers and words as written, each with its line of origin. Vocabulary:
/// `Schemas/peraturan/peraturan.xsd`.
public struct Instrument: Sendable {
  /// Where the numbers of the parts come from.
  public enum NumberSource: String, Sendable, Hashable {
    /// Counted by the program.
    case computed = "dihitung"
    /// Counted once and written down when the instrument was set.
    case frozen = "beku"
    /// As an existing text has them, right or wrong.
    case written = "tertulis"
  }

  /// Status on the way to being law, in its order.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case draft = "rancangan"
    case ready = "siap-ditandatangani"
    case enacted = "ditetapkan"
    case copy = "salinan"
  }

  /// Key of the kind in `Schemas/acuan/instrumen.xml`, such as `peraturan-bupati`.
  public var kind: String
  public var numbers: NumberSource
  public var status: Status
  /// Key of the profile whose documents it sets.
  public var profile: String?
  /// Key of the regulation that this one amends.
  public var amends: String?
  /// SHA-256 of the signed PDF.
  public var digest: String?
  /// File that the text was read from.
  public var source: String?
  public var head: Head
  public var preamble: Preamble
  public var body: [Provision]
  public var closing: Closing
  /// Explanatory part of a Peraturan Daerah.
  public var explanation: [Provision]
  public var annexes: [Annex]
  /// Pieces of the pages of the source text that are no part of the instrument.
  public var fragments: [Fragment]
  public var place: Place

  public init(
    kind: String, numbers: NumberSource = .computed, status: Status = .draft,
    head: Head = Head(), preamble: Preamble = Preamble(), body: [Provision] = [],
    closing: Closing = Closing(), annexes: [Annex] = []
  ) {
    self.kind = kind
    self.numbers = numbers
    self.status = status
    self.head = head
    self.preamble = preamble
    self.body = body
    self.closing = closing
    explanation = []
    self.annexes = annexes
    fragments = []
    place = .none
  }

  /// Whether it amends another instrument, so that its articles are Pasal I and Pasal II.
  public var isAmending: Bool { amends != nil || head.amended != nil }
}

/// Words as a text has them, or the usual words of the program where the text is empty.
public struct Written: Sendable, Hashable {
  public var text: String
  /// Line of the source text, counted from 1.
  public var line: Int?

  public init(_ text: String = "", line: Int? = nil) {
    self.text = text
    self.line = line
  }
}

/// Who makes the instrument, its name, number and subject.
public struct Head: Sendable {
  /// Office, such as "Bupati Kapuas".
  public var maker: Written?
  /// Province, without the word itself.
  public var province: Written?
  /// Name before the number, such as "Peraturan Bupati Kapuas".
  public var name: Written?
  public var subject: Written?
  /// Number; nil before it is given.
  public var number: String?
  public var year: String?
  public var line: Int?
  /// The instrument that this one amends.
  public var amended: NamedInstrument?
  /// Earlier amendments, in their order: of the amended instrument, or of this one where it amends none.
  public var amendments: [NamedInstrument] = []
  /// Lines as the source text has them.
  public var original: [Written]
  public var place: Place

  public init(
    maker: Written? = nil, province: Written? = nil, name: Written? = nil, subject: Written? = nil,
    number: String? = nil, year: String? = nil, line: Int? = nil, original: [Written] = [],
    place: Place = .none
  ) {
    self.maker = maker
    self.province = province
    self.name = name
    self.subject = subject
    self.number = number
    self.year = year
    self.line = line
    self.original = original
    self.place = place
  }
}

/// Another instrument by its words, whether the register of regulations has it or not.
public struct NamedInstrument: Sendable, Hashable {
  /// Name before the number, such as "Peraturan Bupati Kapuas".
  public var name: String
  public var number: String?
  public var year: String?
  public var subject: String?
  /// Its place in the gazette, such as "Berita Daerah Kabupaten Kapuas Tahun 2024 Nomor 26".
  public var gazette: String?

  public init(
    name: String, number: String? = nil, year: String? = nil, subject: String? = nil,
    gazette: String? = nil
  ) {
    self.name = name
    self.number = number
    self.year = year
    self.subject = subject
    self.gazette = gazette
  }
}

/// From the blessing to "Menetapkan"; a part that is nil is not there.
public struct Preamble: Sendable {
  /// Items behind one heading (Menimbang, Mengingat, Memperhatikan).
  public struct Part: Sendable {
    public var items: [Provision]
    public var line: Int?
    public var place: Place

    public init(_ items: [Provision], line: Int? = nil, place: Place = .none) {
      self.items = items
      self.line = line
      self.place = place
    }
  }

  public var blessing: Written?
  /// Office of who sets it, with its comma.
  public var office: Written?
  public var considerations: Part?
  public var legalBasis: Part?
  public var alsoNoted: Part?
  /// Joint approval of council and head.
  public var approval: Written?
  public var decision: Written?
  /// What is set, without the word "Menetapkan".
  public var enacting: Written?
  public var original: [Written]

  public init() { original = [] }
}

/// Setting, promulgation, copy.
public struct Closing: Sendable {
  /// Place, date and official.
  public struct Signing: Sendable {
    public var town: String?
    /// Date as `yyyy-mm-dd`; nil before it is given.
    public var date: String?
    public var writtenDate: String?
    public var official: Official?
    public var line: Int?
    public var place: Place

    public init(
      town: String? = nil, date: String? = nil, writtenDate: String? = nil,
      official: Official? = nil, line: Int? = nil, place: Place = .none
    ) {
      self.town = town
      self.date = date
      self.writtenDate = writtenDate
      self.official = official
      self.line = line
      self.place = place
    }
  }

  /// Place in Berita Daerah or Lembaran Daerah.
  public struct Gazette: Sendable, Hashable {
    public var name: String?
    public var year: String?
    public var number: String?
    public var line: Int?

    public init(
      name: String? = nil, year: String? = nil, number: String? = nil, line: Int? = nil
    ) {
      self.name = name
      self.year = year
      self.number = number
      self.line = line
    }
  }

  /// The order to promulgate.
  public var order: Written?
  public var setting: Signing?
  public var promulgation: Signing?
  public var gazette: Gazette?
  /// Registration number of a Peraturan Daerah.
  public var registration: Written?
  /// Who certifies the copy.
  public var certification: Signing?
  /// Who receives a copy of a Keputusan.
  public var copies: [Written]
  public var original: [Written]

  public init() {
    copies = []
    original = []
  }
}

/// An official as an instrument names them.
public struct Official: Sendable, Hashable {
  /// Office, with "Pj." where it is held so.
  public var office: String?
  public var name: String?
  public var rank: String?
  /// Civil servant number (NIP).
  public var employeeNumber: String?
  /// Mark in place of the signature on a copy.
  public var mark: String?
  public var place: Place

  public init(
    office: String? = nil, name: String? = nil, rank: String? = nil,
    employeeNumber: String? = nil, mark: String? = nil, place: Place = .none
  ) {
    self.office = office
    self.name = name
    self.rank = rank
    self.employeeNumber = employeeNumber
    self.mark = mark
    self.place = place
  }
}

/// An annex: provisions of its own, or a document of the plan.
public struct Annex: Sendable {
  public var id: String?
  /// Roman number as written or frozen.
  public var number: String?
  /// Key of the document that is the annex, such as `arsitektur`.
  public var document: String?
  public var title: [Inline]
  /// Line of the source text where the title begins.
  public var titleLine: Int?
  public var content: [Provision]
  /// Who signs on its last page; nil means who signs the instrument.
  public var official: Official?
  /// Why it was changed, for the comparison of two versions; it is not printed in the instrument.
  public var reason: String?
  public var line: Int?
  public var original: [Written]
  public var place: Place

  public init(
    id: String? = nil, number: String? = nil, document: String? = nil, title: [Inline] = [],
    content: [Provision] = [], official: Official? = nil, line: Int? = nil,
    original: [Written] = [], place: Place = .none
  ) {
    self.id = id
    self.number = number
    self.document = document
    self.title = title
    self.content = content
    self.official = official
    self.line = line
    self.original = original
    self.place = place
  }
}

/// A piece of the pages of a source text: page number, catchword, running head, noise.
public struct Fragment: Sendable, Hashable {
  /// What the piece is.
  public enum Kind: String, Sendable, Hashable {
    case pageNumber = "nomor-halaman"
    case catchword = "kata-penyambung"
    case pageHead = "kepala-halaman"
    case pageFoot = "kaki-halaman"
    case noise = "derau"
  }

  public var kind: Kind
  public var text: String
  public var line: Int

  public init(_ kind: Kind, _ text: String, line: Int) {
    self.kind = kind
    self.text = text
    self.line = line
  }
}
