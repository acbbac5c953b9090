/// Rules about names of sheets.
public enum SheetName {
  /// The most UTF-16 units of a name.
  public static let limit = 31

  /// Whether programs accept the name.
  public static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf16.count <= limit && !name.hasPrefix("'") && !name.hasSuffix("'")
      && !name.unicodeScalars.contains { isRefused($0) }
  }

  /// A valid name as near to `name` as can be, cut at the end of a word where possible.
  public static func valid(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      scalars.append(isRefused(scalar) || scalar == "'" ? " " : scalar)
    }
    var result = String(scalars).split(separator: " ").joined(separator: " ")
    while result.utf16.count > limit { result.removeLast() }
    if result.utf16.count == limit, let space = result.lastIndex(of: " "),
      result.distance(from: result.startIndex, to: space) > limit / 2
    {
      result = String(result[..<space])
    }
    return result.isEmpty ? "_" : result
  }

  /// The name as it stands in references.
  public static func quoted(_ name: String) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value == 0x7F || "[]:*?/\\".unicodeScalars.contains(scalar)
  }
}
