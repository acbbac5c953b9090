internal import Ingest
internal import References
public import XMLTree

/// The prepared tree of a whole plan, for rules (`Schemas/siap/data.xsd`).
///
/// It holds what the plan says, joined with its law and the references: links with what they lead
/// to, reference codes with the levels above them, values with their key in the code list, counts of
/// what points at an object. Every element has the place it comes from, or stands in one that has.
public struct RuleTree {
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

/// Writes the parts of a rule tree.
struct RuleTreeWriter<Output: XMLOutput> {
  typealias Attributes = [(String, String?)]

  let prepared: PreparedPlan
  let documents: [PreparedDocument]
  let uses: RuleTreeCounts
  var writer: Output
  /// Fields that are left out.
  private let skipped: Set<String>
  /// Names of fields in the tree.
  private let names: [String: String]

  /// Begins a tree; fields in `skipped` are left out.
  init(
    _ prepared: PreparedPlan, _ documents: [PreparedDocument], to output: Output,
    skipping skipped: Set<String> = []
  ) {
    self.prepared = prepared
    self.documents = documents
    self.skipped = skipped
    names = Dictionary(
      prepared.library.fields.domains.flatMap(\.kinds).flatMap(\.fields).map {
        ($0.key, "b:\($0.key)")
      }, uniquingKeysWith: { first, _ in first })
    uses = RuleTreeCounts(prepared)
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
    writeIdentity()
    writeProfile()
    writeEnactment()
    writeUnits()
    writeStrategy()
    writeObjects()
    writeGaps()
    writeActivities()
    writeGovernance()
    writeProposalLines()
    writeNarrative()
    writer.end()
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

  private mutating func writeObjects() {
    writer.start("objek")
    for domain in library.fields.domains {
      let positions = prepared.objectsByDomain[domain.key] ?? []
      guard !positions.isEmpty else { continue }
      writer.start("domain", [("kunci", domain.key), ("nama", prepared.domainName(domain.key))])
      for position in positions { writeObject(position) }
      writer.end()
    }
    writer.end()
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
        ("periode", object.period?.value), ("keterbukaan", object.isRestricted ? "terbatas" : nil),
        ("unit", prepared.ownerOf[position]), ("jalur", "\(object.kind)[\(object.kode)]"),
      ] + place(object.place))
    var links: Set<String> = []
    for value in object.fields {
      guard let field = kind.field(value.field), !skipped.contains(value.field),
        let name = names[value.field]
      else { continue }
      writer.start(name)
      writeMeaning(value, field)
      if case .link = field.content, !links.insert("\(value.field) \(value.value)").inserted {
        writer.attribute("ganda", "ya")
      }
      writePlace(value.place)
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

  private mutating func writePlace(_ position: Place) {
    for case (let name, let text?) in place(position) { writer.attribute(name, text) }
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
