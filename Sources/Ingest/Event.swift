public import XMLTree

/// An event of the process log: a letter, a meeting, what was decided there.
public struct Event: Sendable {
  /// When a meeting is held.
  public struct Time: Sendable, Hashable {
    /// Day (ISO 8601), where it is not that of the paper.
    public var date: String?
    /// Hour of the beginning as written, such as `09.00`.
    public var start: String?
    /// Hour of the end as written; nil means open.
    public var end: String?

    public init(date: String? = nil, start: String? = nil, end: String? = nil) {
      self.date = date
      self.start = start
      self.end = end
    }
  }

  /// Somebody by office, and by name where it is known.
  public struct Person: Sendable, Hashable {
    public var office: String
    public var name: String?
    public var nip: String?
    /// Rank; only of who signs.
    public var rank: String?

    public init(office: String, name: String? = nil, nip: String? = nil, rank: String? = nil) {
      self.office = office
      self.name = name
      self.nip = nip
      self.rank = rank
    }
  }

  /// Somebody who took part.
  public struct Participant: Sendable, Hashable {
    public var person: Person
    /// Kode of the unit; nil for who comes from elsewhere.
    public var unit: String?
    /// Body outside the government.
    public var organisation: String?
    /// Whether the participant came; nil when it is not recorded.
    public var isPresent: Bool?
    /// Whether the participant signs a berita acara.
    public var signs: Bool
    public var place: Place
  }

  /// Something decided, with who carries it out and until when.
  public struct Resolution: Sendable, Hashable {
    public var text: String
    public var actor: String?
    /// Day (ISO 8601).
    public var deadline: String?
    public var place: Place
  }

  /// Kode; nil for an event of an older plan.
  public var kode: String?
  /// Kind (code list `jenis-peristiwa`).
  public var kind: String
  /// Day of the paper (ISO 8601).
  public var date: String
  public var number: String?
  public var subject: String
  /// Who took part, or to whom a letter goes.
  public var parties: [String]
  public var time: Time?
  public var venue: String?
  public var agenda: [String]
  public var participants: [Participant]
  public var chair: Person?
  public var recorder: Person?
  public var result: String?
  public var resolutions: [Resolution]
  public var signer: Person?
  /// Who receives a copy.
  public var copies: [String]
  /// How a letter is to be handled, as the code list names it.
  public var handling: String?
  /// What is enclosed, in words.
  public var enclosure: String?
  /// Kode of the unit whose letterhead the paper bears; nil means the one that manages SPBE.
  public var unit: String?
  /// Kode of the event whose meeting it is about.
  public var meeting: Placed<String>?
  /// Key of the document or report that it belongs to; nil means all.
  public var document: String?
  /// Whether the paper has been signed; nil when it is not recorded.
  public var isSigned: Bool?
  /// Keys of the periodic duties that were carried out with it (`DutySchedule`).
  public var duties: [String]
  public var place: Place
}
