/// The words of libxml2's schema validator, taken apart.
///
/// The validator has codes but hands names and values over in its sentence only, such as
/// "Element '{urn:x}a', attribute 'b': [facet 'enumeration'] The value 'c' is not ...".
struct SchemaMessage {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The issue that the sentence describes; the caller adds the place.
  func issue(code: Int) -> XMLIssue {
    XMLIssue(
      .schema, code: code, detail: text,
      element: quoted(after: "Element ").map(localName),
      attribute: quoted(after: "attribute ").map(localName), value: value, expected: expected)
  }

  private var value: String? {
    // The sentence about a length does not quote the value; this one is empty.
    if text.contains("The value has a length of '0'") { return "" }
    for lead in ["The value ", "The character content ", ": '"] {
      if lead == ": '" {
        // "...: 'abc' is not a valid value of the atomic type..."
        guard let range = text.firstRange(of: ": '"),
          let end = text[range.upperBound...].firstRange(of: "' is not a valid value")
        else { continue }
        return String(text[range.upperBound..<end.lowerBound])
      }
      if let value = quoted(after: lead) { return value }
    }
    return keySequence
  }

  /// "Duplicate key-sequence ['DAA-1'] in key identity-constraint ..."
  private var keySequence: String? {
    guard let start = text.firstRange(of: "['"),
      let end = text[start.upperBound...].firstRange(of: "']")
    else { return nil }
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// "Expected is one of ( {urn:x}a, {urn:x}b )." and "... element of the set {'a', 'b'}."
  private var expected: [String] {
    if let start = text.firstRange(of: "( "),
      let end = text[start.upperBound...].firstRange(of: " )"),
      text.contains("Expected is")
    {
      return text[start.upperBound..<end.lowerBound].split(separator: ", ")
        .map { localName(String($0)) }
        .filter { !$0.hasPrefix("*") && !$0.hasPrefix("##") }
    }
    if let start = text.firstRange(of: "set {'"),
      let end = text[start.upperBound...].firstRange(of: "'}")
    {
      return String(text[start.upperBound..<end.lowerBound]).split(separator: "', '")
        .map(String.init)
    }
    return []
  }

  private func quoted(after lead: String) -> String? {
    guard let start = text.firstRange(of: lead + "'"),
      let end = text[start.upperBound...].firstIndex(of: "'")
    else { return nil }
    return String(text[start.upperBound..<end])
  }

  private func localName(_ name: String) -> String {
    guard let brace = name.lastIndex(of: "}") else { return name }
    return String(name[name.index(after: brace)...])
  }
}
