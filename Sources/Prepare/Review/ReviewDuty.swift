public import References

/// A duty that the law, or those who assess reviews, have for the review itself, and whether it is
/// met.
public struct ReviewDuty: Sendable {
  /// Whether a duty is met.
  public enum State: Sendable { case met, unmet, open }

  /// Id of the rule that speaks when it is not met.
  public let rule: String
  /// Key of the document that is reviewed; nil for the review as a whole.
  public let document: String?
  /// Key of what is asked for, in the locale file (`reviu.kewajiban.KEY`).
  public let key: String
  public let citations: [Citation]
  public let state: State
  /// Texts for the sentences of the duty and of its rule.
  public let values: [String: String]
}
