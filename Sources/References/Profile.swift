public import XMLTree

/// A citation of an article: Pasal, ayat, huruf, angka.
public struct Citation: Sendable, Hashable {
  /// Short name of the regulation; nil for the profile's own.
  public var regulation: String?
  public var article: String?
  public var paragraph: String?
  public var letter: String?
  public var number: String?

  init(_ element: Element) {
    regulation = element[attribute: "peraturan"]
    article = element[attribute: "pasal"]
    paragraph = element[attribute: "ayat"]
    letter = element[attribute: "huruf"]
    number = element[attribute: "angka"]
  }

  /// The citation in words, such as "Pasal 4 ayat (3) huruf a"; the words are legal terms of the
  /// locale file.
  public func text(_ words: Words) -> String { parts(words).joined(separator: " ") }

  /// Order of the text: by article, ayat, huruf, angka; the own regulation first.
  fileprivate static func precedes(_ left: Citation, _ right: Citation) -> Bool {
    func rank(_ citation: Citation) -> (String, Int, Int, String, Int) {
      (
        citation.regulation ?? "", Int(citation.article ?? "") ?? 0,
        Int(citation.paragraph ?? "") ?? 0, citation.letter ?? "", Int(citation.number ?? "") ?? 0
      )
    }
    return rank(left) < rank(right)
  }

  /// The words of each level, from the regulation down.
  fileprivate func parts(_ words: Words) -> [String] {
    [
      regulation, article.map { words.text("rujuk.pasal", ["n": $0]) },
      paragraph.map { words.text("rujuk.ayat", ["n": $0]) },
      letter.map { words.text("rujuk.huruf", ["n": $0]) },
      number.map { words.text("rujuk.angka", ["n": $0]) },
    ].compactMap { $0 }
  }
}

/// A statement of a law: a key, its words and where it stands.
public struct Statement: Sendable {
  public let key: String
  public let name: String
  public let citations: [Citation]
  /// For a content of a document: keys of the outline that fulfil it, where its own key is none.
  public let fulfilledBy: [String]

  init(_ element: Element) {
    key = element[attribute: "kunci"] ?? ""
    name = element[attribute: "nama"] ?? element[attribute: "jabatan"] ?? element.ownText
    citations = Statement.citations(element)
    fulfilledBy = (element[attribute: "bagian"] ?? "").split(separator: " ").map(String.init)
  }

  /// The citations of a statement; those whose number was only inferred are not printed.
  static func citations(_ element: Element) -> [Citation] {
    element.elements(named: "dasar").filter { $0[attribute: "status"] != "disimpulkan" }
      .map(Citation.init)
  }

  /// The citations in words, joined; nil when the law is silent.
  public func citation(_ words: Words) -> String? { Statement.citation(citations, words) }

  /// Citations as a legal text joins them: what two of them share is said once, such as
  /// "Pasal 32 ayat (1) dan ayat (2)"; each is named once.
  public static func citation(_ citations: [Citation], _ words: Words) -> String? {
    var seen: Set<Citation> = []
    var texts: [String] = []
    var previous: [String] = []
    for citation in citations.sorted(by: Citation.precedes) where seen.insert(citation).inserted {
      let parts = citation.parts(words)
      let isSibling = parts.count == previous.count && parts.count > 1
      let shared = isSibling && parts.dropLast() == previous.dropLast()
      texts.append(shared ? parts[parts.count - 1] : parts.joined(separator: " "))
      previous = parts
    }
    switch texts.count {
    case 0: return nil
    case 1: return texts[0]
    case 2: return words.text("gabung.dua", ["a": texts[0], "b": texts[1]])
    default:
      let head = texts.dropLast().joined(separator: ", ")
      return words.text("gabung.banyak", ["awal": head, "akhir": texts[texts.count - 1]])
    }
  }
}

/// The profile of a region: what its regulation demands, as data (`Schemas/profil`).
public struct Profile: Sendable {
  /// What the law says about one document.
  public struct Document: Sendable {
    public let key: String
    public let name: String
    public let isRequired: Bool
    public let contents: [Statement]
    /// Years that the document covers, and whether fewer are allowed; nil when the law is silent.
    public let years: Int?
    public let allowsFewerYears: Bool
    public let periodStatement: Statement?
    public let alignments: [Statement]
    public let drafter: Statement?
    public let setter: Statement?
    /// Instrument that sets the document; nil when the law does not name it.
    public let instrument: String?
    public let review: Review?
  }

  /// The review of a document under the law's own name.
  public struct Review: Sendable {
    /// Name in the law: reviu, revisi, review, perubahan.
    public let name: String
    /// wajib, harus or dapat.
    public let modality: String
    /// Word between the triggers: atau, dan/atau, dan.
    public let connector: String
    public let times: [Statement]
    public let triggers: [Statement]
    public let reviewer: Statement?
    public let receiver: Statement?
  }

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
    /// `2 tahun`; nil where the law names times instead.
    public let interval: String?
    /// Whether the interval is the longest allowed.
    public let isMinimum: Bool
    public let times: [Statement]
    public let actor: String?
  }

  public let key: String
  /// Key of the generation of terms (`spbe`, `pemdi`).
  public let generation: String
  /// Full and short name of the regulation.
  public let regulation: String
  public let shortRegulation: String
  public let domains: [Statement]
  /// Groups of kegiatan (muatan) in the order of the law.
  public let groups: [Statement]
  public let documents: [Document]
  public let duties: [PeriodicDuty]
  public let teams: [Statement]
  public let management: [Statement]
  /// Who coordinates each management area by law, by the key of the area.
  public let coordinators: [String: [Statement]]
  public let terms: [Term]
  /// Keys of the legal basis in the register of regulations, in order.
  public let legalBasis: [String]

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
    let law = root.first("peraturan")
    regulation = law?[attribute: "sebutan"] ?? ""
    shortRegulation = law?[attribute: "singkat"] ?? ""
    domains = Profile.statements(root.first("domain"), "butir")
    groups = Profile.statements(root.first("kelompok-kegiatan"), "muatan")
    documents = root.elements(named: "dokumen").map(Profile.document)
    duties = root.elements(named: "kewajiban-berkala").map { duty in
      PeriodicDuty(
        statement: Statement(duty), interval: duty[attribute: "setiap"],
        isMinimum: duty[attribute: "aturan"] == "paling-sedikit",
        times: duty.elements(named: "waktu").map(Statement.init),
        actor: duty[attribute: "pelaksana"])
    }
    teams = root.elements(named: "tim").map(Statement.init)
    management = Profile.statements(root.first("manajemen"), "bidang")
    var coordinators: [String: [Statement]] = [:]
    for area in root.first("manajemen")?.elements(named: "bidang") ?? [] {
      coordinators[area[attribute: "kunci"] ?? ""] = Profile.statements(area, "koordinator")
    }
    self.coordinators = coordinators
    terms = (root.first("pengertian")?.elements(named: "istilah") ?? []).map { term in
      Term(
        name: term[attribute: "nama"] ?? "", abbreviation: term[attribute: "singkatan"],
        meaning: term.ownText,
        citations: Statement.citations(term))
    }
    legalBasis = (root.first("dasar-hukum")?.elements(named: "rujuk") ?? [])
      .compactMap { $0[attribute: "kunci"] }
  }

  /// What the law says about the document with this key.
  public func document(_ key: String) -> Document? { documents.first { $0.key == key } }

  private static func statements(_ parent: Element?, _ name: String) -> [Statement] {
    (parent?.elements(named: name) ?? []).map(Statement.init)
  }

  private static func document(_ element: Element) -> Document {
    let period = element.first("periode")
    let setter = element.first("penetap")
    return Document(
      key: element[attribute: "kunci"] ?? "", name: element[attribute: "nama"] ?? "",
      isRequired: element[attribute: "wajib"] == "ya",
      contents: element.elements(named: "isi").map(Statement.init),
      years: period?[attribute: "tahun"].flatMap { Int($0) },
      allowsFewerYears: period?[attribute: "aturan"] == "paling-lama",
      periodStatement: period.map(Statement.init),
      alignments: element.elements(named: "keselarasan").map(Statement.init),
      drafter: element.first("penyusun").map(Statement.init),
      setter: setter.map(Statement.init), instrument: setter?[attribute: "instrumen"],
      review: element.first("reviu").map(review))
  }

  private static func review(_ element: Element) -> Review {
    Review(
      name: element[attribute: "nama"] ?? "", modality: element[attribute: "sifat"] ?? "",
      connector: element[attribute: "konektor"] ?? "",
      times: element.elements(named: "waktu").map(Statement.init),
      triggers: element.elements(named: "pemicu").map(Statement.init),
      reviewer: element.first("pelaksana").map(Statement.init),
      receiver: element.first("penerima").map(Statement.init))
  }
}

extension Element {
  /// Text of the element itself, without that of its child elements, folded.
  var ownText: String {
    children.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
      .foldingSpace()
  }
}
