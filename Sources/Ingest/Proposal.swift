public import XMLTree

/// A proposal of a perangkat daerah for the budget of a year.
public struct Proposal: Sendable {
  /// Amount of one year, in rupiah.
  public struct YearAmount: Sendable {
    public var year: Int
    public var amount: Int64
    public var place: Place
  }

  /// A recommendation that the proposal has.
  public struct Recommendation: Sendable {
    /// Key of the recommendation in the profile.
    public var key: String
    /// Number and day of its paper.
    public var paper: String
    public var place: Place
  }

  public var kode: String
  /// Kode of the perangkat daerah.
  public var unit: String
  public var year: Int
  /// What is asked for (code list `jenis-usulan`).
  public var kind: String?
  /// Code of the budget nomenclature.
  public var subactivity: String?
  public var fund: String?
  /// Whether the source code of an application is open (code list `kode-sumber`).
  public var sourceCode: String?
  /// Where an application or device is placed (code list `penempatan`).
  public var placement: String?
  public var name: String
  public var reason: String?
  /// Kode of the kegiatan of the roadmap that it carries out.
  public var activity: Placed<String>?
  public var objects: [Placed<String>]
  public var volume: String?
  public var measure: String?
  /// Whole rupiah; nil means not yet computed, which is not zero.
  public var amount: Int64?
  /// What the RKA of earlier years held for the same need.
  public var history: [YearAmount]
  public var recommendations: [Recommendation]
  public var place: Place
}

extension PlanDecoder {
  /// A proposal (`Schemas/rencana/tata-kelola.xsd`, `ProposalType`).
  func proposal(_ element: Element) -> Proposal {
    func text(_ name: String) -> String? { element.first(name)?.foldedText }
    return Proposal(
      kode: element[attribute: "kode"] ?? "", unit: element[attribute: "perangkat-daerah"] ?? "",
      year: Int(element[attribute: "tahun"] ?? "") ?? 0, kind: element[attribute: "jenis"],
      subactivity: element[attribute: "sub-kegiatan"], fund: element[attribute: "sumber-dana"],
      sourceCode: element[attribute: "kode-sumber"], placement: element[attribute: "penempatan"],
      name: text("nama") ?? "", reason: text("uraian"),
      activity: element.first("kegiatan").map { Placed($0.foldedText, at: $0.place) },
      objects: element.elements(named: "objek").map { Placed($0.foldedText, at: $0.place) },
      volume: text("volume"), measure: text("satuan"), amount: text("pagu").flatMap { Int64($0) },
      history: element.elements(named: "rka").compactMap { item in
        guard let amount = Int64(item.foldedText) else { return nil }
        return Proposal.YearAmount(
          year: Int(item[attribute: "tahun"] ?? "") ?? 0, amount: amount, place: item.place)
      },
      recommendations: element.elements(named: "rekomendasi-terbit").map { item in
        Proposal.Recommendation(
          key: item[attribute: "kunci"] ?? "", paper: item.foldedText, place: item.place)
      }, place: element.place)
  }
}
