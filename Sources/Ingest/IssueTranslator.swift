public import Diagnostics
public import References
public import XMLTree

/// Turns what libxml2 said into findings with our ids and Indonesian sentences.
public struct IssueTranslator: Sendable {
  private let library: Library
  private let file: String
  /// Names that the vocabulary knows, for suggestions.
  private let names: Set<String>

  /// - Parameters:
  ///   - library: rules and words.
  ///   - file: the file as the user named it.
  ///   - names: names that the vocabulary knows.
  public init(library: Library, file: String, names: Set<String> = []) {
    self.library = library
    self.file = file
    self.names = names
  }

  /// Rule for each code of libxml2 (`xmlParserErrors`, `xmlSchemaValidError`); any other code falls
  /// to the general rule of its origin.
  private static let rules: [Int: String] = [
    4: "XML002", 5: "XML010", 9: "XML004", 76: "XML005", 77: "XML003", 81: "XML006", 32: "XML006",
    26: "XML007", 27: "XML007", 42: "XML008", 38: "XML009", 39: "XML009", 40: "XML009",
    41: "XML009", 89: "XML010", XMLIssue.doctypeCode: "XML011", XMLIssue.tooLargeCode: "XML012",
    XMLIssue.textTooLongCode: "XML014",
    1824: "SKM003", 1839: "SKM011", 1831: "SKM011", 1832: "SKM011", 1833: "SKM013",
    1834: "SKM013", 1840: "SKM004", 1841: "SKM012", 1843: "SKM012", 1866: "SKM005",
    1868: "SKM006", 1877: "SKM007", 1845: "SKM008",
  ]

  /// The finding behind an issue.
  public func catatan(_ issue: XMLIssue) -> Catatan {
    var id = IssueTranslator.rules[issue.code] ?? (issue.origin == .parser ? "XML001" : "SKM001")
    if issue.origin == .parser, issue.detail.contains("xcessive depth") { id = "XML013" }
    if issue.origin == .parser, issue.detail.contains("entity") { id = "XML007" }
    if issue.code == 1871 { id = issue.detail.contains("Missing child") ? "SKM002" : "SKM010" }
    if issue.code == 1839 || issue.code == 1824, issue.value == nil { id = "SKM001" }
    var values = [
      "elemen": issue.element ?? "", "atribut": issue.attribute ?? "", "nilai": issue.value ?? "",
      "rincian": issue.detail, "harapan": issue.expected.joined(separator: ", "),
    ]
    values["tempat"] = issue.attribute.map { "@\($0)" } ?? issue.element ?? ""
    let location = Location(
      file: file, line: issue.place.line, column: issue.place.column,
      path: issue.path.isEmpty ? nil : issue.path)
    return library.rules.catatan(
      id, at: location, values, value: issue.value ?? issue.element,
      suggestion: suggestion(issue, values))
  }

  /// The nearest allowed word, and otherwise the list of what is allowed.
  private func suggestion(_ issue: XMLIssue, _ values: [String: String]) -> String? {
    // What is missing is said by the rule's own remedy.
    guard issue.origin == .schema, !issue.detail.contains("Missing child") else { return nil }
    let wrong = issue.value ?? (issue.code == 1866 ? issue.attribute : issue.element)
    if let wrong {
      let candidates = issue.expected.isEmpty && issue.value == nil ? Array(names) : issue.expected
      if let near = Similarity.nearest(to: wrong, in: candidates.sorted()) {
        return library.messages.text("saran.mungkin", ["nilai": near])
      }
    }
    guard !issue.expected.isEmpty else { return nil }
    return library.messages.text(
      "saran.pilihan", ["daftar": issue.expected.map { "'\($0)'" }.joined(separator: ", ")])
  }
}
