internal import Ingest
public import References

/// A section of a document that reads otherwise by the plan now than by the plan that was set.
public struct SectionChange: Sendable {
  /// What became of it.
  public enum Kind: String, Sendable {
    case added = "ditambah"
    case changed = "diubah"
    case removed = "dihapus"
  }

  /// Labels from the chapter down, such as `II` and `A`.
  public let labels: [String]
  /// Title now; before, for a section that is gone.
  public let title: String
  public let kind: Kind
  /// Rows of its tables that differ.
  public let rows: Int
  public let hasText: Bool
  public let hasDrawing: Bool

  /// Compares a document section by section, in its public edition: it is the text that is signed.
  ///
  /// - Parameters:
  ///   - outlines: outlines of the document under the law of the old and of the new plan.
  ///   - old: the plan that was set.
  ///   - new: the plan now.
  /// - Returns: the sections that differ, in the order of the document now; what is gone stands last.
  /// - Complexity: grows with the size of the document.
  public static func all(
    _ outlines: (old: Outline, new: Outline), old: PreparedPlan, new: PreparedPlan
  ) -> [SectionChange] {
    let before = contents(outlines.old, of: old)
    let now = contents(outlines.new, of: new)
    let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(now.map(\.id))
    let changes = now.compactMap { section -> SectionChange? in
      guard let was = known[section.id] else { return SectionChange(section, .added) }
      let difference = section.difference(from: was)
      return difference.isNone ? nil : SectionChange(section, .changed, difference)
    }
    return changes
      + before.filter { !kept.contains($0.id) }.map { SectionChange($0, .removed) }
  }

  private init(
    _ section: SectionContent, _ kind: Kind,
    _ difference: SectionContent.Difference = SectionContent.Difference()
  ) {
    labels = section.labels
    title = section.title
    self.kind = kind
    rows = difference.rows
    hasText = difference.hasText
    hasDrawing = difference.hasDrawing
  }

  private static func contents(
    _ outline: Outline, of plan: PreparedPlan
  ) -> [SectionContent] {
    SiapWriter(
      PreparedDocument(outline, of: plan, edition: .publik), of: plan, linksRegister: false,
      isForcedDraft: false
    ).contents()
  }
}
