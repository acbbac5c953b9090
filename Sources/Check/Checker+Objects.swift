internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

extension Checker {
  mutating func checkObjects() {
    var names: [String: Int] = [:]
    for (position, object) in plan.objects.enumerated() {
      guard let kind = library.fields.kind(object.kind) else { continue }
      let subject = subject(object, kind)
      checkFields(object, kind, subject, owner: prepared.ownerOf[position])
      checkReplacement(object, subject, owner: prepared.ownerOf[position])
      checkKind(object, subject, owner: prepared.ownerOf[position])
      checkName(object, position, subject, &names)
    }
  }

  /// How a message names an object: `Aplikasi DAA-001`.
  private func subject(_ object: PlanObject, _ kind: FieldCatalogue.Kind) -> String {
    "\(kind.name) \(object.kode)"
  }

  private mutating func checkFields(
    _ object: PlanObject, _ kind: FieldCatalogue.Kind, _ subject: String, owner: String?
  ) {
    for field in kind.fields where field.need == .always && object.value(field.key) == nil {
      add(
        "WJB001", at: object.place, path: "\(object.kind)[\(object.kode)]", field: field.key,
        ["objek": subject, "bidang": field.label], value: nil, unit: owner)
    }
    for value in object.fields {
      guard let field = kind.field(value.field) else { continue }
      switch field.content {
      case .unit(let allowsOutsiders):
        if !allowsOutsiders {
          checkUnit(value.value, at: value.place, of: subject)
        }
      case .reference(let set):
        checkReference(value, set: set, of: object, subject, owner: owner)
      case .list(let list): checkList(value, list, field, object, subject, owner: owner)
      case .link(let kinds):
        checkLink(
          Placed(value.value, at: value.place), to: Set(kinds), field: field.label, of: subject,
          unit: owner)
        checkTime(value, of: object, subject, owner: owner)
      case .text, .date, .number, .money, .code: break
      }
    }
  }

  /// What exists today cannot rest on what is still to be built.
  private mutating func checkTime(
    _ value: FieldValue, of object: PlanObject, _ subject: String, owner: String?
  ) {
    guard object.state.existsToday, let target = prepared.index[value.value],
      library.fields.kind(target.kind) != nil,
      plan.objects[target.position].state == .new
    else { return }
    add(
      "TAU006", at: value.place,
      ["objek": subject, "nilai": value.value], unit: owner)
  }

  private mutating func checkReference(
    _ value: FieldValue, set key: String, of object: PlanObject, _ subject: String, owner: String?
  ) {
    guard let set = library.referenceSets[key] else { return }
    let values = ["nilai": value.value, "objek": subject, "set": key]
    if !value.value.uppercased().hasPrefix(key + ".") {
      return add(
        "REF003", at: value.place, values, unit: owner)
    }
    guard set.entry(value.value) != nil else {
      // Codes of a version that the program does not have cannot be judged: ACU001 says so.
      guard isJudged(set) else { return }
      return add(
        "REF001", at: value.place, values,
        suggestion: nearestCode(value.value, in: set), unit: owner)
    }
    // The urusan of a service is asked for at level 2.
    if value.field != "urusan", set.hasChildren(value.value) {
      add("REF002", at: value.place, values, unit: owner)
    }
  }

  /// The nearest code: the entry above with its children, else the code that looks most alike.
  private mutating func nearestCode(_ code: String, in set: ReferenceSet) -> String? {
    var parent = code
    while let dot = parent.lastIndex(of: ".") {
      parent = String(parent[..<dot])
      let children = set.children(of: parent)
      guard set.entry(parent) != nil, !children.isEmpty else { continue }
      if let near = meant(code, among: children.map(\.code)) { return near }
      return library.messages.text(
        "saran.acuan",
        ["induk": parent, "awal": children[0].code, "akhir": children[children.count - 1].code])
    }
    return meant(code, among: set.entries.map(\.code))
  }

  private mutating func checkList(
    _ value: FieldValue, _ key: String, _ field: FieldCatalogue.Field, _ object: PlanObject,
    _ subject: String, owner: String?
  ) {
    guard let list = library.lists[key], list.value(value.value) == nil else { return }
    let names = list.values.map(\.name)
    let meant =
      list.alias(value.value).map {
        library.messages.text("saran.mungkin", ["nilai": $0.name])
      } ?? meant(value.value, among: names)
    add(
      "DFT001", at: value.place,
      [
        "nilai": value.value, "objek": subject, "bidang": field.label, "daftar": list.name,
        "harapan": names.joined(separator: ", "),
      ], suggestion: meant, unit: owner)
  }

  private mutating func checkReplacement(
    _ object: PlanObject, _ subject: String, owner: String?
  ) {
    guard let replaces = object.replaces else { return }
    if let target = prepared.index[replaces.value], target.kind == object.kind,
      replaces.value != object.kode, plan.objects[target.position].state.existsToday
    {
      return
    }
    add(
      "TAU005", at: replaces.place,
      ["nilai": replaces.value, "objek": subject], unit: owner)
  }

  /// Rules of single kinds (domain facts, part 2.9) that count characters or need the unit's name.
  private mutating func checkKind(_ object: PlanObject, _ subject: String, owner: String?) {
    switch object.kind {
    case "layanan": checkLength("tujuan", of: object, subject, owner: owner)
    case "data-informasi":
      checkLength("uraian", of: object, subject, owner: owner)
      checkLength("tujuan", of: object, subject, owner: owner)
    case "aplikasi":
      guard isValue(object, "jenis-aplikasi", "umum"),
        object.value("pemilik").flatMap({ prepared.index.unit($0) }) != nil
      else { return }
      add(
        "APL002", at: object.place, path: "\(object.kind)[\(object.kode)]",
        ["objek": subject], unit: owner)
    default: break
    }
  }

  /// Whether a field holds the value of its code list that has this key.
  private func isValue(_ object: PlanObject, _ field: String, _ key: String) -> Bool {
    guard let text = object.value(field),
      case .list(let list)? = library.fields.kind(object.kind)?.field(field)?.content
    else { return false }
    return library.lists[list]?.value(text)?.key == key
  }

  /// Fewest characters of a description (regional intake rule).
  private static let shortest = 10

  private mutating func checkLength(
    _ key: String, of object: PlanObject, _ subject: String, owner: String?
  ) {
    guard let value = object.fields.first(where: { $0.field == key }),
      value.value.count < Checker.shortest
    else { return }
    let label = library.fields.kind(object.kind)?.field(key)?.label ?? key
    add(
      "WJB003", at: value.place,
      ["objek": subject, "bidang": label, "nilai": value.value], unit: owner)
  }

  /// Two objects of one kind and one state must not share a name; an improvement may keep the name
  /// of what it replaces.
  private mutating func checkName(
    _ object: PlanObject, _ position: Int, _ subject: String, _ names: inout [String: Int]
  ) {
    let key = "\(object.kind)|\(object.state.existsToday)|\(object.name.lowercased())"
    guard let other = names[key] else {
      names[key] = position
      return
    }
    add(
      "NAM001", at: object.place,
      ["nilai": object.name, "objek": subject, "lain": plan.objects[other].kode],
      unit: prepared.ownerOf[position])
  }
}
