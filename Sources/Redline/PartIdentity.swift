/// What tells that two things of two plans are one although they are called differently: the kode
/// that have changed, and the names of what kept its kode.
public struct PartIdentity: Sendable {
  private let texts: [String: String]
  private let ids: [String: String]

  /// Nothing is called differently.
  public static let same = PartIdentity(texts: [:], ids: [:])

  /// - Parameters:
  ///   - texts: new kode and names by the old ones, as documents print them.
  ///   - ids: new ids of parts of a document by the old ones, such as those of objects.
  public init(texts: [String: String], ids: [String: String]) {
    self.texts = texts
    self.ids = ids
  }

  /// How a text of the old document that is a kode or a name as a whole is called now.
  func text(_ old: String) -> String { texts[old] ?? old }

  /// The id that a part of the old document has now.
  func id(_ old: String) -> String { ids[old] ?? old }
}
