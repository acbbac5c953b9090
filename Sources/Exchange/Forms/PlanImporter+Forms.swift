internal import Diagnostics
internal import References
internal import TextDocument
internal import XMLTree

/// What became of a form that was filled in.
public struct FormSummary: Sendable {
  public let file: String
  /// Kode of the event.
  public let event: String
  /// Key of the paper.
  public let kind: String
  /// Values that the log did not have, or had otherwise.
  public let taken: Int
}

/// Forms of the process log that were filled in with a word processor: their values go into the events
/// that the sheets made.
extension PlanImporter {
  /// Takes over what a form says. Where the sheet says something else the form counts, since it is the
  /// later record, and the difference is reported.
  mutating func take(_ form: FilledForm, from file: String) {
    let location = Location(file: file)
    let key = "proses/peristiwa/\(form.event)"
    guard let position = positions[key], var event = parts["proses"]?[position] else {
      report("BUK050", at: location, ["nilai": form.event], value: form.event)
      return
    }
    for problem in form.problems {
      report(
        "BUK053", at: location,
        [
          "nilai": problem.value, "kolom": heading(problem.field),
          "harapan": library.messages.text("formulir.cara.\(problem.manner)"),
        ], value: problem.value)
    }
    var merge = FormMerge(event: event, above: eventsAbove(event))
    merge.take(form) { unitKode($0) }
    for difference in merge.differences {
      report(
        "BUK052", at: location,
        [
          "nilai": difference.now, "lain": difference.before, "objek": form.event,
          "kolom": heading(difference.field),
        ], value: difference.now)
    }
    event = merge.event
    sort(&event)
    parts["proses"]?[position] = event
    forms.append(
      FormSummary(file: file, event: form.event, kind: form.kind, taken: merge.taken))
  }

  /// The meetings that an event is about, the nearest first: what they say holds for it too.
  private func eventsAbove(_ event: Element) -> [Element] {
    var result: [Element] = []
    var seen: Set<String> = []
    var next = event[attribute: "acara"]
    while let kode = next, seen.insert(kode).inserted,
      let position = positions["proses/peristiwa/\(kode)"], let above = parts["proses"]?[position]
    {
      result.append(above)
      next = above[attribute: "acara"]
    }
    return result
  }

  /// The heading of a field of the sheets of the log.
  private func heading(_ field: String) -> String {
    catalogue.sheets.lazy.filter { $0.container == "proses" }.flatMap(\.columns)
      .first { $0.field == field }?.heading ?? field
  }
}

/// Puts what a form says into an event.
struct FormMerge {
  /// A value of the form that the sheet has otherwise.
  struct Difference {
    let field: String
    let before: String
    let now: String
  }

  private(set) var event: Element
  /// The meetings that the event is about.
  private let above: [Element]
  private(set) var differences: [Difference] = []
  private(set) var taken = 0

  init(event: Element, above: [Element]) {
    self.event = event
    self.above = above
  }

  /// - Parameters:
  ///   - form: what the form says.
  ///   - unit: kode of the unit that a text names; nil for none.
  mutating func take(_ form: FilledForm, unit: (String) -> String?) {
    for (field, value) in form.values.sorted(by: { $0.key < $1.key }) { set(field, to: value) }
    for (field, values) in form.lists.sorted(by: { $0.key < $1.key }) where !values.isEmpty {
      // Without parties a paper prints the bodies of the participants, which nobody has to write again.
      if field == "pihak", form.kind == "berita-acara", event.hasOrInherits("peserta", above),
        !event.hasOrInherits("pihak", above)
      {
        continue
      }
      setList(field, to: values)
    }
    for attendant in form.attendants ?? [] { take(attendant, unit: unit) }
    if let decisions = form.decisions, !decisions.isEmpty { take(decisions) }
  }

  // MARK: Single values

  private mutating func set(_ field: String, to value: String) {
    let own = event.value(field)
    if let own, FormMerge.isSame(own, value) { return }
    if own == nil, isSaid(field, value) { return }
    if let own { differences.append(Difference(field: field, before: own, now: value)) }
    taken += 1
    event.set(field, to: value)
  }

  /// Whether what holds for an event without its saying so is this value: the day of the paper, or
  /// what the meeting says.
  private func isSaid(_ field: String, _ value: String) -> Bool {
    if field == "waktu/@tanggal", event[attribute: "jenis"] != "undangan",
      event[attribute: "tanggal"] == value
    {
      return true
    }
    // Letters have numbers and signers of their own.
    guard FormMerge.inherited.contains(field.split(separator: "/").first.map(String.init) ?? field)
    else { return false }
    for meeting in above {
      if let said = meeting.value(field) { return FormMerge.isSame(said, value) }
      if field == "waktu/@tanggal", meeting[attribute: "jenis"] != "undangan",
        meeting[attribute: "tanggal"] == value
      {
        return true
      }
    }
    return false
  }

  /// What an event has from the meeting that it is about.
  private static let inherited: Set<String> = [
    "waktu", "tempat", "agenda", "peserta", "pihak", "pimpinan", "notulis",
  ]

  /// Whether two texts say the same on paper: `09:00` prints as `09.00`, and a sentence gets its stop.
  static func isSame(_ one: String, _ other: String) -> Bool {
    func plain(_ text: String) -> String {
      var text = CellWords.folded(text).replacing(":", with: ".")
      while text.hasSuffix(".") { text.removeLast() }
      return text
    }
    return plain(one) == plain(other)
  }

  // MARK: Lists

  private mutating func setList(_ field: String, to values: [String]) {
    let own = event.elements(named: field).map(\.foldedText)
    func isSame(_ texts: [String]) -> Bool {
      texts.count == values.count && zip(texts, values).allSatisfy { FormMerge.isSame($0, $1) }
    }
    if isSame(own) { return }
    if own.isEmpty, let meeting = above.first(where: { $0.first(field) != nil }),
      isSame(meeting.elements(named: field).map(\.foldedText))
    {
      return
    }
    if !own.isEmpty {
      differences.append(
        Difference(
          field: field, before: own.joined(separator: "; "), now: values.joined(separator: "; ")))
    }
    taken += 1
    event.removeChildren(named: field)
    for value in values {
      event.children.append(
        .element(Element(field, children: [.text(value)], place: event.place)))
    }
  }

  /// A line of the attendance list: it is looked for among the participants by its office, and added
  /// where it is new.
  private mutating func take(_ attendant: FilledForm.Attendant, unit: (String) -> String?) {
    let inherited =
      event.first("peserta") == nil
      ? above.first { $0.first("peserta") != nil }?.elements(named: "peserta") ?? [] : []
    let known = event.elements(named: "peserta") + inherited
    let same = known.filter { FormText.isSame($0[attribute: "jabatan"] ?? "", attendant.office) }
    let old =
      same.first { FormText.isSame($0[attribute: "nama"] ?? "", attendant.name ?? "") }
      ?? same.first { $0[attribute: "nama"] == nil }
    if old == nil, attendant.name == nil, attendant.isPresent == nil, isInvited(attendant.office) {
      return
    }
    var person = old ?? Element("peserta", place: event.place)
    person[attribute: "jabatan"] = old?[attribute: "jabatan"] ?? attendant.office
    if let name = attendant.name { person[attribute: "nama"] = name }
    if person[attribute: "perangkat-daerah"] == nil, person[attribute: "instansi"] == nil,
      let body = attendant.organisation
    {
      if let kode = unit(body) {
        person[attribute: "perangkat-daerah"] = kode
      } else {
        person[attribute: "instansi"] = body
      }
    }
    if let isPresent = attendant.isPresent {
      person[attribute: "hadir"] = isPresent ? "ya" : "tidak"
    }
    if let old, Set(old.attributes) == Set(person.attributes) { return }
    taken += 1
    // Who comes from the meeting's list is written here with all the others of it.
    for other in inherited { event.children.append(.element(other)) }
    let attributes = old.map { Set($0.attributes) }
    let index = event.children.firstIndex { node in
      guard case .element(let child) = node, child.name == "peserta" else { return false }
      return attributes == Set(child.attributes)
    }
    if let index {
      event.children[index] = .element(person)
    } else {
      event.children.append(.element(person))
    }
  }

  /// Whether an office is only that of somebody invited, which the list prints without anybody's doing.
  private func isInvited(_ office: String) -> Bool {
    ([event] + above).flatMap { $0.elements(named: "pihak") }
      .contains { FormText.isSame($0.foldedText, office) }
  }

  private mutating func take(_ decisions: [FilledForm.Decision]) {
    let own = event.elements(named: "keputusan")
    func isSame(_ element: Element, _ decision: FilledForm.Decision) -> Bool {
      FormMerge.isSame(element.first("uraian")?.foldedText ?? "", decision.text)
        && element[attribute: "penanggung-jawab"] == decision.actor
        && element[attribute: "tenggat"] == decision.deadline
    }
    if own.count == decisions.count, zip(own, decisions).allSatisfy({ isSame($0, $1) }) { return }
    if !own.isEmpty {
      differences.append(
        Difference(
          field: "keputusan/uraian",
          before: own.map { $0.first("uraian")?.foldedText ?? "" }.joined(separator: "; "),
          now: decisions.map(\.text).joined(separator: "; ")))
    }
    taken += 1
    event.removeChildren(named: "keputusan")
    for decision in decisions {
      var element = Element(
        "keputusan",
        children: [
          .element(Element("uraian", children: [.text(decision.text)], place: event.place))
        ], place: event.place)
      element[attribute: "penanggung-jawab"] = decision.actor
      element[attribute: "tenggat"] = decision.deadline
      event.children.append(.element(element))
    }
  }
}

extension Element {
  /// The value of a field of a sheet: `@nomor`, `hasil`, `waktu/@mulai`.
  fileprivate func value(_ field: String) -> String? {
    let parts = field.split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    let holder = parts.count > 1 ? first(parts[0]) : self
    if last.hasPrefix("@") { return holder?[attribute: String(last.dropFirst())] }
    return first(last)?.foldedText
  }

  /// Sets the value of a field.
  fileprivate mutating func set(_ field: String, to value: String) {
    let parts = field.split(separator: "/").map(String.init)
    guard let last = parts.last else { return }
    if parts.count == 1, last.hasPrefix("@") {
      self[attribute: String(last.dropFirst())] = value
      return
    }
    let index = children.firstIndex { node in
      if case .element(let child) = node { child.name == parts[0] } else { false }
    }
    var child = Element(parts[0], place: place)
    if let index, case .element(let old) = children[index] { child = old }
    if last.hasPrefix("@") {
      child[attribute: String(last.dropFirst())] = value
    } else {
      child.children = [.text(value)]
    }
    if let index { children[index] = .element(child) } else { children.append(.element(child)) }
  }

  fileprivate mutating func removeChildren(named name: String) {
    children.removeAll { node in
      if case .element(let child) = node { child.name == name } else { false }
    }
  }

  /// Whether an event or one of the meetings that it is about has children of a name.
  fileprivate func hasOrInherits(_ name: String, _ above: [Element]) -> Bool {
    first(name) != nil || above.contains { $0.first(name) != nil }
  }
}
