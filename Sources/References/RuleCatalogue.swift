public import Diagnostics
internal import XMLTree

/// The catalogue of rules (`Schemas/aturan`): id, severity, sentence, remedy and reason of every
/// finding that the program can make.
public struct RuleCatalogue: Sendable {
  /// A rule.
  public struct Rule: Sendable {
    public let id: String
    public internal(set) var level: Catatan.Level
    /// Whether a rule set turned the rule off.
    public internal(set) var isOff = false
    /// Whether no rule set may change the rule: it is about files and the program itself.
    public let isFixed: Bool
    /// Sentence with `%name%` for values.
    public let message: String
    public let remedy: String?
    public let reason: String?
    /// Field of the object that must be filled or mended, for the cell that a finding points to.
    public let field: String?
  }

  /// Rules in the order of their files.
  public private(set) var rules: [Rule]
  private let index: [String: Int]

  /// Loads the files of `Schemas/aturan`.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - names: names of the files without ending, for a run that can break no rule of the others; nil
  ///     for all.
  /// - Throws: `BrokenData` when a file is missing or broken.
  public init(from folder: DataFolder, only names: [String]? = nil) throws(BrokenData) {
    let reader = RuleReader()
    for name in names ?? folder.names(inSchemas: "aturan") {
      let path = folder.schema("aturan/\(name).xml")
      try folder.read(path, to: reader)
      if reader.isBroken { throw BrokenData(file: path, "rule without id or tingkat") }
    }
    rules = reader.rules
    index = Dictionary(
      zip(rules.map(\.id), rules.indices), uniquingKeysWith: { _, later in later })
  }

  /// Changes severities as a rule set says.
  public mutating func apply(_ set: RuleSet) {
    for setting in set.settings {
      guard let position = index[setting.id] else { continue }
      if let level = setting.level { rules[position].level = level }
      rules[position].isOff = setting.level == nil
    }
  }

  /// Position of a rule in the catalogue, for ordering; unknown rules come last.
  public func position(of id: String) -> Int { index[id] ?? rules.count }

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
    let values = RuleCatalogue.quotable(values)
    return Catatan(
      id: id, level: rule?.level ?? .kesalahan,
      message: Words.fill(rule?.message ?? id, values),
      suggestion: suggestion ?? rule?.remedy.map { Words.fill($0, values) }, citation: citation,
      location: location, value: value, unit: unit)
  }

  /// Most characters of a refused value that a sentence quotes; the report has all of them.
  private static let quotedLength = 400

  /// The texts with values that no reader gets to the end of cut short.
  private static func quotable(_ values: [String: String]) -> [String: String] {
    var values = values
    for key in ["nilai", "lain"] {
      guard let text = values[key], text.utf8.count > quotedLength, text.count > quotedLength
      else { continue }
      values[key] = text.prefix(quotedLength) + "…"
    }
    return values
  }
}

/// Takes the rules out of a file of the catalogue as they come.
private final class RuleReader: XMLEventHandler {
  private(set) var rules: [RuleCatalogue.Rule] = []
  private(set) var isBroken = false
  /// The rule that has not ended yet.
  private var current: (id: String, level: Catatan.Level, isFixed: Bool, field: String?)?
  private var message: String?
  private var remedy: String?
  private var reason: String?
  private var part: Part?
  private var text: [UInt8] = []
  private var depth = 0

  private enum Part { case message, remedy, reason }

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    if depth == 2, element.isNamed("aturan") {
      guard let id = element.value("id"),
        let level = element.value("tingkat").flatMap(Catatan.Level.init)
      else {
        isBroken = true
        throw XMLStop()
      }
      current = (id, level, element.value("tetap") == "ya", element.value("bidang"))
      (message, remedy, reason) = (nil, nil, nil)
    } else if depth == 3 {
      part =
        element.isNamed("pesan")
        ? .message : element.isNamed("saran") ? .remedy : element.isNamed("alasan") ? .reason : nil
      text.removeAll(keepingCapacity: true)
    }
  }

  func end(at offset: Int) throws(XMLStop) {
    if depth == 3, let part {
      let text = String(decoding: text, as: UTF8.self).foldingSpace()
      switch part {
      case .message: message = message ?? text
      case .remedy: remedy = remedy ?? text
      case .reason: reason = reason ?? text
      }
      self.part = nil
    }
    if depth == 2, let current {
      rules.append(
        RuleCatalogue.Rule(
          id: current.id, level: current.level, isFixed: current.isFixed,
          message: message ?? "", remedy: remedy, reason: reason, field: current.field))
      self.current = nil
    }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    if part != nil { text.append(contentsOf: bytes) }
  }
}
