public import Diagnostics
internal import XMLTree

/// The catalogue of rules (`Schemas/aturan`): id, severity, sentence, remedy and reason of every
/// finding that the program can make.
public struct RuleCatalogue: Sendable {
  /// A rule.
  public struct Rule: Sendable {
    public let id: String
    public let level: Catatan.Level
    /// Sentence with `%name%` for values.
    public let message: String
    public let remedy: String?
    public let reason: String?
  }

  /// Rules in the order of their files.
  public let rules: [Rule]
  private let index: [String: Int]

  /// Loads every file of `Schemas/aturan`.
  public init(from folder: DataFolder) throws(BrokenData) {
    var rules: [Rule] = []
    for name in folder.names(inSchemas: "aturan") {
      let path = folder.schema("aturan/\(name).xml")
      for element in try folder.load(path).elements(named: "aturan") {
        guard let id = element[attribute: "id"],
          let level = Catatan.Level(rawValue: element[attribute: "tingkat"] ?? "")
        else { throw BrokenData(file: path, "rule without id or tingkat", at: element.place) }
        rules.append(
          Rule(
            id: id, level: level, message: element.first("pesan")?.foldedText ?? "",
            remedy: element.first("saran")?.foldedText,
            reason: element.first("alasan")?.foldedText))
      }
    }
    self.rules = rules
    var index: [String: Int] = [:]
    for (position, rule) in rules.enumerated() { index[rule.id] = position }
    self.index = index
  }

  /// The rule with this id.
  public func rule(_ id: String) -> Rule? { index[id].map { rules[$0] } }

  /// A finding of rule `id` with its sentence filled in.
  ///
  /// - Parameters:
  ///   - id: id of the rule.
  ///   - location: where the finding lies.
  ///   - values: texts for the `%names%` of the rule's sentences.
  ///   - value: the value that was refused, for the report.
  ///   - suggestion: a remedy found for this case, which replaces the rule's own.
  ///   - citation: article of law behind the finding.
  ///   - unit: kode of the perangkat daerah that must act.
  /// - Returns: the finding.
  public func catatan(
    _ id: String, at location: Location, _ values: [String: String] = [:], value: String? = nil,
    suggestion: String? = nil, citation: String? = nil, unit: String? = nil
  ) -> Catatan {
    let rule = rule(id)
    return Catatan(
      id: id, level: rule?.level ?? .kesalahan,
      message: Words.fill(rule?.message ?? id, values),
      suggestion: suggestion ?? rule?.remedy.map { Words.fill($0, values) }, citation: citation,
      location: location, value: value, unit: unit)
  }
}
