/// A paper in the shape that offices use (naskah dinas): a letter, a memorandum, minutes, a report of
/// a meeting, with finished texts only. What is empty is not printed.
///
/// Every paper of the program is one of these, whoever makes it: papers of the process log
/// (`ProcessPapers`), papers that accompany a draft, recommendations. `LetterWriter` turns it into a
/// prepared tree of its own, or into blocks of a section of another document, where it is an annex.
public struct Letter: Sendable {
  /// A label with its value, such as Nomor, Hari/tanggal, Hal.
  public struct Field: Sendable, Hashable {
    public let label: String
    /// Lines of the value.
    public let lines: [String]

    public init(_ label: String, _ lines: [String]) {
      self.label = label
      self.lines = lines
    }

    public init(_ label: String, _ line: String) { self.init(label, [line]) }
  }

  /// A table with a row of heads and no number.
  public struct Grid: Sendable {
    /// A column: its head, its share of the width, and `kanan` or `tengah` where it is not to the left.
    public struct Column: Sendable, Hashable {
      public let title: String
      public let width: Int
      public let alignment: String?

      public init(_ title: String, width: Int, alignment: String? = nil) {
        self.title = title
        self.width = width
        self.alignment = alignment
      }
    }

    /// What the table holds, for who does not see it.
    public let title: String
    public let columns: [Column]
    /// Rows, with a text for each column.
    public var rows: [[String]]

    public init(_ title: String, columns: [Column], rows: [[String]]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }
  }

  /// A block of the text.
  public enum Block: Sendable {
    case paragraph(String)
    /// A heading inside the paper.
    case heading(String)
    case fields([Field])
    /// Numbered items.
    case list([String])
    case grid(Grid)
  }

  /// Who signs, with the lines above the office, such as place and date.
  public struct Signature: Sendable, Hashable {
    public var lead: [String]
    /// Office, with its comma.
    public var office: String
    /// Name, or dots.
    public var name: String
    public var rank: String?
    /// Civil servant number with its label.
    public var nip: String?

    public init(
      lead: [String] = [], office: String, name: String, rank: String? = nil, nip: String? = nil
    ) {
      self.lead = lead
      self.office = office
      self.name = name
      self.rank = rank
      self.nip = nip
    }
  }

  /// Name of its files, and its id: lower-case letters, digits and hyphens.
  public var key: String
  /// Kind of paper, such as `undangan`; a token of the role of the DocBook.
  public var kind: String
  /// What it is, in one line: "Undangan: Rapat pembahasan rancangan".
  public var title: String
  /// rancangan, siap-ditandatangani or ditetapkan (signed).
  public var status: String
  /// Kode of the event of the process log that it is made of, by which a form that was filled in finds
  /// its way back; nil for other papers, and for events without one.
  public var event: String?
  public var head: Letterhead?
  /// Centred lines in capitals above the text, such as BERITA ACARA and its number.
  public var heading: [String] = []
  /// Place and date at the upper right.
  public var dateLine: String?
  /// Fields above the text: Nomor, Sifat, Lampiran, Hal.
  public var fields: [Field] = []
  /// Lines of the address: "Yth. Kepala Bagian Hukum", "di", "Tempat".
  public var addressee: [String] = []
  public var blocks: [Block] = []
  /// Who signs; two and more stand side by side.
  public var signatures: [Signature] = []
  /// Who receives a copy.
  public var copies: [String] = []

  public init(key: String, kind: String, title: String, status: String) {
    self.key = key
    self.kind = kind
    self.title = title
    self.status = status
  }
}

/// The letterhead (kop) of a unit.
public struct Letterhead: Sendable, Hashable {
  /// The government, in capitals.
  public let government: String
  /// The unit in capitals; nil for a letter of the head of the region.
  public let unit: String?
  /// Address and the like, as the house style has it.
  public let lines: [String]

  public init(government: String, unit: String?, lines: [String]) {
    self.government = government
    self.unit = unit
    self.lines = lines
  }
}
