public import Diagnostics
public import References
internal import XMLTree

/// The kinds of formal defects and their words (`Schemas/telaah/cacat.xml`).
public struct DefectCatalogue: Sendable {
  /// A kind of defect.
  public struct Kind: Sendable {
    public let id: String
    /// What several ids share, such as `rujukan-salah-sasaran`.
    public let name: String
    public let certainty: Catatan.Certainty
    let message: String
    let remedy: String
    public let reason: String
  }

  /// Kinds in the order of the file.
  public let kinds: [Kind]
  private let index: [String: Int]
  private let phrases: [String: String]

  /// Loads the catalogue.
  public init(from folder: DataFolder) throws(BrokenData) {
    let path = folder.schema("telaah/cacat.xml")
    let root = try folder.load(path)
    var kinds: [Kind] = []
    for element in root.elements(named: "cacat") {
      guard let id = element[attribute: "id"], let name = element[attribute: "jenis"],
        let certainty = element[attribute: "keyakinan"].flatMap(Catatan.Certainty.init)
      else {
        throw BrokenData(file: path, "defect without id, kind or certainty", at: element.place)
      }
      kinds.append(
        Kind(
          id: id, name: name, certainty: certainty,
          message: element.first("pesan")?.foldedText ?? "",
          remedy: element.first("saran")?.foldedText ?? "",
          reason: element.first("alasan")?.foldedText ?? ""))
    }
    self.kinds = kinds
    var index: [String: Int] = [:]
    for (position, kind) in kinds.enumerated() { index[kind.id] = position }
    self.index = index
    var phrases: [String: String] = [:]
    for element in root.elements(named: "kata") {
      if let key = element[attribute: "kunci"] { phrases[key] = element.foldedText }
    }
    self.phrases = phrases
  }

  /// The kind with this id.
  public func kind(_ id: String) -> Kind? { index[id].map { kinds[$0] } }

  /// A phrase with `%name%` replaced.
  public func phrase(_ key: String, _ values: [String: String] = [:]) -> String {
    Words.fill(phrases[key] ?? "⟦\(key)⟧", values)
  }

  /// A finding in words.
  func catatan(_ defect: Defect, _ reading: Reading, file: String?) -> Catatan {
    let kind = kind(defect.rule)
    var values = defect.values
    values["usul"] = values["usulan"].map { phrase("usul", ["usulan": $0]) } ?? ""
    let words = reading.source.words
    let quote = reading.quote(defect.words, of: defect.unit)
    values["kutipan"] = values["kutipan"] ?? DefectCatalogue.short(quote)
    let first = defect.words.first.map { words[$0] }
    var catatan = Catatan(
      id: defect.rule, level: (kind?.certainty ?? .needsReview).level,
      message: Words.fill(kind?.message ?? defect.rule, values),
      suggestion: kind.map { Words.fill($0.remedy, values) }, citation: nil,
      location: Location(
        file: file, line: first?.line ?? reading.units[defect.unit].line,
        column: first?.column ?? 1, path: values["tempat"]))
    catatan.legal = Catatan.Legal(
      kind: kind?.name ?? "", quote: quote, expected: defect.expected,
      certainty: kind?.certainty ?? .needsReview)
    return catatan
  }

  /// A quotation of a length that a sentence can carry.
  static func short(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard words.count > 16 else { return text }
    return words.prefix(8).joined(separator: " ") + " … " + words.suffix(6).joined(separator: " ")
  }
}

/// A defect before it is put into words.
struct Defect: Sendable {
  /// Id in the catalogue.
  var rule: String
  /// The unit that has it.
  var unit: Int
  /// The words that are quoted.
  var words: Range<Int>
  /// What would be right.
  var expected: String?
  /// Texts for the sentence.
  var values: [String: String] = [:]
}
