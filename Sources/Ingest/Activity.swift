public import XMLTree

/// A gap between kondisi saat ini and kondisi yang dituju.
public struct Gap: Sendable {
  public var kode: String
  public var domain: String
  public var priority: String?
  public var basis: String?
  public var isDeferred: Bool
  public var isRestricted: Bool
  public var text: String
  public var today: String?
  public var aim: String?
  public var recommendation: String?
  public var currentObjects: [Placed<String>]
  public var targetObjects: [Placed<String>]
  public var objectives: [Placed<String>]
  public var unit: Placed<String>?
  public var year: Placed<Int>?
  public var place: Place
}

/// A kegiatan of the roadmap.
public struct Activity: Sendable {
  public var kode: String
  public var group: String
  /// belum-mulai, berjalan, selesai or ditunda.
  public var status: String
  public var name: String
  public var initiative: String?
  public var objectives: [Placed<String>]
  public var gaps: [Placed<String>]
  public var objects: [Placed<String>]
  public var indicators: [Placed<String>]
  public var units: [Placed<String>]
  public var remark: String?
  public var lines: [Line]
  public var place: Place
}

/// A line of a kegiatan: one unit, one sub kegiatan, one year.
public struct Line: Sendable {
  public var unit: String
  public var subactivity: String?
  public var year: Int
  public var fund: String?
  public var output: String?
  public var measure: String?
  public var target: String?
  /// Whole rupiah; nil means not yet computed, which is not zero.
  public var amount: Int64?
  public var place: Place
}
