internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// What of a change an edition may show. What either plan restricts stays closed: what was open and
/// is closed now must not be told by the change.
struct ChangeVisibility {
  private let isPublic: Bool
  private let library: Library
  /// Kode of everything that one of the plans restricts as a whole.
  private let restricted: Set<String>

  init(_ review: ReviewReport, edition: Edition) {
    isPublic = edition == .publik
    library = review.new.library
    guard isPublic else {
      restricted = []
      return
    }
    var kodes: Set<String> = []
    for plan in [review.old.plan, review.new.plan] {
      for object in plan.objects where object.isRestricted { kodes.insert(object.kode) }
      for gap in plan.gaps where gap.isRestricted { kodes.insert(gap.kode) }
      for risk in plan.risks where risk.isRestricted { kodes.insert(risk.kode) }
    }
    restricted = kodes
  }

  /// Whether the item of a change may be named.
  func shows(_ change: ItemChange) -> Bool {
    guard isPublic else { return true }
    let kodes = [change.old?.kode, change.new?.kode].compactMap(\.self)
    if kodes.contains(where: restricted.contains) { return false }
    return [change.old, change.new].allSatisfy { item in
      item?.value("@keterbukaan").map { $0 == "publik" } ?? true
    }
  }

  /// Whether the values of a field may be shown.
  func shows(_ field: FieldChange, of change: ItemChange) -> Bool {
    guard isPublic else { return true }
    let catalogued = library.fields.kind(change.name)?.field(field.key)?.isRestricted ?? false
    return (field.old + field.new).allSatisfy { value in
      let mark = value.marks.first { $0.name == "keterbukaan" }?.value
      let isClosed = mark.map { $0 != "publik" } ?? catalogued
      return !isClosed && !restricted.contains(value.text)
    }
  }
}
