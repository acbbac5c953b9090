internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

/// Finds the field of the plan that an edited cell or item prints.
struct FieldFinder {
  let prepared: PreparedPlan

  /// What was edited, and where it may stand.
  struct Question {
    var old: String
    var new: String
    /// Fields that may print it, the likeliest first; attributes with `@`.
    var fields: [String]
    /// Year that the value is of.
    var year: String?
  }

  /// A field with its place.
  struct Answer {
    /// Element or attribute (`@satuan`).
    let field: String
    let owner: PlanElements.Found
    let location: Location
  }

  private struct Candidate {
    let field: String
    let year: String?
    let value: String
    let place: Place
  }

  /// The field, its value there or not; nil without elements.
  ///
  /// A field that prints the old words counts more than one of the right name: names are what columns
  /// promise, words are what was printed.
  func find(_ question: Question, in owners: [PlanElements.Found]) -> Answer? {
    var pieces = Set(FieldFinder.pieces(question.old))
    // Of a list, the item that is no longer there.
    let changed = pieces.subtracting(FieldFinder.pieces(question.new))
    if !changed.isEmpty { pieces = changed }
    var best: (score: Int, answer: Answer)?
    for owner in owners where fits(owner.element[attribute: "tahun"], question.year) {
      let fields = fields(question.fields, of: owner.element)
      for candidate in candidates(owner) where fits(candidate.year, question.year) {
        let forms = forms(candidate)
        var score = 0
        if forms.contains(question.old.settled) { score += 4 }
        if score == 0, !pieces.isDisjoint(with: forms) { score += 3 }
        if fields.contains(candidate.field) { score += 2 }
        guard score > (best?.score ?? 1) else { continue }
        best = (
          score,
          Answer(
            field: candidate.field, owner: owner,
            location: location(candidate, in: owner))
        )
      }
    }
    if let best { return best.answer }
    guard
      let owner = owners.first(where: { fits($0.element[attribute: "tahun"], question.year) })
    else { return nil }
    let field = fields(question.fields, of: owner.element).first ?? ""
    let full = question.year.map { field.isEmpty ? field : "\(field)/\($0)" } ?? field
    return Answer(
      field: field, owner: owner, location: location(full, owner.place, in: owner))
  }

  private func fits(_ year: String?, _ wanted: String?) -> Bool {
    guard let year, let wanted else { return true }
    return year == wanted
  }

  /// Fields that a column names in the tables of all kinds: the owner and the reference of an object
  /// have names of their own in each domain.
  private func fields(_ names: [String], of element: Element) -> [String] {
    guard let kind = prepared.library.fields.kind(element.name) else { return names }
    return names.map { name in
      switch name {
      case "unit": return prepared.library.fields.domain(kind.domain)?.ownerField ?? name
      case "acuan":
        let set = prepared.library.fields.domain(kind.domain)?.referenceSet
        return kind.fields.first { field in
          if case .reference(let own) = field.content { own == set } else { false }
        }?.key ?? name
      default: return name
      }
    }
  }

  // MARK: Values

  private func candidates(_ owner: PlanElements.Found) -> [Candidate] {
    var result: [Candidate] = []
    for child in owner.element.elements where child.elements.isEmpty {
      result.append(
        Candidate(
          field: child.name, year: child[attribute: "tahun"], value: child.foldedText,
          place: child.place))
    }
    for attribute in owner.element.attributes {
      result.append(
        Candidate(
          field: "@\(attribute.name)", year: nil, value: attribute.value, place: owner.place))
    }
    return result
  }

  /// What documents print for a value.
  private func forms(_ candidate: Candidate) -> Set<String> {
    let value = candidate.value
    guard !value.isEmpty else { return [] }
    var forms: Set<String> = [value.settled, Formats.decimal(value)]
    forms.insert(prepared.unitName(value).settled)
    if let number = Int64(value) {
      forms.insert(Formats.grouped(number))
      forms.insert(Formats.grouped(number) + "*")
      forms.insert(Formats.rupiah(number))
    }
    if let year = candidate.year { forms.insert("\(value) (\(year))") }
    if let target = prepared.index[value] {
      forms.insert("\(value) \(target.name)".settled)
      if target.kind == "iku" { forms.insert(target.name.settled) }
    }
    if let name = prepared.library.nomenclature[value] { forms.insert("\(value) \(name)".settled) }
    if let set = prepared.library.referenceSet(ofCode: value) {
      let names = set.chain(value).map(\.name)
      for name in [names.last ?? "", names.joined(separator: " › ")] where !name.isEmpty {
        forms.formUnion([name.settled, "\(value) \(name)".settled])
      }
    }
    forms.insert(prepared.formats.date(value))
    let words = prepared.library.words
    for list in ["status", "keadaan", "prioritas"] where words.has("\(list).\(value)") {
      forms.insert(words.text("\(list).\(value)").settled)
    }
    return forms
  }

  /// The values of a cell that prints several.
  private static func pieces(_ text: String) -> [String] {
    text.split(whereSeparator: { ",;+\n".contains($0) }).map { String($0).settled }
      .filter { !$0.isEmpty }
  }

  // MARK: Places

  private func location(_ candidate: Candidate, in owner: PlanElements.Found) -> Location {
    if candidate.field.hasPrefix("@") {
      return location(candidate.field, owner.place, in: owner)
    }
    return prepared.plan.location(candidate.place, path: owner.path(to: candidate.field))
  }

  /// The place of a field that has none of its own: an attribute, or a value that is not there.
  private func location(
    _ field: String, _ place: Place, in owner: PlanElements.Found
  ) -> Location {
    let plan = prepared.plan
    var known: String?
    if place.source > 0, place.source <= plan.sheets.count {
      let sheet = plan.sheets[place.source - 1]
      known = ["\(owner.element.name)/\(field)", field].first { sheet.column(of: $0) != nil }
    }
    return plan.location(place, path: owner.path(to: field), field: known)
  }
}
