internal import Diagnostics
internal import References
internal import XMLTree

/// Collects the findings about one file of prose.
struct ProseFindings {
  /// Most findings about one file: what comes after them would only repeat them.
  private static let limit = 200

  let rules: RuleCatalogue
  let words: Words
  /// The file as the user named it.
  let file: String
  /// Section that is being read, as a path of elements; nil outside of sections.
  var path: String?
  private(set) var catatan: [Catatan] = []

  init(_ library: Library, file: String) {
    rules = library.rules
    words = library.messages
    self.file = file
  }

  /// Adds a finding of rule `id`.
  ///
  /// - Parameters:
  ///   - id: id of the rule.
  ///   - place: where in the file; `.none` for the file as a whole.
  ///   - value: the text that the finding is about; a long one is quoted by its beginning.
  ///   - values: further texts for the sentence; `%nilai%` is filled with the quoted value.
  ///   - suggestion: a remedy found for this case.
  mutating func add(
    _ id: String, at place: Place, value: String = "", _ values: [String: String] = [:],
    suggestion: String? = nil
  ) {
    guard catatan.count < ProseFindings.limit else { return }
    let quoted = ProseFindings.excerpt(value)
    catatan.append(
      rules.catatan(
        id, at: Location(file: file, line: place.line, column: place.column, path: path),
        values.merging(["nilai": quoted]) { own, _ in own },
        value: value.isEmpty ? nil : quoted, suggestion: suggestion))
  }

  /// The beginning of a text, at most 60 characters of it, on one line.
  static func excerpt(_ text: String) -> String {
    let line = text.foldingSpace()
    return line.count <= 60 ? line : line.prefix(59) + "…"
  }
}
