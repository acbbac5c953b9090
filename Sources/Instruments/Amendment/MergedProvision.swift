/// A provision with its position in the index of its instrument.
struct PlacedProvision {
  let provision: Provision
  let position: Int
  let children: [PlacedProvision]

  /// The body of an instrument with the positions that its index gives.
  static func body(of instrument: Instrument, in index: InstrumentIndex) -> [PlacedProvision] {
    var next =
      index.parts.firstIndex { part in
        if case .provision = part.rank { part.parent == nil } else { false }
      } ?? index.parts.count
    return place(instrument.body, &next)
  }

  private static func place(_ provisions: [Provision], _ next: inout Int) -> [PlacedProvision] {
    provisions.map { provision in
      let own = next
      next += 1
      return PlacedProvision(
        provision: provision, position: own, children: place(provision.children, &next))
    }
  }
}

/// A provision in two versions of an instrument laid over each other.
struct MergedProvision {
  /// What became of it.
  enum State {
    case kept
    case added
    case removed
  }

  let kind: Provision.Kind
  let state: State
  /// As the old version has it; nil for what was added.
  let old: PlacedProvision?
  /// As the new version has it; nil for what was removed.
  let new: Provision?
  /// Number in the amended text: what is kept keeps its own.
  var number = ""
  var children: [MergedProvision]
  /// As the amended text has it: there, what was removed is a mark without words.
  var placed: PlacedProvision?

  /// Lays two versions of the provisions of one parent over each other.
  ///
  /// - Parameters:
  ///   - old: the old version.
  ///   - new: the new one.
  ///   - usesNumbers: whether both carry numbers as written.
  /// - Returns: all of both, in one order.
  static func merge(
    _ old: [PlacedProvision], _ new: [Provision], usesNumbers: Bool
  ) -> [MergedProvision] {
    SiblingAlignment(old.map(\.provision), new, usesNumbers: usesNumbers).pairs().compactMap {
      pair in
      let before = pair.old.map { old[$0] }
      let after = pair.new.map { new[$0] }
      guard let kind = after?.kind ?? before?.provision.kind else { return nil }
      // Nothing below an article that was removed is told of; below a chapter, its articles are.
      let keepsInner = after != nil || kind.isDivision
      return MergedProvision(
        kind: kind, state: before == nil ? .added : after == nil ? .removed : .kept, old: before,
        new: after,
        children: keepsInner
          ? merge(before?.children ?? [], after?.children ?? [], usesNumbers: usesNumbers) : [])
    }
  }

  /// Whether it is what an item of an amendment is about: an article or a ruling.
  var isArticle: Bool { !kind.isDivision }

  /// The provision of the amended text.
  ///
  /// - Parameter removed: words of what was removed, by its kind.
  /// - Returns: the new version under the numbers that it gets, or a mark of what was removed.
  func provision(_ removed: (Provision.Kind) -> String) -> Provision {
    let inner = children.map { $0.provision(removed) }
    guard var result = new else {
      var gone = Provision(kind, number: number)
      if kind.isDivision {
        gone.title = [.text(removed(kind))]
      } else {
        gone.text = [.text(removed(kind))]
      }
      gone.children = inner
      return gone
    }
    if kind.isNumbered { result.number = number }
    result.mark = nil
    let isDefining = result.children.contains { $0.definition != nil }
    if isDefining, children.contains(where: { $0.state == .removed }) {
      result.series = .sentences
    }
    result.children = inner
    return result
  }

  /// The same with the places of the amended text, which has the same shape.
  func located(at place: PlacedProvision) -> MergedProvision {
    var result = self
    result.placed = place
    result.children = zip(children, place.children).map { $0.located(at: $1) }
    return result
  }
}
