internal import XMLTree

/// What a review is measured by where the law is silent (`Schemas/acuan/reviu.xml`).
public struct ReviewCriteria: Sendable {
  /// A measure that speaks for a conclusion from a value on.
  public struct Criterion: Sendable {
    /// dipertahankan, diubah or diganti.
    public let conclusion: String
    public let measure: String
    public let least: Int
  }

  /// Kinds of events whose papers prove a review, in order.
  public let events: [String]
  /// Months after which a paper is too old.
  public let maximumAge: Int
  /// Months before the day of a review within which its events lie.
  public let window: Int
  /// Criteria in order; the first that holds counts.
  public let criteria: [Criterion]
  /// Element names that each document says, by its key; `domain` stands for all objects.
  public let scopes: [String: Set<String>]

  /// Loads the file.
  ///
  /// - Throws: `BrokenData` when it is missing or broken.
  public init(from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/reviu.xml"))
    let evidence = root.first("bukti")
    func number(_ element: Element?, _ name: String) -> Int {
      element?[attribute: name].flatMap { Int($0) } ?? 0
    }
    events = (evidence?.elements(named: "peristiwa") ?? []).compactMap { $0[attribute: "kunci"] }
    maximumAge = number(evidence, "umur-bulan")
    window = number(evidence, "sebelum-bulan")
    criteria = root.elements(named: "kriteria").map {
      Criterion(
        conclusion: $0[attribute: "simpulan"] ?? "", measure: $0[attribute: "ukuran"] ?? "",
        least: number($0, "paling-sedikit"))
    }
    var scopes: [String: Set<String>] = [:]
    for scope in root.elements(named: "cakupan") {
      scopes[scope[attribute: "dokumen"] ?? ""] = Set(
        (scope[attribute: "elemen"] ?? "").split(separator: " ").map(String.init))
    }
    self.scopes = scopes
  }
}
