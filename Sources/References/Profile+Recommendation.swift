internal import XMLTree

extension Profile {
  /// What a proposal of some kinds needs before it is carried out, such as a recommendation of the
  /// unit that manages SPBE.
  public struct Recommendation: Sendable {
    /// Key, for what it is needed in the words of the law, and where the law says so.
    public let statement: Statement
    /// What it is in the words of the law: rekomendasi, pertimbangan, persetujuan.
    public let form: String
    /// Who gives it, in the words of the law.
    public let giver: String
    /// Kinds of proposals that need it (code list `jenis-usulan`).
    public let kinds: [String]
    /// Only for applications whose source code is so; nil for all.
    public let sourceCode: String?
    /// Only for what is placed so; nil for all.
    public let placement: String?
  }
}

extension Profile.Recommendation {
  init(_ element: Element) {
    statement = Statement(element)
    form = element[attribute: "bentuk"] ?? ""
    giver = element[attribute: "dari"] ?? ""
    kinds = (element[attribute: "usulan"] ?? "").split(separator: " ").map(String.init)
    sourceCode = element[attribute: "kode-sumber"]
    placement = element[attribute: "penempatan"]
  }
}
