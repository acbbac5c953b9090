internal import Ingest
internal import References
public import XMLTree

/// What rules read of a rule tree.
public struct RuleTreeNeeds: Sendable {
  /// Which fields of objects (namespace `urn:naskah:siap:bidang:1`) are meant.
  public struct Fields: Sendable {
    public var names: Set<String>
    /// Attributes, one of which every other field must have to be meant; nil among them stands for no
    /// such attribute, so that all are.
    public var attributesOfOthers: Set<String?>

    public init(names: Set<String>, attributesOfOthers: Set<String?>) {
      self.names = names
      self.attributesOfOthers = attributesOfOthers
    }

    /// Whether a field with these attributes is meant.
    func admits(_ name: String, _ attributes: some Sequence<String>) -> Bool {
      if names.contains(name) { return true }
      guard !attributesOfOthers.isEmpty else { return false }
      return attributesOfOthers.contains(nil)
        || attributes.contains { attributesOfOthers.contains($0) }
    }
  }

  /// Names of attributes; nil when all are read.
  public var attributes: Set<String>?
  /// Fields that are read.
  public var fields: Fields
  /// Fields that a finding can be about.
  public var contexts: Fields

  public init(attributes: Set<String>?, fields: Fields, contexts: Fields) {
    self.attributes = attributes
    self.fields = fields
    self.contexts = contexts
  }
}

/// What a finding takes along from the element that it is about and from those around it.
public struct RuleMark: Sendable {
  private var line: Int?
  private var column: Int?
  private var source: Int?
  /// Kode of the perangkat daerah that must act; `unit` of a full tree.
  public private(set) var unit: String?
  /// What a sentence calls it; `sebutan` of a full tree.
  public private(set) var subject: String?
  /// Path of element names; `jalur` of a full tree.
  public private(set) var path: String?

  /// Attribute of an element of a lean tree: the position of its mark.
  public static let attribute = "t"

  /// A mark of nothing.
  public init() {}

  /// Where it comes from; `baris`, `kolom` and `sumber` of a full tree.
  public var place: Place { Place(line: line ?? 0, column: column ?? 0, source: source ?? 0) }

  /// Takes over an attribute that belongs to a mark.
  mutating func take(_ name: String, _ value: String) {
    switch name {
    case "baris": line = Int(value)
    case "kolom": column = Int(value)
    case "sumber": source = Int(value)
    case "unit": unit = value
    case "sebutan": subject = value
    case "jalur": path = value
    default: break
    }
  }

  /// Takes over the place of an element.
  mutating func take(_ place: Place) {
    line = place.line
    column = place.column
    if place.source > 0 { source = place.source }
  }
}

extension RuleTree {
  /// The tree without what some rules do not read.
  ///
  /// Elements keep in place of the attributes that a finding takes along the position of a mark.
  ///
  /// - Parameters:
  ///   - part: what of the plan it holds.
  ///   - needs: what the rules read.
  ///   - marks: receives the marks.
  /// - Returns: the tree as a transform takes it.
  /// - Throws: `XMLFailure` when there is no memory for it.
  public func tree(
    of part: Part = .whole, for needs: RuleTreeNeeds, marks: inout [RuleMark]
  ) throws(XMLFailure) -> XMLTree {
    var writer = RuleTreeWriter(
      prepared, documents, to: LeanTreeBuilder(needs), of: part, skipping: unread(needs))
    writer.write()
    marks = writer.writer.marks
    return try writer.writer.finish()
  }

  /// Fields that no rule reads, whatever attributes they get.
  private func unread(_ needs: RuleTreeNeeds) -> Set<String> {
    let places = ["baris", "kolom", "sumber"]
    var possible: [String: Set<String>] = [:]
    for field in prepared.library.fields.domains.flatMap(\.kinds).flatMap(\.fields) {
      possible[field.key, default: Set(places)].formUnion(RuleTree.attributes(of: field.content))
    }
    return Set(possible.filter { !needs.fields.admits($0.key, $0.value) }.keys)
  }

  /// Names of the attributes that a field can have besides its place.
  private static func attributes(of content: FieldCatalogue.Field.Content) -> [String] {
    switch content {
    case .text, .date, .number, .money, .code: []
    case .unit: ["ada"]
    case .list: ["ada", "butir"]
    case .link: ["label", "ada", "jenis", "nama", "keadaan", "cocok", "ganda", "sifat"]
    case .reference: ["ada", "nama"] + (1...9).map { "tingkat-\($0)" }
    }
  }
}

/// Builds a rule tree of what some rules read.
struct LeanTreeBuilder: RuleTreeOutput {
  private let needs: RuleTreeNeeds
  /// Whether a rule reads where an element comes from.
  private let readsPlaces: Bool
  private let builder = XMLTreeBuilder()
  private(set) var marks: [RuleMark] = []
  /// Marks of the elements that are open.
  private var open: [RuleMark] = []
  /// The element opened last, until something is written into it.
  private var pending: (name: String, mark: RuleMark)?
  private var attributes: [(String, String?)] = []
  /// Whether a rule reads an attribute, for the last name of each slot: the same few come again and
  /// again, and are found without hashing.
  private var known = [(name: String, isRead: Bool)?](repeating: nil, count: 64)
  /// Elements left out that are open.
  private var dropped = 0

  private static let fieldPrefix = "b:"

  init(_ needs: RuleTreeNeeds) {
    self.needs = needs
    readsPlaces =
      needs.attributes.map { !$0.isDisjoint(with: ["baris", "kolom", "sumber"]) } ?? true
  }

  mutating func start(_ name: String, _ attributes: [(String, String?)], mixed: Bool) {
    flush()
    guard dropped == 0 else {
      dropped += 1
      return
    }
    pending = (name, open.last ?? RuleMark())
    self.attributes.removeAll(keepingCapacity: true)
    for case (let name, let value?) in attributes { attribute(name, value) }
  }

  mutating func attribute(_ name: String, _ value: String) {
    guard pending != nil else { return }
    pending?.mark.take(name, value)
    if isRead(name) { attributes.append((name, value)) }
  }

  /// Whether a rule reads an attribute of this name, or it declares a namespace.
  private mutating func isRead(_ name: String) -> Bool {
    let bytes = name.utf8
    let slot = (bytes.count &* 5 &+ Int(bytes.first ?? 0) &* 3 &+ Int(bytes.last ?? 0)) & 63
    if let last = known[slot], last.name == name { return last.isRead }
    let isRead = needs.attributes?.contains(name) ?? true || name.hasPrefix("xmlns")
    known[slot] = (name, isRead)
    return isRead
  }

  mutating func place(_ place: Place) {
    guard pending != nil else { return }
    pending?.mark.take(place)
    guard readsPlaces else { return }
    attribute("baris", String(place.line))
    attribute("kolom", String(place.column))
    if place.source > 0 { attribute("sumber", String(place.source)) }
  }

  mutating func text(_ text: String) {
    flush()
    if dropped == 0 { builder.text(text) }
  }

  mutating func end() {
    flush()
    guard dropped == 0 else {
      dropped -= 1
      return
    }
    open.removeLast()
    builder.end()
  }

  /// The finished tree.
  func finish() throws(XMLFailure) -> XMLTree { try builder.finish() }

  /// Writes the element opened last, or leaves it out.
  private mutating func flush() {
    guard let (name, mark) = pending else { return }
    pending = nil
    var isContext = true
    if name.hasPrefix(LeanTreeBuilder.fieldPrefix) {
      let field = String(name.dropFirst(LeanTreeBuilder.fieldPrefix.count))
      let names = attributes.lazy.map(\.0)
      guard needs.fields.admits(field, names) else {
        dropped = 1
        return
      }
      isContext = needs.contexts.admits(field, names)
    }
    if isContext {
      attributes.append((RuleMark.attribute, String(marks.count)))
      marks.append(mark)
    }
    open.append(mark)
    builder.start(name, attributes, mixed: false)
  }
}
