/// The findings as SARIF 2.1.0 (OASIS), for code-scanning tools.
public struct SARIFReport: Sendable {
  /// A rule as SARIF lists it.
  public struct Rule: Sendable {
    public var id: String
    public var level: Catatan.Level
    public var text: String

    public init(id: String, level: Catatan.Level, text: String) {
      self.id = id
      self.level = level
      self.text = text
    }
  }

  private let list: [Catatan]
  private let rules: [Rule]
  private let version: String

  /// - Parameters:
  ///   - list: the findings.
  ///   - rules: the catalogue.
  ///   - version: version of the program.
  public init(_ list: [Catatan], rules: [Rule], version: String) {
    self.list = list
    self.rules = rules
    self.version = version
  }

  /// The report, ended by a line break; keys keep a fixed order.
  public var text: String {
    let quote = JSONReport.quote
    let used = Set(list.map(\.id))
    let ruleText = rules.filter { used.contains($0.id) }.map { rule in
      "          {\"id\": \(quote(rule.id)), \"shortDescription\": {\"text\": \(quote(rule.text))}, "
        + "\"defaultConfiguration\": {\"level\": \"\(SARIFReport.level(rule.level))\"}}"
    }.joined(separator: ",\n")
    let results = list.map { "        " + SARIFReport.result($0) }.joined(separator: ",\n")
    return """
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {"driver": {"name": "naskah", "version": \(quote(version)), "language": "id", "rules": [
      \(ruleText)
            ]}},
            "results": [
      \(results)
            ]
          }
        ]
      }

      """
  }

  private static func level(_ level: Catatan.Level) -> String {
    switch level {
    case .kesalahan: "error"
    case .peringatan: "warning"
    case .saran: "note"
    }
  }

  private static func result(_ catatan: Catatan) -> String {
    let quote = JSONReport.quote
    let location = catatan.location
    let text = [catatan.message, catatan.suggestion].compactMap { $0 }.joined(separator: ". ")
    var parts = [
      "\"ruleId\": \(quote(catatan.id))", "\"level\": \"\(level(catatan.level))\"",
      "\"message\": {\"text\": \(quote(text))}",
    ]
    if let file = location.file {
      let region =
        location.sheet == nil && location.line > 0
        ? ", \"region\": {\"startLine\": \(location.line), \"startColumn\": \(max(location.column, 1))}"
        : ""
      let uri = file.split(separator: "/", omittingEmptySubsequences: false).map { part in
        percentEncoded(String(part))
      }.joined(separator: "/")
      parts.append(
        "\"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \(quote(uri))}\(region)}}]"
      )
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  /// A path segment as a URI holds it (RFC 3986): all but unreserved characters escaped.
  private static func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = UnicodeScalar(byte)
      if byte < 128,
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-._~".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }
}
