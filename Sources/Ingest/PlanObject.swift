public import XMLTree

/// Planning state of an architecture object.
public enum ObjectState: String, Sendable, CaseIterable {
  case current = "saat-ini"
  case new = "baru"
  case improved = "peningkatan"
  case stopped = "dihentikan"

  /// Whether the object exists today (kondisi saat ini).
  public var existsToday: Bool { self == .current || self == .stopped }
}

/// A value of a field of an object.
public struct FieldValue: Sendable {
  public var field: String
  public var value: String
  /// Openness written at the value; nil leaves it to the catalogue.
  public var isRestricted: Bool?
  public var place: Place
}

/// An architecture object with its fields.
public struct PlanObject: Sendable {
  /// Kind, such as `aplikasi` or `server`: the element name.
  public var kind: String
  public var kode: String
  public var state: ObjectState
  /// Kode of the object that a peningkatan replaces.
  public var replaces: Placed<String>?
  public var isRestricted: Bool
  public var period: Placed<String>?
  public var fields: [FieldValue]
  public var place: Place

  /// The first value of a field.
  public func value(_ field: String) -> String? { fields.first { $0.field == field }?.value }

  /// All values of a field.
  public func values(_ field: String) -> [String] {
    fields.compactMap { $0.field == field ? $0.value : nil }
  }

  public var name: String { value("nama") ?? kode }
}
