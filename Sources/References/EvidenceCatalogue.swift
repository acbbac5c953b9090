internal import XMLTree

/// What the documents prove for which indicator of a maturity index (`Schemas/acuan/bukti.xml`), and
/// what each level asks for.
public struct EvidenceCatalogue: Sendable {
  /// What a level asks for.
  public struct Criterion: Sendable {
    public let level: Int
    public let text: String
    /// Conditions that must all hold: `dokumen`, `terisi`, `lengkap`, `ditetapkan`, `risalah`,
    /// `bukti-lain`.
    public let conditions: [String]
  }

  /// Where the evidence for an indicator stands.
  public struct Evidence: Sendable {
    /// Code of the indicator.
    public let indicator: String
    /// Keys of the documents that are evidence.
    public let documents: [String]
    /// Kinds of their sections.
    public let kinds: [String]
    /// Domain or group that the section is about; nil for any.
    public let subject: String?
    /// Criteria of the levels, lowest first.
    public let criteria: [Criterion]
    /// `pasti`, `mungkin` or `perlu-telaah`.
    public let certainty: String
  }

  public let all: [Evidence]

  /// A catalogue without any evidence.
  init() { all = [] }

  /// Loads the catalogue.
  ///
  /// - Throws: `BrokenData` when the file is missing or an indicator follows no pattern.
  public init(from folder: DataFolder) throws(BrokenData) {
    let path = folder.schema("acuan/bukti.xml")
    let root = try folder.load(path)
    var patterns: [String: Element] = [:]
    for pattern in root.elements(named: "pola") {
      patterns[pattern[attribute: "kunci"] ?? ""] = pattern
    }
    func list(_ text: String?) -> [String] { (text ?? "").split(separator: " ").map(String.init) }
    var all: [Evidence] = []
    for item in root.elements(named: "indikator") {
      let code = item[attribute: "kode"] ?? ""
      guard let pattern = patterns[item[attribute: "pola"] ?? ""] else {
        throw BrokenData(file: path, "no pola for '\(code)'", at: item.place)
      }
      all.append(
        Evidence(
          indicator: code, documents: list(item[attribute: "dokumen"]),
          kinds: list(item[attribute: "jenis"]), subject: item[attribute: "subjek"],
          criteria: pattern.elements(named: "kriteria").map {
            Criterion(
              level: $0[attribute: "tingkat"].flatMap { Int($0) } ?? 0, text: $0.foldedText,
              conditions: list($0[attribute: "syarat"]))
          }, certainty: pattern[attribute: "keyakinan"] ?? ""))
    }
    self.all = all
  }
}
