public import References
public import Review
public import XMLTree

/// An edit as a comparison should list it.
public struct PlanEdit: Hashable {
  /// The item, as a comparison names it.
  public let id: String
  public let kind: ItemChange.Kind
  /// Keys of the fields that were edited.
  public let fields: Set<String>

  init(_ id: String, _ kind: ItemChange.Kind, _ fields: Set<String> = []) {
    self.id = id
    self.kind = kind
    self.fields = fields
  }

  /// What a comparison lists.
  public init(_ change: ItemChange) {
    self.init(change.id, change.kind, Set(change.edits.map(\.key)))
  }
}

/// Makes random edits to a plan and keeps book of what a comparison must say of them. It knows
/// nothing of how plans are compared: it edits elements.
public struct PlanEditor {
  public private(set) var edits: [PlanEdit] = []
  private let library: Library
  private var random: SeededGenerator
  private var root: Element
  private let original: Element
  /// Ids of items that have been edited, each once.
  private var touched: Set<String> = []
  private var fresh = 0
  /// Parts of the plan in which something has moved, and those that have fewer or more items: both
  /// together could be told in another way.
  private var moved: Set<String> = []
  private var thinned: Set<String> = []

  /// - Parameters:
  ///   - root: the plan.
  ///   - seed: the same seed makes the same edits.
  ///   - library: catalogues of fields.
  public init(_ root: Element, seed: UInt64, library: Library) {
    self.root = root
    original = root
    self.library = library
    random = SeededGenerator(seed: seed)
  }

  private static let containers = [
    "domain-proses-bisnis", "domain-layanan", "domain-data-informasi", "domain-aplikasi",
    "domain-infrastruktur", "domain-keamanan", "analisis-kesenjangan", "peta-rencana",
  ]

  /// The plan behind so many edits.
  public mutating func edited(count: Int) -> Element {
    var tries = 0
    while edits.count < count, tries < count * 20 {
      tries += 1
      edit()
    }
    addDeferredObjects()
    return root
  }

  private mutating func edit() {
    guard let name = PlanEditor.containers.randomElement(using: &random),
      let place = root.children.firstIndex(where: { PlanEditor.element($0)?.name == name }),
      case .element(var container) = root.children[place]
    else { return }
    container.children = container.elements.map { .element($0) }
    let count = container.children.count
    guard count > 1, let position = container.children.indices.randomElement(using: &random),
      case .element(var item) = container.children[position], let kode = item[attribute: "kode"]
    else { return }
    let id = "\(item.name) \(kode)"
    guard !touched.contains(id) else { return }
    let isObject = library.fields.kind(item.name) != nil
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      guard set(&item, item.name == "kesenjangan" ? "uraian" : "nama") else { return }
      edits.append(
        PlanEdit(id, .changed, [item.name == "kesenjangan" ? "uraian" : "nama"]))
    case 1 where isObject:
      guard item[attribute: "keadaan"] != "dihentikan" else { return }
      item[attribute: "keadaan"] = "dihentikan"
      edits.append(PlanEdit(id, .stopped, ["@keadaan"]))
    case 1:
      guard item[attribute: "status"] != "ditunda" else { return }
      item[attribute: "status"] = "ditunda"
      edits.append(PlanEdit(id, .deferred, ["@status"]))
    case 2 where !moved.contains(container.name):
      thinned.insert(container.name)
      container.children.remove(at: position)
      edits.append(PlanEdit(id, .removed))
      touched.insert(id)
      root.children[place] = .element(container)
      return
    case 3:
      thinned.insert(container.name)
      fresh += 1
      var added = item
      added[attribute: "kode"] = "UJI-\(fresh)"
      added[attribute: "status"] = nil
      // A new kegiatan builds nothing, so that it puts nothing off.
      added.children.removeAll { PlanEditor.element($0)?.name == "objek" }
      container.children.insert(.element(added), at: position)
      edits.append(PlanEdit("\(item.name) UJI-\(fresh)", .added))
      touched.insert("\(item.name) UJI-\(fresh)")
      root.children[place] = .element(container)
      return
    case 4 where isObject:
      guard let domain = library.fields.kind(item.name)?.domain,
        let owner = library.fields.domain(domain)?.ownerField, set(&item, owner, "UNIT-UJI")
      else { return }
      edits.append(PlanEdit(id, .moved, [owner]))
    case 4 where item.name == "kegiatan":
      guard
        let line = item.children.firstIndex(where: {
          PlanEditor.element($0)?.first("pagu") != nil
        }), case .element(var inner) = item.children[line], set(&inner, "pagu", "123456789")
      else { return }
      let keys = ["perangkat-daerah", "sub-kegiatan", "tahun", "sumber-dana"].map {
        inner[attribute: $0] ?? ""
      }
      let own = (["rincian"] + keys + [inner.first("keluaran")?.foldedText ?? ""])
        .joined(separator: " ")
      item.children[line] = .element(inner)
      edits.append(PlanEdit("\(id)/\(own)", .changed, ["pagu"]))
    case 5:
      // Two places further at least, so that nothing else can be taken for what moved.
      guard count > 3, !moved.contains(container.name), !thinned.contains(container.name)
      else { return }
      container.children.remove(at: position)
      let target = position >= 2 ? Int.random(in: 0...(position - 2), using: &random) : count - 1
      container.children.insert(.element(item), at: target)
      edits.append(PlanEdit(id, .reordered))
      moved.insert(container.name)
    default:
      let name = item.name == "kesenjangan" ? "rekomendasi" : "nama"
      guard set(&item, name) else { return }
      edits.append(PlanEdit(id, .changed, [name]))
    }
    touched.insert(id)
    if let current = container.children.firstIndex(where: {
      PlanEditor.element($0)?[attribute: "kode"] == kode
    }) {
      container.children[current] = .element(item)
    }
    root.children[place] = .element(container)
  }

  private mutating func set(_ item: inout Element, _ name: String, _ text: String? = nil) -> Bool {
    guard
      let place = item.children.firstIndex(where: { PlanEditor.element($0)?.name == name }),
      case .element(var field) = item.children[place]
    else { return false }
    fresh += 1
    let value = text ?? "\(field.foldedText) versi uji \(fresh)"
    guard value != field.foldedText else { return false }
    field.children = [.text(value)]
    item.children[place] = .element(field)
    return true
  }

  /// Objects are put off when all kegiatan that build them are; a comparison lists them too.
  private mutating func addDeferredObjects() {
    let before = PlanEditor.deferred(original)
    for kode in PlanEditor.deferred(root).subtracting(before) {
      guard
        let object = root.elements.flatMap(\.elements).first(where: {
          $0[attribute: "kode"] == kode && library.fields.kind($0.name) != nil
        }), original.elements.flatMap(\.elements).contains(where: { $0[attribute: "kode"] == kode })
      else { continue }
      let id = "\(object.name) \(kode)"
      let own = edits.firstIndex { $0.id == id }
      let fields = own.map { edits[$0].fields } ?? []
      if own.map({ edits[$0].kind == .stopped }) == true { continue }
      if let own { edits.remove(at: own) }
      edits.append(PlanEdit(id, .deferred, fields))
    }
  }

  private static func deferred(_ root: Element) -> Set<String> {
    var byObject: [String: [Bool]] = [:]
    for activity in root.first("peta-rencana")?.elements ?? [] {
      for object in activity.elements(named: "objek") {
        byObject[object.foldedText, default: []].append(activity[attribute: "status"] == "ditunda")
      }
    }
    return Set(byObject.filter { $0.value.allSatisfy { $0 } }.keys)
  }

  private static func element(_ node: Node) -> Element? {
    if case .element(let element) = node { element } else { nil }
  }
}
