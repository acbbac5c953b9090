internal import Diagnostics
internal import References

/// Where findings lie, as numbers: comparing sheets by name and rules by id at each step of sorting
/// would take most of its time.
struct FindingPlaces {
  /// A sheet of a workbook, or a text.
  private struct Source: Hashable, Comparable {
    let file: String
    let sheet: String

    static func < (left: Source, right: Source) -> Bool {
      (left.file, left.sheet) < (right.file, right.sheet)
    }
  }

  private struct Place {
    /// Whether it lies in a text: line and column alone order those.
    let isText: Bool
    /// Place of its sheet or text among all.
    let source: Int
    let line: Int
    let column: Int
    /// Position of its rule in the catalogue.
    let rule: Int
  }

  private let places: [Place]

  /// - Parameters:
  ///   - list: the findings.
  ///   - catalogue: rules in their order.
  init(_ list: [Catatan], _ catalogue: RuleCatalogue) {
    let sources = list.map {
      Source(file: $0.location.file ?? "", sheet: $0.location.sheet ?? "")
    }
    var numbers: [Source: Int] = [:]
    for (number, source) in Set(sources).sorted().enumerated() { numbers[source] = number }
    var rules: [String: Int] = [:]
    places = zip(list, sources).map { finding, source in
      let rule = rules[finding.id] ?? catalogue.position(of: finding.id)
      rules[finding.id] = rule
      return Place(
        isText: finding.location.sheet == nil, source: numbers[source] ?? 0,
        line: finding.location.line, column: finding.location.column, rule: rule)
    }
  }

  /// Whether the finding at one position of the list stands before that at another.
  func comesFirst(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (places[left], places[right])
    if !(one.isText && other.isText), one.source != other.source {
      return one.source < other.source
    }
    if one.line != other.line { return one.line < other.line }
    if one.column != other.column { return one.column < other.column }
    return (one.rule, left) < (other.rule, right)
  }
}
