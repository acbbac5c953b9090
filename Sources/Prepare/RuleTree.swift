internal import Ingest
internal import References
public import XMLTree

/// The prepared tree of a whole plan, for rules (`Schemas/siap/data.xsd`).
///
/// It holds what the plan says, joined with its law and the references: links with what they lead
/// to, reference codes with the levels above them, values with their key in the code list, counts of
/// what points at an object. Every element has the place it comes from, or stands in one that has.
public struct RuleTree: Sendable {
  /// What of a plan a tree holds.
  public enum Part: Sendable {
    /// Everything.
    case whole
    /// Everything, but for the objects of the architecture or the proposals of the yearly round.
    case rest(objects: Bool, proposals: Bool)
    /// Nothing but objects of the architecture: those at these positions in the order of the tree.
    case objects(Range<Int>)
    /// Nothing but the proposals of the yearly round.
    case proposals
  }

  let prepared: PreparedPlan
  let documents: [PreparedDocument]

  /// The tree of a plan.
  ///
  /// - Parameters:
  ///   - prepared: the plan.
  ///   - documents: the documents that this run is about, in the restricted edition.
  public init(_ prepared: PreparedPlan, documents: [PreparedDocument]) {
    self.prepared = prepared
    self.documents = documents
  }

  /// Number of objects in the whole tree.
  public var objectCount: Int {
    prepared.library.fields.domains.reduce(0) {
      $0 + (prepared.objectsByDomain[$1.key]?.count ?? 0)
    }
  }

  /// The tree as XML text; its size is linear in that of the plan.
  public var bytes: [UInt8] {
    var writer = RuleTreeWriter(prepared, documents, to: XMLWriter(capacity: 1 << 20))
    writer.write()
    return writer.writer.finish()
  }

  /// The tree as a transform takes it.
  ///
  /// - Throws: `XMLFailure` when there is no memory for it.
  public func tree() throws(XMLFailure) -> XMLTree {
    var writer = RuleTreeWriter(prepared, documents, to: XMLTreeBuilder())
    writer.write()
    return try writer.writer.finish()
  }
}

/// Where a rule tree is written.
protocol RuleTreeOutput: XMLOutput {
  /// Adds the place of the element opened last, before anything is written into it.
  mutating func place(_ place: Place)
}

extension RuleTreeOutput {
  mutating func place(_ place: Place) {
    attribute("baris", String(place.line))
    attribute("kolom", String(place.column))
    if place.source > 0 { attribute("sumber", String(place.source)) }
  }
}

extension XMLWriter: RuleTreeOutput {}
extension XMLTreeBuilder: RuleTreeOutput {}

/// Writes the parts of a rule tree.
struct RuleTreeWriter<Output: RuleTreeOutput> {
  typealias Attributes = [(String, String?)]

  let prepared: PreparedPlan
  let documents: [PreparedDocument]
  let uses: RuleTreeCounts
  var writer: Output
  private let part: RuleTree.Part
  /// The fields that are written and their names in the tree, by kind and key.
  private let fields: [String: [String: (field: FieldCatalogue.Field, name: String)]]

  /// Begins a tree; fields in `skipped` are left out.
  init(
    _ prepared: PreparedPlan, _ documents: [PreparedDocument], to output: Output,
    of part: RuleTree.Part = .whole, skipping skipped: Set<String> = []
  ) {
    self.prepared = prepared
    self.documents = documents
    self.part = part
    fields = Dictionary(
      prepared.library.fields.domains.flatMap(\.kinds).map { kind in
        let written = kind.fields.filter { !skipped.contains($0.key) }
        return (
          kind.key,
          Dictionary(
            written.map { ($0.key, (field: $0, name: "b:\($0.key)")) },
            uniquingKeysWith: { first, _ in first })
        )
      }, uniquingKeysWith: { first, _ in first })
    // Nothing is counted for objects and proposals.
    uses =
      switch part {
      case .objects, .proposals: RuleTreeCounts()
      case .whole, .rest: RuleTreeCounts(prepared)
      }
    writer = output
  }

  var plan: Plan { prepared.plan }
  var library: Library { prepared.library }

  mutating func write() {
    writer.start(
      "siap",
      [
        ("xmlns", "urn:naskah:siap:1"), ("xmlns:b", "urn:naskah:siap:bidang:1"),
        ("versi", "1.0"), ("jenis", "data"),
        ("disusun", documents.map(\.kind).joined(separator: " ")),
        ("contoh", plan.isExample ? "ya" : nil),
      ] + place(plan.identity.periodPlace))
    switch part {
    case .whole: writeParts(objects: true, proposals: true)
    case .rest(let objects, let proposals): writeParts(objects: objects, proposals: proposals)
    case .objects(let wanted): writeObjects(wanted)
    case .proposals: writeProposalLines()
    }
    writer.end()
  }

  private mutating func writeParts(objects: Bool, proposals: Bool) {
    writeIdentity()
    writeProfile()
    writeEnactment()
    writeUnits()
    writeStrategy()
    if objects { writeObjects(0..<Int.max) }
    writeGaps()
    writeActivities()
    writeGovernance()
    if proposals { writeProposalLines() }
    writeNarrative()
  }

  // MARK: Common parts

  func place(_ place: Place) -> Attributes {
    [
      ("baris", String(place.line)), ("kolom", String(place.column)),
      ("sumber", place.source > 0 ? String(place.source) : nil),
    ]
  }

  func yes(_ value: Bool) -> String { value ? "ya" : "tidak" }

  /// A link to something with a kode: what it leads to, if anything.
  func target(_ kode: String, kinds: [String]? = nil) -> Attributes {
    guard let target = prepared.index[kode] else { return [("ada", "tidak")] }
    let isObject = library.fields.kind(target.kind) != nil
    return [
      ("ada", "ya"), ("jenis", target.kind), ("nama", target.name),
      ("keadaan", isObject ? plan.objects[target.position].state.rawValue : nil),
      ("cocok", kinds.map { yes($0.contains(target.kind)) }),
    ]
  }

  mutating func writeLinks(_ name: String, _ links: [Placed<String>]) {
    for link in links {
      writer.element(name, target(link.value) + place(link.place), text: link.value)
    }
  }

  mutating func writeUnitLinks(_ name: String, _ links: [Placed<String>]) {
    for link in links { writer.element(name, unit(link), text: link.value) }
  }

  private func unit(_ link: Placed<String>) -> Attributes {
    let position = prepared.index.unit(link.value)
    return [
      ("ada", yes(position != nil)), ("nama", position.map { plan.units[$0].name }),
    ] + place(link.place)
  }

  mutating func writeYears(_ name: String, _ values: [YearValue]) {
    for value in values {
      writer.element(
        name,
        [("tahun", String(value.year)), ("dalam-periode", inPeriod(value.year))]
          + place(value.place), text: value.value)
    }
  }

  func inPeriod(_ year: Int) -> String {
    yes(plan.identity.start <= year && year <= plan.identity.end)
  }

  // MARK: Objects

  /// Writes the objects at these positions in the order of the domains.
  private mutating func writeObjects(_ wanted: Range<Int>) {
    writer.start("objek")
    var first = 0
    for domain in library.fields.domains {
      let positions = prepared.objectsByDomain[domain.key] ?? []
      let own = wanted.clamped(to: first..<first + positions.count)
      defer { first += positions.count }
      guard !own.isEmpty else { continue }
      writer.start("domain", [("kunci", domain.key), ("nama", prepared.domainName(domain.key))])
      for index in own { writeObject(positions[index - first]) }
      writer.end()
    }
    writer.end()
  }

  /// Kinds of the objects that lead to an object, each once.
  private func kinds(leadingTo position: Int) -> String? {
    var kinds: [String] = []
    for link in prepared.backLinks[position] ?? [] {
      let kind = plan.objects[link.from].kind
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds.isEmpty ? nil : kinds.joined(separator: " ")
  }

  private mutating func writeObject(_ position: Int) {
    let object = plan.objects[position]
    guard let kind = library.fields.kind(object.kind) else { return }
    var replaced: String?
    if let kode = object.replaces?.value {
      let target = prepared.index[kode]
      replaced = yes(
        target?.kind == object.kind && kode != object.kode
          && target.map { plan.objects[$0.position].state.existsToday } == true)
    }
    writer.start(
      object.kind,
      [
        ("kode", object.kode), ("sebutan", "\(kind.name) \(object.kode)"), ("nama", object.name),
        ("keadaan", object.state.rawValue), ("ada", yes(object.state.existsToday)),
        ("atas", object.replaces?.value), ("atas-ada", replaced),
        ("dituju", yes(prepared.isAimedAt(object.kode))),
        ("kegiatan", String(prepared.activitiesOfObject[object.kode]?.count ?? 0)),
        ("dirujuk", String(prepared.backLinks[position]?.count ?? 0)),
        ("dirujuk-oleh", kinds(leadingTo: position)),
        ("periode", object.period?.value), ("keterbukaan", object.isRestricted ? "terbatas" : nil),
        ("unit", prepared.ownerOf[position]), ("jalur", "\(object.kind)[\(object.kode)]"),
      ])
    writer.place(object.place)
    let written = fields[object.kind] ?? [:]
    var links: Set<String> = []
    for value in object.fields {
      guard let (field, name) = written[value.field] else { continue }
      writer.start(name)
      writeMeaning(value, field)
      if case .link = field.content, !links.insert("\(value.field) \(value.value)").inserted {
        writer.attribute("ganda", "ya")
      }
      writer.place(value.place)
      writer.text(value.value)
      writer.end()
    }
    writer.end()
  }

  /// Adds what a value means: the key in its code list, the levels of its reference, the object that
  /// it leads to. Fields are most of the tree, so their attributes are written one by one.
  private mutating func writeMeaning(_ value: FieldValue, _ field: FieldCatalogue.Field) {
    switch field.content {
    case .text, .date, .number, .money, .code: break
    case .unit: writer.attribute("ada", yes(prepared.index.unit(value.value) != nil))
    case .list(let key):
      let found = library.lists[key]?.value(value.value)
      writer.attribute("ada", yes(found != nil))
      if let found { writer.attribute("butir", found.key) }
    case .link(let kinds):
      writer.attribute("label", field.label)
      for case (let name, let text?) in target(value.value, kinds: kinds) {
        writer.attribute(name, text)
      }
      if let keys = openness(ofTarget: value.value) { writer.attribute("sifat", keys) }
    case .reference(let key):
      guard let set = library.referenceSets[key] else { break }
      let chain = set.chain(value.value)
      writer.attribute("ada", yes(!chain.isEmpty))
      if let last = chain.last { writer.attribute("nama", last.name) }
      for (level, entry) in chain.enumerated() {
        writer.attribute("tingkat-\(level + 1)", entry.code)
      }
    }
  }

  /// Keys of the sifat of the object that a link leads to; nil for one that has none.
  private func openness(ofTarget kode: String) -> String? {
    guard let target = prepared.index[kode], let kind = library.fields.kind(target.kind),
      case .list(let key)? = kind.field("sifat")?.content, let list = library.lists[key]
    else { return nil }
    let keys = plan.objects[target.position].fields.compactMap {
      $0.field == "sifat" ? list.value($0.value)?.key : nil
    }
    return keys.isEmpty ? nil : keys.joined(separator: " ")
  }
}

/// How often things of a plan are used, counted once.
struct RuleTreeCounts {
  private(set) var objectsOfUnit: [String: Int] = [:]
  private(set) var activitiesOfUnit: [String: Int] = [:]
  private(set) var childrenOfUnit: [String: Int] = [:]
  private(set) var activitiesOfGroup: [String: Int] = [:]
  /// Years in which kegiatan of a group run that are not put off.
  private(set) var yearsOfGroup: [String: Set<Int>] = [:]
  private(set) var activitiesOfObjective: [String: Int] = [:]
  private(set) var gapsOfObjective: [String: Int] = [:]
  private(set) var objectsOfObjective: [String: Int] = [:]

  /// Counts of nothing.
  init() {}

  init(_ prepared: PreparedPlan) {
    for case let owner? in prepared.ownerOf { objectsOfUnit[owner, default: 0] += 1 }
    for unit in prepared.plan.units {
      if let parent = unit.parent { childrenOfUnit[parent, default: 0] += 1 }
    }
    for activity in prepared.plan.activities {
      activitiesOfGroup[activity.group, default: 0] += 1
      if activity.status != "ditunda" {
        yearsOfGroup[activity.group, default: []].formUnion(activity.lines.map(\.year))
      }
      let units = Set(activity.units.map(\.value) + activity.lines.map(\.unit))
      for unit in units { activitiesOfUnit[unit, default: 0] += 1 }
      for link in activity.objectives { activitiesOfObjective[link.value, default: 0] += 1 }
    }
    for link in prepared.plan.gaps.flatMap(\.objectives) {
      gapsOfObjective[link.value, default: 0] += 1
    }
    for field in prepared.plan.objects.flatMap(\.fields) where field.field == "sasaran" {
      objectsOfObjective[field.value, default: 0] += 1
    }
  }
}
