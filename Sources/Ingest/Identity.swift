public import XMLTree

/// Whose plan it is, for which years, under which law.
public struct Identity: Sendable {
  public var kind: String
  public var name: String
  public var province: String
  public var seat: String
  public var head: Official
  public var secretary: Official?
  /// Head of the legal bureau, who certifies copies.
  public var legalHead: Official?
  public var start: Int
  public var end: Int
  public var periodPlace: Place
  public var profile: Placed<String>
  /// Version of each reference set that the plan names.
  public var referenceVersions: [String: Placed<String>]
  public var indices: [Index]

  /// The period of the plan.
  public var period: Period { Period(start: start, end: end) }

  /// The years of the period in order; empty when the last lies before the first, and at most 100.
  public var years: [Int] { period.years }
}

/// Years that a plan or one of its documents covers.
public struct Period: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The years in order; empty when the last lies before the first, and at most 100.
  public var years: [Int] { start <= end ? Array(start...min(end, start + 99)) : [] }

  /// Number of years; zero or less when the last lies before the first.
  public var length: Int { end - start + 1 }

  /// Whether the period holds a year.
  public func contains(_ year: Int) -> Bool { start <= year && year <= end }
}

/// An office and, where known, who holds it.
public struct Official: Sendable {
  public var office: String
  public var name: String?
  public var nip: String?
  public var rank: String?
  public var isActing: Bool
  public var place: Place = .none
}

/// A value of one year.
public struct YearValue: Sendable {
  public var year: Int
  public var value: String
  public var place: Place
}

/// A maturity index over the years.
public struct Index: Sendable {
  public var set: String
  public var values: [YearValue]
  public var targets: [YearValue]
  public var levels: [IndicatorLevel]
  public var place: Place
}

/// Level of one indicator of an index.
public struct IndicatorLevel: Sendable {
  public var indicator: String
  public var initial: String?
  public var target: String?
  public var place: Place
}

/// A document that the plan asks for, with its instrument.
public struct DocumentRequest: Sendable {
  /// Key of the outline.
  public var kind: String
  public var instrument: String?
  public var number: String?
  public var year: String?
  public var date: String?
  /// rancangan, siap-ditandatangani, ditetapkan or salinan.
  public var status: String
  public var subject: String?
  public var reason: String?
  public var official: Official?
  public var gazette: GazettePlace?
  /// Kind of the document whose instrument sets this one too.
  public var together: String?
  /// Key of the regulation whose annex the document replaces.
  public var amends: String?
  /// File beside the plan that holds the instrument itself.
  public var instrumentFile: String?
  /// File beside the plan that holds the frozen numbers of the annex.
  public var numbersFile: String?
  /// SHA-256 of the signed PDF.
  public var digest: String?
  /// Page number that the annex begins with.
  public var firstPage: Int?
  /// Years of the document, where they are not those of the plan.
  public var period: Period?
  public var place: Place
}

extension DocumentRequest {
  /// What the kind of a small instrument begins with; the key of the profile's statement follows.
  public static let decisionPrefix = "keputusan-"

  /// Key of the statement of the profile that calls for it, for a small instrument.
  public var decision: String? {
    kind.hasPrefix(DocumentRequest.decisionPrefix)
      ? String(kind.dropFirst(DocumentRequest.decisionPrefix.count)) : nil
  }

  /// A request that no plan holds, such as that of a small instrument.
  public init(kind: String, status: String) {
    self.kind = kind
    self.status = status
    place = .none
  }
}

/// Place of an instrument in Berita Daerah or Lembaran Daerah.
public struct GazettePlace: Sendable, Hashable {
  public var number: String
  public var year: String
  /// Day of promulgation (ISO 8601).
  public var date: String?
}

/// A legal basis that the plan adds to those of the profile.
public struct LegalBasis: Sendable {
  public var key: String?
  public var text: String
}

/// A perangkat daerah or other unit.
public struct Unit: Sendable {
  public var kode: String
  public var kind: String?
  public var parent: String?
  public var name: String
  public var roles: [String]
  public var affairs: [Placed<String>]
  public var place: Place
}
