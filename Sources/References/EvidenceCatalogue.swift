internal import XMLTree

/// What the documents prove for which indicator of a maturity index (`Schemas/acuan/bukti.xml`), and
/// what each level asks for.
public struct EvidenceCatalogue: Sendable {
  /// What a level asks for.
  public struct Criterion: Sendable {
    public let level: Int
    public let text: String
    /// Conditions that must all hold, such as `ditetapkan`; the schema closes the list.
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
    /// Kinds of architecture objects that are evidence; none where objects say nothing.
    public let objectKinds: [String]
    /// Reference codes that such an object falls under, and words in its name: one is enough.
    public let codes: [String]
    public let words: [String]
    /// Management area.
    public let area: String?
    /// Group of kegiatan.
    public let group: String?
    /// Criteria of the levels, lowest first.
    public let criteria: [Criterion]
    /// `pasti`, `mungkin` or `perlu-telaah`.
    public let certainty: String
  }

  public let all: [Evidence]
  /// Methods of services that are electronic.
  public let electronicMethods: Set<String>

  /// A catalogue without any evidence.
  init() {
    all = []
    electronicMethods = []
  }

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
    var all: [Evidence] = []
    for item in root.elements(named: "indikator") {
      guard let pattern = patterns[item[attribute: "pola"] ?? ""] else {
        let code = item[attribute: "kode"] ?? ""
        throw BrokenData(file: path, "no pola for '\(code)'", at: item.place)
      }
      all.append(EvidenceCatalogue.evidence(item, pattern))
    }
    self.all = all
    electronicMethods = Set(EvidenceCatalogue.list(root[attribute: "metode-elektronik"]))
  }

  private static func list(_ text: String?, _ separator: Character = " ") -> [String] {
    (text ?? "").split(separator: separator).map(String.init)
  }

  private static func evidence(_ item: Element, _ pattern: Element) -> Evidence {
    let subject = ["pokok": item[attribute: "pokok"] ?? ""]
    var criteria: [Int: Criterion] = [:]
    // What an indicator says itself stands before its pattern.
    for element in pattern.elements(named: "kriteria") + item.elements(named: "kriteria") {
      let level = element[attribute: "tingkat"].flatMap { Int($0) } ?? 0
      let text = Words.fill(element.foldedText, subject)
      criteria[level] = Criterion(
        level: level, text: text.prefix(1).uppercased() + text.dropFirst(),
        conditions: list(element[attribute: "syarat"]))
    }
    return Evidence(
      indicator: item[attribute: "kode"] ?? "", documents: list(item[attribute: "dokumen"]),
      kinds: list(item[attribute: "jenis"]), subject: item[attribute: "subjek"],
      objectKinds: list(item[attribute: "objek"]), codes: list(item[attribute: "acuan"]),
      words: list(item[attribute: "kata"], ";"), area: item[attribute: "bidang"],
      group: item[attribute: "muatan"],
      criteria: criteria.values.sorted { $0.level < $1.level },
      certainty: item[attribute: "keyakinan"] ?? pattern[attribute: "keyakinan"] ?? "")
  }
}
