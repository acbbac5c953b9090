internal import Ingest
internal import References

extension PreparedPlan {
  /// Whether an edition may show an object at all.
  func isVisible(_ object: PlanObject, in edition: Edition) -> Bool {
    edition == .terbatas || !object.isRestricted
  }

  /// Whether an edition may show a value: the object is open, and so is the value, by what is
  /// written at it, else by the field catalogue.
  func isVisible(_ value: FieldValue, of object: PlanObject, in edition: Edition) -> Bool {
    if edition == .terbatas { return true }
    if object.isRestricted { return false }
    let restricted =
      value.isRestricted ?? library.fields.kind(object.kind)?.field(value.field)?.isRestricted
    return restricted != true
  }

  /// Whether an edition may name the thing behind a kode; unknown kodes name nothing.
  func mayName(_ kode: String, in edition: Edition) -> Bool {
    guard edition == .publik, let target = index[kode] else { return true }
    switch target.kind {
    case "kesenjangan": return !plan.gaps[target.position].isRestricted
    case "sasaran", "iku", "kegiatan": return true
    default: return !plan.objects[target.position].isRestricted
    }
  }
}

/// How much the public edition keeps back.
public struct Withheld: Sendable {
  /// Objects left out.
  public private(set) var objects = 0
  /// Values of open objects left out.
  public private(set) var values = 0

  /// Counts what the public edition of a plan leaves out.
  public init(_ prepared: PreparedPlan) {
    for object in prepared.plan.objects {
      if object.isRestricted {
        objects += 1
      } else {
        values += object.fields.count {
          !prepared.isVisible($0, of: object, in: .publik)
        }
      }
    }
  }
}
