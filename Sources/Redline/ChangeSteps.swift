internal import XMLTree

/// Leads from change to change: each changed part names the ids of the changes before and after it,
/// `<?urut BEFORE AFTER?>`; from the first and the last one the way leads to the list.
struct ChangeSteps {
  private var steps: [String: String] = [:]

  init(_ changes: [Change]) {
    var seen: Set<String> = []
    let ids = changes.map(\.id).filter { !$0.isEmpty && seen.insert($0).inserted }
    let list = ChangeList.id
    for (place, id) in ids.enumerated() {
      let before = place > 0 ? ids[place - 1] : list
      let after = place + 1 < ids.count ? ids[place + 1] : list
      steps[id] = "\(before) \(after)"
    }
  }

  /// The element with the steps of its changed parts.
  func linked(_ element: Element) -> Element {
    var result = element
    result.children = element.children.map { node in
      if case .element(let inner) = node { .element(linked(inner)) } else { node }
    }
    if let step = element[attribute: "xml:id"].flatMap({ steps[$0] }) {
      result.children.insert(.instruction(target: "urut", content: step), at: 0)
    }
    return result
  }
}
