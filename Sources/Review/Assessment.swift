public import References
public import XMLTree

/// What the reviewer says (`Schemas/reviu/penilaian.xsd`).
public struct Assessment: Sendable {
  /// A member of the team that reviewed.
  public struct Member: Sendable {
    public let name: String?
    public let office: String
    public let position: String
  }

  /// An issue with its recommendations.
  public struct Issue: Sendable {
    public let kode: String
    public let text: String
    public let recommendations: [String]
    public let place: Place
  }

  /// What the reviewer concludes about a document.
  public struct Conclusion: Sendable {
    public let document: String
    /// dipertahankan, diubah or diganti.
    public let decision: String
    public let reason: String
    public let place: Place
  }

  /// Something to do.
  public struct FollowUp: Sendable {
    public let issue: String?
    /// Kode of the unit in charge.
    public let unit: String?
    public let person: String?
    /// Last day (ISO 8601).
    public let deadline: String?
    public let text: String
    public let place: Place
  }

  public let number: String?
  /// Day of signature (ISO 8601).
  public let date: String?
  /// rancangan, siap-ditandatangani or ditetapkan.
  public let status: String
  public let method: [String]
  public let sources: [String]
  public let members: [Member]
  /// The facts behind triggers, by key.
  public let triggers: [String: String]
  public let issues: [Issue]
  public let conclusions: [Conclusion]
  public let followUps: [FollowUp]
  /// Office, name and number of who signs.
  public let office: String?
  public let name: String?
  public let nip: String?

  /// Reads an assessment.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - folder: where its schema is.
  /// - Returns: the assessment, or places at which the file does not follow its schema.
  /// - Throws: `BrokenData` when the schema itself does not compile.
  public static func read(
    _ bytes: [UInt8], from folder: DataFolder
  ) throws(BrokenData) -> (assessment: Assessment?, faults: [Place]) {
    let schema = try folder.compiledSchema("reviu/penilaian.xsd")
    let source = XMLSource(parsing: bytes, schema: schema)
    guard source.issues.isEmpty, let root = source.root else {
      return (nil, source.issues.isEmpty ? [.none] : source.issues.map(\.place))
    }
    return (Assessment(root), [])
  }

  private init(_ root: Element) {
    func texts(_ name: String) -> [String] { root.elements(named: name).map(\.foldedText) }
    number = root[attribute: "nomor"]?.foldingSpace()
    date = root[attribute: "tanggal"]?.foldingSpace()
    status = root[attribute: "status"]?.foldingSpace() ?? "rancangan"
    method = texts("metode")
    sources = texts("sumber")
    members = root.elements(named: "anggota").map {
      Member(
        name: $0[attribute: "nama"]?.foldingSpace(),
        office: $0[attribute: "jabatan"]?.foldingSpace() ?? "",
        position: $0[attribute: "kedudukan"]?.foldingSpace() ?? "")
    }
    triggers = Dictionary(
      root.elements(named: "pemicu").map {
        ($0[attribute: "kunci"]?.foldingSpace() ?? "", $0.foldedText)
      }, uniquingKeysWith: { first, _ in first })
    issues = root.elements(named: "isu").map { issue in
      Issue(
        kode: issue[attribute: "kode"]?.foldingSpace() ?? "",
        text: issue.first("uraian")?.foldedText ?? "",
        recommendations: issue.elements(named: "rekomendasi").map(\.foldedText),
        place: issue.place)
    }
    conclusions = root.elements(named: "simpulan").map {
      Conclusion(
        document: $0[attribute: "dokumen"]?.foldingSpace() ?? "",
        decision: $0[attribute: "keputusan"]?.foldingSpace() ?? "", reason: $0.foldedText,
        place: $0.place)
    }
    followUps = root.elements(named: "tindak-lanjut").map {
      FollowUp(
        issue: $0[attribute: "isu"]?.foldingSpace(),
        unit: $0[attribute: "perangkat-daerah"]?.foldingSpace(),
        person: $0[attribute: "penanggung-jawab"]?.foldingSpace(),
        deadline: $0[attribute: "tenggat"]?.foldingSpace(), text: $0.foldedText, place: $0.place)
    }
    let official = root.first("pejabat")
    office = official?[attribute: "jabatan"]?.foldingSpace()
    name = official?[attribute: "nama"]?.foldingSpace()
    nip = official?[attribute: "nip"]?.foldingSpace()
  }
}
