internal import Diagnostics
internal import References
internal import Workbook
internal import XMLTree

/// What people decided about objects that may be one, and what it does to a plan.
struct DuplicateDecisions {
  /// Two objects and what is done about them.
  struct Decision: Sendable {
    let first: String
    let second: String
    /// Key of the decision; nil for a word that is none.
    let choice: String?
    /// The decision as written.
    let word: String
    let remark: String?
    let row: DecisionSheet.Row
  }

  /// Name of the closed list of decisions.
  static let choices = "keputusan-ganda"

  private(set) var decisions: [Decision] = []
  private(set) var catatan: [Catatan] = []
  /// Places of merged rows: file and sheet.
  private(set) var merged: [(file: String, sheet: String)] = []
  private let library: Library
  private let catalogue: SheetCatalogue

  /// Reads the decisions of all workbooks; what cannot be read is reported.
  init(_ books: [SourceSet.Book], _ catalogue: SheetCatalogue, _ library: Library) {
    self.library = library
    self.catalogue = catalogue
    guard let layout = catalogue.decisions["ganda"] else { return }
    var lacking: [(file: String, sheet: String, heading: String)] = []
    let rows = layout.rows(in: books, CellWords(catalogue: catalogue)) {
      lacking.append(($0, $1, $2))
    }
    for (file, sheet, heading) in lacking {
      catatan.append(
        library.rules.catatan(
          "BUK008", at: Location(file: file, row: 1, column: 1, sheet: sheet),
          ["lembar": sheet, "kolom": heading]))
    }
    decisions = rows.compactMap { decision($0) }
  }

  private mutating func decision(_ row: DecisionSheet.Row) -> Decision? {
    guard let first = row.value("kode"), let second = row.value("kode-lain"), first != second,
      let word = row.value("keputusan")
    else { return nil }
    let choice = catalogue.choice(word, in: DuplicateDecisions.choices)
    if choice == nil {
      let names = catalogue.choices[DuplicateDecisions.choices]?.map(\.name) ?? []
      catatan.append(
        library.rules.catatan(
          "BUK016", at: row.location("keputusan"),
          [
            "nilai": word, "kolom": row.heading("keputusan"),
            "harapan": names.joined(separator: ", "),
          ], value: word,
          suggestion: Similarity.nearest(to: word, in: names).map {
            library.messages.text("saran.mungkin", ["nilai": $0])
          }))
    }
    return Decision(
      first: first, second: second, choice: choice?.key, word: word,
      remark: row.value("keterangan"), row: row)
  }

  // MARK: Into the plan

  /// Does to a plan what was decided: later objects go into earlier ones, and links follow.
  mutating func apply(to root: inout Element) {
    guard !decisions.isEmpty else { return }
    let objects = DuplicateDecisions.objects(root, library)
    var targets: [String: String] = [:]
    func final(_ kode: String) -> String {
      var kode = kode
      while let next = targets[kode] { kode = next }
      return kode
    }
    for decision in decisions where decision.choice != nil && decision.choice != "beda" {
      let keys = [("kode", decision.first), ("kode-lain", decision.second)]
      if let (column, missing) = keys.first(where: { objects[$0.1] == nil }) {
        catatan.append(
          library.rules.catatan(
            "BUK040", at: decision.row.location(column), ["nilai": missing], value: missing))
        continue
      }
      let (one, other) = (final(decision.first), final(decision.second))
      guard one != other, let kept = objects[one], let gone = objects[other] else { continue }
      targets[other] = one
      if decision.choice == "pakai-bersama" { checkUsers(decision, kept, gone) }
    }
    guard !targets.isEmpty else { return }
    var ends: [String: String] = [:]
    for kode in targets.keys { ends[kode] = final(kode) }
    merge(ends, into: &root, objects)
  }

  /// Objects by kode.
  private static func objects(_ root: Element, _ library: Library) -> [String: Element] {
    var objects: [String: Element] = [:]
    for domain in library.fields.domains {
      for element in root.first("domain-\(domain.key)")?.elements ?? [] {
        if let kode = element[attribute: "kode"] { objects[kode] = element }
      }
    }
    return objects
  }

  /// The field of a kind that names the units that use an object besides its owner.
  private func usersField(_ kind: String) -> FieldCatalogue.Field? {
    guard let kind = library.fields.kind(kind) else { return nil }
    let owner = library.fields.domain(kind.domain)?.ownerField
    return kind.fields.first { field in
      guard case .unit = field.content else { return false }
      return field.isRepeated && field.key != owner
    }
  }

  /// Says that a kind of object has no place for the units that share it.
  private mutating func checkUsers(_ decision: Decision, _ kept: Element, _ gone: Element) {
    guard usersField(kept.name) == nil else { return }
    let domain = library.fields.kind(gone.name).flatMap { library.fields.domain($0.domain) }
    catatan.append(
      library.rules.catatan(
        "BUK041", at: decision.row.location("keputusan"),
        [
          "jenis": library.fields.kind(kept.name)?.name ?? kept.name,
          "nama": gone.first("nama")?.foldedText ?? "",
          "unit": domain.flatMap { gone.first($0.ownerField)?.foldedText } ?? "",
          "kode": kept[attribute: "kode"] ?? "",
        ]))
  }

  private mutating func merge(
    _ targets: [String: String], into root: inout Element, _ objects: [String: Element]
  ) {
    var sources: [String: [Element]] = [:]
    for decision in decisions
    where targets[decision.second] != nil || targets[decision.first] != nil {
      for kode in [decision.first, decision.second] {
        guard let end = targets[kode], let element = objects[kode] else { continue }
        let known = sources[end]?.contains(where: { $0[attribute: "kode"] == kode }) ?? false
        if !known { sources[end, default: []].append(element) }
      }
    }
    for (index, node) in root.children.enumerated() {
      guard case .element(var part) = node, part.name != "narasi", part.name != "sumber" else {
        continue
      }
      if part.name.hasPrefix("domain-") {
        part.children = part.children.compactMap { node in
          guard case .element(var object) = node, let kode = object[attribute: "kode"] else {
            return node
          }
          if targets[kode] != nil {
            if let origin = object.first("asal") {
              merged.append(
                (origin[attribute: "berkas"] ?? "", origin[attribute: "lembar"] ?? ""))
            }
            return nil
          }
          for source in sources[kode] ?? [] { add(source, to: &object) }
          return .element(object)
        }
      }
      redirect(&part, targets)
      root.children[index] = .element(part)
    }
  }

  /// Adds to an object what another says and it does not.
  private func add(_ source: Element, to object: inout Element) {
    guard source.name == object.name, let kind = library.fields.kind(object.name) else { return }
    let owner = library.fields.domain(kind.domain)?.ownerField
    let users = usersField(object.name)
    for value in source.elements where value.name != "asal" {
      guard let field = kind.field(value.name) else { continue }
      let known = object.elements(named: field.key)
      if field.key == owner, let users {
        var user = value
        user.name = users.key
        let isKnown = object.elements(named: users.key).contains {
          $0.foldedText == user.foldedText
        }
        if !isKnown { object.children.append(.element(user)) }
      } else if known.isEmpty
        || field.isRepeated && !known.contains(where: { $0.foldedText == value.foldedText })
      {
        object.children.append(.element(value))
      }
    }
    let order = catalogue.orders[object.name] ?? [:]
    func place(_ node: Node) -> Int {
      guard case .element(let child) = node else { return order.count }
      return order[child.name] ?? order.count
    }
    object.children = object.children.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  /// Leads links to merged objects to what they became; what then stands twice stays once.
  private func redirect(_ element: inout Element, _ targets: [String: String]) {
    for index in element.attributes.indices where element.attributes[index].name == "atas" {
      let kode = element.attributes[index].value
      if let end = targets[kode] { element.attributes[index].value = end }
    }
    let kind = library.fields.kind(element.name)
    var hasChanged = false
    for (index, node) in element.children.enumerated() {
      guard case .element(var child) = node else { continue }
      if child.elements.isEmpty {
        guard let end = targets[child.foldedText], isLink(child.name, of: kind) else { continue }
        child.children = [.text(end)]
        hasChanged = true
      } else {
        redirect(&child, targets)
      }
      element.children[index] = .element(child)
    }
    guard hasChanged else { return }
    var seen: Set<String> = []
    let own = kind == nil ? nil : element[attribute: "kode"]
    element.children.removeAll { node in
      guard case .element(let child) = node, isLink(child.name, of: kind), child.elements.isEmpty
      else { return false }
      let isOwn = child.foldedText == own
      return isOwn || !seen.insert("\(child.name)\u{0}\(child.foldedText)").inserted
    }
  }

  /// Whether a field holds kode of objects.
  private func isLink(_ name: String, of kind: FieldCatalogue.Kind?) -> Bool {
    guard let kind else { return DuplicateDecisions.linkFields.contains(name) }
    if case .link? = kind.field(name)?.content { return true }
    return false
  }

  /// Fields with kode of objects outside of the architecture (Schemas/rencana).
  private static let linkFields: Set<String> = ["objek", "objek-saat-ini", "objek-dituju"]
}
