public import XMLTree

/// A plan taken apart into items with fields, in the order of the plan.
///
/// Nothing that a plan says is lost but where its rows came from (`asal`, `sumber`), white space,
/// and whether a default was written out.
public struct PlanItems: Sendable {
  /// All items, each before those inside it; the first is the plan itself.
  public internal(set) var items: [PlanItem] = []
  /// Position of an item by its id.
  public private(set) var index: [String: Int] = [:]
  private var kodes: [String: Int] = [:]

  /// Takes a plan apart.
  ///
  /// - Parameters:
  ///   - root: element `rencana`, of the shape that the schema asks for.
  ///   - aliases: ids that items of this plan shall have in place of their own.
  public init(_ root: Element, aliases: [String: String] = [:]) {
    var reader = ItemReader(aliases: aliases)
    _ = reader.add(root, parent: nil)
    items = reader.items
    for (position, item) in items.enumerated() {
      index[item.id] = position
      if let kode = item.kode, kodes[kode] == nil { kodes[kode] = position }
    }
  }

  /// Takes one item apart that was added to a plan, with everything inside it.
  ///
  /// - Parameters:
  ///   - subtree: the element.
  ///   - id: id of the item in its plan.
  init(subtree: Element, id: String) {
    var reader = ItemReader(aliases: [:])
    _ = reader.add(subtree, parent: nil, knownAs: id)
    items = reader.items
    for (position, item) in items.enumerated() { index[item.id] = position }
  }

  init(items: [PlanItem]) {
    self.items = items
    for (position, item) in items.enumerated() { index[item.id] = position }
  }

  /// The item with this id.
  public func item(_ id: String) -> PlanItem? { index[id].map { items[$0] } }

  /// The item with this kode.
  public func item(kode: String) -> PlanItem? { kodes[kode].map { items[$0] } }

  /// The items of one element name, in order.
  public func named(_ name: String) -> [PlanItem] { items.filter { $0.name == name } }
}

/// Which elements of a plan are items, and what they are known by.
enum ItemKeys {
  /// Elements without kode that are items, with the attributes that tell them apart; `.` stands for
  /// their text.
  static let attributes: [String: [String]] = [
    "indeks": ["set"], "versi-acuan": ["set"], "tingkat": ["indikator"], "dokumen": ["jenis"],
    "dasar-hukum": ["kunci", "."], "manajemen": ["bidang"], "bagian": ["kunci", "dokumen"],
    "peristiwa": ["jenis", "tanggal", "nomor"], "anggota": ["kedudukan", "jabatan"],
    "rincian": ["perangkat-daerah", "sub-kegiatan", "tahun", "sumber-dana", "keluaran"],
  ]

  /// Fields by which items are matched whose id has changed, the strongest first; a match counts
  /// only where it is the only one.
  static let weaker: [String: [[String]]] = [
    "rincian": [
      ["@perangkat-daerah", "@sub-kegiatan", "@tahun"], ["@sub-kegiatan", "@tahun", "keluaran"],
      ["@perangkat-daerah", "@sub-kegiatan", "keluaran"], ["@tahun", "keluaran"], ["@tahun"],
    ],
    "anggota": [["@jabatan"], ["@kedudukan"]],
    "peristiwa": [["@jenis", "perihal"], ["@jenis", "@tanggal"]],
  ]

  /// Elements with running text: white space between their marks counts.
  static let running: Set = ["p", "butir", "sel"]

  /// Attributes that say what their absence says too.
  static func isDefault(_ name: String, _ value: String, of element: String) -> Bool {
    switch (name, value) {
    case ("keadaan", "saat-ini"), ("penjabat", "tidak"), ("contoh", "tidak"): true
    case ("status", "belum-mulai"): element == "kegiatan"
    case ("status", "aktif"): element == "kesenjangan"
    case ("status", "rancangan"): element == "dokumen"
    default: false
    }
  }
}

/// Builds the items of a plan.
struct ItemReader {
  let aliases: [String: String]
  private(set) var items: [PlanItem] = []
  private var seen: [String: Int] = [:]

  init(aliases: [String: String]) { self.aliases = aliases }

  /// Adds an item with everything inside it.
  ///
  /// - Parameters:
  ///   - element: the item.
  ///   - parent: position of the item that it stands in; nil for the first.
  ///   - known: id of the first item where it is not the plan itself.
  /// - Returns: its position.
  mutating func add(_ element: Element, parent: Int?, knownAs known: String? = nil) -> Int {
    let position = items.count
    let isPlan = parent == nil && known == nil
    let kode = element[attribute: "kode"]?.foldingSpace()
    items.append(
      PlanItem(
        id: known ?? id(of: element, kode: kode, parent: parent), name: element.name, kode: kode,
        parent: parent, fields: [], order: [], place: element.place))
    var fields = attributeFields(element, prefix: "")
    var order: [String] = []
    var children: [Int] = []
    if element.name == "bagian" {
      fields.append(ItemField(key: "isi", values: [ItemReader.prose(element)]))
    } else {
      let isText = element.elements.isEmpty
      if isText, !element.foldedText.isEmpty {
        fields.append(ItemField(key: ".", values: [ItemValue(element.foldedText)]))
      }
      var groups = NameGroups()
      for child in element.elements where child.name != "asal" && child.name != "sumber" {
        if isItem(child, inRoot: isPlan) {
          if children.isEmpty { order.append("*") }
          children.append(add(child, parent: position))
        } else {
          if groups.add(child) { order.append(child.name) }
        }
      }
      for group in groups.list { fields += self.fields(group, prefix: "") }
    }
    items[position].fields = fields
    items[position].order = order
    items[position].children = children
    return position
  }

  private func isItem(_ element: Element, inRoot: Bool) -> Bool {
    inRoot || element[attribute: "kode"] != nil || ItemKeys.attributes[element.name] != nil
  }

  private mutating func id(of element: Element, kode: String?, parent: Int?) -> String {
    let own: String
    if let kode {
      own = "\(element.name) \(kode)"
    } else if let parent {
      let keys = (ItemKeys.attributes[element.name] ?? []).map { key -> String in
        if key == "." { return element.elements.isEmpty ? element.foldedText : "" }
        return element[attribute: key]?.foldingSpace() ?? element.first(key)?.foldedText ?? ""
      }
      let name = ([element.name] + keys).joined(separator: " ")
      own = items[parent].parent == nil ? name : "\(items[parent].id)/\(name)"
    } else {
      own = element.name
    }
    let known = aliases[own] ?? own
    let count = (seen[known] ?? 0) + 1
    seen[known] = count
    if count == 1 { return known }
    let repeated = "\(known) #\(count)"
    return aliases[repeated] ?? repeated
  }

  private func attributeFields(_ element: Element, prefix: String) -> [ItemField] {
    element.attributes.compactMap { attribute -> ItemField? in
      let value = attribute.value.foldingSpace()
      guard !attribute.name.hasPrefix("xml"),
        !ItemKeys.isDefault(attribute.name, value, of: element.name)
      else { return nil }
      return ItemField(key: "\(prefix)@\(attribute.name)", values: [ItemValue(value)])
    }.sorted { $0.key < $1.key }
  }

  /// The fields of child elements of one name.
  private func fields(_ group: [Element], prefix: String) -> [ItemField] {
    let key = prefix + group[0].name
    if group.allSatisfy(ItemReader.isLeaf) {
      let years = group.compactMap { $0[attribute: "tahun"]?.foldingSpace() }
      if years.count == group.count, Set(years).count == years.count {
        return zip(years, group).map { year, element in
          ItemField(key: "\(key)/\(year)", values: [ItemReader.value(element, without: "tahun")])
        }
      }
      return [ItemField(key: key, values: group.map { ItemReader.value($0) })]
    }
    return group.enumerated().flatMap { number, element -> [ItemField] in
      let own = number == 0 ? key : "\(key)#\(number + 1)"
      if ItemReader.isLeaf(element) {
        return [ItemField(key: own, values: [ItemReader.value(element)])]
      }
      var groups = NameGroups()
      for child in element.elements where child.name != "asal" { _ = groups.add(child) }
      return attributeFields(element, prefix: own + "/")
        + groups.list.flatMap { fields($0, prefix: own + "/") }
    }
  }

  /// Whether an element is a value by itself: it has text, or nothing at all.
  private static func isLeaf(_ element: Element) -> Bool {
    element.elements.isEmpty && (element.attributes.isEmpty || !element.foldedText.isEmpty)
  }

  private static func value(_ element: Element, without key: String? = nil) -> ItemValue {
    let marks = element.attributes.filter { $0.name != key && !$0.name.hasPrefix("xml") }
      .map { Attribute($0.name, $0.value.foldingSpace()) }.sorted { $0.name < $1.name }
    return ItemValue(element.foldedText, marks: marks)
  }

  /// The blocks of a section of prose, in a form that can be compared.
  private static func prose(_ element: Element) -> ItemValue {
    let blocks = element.elements.map(folded)
    var writer = XMLWriter(capacity: 1 << 10)
    for block in blocks { writer.write(block) }
    let text = blocks.map(reading).joined(separator: " ").foldingSpace()
    return ItemValue(
      text, blocks: blocks.map { .element($0) },
      source: String(decoding: writer.finish(), as: UTF8.self))
  }

  /// Prose as it is read aloud: blocks apart, footnotes in brackets, marks where something is filled
  /// in.
  private static func reading(_ element: Element) -> String {
    var text = ""
    for child in element.children {
      switch child {
      case .text(let part): text += part
      case .instruction: break
      case .element(let child):
        switch child.name {
        case "tegas", "miring": text += reading(child)
        case "nilai": text += "[\(child[attribute: "fakta"] ?? "")]"
        // Its kode may be one that not everybody may read.
        case "rujuk": text += "[…]"
        case "catatan-kaki": text += " (\(reading(child)))"
        default: text += " \(reading(child)) "
        }
      }
    }
    return text
  }

  /// An element of prose without the white space that means nothing.
  private static func folded(_ element: Element) -> Element {
    var result = Element(element.name, attributes: [], children: [], place: element.place)
    result.attributes = element.attributes.filter { !$0.name.hasPrefix("xml") }
      .map { Attribute($0.name, $0.value.foldingSpace()) }.sorted { $0.name < $1.name }
    let isRunning = ItemKeys.running.contains(element.name)
    for (position, child) in element.children.enumerated() {
      switch child {
      case .element(let child): result.children.append(.element(folded(child)))
      case .instruction: break
      case .text(let text):
        let body = text.foldingSpace()
        let isInside = !body.isEmpty || isRunning
        guard isInside else { continue }
        let isFirst = position == 0
        let isLast = position == element.children.count - 1
        let lead = !isFirst && text.first.map(\.isWhitespace) == true ? " " : ""
        let tail =
          !isLast && !body.isEmpty && text.last.map(\.isWhitespace) == true ? " " : ""
        let folded = lead + body + tail
        if !folded.isEmpty, !(body.isEmpty && isLast) { result.children.append(.text(folded)) }
      }
    }
    return result
  }
}

/// Child elements by name, in the order in which the names begin.
struct NameGroups {
  private(set) var list: [[Element]] = []
  private var positions: [String: Int] = [:]

  /// Adds an element; whether its name is new.
  mutating func add(_ element: Element) -> Bool {
    if let position = positions[element.name] {
      list[position].append(element)
      return false
    }
    positions[element.name] = list.count
    list.append([element])
    return true
  }
}
