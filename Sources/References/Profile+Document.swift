internal import XMLTree

extension Profile {
  /// What the law says about one document.
  public struct Document: Sendable {
    public let key: String
    public let name: String
    public let isRequired: Bool
    /// Provisions that call for the document; none where the law knows no such document.
    public let citations: [Citation]
    /// Key of the document that it is a part of, where the law knows it only as such.
    public let partOf: String?
    /// Required contents in the order of the law.
    public let contents: [Statement]
    /// The form that the law gives the document, where it says one.
    public let form: Statement?
    /// nil when the law is silent.
    public let period: PeriodRule?
    public let alignments: [Statement]
    public let drafters: [Statement]
    public let setter: Statement?
    /// Instrument that sets the document; nil when the law does not name it.
    public let instrument: String?
    /// Provisions of a law of higher rank that leave further rules to the instrument.
    public let delegation: [Citation]
    /// Whether the document is the annex of the profile's own regulation, so that its successor
    /// amends or replaces that regulation.
    public let isAnnex: Bool
    public let consultations: [Statement]
    public let reviews: [Review]
  }

  /// How many years a document covers.
  public struct PeriodRule: Sendable {
    /// How the number binds (`PeriodRuleType`).
    public enum Binding: String, Sendable {
      case exactly = "tepat"
      case atMost = "paling-lama"
      case atLeast = "paling-sedikit"
    }

    public let years: Int
    public let binding: Binding
    public let statement: Statement
    /// Conditions on which the document may cover fewer years.
    public let conditions: [Statement]

    /// Whether a document may cover so many years.
    public func allows(_ years: Int) -> Bool {
      switch binding {
      case .exactly: years == self.years
      case .atMost: (1...max(self.years, 1)).contains(years)
      case .atLeast: years >= self.years
      }
    }
  }

  /// The review of a document under the law's own name.
  public struct Review: Sendable {
    /// Key of the time of a review outside the times that the law names.
    public static let outOfTurn = "sewaktu-waktu"

    /// Name in the law: reviu, revisi, review, perubahan.
    public let name: String
    /// wajib, harus or dapat.
    public let modality: String
    /// Word between the triggers: atau, dan/atau, dan.
    public let connector: String
    /// Word between the times, where they are a list of more than one.
    public let timeConnector: String?
    /// Words of the law for all its times, where one word between them does not join them.
    public let timesPhrase: String?
    /// How the law leads from the review to what it rests on; nil where it says that it rests on it.
    public let lead: String?
    /// Provisions about the review as a whole.
    public let citations: [Citation]
    public let times: [Statement]
    public let triggers: [Statement]
    /// Whether every review needs a ground, not only one outside the times of the law.
    public let alwaysNeedsTrigger: Bool
    public let reviewer: Statement?
    public let receiver: Statement?
    /// Who sets the change that follows, and by which instrument.
    public let setter: Statement?
    public let instrument: String?
  }
}

extension Profile.Document {
  init(_ element: Element) {
    let setter = element.first("penetap")
    key = element[attribute: "kunci"] ?? ""
    name = element[attribute: "nama"] ?? ""
    isRequired = element[attribute: "wajib"] == "ya"
    citations = Statement.citations(element)
    partOf = element[attribute: "dalam"]
    contents = element.elements(named: "isi").map(Statement.init)
    form = element.first("bentuk").map(Statement.init)
    period = element.first("periode").flatMap(Profile.PeriodRule.init)
    alignments = element.elements(named: "keselarasan").map(Statement.init)
    drafters = element.elements(named: "penyusun").map(Statement.init)
    self.setter = setter.map(Statement.init)
    instrument = setter?[attribute: "instrumen"]
    delegation = setter?.first("pelimpahan").map(Statement.citations) ?? []
    isAnnex = setter?[attribute: "lampiran"] == "ya"
    consultations = element.elements(named: "konsultasi").map(Statement.init)
    reviews = element.elements(named: "reviu").map(Profile.Review.init)
  }
}

extension Profile.PeriodRule {
  init?(_ element: Element) {
    guard let years = element[attribute: "tahun"].flatMap({ Int($0) }) else { return nil }
    self.years = years
    binding = element[attribute: "aturan"].flatMap(Binding.init) ?? .exactly
    statement = Statement(element)
    conditions = element.elements(named: "syarat").map(Statement.init)
  }
}

extension Profile.Review {
  init(_ element: Element) {
    name = element[attribute: "nama"] ?? ""
    modality = element[attribute: "sifat"] ?? ""
    connector = element[attribute: "konektor"] ?? ""
    timeConnector = element[attribute: "konektor-waktu"]
    timesPhrase = element[attribute: "frasa-waktu"]
    lead = element[attribute: "pengantar-pemicu"]
    citations = Statement.citations(element)
    times = element.elements(named: "waktu").map(Statement.init)
    triggers = element.elements(named: "pemicu").map(Statement.init)
    alwaysNeedsTrigger = element[attribute: "lingkup-pemicu"] == "setiap-reviu"
    reviewer = element.first("pelaksana").map(Statement.init)
    receiver = element.first("penerima").map(Statement.init)
    let setter = element.first("penetap")
    self.setter = setter.map(Statement.init)
    instrument = setter?[attribute: "instrumen"]
  }
}
