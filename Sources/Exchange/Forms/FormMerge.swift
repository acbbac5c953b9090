internal import XMLTree

/// Puts what a form says into an event.
struct FormMerge {
  /// A value of the form that the sheet has otherwise.
  struct Difference {
    let field: String
    let before: String
    let now: String
  }

  /// The event with what the form says.
  var event: Element
  /// The meetings that the event is about.
  let above: [Element]
  var differences: [Difference] = []
  var taken = 0

  init(event: Element, above: [Element]) {
    self.event = event
    self.above = above
  }

  /// The meetings that an event is about, the nearest first: what they say holds for it too.
  static func meetings(of event: Element, _ find: (String) -> Element?) -> [Element] {
    var result: [Element] = []
    var seen: Set<String> = []
    var next = event[attribute: "acara"]
    while let kode = next, seen.insert(kode).inserted, let above = find(kode) {
      result.append(above)
      next = above[attribute: "acara"]
    }
    return result
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
    take(form.signers)
  }

  // MARK: Single values

  mutating func set(_ field: String, to value: String) {
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
