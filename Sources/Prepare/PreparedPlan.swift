public import Ingest
public import References

/// A plan joined with the law and the references, with everything computed that the documents and
/// the rules need.
///
/// Preparing is total: what cannot be resolved is marked, never refused, so that Check can say
/// everything at once.
public struct PreparedPlan: Sendable {
  /// Number of objects of a domain by state.
  public struct Counts: Sendable {
    public internal(set) var current = 0
    public internal(set) var stopped = 0
    public internal(set) var new = 0
    public internal(set) var improved = 0

    /// Kondisi saat ini: what exists today, to be stopped or not.
    public var today: Int { current + stopped }
    /// What the plan adds: new and improved objects.
    public var added: Int { new + improved }
    /// What there will be at the end of the period.
    public var atEnd: Int { current + added - improved }

    mutating func count(_ state: ObjectState) {
      switch state {
      case .current: current += 1
      case .stopped: stopped += 1
      case .new: new += 1
      case .improved: improved += 1
      }
    }
  }

  /// A link that leads to an object: from where, through which field.
  public struct BackLink: Sendable {
    public let from: Int
    public let field: FieldCatalogue.Field
    public let isRestricted: Bool
  }

  public private(set) var plan: Plan
  /// Years that the plan covers; a document may cover fewer (`within`).
  public let period: Period
  /// Name of the plan's file, as the user gave it.
  public var file: String { plan.file }
  public private(set) var library: Library
  public let profile: Profile
  public let terms: [String: String]
  public let index: KodeIndex
  /// Domain of each object, by position.
  public let domainOf: [String]
  /// Positions of the objects of each domain.
  public let objectsByDomain: [String: [Int]]
  public let counts: [String: Counts]
  /// Kode of the perangkat daerah that answers for each object, where it is known.
  public let ownerOf: [String?]
  public let backLinks: [Int: [BackLink]]
  /// Positions of the kegiatan that close a gap, by kode of the gap.
  public private(set) var activitiesOfGap: [String: [Int]] = [:]
  /// Positions of the kegiatan that build an object, by kode of the object.
  public private(set) var activitiesOfObject: [String: [Int]] = [:]
  /// Roles that units of the plan have, as keys of the code list `peran-unit`.
  let roles: Set<String>
  /// Kode of the objects that some gap aims at.
  private let aims: Set<String>
  /// Computed values by name, for sentences and prose.
  public private(set) var facts: [String: String] = [:]
  public let formats: Formats

  /// Joins the plan with its profile and the library.
  ///
  /// - Parameters:
  ///   - plan: a plan of the right shape.
  ///   - profile: the law that judges it.
  ///   - library: references, words and layouts.
  /// - Throws: `BrokenData` when the terms of the profile's generation are missing.
  public init(_ plan: Plan, profile: Profile, library: Library) throws(BrokenData) {
    let plan = PreparedPlan.closingNames(plan, library)
    self.plan = plan
    period = plan.identity.period
    self.profile = profile
    self.library = library
    terms = try library.terms(profile.generation)
    index = KodeIndex(plan)
    formats = Formats(library.words)
    let domainOf = plan.objects.map { library.fields.kind($0.kind)?.domain ?? "" }
    self.domainOf = domainOf
    var byDomain: [String: [Int]] = [:]
    var counts: [String: Counts] = [:]
    for (position, object) in plan.objects.enumerated() {
      byDomain[domainOf[position], default: []].append(position)
      counts[domainOf[position], default: Counts()].count(object.state)
    }
    objectsByDomain = byDomain
    self.counts = counts
    ownerOf = zip(plan.objects, domainOf).map { object, domain in
      library.fields.domain(domain).flatMap { object.value($0.ownerField) }
    }
    backLinks = PreparedPlan.backLinks(plan, library, index)
    roles = Set(
      plan.units.flatMap(\.roles).map { library.lists["peran-unit"]?.value($0)?.key ?? $0 })
    aims = Set(plan.gaps.flatMap(\.targetObjects).map(\.value))
    compute()
  }

  /// Computes what depends on the years and the kegiatan of the plan.
  private mutating func compute() {
    activitiesOfGap = [:]
    activitiesOfObject = [:]
    for (position, activity) in plan.activities.enumerated() {
      for gap in activity.gaps { activitiesOfGap[gap.value, default: []].append(position) }
      for object in activity.objects {
        activitiesOfObject[object.value, default: []].append(position)
      }
    }
    facts = Facts(plan: plan, profile: profile, library: library, counts: counts, terms: terms).all
  }

  /// Takes in further values for sentences.
  mutating func add(_ facts: [String: String]) { self.facts.merge(facts) { $1 } }

  /// The plan as a document of these years sees it: its period is theirs, lines of other years are
  /// left out, and so are kegiatan that have lines in other years only. All sums follow.
  public func within(_ years: Period) -> PreparedPlan {
    guard years != plan.identity.period else { return self }
    var result = self
    result.plan.identity.start = years.start
    result.plan.identity.end = years.end
    result.plan.activities = plan.activities.compactMap { activity in
      var kept = activity
      kept.lines.removeAll { !years.contains($0.year) }
      return kept.lines.isEmpty && !activity.lines.isEmpty ? nil : kept
    }
    result.compute()
    return result
  }

  /// The plan with further words (`Templates/locale`) that its documents need.
  ///
  /// - Parameter topic: name of the locale file, without language.
  /// - Returns: the plan.
  /// - Throws: `BrokenData` when the file is missing or broken.
  public func adding(wordsOf topic: String) throws(BrokenData) -> PreparedPlan {
    var result = self
    try result.library.addWords(topic)
    return result
  }

  /// The plan with everything closed that another version of it closes: a comparison must not tell what
  /// is open no longer.
  ///
  /// - Parameters:
  ///   - other: the other version.
  ///   - renamed: kode of the other version by those of this one, where they differ.
  /// - Returns: the plan with fewer open objects, fields, gaps and risks.
  /// - Throws: `BrokenData` when the terms of the profile's generation are missing.
  public func closing(
    what other: PreparedPlan, renamed: [String: String]
  ) throws(BrokenData) -> PreparedPlan {
    func current(_ kode: String) -> String { renamed[kode] ?? kode }
    var closed = plan
    let gaps = Set(other.plan.gaps.lazy.filter(\.isRestricted).map(\.kode))
    let risks = Set(other.plan.risks.lazy.filter(\.isRestricted).map(\.kode))
    for (position, object) in closed.objects.enumerated() {
      guard let now = other.index[current(object.kode)], other.library.fields.kind(now.kind) != nil
      else {
        continue
      }
      let later = other.plan.objects[now.position]
      if later.isRestricted { closed.objects[position].isRestricted = true }
      let fields = Set(later.fields.lazy.filter { $0.isRestricted == true }.map(\.field))
      for (number, value) in object.fields.enumerated() where fields.contains(value.field) {
        closed.objects[position].fields[number].isRestricted = true
      }
    }
    for position in closed.gaps.indices where gaps.contains(current(closed.gaps[position].kode)) {
      closed.gaps[position].isRestricted = true
    }
    for position in closed.risks.indices where risks.contains(current(closed.risks[position].kode))
    {
      closed.risks[position].isRestricted = true
    }
    return try PreparedPlan(closed, profile: profile, library: library)
  }

  /// Years that the document of a kind covers: its own, else those of the plan.
  public func period(ofDocument kind: String) -> Period {
    plan.documents.first { $0.kind == kind }?.period ?? period
  }

  /// The plan with every object restricted whose name, owner or reference is: these stand in
  /// registers, links and counts, so that they cannot be withheld one by one.
  private static func closingNames(_ plan: Plan, _ library: Library) -> Plan {
    var result = plan
    for (position, object) in plan.objects.enumerated() {
      guard let kind = library.fields.kind(object.kind),
        let domain = library.fields.domain(kind.domain)
      else { continue }
      let isClosed = object.fields.contains { value in
        guard value.isRestricted == true else { return false }
        if value.field == "nama" || value.field == domain.ownerField { return true }
        return kind.field(value.field)?.content == .reference(set: domain.referenceSet)
      }
      if isClosed { result.objects[position].isRestricted = true }
    }
    return result
  }

  private static func backLinks(
    _ plan: Plan, _ library: Library, _ index: KodeIndex
  ) -> [Int: [BackLink]] {
    var result: [Int: [BackLink]] = [:]
    for (from, object) in plan.objects.enumerated() {
      guard let kind = library.fields.kind(object.kind) else { continue }
      for value in object.fields {
        guard let field = kind.field(value.field), case .link = field.content,
          let target = index[value.value], library.fields.kind(target.kind) != nil
        else { continue }
        let restricted = value.isRestricted ?? field.isRestricted
        result[target.position, default: []].append(
          BackLink(from: from, field: field, isRestricted: restricted || object.isRestricted))
      }
    }
    return result
  }

  /// Whether some gap aims at the object with this kode.
  public func isAimedAt(_ kode: String) -> Bool { aims.contains(kode) }

  /// The domains in the order of the law; those that the law does not name follow.
  public var domainKeys: [String] {
    let named = profile.domains.map(\.key)
    return named + library.fields.domains.map(\.key).filter { !named.contains($0) }
  }

  /// Name of a domain as the law calls it.
  public func domainName(_ key: String) -> String {
    profile.domains.first { $0.key == key }?.name ?? library.words.text("domain.\(key)")
  }

  /// Name of a domain behind the words "domain arsitektur", which some laws repeat in the name.
  public func domainShortName(_ key: String) -> String {
    let name = domainName(key)
    let lead = library.words.text("kata.awalan-domain") + " "
    return name.hasPrefix(lead) ? String(name.dropFirst(lead.count)) : name
  }

  /// Name of a unit; the kode itself when it is unknown.
  public func unitName(_ kode: String) -> String {
    index.unit(kode).map { plan.units[$0].name } ?? kode
  }

  /// The reference set of a domain in the version that the plan uses.
  public func referenceSet(_ domain: String) -> ReferenceSet? {
    library.fields.domain(domain).flatMap { library.referenceSets[$0.referenceSet] }
  }

  /// Whether the numbers of a set may be printed: they are sourced, or the plan brings a version of
  /// its own.
  public func printsNumbers(_ set: ReferenceSet) -> Bool {
    !set.hasInferredNumbers || plan.identity.referenceVersions[set.key] != nil
  }

  /// The reference code of an object, at its deepest level.
  public func referenceCode(_ object: PlanObject) -> FieldValue? {
    guard let kind = library.fields.kind(object.kind) else { return nil }
    for value in object.fields {
      if let field = kind.field(value.field), case .reference(let set) = field.content,
        set == library.fields.domain(kind.domain)?.referenceSet
      {
        return value
      }
    }
    return nil
  }
}
