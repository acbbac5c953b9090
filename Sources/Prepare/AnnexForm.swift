/// The form of a document that is the annex of an instrument: its heading block and who signs its last
/// page (UU 12/2011, Lampiran II).
public struct AnnexForm: Sendable {
  /// Lines of the heading block at the upper right: LAMPIRAN I, instrument, NOMOR, TENTANG, subject.
  public var head: [String]
  /// Office in capitals, with its comma.
  public var office: String
  /// Mark in place of the signature, on a copy.
  public var mark: String?
  /// Name in capitals, or dots.
  public var name: String
  /// Page number that the annex begins with, where it is known.
  public var firstPage: Int?

  public init(
    head: [String], office: String, mark: String?, name: String, firstPage: Int? = nil
  ) {
    self.head = head
    self.office = office
    self.mark = mark
    self.name = name
    self.firstPage = firstPage
  }
}
