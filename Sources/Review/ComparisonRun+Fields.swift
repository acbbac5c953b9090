internal import Diagnostics
internal import References

/// What a comparison says of one item.
extension ComparisonRun {
  // MARK: Fields

  func fieldChanges(_ before: PlanItem, _ now: PlanItem) -> [FieldChange] {
    guard before.fields != now.fields else { return [] }
    var values: [String: [ItemValue]] = [:]
    for field in before.fields { values[field.key] = field.values }
    var changes: [FieldChange] = []
    var previous: String?
    for field in now.fields {
      let was = values.removeValue(forKey: field.key)
      if was != field.values {
        changes.append(
          FieldChange(
            key: field.key, old: was ?? [], new: field.values,
            cause: cause(now, field.key, was ?? [], field.values),
            after: was == nil ? previous : nil))
      }
      previous = field.key
    }
    for field in before.fields where values[field.key] != nil {
      changes.append(
        FieldChange(
          key: field.key, old: field.values, new: [],
          cause: cause(now, field.key, field.values, []),
          after: nil))
    }
    return changes
  }

  private func cause(
    _ item: PlanItem, _ key: String, _ before: [ItemValue], _ now: [ItemValue]
  ) -> FieldChange.Cause {
    if Progress.isProgress(item.name, key, before, now) { return .progress }
    guard before.count == now.count, !before.isEmpty else { return .edited }
    if key == "@kode" { return .followed }
    var cause = FieldChange.Cause.followed
    for (was, value) in zip(before, now) where was != value {
      guard was.marks == value.marks, was.source.isEmpty else { return .edited }
      if kodes[was.text] == value.text { continue }
      guard let codes = crosswalks[was.text], codes.contains(value.text) else { return .edited }
      cause = .crosswalk
    }
    return cause
  }

  // MARK: Kinds

  func kind(
    _ before: PlanItem, _ now: PlanItem, _ fields: [FieldChange], _ to: ItemChange.Position?
  ) -> ItemChange.Kind {
    let edits = fields.filter { $0.cause == .edited }
    let state = edits.first { $0.key == "@keadaan" }?.new.first?.text
    if state == "dihentikan" { return .stopped }
    if edits.contains(where: { $0.key == "@status" && $0.new.first?.text == "ditunda" }) {
      return .deferred
    }
    if let kode = now.kode, newlyDeferred.contains(kode), library.fields.kind(now.name) != nil {
      return .deferred
    }
    let owner =
      library.fields.kind(now.name).flatMap { library.fields.domain($0.domain) }?.ownerField
      ?? ComparisonRun.owners[now.name]
    if let owner, edits.contains(where: { $0.key == owner }) { return .moved }
    if let to, let parent = before.parent, old.items[parent].id != to.parent { return .moved }
    if !edits.isEmpty { return .changed }
    return to == nil ? .kept : .reordered
  }

  /// Fields that name the perangkat daerah of what is not an object.
  private static let owners = [
    "kesenjangan": "penanggung-jawab", "kegiatan": "penanggung-jawab",
    "rincian": "@perangkat-daerah", "risiko": "penanggung-jawab", "manajemen": "@koordinator",
  ]

  func isProgress(_ item: PlanItem) -> Bool { Progress.items.contains(item.name) }

  /// Percent of shared words below which a changed name is that of another thing.
  private static let sameThing = 40

  /// Whether an object has another name and another reference under its old kode.
  func isReused(_ before: PlanItem, _ now: PlanItem, _ fields: [FieldChange]) -> Bool {
    guard let kind = library.fields.kind(now.name), let domain = library.fields.domain(kind.domain),
      fields.contains(where: { $0.key == "nama" && $0.cause == .edited })
    else { return false }
    let isReclassified = fields.contains { change in
      change.cause == .edited
        && kind.field(change.key)?.content == .reference(set: domain.referenceSet)
    }
    return isReclassified
      && NameLikeness.percent(before.title, now.title) < ComparisonRun.sameThing
  }
}
