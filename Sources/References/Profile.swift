public import XMLTree

/// The profile of a region: what its regulation demands, as data (`Schemas/profil`).
public struct Profile: Sendable {
  /// A definition.
  public struct Term: Sendable {
    public let name: String
    public let abbreviation: String?
    public let meaning: String
    public let citations: [Citation]
  }

  /// A duty that comes back after some years.
  public struct PeriodicDuty: Sendable {
    public let statement: Statement
    /// nil where the law names times instead, or says only that the duty comes back.
    public let interval: Interval?
    /// Whether the interval is the longest allowed.
    public let isMinimum: Bool
    public let times: [Statement]
    public let actor: String?
    public let receiver: String?
    /// What it is done to, where each object has its own turn.
    public let objects: [Statement]
    /// Key of the group of kegiatan that carries the duty out, where a plan shows it.
    public let group: String?
    /// What the duty is: pemantauan or audit; nil for anything else.
    public let kind: String?
  }

  /// A team that the law calls for.
  public struct Team: Sendable {
    public let statement: Statement
    /// Office that sets it up, and the instrument; nil where the law does not name them.
    public let setter: String?
    public let instrument: String?
    public let members: [Member]
    /// What the team has to do, and the functions that it has in doing so.
    public let tasks: [Statement]
    public let functions: [Statement]
  }

  /// A member of a team that the law names.
  public struct Member: Sendable {
    /// Place in the team, and the office that takes it.
    public let position: String
    public let office: String
    /// Whether the office is left to a choice.
    public let isChosen: Bool
    public let citations: [Citation]
  }

  /// An instrument that the law calls for besides the documents.
  public struct Decision: Sendable {
    public let statement: Statement
    public let setter: String?
    public let instrument: String?
  }

  /// A duty that is due once.
  public struct Deadline: Sendable {
    public let statement: Statement
    /// Time allowed, and the day from which it runs (ISO 8601).
    public let interval: Interval?
    public let since: String
    /// Instrument that must be set by then, where the duty is to set one.
    public let instrument: String?

    /// The last day (ISO 8601); nil when it cannot be told.
    public var lastDay: String? { interval?.day(after: since) }
  }

  /// A note on the text of the law: what is written and what is meant, or what it leaves open.
  public struct Note: Sendable {
    /// rujukan, penulisan, istilah, kosong or tafsir.
    public let kind: String
    public let text: String
    public let citations: [Citation]
  }

  public let key: String
  /// Key of the generation of terms (`spbe`, `pemdi`).
  public let generation: String
  /// Key of the regulation in the register.
  public let regulationKey: String
  /// Full and short name of the regulation.
  public let regulation: String
  public let shortRegulation: String
  /// First and last day on which the regulation is in force (ISO 8601); nil while it still is.
  public let validFrom: String
  public let validUntil: String?
  /// Elements of SPBE (unsur) in the order of the law.
  public let elements: [Statement]
  public let domains: [Statement]
  /// Groups of kegiatan (muatan) in the order of the law.
  public let groups: [Statement]
  public let documents: [Document]
  public let duties: [PeriodicDuty]
  public let teams: [Team]
  public let decisions: [Decision]
  public let deadlines: [Deadline]
  /// What proposals of the yearly round need, in the order of the law.
  public let recommendations: [Recommendation]
  public let management: [Statement]
  /// Who coordinates each management area by law, by the key of the area.
  public let coordinators: [String: [Statement]]
  public let terms: [Term]
  /// Keys of the legal basis in the register of regulations, in order.
  public let legalBasis: [String]
  public let notes: [Note]
  /// Schematron schemas of the region's own: paths beside the profile.
  public let ruleFiles: [String]

  /// Loads the profile at `path` with everything that it imports.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - folder: where imported profiles are.
  ///   - schema: schema to judge the file by, for files that the user brings.
  /// - Throws: `BrokenData` when a file is missing or broken, or imports run in a circle.
  public init(
    path: String, from folder: DataFolder, schema: XMLSchema? = nil
  ) throws(BrokenData) {
    let root = try ProfileImport(folder: folder).load(path, schema: schema)
    key = root[attribute: "kunci"] ?? ""
    generation = root[attribute: "generasi"] ?? "spbe"
    validFrom = root[attribute: "berlaku-mulai"] ?? ""
    validUntil = root[attribute: "berlaku-sampai"]
    let law = root.first("peraturan")
    regulationKey = law?[attribute: "kunci"] ?? ""
    regulation = law?[attribute: "sebutan"] ?? ""
    shortRegulation = law?[attribute: "singkat"] ?? ""
    elements = Profile.statements(root.first("unsur"), "butir")
    domains = Profile.statements(root.first("domain"), "butir")
    groups = Profile.statements(root.first("kelompok-kegiatan"), "muatan")
    documents = root.elements(named: "dokumen").map(Document.init)
    duties = root.elements(named: "kewajiban-berkala").map(PeriodicDuty.init)
    teams = root.elements(named: "tim").map(Team.init)
    decisions = root.elements(named: "keputusan").map {
      Decision(
        statement: Statement($0), setter: $0[attribute: "jabatan"],
        instrument: $0[attribute: "instrumen"])
    }
    deadlines = root.elements(named: "tenggat").map {
      Deadline(
        statement: Statement($0), interval: $0[attribute: "paling-lama"].flatMap(Interval.init),
        since: $0[attribute: "sejak"] ?? "", instrument: $0[attribute: "instrumen"])
    }
    recommendations = root.elements(named: "rekomendasi").map(Recommendation.init)
    management = Profile.statements(root.first("manajemen"), "bidang")
    var coordinators: [String: [Statement]] = [:]
    for area in root.first("manajemen")?.elements(named: "bidang") ?? [] {
      coordinators[area[attribute: "kunci"] ?? ""] = Profile.statements(area, "koordinator")
    }
    self.coordinators = coordinators
    terms = (root.first("pengertian")?.elements(named: "istilah") ?? []).map { term in
      Term(
        name: term[attribute: "nama"] ?? "", abbreviation: term[attribute: "singkatan"],
        meaning: term.ownText, citations: Statement.citations(term))
    }
    legalBasis = (root.first("dasar-hukum")?.elements(named: "rujuk") ?? [])
      .compactMap { $0[attribute: "kunci"] }
    notes = root.elements(named: "catatan").map {
      Note(
        kind: $0[attribute: "jenis"] ?? "", text: $0.ownText,
        citations: Statement.citations($0))
    }
    ruleFiles = root.elements(named: "aturan").compactMap { $0[attribute: "berkas"] }.map {
      Profile.beside(path, $0)
    }
  }

  /// What the law says about the document with this key.
  public func document(_ key: String) -> Document? { documents.first { $0.key == key } }

  /// Citations in words with the short name of their regulation; nil when there are none.
  public func cite(_ citations: [Citation], _ words: Words) -> String? {
    let own = Statement.citation(citations.filter { $0.regulation == nil }, words)
    let others = Statement.citation(citations.filter { $0.regulation != nil }, words)
    let texts = [own.map { "\(shortRegulation) \($0)" }, others].compactMap(\.self)
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }

  private static func statements(_ parent: Element?, _ name: String) -> [Statement] {
    (parent?.elements(named: name) ?? []).map(Statement.init)
  }

  /// Path of a file that lies in the folder of the file at `path`.
  static func beside(_ path: String, _ name: String) -> String {
    path.lastIndex(of: "/").map { path[...$0] + name } ?? name
  }
}

extension Profile.PeriodicDuty {
  init(_ element: Element) {
    statement = Statement(element)
    interval = element[attribute: "setiap"].flatMap(Interval.init)
    isMinimum = element[attribute: "aturan"] == "paling-sedikit"
    times = element.elements(named: "waktu").map(Statement.init)
    actor = element[attribute: "pelaksana"]
    receiver = element[attribute: "penerima"]
    objects = element.elements(named: "objek").map(Statement.init)
    group = element[attribute: "muatan"]
    kind = element[attribute: "jenis"]
  }
}

extension Profile.Team {
  init(_ element: Element) {
    statement = Statement(element)
    setter = element[attribute: "jabatan"]
    instrument = element[attribute: "instrumen"]
    members = element.elements(named: "anggota").map {
      Profile.Member(
        position: $0[attribute: "kedudukan"] ?? "", office: $0[attribute: "jabatan"] ?? "",
        isChosen: $0[attribute: "dipilih"] == "ya", citations: Statement.citations($0))
    }
    tasks = element.elements(named: "tugas").map(Statement.init)
    functions = element.elements(named: "fungsi").map(Statement.init)
  }
}
