public import XMLTree

/// A value of a field: its text, and what is written at it.
public struct ItemValue: Sendable, Hashable {
  /// Text with white space folded.
  public let text: String
  /// Attributes besides those that the field is known by, such as `keterbukaan`, by name.
  public let marks: [Attribute]
  /// The blocks of a prose section; empty for every other value.
  public let blocks: [Node]
  /// The blocks as text, so that they can be compared.
  let source: String

  init(_ text: String, marks: [Attribute] = [], blocks: [Node] = [], source: String = "") {
    self.text = text
    self.marks = marks
    self.blocks = blocks
    self.source = source
  }

  public static func == (left: ItemValue, right: ItemValue) -> Bool {
    left.text == right.text && left.marks == right.marks && left.source == right.source
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(marks)
    hasher.combine(source)
  }
}

/// A field of an item with its values.
public struct ItemField: Sendable, Hashable {
  /// Path below the item, as sheets of workbooks name it: `nama`, `@kode`, `target/2027`,
  /// `realisasi/capaian`; `.` for the text of the item itself, and `isi` for its prose.
  public let key: String
  /// Values in the order of the plan; more than one where a field is repeated.
  public let values: [ItemValue]

  /// Texts of the values.
  public var texts: [String] { values.map(\.text) }
}

/// A thing of a plan that can be added, changed, moved and removed by itself: an object, a unit, a
/// kegiatan, a line of a kegiatan, a section of prose, and the parts of the plan that hold them.
public struct PlanItem: Sendable {
  /// Id in the plan: element and kode (`aplikasi DAA-001`); an item without kode has the id of what
  /// it stands in before it. Both plans of a comparison know an item by the same id.
  public let id: String
  /// Name of the element.
  public let name: String
  /// Kode; nil for items that have none.
  public let kode: String?
  /// Position of the item that it stands in; nil for the plan itself.
  public let parent: Int?
  /// Fields in the order of the plan.
  public var fields: [ItemField]
  /// Names of the parts in order; `*` stands for the items inside.
  var order: [String]
  /// Positions of the items inside, in order.
  public internal(set) var children: [Int] = []
  /// Where it stands in the source.
  public let place: Place

  /// The values of a field; empty when there is none.
  public func values(_ key: String) -> [ItemValue] { fields.first { $0.key == key }?.values ?? [] }

  /// The first text of a field.
  public func value(_ key: String) -> String? { values(key).first?.text }

  /// What people call the item: its name, or its text, or its kode.
  public var title: String {
    for key in PlanItem.titles {
      if let text = value(key), !text.isEmpty { return text }
    }
    return kode ?? name
  }

  /// Fields that hold what an item is called, the first that is there.
  private static let titles = ["nama", "uraian", "kejadian", "keluaran", "perihal", "tentang", "."]
}
