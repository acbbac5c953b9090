/// One item of an amending instrument: what it changes, in which words, and what stood there.
public struct AmendmentItem: Sendable {
  /// What is done.
  public enum Action: String, Sendable, Hashable {
    /// Provisions get other words.
    case change = "ubah"
    /// Provisions are put between others.
    case insert = "sisip"
    /// Provisions are added behind the last.
    case append = "tambah"
    case remove = "hapus"
    /// A chapter or section gets another title.
    case title = "judul"
    /// An annex is replaced.
    case annex = "lampiran"
  }

  /// One row of the comparison of both versions.
  public struct Row: Sendable, Hashable {
    /// As the old version has it; empty for what was added.
    public let old: String
    /// As the amended text has it; empty for what was removed.
    public let new: String
    /// Why it was changed, where that was said.
    public let reason: String?
  }

  public let action: Action
  /// What it is about, such as "Pasal 6" or "Lampiran II".
  public let subject: String
  /// Part of its words behind which the amended instrument is named where the item stands alone.
  public let anchor: String
  /// The words of the item, without the end.
  public let sentence: [Inline]
  /// Provisions in the words that they get.
  public let quoted: [Provision]
  public let rows: [Row]
  /// Articles or rulings of the old version that it changes, adds or removes.
  public let articles: Int
}
